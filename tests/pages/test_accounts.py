"""Accounts: sign up, in and out, a forgotten password, and a token for scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from rest_framework.authtoken.models import Token

from orgchart.models import Chart
from tests.pages.conftest import PASSWORD, new_chart

SIGN_UP = {"email": "bea@example.org", "password1": PASSWORD}


def sign_in(client: Client, email: str = "ana@example.org", password: str = PASSWORD) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": password})


def test_a_visitors_charts_move_to_the_account_at_sign_up(visitor: Client, other: Client) -> None:
    chart = new_chart(visitor)
    response = visitor.post("/accounts/signup/", SIGN_UP)
    assert (response.status_code, response["Location"]) == (302, "/charts/")
    chart.refresh_from_db()
    assert chart.owner == User.objects.get(email="bea@example.org")
    assert chart.visitor_key == ""
    assert f"/charts/{chart.public_id}/" in visitor.get("/charts/").content.decode()
    assert other.get(f"/charts/{chart.public_id}/").status_code == 404


def test_a_visitors_charts_join_those_of_the_account_at_sign_in(
    visitor: Client, member: Client, ana: User
) -> None:
    before, brought = new_chart(member), new_chart(visitor)
    assert sign_in(visitor)["Location"] == "/charts/"
    assert set(Chart.objects.filter(owner=ana)) == {before, brought}


def test_after_signing_out_the_browser_has_no_charts(visitor: Client, ana: User) -> None:
    chart = new_chart(visitor)
    sign_in(visitor)
    assert visitor.post("/accounts/logout/")["Location"] == "/"
    assert "You are signed out." in visitor.get("/").content.decode()
    assert visitor.get(f"/charts/{chart.public_id}/").status_code == 404


def test_a_link_does_not_sign_out(member: Client) -> None:
    assert "Your charts stay in your account" in member.get("/accounts/logout/").content.decode()
    assert member.get("/account/").status_code == 200


def test_a_wrong_password_is_refused_without_telling_which_accounts_there_are(
    visitor: Client, ana: User
) -> None:
    known = sign_in(visitor, password="wrong horse").content.decode()
    unknown = sign_in(visitor, email="nobody@example.org").content.decode()
    (told,) = re.findall(r'<ul class="errorlist[^>]*>(.*?)</ul>', known)
    assert told in unknown


def test_sign_up_can_be_closed(visitor: Client, settings: Any) -> None:
    settings.ALLOW_SIGN_UP = False
    assert "does not take sign-ups" in visitor.get("/accounts/signup/").content.decode()
    visitor.post("/accounts/signup/", SIGN_UP)
    assert not User.objects.exists()


def test_endless_sign_ups_are_slowed_down_with_a_page(visitor: Client) -> None:
    statuses = [visitor.post("/accounts/signup/", {"email": "x"}).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]
    page = visitor.post("/accounts/signup/", {"email": "x"}).content.decode()
    assert "Wait a minute, then try again." in page


def test_the_address_to_return_to_stays_on_this_site(visitor: Client, ana: User) -> None:
    login = {"login": "ana@example.org", "password": PASSWORD}
    assert visitor.post("/accounts/login/", {**login, "next": "/help/"})["Location"] == "/help/"
    visitor.post("/accounts/logout/")
    foreign = visitor.post("/accounts/login/", {**login, "next": "https://example.net/"})
    assert foreign["Location"] == "/charts/"


def test_a_forgotten_password_can_be_set_anew(visitor: Client, ana: User) -> None:
    response = visitor.post("/accounts/password/reset/", {"email": "ana@example.org"}, follow=True)
    assert "Look into your mail" in response.content.decode()
    (message,) = mail.outbox
    assert message.subject.endswith("A new password")
    assert ana.username not in message.body
    link = re.search(r"http://testserver(/\S+)", message.body)
    assert link
    form = visitor.get(link[1], follow=True)
    assert "Choose a new password" in form.content.decode()
    new = "staple staple battery"
    visitor.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert sign_in(Client(), password=new).status_code == 302
    assert "does not work any more" in Client().get(link[1], follow=True).content.decode()


def test_a_stranger_who_asks_for_a_new_password_learns_nothing(visitor: Client, ana: User) -> None:
    known = visitor.post("/accounts/password/reset/", {"email": "ana@example.org"})
    unknown = visitor.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert known["Location"] == unknown["Location"]
    assert "There is no account for this address" in mail.outbox[1].body


def test_the_password_can_be_changed(member: Client) -> None:
    new = "staple staple battery"
    member.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert sign_in(Client(), password=new).status_code == 302


@pytest.mark.parametrize("address", ["/account/", "/accounts/email/", "/accounts/password/change/"])
def test_account_pages_ask_visitors_to_sign_in(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=")


def test_visitors_cannot_make_tokens(visitor: Client) -> None:
    assert visitor.post("/account/token/")["Location"].startswith("/accounts/login/")
    assert not Token.objects.exists()


def test_a_token_is_shown_once_and_works(member: Client, ana: User) -> None:
    chart = new_chart(member)
    assert member.post("/account/token/")["Location"] == "/account/"
    key = Token.objects.get(user=ana).key
    page = member.get("/account/")
    assert key in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert key not in member.get("/account/").content.decode()
    charts = Client().get("/api/charts/", headers={"authorization": f"Token {key}"}).json()
    assert [one["id"] for one in charts] == [chart.public_id]


def test_a_new_token_replaces_the_old_one_and_revoking_ends_it(member: Client, ana: User) -> None:
    member.post("/account/token/")
    old = Token.objects.get(user=ana).key
    member.post("/account/token/")
    new = Token.objects.get(user=ana).key
    assert Client().get("/api/charts/", headers={"authorization": f"Token {old}"}).status_code == 401
    member.post("/account/token/revoke/")
    assert Client().get("/api/charts/", headers={"authorization": f"Token {new}"}).status_code == 401
    assert "The token is revoked" in member.get("/account/").content.decode()
