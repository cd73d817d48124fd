"""Loading makes the gallery show what the files say: again and again, and quickly."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from orgchart.access import Visitor
from orgchart.models import Chart
from orgchart.store import load_document
from templates_gallery import services
from templates_gallery.catalogue import CatalogueError
from templates_gallery.models import Template, TemplateStep
from templates_gallery.services import Loaded, load_gallery, use_template
from tests.gallery.conftest import Entries

pytestmark = pytest.mark.django_db
VISITOR = Visitor(key="0123456789abcdef0123456789abcdef")


def step_of(slug: str, key: str = "") -> TemplateStep:
    steps = TemplateStep.objects.filter(template__slug=slug)
    return steps.get(key=key) if key else steps.get()


def test_the_first_loading_adds_every_entry(entries: Entries) -> None:
    assert load_gallery(entries.folder) == Loaded(added=("help-desk", "shop"))
    template = Template.objects.get(slug="help-desk")
    assert (template.title, template.category, template.tags) == (
        "Help Desk",
        "Customer service",
        ["support", "desk"],
    )
    assert template.size == "4 roles · 2 layers"
    assert Template.objects.get(slug="shop").size == "2 sizes · 1 to 3 roles"
    titles = load_document(step_of("help-desk").chart).titles.values()
    assert [title.name for title in titles] == ["Help Desk Administrator", "Support Analyst"]


def test_charts_of_templates_belong_to_nobody_and_are_open_to_everybody(entries: Entries) -> None:
    load_gallery(entries.folder)
    assert {(chart.owner, chart.visitor_key, chart.published) for chart in Chart.objects.all()} == {
        (None, "", True)
    }


def test_loading_again_changes_nothing_and_asks_once(
    entries: Entries, django_assert_max_num_queries: Any
) -> None:
    load_gallery(entries.folder)
    before = list(Chart.objects.values("pk", "public_id", "revision", "updated_at"))
    with django_assert_max_num_queries(3):  # the list, within a savepoint
        assert load_gallery(entries.folder) == Loaded(unchanged=2)
    assert list(Chart.objects.values("pk", "public_id", "revision", "updated_at")) == before


def test_an_unchanged_gallery_takes_a_small_part_of_the_first_loading() -> None:
    start = time.process_time()
    load_gallery()
    first = time.process_time()
    assert load_gallery().unchanged >= 3
    assert time.process_time() - first < (first - start) / 10


def test_a_changed_file_updates_the_same_chart_and_leaves_copies_alone(entries: Entries) -> None:
    load_gallery(entries.folder)
    step = step_of("help-desk")
    copy = use_template(step=step, visitor=VISITOR)
    entries.change("help-desk", "title: Help Desk Lead", "title: Head of Help Desk")
    assert load_gallery(entries.folder) == Loaded(updated=("help-desk",), unchanged=1)
    updated = step_of("help-desk").chart
    assert (updated.pk, updated.revision) == (step.chart.pk, 1)
    assert load_document(updated).roles["lead"].title == "Head of Help Desk"
    assert load_document(copy).roles["lead"].title == "Help Desk Lead"
    assert load_document(copy).titles == load_document(updated).titles != {}


def test_a_step_that_is_gone_takes_its_chart_along(entries: Entries) -> None:
    load_gallery(entries.folder)
    chart = step_of("shop", "owner").chart
    text = entries.path("shop").read_text()
    entries.write("shop", text.replace(text[text.index("  - key: owner") : text.index("  - key: team")], ""))
    load_gallery(entries.folder)
    assert [step.key for step in TemplateStep.objects.filter(template__slug="shop")] == ["team"]
    chart.refresh_from_db()
    assert chart.deleted_at is not None


def test_steps_can_change_places(entries: Entries) -> None:
    load_gallery(entries.folder)
    charts = {step.key: step.chart.pk for step in TemplateStep.objects.filter(template__slug="shop")}
    text = entries.path("shop").read_text()
    owner = text[text.index("  - key: owner") : text.index("  - key: team")]
    entries.write("shop", text.replace(owner, "") + owner)
    load_gallery(entries.folder)
    steps = TemplateStep.objects.filter(template__slug="shop")
    assert [(step.key, step.chart.pk) for step in steps] == [
        ("team", charts["team"]),
        ("owner", charts["owner"]),
    ]


def test_a_removed_file_unpublishes_and_its_return_publishes(entries: Entries, client: Any) -> None:
    load_gallery(entries.folder)
    chart = step_of("shop", "team").chart
    text = entries.path("shop").read_text()
    entries.path("shop").unlink()
    entries.change("help-desk", "related: [shop]", "related: []")
    assert load_gallery(entries.folder) == Loaded(updated=("help-desk",), removed=("shop",))
    assert client.get("/templates/shop/").status_code == 404
    assert client.get(f"/charts/{chart.public_id}/picture.svg").status_code == 404
    assert load_gallery(entries.folder) == Loaded(unchanged=1)
    entries.write("shop", text)
    assert load_gallery(entries.folder) == Loaded(updated=("shop",), unchanged=1)
    assert client.get("/templates/shop/").status_code == 200
    assert step_of("shop", "team").chart.pk == chart.pk


def test_one_broken_file_stops_the_whole_loading(entries: Entries) -> None:
    load_gallery(entries.folder)
    entries.change("help-desk", "title: Help Desk\n", "title: Service Desk\n")
    entries.change("shop", "position: 2", "position: two")
    with pytest.raises(CatalogueError):
        load_gallery(entries.folder)
    assert Template.objects.get(slug="help-desk").title == "Help Desk"


def test_the_command_reports_what_it_did_and_what_is_wrong(
    entries: Entries, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load_these(folder: Path = entries.folder) -> Loaded:
        return services.load_gallery(folder)

    monkeypatch.setattr("templates_gallery.management.commands.load_gallery.load_gallery", load_these)
    call_command("load_gallery")
    assert capsys.readouterr().out == "added help-desk\nadded shop\n0 unchanged\n"
    entries.change("shop", "position: 2", "position: two")
    with pytest.raises(CommandError, match=r"shop\.yaml, position"):
        call_command("load_gallery")


def test_the_gallery_command_lists_slugs_first(entries: Entries, capsys: pytest.CaptureFixture[str]) -> None:
    load_gallery(entries.folder)
    call_command("gallery")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["help-desk", "shop"]
    assert lines[0] == "help-desk  Help Desk (4 roles · 2 layers)"


def test_the_gallery_command_says_how_to_fill_an_empty_gallery(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("gallery")
    assert "manage.py load_gallery" in capsys.readouterr().err
