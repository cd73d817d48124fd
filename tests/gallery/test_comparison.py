"""Two templates side by side."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries

pytestmark = pytest.mark.django_db

TWO = "/templates/compare/?a=help-desk&b=shop"


@pytest.fixture(autouse=True)
def gallery(entries: Entries, db: None) -> None:
    entries.change("shop", "title: Seller", "title: SUPPORT ANALYST")
    load_gallery(entries.folder)


def lists(text: str, heading: str) -> dict[str, list[str]]:
    """Return the names below a heading: in both, and in one alone."""
    part = text[text.index(f">{heading}</h2>") :]
    part = part[: part.index("</section>")]
    found = re.findall(r"<h3>(.*?) <span.*?</h3>(.*?)</div>", part, re.DOTALL)
    return {label: re.findall("<li>(.*?)</li>", names) for label, names in found}


def test_pictures_facts_and_advice_stand_side_by_side(client: Client) -> None:
    text = client.get(TWO).content.decode()
    assert len(re.findall(r'<img src="/charts/\w+/picture.svg', text)) == 2
    rows = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td>', text)
    facts = {label: (one, other) for label, one, other in rows}
    assert facts["Roles"] == ("4", "3")
    assert facts["Department"] == ("Customer service", "Small business")
    assert facts["Structure"] == ("Functional", "Team")
    assert facts["Sizes"] == ("1", "2")
    assert facts["Measures"] == ("1", "0")
    for words in ("When people ask.", "When nobody asks.", "At the start.", "Later."):
        assert words in text


def test_what_is_in_both_and_in_one_alone_is_told_whatever_the_case(client: Client) -> None:
    text = client.get(TWO).content.decode()
    assert lists(text, "Functions") == {
        "In both": [],
        "Only in Help Desk": ["Support", "Night Shift"],
        "Only in Shop": [],
    }
    titles = lists(text, "Job titles")
    assert titles["In both"] == ["Support Analyst"]
    assert titles["Only in Shop"] == ["Owner", "Buyer"]
    assert "Support Analyst" not in titles["Only in Help Desk"]
    assert lists(text, "Measures")["Only in Help Desk"] == ["First contact resolution"]


def test_ticks_of_the_gallery_become_a_lasting_address(client: Client) -> None:
    response = client.get("/templates/compare/?pick=shop&pick=help-desk&pick=third")
    assert (response.status_code, response["Location"]) == (302, "/templates/compare/?a=shop&b=help-desk")
    one = client.get("/templates/compare/?pick=shop")
    assert one["Location"] == "/templates/compare/?a=shop"


def test_one_or_none_asks_for_the_rest(client: Client) -> None:
    assert "<table" not in client.get("/templates/compare/").content.decode()
    one = client.get("/templates/compare/?a=shop").content.decode()
    assert "<table" not in one
    assert '<option value="shop" selected>Shop</option>' in one


def test_the_same_twice_is_told(client: Client) -> None:
    text = client.get("/templates/compare/?a=shop&b=shop").content.decode()
    assert "These are the same template." in text


@pytest.mark.parametrize("address", ["?a=nothing", "?a=shop&b=nothing", "?a=%00&b=shop", "?a=%3Cb%3E&b=shop"])
def test_unknown_templates_are_not_found(client: Client, address: str) -> None:
    assert client.get(f"/templates/compare/{address}").status_code == 404


def test_a_template_offers_every_other_one(client: Client) -> None:
    text = client.get("/templates/shop/").content.decode()
    assert '<option value="help-desk">Help Desk</option>' in text
    assert '<option value="shop">' not in text
