"""The editor in a real browser, with a real server, against peers that draw from data in memory.

An edit counts until its result is painted: of the editor, the saved one. All draw the same cards and lines,
and take the same edits, in the same browser. So does the first paint: of the editor, from the navigation on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from playwright.sync_api import Browser, Page, sync_playwright

from orgchart.access import VISITOR_KEY, Visitor
from orgchart.core.document import Document
from orgchart.models import Chart
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Box
from orgchart.scene.view import view_of
from orgchart.services import create_chart
from tests.benchmarks import peers
from tests.browser.editor_page import until
from tests.browser.pictures import CHROMIUM, served
from tests.core.organisations import make_organisation

SIZES = (300, 1000, 3000)
SMOOTH = (1000, 3000)
PAINTS = 5
# The share of roles with a dotted line: peers take so much longer for these that they are compared apart.
DOTTED = 0.05
# Milliseconds that the peers have taken on a machine with 2 cores, for where they cannot be fetched.
KNOWN = {
    "d3-org-chart": {"edit": (208, 446, 1346), "first paint": (409, 916, 2054)},
    "GoJS": {"edit": (83, 83, 116)},
}
# Each frame of a path, in the scales at which a chart looks different: words, cards, and far away.
FRAMES = """async ({ scale, frames, zooms }) => {
  const diagram = document.getElementById("diagram");
  const place = { clientX: 700, clientY: 450, bubbles: true, cancelable: true };
  const wheel = (more) => diagram.dispatchEvent(new WheelEvent("wheel", { ...place, ...more }));
  const percent = parseFloat(document.querySelector("#zoom output").textContent) / 100;
  wheel({ ctrlKey: true, deltaY: 100 * Math.log(percent / scale) });
  await new Promise(requestAnimationFrame);
  const start = await new Promise(requestAnimationFrame);
  let end = start;
  for (let frame = 0; frame < frames; frame++) {
    const way = frame % 60 < 30 ? 1 : -1;
    if (zooms) wheel({ ctrlKey: true, deltaY: 2 * way });
    else wheel({ deltaX: 24 * way, deltaY: 5 * way });
    end = await new Promise(requestAnimationFrame);
  }
  return (1000 * frames) / (end - start);
}"""
SCALES = {"words": 0.65, "cards": 0.31, "far away": 0.08}


class Contestant(Protocol):
    """What draws a chart and is timed; every answer is in milliseconds."""

    def paint(self) -> float:
        """Draw everything for the first time."""

    def add(self, role_id: str, manager_id: str) -> float:
        """Add a role below another."""

    def move(self, role_id: str, manager_id: str) -> float:
        """Move a role with all below it."""

    def close(self) -> None:
        """Leave the page."""


class Edit(NamedTuple):
    """One edit: the method of contestants, and its arguments."""

    kind: str
    role_id: str
    manager_id: str


class Peer:
    """A library in an empty page, with data in memory and nothing to save."""

    def __init__(self, browser: Browser, folder: Path, name: str, document: Document) -> None:
        self.browser, self.folder, self.name = browser, folder, name
        self.page: Page | None = None
        managers = {line.role_id: line.manager_id for line in document.lines.values() if line.kind == "solid"}
        names = {holder.role_id: holder.name for holder in document.holders.values()}
        cards = {box.id: _card(box) for box in build_scene(document, view_of(document)).boxes}
        self.people = [
            {
                "id": role.id,
                "parentId": managers.get(role.id, ""),
                "title": role.title,
                "name": names.get(role.id, "Vacant"),
                "card": cards[role.id],
            }
            for role in document.roles.values()
        ]
        self.dotted = [
            {"from": line.manager_id, "to": line.role_id, "label": line.label}
            for line in document.lines.values()
            if line.kind == "dotted"
        ]

    def paint(self) -> float:
        """Draw everything in a page of its own."""
        self.close()
        page = self.page = self.browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_content("<body style='margin:0'><div id=place style='width:100vw;height:100vh'></div>")
        for script in (*(self.folder / each for each in peers.SCRIPTS[self.name]), peers.OURS):
            page.add_script_tag(path=script)
        page.evaluate("name => window.peer = window.peers[name](document.getElementById('place'))", self.name)
        return self._run(
            "([people, dotted]) => window.peer.paint(people, dotted)", [self.people, self.dotted]
        )

    def add(self, role_id: str, manager_id: str) -> float:
        manager = next(person for person in self.people if person["id"] == manager_id)
        card = {**manager["card"], "initials": "AL"}
        person = {"id": role_id, "parentId": manager_id, "title": "Analyst", "name": "Ann Lee", "card": card}
        return self._run("person => window.peer.add(person)", person)

    def move(self, role_id: str, manager_id: str) -> float:
        return self._run("([id, manager]) => window.peer.move(id, manager)", [role_id, manager_id])

    def close(self) -> None:
        if self.page is not None:
            self.page.close()

    def _run(self, script: str, argument: Any) -> float:
        if self.page is None:
            raise RuntimeError("Nothing is painted yet.")
        return float(self.page.evaluate(script, argument))


class Editor:
    """The editor on a saved chart."""

    def __init__(self, browser: Browser, site: str, document: Document) -> None:
        visitor = Visitor(key=f"benchmark-{len(document.roles)}")
        session = SessionStore()
        session[VISITOR_KEY] = visitor.key
        session.save()
        chart: Chart = create_chart(visitor=visitor, document=document)
        self.address = f"{site}/charts/{chart.public_id}/"
        # Without animation, as the peers draw.
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": site}
        context.add_cookies([cookie])
        context.add_init_script(
            "addEventListener('orgchart:painted', () => window.firstPaint ??= performance.now(), true)"
        )
        self.page: Page = context.new_page()

    def paint(self) -> float:
        self.page.goto(self.address)
        painted = float(self.page.wait_for_function("window.firstPaint").json_value())
        until(self.page, "window.orgchart !== undefined")
        return painted

    def add(self, role_id: str, manager_id: str) -> float:
        arguments = {"id": role_id, "role_id": manager_id, "title": "Analyst", "name": "Ann Lee"}
        return self._run("add_role_below", arguments)

    def move(self, role_id: str, manager_id: str) -> float:
        return self._run("move_role", {"role_id": role_id, "manager_id": manager_id})

    def close(self) -> None:
        self.page.close()

    def _run(self, name: str, arguments: dict[str, str]) -> float:
        script = """async ([name, args]) => {
          const start = performance.now();
          await window.orgchart.run(name, args);
          return performance.now() - start;
        }"""
        return float(self.page.evaluate(script, [name, arguments]))

    def frames(self, scale: float, *, zooms: bool) -> float:
        """Return how many frames a second are drawn around a scale, panning or zooming."""
        return float(self.page.evaluate(FRAMES, {"scale": scale, "frames": 120, "zooms": zooms}))


def _card(box: Box) -> dict[str, str]:
    """Return what is on a card of the editor besides its words."""
    disc, text = box.avatar, box.avatar.text if box.avatar else None
    card = {"bar": box.bar_colour, "fill": disc.fill if disc else ""}
    return card | {"initials": text.full if text else "", "ink": text.colour if text else ""}


def compare_editor(runs: int) -> None:
    """Print what edits and the first paint take, and how smoothly the editor moves."""
    folder = peers.installed()
    if folder is None:
        print("npm cannot fetch the peers: theirs are the figures known of another machine.")
    with _site() as site, _browser() as browser:
        for size, dotted in [*((size, 0.0) for size in SIZES), *((size, DOTTED) for size in SIZES[:2])]:
            document = make_organisation(size, seed=1, dotted=dotted)
            edits = list(_edits(document, runs))
            ours = _figures(Editor(browser, site, document), edits)
            for name in peers.SCRIPTS:
                if folder is None:
                    theirs = _known(name, size)
                else:
                    theirs = _figures(Peer(browser, folder, name, document), edits)
                _show(f"{size} roles{' with dotted lines' if dotted else ''}", name, ours, theirs)
        for size in SMOOTH:
            _show_frames(browser, site, size)


def _known(name: str, size: int) -> dict[str, Any]:
    """Return what a peer has taken elsewhere."""
    place, known = SIZES.index(size), KNOWN[name]
    edit = known["edit"][place]
    return {"add": edit, "move": edit, "paint": known.get("first paint", [None] * 3)[place]}


def _edits(document: Document, count: int) -> Iterator[Edit]:
    """Yield leaves to add and branches to move, in turn; the ids of managers are lower than those below."""
    rng = Random(len(document.roles))
    managers = sorted({line.manager_id for line in document.lines.values() if line.kind == "solid"})
    roles = list(document.roles)
    for number in range(count):
        yield Edit("add", f"added-{number}", rng.choice(managers))
        branch = rng.randrange(len(roles) // 3, len(roles) // 2)
        yield Edit("move", roles[branch], roles[rng.randrange(1, branch // 4)])


def _figures(contestant: Contestant, edits: list[Edit]) -> dict[str, float]:
    """Return the medians of a contestant by what it does; the first edit of each kind is not counted."""
    times: dict[str, list[float]] = {"paint": [contestant.paint() for _ in range(PAINTS)]}
    for edit in edits:
        taken = getattr(contestant, edit.kind)(edit.role_id, edit.manager_id)
        times.setdefault(edit.kind, []).append(taken)
    contestant.close()
    return {
        kind: median(each[1:] if kind != "paint" and len(each) > 1 else each) for kind, each in times.items()
    }


def _show(chart: str, name: str, ours: dict[str, float], theirs: dict[str, Any]) -> None:
    rows = {"add": "a leaf added", "move": "a branch moved", "paint": "first paint"}
    for kind, words in rows.items():
        if theirs[kind] is None:
            continue
        title = f"{words}, {chart}, painted and saved / {name}"
        if kind == "paint":
            title = f"{words}, {chart}, from navigation / {name}"
        figures = f"{ours[kind]:7.0f} ms {theirs[kind]:7.0f} ms   ratio {ours[kind] / theirs[kind]:6.2f}"
        print(f"{title:<76} {figures}   load {os.getloadavg()[0]:.1f}", flush=True)


def _show_frames(browser: Browser, site: str, size: int) -> None:
    editor = Editor(browser, site, make_organisation(size, seed=1))
    editor.paint()
    for name, scale in SCALES.items():
        for zooms in (False, True):
            rate = editor.frames(scale, zooms=zooms)
            how = "zooming" if zooms else "panning"
            print(
                f"{f'{how} {size} roles, {name}':<76} {rate:7.1f} frames a second"
                f"   load {os.getloadavg()[0]:.1f}",
                flush=True,
            )
    editor.close()


@contextmanager
def _site() -> Iterator[str]:
    """Serve the data folder of this process as ``make run`` does; yield the address."""
    call_command("migrate", verbosity=0)
    with served(str(settings.DATA)) as address:
        yield address


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
