"""Print what the product costs, as ratios against the plain way of doing the same in the same run.

Seconds differ from machine to machine; ratios hold. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import io
import subprocess
from functools import partial
from math import log

from django.test.utils import setup_databases, setup_test_environment, teardown_databases
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt
from weasyprint import HTML

from orgchart.core.document import Document
from orgchart.exports.options import ExportOptions
from orgchart.exports.table import EXPORTS
from orgchart.scene.build import build_scene
from orgchart.scene.fit.fit import fit_to_page
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.scene import Scene
from orgchart.scene.view import View
from orgchart.server import collect_seldom
from tests.benchmarks.editor import compare_editor
from tests.benchmarks.edits import compare_edits, forget_scenes
from tests.benchmarks.timing import ratio, show
from tests.core.organisations import make_organisation


def dot_source(document: Document) -> str:
    """Return the chart as bare DOT: fixed-size nodes, solid lines, nothing else."""
    number = {role_id: index for index, role_id in enumerate(document.roles)}
    nodes = [f"{index};" for index in number.values()]
    edges = [
        f"{number[line.manager_id]}->{number[line.role_id]};"
        for line in document.lines.values()
        if line.kind == "solid"
    ]
    head = 'digraph{splines=false;node[shape=box,fixedsize=true,width=2.64,height=0.86,label=""];'
    return head + "".join([*nodes, *edges]) + "}"


def dot(source: str, form: str) -> bytes:
    """Return what one ``dot`` process writes."""
    return subprocess.run(["dot", f"-T{form}"], input=source.encode(), capture_output=True, check=True).stdout


def quotable(text: str) -> str:
    """Return the text for use inside a quoted DOT string."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def graphviz_svg(document: Document) -> str:
    """Return Graphviz's own SVG of the same boxes with their texts, as a page."""
    names = {holder.role_id: holder.name for holder in document.holders.values()}
    labels = "".join(
        f'{number}[label="{quotable(names.get(role.id, "Vacant"))}\\n{quotable(role.title)}"];'
        for number, role in enumerate(document.roles.values())
    )
    source = dot_source(document).replace('label=""', 'fontname="Liberation Sans"')
    picture = dot(source.removesuffix("}") + labels + "}", "svg").decode()
    return "<body>" + picture[picture.index("<svg") :] + "</body>"


def turbo_slide(scene: Scene) -> bytes:
    """Return the same shapes and glued connectors added one by one with python-pptx, turbo on."""
    presentation = Presentation()
    shapes = presentation.slides.add_slide(presentation.slide_layouts[5]).shapes
    shapes.turbo_add_enabled = True
    cards = {}
    for box in scene.boxes:
        card = shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height)
        )
        card.text_frame.text = "\n".join(line.text for text in box.texts for line in text.lines)
        cards[box.id] = card
    for line in scene.connectors:
        connector = shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
        connector.begin_connect(cards[line.source], 2)
        connector.end_connect(cards[line.target], 0)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def main() -> None:
    """Print each ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--runs", type=int, default=3, help="pairs a row (default 3)")
    parser.add_argument("part", nargs="?", choices=("all", "server", "editor"), default="all")
    arguments = parser.parse_args()
    runs: int = arguments.runs
    if arguments.part != "editor":
        compare_server(runs)
    if arguments.part != "server":
        compare_editor(max(6, runs))


def compare_server(runs: int) -> None:
    """Print the ratios of what the server does."""
    collect_seldom()
    print(f"{'ours against the plain way, medians of ' + str(runs) + ' runs':<58} {'ours':>10} {'plain':>10}")
    for size in (300, 1000, 3000):
        compare_layout(size, runs)
    compare_layout(10_000, 1)
    show_growth("tree", 1000, 10_000, runs)
    show_growth("rings", 1000, 10_000, runs)
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        for size in (300, 1000, 3000):
            compare_edits(size, runs)
    finally:
        teardown_databases(databases, verbosity=0)
    for size in (60, 300):
        compare_fit(size, runs)
    for size in (300, 1000):
        compare_files(size, runs)


def compare_layout(size: int, runs: int) -> None:
    """Whole scenes against ``dot`` computing bare positions of the same boxes."""
    document = make_organisation(size, seed=1)
    source = dot_source(document)
    show(
        f"scene of {size} roles, cold / dot's bare positions",
        ratio(lambda: build_scene(document, View()), lambda: dot(source, "plain"), runs, forget_scenes),
    )


def show_growth(layout: str, small: int, large: int, runs: int) -> None:
    """The power of the number of roles with which the cost of a cold scene grows; 1 is linear."""
    documents = [make_organisation(size, seed=1) for size in (large, small)]
    ours, theirs, times = ratio(
        *(partial(build_scene, document, View(layout)) for document in documents), runs, forget_scenes
    )
    power = log(times) / log(large / small)
    show(f"cold {layout} of {large} roles / of {small}: power {power:.2f}", (ours, theirs, times))


def compare_fit(size: int, runs: int) -> None:
    """A chart fitted to A3 against one scene of the same chart, both cold."""
    document = make_organisation(size, seed=1)
    setup = PageSetup(paper="a3", smallest=6)

    show(
        f"{size} roles fitted to A3 / one cold scene",
        ratio(
            lambda: fit_to_page(document, View(), setup),
            lambda: build_scene(document, View()),
            runs,
            forget_scenes,
        ),
    )


def compare_files(size: int, runs: int) -> None:
    """PDF and PPTX against the plain ways of making them."""
    document = make_organisation(size, seed=1)
    scene = build_scene(document, View())
    options = ExportOptions()
    page = graphviz_svg(document)
    show(
        f"PDF of {size} roles / WeasyPrint on Graphviz's own SVG",
        ratio(
            lambda: EXPORTS["pdf"].write(scene, document, options),
            lambda: HTML(string=page).write_pdf(),
            runs,
        ),
    )
    show(
        f"PPTX of {size} roles / python-pptx one by one, turbo",
        ratio(
            lambda: EXPORTS["pptx"].write(scene, document, options),
            lambda: turbo_slide(scene),
            runs,
        ),
    )


if __name__ == "__main__":
    main()
