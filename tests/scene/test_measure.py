"""Measuring and fitting of text."""

from __future__ import annotations

import subprocess

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from orgchart.scene.fonts import face
from orgchart.scene.measure import SHRINK_STEPS, clusters, fit, is_right_to_left

SANS, BOLD = face("Liberation Sans", False), face("Liberation Sans", True)
WIDTH = 126.0

any_text = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120).map(
    lambda text: " ".join(text.split())
)


@pytest.mark.parametrize("family", ["Liberation Sans", "Liberation Serif", "Carlito"])
@pytest.mark.parametrize("bold", [False, True])
def test_widths_agree_with_the_installed_font(family: str, bold: bool) -> None:
    pattern = f"{family}:style={'Bold' if bold else 'Regular'}"
    file = subprocess.run(
        ["fc-match", "--format=%{file}", pattern], capture_output=True, text=True, check=True
    )
    font = TTFont(file.stdout)
    text = "Hello, Größe Ωμέγα Жизнь – 8 × “quoted” €"
    glyphs = font.getBestCmap()
    units = sum(font["hmtx"].metrics[glyphs[ord(character)]][0] for character in text)
    assert face(family, bold).width(text) == pytest.approx(units / font["head"].unitsPerEm)


def test_an_unknown_family_has_no_face() -> None:
    with pytest.raises(LookupError, match="Papyrus"):
        face("Papyrus", False)


def test_marks_joiners_and_variation_selectors_take_no_room() -> None:
    assert SANS.width("e\u0301\u200d\ufe0f\u200b") == SANS.width("e")


@pytest.mark.parametrize(
    ("text", "least"), [("客服", 2.0), ("🚀", 1.2), ("م", 0.2), ("\ufdfd", 7.0), ("ᚠ", 0.4)]
)
def test_characters_outside_the_face_are_measured_generously(text: str, least: float) -> None:
    assert SANS.width(text) >= least


@given(any_text, st.sampled_from([1, 2, 3]), st.sampled_from([11.0, 12.5]))
def test_fitted_text_never_leaves_its_room(text: str, max_lines: int, size: float) -> None:
    fitted = fit(text, SANS, size, WIDTH, max_lines)
    assert len(fitted.lines) <= max_lines
    assert fitted.size >= size * SHRINK_STEPS[-1]
    assert all(SANS.width(line) * fitted.size <= WIDTH + 1e-6 for line in fitted.lines)
    assert all(line.strip() for line in fitted.lines)


@given(any_text)
def test_fitted_text_says_all_or_ends_with_an_ellipsis(text: str) -> None:
    fitted = fit(text, SANS, 11.0, WIDTH, 3)
    shown, whole = ("".join(each).replace(" ", "") for each in ("".join(fitted.lines), text))
    assert fitted.full == text
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_text_that_fits_keeps_its_size_and_its_line() -> None:
    assert fit("Chief Operating Officer", SANS, 11.0, WIDTH, 3).lines == ("Chief Operating Officer",)


def test_lines_end_between_words_and_after_hyphens_and_slashes() -> None:
    assert fit("Director of Account Management", SANS, 11.0, WIDTH, 3).lines == (
        "Director of Account",
        "Management",
    )
    assert fit("Customer-Experience-Management/Operations", SANS, 11.0, WIDTH, 3).lines == (
        "Customer-Experience-",
        "Management/Operations",
    )


def test_a_number_range_is_not_torn() -> None:
    assert "2024-2026" in fit("Programme coordination 2024-2026", SANS, 11.0, WIDTH, 3).lines[-1]


def test_chinese_breaks_anywhere_but_not_before_a_comma() -> None:
    lines = fit("客户服务部高级经理兼,产品技术支持。", SANS, 11.0, 110.0, 3).lines
    assert len(lines) == 2
    assert not lines[1].startswith((",", "。"))


def test_text_shrinks_before_a_word_is_broken() -> None:
    word = "Kommunikationsmanagement"
    fitted = fit(word, BOLD, 12.5, BOLD.width(word) * 12.5 * 0.92, 2)
    assert fitted.lines == (word,)
    assert fitted.size == 12.5 * 0.9


def test_a_word_that_is_far_too_long_is_broken() -> None:
    fitted = fit("x" * 40, SANS, 11.0, WIDTH, 3)
    assert len(fitted.lines) == 2
    assert "".join(fitted.lines) == "x" * 40


def test_too_long_a_text_ends_with_an_ellipsis() -> None:
    fitted = fit("Senior Vice President " * 20, SANS, 11.0, WIDTH, 3)
    assert len(fitted.lines) == 3
    assert fitted.lines[-1].endswith("…")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("👩🏽‍💻a", ["👩🏽‍💻", "a"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("각", ["각"]),
        ("नि", ["नि"]),
        ("", []),
    ],
)
def test_what_readers_see_as_one_character_stays_whole(text: str, parts: list[str]) -> None:
    assert list(clusters(text)) == parts


@pytest.mark.parametrize(
    ("text", "expected"), [("محمد", True), ("3 דוד", True), ("Ann محمد", False), ("", False)]
)
def test_direction_follows_the_first_strong_character(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected
