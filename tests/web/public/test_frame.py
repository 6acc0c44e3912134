"""The first page, a competition's page, privacy, and language and appearance."""

import pytest

import tests.factories as make
from judging.settings import flask as flask_settings
from tests.factories import NOW
from tests.statements import counted


def test_nothing_announced_yet(client):
    make.competition("nhap", stage="draft", title="Bản nháp kín")
    make.save()
    page = client.get("/")
    assert page.status_code == 200 and "Bản nháp kín" not in page.text


def test_the_first_page_says_where_each_stands(client):
    for stage in ("open", "judging", "closed"):
        make.competition(stage, stage=stage, title=f"Cuộc thi {stage}")
    make.save()
    client.set_cookie("language", "en")
    page = client.get("/").text
    for word in ("Taking entries until", "Being judged", "Judged; the awards are awaited"):
        assert word in page


def test_no_photo_or_name_is_shown_before_publication(client):
    competition = make.competition("mau", stage="judging")
    entry = make.entry(competition, make.person("Nghệ nhân Kín"), title="Tác phẩm Kín")
    make.photo(entry)
    make.save()
    for path in ("/", "/c/mau"):
        page = client.get(path).text
        assert "Kín" not in page and "/photos/" not in page


def test_the_first_page_asks_the_same_of_the_database_however_many_there_are(client):
    make.competition()
    make.save()
    with counted() as few:
        client.get("/")
    for stage in ("open", "judging", "published", "closed"):
        make.competition(stage=stage)
    make.save()
    with counted() as many:
        client.get("/")
    assert len(few) == len(many)


def test_a_competition_and_its_way_in(client):
    make.competition("mau", summary="Điều lệ tóm tắt.", delivery="Mang đến nhà trưng bày.")
    make.save()
    client.set_cookie("language", "en")
    page = client.get("/c/mau").text
    for words in ("Điều lệ tóm tắt.", "Mang đến nhà trưng bày.", "Giải Nhất", "024 0000 0000", "Enter a product"):
        assert words in page or words == "Giải Nhất" and "First prize" in page
    assert "/my/enter/mau" in page


@pytest.mark.parametrize("dates", [{"deadline_at": NOW}, {"opens_at": NOW.replace(year=NOW.year + 1)}])
def test_no_way_in_outside_the_dates(client, dates):
    make.competition("mau", **dates)
    make.save()
    client.set_cookie("language", "en")
    assert "Enter a product" not in client.get("/c/mau").text


def test_times_are_vietnams(client):
    make.competition("mau", deadline_at=NOW.replace(year=NOW.year + 1, month=8, day=30, hour=10, minute=0, second=0))
    make.save()
    assert f"17:00 30/08/{NOW.year + 1}" in client.get("/c/mau").text


def test_a_draft_is_not_found(client, as_person):
    make.competition("nhap", stage="draft")
    make.save()
    assert client.get("/c/nhap").status_code == client.get("/c/none").status_code == 404


def test_privacy_in_both_languages(client):
    vietnamese = client.get("/privacy").text
    client.set_cookie("language", "en")
    assert client.get("/privacy").text != vietnamese


def test_language(client, as_person):
    answer = client.post("/preferences", data={"language": "en", "next": "/privacy"})
    assert answer.location == "/privacy"
    assert '<html lang="en"' in client.get("/privacy").text
    person = make.person()
    make.save()
    as_person(person).post("/preferences", data={"language": "en"})
    assert person.language == "en"


def test_appearance(client):
    client.post("/preferences", data={"theme": "hall"})
    assert 'data-theme="hall"' in client.get("/privacy").text
    client.post("/preferences", data={"theme": ""})
    assert "data-theme" not in client.get("/privacy").text.split("<body")[0]


@pytest.mark.parametrize("form", [{"language": "xx"}, {"theme": "<script>"}, {}])
def test_nonsense_is_ignored(client, form):
    assert client.post("/preferences", data=form).location == "/"
    assert "script>" not in client.get_cookie("theme", path="/").value if client.get_cookie("theme") else True


def test_the_cookie_of_https_can_be_set_by_nobody_else(tmp_path):
    known = dict.fromkeys(("DATABASE_URL", "DEMO", "TRUSTED_PROXIES")) | {
        "INSTANCE": str(tmp_path),
        "PORT": "5000",
        "SECRET_KEY": "x",
    }
    https = flask_settings(known | {"PUBLIC_URL": "https://thi.example.org/"}, tmp_path)
    assert https["SESSION_COOKIE_NAME"].startswith("__Host-") and https["SESSION_COOKIE_SECURE"]
    assert https["TRUSTED_HOSTS"] == ["thi.example.org"] and https["PUBLIC_URL"] == "https://thi.example.org"
    http = flask_settings(known | {"PUBLIC_URL": "http://localhost"}, tmp_path)
    assert not http["SESSION_COOKIE_NAME"].startswith("__Host-")
