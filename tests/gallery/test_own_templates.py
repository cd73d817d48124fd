"""Templates that people save: what they hold, who sees them, and that copies are left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from orgchart import services
from orgchart.access import Visitor
from orgchart.core.document import Holder
from orgchart.core.personal_data import PERSONAL_DATA, without_personal_data
from orgchart.models import Chart
from orgchart.store import load_document
from templates_gallery.models import Template
from templates_gallery.services import load_gallery
from tests.api.clients import client_of, security_token
from tests.gallery.conftest import Entries
from tests.people import People, make_chart, make_document

pytestmark = pytest.mark.django_db
ABOUT = {"title": "Our care team", "summary": "How we look after customers.", "category": "Care"}


def telling_chart(people: People) -> Chart:
    """Return Alice's chart with everything personal that a document holds."""
    document = make_document()
    tom = Holder("head-h", "head", "Tom Okafor", email="tom@example.org", phone="+44 1", location="Oslo")
    head = replace(document.roles["head"], notes="On leave in May", fields={"Staff number": "77"})
    holders, roles = {"head-h": tom}, {**document.roles, "head": head}
    return make_chart(people, replace(document, holders=holders, roles=roles))


def post(client: Client, address: str, data: dict[str, Any] | None = None) -> HttpResponse:
    response: HttpResponse = client.post(address, data or {}, headers=security_token(client))
    return response


def saved(client: Client, chart: Chart, **more: Any) -> Template:
    response = post(client, f"/charts/{chart.public_id}/template/", {**ABOUT, **more})
    assert response.status_code == 302, response.content.decode()
    return Template.everything.get(slug=response["Location"].split("/")[-2])


def let_share(visitor: Visitor) -> None:
    assert visitor.user is not None
    visitor.user.user_permissions.add(Permission.objects.get(codename="share_template"))


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_saved_template_leaves_personal_data_out(people: People) -> None:
    template = saved(client_of(people.owner), telling_chart(people))
    document = load_document(template.cover.chart)
    assert document.holders == {}
    assert (document.roles["head"].notes, document.roles["head"].fields) == ("", {})
    assert document.roles.keys() == {"head", "calls", "mail", "agent"}
    assert document.chart.title == "Our care team"
    assert (template.cover.roles, template.cover.layers) == (4, 3)


def test_each_kind_of_personal_data_is_kept_on_its_own(people: People) -> None:
    document = load_document(telling_chart(people))
    for kind in PERSONAL_DATA:
        kept = without_personal_data(document, {"names", kind})
        head, (tom,) = kept.roles["head"], kept.holders.values()
        found = {
            "names": tom.name,
            "emails": tom.email,
            "phones": tom.phone,
            "locations": tom.location,
            "photos": tom.photo,
            "notes": head.notes,
            "fields": dict(head.fields),
        }
        assert {key for key, value in found.items() if value} <= {"names", kind}
        assert kind == "photos" or found[kind]
    assert without_personal_data(document, {"emails", "phones"}).holders == {}


def test_what_is_ticked_stays(people: People) -> None:
    template = saved(client_of(people.owner), telling_chart(people), keep=["names", "notes"])
    document = load_document(template.cover.chart)
    (tom,) = document.holders.values()
    assert (tom.name, tom.email, tom.phone, tom.location) == ("Tom Okafor", "", "", "")
    assert document.roles["head"].notes == "On leave in May"


def test_it_stands_in_the_gallery_of_its_owner_alone(people: People, chart: Chart) -> None:
    saved(client_of(people.owner), chart)
    mine = text_of(client_of(people.owner), "/")
    assert '<h2 id="your-templates">Your templates</h2>' in mine
    assert "Our care team" in mine
    for other in (people.viewer, people.stranger, people.passer_by, Visitor()):
        assert "Our care team" not in text_of(client_of(other), "/")


