"""The tree of posts before it becomes a document, and how posts are put under managers.

While it grows, every post that leads others stands alone; ``merged`` makes counted boxes of those alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil


@dataclass(frozen=True, slots=True)
class Post:
    """A box: ``words`` names where its wording is found, ``heads`` the unit that it leads.

    ``note`` says how its number came about. A ``beside`` post stands beside its manager.
    """

    words: str
    title: str
    unit: str
    count: int = 1
    reports: tuple[Post, ...] = ()
    heads: str = ""
    note: str = ""
    beside: bool = False


Leader = Callable[[int], Post]
"""Makes a manager without reports; the number says how many levels of managers it leads, 1 at the lowest."""


@dataclass(frozen=True, slots=True)
class Group:
    """Posts that belong together, and who leads them if they get a head of their own.

    ``leads`` makes those between the head and the posts, at most ``span`` posts each. ``own`` are reports of
    the head that lead people themselves. Without a head, the posts stand in the ``loose`` unit, if given.
    """

    head: Post
    boxes: tuple[Post, ...]
    leads: Leader
    span: int
    own: tuple[Post, ...] = ()
    loose: str = ""

    @property
    def posts(self) -> int:
        """How many posts stand in it, its head aside."""
        return posts_in(self.boxes) + len(self.own)


def nearest(number: int, each: int) -> int:
    """Return how many posts serve a number; half a post and more is one, less is none.

    >>> nearest(40, 50), nearest(24, 50), nearest(125, 50)
    (1, 0, 3)
    """
    return (2 * number + each) // (2 * each)


def spread(total: int, parts: int) -> list[int]:
    """Return a total in parts that differ by one at most, the larger first.

    >>> spread(13, 3)
    [5, 4, 4]
    """
    each, more = divmod(total, parts)
    return [each + (place < more) for place in range(parts)]


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Return a total in parts by weight; the largest remainders are rounded up.

    >>> shares(10, [60, 25, 15])
    [6, 3, 1]
    """
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(each) for each in exact]
    missing = total - sum(parts)
    for place in sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])[:missing]:
        parts[place] += 1
    return parts


def posts_in(posts: Iterable[Post]) -> int:
    """Return how many people these boxes stand for, those below them and beside their manager aside."""
    return sum(post.count for post in posts if not post.beside)


def all_posts(posts: Iterable[Post]) -> int:
    """Return how many people these boxes and all below them stand for."""
    return sum(post.count + all_posts(post.reports) for post in posts)


def depth(post: Post) -> int:
    """Return how many layers there are, from this post down."""
    return 1 + max(map(depth, post.reports), default=0)


def cut(boxes: Sequence[Post], sizes: Iterable[int]) -> list[tuple[Post, ...]]:
    """Return counted boxes in parts of these sizes, in their order."""
    waiting = list(boxes)
    parts = []
    for size in sizes:
        part: list[Post] = []
        while (missing := size - posts_in(part)) > 0:
            first = waiting[0]
            taken = min(missing, first.count)
            part.append(replace(first, count=taken))
            if taken == first.count:
                waiting.pop(0)
            else:
                waiting[0] = replace(first, count=first.count - taken)
        parts.append(tuple(part))
    return parts


def dealt(boxes: Iterable[Post], weights: Sequence[float]) -> list[list[Post]]:
    """Return counted boxes in parts by weight, each with its share of every box."""
    parts: list[list[Post]] = [[] for _ in weights]
    sizes = [0] * len(weights)
    for box in boxes:
        counts = [0] * len(weights)
        for _ in range(box.count):
            place = min(range(len(weights)), key=lambda place: (sizes[place] + 1) / weights[place])
            sizes[place] += 1
            counts[place] += 1
        for part, count in zip(parts, counts, strict=True):
            if count:
                part.append(replace(box, count=count))
    return parts


def teams(boxes: Sequence[Post], count: int, leader: Leader) -> list[Post]:
    """Return that many teams of nearly the same size, each below a leader."""
    return [replace(leader(1), reports=part) for part in cut(boxes, spread(posts_in(boxes), count))]


def below_managers(posts: Sequence[Post], room: int, span: int, leader: Leader, level: int = 2) -> list[Post]:
    """Return at most ``room`` posts: these, below as many levels of managers as the span needs.

    The room is two at least, ``level`` that of the first managers.
    """
    found = list(posts)
    while len(found) > room:
        parts = max(2, ceil(len(found) / span))
        start, grouped = 0, []
        for size in spread(len(found), parts):
            part = tuple(found[start : start + size])
            start += size
            # Nobody manages one report only.
            grouped.append(part[0] if size == 1 else replace(leader(level), reports=part))
        found, level = grouped, level + 1
    return found


def headed(group: Group, span: int) -> Post:
    """Return the head of a group with all of it below: leads, where there are too many for one."""
    boxes = group.boxes
    if not group.own and posts_in(boxes) <= group.span:
        return replace(group.head, reports=boxes)
    if posts_in(boxes) + len(group.own) <= span:
        return replace(group.head, reports=(*group.own, *boxes))
    led = teams(boxes, ceil(posts_in(boxes) / group.span), group.leads) if boxes else []
    return replace(group.head, reports=tuple(below_managers((*group.own, *led), span, span, group.leads)))


def fitted(groups: Sequence[Group], room: int, span: int, least_for_head: int) -> list[Post] | None:
    """Return the groups as reports of one manager, or None where not even their heads have room.

    A group has a head where it is large enough; where the room asks for it, smaller ones too, the
    largest first.
    """
    has_head = {place for place, group in enumerate(groups) if group.own or group.posts >= least_for_head}

    def needed() -> int:
        return sum(1 if place in has_head else group.posts for place, group in enumerate(groups))

    while needed() > room:
        small = [place for place in range(len(groups)) if place not in has_head and groups[place].posts > 1]
        if not small:
            return None
        has_head.add(max(small, key=lambda place: groups[place].posts))
    found: list[Post] = []
    for place, group in enumerate(groups):
        if place in has_head:
            found.append(headed(group, span))
        else:
            found += (replace(box, unit=group.loose or box.unit) for box in group.boxes)
    return found


def lead_of(unit: str, name: str) -> Leader:
    """Return what makes the team leads of a function, and managers above those."""

    def leader(level: int) -> Post:
        kind = "Team Lead" if level == 1 else "Section Manager"
        return Post("team-lead" if level == 1 else "section-manager", f"{kind}, {name}", unit)

    return leader


def without_chains(post: Post) -> Post:
    """Return the post; wherever somebody would have one report only, that report takes the place."""
    reports = tuple(map(without_chains, post.reports))
    line = [report for report in reports if not report.beside]
    if len(line) == 1 and line[0].count == post.count == 1:
        only = line[0]
        return replace(only, heads=(post.heads or only.heads) if only.reports else only.heads)
    return replace(post, reports=reports)


def merged(post: Post) -> Post:
    """Return the post with reports that are alike in one counted box, if nobody below them leads."""
    found: dict[tuple[str, ...], Post] = {}
    for number, report in enumerate(map(merged, post.reports)):
        leads_leads = any(below.reports for below in report.reports)
        alone = str(number) if leads_leads or report.heads or report.beside else ""
        kind = "leads" if report.reports else ""
        key = (report.words, report.title, report.unit, kind, alone)
        known = found.get(key)
        if known is not None:
            below = merged(replace(known, reports=(*known.reports, *report.reports))).reports
            found[key] = replace(known, count=known.count + report.count, reports=below)
        else:
            found[key] = report
    return replace(post, reports=tuple(found.values()))
