"""The call center: agents by channel and language, teams, shifts or sites, and those who plan and check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from templates_gallery.sizing.ask import HOURS, Ask
from templates_gallery.sizing.assumptions import Values
from templates_gallery.sizing.posts import (
    Group,
    Leader,
    Post,
    below_managers,
    dealt,
    depth,
    fitted,
    lead_of,
    nearest,
    posts_in,
    shares,
    spread,
    teams,
)

UNIT = "call-center"
# How much of the agents' work comes by each channel; those that are not served leave theirs to the others.
CHANNEL_WEIGHTS = {"phone": 60, "chat": 15, "social": 10, "email": 15}
SHIFTS = {
    "8x5": (),
    "12x6": ("Early Shift", "Late Shift"),
    "24x7": ("Early Shift", "Late Shift", "Night Shift"),
}
MANAGER = "call-center-manager"
# What a manager is called by how many levels it leads; the head of all is a director then.
LEVELS = ("Call Center Manager", "Area Manager, Call Center", "Division Manager, Call Center")
DIRECTOR = "Director, Call Center"


def agents_of(ask: Ask, values: Values) -> int:
    """Return how many agents are employed: as asked, or enough to have as many at work at any hour."""
    if ask.count == "employed":
        return ask.agents
    return max(ask.agents, ceil(ask.agents * HOURS[ask.hours] * 100 / worked(values)))


def worked(values: Values) -> int:
    """Return the hours that a full-time agent serves customers in a week, times 100."""
    return values["weekly_hours"] * (100 - values["shrinkage"])


def call_center(ask: Ask, values: Values, agents: int) -> Group:
    """Return the call center with its teams as reports of its head, and its staff beside these."""
    sites = _sites(ask, values, agent_boxes(ask, values, agents))
    counts = _team_counts(ask, values, [posts_in(boxes) for _, boxes in sites])
    lines: list[Post] = []
    for (name, boxes), count in zip(sites, counts, strict=True):
        lines += _site(name, boxes, count, values)
    span = values["managers_span"]
    staff = _staff(agents, values)
    level = max(map(depth, lines))
    arranged = [
        (below_managers(lines, span - posts_in(support), span, _leader(), level), support)
        for support in _staff_arrangements(staff, span, values)
    ]
    # The first one with the fewest layers over the teams.
    lines, support = min(arranged, key=lambda pair: max(map(depth, pair[0])))
    # A manager of managers is called so; a call center manager leads supervisors.
    title = DIRECTOR if any(post.words == MANAGER for post in lines) else LEVELS[0]
    head = Post(MANAGER, title, UNIT, heads=UNIT)
    return Group(head, (), _leader(), span, (*lines, *support))


def agent_boxes(ask: Ask, values: Values, agents: int) -> list[Post]:
    """Return the agents as counted boxes: by channel, then by language, trainees after those on the phone."""
    phone, social = "customer-service-representative", "chat-social-support-agent"
    served = {
        phone: ("Customer Service Representative", "phone" in ask.channels and CHANNEL_WEIGHTS["phone"]),
        social: (
            _written_title(ask),
            sum(CHANNEL_WEIGHTS[each] for each in ("chat", "social") if each in ask.channels),
        ),
        "email-support-agent": ("E-mail Support Agent", "email" in ask.channels and CHANNEL_WEIGHTS["email"]),
    }
    kinds = [(words, title, weight) for words, (title, weight) in served.items() if weight]
    trainees = agents * values["trainee_share"] // 100
    boxes: list[Post] = []
    counts = shares(agents - trainees, [weight for _, _, weight in kinds])
    for place, ((words, title, _), count) in enumerate(zip(kinds, counts, strict=True)):
        boxes += _by_language(ask, values, Post(words, title, UNIT, count))
        if place == 0 and trainees:
            note = f"{values['trainee_share']}% of the agents are in training."
            boxes.append(Post("trainee-representative", "Trainee Representative", UNIT, trainees, note=note))
    return boxes


def _written_title(ask: Ask) -> str:
    if "social" not in ask.channels:
        return "Chat Support Agent"
    return "Chat and Social Support Agent" if "chat" in ask.channels else "Social Support Agent"


def _by_language(ask: Ask, values: Values, box: Post) -> list[Post]:
    others = len(ask.languages) - 1
    if not others:
        return [box]
    main = values["main_language_share"]
    counts = shares(box.count, [main, *([(100 - main) / others] * others)])
    return [
        replace(box, title=f"{box.title}, {language}", count=count)
        for language, count in zip(ask.languages, counts, strict=True)
        if count
    ]


def _sites(ask: Ask, values: Values, boxes: Sequence[Post]) -> list[tuple[str, list[Post]]]:
    """Return the name and the agents of each region, product or shift; one without name, if none.

    Each has its part of every channel and language.
    """
    names = {"region": ask.regions, "product": ask.products, "none": SHIFTS[ask.hours]}[ask.split]
    weights = [1.0] * len(names)
    if ask.split == "none" and len(names) == 3:
        weights = [(100 - values["night_share"]) / 2] * 2 + [float(values["night_share"])]
    parts = dealt(boxes, weights) if len(names) > 1 else []
    # A shift that is one team only is a matter of rosters, not of the chart.
    least = 2 * values["least_team"] if ask.split == "none" else values["least_team"]
    if not parts or min(map(posts_in, parts)) < least:
        return [("", list(boxes))]
    return list(zip(names, parts, strict=True))


def _team_counts(ask: Ask, values: Values, sizes: Sequence[int]) -> list[int]:
    """Return the number of teams of each site: as the span asks, and a supervisor for each opening hour."""
    present = ceil(HOURS[ask.hours] / values["weekly_hours"])
    return [
        max(
            ceil(size / values["agents_per_supervisor"]),
            min(least, max(1, size // values["least_team"])),
        )
        for size, least in zip(sizes, spread(present, len(sizes)), strict=True)
    ]


def _site(name: str, boxes: Sequence[Post], count: int, values: Values) -> list[Post]:
    """Return the teams of one site below a manager of its own; a site without name has none yet."""
    ending = f", {name}" if name else ""
    each = values["agents_per_supervisor"]
    supervisor = Post(
        "team-supervisor", "Team Supervisor", UNIT, note=f"One for every {each} agents, at most."
    )

    def leader(level: int) -> Post:
        return replace(supervisor, title=f"Team Supervisor{ending}" if count == 1 else supervisor.title)

    led = teams(boxes, count, leader)
    if not name or count == 1:
        return led
    span = values["managers_span"]
    below = tuple(below_managers(led, span, span, _leader(ending)))
    return [replace(_leader(ending)(max(map(depth, below))), reports=below)]


def _leader(ending: str = "") -> Leader:
    """Return what makes the managers above the supervisors."""

    def leader(level: int) -> Post:
        title = LEVELS[min(level, len(LEVELS) + 1) - 2]
        return Post(MANAGER, f"{title}{ending}", UNIT)

    return leader


def _staff(agents: int, values: Values) -> list[Group]:
    """Return those who plan, check, train and write, each kind as a group with its head."""
    kinds = {
        "workforce-management": ("workforce-manager", "Workforce Manager", "Workforce Management"),
        "quality": ("quality-manager", "Quality Manager", "Quality"),
        "knowledge": ("knowledge-manager", "Knowledge Manager", "Knowledge"),
    }
    posts = (
        ("workforce-planner", "Workforce Planner", "workforce-management", "agents_per_planner"),
        ("quality-analyst", "Quality Analyst", "quality", "agents_per_analyst"),
        ("support-trainer", "Support Trainer", "quality", "agents_per_trainer"),
        ("knowledge-forum-editor", "Knowledge and Forum Editor", "knowledge", "agents_per_editor"),
    )
    groups = []
    for unit, (words, title, name) in kinds.items():
        boxes = tuple(
            Post(kind, name, unit, nearest(agents, values[ratio]), note=_ratio(values[ratio]))
            for kind, name, where, ratio in posts
            if where == unit and nearest(agents, values[ratio])
        )
        head = Post(words, title, unit, heads=unit)
        if boxes:
            each = values["specialists_per_lead"]
            groups.append(Group(head, boxes, lead_of(unit, name), each, loose=UNIT))
    return groups


def _staff_arrangements(staff: Sequence[Group], span: int, values: Values) -> list[list[Post]]:
    """Return the staff as reports of the head, from the most of them to one director over all.

    Two places at least are left for those who lead the teams.
    """
    rooms = [fitted(staff, room, span, values["least_for_head"]) for room in range(span - 2, 1, -1)]
    found = [posts for posts in rooms if posts is not None]
    inside = fitted(staff, span, span, values["least_for_head"])
    if inside and posts_in(inside) > 1:
        director = Post("director-support-services", "Director, Support Services", UNIT)
        found.append([replace(director, reports=tuple(inside))])
    return found


def _ratio(each: int) -> str:
    return f"One for every {each} agents, to the nearest post."
