"""Who is in the tests: Alice owns, Bob may look, Eve may edit, and a stranger has nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User

from orgchart import services
from orgchart.access import Visitor
from orgchart.core.document import ChartInfo, Document, Holder, ReportingLine, Role, line_id
from orgchart.models import Chart, Grant


@dataclass(frozen=True, slots=True)
class People:
    """Visitors by what they may do with Alice's chart."""

    owner: Visitor
    viewer: Visitor
    editor: Visitor
    stranger: Visitor
    passer_by: Visitor


def make_people() -> People:
    """Return the people, each with an account but the passer-by, who has a browser session only."""

    def account(name: str) -> Visitor:
        user = User.objects.create_user(name.lower(), f"{name.lower()}@example.org", "correct horse battery")
        return Visitor(user=user)

    return People(
        owner=account("Alice"),
        viewer=account("Bob"),
        editor=account("Eve"),
        stranger=account("Charlie"),
        passer_by=Visitor(key="0123456789abcdef0123456789abcdef"),
    )


def make_document(title: str = "Customer Service") -> Document:
    """Return a head with two managers, the first with one agent."""
    roles = {
        "head": Role("head", "Head of Customer Service"),
        "calls": Role("calls", "Call Center Manager", order=1024),
        "mail": Role("mail", "E-mail Manager", order=2048),
        "agent": Role("agent", "Agent", order=1024),
    }
    pairs = (("calls", "head"), ("mail", "head"), ("agent", "calls"))
    lines = {line_id("solid", low, high): (low, high) for low, high in pairs}
    return Document(
        charts={"chart": ChartInfo(title=title)},
        roles=roles,
        holders={"head-h": Holder("head-h", "head", "Tom Okafor")},
        lines={key: ReportingLine(key, low, high) for key, (low, high) in lines.items()},
    )


def make_chart(people: People, document: Document | None = None) -> Chart:
    """Return Alice's chart, which Bob may look at and Eve may edit."""
    chart = services.create_chart(visitor=people.owner, document=document or make_document())
    Grant.objects.create(chart=chart, user=people.viewer.user, right="viewer")
    Grant.objects.create(chart=chart, user=people.editor.user, right="editor")
    return chart
