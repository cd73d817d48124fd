"""Fit: a chart on one page, arranged so that its type is as large as can be."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from orgchart.core.document import BranchStyle, Document
from orgchart.core.index import index
from orgchart.scene.build import build_scene
from orgchart.scene.extent import extent, smallest_type
from orgchart.scene.fit.climbing import climbed
from orgchart.scene.fit.fit import Fitted, fit_to_page, paper_name
from orgchart.scene.fit.search import Search
from orgchart.scene.layouts.directions import on_their_side
from orgchart.scene.layouts.tree.automatic import arranged
from orgchart.scene.pages.setup import SHEETS, Orientation, PageSetup, Sheet, fit
from orgchart.scene.themes import THEMES, Logo, theme
from orgchart.scene.view import View, view_of
from tests.core.organisations import SHAPES, Shape, make_organisation, organisations, shuffled
from tests.core.real_charts import CHARTS, FOLDER
from tests.scene.charts import chart
from tests.scene.rules import faults
from tests.scene.test_branch_styles import styled

unhurried = settings(
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "25")),
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
setups = st.builds(
    PageSetup,
    paper=st.sampled_from(sorted(SHEETS)),
    smallest=st.sampled_from([5.0, 7.0, 12.0]),
    orientation=st.sampled_from(["auto", "landscape", "portrait"]),
)
layouts = st.sampled_from(["tree", "inverted", "left-right", "right-left"])


def fitted(
    document: Document,
    paper: Sheet = "a4",
    smallest: float = 7,
    *,
    may_tighten: bool = True,
    keeps_styles: bool = True,
) -> Fitted:
    setup = PageSetup(paper=paper, smallest=smallest)
    return fit_to_page(document, view_of(document), setup, may_tighten=may_tighten, keeps_styles=keeps_styles)


def in_layout(document: Document, layout: str, language: str = "en") -> Document:
    chart_info = replace(document.chart, layout=layout, language=language)
    return replace(document, charts={"chart": chart_info})


def type_size(document: Document, setup: PageSetup) -> float:
    scene = build_scene(document, view_of(document))
    areas = [setup.area(sheet) for sheet in setup.sheets()]
    return smallest_type(scene) * max(fit(scene, area).scale for area in areas)


def managers(count: int, reports: int) -> Document:
    rows = ["boss"]
    for number in range(count):
        rows += [f"  m{number}", *(f"    m{number}r{report}" for report in range(reports))]
    return chart("\n".join(rows))


def three_levels() -> Document:
    rows = ["boss"]
    for one in "abcd":
        rows += [f"  {one}"]
        for two in "wxyz":
            rows += [f"    {one}{two}", *(f"      {one}{two}{three}" for three in "klm")]
    return chart("\n".join(rows))


@unhurried
@given(organisations(max_roles=45), setups, layouts)
def test_any_organisation_is_fitted_to_a_right_picture(
    document: Document, setup: PageSetup, layout: str
) -> None:
    document = in_layout(document, layout)
    result = fit_to_page(document, view_of(document), setup)
    layout = result.document.chart.layout
    assert faults(result.document, result.scene, layout) == []
    assert result.document.lines == document.lines
    assert result.document.roles.keys() == document.roles.keys()
    for key, role in document.roles.items():
        assert result.document.roles[key] == replace(role, branch=result.document.roles[key].branch)
        assert not role.branch or result.document.roles[key].branch == role.branch


@unhurried
@given(organisations(max_roles=45), setups)
def test_the_type_is_never_smaller_than_without_fitting(document: Document, setup: PageSetup) -> None:
    result = fit_to_page(document, View(), setup, may_tighten=False)
    assert result.type_size >= type_size(document, setup) - 1e-6
    if document.roles:
        assert result.type_size == pytest.approx(type_size(result.document, setup))
    assert result.reaches == (result.type_size >= setup.smallest - 1e-6)


@unhurried
@given(organisations(max_roles=40))
def test_equal_documents_are_fitted_alike(document: Document) -> None:
    one, other = fitted(document), fitted(shuffled(document, 4))
    assert (one.document, one.scene, one.sentence) == (other.document, other.scene, other.sentence)


@pytest.mark.parametrize("sideways", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("roles", [1, 4, 12, 25, 40])
def test_the_search_knows_the_size_that_the_layout_will_give(
    roles: int, shape: Shape, sideways: bool
) -> None:
    # A measure of how good a guess is, so always of the same charts.
    document = make_organisation(roles, roles, shape=shape, odd_text=False, styles=0.3)
    document = replace(
        document, lines={key: line for key, line in document.lines.items() if line.kind == "solid"}
    )
    lookups = index(document)
    scene = build_scene(document, View("left-right" if sideways else "tree"))
    sizes, spacing = {box.id: (box.width, box.height) for box in scene.boxes}, theme("default").spacing
    if sideways:
        sizes, spacing = on_their_side(sizes, spacing)
    lookups = arranged(lookups, sizes, spacing)
    width, height = Search(lookups, sizes, spacing).size({})
    left, top, right, bottom = extent(scene)
    across, down = (bottom - top, right - left) if sideways else (right - left, bottom - top)
    assert height - spacing.stack_gap == pytest.approx(down, rel=0.12, abs=spacing.level_gap)
    assert width == pytest.approx(across, rel=0.25, abs=spacing.beside)


@unhurried
@given(organisations(max_roles=40))
def test_climbing_never_costs_more_and_keeps_what_is_given(document: Document) -> None:
    lookups = index(document)
    if not lookups.roots:
        return
    search = Search(lookups, dict.fromkeys(document.roles, (190.0, 62.0)), theme("default").spacing)

    def cost(styles: Mapping[str, BranchStyle]) -> float:
        return max(search.size(styles))

    better = climbed(lookups, {}, cost)
    assert cost(better) <= cost({})
    assert better.keys().isdisjoint(lookups.branch_styles)


def test_climbing_hangs_no_managers_of_a_sideways_chart() -> None:
    document = managers(12, 6)
    lookups = index(document)
    spacing = replace(theme("default").spacing, sideways=True)
    search = Search(lookups, dict.fromkeys(document.roles, (62.0, 190.0)), spacing)
    better = climbed(lookups, {}, lambda styles: search.size(styles)[0], sideways=True)
    assert better.keys() - {"boss"}
    assert better.get("boss", "") in ("", "row")


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real charts is not here")
@pytest.mark.parametrize(
    ("name", "orientation", "least"),
    [
        ("software-company", "auto", 3.5),
        ("software-company", "landscape", 3.2),
        ("cabinet-office", "auto", 4.2),
    ],
)
def test_large_real_charts_are_fitted_as_large_as_is_known(
    name: str, orientation: Orientation, least: float
) -> None:
    setup = PageSetup("a3", 7.0, orientation, head=0.0, foot=0.0)
    document = CHARTS[name]()
    result = fit_to_page(document, View(), setup)
    assert result.type_size >= least
    assert not result.reaches
    assert len(result.scene.boxes) == len(document.roles)


def test_250_reports_of_one_manager_fit_a3_at_6_points() -> None:
    document = make_organisation(251, shape="star", assistants=0, dotted=0, odd_text=False)
    result = fitted(document, "a3", 6)
    assert result.reaches
    assert len(result.scene.boxes) == 251
    setup = PageSetup(paper="a3")
    scale = max(fit(result.scene, setup.area(sheet)).scale for sheet in setup.sheets())
    assert smallest_type(result.scene) * scale == result.type_size >= 6
    assert faults(result.document, result.scene) == []


def test_a_chart_that_is_large_enough_stays_as_it_is() -> None:
    document = chart("boss\n  a\n  b\n    c")
    result = fitted(document)
    assert result.document == document
    assert result.sentence == f"The chart fits on A4: its smallest type is {result.type_size:.1f} pt."


def test_a_wide_chart_becomes_higher_and_larger() -> None:
    document = managers(12, 6)
    setup = PageSetup(paper="a4")
    result = fit_to_page(document, View(), setup, may_tighten=False)
    assert result.type_size > 1.5 * type_size(document, setup)
    assert result.document != document


def test_like_branches_get_the_same_style() -> None:
    result = fitted(managers(7, 5), may_tighten=False)
    styles = {role.branch for key, role in result.document.roles.items() if key.startswith("m")}
    assert len(styles - {""}) <= 1


def test_what_cannot_be_reached_is_said_and_pages_are_offered() -> None:
    result = fitted(make_organisation(300, 1, odd_text=False), "a4", 8)
    assert not result.reaches
    assert result.needs.tight
    assert result.sentence == (
        f"No arrangement fits on A4 in 8 pt: the smallest type would be {result.type_size:.1f} pt. "
        "Use pages to keep it readable."
    )


def test_boxes_are_drawn_tighter_only_where_that_is_needed_and_wanted() -> None:
    document = managers(5, 5)
    assert not fitted(document, "a3", 7).needs.tight
    assert fitted(document, "4:3", 9).needs.tight
    assert not fitted(document, "4:3", 9, may_tighten=False).needs.tight


def test_a_chart_drawn_tighter_keeps_its_logo() -> None:
    logo = Logo("data:image/png;base64,iVBORw0KGgo=", 100, 40, "Acme")
    own = replace(theme("default"), logo=logo)
    result = fit_to_page(managers(5, 5), View(), PageSetup(paper="4:3", smallest=9), own)
    assert result.needs.tight
    assert result.scene.logo is not None


def test_styles_chosen_by_hand_stay_unless_told_otherwise() -> None:
    document = styled(managers(12, 6), boss="left")
    kept = fitted(document, may_tighten=False)
    free = fitted(document, may_tighten=False, keeps_styles=False)
    assert kept.document.roles["boss"].branch == "left"
    assert free.document.roles["boss"].branch != "left"
    assert free.type_size > kept.type_size


@pytest.mark.parametrize("layout", ["inverted", "right-left", "rings"])
def test_the_direction_of_the_chart_is_kept_where_it_is_as_good(layout: str) -> None:
    document = in_layout(managers(4, 4), layout)
    directions = {"inverted": {"inverted", "left-right"}, "right-left": {"right-left", "tree"}}
    chosen = fitted(document).document.chart.layout
    assert chosen in directions.get(layout, {"rings", "tree", "left-right"})


@pytest.mark.parametrize("layout", ["rings", "levels", "matrix"])
def test_layouts_that_say_more_are_kept_as_long_as_they_can_be_read(layout: str) -> None:
    document = in_layout(managers(3, 2), layout)
    assert fitted(document, "a3", 5).document == document
    crowded = in_layout(managers(12, 6), layout)
    assert fitted(crowded, "a4", 12).document.chart.layout in {layout, "tree", "left-right"}


def test_rings_that_are_given_up_become_the_tree_that_fits_best() -> None:
    document = managers(16, 7)
    rings, tree = (fitted(in_layout(document, layout), "a4", 12) for layout in ("rings", "tree"))
    assert rings.type_size == pytest.approx(tree.type_size)
    assert rings.document.chart.layout == tree.document.chart.layout != "rings"


def test_branches_of_right_to_left_languages_hang_on_their_own_side() -> None:
    rows = three_levels()
    here, there = fitted(in_layout(rows, "tree"), "a3"), fitted(in_layout(rows, "tree", "ar"), "a3")
    turned = {"left": "right", "right": "left"}
    for key, role in here.document.roles.items():
        assert there.document.roles[key].branch == turned.get(role.branch, role.branch)
    assert {role.branch for role in here.document.roles.values()} & set(turned)
    assert faults(there.document, there.scene) == []


@pytest.mark.parametrize("name", THEMES)
def test_charts_are_fitted_in_every_theme(name: str) -> None:
    document = make_organisation(60, 2, odd_text=False)
    result = fit_to_page(document, View(theme=name), PageSetup(paper="a3"), may_tighten=False)
    layout = result.document.chart.layout
    assert faults(result.document, result.scene, layout, name) == []


def test_very_large_and_very_deep_charts_are_left_as_they_are() -> None:
    cases: tuple[tuple[Shape, int], ...] = (("chain", 200), ("mixed", 2_100))
    for shape, count in cases:
        document = make_organisation(count, 1, shape=shape, dotted=0)
        assert fitted(document, may_tighten=False).document == document


def test_papers_are_called_by_their_names() -> None:
    assert [paper_name(paper) for paper in SHEETS][3:7] == ["Letter", "Legal", "Tabloid", "16:9"]


def test_an_empty_chart_fits() -> None:
    result = fitted(Document())
    assert (result.reaches, result.sentence) == (True, "The chart fits on A4.")
