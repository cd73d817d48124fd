"""Every address as stranger, viewer, editor and owner: a new route without a row here fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from PIL import Image
from rest_framework.authtoken.models import Token

from orgchart import services
from orgchart.access import Visitor
from orgchart.models import Chart, Photo
from templates_gallery.models import Template, TemplateStep
from tests.api.clients import client_of
from tests.people import People, make_chart, make_document

pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SEE = (404, 200, 200, 200)
PAST = (404, 403, 200, 200)
OPEN = (200, 200, 200, 200)
AWAY = (302, 302, 302, 302)
NOBODY = (404, 404, 404, 404)  # the walk's chart is no theme; tests/pages/test_themes.py walks these
VERSION_ID = "versionofone"
# Route -> method -> status for stranger, viewer, editor, owner. Methods left out answer 405 to all.
TABLE: dict[str, dict[str, tuple[int, int, int, int]]] = {
    # The gallery and the site.
    "gallery": {"GET": OPEN},
    "template": {"GET": OPEN},
    "compare-templates": {"GET": OPEN},
    "template-drawing": {"GET": OPEN},
    "use-template": {"GET": AWAY, "POST": AWAY},
    # The walk's template cannot be sized; tests/gallery/test_sized_page.py walks these.
    "sized": {"GET": NOBODY},
    # Nor is it one that an account saved; tests/gallery/test_own_templates.py walks these.
    "own-template": {"GET": NOBODY},
    "use-own-template": {"GET": NOBODY, "POST": NOBODY},
    "edit-own-template": {"GET": NOBODY, "POST": NOBODY},
    "delete-own-template": {"POST": NOBODY},
    "sized-result": {"GET": NOBODY},
    "use-sized": {"GET": NOBODY, "POST": NOBODY},
    "library": {"GET": OPEN},
    "library-measures": {"GET": OPEN},
    "library-file": {"GET": OPEN},
    "help": {"GET": OPEN},
    "health": {"GET": OPEN},
    "account": {"GET": OPEN},
    "themes": {"GET": OPEN, "POST": (400, 400, 400, 400)},
    "edit-theme": {"GET": NOBODY, "POST": NOBODY},
    "delete-theme": {"POST": NOBODY},
    "make-token": {"POST": AWAY},
    "revoke-token": {"POST": AWAY},
    # Pages of charts.
    "my-charts": {"GET": OPEN},
    "new-chart": {"GET": AWAY, "POST": AWAY},
    "editor": {"GET": SEE},
    "export": {"GET": SEE},
    "picture": {"GET": SEE},
    "rename-chart": {"GET": (404, 403, 403, 200), "POST": (404, 403, 403, 302)},
    "duplicate-chart": {"POST": (404, 302, 302, 302)},
    "delete-chart": {"POST": (404, 403, 403, 302)},
    "restore-chart": {"POST": (404, 403, 403, 302)},
    "save-template": {"GET": SEE, "POST": (404, 400, 400, 400)},
    "fill-in": {"GET": PAST, "POST": (404, 403, 400, 400)},
    # The API.
    "api-schema": {"GET": OPEN},
    "api-docs": {"GET": OPEN},
    "api-templates": {"GET": OPEN},
    "api-use-template": {"POST": (201, 201, 201, 201)},
    "api-library-titles": {"GET": OPEN},
    "api-library-measures": {"GET": OPEN},
    "api-charts": {"GET": OPEN, "POST": (201, 201, 201, 201)},
    "api-chart": {"GET": SEE, "PATCH": (404, 403, 200, 200), "DELETE": (404, 403, 403, 204)},
    "api-restore": {"POST": (404, 403, 403, 200)},
    "api-scene": {"GET": SEE},
    "api-fit": {"GET": SEE, "POST": (404, 403, 200, 200)},
    "api-changes": {"GET": SEE},
    "api-figures": {"GET": SEE},
    "api-commands": {"POST": (404, 403, 200, 200)},
    "api-undo": {"POST": (404, 403, 200, 200)},
    "api-redo": {"POST": (404, 403, 200, 200)},
    "api-export": {"GET": SEE},
    "api-pages": {"GET": SEE},
    # Who may only look sees the present, not what was there before.
    "api-states": {"GET": PAST},
    "api-state": {"GET": PAST},
    "api-restore-state": {"POST": PAST},
    "api-copy-state": {"POST": (404, 403, 201, 201)},
    "api-compare": {"GET": PAST},
    "api-compare-file": {"GET": PAST},
    "api-versions": {"GET": PAST, "POST": (404, 403, 201, 201)},
    "api-version": {"PATCH": PAST, "DELETE": (404, 403, 204, 204)},
    "api-photos": {"POST": (404, 403, 201, 201)},
    "api-photo": {"GET": SEE},
}
BODIES: dict[str, dict[str, Any]] = {
    "api-chart": {"title": "New title"},
    "api-commands": {
        "command": "rename_role",
        "arguments": {"role_id": "head", "title": "Director"},
        "revision": 3,
    },
    "api-fit": {"paper": "a3", "revision": 3},
    "api-undo": {"revision": 3},
    "api-redo": {"revision": 3},
    "api-restore-state": {"revision": 3},
    "api-versions": {"revision": 1, "name": "Before the merger"},
    "api-version": {"name": "After the merger"},
}
QUERIES = {"api-compare": "?from=1", "api-compare-file": "?from=1"}
# The admin site is for staff; accounts are django-allauth's. Both are walked as a whole below.
ELSEWHERE = ("admin/", "accounts/")
CATCH_ALL = "^api/"
PHOTO = "0123456789abcdef" * 2


def routes(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, str | None]]:
    """Yield the pattern and the name of every route."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.name