def test_the_chart_of_a_template_is_none_of_my_charts(people: People, chart: Chart) -> None:
    saved(client_of(people.owner), chart)
    assert "Our care team" not in text_of(client_of(people.owner), "/charts/")


def test_publishing_takes_the_permission(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    assert "everybody on this installation" not in text_of(client, f"/charts/{chart.public_id}/template/")
    assert not saved(client, chart, published="on").published
    let_share(people.owner)
    assert "everybody on this installation" in text_of(client, f"/charts/{chart.public_id}/template/")
    template = saved(client, chart, published="on")
    for other in (people.stranger, people.passer_by, Visitor()):
        front = text_of(client_of(other), "/")
        assert '<h2 id="installation-templates">From this installation</h2>' in front
        assert "Our care team" in text_of(client_of(other), template.get_absolute_url())


def walk(template: Template, visitor: Visitor) -> dict[str, int]:
    """Return the statuses that a visitor gets at every address of a template; delete is the last."""
    client, chart = client_of(visitor), template.cover.chart.public_id
    own = {name: reverse(f"{name}-own-template", args=[template.slug]) for name in ("use", "edit", "delete")}
    return {
        "see": client.get(template.get_absolute_url()).status_code,
        "picture": client.get(reverse("picture", args=[chart])).status_code,
        "export": client.get(reverse("export", args=[chart, "svg"])).status_code,
        "change": client.get(f"/charts/{chart}/fill-in/").status_code,
        "use": post(client, own["use"]).status_code,
        "edit form": client.get(own["edit"]).status_code,
        "edit": post(client, own["edit"], ABOUT).status_code,
        "delete": post(client, own["delete"]).status_code,
    }


def test_a_private_template_is_nowhere_for_others(people: People, chart: Chart) -> None:
    template = saved(client_of(people.owner), chart)
    nothing = dict.fromkeys(walk(template, Visitor()), 404)
    for other in (people.viewer, people.editor, people.stranger, people.passer_by, Visitor()):
        assert walk(template, other) == nothing
    assert walk(template, people.owner) == {
        "see": 200,
        "picture": 200,
        "export": 200,
        "change": 403,  # the chart of a template is edited by nobody
        "use": 302,
        "edit form": 200,
        "edit": 302,
        "delete": 302,
    }


def test_a_published_template_is_to_look_at_and_use(people: People, chart: Chart) -> None:
    let_share(people.owner)
    template = saved(client_of(people.owner), chart, published="on")
    for other in (people.editor, people.stranger, people.passer_by):
        assert walk(template, other) == {
            "see": 200,
            "picture": 200,
            "export": 200,
            "change": 403,
            "use": 302,
            "edit form": 403,
            "edit": 403,
            "delete": 403,
        }
    assert Template.everything.filter(pk=template.pk).exists()


def test_taking_it_back_hides_it_and_its_chart(people: People, chart: Chart) -> None:
    let_share(people.owner)
    client = client_of(people.owner)
    template = saved(client, chart, published="on")
    assert post(client, reverse("edit-own-template", args=[template.slug]), ABOUT).status_code == 302
    template = Template.everything.get(pk=template.pk)
    assert set(walk(template, people.stranger).values()) == {404}
    assert walk(template, people.owner)["see"] == 200


def test_copies_are_left_alone_by_later_changes(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    template = saved(client, chart)
    response = post(client, reverse("use-own-template", args=[template.slug]))
    copy = Chart.objects.get(public_id=response["Location"].split("/")[-2])
    before = load_document(copy)
    assert copy.title == "Our care team"
    services.run_command(
        chart=chart,
        name="delete_role",
        arguments={"role_id": "agent"},
        expected_revision=0,
        visitor=people.owner,
    )
    assert "agent" in load_document(template.cover.chart).roles
    again = saved(client, chart, title="Our smaller team", over=template.slug)
    assert again.pk == template.pk
    assert "agent" not in load_document(again.cover.chart).roles
    assert again.cover.roles == 3
    assert load_document(Chart.objects.get(pk=copy.pk)) == before
    post(client, reverse("delete-own-template", args=[template.slug]))
    assert not Template.everything.filter(pk=template.pk).exists()
    assert load_document(Chart.objects.get(pk=copy.pk)) == before


def test_nobody_saves_over_the_template_of_somebody_else(people: People, chart: Chart) -> None:
    template = saved(client_of(people.owner), chart)
    response = post(
        client_of(people.viewer), f"/charts/{chart.public_id}/template/", {**ABOUT, "over": template.slug}
    )
    assert response.status_code in {302, 400}
    assert Template.everything.get(pk=template.pk).owner == people.owner.user
    assert load_document(template.cover.chart).roles.keys() == {"head", "calls", "mail", "agent"}


def test_it_takes_an_account(people: People) -> None:
    chart = services.create_chart(visitor=people.passer_by, document=make_document())
    address = f"/charts/{chart.public_id}/template/"
    response = client_of(people.passer_by).get(address)
    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={address}")
    assert client_of(Visitor()).get(address).status_code == 404


@pytest.mark.parametrize("field", ["title", "summary", "category"])
def test_a_template_needs_its_words(people: People, chart: Chart, field: str) -> None:
    for value in ("", " \u200b ", "x" * 161):
        response = post(
            client_of(people.owner), f"/charts/{chart.public_id}/template/", {**ABOUT, field: value}
        )
        assert response.status_code == 400
    assert not Template.everything.exists()


def test_words_are_escaped_in_the_gallery_and_on_the_page(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    template = saved(client, chart, title="<script>x</script>", summary='"><b>', category="<i>")
    for address in ("/", template.get_absolute_url()):
        text = text_of(client, address)
        assert "<script>x" not in text
        assert '"><b>' not in text


def test_the_catalogue_neither_counts_nor_removes_them(
    people: People, chart: Chart, entries: Entries
) -> None:
    template = saved(client_of(people.owner), chart)
    loaded = load_gallery(entries.folder)
    assert loaded.removed == ()
    assert Template.everything.filter(pk=template.pk).exists()
    assert {each.slug for each in Template.objects.all()} == {"help-desk", "shop"}
    assert User.objects.count() > 0


def shown_in(client: Client, address: str) -> list[str]:
    """The titles of the cards that a gallery address shows."""
    text = text_of(client, address)
    card = r"<li data-slug=[^>]*?( hidden)?>\s*<article.*?<h2><a [^>]*>(.*?)</a>"
    cards = re.findall(card, text, re.DOTALL)
    return [title for hidden, title in cards if not hidden]


def test_search_and_facets_take_saved_templates_in(people: People, chart: Chart, entries: Entries) -> None:
    load_gallery(entries.folder)
    let_share(people.owner)
    owner, stranger = client_of(people.owner), client_of(people.stranger)
    saved(owner, chart, title="Our shared team", published="on")
    saved(owner, chart, title="Our secret team", category="Hidden")
    assert shown_in(owner, "/?q=our") == ["Our secret team", "Our shared team"]
    assert shown_in(owner, "/?category=Hidden") == ["Our secret team"]
    assert shown_in(stranger, "/?q=our") == ["Our shared team"]
    assert shown_in(stranger, "/?category=Care&size=small") == ["Our shared team"]
    assert shown_in(stranger, "/?size=small&sort=size") == ["Shop", "Help Desk", "Our shared team"]
    mine, theirs = text_of(owner, "/"), text_of(stranger, "/")
    assert ">4 of 4 templates</p>" in mine
    assert ">3 of 3 templates</p>" in theirs
    assert 'name="category" value="Hidden"' in mine
    for public in (theirs, text_of(stranger, "/sitemap.xml"), text_of(stranger, "/templates/compare/")):
        assert "Hidden" not in public
        assert "secret" not in public
    nothing = text_of(owner, "/?q=zebra")
    assert re.search(r'aria-labelledby="your-templates" hidden', nothing)
