"""Refusals and faults as pages and as JSON, in both languages, also when the database is away."""

from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

import tests.factories as make
from judging.accounts import queries as accounts
from judging.errors import Incomplete, Invalid, NotAllowed, Refusal
from judging.infra.db import db, writing

JSON = {"Accept": "application/json"}
RAISED = {
    "changed meanwhile": (StaleDataError("two wrote"), 409, "another screen"),
    "done already": (IntegrityError("insert", {}, Exception("unique")), 409, "done already"),
    "busy": (OperationalError("insert", {}, Exception("locked")), 503, "try again in a moment"),
    "our fault": (ZeroDivisionError("secret words"), 500, "fault is ours"),
    "not allowed": (NotAllowed("Only an organiser can do this. Please ask one."), 403, "Only an organiser"),
    "incomplete": (Incomplete("Please fill this in."), 422, "fill this in"),
}


@pytest.fixture
def raising(app, monkeypatch):
    """A function: the first page raises this."""

    def raising(error):
        def view():
            raise error

        monkeypatch.setitem(app.view_functions, "public.home.show", view)

    return raising


@pytest.mark.parametrize(("error", "status", "words"), RAISED.values(), ids=RAISED)
def test_as_a_page_in_english(client, raising, error, status, words):
    raising(error)
    client.set_cookie("language", "en")
    answer = client.get("/")
    assert answer.status_code == status
    assert words in answer.text
    assert "secret words" not in answer.text
    assert '<html lang="en"' in answer.text
    assert "024 0000 0000" in answer.text  # every refusal says whom to call


@pytest.mark.parametrize(("error", "status", "words"), RAISED.values(), ids=RAISED)
def test_as_a_page_in_vietnamese(client, raising, error, status, words):
    raising(error)
    answer = client.get("/")
    assert answer.status_code == status
    assert '<html lang="vi"' in answer.text
    assert words not in answer.text


@pytest.mark.parametrize(("error", "status", "words"), RAISED.values(), ids=RAISED)
def test_as_json_for_our_scripts(client, raising, error, status, words):
    raising(error)
    client.set_cookie("language", "en")
    answer = client.get("/", headers=JSON)
    assert answer.status_code == status
    body = answer.get_json()
    assert body["ok"] is False
    assert words in body["message"]


@pytest.mark.parametrize(
    ("language", "written"), [("vi", "Cao nhất là 37,5 điểm."), ("en", "The highest score is 37.5.")]
)
def test_points_are_written_as_the_language_writes_them(client, raising, language, written):
    raising(Invalid("The highest score is %(maximum)s.", maximum=Decimal("37.5")))
    client.set_cookie("language", language)
    assert written in client.get("/").get_data(as_text=True)


def test_when_it_is_busy_the_answer_says_when_to_come_back(client, raising):
    raising(OperationalError("insert", {}, Exception("locked")))
    assert client.get("/").headers["Retry-After"] == "2"


@pytest.mark.parametrize("headers", [{}, JSON])
def test_the_database_away_is_still_a_decent_answer(app, as_person, monkeypatch, headers):
    client = as_person(make.person())

    def away(*_):
        raise OperationalError("select", {}, Exception("gone"))

    monkeypatch.setattr(accounts, "signed_in", away)
    for path in ("/", "/my/", "/no/such/page"):
        answer = client.get(path, headers=headers)
        assert answer.status_code == 503
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_nothing_of_a_refused_request_is_kept(app, client, monkeypatch):
    def view():
        with writing():
            make.person("An")
            raise Refusal("Please choose a smaller file.")

    monkeypatch.setitem(app.view_functions, "public.home.show", view)
    assert client.get("/").status_code == 400
    assert db.session.scalar(text("select count(*) from person")) == 0


def test_no_such_page(client):
    assert client.get("/no/such/page").status_code == 404
    assert client.get("/no/such/page", headers=JSON).get_json()["ok"] is False


def test_another_method_is_as_if_there_were_no_page(client):
    answer = client.delete("/")
    assert answer.status_code == 405
    assert answer.text.count("<h1>") == 1


def test_a_browser_that_takes_anything_gets_the_page(client):
    for accept in ("*/*", "text/html,application/xhtml+xml,application/json;q=0.9"):
        assert client.get("/no/such/page", headers={"Accept": accept}).mimetype == "text/html"


TOO_LARGE = "9" * 25
ADDRESSES = (
    "/my/entries/{n}",
    "/judge/so-lon/entries/{n}",
    "/desk/so-lon/entries/{n}",
    "/desk/so-lon/judges/{n}",
    "/desk/so-lon/entries?group={n}",
    "/desk/so-lon/log?page={n}",
    "/admin/people/{n}",
    "/admin/people?page={n}",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_number_larger_than_any_row_is_not_found(app, as_person, address):
    competition = make.competition("so-lon", stage="judging")
    seat = make.judge(competition)
    person = make.person(is_administrator=True)
    make.staff(person, competition)
    make.save()
    client = as_person(seat.person if "/judge/" in address else person)
    assert client.get(address.format(n=TOO_LARGE)).status_code == 404


def test_a_value_that_does_not_fit_otherwise_is_our_fault(client, raising):
    raising(DataError("insert", {}, Exception("too long")))
    assert client.get("/").status_code == 500
