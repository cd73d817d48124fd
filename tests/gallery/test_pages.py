"""The gallery's pages as a visitor without scripts gets them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from orgchart.models import Chart
from orgchart.pictures import scene_of
from orgchart.store import load_document
from templates_gallery.models import Template, TemplateStep
from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gallery(entries: Entries, db: None) -> None:
    load_gallery(entries.folder)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def shown(text: str) -> list[str]:
    return re.findall(r'<li data-slug="([^"]+)" data-position="\d+" data-roles="\d+">', text)


def test_the_front_page_shows_a_card_for_each_template(client: Client) -> None:
    text = page(client, "/")
    assert shown(text) == ["help-desk", "shop"]
    assert "4 roles · 2 layers" in text
    assert "2 sizes · 1 to 3 roles" in text
    cover = TemplateStep.objects.get(template__slug="shop", key="team").chart
    assert f'src="/charts/{cover.public_id}/picture.svg?r=0' in text


def test_pictures_have_a_size_so_that_nothing_jumps(client: Client) -> None:
    pictures = re.findall(r"<img [^>]*>", page(client, "/"))
    assert len(pictures) == 2
    assert all('width="360" height="180"' in picture for picture in pictures)


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("help", ["help-desk"]),
        ("HELP desk", ["help-desk"]),
        ("owner", ["shop"]),
        ("desk", ["help-desk"]),
        ("first contact", ["help-desk"]),
        ("support analyst", ["help-desk"]),
        ("seller", ["shop"]),
        ("night shift", ["help-desk"]),
        ("a", ["help-desk", "shop"]),
        ("100%", []),
        ("_", []),
        ("nothing like it", []),
    ],
)
def test_search_looks_at_titles_summaries_tags_job_titles_and_measures(
    client: Client, query: str, slugs: list[str]
) -> None:
    assert shown(page(client, f"/?q={query.replace('%', '%25')}")) == slugs


def test_a_search_without_result_says_so(client: Client) -> None:
    text = page(client, "/?q=zebra")
    assert '<div class="empty" id="nothing">' in text
    assert '<div class="empty" id="nothing" hidden>' in page(client, "/")


def test_a_department_narrows_the_gallery_and_stays_in_the_search(client: Client) -> None:
    text = page(client, "/?category=Small+business")
    assert shown(text) == ["shop"]
    assert '<input type="checkbox" name="category" value="Small business" checked>' in text


def test_hostile_searches_are_harmless(client: Client) -> None:
    text = page(client, "/?q=%3Cscript%3Ealert(1)%3C/script%3E%00&category=%22%3E%3Cb%3E")
    assert "<script>alert" not in text
    assert '"><b>' not in text


def test_the_cost_of_the_front_page_does_not_grow_with_the_gallery(
    client: Client, entries: Entries, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        client.get("/")
    for number in range(3):
        text = entries.path("shop").read_text().replace("slug: shop", f"slug: shop-{number}")
        entries.write(f"shop-{number}", text)
    load_gallery(entries.folder)
    with django_assert_num_queries(3):
        assert len(shown(client.get("/").content.decode())) == 5


def test_the_template_page_shows_chart_functions_and_advice(client: Client) -> None:
    text = page(client, "/templates/help-desk/")
    assert "<h1>Help Desk</h1>" in text
    assert "Ana Souza" in text
    assert "<b>6</b> posts" in text
    for fact in (
        "Answers first.",
        "Support Analyst",
        "First contact resolution",
        "solved ÷ all × 100",
        "Higher",
    ):
        assert fact in text
    for advice in ("When people ask.", "When nobody asks.", 'href="/templates/shop/"'):
        assert advice in text
    chart = TemplateStep.objects.get(template__slug="help-desk").chart
    for key in ("svg", "pdf", "pptx"):
        assert f'href="/charts/{chart.public_id}/export/{key}/"' in text


def test_job_titles_with_a_definition_and_sources_of_measures_are_told(client: Client) -> None:
    text = page(client, "/templates/help-desk/")
    titles = re.findall(r"<li data-item>\s*<h3>(.*?)</h3>(.*?)</li>", text, re.DOTALL)
    told = {name: re.findall(r"<p>(.*?)</p>", rest, re.DOTALL) for name, rest in titles}
    assert told["Help Desk Administrator"] == ["Keeps the help desk running."]
    assert told["Support Analyst"] == []
    # A role's responsibilities stand in for a definition.
    assert told["Help Desk Lead"] == ["Plans the shifts.<br>Answers for the backlog."]
    assert '<td data-label="Data source">Help desk</td>' in text


def test_a_unit_without_common_titles_shows_those_of_its_roles(client: Client) -> None:
    assert '<li class="chip">Night Lead</li>' in page(client, "/templates/help-desk/")


def test_steps_are_links_and_the_first_is_open(client: Client) -> None:
    text = page(client, "/templates/shop/")
    assert re.findall(r'<a data-look href="\?step=(\w+)"( aria-current="page")?>', text) == [
        ("owner", ' aria-current="page"'),
        ("team", ""),
    ]
    assert "Seller" not in text
    assert 'rel="next" href="?step=team#chart"' in text
    assert 'rel="prev"' not in text
    team = page(client, "/templates/shop/?step=team")
    assert 'rel="prev" href="?step=owner#chart"' in team
    assert "Step 2 of 2" in team
    assert "Seller" in team
    assert '<input type="hidden" name="step" value="team">' in team


@pytest.mark.parametrize(
    "address", ["/templates/nothing/", "/templates/shop/?step=nothing", "/templates/x%00/"]
)
def test_unknown_templates_and_steps_are_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_use_this_template_makes_a_private_copy(client: Client) -> None:
    response = client.post("/templates/shop/use/", {"step": "team"})
    copy = Chart.objects.get(published=False)
    assert response.status_code == 302
    assert response["Location"] == f"/charts/{copy.public_id}/"
    assert load_document(copy).roles.keys() == {"owner", "seller", "buyer"}
    assert client.get(response["Location"]).status_code == 200
    assert Client().get(response["Location"]).status_code == 404


def test_without_a_step_the_first_is_used(client: Client) -> None:
    client.post("/templates/shop/use/")
    assert load_document(Chart.objects.get(published=False)).roles.keys() == {"owner"}


def test_use_needs_the_security_token_and_a_post() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/templates/shop/use/").status_code == 403
    response = strict.get("/templates/shop/use/")
    assert (response.status_code, response["Location"]) == (302, "/templates/shop/")
    assert not Chart.objects.filter(published=False).exists()


def test_text_of_an_entry_is_escaped(client: Client, entries: Entries) -> None:
    entries.change("help-desk", "purpose: Answers first.", 'purpose: "<script>x</script> & \\"more\\""')
    entries.change("help-desk", "name: Ana Souza", 'name: "</text><script>y</script>"')
    load_gallery(entries.folder)
    text = page(client, "/templates/help-desk/")
    assert "<script>x" not in text
    assert "<script>y" not in text
    assert "&lt;script&gt;x" in text


def test_every_template_of_the_product_has_a_page(client: Client) -> None:
    load_gallery()
    for template in Template.objects.filter(published=True):
        for step in template.steps.all():
            text = page(client, f"/templates/{template.slug}/?step={step.key}")
            assert text.count('class="box"') == len(scene_of(step.chart).boxes)
