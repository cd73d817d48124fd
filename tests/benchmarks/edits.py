"""An edit, from the request to the reply that says what moved, against a scene from nothing."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from orgchart import pictures
from orgchart.access import Visitor
from orgchart.core import index
from orgchart.models import Chart
from orgchart.scene import graphviz, measure
from orgchart.scene.boxes import cards, person_words
from orgchart.services import create_chart
from orgchart.store import load_document
from tests.benchmarks.timing import ratio, show
from tests.core.organisations import make_organisation


def forget_scenes() -> None:
    """Empty all that scenes are made from, for a cold start."""
    graphviz._results.clear()
    index._recent.clear()
    for kept in (measure.fit, cards._card, person_words.initials_of):
        kept.cache_clear()


def compare_edits(size: int, runs: int) -> None:
    """Leaves added and branches moved by requests, as an editor sends them."""
    editor = _Editor(size)
    for name, edit in (("a leaf added", editor.add_leaf), ("a branch moved", editor.move_branch)):
        figures = ratio(edit, editor.draw_from_nothing, runs)
        show(f"{name} to {size} roles, request to reply / cold scene", figures)


class _Editor:
    """Somebody who changes a chart of so many roles."""

    def __init__(self, size: int) -> None:
        self.rng = Random(size)
        document = make_organisation(size, seed=1)
        user = User.objects.create(username=f"editor of {size}")
        self.chart: Chart = create_chart(visitor=Visitor(user=user), document=document)
        self.client = Client()
        self.client.force_login(user)
        self.address = f"/api/charts/{self.chart.public_id}/"
        self.client.get(self.address + "scene/")

    def draw_from_nothing(self) -> None:
        """Make the scene of the chart as it is now as if none was ever made."""
        forget_scenes()
        pictures._scenes._values.clear()
        pictures._kept._values.clear()
        pictures.scene_of(self.chart)

    def add_leaf(self) -> None:
        """Add a role below one that has some."""
        lines = load_document(self.chart).lines.values()
        manager = self.rng.choice([line.manager_id for line in lines if line.kind == "solid"])
        self._send("add_role_below", role_id=manager, title="Analyst", name="Ann Lee")

    def move_branch(self) -> None:
        """Move a role with all below it to the right half of the chart's upper levels."""
        roles = list(load_document(self.chart).roles)
        branch = self.rng.randrange(len(roles) // 3, len(roles) // 2)
        self._send("move_role", role_id=roles[branch], manager_id=roles[self.rng.randrange(1, branch // 4)])

    def _send(self, command: str, **arguments: Any) -> None:
        body = {"command": command, "arguments": arguments, "revision": self.chart.revision}
        reply = self.client.post(
            self.address + "commands/", data=json.dumps(body), content_type="application/json"
        )
        if reply.status_code != 200:
            raise RuntimeError(reply.content.decode())
        self.chart.revision = reply.json()["revision"]
