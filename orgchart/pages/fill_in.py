"""Fill in: a pasted list of people, a proposal of who goes where, and one command that puts them there."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from orgchart import services
from orgchart.access import editable_chart, visitor_of
from orgchart.core.commands import CommandError
from orgchart.core.document import Document
from orgchart.core.filling.people_list import Person, read_people
from orgchart.core.filling.proposals import Plan, Proposal, propose
from orgchart.core.index import index
from orgchart.core.text import shortened
from orgchart.models import Chart
from orgchart.services import Conflict
from orgchart.store import load_document

# Up to so many choices in all, every row offers every role; beyond, a script brings the list to the row.
MOST_CHOICES = 6_000
_LABEL_LIMIT = 90
CONFIDENCE = {"sure": "Sure", "likely": "Likely", "unsure": "Unsure", "none": "Not placed"}


@dataclass(frozen=True, slots=True)
class _Choice:
    """A role to choose, or none for an empty value."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A person of the list as the page shows them, ``number`` the place in the list."""

    number: int
    person: Person
    confidence: str
    label: str
    reason: str
    likely: tuple[_Choice, ...]
    others: tuple[_Choice, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def fill_in(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask for the list; show the proposals for it; then put everybody where the visitor chose."""
    visitor = visitor_of(request)
    chart = editable_chart(visitor, public_id)
    if request.method != "POST":
        return render(request, "charts/fill_in.html", _asking(chart, load_document(chart)))
    text = request.POST.get("people", "").replace("\0", "")
    clear = request.POST.get("clear") == "yes"
    document = load_document(chart)
    found = read_people(text)
    if not found.people:
        context = _asking(chart, document, text=text, clear=clear)
        context["error"] = "No name was found in this list. Write one person on each line."
        return render(request, "charts/fill_in.html", context, status=400)
    chosen: Mapping[str, str] | None = None
    error = ""
    # What was chosen belongs to the list that was read; for a changed one it is proposed anew.
    if request.POST.get("step") == "confirm" and request.POST.get("read") == _digest(text):
        chosen = request.POST.dict()
        arguments = {"people": _records(found.people, chosen), "clear": clear}
        try:
            services.run_command(
                chart=chart,
                name="fill_roles",
                arguments=arguments,
                expected_revision=_revision(request, chart),
                visitor=visitor,
            )
            return redirect("editor", chart.public_id)
        except (CommandError, Conflict) as problem:
            error = str(problem) if arguments["people"] else "Choose a role for at least one person."
            chart.refresh_from_db()
            document = load_document(chart)
    plan = propose(document, found.people, clear=clear)
    context = _asking(chart, document, text=text, clear=clear)
    context |= _proposing(document, plan, chosen) | {"problems": found.problems, "error": error}
    return render(request, "charts/fill_in.html", context, status=400 if error else 200)


def _digest(text: str) -> str:
    """Return what tells two lists apart; browsers may send other line breaks than they got."""
    return hashlib.sha256("\n".join(text.split()).encode()).hexdigest()


def _revision(request: HttpRequest, chart: Chart) -> int:
    given = request.POST.get("revision", "")
    return min(int(given), chart.revision) if given.isascii() and given.isdigit() else chart.revision


def _records(people: tuple[Person, ...], chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the people as the command takes them, those without a role left out."""
    return [
        {"role_id": role_id, "name": person.name, "email": person.email}
        for number, person in enumerate(people)
        if (role_id := chosen.get(f"role-{number}", ""))
    ]


def _asking(chart: Chart, document: Document, *, text: str = "", clear: bool | None = None) -> dict[str, Any]:
    """Return what the form for the list shows.

    The people of a fresh copy came with the template: they go, unless somebody wants them to stay.
    """
    return {
        "chart": chart,
        "text": text,
        "read": _digest(text),
        "holders": len(document.holders),
        "clear": chart.revision == 0 if clear is None else clear,
    }


def _proposing(document: Document, plan: Plan, chosen: Mapping[str, str] | None) -> dict[str, Any]:
    """Return what the table of proposals shows."""
    labels = _labels(document)
    everywhere = len(labels) * len(plan.proposals) <= MOST_CHOICES
    rows = [
        _row(number, each, labels, chosen, everywhere=everywhere)
        for number, each in enumerate(plan.proposals)
    ]
    placed = sum(each.role_id is not None for each in plan.proposals)
    return {
        "rows": rows,
        "placed": placed,
        "left_over": len(rows) - placed,
        "vacant": [(labels[role.id], posts) for role, posts in plan.vacant],
        "open_posts": sum(posts for _, posts in plan.vacant),
        "all_roles": None if everywhere else list(labels.items()),
    }


def _row(
    number: int,
    proposal: Proposal,
    labels: Mapping[str, str],
    chosen: Mapping[str, str] | None,
    *,
    everywhere: bool,
) -> _Row:
    role_id = proposal.role_id or ""
    if chosen is not None:
        role_id = chosen.get(f"role-{number}", "")
    likely = dict.fromkeys(each.role_id for each in proposal.candidates)
    if role_id in labels:
        likely = {role_id: None} | likely
    others = [key for key in labels if key not in likely] if everywhere else []
    return _Row(
        number,
        proposal.person,
        proposal.confidence,
        CONFIDENCE[proposal.confidence],
        proposal.reason,
        tuple(_Choice(key, labels[key], key == role_id) for key in likely),
        tuple(_Choice(key, labels[key], chosen=False) for key in others),
    )


def _labels(document: Document) -> dict[str, str]:
    """Return what roles are called in a list, in reading order: those of one title by unit or manager too."""
    look_up = index(document)
    order = [key for key in look_up.reading_order() if document.roles[key].kind != "body"]
    counts = Counter(document.roles[key].title for key in order)
    twice = {title for title, count in counts.items() if count > 1}
    return {key: "".join(_label(document, look_up.manager_of.get(key), key, twice)) for key in order}


def _label(document: Document, manager_id: str | None, key: str, twice: set[str]) -> Iterator[str]:
    role = document.roles[key]
    yield shortened(role.title, _LABEL_LIMIT)
    if role.headcount > 1:
        yield f" ({role.headcount:,} posts)"
    if role.title not in twice:
        return
    if role.unit_id is not None:
        yield f" · {shortened(document.units[role.unit_id].name, 40)}"
    if manager_id is not None:
        yield f" · under {shortened(document.roles[manager_id].title, 40)}"
