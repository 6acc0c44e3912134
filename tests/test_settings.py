"""Settings: what each means to Flask, and every unsafe one refused at start with what to do."""

import multiprocessing

import pytest

import config
from judging import create_app, settings
from judging.rights.terms import Days

SAFE = {"SECRET_KEY": "long enough to be secret", "PUBLIC_URL": "https://thi.example.org"}


@pytest.fixture
def known(tmp_path):
    """A function: the checked settings with what is given."""
    return lambda **given: settings.check(config.read({"INSTANCE": str(tmp_path)}) | given)


@pytest.fixture
def made(tmp_path):
    """A function: an application with what is given."""
    return lambda **given: create_app(config.read({"INSTANCE": str(tmp_path)}) | given)


REFUSED = {
    "no key": ({"SECRET_KEY": None}, "SECRET_KEY is not set.*judging setup"),
    "a short key": ({"SECRET_KEY": "secret"}, "too short"),
    "no address": ({"PUBLIC_URL": None}, "PUBLIC_URL is not set.*https://"),
    "in the open": ({"PUBLIC_URL": "http://thi.example.org"}, "in the open.*https"),
    "no scheme": ({"PUBLIC_URL": "thi.example.org"}, "scheme and name only"),
    "a path": ({"PUBLIC_URL": "https://example.org/thi"}, "scheme and name only"),
    "another scheme": ({"PUBLIC_URL": "ftp://example.org"}, "scheme and name only"),
    "half a certificate": ({"CERTIFICATE": "a.pem"}, "belong together"),
    "the other half": ({"CERTIFICATE_KEY": "a.key"}, "belong together"),
    "no port": ({"PORT": "http"}, "PORT is 'http'"),
    "a port too high": ({"PORT": "70000"}, "from 1 to 65535"),
    "proxies in words": ({"TRUSTED_PROXIES": "one"}, "TRUSTED_PROXIES"),
    "no worker": ({"WORKERS": "0"}, "WORKERS"),
    "a demo for everybody": ({"DEMO": "1", "BIND": "0.0.0.0"}, "127.0.0.1 only.*make serve"),
    "a demo on a name": ({"DEMO": "yes", "BIND": "demo.example.org"}, "127.0.0.1 only"),
}


@pytest.mark.parametrize(("given", "words"), REFUSED.values(), ids=REFUSED)
def test_refused(known, given, words):
    with pytest.raises(RuntimeError, match=words):
        known(**{**SAFE, **given})


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"PUBLIC_URL": "https://thi.example.org/"},
        {"PUBLIC_URL": "https://thi.example.org:8443"},
        {"PUBLIC_URL": "http://127.0.0.1:5000"},
        {"PUBLIC_URL": "http://localhost"},
        {"DEMO": "1", "SECRET_KEY": None, "PUBLIC_URL": None},
        {"DEMO": "1", "BIND": "::1"},
        {"CERTIFICATE": "a.pem", "CERTIFICATE_KEY": "a.key", "BIND": "0.0.0.0"},
    ],
)
def test_taken(known, given):
    known(**{**SAFE, **given})


def test_a_kept_key_stands_for_one_that_is_set(known, tmp_path):
    settings._keep(tmp_path / "secret.key", "kept")
    known(**{**SAFE, "SECRET_KEY": None})
    assert settings.kept_key({"INSTANCE": str(tmp_path)}) == "kept"
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def _key(folder: str) -> str:
    return settings.kept_key({"INSTANCE": folder}, make=True)


def test_processes_that_start_together_agree_on_one_key(tmp_path):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        keys = set(pool.map(_key, [str(tmp_path)] * 16))
    assert len(keys) == 1
    assert len(keys.pop()) >= 48
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]


def test_real_operation_over_tls(made):
    app = made(**SAFE)
    assert (app.config["SESSION_COOKIE_NAME"], app.config["SESSION_COOKIE_SECURE"]) == ("__Host-judging", True)
    assert (app.config["SESSION_COOKIE_PATH"], app.config["SESSION_COOKIE_DOMAIN"]) == (None, None)
    assert app.config["TRUSTED_HOSTS"] == ["thi.example.org"]
    assert app.config["SECOND_FACTOR"]
    assert not app.config["DEMO"]
    assert app.config["WTF_CSRF_ENABLED"] is True
    assert not app.debug
    assert "door.demo.create" not in app.view_functions


def test_the_demo_makes_its_own_key(made, tmp_path):
    app = made(DEMO="1")
    assert app.config["SECRET_KEY"] == (tmp_path / "secret.key").read_text()
    assert app.config["SESSION_COOKIE_NAME"] == "judging"
    assert app.config["PUBLIC_URL"] == "http://127.0.0.1:5000"
    assert not app.config["SECOND_FACTOR"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("postgres://a@b/c", "postgresql+psycopg://a@b/c"),
        ("postgresql://a@b/c", "postgresql+psycopg://a@b/c"),
        ("postgresql+psycopg://a@b/c", "postgresql+psycopg://a@b/c"),
        ("sqlite:////srv/judging.db", "sqlite:////srv/judging.db"),
        (None, None),
    ],
)
def test_a_database_address_gets_the_driver_we_have(given, kept):
    assert settings.driver(given) == kept


@pytest.mark.parametrize(("value", "is_on"), [("1", True), ("Yes", True), ("0", False), ("", False), (None, False)])
def test_yes_or_no(value, is_on):
    assert settings.is_on(value) is is_on


def test_the_environment_is_read_by_name_and_empty_means_not_set():
    read = config.read({"PORT": "8080", "SECRET_KEY": "", "HOME": "/"})
    assert (read["PORT"], read["SECRET_KEY"]) == ("8080", None)
    assert set(read) == set(config.SETTINGS)


def test_the_days_of_requests_are_settings_within_what_the_law_allows(known, made):
    given = {"REQUEST_ANSWER_DAYS": "1", "REQUEST_CONSENT_DAYS": "14", "REQUEST_OTHER_DAYS": "20"}
    assert made(DEMO="1", **given).config["REQUEST_DAYS"] == Days(first=1, consent=14, other=20)
    assert made(DEMO="1").config["REQUEST_DAYS"] == Days()
    for name, most in (("REQUEST_ANSWER_DAYS", 2), ("REQUEST_CONSENT_DAYS", 20), ("REQUEST_OTHER_DAYS", 20)):
        with pytest.raises(RuntimeError, match=name):
            known(**SAFE, **{name: str(most + 1)})
