"""The other functions: accounts, rewards, incidents, returns and product support, each with its posts."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from templates_gallery.sizing.ask import Ask
from templates_gallery.sizing.assumptions import Values
from templates_gallery.sizing.posts import Group, Leader, Post, lead_of, nearest, shares, teams

ACCOUNTS, REWARDS = "account-management", "customer-incentives-rewards"
INCIDENTS, RETURNS, SUPPORT = "incident-management", "returns-warranty", "technical-product-support"
# Who decides on returns, keeps the warranty, sends replacements, and advises on another product.
RETURNS_WEIGHTS = (
    ("customer-care-specialist", "Customer Care Specialist", 40),
    ("order-fulfillment-specialist", "Order Fulfillment Specialist", 25),
    ("warranty-operations-specialist", "Warranty Operations Specialist", 25),
    ("product-sales-specialist", "Product Sales Specialist", 10),
)
# Questions about use, faults that need logs and tests, and repairs.
SUPPORT_WEIGHTS = (
    ("product-support-representative-devices", "Product Support Representative", 55),
    ("technical-support-representative", "Technical Support Representative", 30),
    ("technical-service-representative", "Technical Service Representative", 15),
)


def accounts(ask: Ask, values: Values) -> Group | None:
    """Return account management; none without accounts."""
    managers = ceil(ask.accounts / values["accounts_per_manager"])
    each = values["managers_per_representative"]
    note = f"One for every {values['accounts_per_manager']} accounts, at most."
    boxes = [
        Post("account-manager", "Account Manager", ACCOUNTS, managers, note=note),
        Post(
            "account-representative",
            "Account Representative",
            ACCOUNTS,
            nearest(managers, each),
            note=f"One for every {each} account managers, to the nearest post.",
        ),
    ]
    head = Post("director-account-management", "Director, Account Management", ACCOUNTS, heads=ACCOUNTS)
    return _group(head, boxes, "Account Management", values)


def rewards(ask: Ask, values: Values, agents: int) -> Group | None:
    """Return incentives and rewards; none without a loyalty scheme, one post at least with one."""
    each = values["agents_per_loyalty_post"]
    posts = max(1, nearest(agents, each)) if ask.loyalty else 0
    ratio = f"One for every {each} agents, to the nearest post; at least one."
    boxes = [
        Post("customer-loyalty-specialist", "Customer Loyalty Specialist", REWARDS, posts, note=ratio),
    ]
    title = "Director, Customer Incentives & Rewards"
    head = Post("director-incentives-rewards", title, REWARDS, heads=REWARDS)
    return _group(head, boxes, "Customer Incentives & Rewards", values)


def incidents(values: Values, agents: int) -> Group | None:
    """Return incident management; none where fewer than half a post is needed."""
    each, more = values["agents_per_incident_specialist"], values["specialists_per_incident_analyst"]
    specialists = nearest(agents, each)
    analysts = nearest(specialists, more)
    ratio = f"One for every {more} specialists, to the nearest post, shared by analysts and coordinators."
    causes, updates = shares(analysts, [1, 1])
    boxes = [
        Post(
            "incident-management-specialist",
            "Incident Management Specialist",
            INCIDENTS,
            specialists,
            note=f"One for every {each} agents, to the nearest post.",
        ),
        Post("incident-analyst", "Incident Analyst", INCIDENTS, causes, note=ratio),
        Post(
            "incident-communications-coordinator",
            "Incident Communications Coordinator",
            INCIDENTS,
            updates,
            note=ratio,
        ),
    ]
    head = Post("director-incident-management", "Director, Incident Management", INCIDENTS, heads=INCIDENTS)
    return _group(head, boxes, "Incident Management", values)


def returns(ask: Ask, values: Values, agents: int) -> Group | None:
    """Return returns and warranty; none where orders do not come back, one post at least where they do."""
    each = values["agents_per_returns_post"]
    posts = max(1, nearest(agents, each)) if ask.returns else 0
    counts = shares(posts, [weight for _, _, weight in RETURNS_WEIGHTS])
    note = f"Returns have a post for every {each} agents, to the nearest post; at least one."
    boxes = [
        Post(words, title, RETURNS, count, note=note)
        for (words, title, _), count in zip(RETURNS_WEIGHTS, counts, strict=True)
    ]
    head = Post("director-returns-warranty", "Director, Returns & Warranty", RETURNS, heads=RETURNS)
    return _group(head, boxes, "Returns & Warranty", values)


def support(ask: Ask, values: Values, agents: int) -> Group | None:
    """Return technical and product support in groups by product; none without products."""
    if not ask.products:
        return None
    each = values["agents_per_support_post"]
    posts = max(1, nearest(agents, each))
    note = f"Product support has a post for every {each} agents, to the nearest post."
    staff = [
        replace(post, unit=SUPPORT)
        for post in (
            Post(
                "customer-support-analyst",
                "Customer Support Analyst",
                "",
                nearest(posts, values["support_per_analyst"]),
                note=f"One for every {values['support_per_analyst']} representatives.",
            ),
            Post(
                "help-desk-administrator",
                "Help Desk Administrator",
                "",
                nearest(agents + posts, values["users_per_administrator"]),
                note=f"One for every {values['users_per_administrator']} agents and representatives.",
            ),
        )
        if post.count
    ]
    head = Post("director-technical-support", "Director, Technical & Product Support", SUPPORT, heads=SUPPORT)
    name, span = "Product Support", values["specialists_per_lead"]
    sizes = shares(posts, [1] * len(ask.products))
    if len(ask.products) == 1 or min(sizes) < values["least_for_head"]:
        boxes = [*_representatives(posts, "", note), *staff]
        return Group(head, tuple(boxes), lead_of(SUPPORT, name), span)
    led = [
        team
        for product, size in zip(ask.products, sizes, strict=True)
        for team in teams(_representatives(size, product, note), ceil(size / span), _group_lead(product))
    ]
    return Group(head, tuple(staff), lead_of(SUPPORT, name), span, tuple(led))


def _representatives(count: int, product: str, note: str) -> list[Post]:
    counts = shares(count, [weight for _, _, weight in SUPPORT_WEIGHTS])
    ending = f", {product}" if product else ""
    return [
        Post(words, f"{title}{ending}", SUPPORT, number, note=note)
        for (words, title, _), number in zip(SUPPORT_WEIGHTS, counts, strict=True)
        if number
    ]


def _group_lead(product: str) -> Leader:
    return lambda level: Post("support-group-lead", f"Support Group Lead, {product}", SUPPORT)


def _group(head: Post, boxes: list[Post], name: str, values: Values) -> Group | None:
    """Return the group of those boxes that stand for anybody."""
    found = tuple(box for box in boxes if box.count)
    return Group(head, found, lead_of(head.unit, name), values["specialists_per_lead"]) if found else None
