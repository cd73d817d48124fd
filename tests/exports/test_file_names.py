"""File names from titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgchart.exports.file_names import content_disposition, file_name

FORBIDDEN = set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Customer Service", "Customer Service.pdf"),
        ("Vertrieb & Größe", "Vertrieb & Größe.pdf"),
        ("客服部 组织", "客服部 组织.pdf"),
        ("../../etc/passwd", "etc - passwd.pdf"),
        ("a/b\\c:d", "a - b - c - d.pdf"),
        ("  spaced \n out  ", "spaced out.pdf"),
        ("CON", "chart CON.pdf"),
        ("lpt1.backup", "chart lpt1.backup.pdf"),
        ("???", "chart.pdf"),
        ("", "chart.pdf"),
        (".hidden", "hidden.pdf"),
        ("-rf", "rf.pdf"),
        ("evil\u202egpj.exe", "evilgpj.exe.pdf"),
        ("Nul\x00byte", "Nulbyte.pdf"),
        ("Lone\ud800surrogate", "Lonesurrogate.pdf"),
    ],
)
def test_a_title_becomes_a_safe_name(title: str, name: str) -> None:
    assert file_name(title, ".pdf") == name


@given(st.text(max_size=600))
def test_no_title_makes_a_name_that_some_system_refuses(title: str) -> None:
    name = file_name(title, "pptx")
    stem = name.removesuffix(".pptx")
    assert stem
    assert stem[0] not in " .-~"
    assert stem[-1] not in " ."
    assert not FORBIDDEN & set(name)
    assert name.isprintable()
    assert len(name.encode()) <= 200


@given(st.text(max_size=300))
def test_the_header_holds_the_name_and_nothing_else(title: str) -> None:
    header = content_disposition(file_name(title, "svg"))
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert header.startswith('attachment; filename="')
    assert ".svg\"; filename*=UTF-8''" in header


def test_the_header_says_the_true_name_in_utf_8() -> None:
    assert content_disposition("客服.pdf").endswith("filename*=UTF-8''%E5%AE%A2%E6%9C%8D.pdf")
    assert 'filename="chart.pdf"' in content_disposition("客服.pdf")
