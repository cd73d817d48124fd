"""Exports from the command line."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from orgchart import services
from orgchart.access import Visitor
from orgchart.exports.table import EXPORTS
from orgchart.models import Chart
from templates_gallery.models import Template, TemplateStep
from tests.people import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def care() -> Chart:
    """Return the chart of a template with the slug "care"."""
    chart = services.create_chart(visitor=Visitor(), document=make_document("Care"), published=True)
    template = Template.objects.create(slug="care", position=1, title="Care", summary="A team.", category="x")
    TemplateStep.objects.create(
        template=template, key="team", position=0, title="Care", chart=chart, roles=4, layers=3
    )
    return chart


@pytest.mark.parametrize(("key", "start"), [("svg", b"<?xml"), ("pdf", b"%PDF-"), ("pptx", b"PK")])
def test_a_template_is_exported_by_its_slug(care: Chart, tmp_path: Path, key: str, start: bytes) -> None:
    output = tmp_path / "care.file"
    told = StringIO()
    call_command("export_chart", "care", format=key, output=str(output), stdout=told)
    assert output.read_bytes().startswith(start)
    assert f"{output.stat().st_size:,} bytes" in told.getvalue()


def test_a_chart_is_exported_by_its_id_in_the_format_of_the_file(care: Chart, tmp_path: Path) -> None:
    output = tmp_path / "care.SVG"
    call_command("export_chart", care.public_id, output=str(output), step="", verbosity=0)
    assert "Head of Customer Service" in output.read_text()


def test_a_booklet_is_asked_for_with_flags(care: Chart, tmp_path: Path) -> None:
    output = tmp_path / "care.pdf"
    call_command(
        "export_chart", "care", output=str(output), pages="booklet", paper="a3", date="May", verbosity=0
    )
    (page,) = PdfReader(output).pages
    assert sorted(float(side) for side in page.mediabox[2:]) == pytest.approx([841.89, 1190.55])
    assert "May" in page.extract_text()


def test_a_chart_is_fitted_with_a_flag(care: Chart, tmp_path: Path) -> None:
    output = tmp_path / "care.pdf"
    call_command("export_chart", "care", "--fit", "--paper=chart", f"--output={output}", verbosity=0)
    (page,) = PdfReader(output).pages
    assert sorted(float(side) for side in page.mediabox[2:]) == pytest.approx([595.28, 841.89])


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("nope", {}, "There is no template or chart 'nope'"),
        ("care", {"format": "exe"}, f"There is no such format. Choose one of: {', '.join(EXPORTS)}."),
        ("care", {"step": "big"}, "care has no step 'big'. Choose one of: team."),
        ("care", {"paper": "b5"}, "Unknown paper 'b5'"),
        ("care", {"smallest": "2"}, "The smallest type can be 4 to 12 points."),
    ],
)
def test_what_cannot_be_exported_is_said_in_a_sentence(
    care: Chart, tmp_path: Path, name: str, options: dict[str, str], sentence: str
) -> None:
    output = tmp_path / "care.svg"
    with pytest.raises(CommandError, match=sentence.replace(".", r"\.")) as caught:
        call_command("export_chart", name, output=str(output), **options)
    assert caught.value.returncode == 1
    assert not output.exists()


def test_a_file_that_cannot_be_written_is_said_in_a_sentence(care: Chart, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"cannot be written: No such file or directory\."):
        call_command("export_chart", "care", output=str(tmp_path / "nowhere" / "care.svg"))
