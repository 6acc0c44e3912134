"""A copy of everything that is held of oneself, and of nobody else."""

import io
import json
import unicodedata
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

import tests.factories as make
from judging.audit.recording import record
from judging.entries import messages, permits, versions
from judging.infra import mail
from judging.infra.db import db
from tests.factories import NOW, PASSWORD

SECRET = "Giám khảo Bí Mật"
PIECE = {"name": "Chén con", "count": 2, "material": "Đất nung", "model": "", "use": ""}


@pytest.fixture
def entry(app):
    competition = make.competition("mau", stage="closed")
    entry = make.entry(competition, make.person("Nguyễn Văn An"), number=7, title="Bình gốm")
    piece = make.piece(entry, "Chén con", material="Đất nung")
    entry.authors = make.authors("Trần Văn Một")
    entry.photo = make.photo(entry, caption="Nhìn từ trên", piece=piece)
    make.photo_print(entry.photo, device="Máy Mẫu", taken_at="2026-01-02T03:04:05")
    folder = Path(app.instance_path) / "processing" / entry.photo.key
    folder.mkdir(parents=True)
    (folder / "master.jpg").write_bytes(b"clean" * 1000)
    app.extensions["photos"].put(entry.photo.key, folder)
    paper = make.enclosure(entry, make.question(competition, kind="pdf"))
    folder.mkdir()
    (folder / "enclosed.pdf").write_bytes(b"%PDF-")
    app.extensions["photos"].put(paper.key, folder)
    judge = make.judge(competition, name=SECRET)
    make.sheet(judge, entry, 41, 31, comment="Lời của giám khảo")
    other = make.entry(competition, make.person("Người Khác"), title="Của người khác")
    allowed = {"until": NOW + timedelta(days=90), "reason": "Bão lũ", "actor": judge.person, "now": NOW}
    permits.give(make.competition(title="Cuộc thi khác"), entry.entrant, **allowed)
    versions.keep(entry, versions.SENT, actor=entry.entrant, now=NOW)
    for text, is_from_desk in (("Tôi xin hỏi", False), ("Xin trả lời", True)):
        author = judge.person if is_from_desk else entry.entrant
        messages.write(entry, text, key="", is_from_desk=is_from_desk, actor=author, now=NOW)
    for verb, subject in (("entry accepted", entry), ("conflict declared", entry), ("entry accepted", other)):
        record(verb, now=NOW, actor=judge.person, competition=competition, subject=f"entry:{subject.id}")
    mail.post(person_id=entry.entrant_id, recipient="cu@example.org", subject="Thư gửi An", body="Nội dung", now=NOW)
    mail.post(person_id=other.entrant_id, recipient="khac@example.org", subject="Thư gửi người khác", body="", now=NOW)
    make.save()
    return entry


def copy(client, password=PASSWORD):
    return client.post("/account/data/copy", data={"password": password}, buffered=True)


def opened(answer):
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    return archive, json.loads(archive.read("data.json"))


def test_everything_of_oneself_is_in_it(as_person, entry):
    answer = copy(as_person(entry.entrant))
    assert answer.status_code == 200 and answer.mimetype == "application/zip"
    assert "no-store" in answer.headers["Cache-Control"]
    archive, told = opened(answer)
    assert told["account"]["name"] == "Nguyễn Văn An" and told["account"]["has_password"] is True
    (mine,) = told["entries"]
    assert (mine["title"], mine["number"], mine["pieces"]) == ("Bình gốm", 7, [PIECE])
    assert {each["purpose"] for each in mine["consents"]} == {"participation", "publication"}
    assert mine["authors"] == [{"name": "Trần Văn Một", "part": ""}]
    (photo,) = mine["photos"]
    assert photo["piece"] == "Chén con"
    assert photo["read_from_file"]["device"] == "Máy Mẫu"
    assert photo["caption"] == "Nhìn từ trên" and archive.read(photo["file"]) == b"clean" * 1000
    assert [(each["by"], each["text"]) for each in mine["messages"]] == [
        ("you", "Tôi xin hỏi"), ("the organisers", "Xin trả lời"),
    ]  # fmt: skip
    (permit,) = told["late_permits"]
    assert (permit["competition"], permit["reason"]) == ("Cuộc thi khác", "Bão lũ")
    (version,) = mine["versions"]
    assert version["fields"]["title"] == "Bình gốm" and version["photos"][0]["caption"] == "Nhìn từ trên"
    (paper,) = mine["enclosures"]
    assert paper["original_name"] == "giay-to.pdf" and archive.read(paper["file"]) == b"%PDF-"
    assert [each["subject"] for each in told["mails"]] == ["Thư gửi An"]
    acts = {line["act"] for line in told["log"]}
    assert {"entry accepted", "copy of own data made"} <= acts and "conflict declared" not in acts
    assert told["sign_ins"] and unicodedata.is_normalized("NFC", archive.read("data.json").decode())


def test_nothing_of_anybody_else_and_no_secret(as_person, entry):
    archive, _told = opened(copy(as_person(entry.entrant)))
    text = archive.read("data.json").decode()
    for words in (SECRET, "Lời của giám khảo", "Của người khác", "Người Khác", "4100", "argon2", entry.photo.key):
        assert words not in text
    assert len(archive.namelist()) == 3


def test_an_award_is_in_it_once_published_and_its_total_only_where_public(as_person, entry):
    mine = as_person(entry.entrant)
    assert opened(copy(mine))[1]["entries"][0]["awards"] == []
    make.award_list(entry.competition, (entry, 0, 1))
    entry.competition.state = "published"
    make.save()
    (award,) = opened(copy(mine))[1]["entries"][0]["awards"]
    assert award["prize"] == "Giải Nhất" and ("total" in award) == entry.competition.is_total_public


@pytest.mark.parametrize("password", ["", "khác hẳn"])
def test_the_password_is_asked(as_person, entry, password):
    answer = copy(as_person(entry.entrant), password)
    assert answer.status_code == 422 and answer.mimetype == "text/html"


def test_not_more_than_ten_in_a_quarter_of_an_hour(as_person, entry):
    mine = as_person(entry.entrant)
    assert [copy(mine).status_code for _ in range(11)][-2:] == [200, 429]


def test_a_missing_file_does_not_keep_the_rest(as_person, entry, app):
    for lost in (entry.photo, *entry.enclosures):
        app.extensions["photos"].remove(lost.key)
    archive, told = opened(copy(as_person(entry.entrant)))
    assert archive.namelist() == ["data.json"] and told["entries"]


def test_on_a_judges_tablet_there_is_no_password_to_ask(as_person, entry):
    judge = make.judge(entry.competition)
    make.save()
    tablet = as_person(judge.person)
    assert copy(tablet).status_code == 409 and 'type="password"' not in tablet.get("/account/data/copy").text
    assert db.session.query(mail.Message).count() == 2
