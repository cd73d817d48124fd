"""Word and Excel files opened by LibreOffice, which shows what it found as PDF and CSV."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from orgchart.exports.options import ExportOptions
from orgchart.exports.spreadsheets import Table, write_xlsx
from orgchart.exports.table import EXPORTS
from orgchart.scene.build import build_scene
from orgchart.scene.view import view_of
from tests.exports import handbooks
from tests.exports.readers import run

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed.")
SECTIONS = ("Service", "Calls", "Parts <& more>", "Roles without a unit")
# With commas, quotes, and in UTF-8.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
INDEXES = ("Index of people", "Index of titles", "Index of measures")


def converted(path: Path, form: str) -> Path:
    """Return the file that LibreOffice made of a file. ``form``: a suffix, perhaps a filter."""
    run(
        "soffice", f"-env:UserInstallation=file://{path.parent}/profile", "--headless", "--convert-to", form,
        "--outdir", str(path.parent), str(path),
    )  # fmt: skip
    return path.with_suffix(f".{form.partition(':')[0]}")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook for Word as LibreOffice prints it."""
    document = handbooks.document()
    scene = build_scene(document, view_of(document))
    path = tmp_path_factory.mktemp("office") / "book.docx"
    path.write_bytes(EXPORTS["handbook-docx"].write(scene, document, ExportOptions(date="1 May 2026")))
    return converted(path, "pdf")


def printed(book: Path) -> list[list[str]]:
    """The lines of each page, those in the margins left out."""
    pages = run("pdftotext", "-layout", str(book), "-").decode().removesuffix("\f").split("\f")
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    return [lines[0], *(page[1:-1] for page in lines[1:])]


def test_the_contents_name_the_pages_on_which_the_headings_stand(book: Path) -> None:
    pages = printed(book)
    listed = dict(re.findall(r"^(.*?) {2,}(\d+)$", "\n".join(pages[1]), re.MULTILINE))
    assert list(listed) == ["Overview", *SECTIONS, *INDEXES]
    for title, page in listed.items():
        assert title in pages[int(page) - 1], title
    # A cross reference, which LibreOffice works out itself, and the line of an index.
    texts = [" ".join(page) for page in pages]
    told = next(n for n, text in enumerate(texts, start=1) if "Buyer" in text and "Held by" in text)
    lines = [line for page in pages for line in page]
    assert f"•  Coach to Head of Parts (Zoë <b>Ångström</b>, page {told}): Spare parts" in [
        re.sub(r"^•\s+", "•  ", line) for line in lines
    ]
    assert any(re.match(r"Maria Alvarez, Chief Operating Officer +\d+", line) for line in lines)


def test_every_picture_stands_on_a_page(book: Path) -> None:
    rows = [line.split() for line in run("pdfimages", "-list", str(book)).decode().splitlines()[2:]]
    pages = [int(row[0]) for row in rows if row[2] == "image"]
    assert pages == [3, 4, 5, 6]  # the overview, the division, two departments


def test_a_workbook_opens_as_the_words_it_was_given(tmp_path: Path) -> None:
    rows = [
        ("Quality Analyst", "Reviews; samples\nand reports"),
        ('=HYPERLINK("x")', "-1"),
        ("王", ""),
    ]
    path = tmp_path / "table.xlsx"
    path.write_bytes(write_xlsx(Table("Job titles", (("Job title", 20), ("Definition", 40)), rows)))
    with converted(path, CSV).open(encoding="utf-8", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)] == [("Job title", "Definition"), *rows]
