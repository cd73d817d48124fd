"""Charts fitted to a page and kept: one step of undo, and styles chosen by hand stay."""

from __future__ import annotations

import pytest

from orgchart import services
from orgchart.access import Visitor
from orgchart.core.document import Document
from orgchart.exporting import export_chart
from orgchart.exports.options import ExportOptions
from orgchart.fitting import fit_branches, fit_of, one_page
from orgchart.models import Chart
from orgchart.pictures import scene_of
from orgchart.scene.extent import smallest_type
from orgchart.scene.pages.setup import PageSetup, Sheet, fit
from orgchart.services import Change
from orgchart.store import load_document
from tests.people import People
from tests.scene.test_fit import three_levels

pytestmark = pytest.mark.django_db


@pytest.fixture
def wide(people: People) -> Chart:
    return services.create_chart(visitor=people.owner, document=three_levels())


def fitted(chart: Chart, visitor: Visitor, paper: Sheet = "a4", *, anew: bool = False) -> Change:
    chart.refresh_from_db()
    change = fit_branches(
        chart=chart,
        setup=one_page(paper, 6),
        anew=anew,
        expected_revision=chart.revision,
        visitor=visitor,
    )
    chart.refresh_from_db()
    return change


def styles_of(document: Document) -> dict[str, str]:
    return {key: role.branch for key, role in document.roles.items() if role.branch}


def drawn_size(chart: Chart, setup: PageSetup) -> float:
    scene = scene_of(chart)
    return smallest_type(scene) * max(fit(scene, setup.area(sheet)).scale for sheet in setup.sheets())


def test_a_fit_is_kept_as_one_step_that_can_be_undone(wide: Chart, people: People) -> None:
    setup = one_page("a4", 6)
    promised, before = fit_of(wide, setup), drawn_size(wide, setup)
    change = fitted(wide, people.owner)
    assert change.summary == f"Fitted the chart to A4 ({promised.type_size:.1f} pt)"
    assert wide.revision == 1
    assert styles_of(load_document(wide))
    assert drawn_size(wide, setup) == pytest.approx(promised.type_size)
    assert promised.type_size > before
    services.undo(chart=wide, expected_revision=1, visitor=people.owner)
    wide.refresh_from_db()
    assert load_document(wide) == three_levels()


def test_a_chart_can_be_fitted_to_one_page_after_another(wide: Chart, people: People) -> None:
    setup = one_page("16:9", 6)
    promised = fit_of(wide, setup)
    fitted(wide, people.owner, "a4")
    fitted(wide, people.owner, "16:9")
    assert load_document(wide).roles == promised.document.roles
    assert fitted(wide, people.owner, "16:9").chart.revision == wide.revision


def test_styles_chosen_by_hand_stay_in_every_fit_but_one_anew(wide: Chart, people: People) -> None:
    fitted(wide, people.owner)
    services.run_command(
        chart=wide,
        name="edit_role",
        arguments={"role_id": "boss", "branch": "left"},
        expected_revision=wide.revision,
        visitor=people.owner,
    )
    fitted(wide, people.owner, "16:9")
    assert load_document(wide).roles["boss"].branch == "left"
    fitted(wide, people.owner, "16:9", anew=True)
    assert load_document(wide).roles["boss"].branch != "left"


def test_an_export_is_fitted_whatever_the_chart_was_fitted_to(wide: Chart, people: People) -> None:
    options = ExportOptions(paper="16:9", fit=True, smallest=6)
    before = export_chart(chart=wide, key="svg", options=options)
    fitted(wide, people.owner, "a4")
    assert export_chart(chart=wide, key="svg", options=options).content == before.content


def test_a_fit_of_a_chart_that_changed_meanwhile_is_applied_to_the_newest(
    wide: Chart, people: People
) -> None:
    services.run_command(
        chart=wide,
        name="delete_role",
        arguments={"role_id": "ax", "branch": True},
        expected_revision=0,
        visitor=people.owner,
    )
    change = fit_branches(
        chart=Chart.objects.get(pk=wide.pk),
        setup=one_page("a4", 6),
        anew=False,
        expected_revision=0,
        visitor=people.owner,
    )
    assert change.chart.revision == 2
    assert "ax" not in change.after.roles