def own_routes() -> dict[str | None, str]:
    """Return the product's own routes: pattern by name."""
    return {name: path for path, name in routes() if not path.startswith((*ELSEWHERE, CATCH_ALL))}


@pytest.fixture
def walked(people: People) -> Chart:
    """Return Alice's chart with something to undo and something to redo, and a template called "care"."""
    chart = make_chart(people)
    for revision, title in enumerate(("One", "Two")):
        services.run_command(
            chart=chart,
            name="edit_chart",
            arguments={"title": title},
            expected_revision=revision,
            visitor=people.owner,
        )
    Photo.objects.create(chart=chart, public_id=PHOTO, content=b"A picture")
    services.undo(chart=chart, expected_revision=2, visitor=people.owner)
    chart.versions.create(public_id=VERSION_ID, number=2, name="Two")
    published = services.create_chart(visitor=Visitor(), document=make_document(), published=True)
    template = Template.objects.create(slug="care", position=1, title="Care", summary="A team.", category="x")
    TemplateStep.objects.create(
        template=template, key="team", position=0, title="Care", chart=published, roles=4, layers=3
    )
    return chart


def _picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return file.getvalue()


def call(client: Client, method: str, name: str, path: str, chart: Chart) -> int:
    """Return the status of a well-formed request. What it changes is rolled back."""
    values = {"public_id": chart.public_id, "key": "pdf", "slug": "care", "number": 0, "suffix": "csv"}
    values |= {"version_id": VERSION_ID, "photo": PHOTO, "kind": "titles"}
    address = reverse(name, kwargs={key: value for key, value in values.items() if f":{key}>" in path})
    address += QUERIES.get(name, "")
    headers = {"X-CSRFToken": "t" * 32}
    with transaction.atomic():
        if name == "api-photos" and method == "POST":
            response = client.post(address, _picture(), "image/png", headers=headers)
        elif path.startswith("api/"):
            body = json.dumps(BODIES.get(name, {}))
            response = client.generic(method, address, body, "application/json", headers=headers)
        elif method == "POST":
            response = client.post(address, {"title": "New title"}, headers=headers)
        else:
            response = client.generic(method, address, headers=headers)
        transaction.set_rollback(True)
    return int(response.status_code)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert own_routes().keys() == TABLE.keys()


@pytest.mark.parametrize("place", range(4), ids=["stranger", "viewer", "editor", "owner"])
def test_every_route_answers_as_the_table_says(people: People, walked: Chart, place: int) -> None:
    visitor = (people.stranger, people.viewer, people.editor, people.owner)[place]
    client = client_of(visitor)
    wrong = []
    for name, path in own_routes().items():
        assert name is not None
        for method in METHODS:
            expected = TABLE[name].get(method, (405,) * 4)[place]
            status = call(client, method, name, path, walked)
            if status != expected:
                wrong.append(f"{method} {name}: {status}, not {expected}")
    assert wrong == []


def test_a_passer_by_gets_no_further_than_a_stranger(people: People, walked: Chart) -> None:
    """Without an account the account's pages ask to sign in; all else is as for a stranger."""
    wrong = []
    client = client_of(Visitor())
    for name, path in own_routes().items():
        assert name is not None
        for method, statuses in TABLE[name].items():
            status = call(client, method, name, path, walked)
            expected = 302 if path.startswith("account/") else statuses[0]
            if status != expected:
                wrong.append(f"{method} {name}: {status}, not {expected}")
    assert wrong == []


def test_a_token_opens_what_its_owner_may_and_no_more(people: People, walked: Chart) -> None:
    for visitor, place in ((people.stranger, 0), (people.viewer, 1), (people.editor, 2), (people.owner, 3)):
        assert visitor.user is not None
        headers = {"Authorization": f"Token {token_of(visitor)}"}
        for name in ("api-chart", "api-scene", "api-export"):
            path = own_routes()[name]
            keys = {"public_id": walked.public_id, "key": "svg"}
            kwargs = {key: value for key, value in keys.items() if f":{key}>" in path}
            status = Client().get(reverse(name, kwargs=kwargs), headers=headers).status_code
            assert status == TABLE[name]["GET"][place]


def token_of(visitor: Visitor) -> str:
    return str(Token.objects.create(user=visitor.user).key)


def test_the_admin_site_is_closed_to_everybody_but_staff(people: People, walked: Chart) -> None:
    patterns = [path for path, _ in routes() if path.startswith("admin/")]
    addresses = {"/admin/", "/admin/orgchart/chart/", f"/admin/orgchart/chart/{walked.pk}/change/"}
    for path in patterns:
        if "<" not in path and "^" not in path and "(" not in path:
            addresses.add(f"/{path}")
    open_to_all = {"/admin/login/", "/admin/jsi18n/"}
    for visitor in (people.owner, Visitor()):
        client = client_of(visitor)
        for address in sorted(addresses - open_to_all):
            response = client.get(address)
            assert response.status_code == 302, address
            assert "/admin/login/" in response["Location"] or address == "/admin/logout/", address


def test_pages_of_accounts_never_break(people: People) -> None:
    addresses = [f"/{path}" for path, _ in routes() if path.startswith("accounts/") and "^" not in path]
    assert len(addresses) > 10
    for visitor in (people.owner, Visitor()):
        client = client_of(visitor)
        for address in addresses:
            assert client.get(address).status_code in {200, 302, 405}, address
