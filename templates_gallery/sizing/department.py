"""The whole department: the functions under one head, with vice presidents where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgchart.core.document import Document
from templates_gallery.sizing import functions
from templates_gallery.sizing.ask import Ask
from templates_gallery.sizing.assumptions import USUAL, Values
from templates_gallery.sizing.call_center import agents_of, call_center
from templates_gallery.sizing.drafting import draft
from templates_gallery.sizing.posts import Group, Post, all_posts, fitted, merged, posts_in, without_chains
from templates_gallery.sizing.words import Words

UNIT = "customer-service"


def sized(words: Words, ask: Ask, values: Values = USUAL) -> Document:
    """Return the department that the form asks for, in the catalogue's words."""
    return draft(words, posts_of(ask, values), ask, values)


def posts_of(ask: Ask, values: Values) -> Post:
    """Return the department as a tree of posts."""
    agents = agents_of(ask, values)
    experience = _present(functions.accounts(ask, values), functions.rewards(ask, values, agents))
    delivery = _present(
        call_center(ask, values, agents),
        functions.incidents(values, agents),
        functions.returns(ask, values, agents),
        functions.support(ask, values, agents),
    )
    top = merged(without_chains(_top(experience, delivery, values)))
    return _with_deputies(replace(top, heads=UNIT), values["deputy_from"])


def _top(experience: Sequence[Group], delivery: Sequence[Group], values: Values) -> Post:
    """Return the head with all functions below: directly while there is room, else below vice presidents."""
    span, least = values["managers_span"], values["least_for_head"]
    groups = [*delivery, *experience]
    direct = fitted(groups, span, span, least)
    # From here on, one person cannot follow both the daily service and the relationship with customers.
    if direct is not None and all_posts(direct) < values["vice_presidents_from"]:
        has_heads = sum(bool(post.reports) for post in direct) > 1
        title = "Head of Customer Service" if has_heads else "Customer Service Manager"
        return Post("service-head", title, UNIT, reports=tuple(direct))
    assistant = Post("executive-assistant", "Executive Assistant", UNIT, beside=True)
    vice = [
        _below(Post("svp-customer-experience", "SVP, Customer Experience", UNIT), experience, values),
        _below(Post("svp-service-delivery", "SVP, Service Delivery", UNIT), delivery, values),
    ]
    line = [post for post in vice if posts_in(post.reports)]
    return Post("coo", "Chief Operating Officer", UNIT, reports=(assistant, *line))


def _below(head: Post, groups: Sequence[Group], values: Values) -> Post:
    span = values["managers_span"]
    return replace(head, reports=tuple(fitted(groups, span, span, values["least_for_head"]) or ()))


def _present(*groups: Group | None) -> list[Group]:
    return [group for group in groups if group is not None]


def _with_deputies(post: Post, least: int, is_top: bool = True) -> Post:
    """Give the heads of large functions a deputy; the top has the vice presidents or the other heads."""
    reports = tuple(_with_deputies(report, least, is_top=False) for report in post.reports)
    post = replace(post, reports=reports)
    if is_top or not post.heads or all_posts(reports) <= least:
        return post
    note = f"More than {least} posts stand below the head."
    deputy = Post("deputy", f"Deputy {post.title}", post.unit, note=note, beside=True)
    return replace(post, reports=(deputy, *reports))
