"""The gallery's facets: what counts as what, how choices combine, and that the address says it all."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from django.test import Client

from templates_gallery.facets import FACETS, Wish, facet_values, facets, narrow, read_wish, ways_out
from templates_gallery.models import Template
from templates_gallery.queries import published_templates
from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries

pytestmark = pytest.mark.django_db


@pytest.fixture
def templates(entries: Entries) -> list[Template]:
    """Return a help desk of 4 roles, a shop of 1 and 3, and a plant of 1 and 25 as tree and rings."""
    lines = [f"          - {{id: r{number}, title: Fitter {number}}}" for number in range(24)]
    plant = entries.path("shop").read_text().replace("slug: shop", "slug: plant").replace("Shop", "Plant")
    plant = (
        plant.replace("position: 2", "position: 3")
        .replace("structure: team", "structure: functional")
        .replace("    title: Small team\n", "    title: Small team\n    layout: rings\n")
    )
    plant = re.sub(r"          - \{id: seller.*\n.*\n", "\n".join(lines) + "\n", plant)
    entries.write("plant", plant)
    load_gallery(entries.folder)
    return list(published_templates())


def asked(address: str) -> Wish:
    return read_wish(QueryDict(address))


def slugs(templates: list[Template], address: str) -> list[str]:
    return [template.slug for template in narrow(templates, asked(address))]


def counts(templates: list[Template], address: str) -> dict[str, dict[str, int]]:
    found = facets(templates, asked(address))
    return {facet.key: {option.value: option.count for option in facet.options} for facet in found}


def test_a_template_with_several_charts_counts_with_each(templates: list[Template]) -> None:
    values = {template.slug: facet_values(template) for template in templates}
    assert values["plant"]["size"] == ["small", "medium"]
    assert values["plant"]["layout"] == ["tree", "rings"]
    assert values["shop"] == {
        "category": ["Small business"],
        "structure": ["team"],
        "size": ["small"],
        "layout": ["tree"],
    }


@pytest.mark.parametrize(
    ("roles", "size"),
    [
        (1, "small"),
        (20, "small"),
        (21, "medium"),
        (45, "medium"),
        (46, "large"),
        (90, "large"),
        (91, "largest"),
    ],
)
def test_sizes_end_where_they_say(templates: list[Template], roles: int, size: str) -> None:
    step = templates[0].steps.all()[0]
    step.roles = roles
    assert facet_values(templates[0])["size"] == [size]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ["help-desk", "shop", "plant"]),
        ("category=Small+business", ["shop", "plant"]),
        ("category=Small+business&category=Customer+service", ["help-desk", "shop", "plant"]),
        ("category=Small+business&structure=functional", ["plant"]),
        ("size=medium", ["plant"]),
        ("size=small", ["help-desk", "shop", "plant"]),
        ("layout=rings", ["plant"]),
        ("layout=rings&category=Customer+service", []),
        ("layout=tree&q=seller", ["shop"]),
        ("layout=spiral", []),
        ("sort=title", ["help-desk", "plant", "shop"]),
        ("sort=size", ["shop", "help-desk", "plant"]),
        ("sort=size-down", ["plant", "help-desk", "shop"]),
        ("sort=nonsense", ["help-desk", "shop", "plant"]),
    ],
)
def test_values_of_a_facet_add_up_and_facets_narrow_each_other(
    templates: list[Template], address: str, expected: list[str]
) -> None:
    assert slugs(templates, address) == expected


def test_counts_say_what_a_choice_would_show_beside_the_other_facets(templates: list[Template]) -> None:
    everything = counts(templates, "")
    assert everything["category"] == {"Customer service": 1, "Small business": 2}
    assert everything["size"] == {"small": 3, "medium": 1}
    rings = counts(templates, "layout=rings")
    assert rings["category"] == {"Customer service": 0, "Small business": 1}
    assert rings["layout"] == everything["layout"]
    for key in FACETS:
        for value, count in rings[key].items():
            rest = "" if key == "layout" else "layout=rings&"
            assert len(slugs(templates, f"{rest}{key}={value.replace(' ', '+')}")) == count


def test_an_address_and_its_wish_are_the_same(templates: list[Template]) -> None:
    address = "q=two+words&category=Small+business&layout=rings&layout=tree&sort=title"
    assert parse_qsl(asked(address).address[1:]) == parse_qsl(address)
    assert asked("").address == ""


def test_an_empty_result_says_what_to_leave_out(templates: list[Template]) -> None:
    ways = ways_out(templates, asked("q=desk&layout=rings"))
    assert [(way.key, way.label, way.count) for way in ways] == [("q", "“desk”", 1), ("layout", "layout", 1)]
    assert [slugs(templates, way.address[1:]) for way in ways] == [["plant"], ["help-desk"]]
    assert ways_out(templates, asked("q=zebra")) == []


def test_the_page_shows_choices_counts_and_ways_out(client: Client, templates: list[Template]) -> None:
    text = client.get("/?category=Small+business&q=desk").content.decode()
    assert "0 of 3 templates" in text
    assert "Without “desk”: 2 templates" in text
    assert "Without department: 1 template<" in text
    assert 'data-facet="category" data-value="Small business" href="/?q=desk"' in text
    option = re.search(r'value="rings"><span class="words">Rings</span> <span class="hint">(\d)</span>', text)
    assert option
    assert option[1] == "0"
