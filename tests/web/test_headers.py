"""Every answer's headers: pages, redirects, refusals, faults; private pages stay out of every cache."""

import pytest

import tests.factories as make
from judging import create_app
from judging.infra.db import db
from judging.web.headers import FIXED
from tests.architecture import world as worlds
from tests.conftest import SETTINGS
from tests.factories import PASSWORD


def check(answer, *, private: bool | None = None) -> None:
    """The fixed headers are there, and the caching rule is the private or the public one."""
    assert {name: answer.headers.get(name) for name in FIXED} == FIXED
    assert "Cookie" in answer.vary
    caching = answer.headers["Cache-Control"]
    if private is not None:
        assert caching == ("no-store" if private else "no-cache")
    assert "Set-Cookie" not in answer.headers or "public" not in caching


@pytest.mark.parametrize("identity", ["anonymous", "organiser", "owner", "judge", "administrator"])
def test_every_route_carries_them(app, as_person, identity):
    world = worlds.build("published")
    client = as_person(world.people[identity]) if identity in world.people else app.test_client()
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        path = worlds.address(world, rule, {})
        for method in sorted(rule.methods & {"GET", "HEAD", "OPTIONS"}) + ["DELETE"]:
            check(client.open(path, method=method))


def test_a_policy_without_exceptions():
    policy = FIXED["Content-Security-Policy"]
    assert "unsafe" not in policy
    for part in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
    assert FIXED["X-Content-Type-Options"] == "nosniff"


def test_public_pages_are_asked_for_again_and_private_ones_never_kept(client, as_person):
    person = make.person()
    make.save()
    check(client.get("/"), private=False)
    check(client.get("/sign-in"), private=True)
    check(client.get("/my/"), private=True)  # on the way to the door
    check(client.post("/sign-in"), private=True)
    check(client.get("/no/such/page"), private=False)
    mine = as_person(person)
    for path in ("/", "/my/", "/account/", "/no/such/page"):
        check(mine.get(path), private=True)


def test_redirects_carry_them(client):
    answer = client.get("/my/")
    assert answer.status_code == 302
    check(answer)


def test_a_body_too_large_is_refused_with_them(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 100)
    answer = client.post("/sign-in", data={"contact": "x" * 200})
    assert answer.status_code == 413
    check(answer, private=True)


def test_a_fault_carries_them(app, client, monkeypatch):
    monkeypatch.setitem(app.view_functions, "public.home.show", lambda: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    check(answer)


def test_an_unknown_host_carries_them(client):
    answer = client.get("/", base_url="http://evil.example")
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    check(answer)


def test_static_files(app, client):
    with app.test_request_context():
        path = app.url_for("static", filename="css/app.css")
    with client.get(path) as answer:
        assert {name: answer.headers.get(name) for name in FIXED} == FIXED
        assert "immutable" in answer.headers["Cache-Control"]
        tag = answer.headers["ETag"]
    with client.get(path, headers={"If-None-Match": tag}) as answer:
        assert answer.status_code == 304
        assert {name: answer.headers.get(name) for name in FIXED} == FIXED
    gone = client.get(path.replace("app.css", "gone.css"))
    assert gone.status_code == 404
    assert "immutable" not in gone.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/my/", "/no/such/page"])
def test_hsts_only_over_tls(client, path):
    assert "Strict-Transport-Security" not in client.get(path).headers
    value = client.get(path, base_url="https://localhost").headers["Strict-Transport-Security"]
    assert int(value.split("max-age=")[1].split(";")[0]) >= 365 * 24 * 3600


@pytest.fixture
def over_tls(app):
    """The same instance as served at an https address behind one proxy."""
    given = {"INSTANCE": app.instance_path, "DATABASE_URL": app.config["DATABASE_URL"]}
    made = create_app(SETTINGS | given | {"PUBLIC_URL": "https://thi.example.org", "TRUSTED_PROXIES": "1"})
    yield made
    with made.app_context():
        db.engine.dispose()


def test_the_cookie_over_tls(over_tls):
    answer = over_tls.test_client().get("/sign-in", base_url="https://thi.example.org")
    parts = set(answer.headers["Set-Cookie"].split("; "))
    assert parts >= {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}
    assert any(part.startswith("__Host-judging=") for part in parts)
    assert not any(part.startswith("Domain") for part in parts)


def test_the_cookie_is_set_only_when_it_changes(client):
    person = make.person(email="an@example.org")
    make.save()
    assert (
        "Expires" in client.post("/sign-in", data={"contact": person.email, "password": PASSWORD}).headers["Set-Cookie"]
    )
    client.get("/my/")  # makes the token of the forms
    assert "Set-Cookie" not in client.get("/my/").headers


def test_behind_a_proxy_the_scheme_is_the_proxys_word(over_tls):
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "thi.example.org", "X-Forwarded-For": "192.0.2.7"}
    answer = over_tls.test_client().get("/", base_url="http://127.0.0.1:5000", headers=forwarded)
    assert answer.status_code == 200
    assert "Strict-Transport-Security" in answer.headers


def test_without_a_declared_proxy_its_word_counts_for_nothing(client):
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    answer = client.get("/my/", headers=forwarded)
    assert "Strict-Transport-Security" not in answer.headers
    assert "evil" not in answer.location
