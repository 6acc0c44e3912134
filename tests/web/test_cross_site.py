"""Only our own pages change anything: the form's token and the browser's word for where a request began."""

import pytest

import tests.factories as make
from tests.architecture import world as worlds
from tests.factories import PASSWORD

#: Its body may be large, so its token is read only once it is known that staff send it.
GUARDED_FIRST = {"desk.imports.create"}


@pytest.fixture
def guarded(app, monkeypatch):
    """The application as it runs outside tests: with its tokens."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    return app


@pytest.mark.parametrize("identity", ["anonymous", "administrator", "organiser", "owner", "judge"])
def test_no_unsafe_route_passes_without_a_token(guarded, as_person, identity):
    world = worlds.build("open")
    client = as_person(world.people[identity]) if identity in world.people else guarded.test_client()
    passed, count = [], 0
    for rule in guarded.url_map.iter_rules():
        for method in rule.methods - {"GET", "HEAD", "OPTIONS"}:
            count += 1
            answer = client.open(worlds.address(world, rule, {}), method=method)
            is_kept_out = rule.endpoint in GUARDED_FIRST and answer.status_code in (403, 404)
            if answer.status_code != 400 and not is_kept_out:
                passed.append((rule.endpoint, method, answer.status_code))
    assert passed == []
    assert count > 20


def test_with_its_token_it_passes(guarded, client):
    page = client.get("/sign-in").text
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    make.person(email="an@example.org")
    make.save()
    given = {"contact": "an@example.org", "password": PASSWORD}
    assert client.post("/sign-in", data=given).status_code == 400
    assert client.post("/sign-in", data=given | {"csrf_token": token}).status_code == 302
    assert guarded.test_client().post("/sign-in", data=given | {"csrf_token": token}).status_code == 400


def test_a_script_hears_it_as_json(guarded, client):
    answer = client.post("/preferences", headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert answer.get_json()["ok"] is False


ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "anything"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:8000"},
]
HERE = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://localhost"},
    {"Origin": "null"},  # what some browsers send from a page that sends no referrer
]


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_another_sites_page_changes_nothing(client, headers):
    answer = client.post("/preferences", data={"theme": "dark"}, headers=headers)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers or "theme" not in answer.headers["Set-Cookie"]


@pytest.mark.parametrize("headers", HERE, ids=str)
def test_our_own_pages_do(client, headers):
    assert client.post("/preferences", data={"theme": "dark"}, headers=headers).status_code == 302


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_anybody_may_link_to_us(client, headers):
    assert client.get("/", headers=headers).status_code == 200
