"""Many entries at once at the desk: looked at, then imported; refused with every cell; out again; nobody else's."""

import io
import re
import time
import zipfile

import pytest

import tests.factories as make
from judging.audit.models import Event
from judging.desk.importing.kept import DAY, Keeping
from judging.entries.models import Entry, Photo
from judging.infra.db import db
from judging.tasks import imports
from tests.importing import samples

PAGE = "/desk/mau/imports"


@pytest.fixture
def desk(app, as_person):
    competition, organiser = make.competition("mau"), make.person()
    make.staff(organiser, competition)
    make.save()
    return competition, as_person(organiser)


def sent(source) -> dict:
    """The two files as a form sends them."""
    files = {"sheet": (io.BytesIO(source.sheet.read_bytes()), source.sheet.name)}
    if source.photos:
        files["photos"] = (io.BytesIO(source.photos.read_bytes()), source.photos.name)
    return files


def previewed(client, source):
    """The preview's address and page."""
    answer = client.post(PAGE, data=sent(source))
    assert answer.status_code == 302, answer.text
    return answer.location, client.get(answer.location)


def seen(page) -> dict:
    return {"seen": re.search('name="seen" value="([0-9a-f]{64})"', page.text)[1]}


def test_a_sheet_is_looked_at_then_imported_whole_and_its_files_go(app, desk, tmp_path):
    _competition, client = desk
    address, page = previewed(client, samples.source(tmp_path, 4))
    assert page.status_code == 200 and db.session.query(Entry).count() == 0
    for word in ("Bình gốm số 4", "SP-4", "Nghệ nhân Mẫu 3", "Nhập 4 hồ sơ", "ho-so.xlsx"):
        assert word in page.text
    done = client.post(address, data=seen(page), follow_redirects=True)
    assert done.status_code == 200 and "Đã nhập 4 hồ sơ" in done.text and "Bình gốm số 1" in done.text
    db.session.rollback()
    assert (db.session.query(Entry).count(), db.session.query(Photo).count()) == (4, 12)
    assert client.get(address).status_code == 404
    (tmp_path / "again").mkdir()
    _, again = previewed(client, samples.source(tmp_path / "again", 4))
    assert "không có gì thay đổi" in again.text and "Nhập 4 hồ sơ" not in again.text


def test_every_wrong_cell_is_told_and_nothing_can_be_imported(desk, tmp_path):
    _competition, client = desk
    source, table = samples.source(tmp_path, 2), samples.rows(2)
    table[1][samples.HEAD.index("year")], table[2][samples.HEAD.index("Nhóm")] = "xưa", "<b>"
    samples.sheet(source.sheet, table)
    address, page = previewed(client, source)
    assert page.text.count("Cần sửa") == 2
    assert "2 chỗ sai" in page.text and "N2" in page.text and "B3" in page.text and "&lt;b&gt;" in page.text
    assert "Nhập 2 hồ sơ" not in page.text
    answer = client.post(address, data=seen(page))
    assert answer.status_code == 422 and "N2" in answer.text
    assert db.session.query(Entry).count() == 0


def test_what_was_not_looked_at_is_not_imported(desk, tmp_path):
    _competition, client = desk
    address, page = previewed(client, samples.source(tmp_path, 2))
    assert client.post(address).status_code == 409
    assert client.post(address, data={"seen": "0" * 64}).status_code == 409
    kept = Keeping(client.application.instance_path).root / address.rpartition("/")[2]
    (kept / "sheet").write_bytes((kept / "sheet").read_bytes() + b"\0")
    assert client.post(address, data=seen(page)).status_code == 409
    assert db.session.query(Entry).count() == 0


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"\xff\xd8\xff", "đĩa".encode("utf-16-be")])
def test_a_file_that_is_no_sheet_says_what_to_do(desk, tmp_path, content):
    _competition, client = desk
    answer = client.post(PAGE, data={"sheet": (io.BytesIO(content), "a.xlsx")}, follow_redirects=True)
    assert answer.status_code == 422 and 'class="note bad"' in answer.text


def test_a_sheet_must_be_chosen_and_in_time(desk):
    competition, client = desk
    assert client.post(PAGE, data={}).status_code == 422
    competition.deadline_at = make.NOW
    make.save()
    assert client.post(PAGE, data={"sheet": (io.BytesIO(b"a"), "a.csv")}).status_code == 409
    assert "Chỉ nhập được" in client.get(PAGE).text


def test_more_than_other_pages_take_but_not_more_than_is_set(app, desk, monkeypatch):
    _competition, client = desk
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000)
    assert client.post("/desk/mau/exports", data={"form": "a" * 2000}).status_code == 413
    assert client.post(PAGE, data={"sheet": (io.BytesIO(b"a" * 2000), "a.csv")}).status_code == 302
    monkeypatch.setitem(app.config, "IMPORT_MEGABYTES", 0)
    assert client.post(PAGE, data={"sheet": (io.BytesIO(b"a"), "a.csv")}).status_code == 413


def test_without_its_token_nothing_is_taken(app, desk, monkeypatch):
    _competition, client = desk
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    assert client.post(PAGE, data={"sheet": (io.BytesIO(b"a"), "a.csv")}).status_code == 400
    assert not list(Keeping(app.instance_path).root.glob("*"))


def test_files_of_another_competition_are_nobody_s(desk, tmp_path, as_person):
    _competition, client = desk
    address, _page = previewed(client, samples.source(tmp_path, 1))
    other, organiser = make.competition("khac"), make.person()
    make.staff(organiser, other)
    make.save()
    stranger = as_person(organiser)
    assert stranger.get(address).status_code == 404
    assert stranger.get(address.replace("mau", "khac")).status_code == 404
    assert client.get(f"{PAGE}/..%2f..%2fsecret").status_code == 404


def test_files_that_were_never_imported_go_after_a_day(app, desk, tmp_path, monkeypatch):
    _competition, client = desk
    address, _page = previewed(client, samples.source(tmp_path, 1))
    assert imports.sweep(make.NOW) == 0 and client.get(address).status_code == 200
    later = time.time() + DAY + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert imports.sweep(make.NOW) == 1
    assert not list(Keeping(app.instance_path).root.glob("*"))


def test_the_template_and_all_entries_to_download(desk):
    competition, client = desk
    make.entry(competition, make.person(), title="=1+1", number=7)
    make.save()
    sample = client.get(f"{PAGE}/template.xlsx")
    assert zipfile.ZipFile(io.BytesIO(sample.data)).testzip() is None
    whole = client.post("/desk/mau/exports", data={"form": "csv"})
    assert "'=1+1" in whole.text and "attachment" in whole.headers["Content-Disposition"]
    book = client.post("/desk/mau/exports", data={"form": "xlsx"})
    assert zipfile.ZipFile(io.BytesIO(book.data)).testzip() is None
    photos = client.post("/desk/mau/exports", data={"form": "zip"})
    assert zipfile.ZipFile(io.BytesIO(photos.data)).namelist() == []
    photos.close()
    assert client.post("/desk/mau/exports", data={"form": "exe"}).status_code == 404
    assert [line.data["what"] for line in db.session.query(Event).where(Event.verb == "entries exported")] == [
        "csv", "xlsx", "zip"
    ]  # fmt: skip
