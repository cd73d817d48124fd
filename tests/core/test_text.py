"""Text from outside becomes text that any file can hold."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgchart.core.text import is_blank, many_lines, one_line, shortened

any_text = st.text(st.one_of(st.characters(), st.characters(categories=["Cc", "Cs", "Cn", "Zs", "Zl", "Zp"])))


@given(any_text)
def test_clean_text_survives_xml_and_utf_8(value: str) -> None:
    for cleaned in (one_line(value), many_lines(value)):
        element = ElementTree.fromstring(
            b"<t>" + cleaned.replace("&", "").replace("<", "").encode() + b"</t>"
        )
        assert (element.text or "") == cleaned.replace("&", "").replace("<", "")


@given(any_text)
def test_cleaning_twice_changes_nothing(value: str) -> None:
    assert one_line(one_line(value)) == one_line(value)
    assert many_lines(many_lines(value)) == many_lines(value)


@given(any_text)
def test_one_line_is_one_trimmed_line(value: str) -> None:
    line = one_line(value)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\x00b\x07c", "abc"),
        ("a\u2028b\u00a0c\x85d", "a b c d"),
        ("\ud83d x \ufffe\ufdd0\U0001ffff", "x"),
        ("👩‍💻 مدير", "👩‍💻 مدير"),
        ("<b>&\"'\\", "<b>&\"'\\"),
    ],
)
def test_only_what_cannot_be_kept_is_removed(value: str, expected: str) -> None:
    assert one_line(value) == expected


def test_line_breaks_of_every_kind_are_kept_as_one_kind() -> None:
    assert many_lines(" a\r\nb\rc\u2029\n\td \n") == "a\nb\nc\n\n\td"


@pytest.mark.parametrize("value", ["", " ", "\u200b\u200d", "\u202e", "\ufeff"])
def test_text_that_nobody_can_see_is_blank(value: str) -> None:
    assert is_blank(value)


def test_short_text_is_not_cut() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"
