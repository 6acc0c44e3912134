"""Asking about one's own data on “My data”: filed, seen with its answers in the same place, told by letter."""

import io
import json
import zipfile
from datetime import timedelta

import pytest

import tests.factories as make
from judging.infra import clock
from judging.infra.db import db
from judging.infra.mail import Message
from judging.rights import answering, filing
from judging.rights.models import DataRequest

WORDS = "Xin sửa <b>tên</b> người làm"
ASKED = {"kind": "correct", "to": "mau", "text": WORDS}
ADDRESS = "/account/data/requests"


@pytest.fixture
def competition(app):
    found = make.competition("mau", phone="024 1111 2222")
    make.staff(make.person("Người Tổ chức", email="to-chuc@example.org"), found)
    make.save()
    return found


@pytest.fixture
def person(competition):
    return make.person("Trần Thị Gốm", email="gom@example.org")


@pytest.fixture
def me(person, as_person):
    return as_person(person)


def letters():
    return {letter.recipient: letter.body for letter in db.session.query(Message)}


def test_what_is_done_at_once_is_led_to_first(me):
    page = me.get(f"{ADDRESS}/new?to=mau").text
    for way in ("/account/data/copy", "/account/", "/account/data", "/account/data/erasure"):
        assert f'href="{way}"' in page
    assert '<option selected value="mau">' in page and "2 ngày làm việc" in page and "15 ngày" in page
    assert f'href="{ADDRESS}/new"' in me.get("/account/data").text


def test_filed_and_seen_with_its_answer_in_the_same_place(me, person, competition):
    assert me.post(ADDRESS, data=ASKED).location == me.post(ADDRESS, data=ASKED).location == "/account/data#requests"
    asked = db.session.query(DataRequest).one()
    assert (asked.person, asked.competition, asked.came_on) == (
        person, competition, clock.in_vietnam(clock.now()).date(),
    )  # fmt: skip
    page = me.get("/account/data").text
    assert "Xin sửa &lt;b&gt;tên" in page and "Trả lời lần đầu chậm nhất ngày" in page
    answering.refuse(asked, "Quyết định đã ký", actor=make.person("Người Thư ký"), now=clock.now())
    make.save()
    page = me.get("/account/data").text
    assert "Quyết định đã ký" in page and "Không chấp nhận" in page and "Người Thư ký" not in page


def test_both_sides_hear_of_it_and_the_desk_without_its_words(me, person):
    me.post(ADDRESS, data=ASKED)
    told = letters()
    asked = db.session.query(DataRequest).one()
    assert set(told) == {"gom@example.org", "to-chuc@example.org"} and "Xin sửa" not in "".join(told.values())
    assert f"http://localhost/desk/mau/requests/{asked.id}" in told["to-chuc@example.org"]
    assert "http://localhost/account/data#requests" in told["gom@example.org"]
    assert f"{asked.due_on:%d/%m/%Y}" in told["gom@example.org"] and "024 1111 2222" in told["gom@example.org"]


def test_about_everything_the_administrators_hear(me):
    make.person(email="quan-tri@example.org", is_administrator=True)
    make.person(email="truoc-day@example.org", is_administrator=True, is_active=False)
    make.save()
    me.post(ADDRESS, data=ASKED | {"to": "-"})
    asked = db.session.query(DataRequest).one()
    assert asked.competition is None and set(letters()) == {"gom@example.org", "quan-tri@example.org"}
    assert f"http://localhost/admin/requests/{asked.id}" in letters()["quan-tri@example.org"]


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"text": "đ" * 4001}, {"kind": ""}, {"kind": "nonsense"}, {"to": "nhap"}]
)
def test_what_is_wrong_is_refused_and_what_was_typed_stays(me, wrong):
    make.competition("nhap", stage="draft")
    make.save()
    answer = me.post(ADDRESS, data=ASKED | wrong)
    assert answer.status_code == 422 and ("Xin sửa" in answer.text or "text" in wrong) and letters() == {}
    assert db.session.query(DataRequest).count() == 0


def test_too_many_at_once_are_refused_with_their_words(me, person):
    for n in range(filing.MOST_OPEN):
        make.data_request(None, person, text=f"Câu {n}")
    make.save()
    answer = me.post(ADDRESS, data=ASKED)
    assert answer.status_code == 409 and "Xin sửa" in answer.text and "đang chờ" in answer.text


def test_overdue_says_whom_to_call_and_nobody_sees_anothers(me, person, as_person):
    make.data_request(None, person, text=WORDS, came_on=(make.NOW - timedelta(days=30)).date())
    make.save()
    assert "Đã quá hạn trả lời" in me.get("/account/data").text
    assert "Xin sửa" not in as_person(make.person()).get("/account/data").text


def test_once_its_words_are_gone_the_page_says_so(me, person):
    make.data_request(None, person, text="", state="done", closed_at=make.NOW, forgotten_at=make.NOW)
    make.save()
    assert "Nội dung không còn được lưu" in me.get("/account/data").text


def test_in_english(me):
    me.set_cookie("language", "en")
    db.session.query(type(make.person())).update({"language": "en"})
    make.save()
    assert "Withdrawing, restricting and objecting is done within 15 days" in me.get(f"{ADDRESS}/new").text


def test_the_copy_tells_of_them_and_of_nobody_at_the_desk(me, person, competition):
    asked = make.data_request(competition, person, text=WORDS)
    make.data_request(competition, text="Của người khác")
    answering.refuse(asked, "Quyết định đã ký", actor=make.person("Người Thư ký"), now=clock.now())
    make.save()
    answer = me.post("/account/data/copy", data={"password": make.PASSWORD}, buffered=True)
    text = zipfile.ZipFile(io.BytesIO(answer.data)).read("data.json").decode()
    ((told,), log) = (json.loads(text)[part] for part in ("requests", "log"))
    assert (told["text"], told["competition"], told["state"]) == (WORDS, competition.title, "refused")
    assert [(step["kind"], step["text"]) for step in told["steps"]] == [
        ("received", ""), ("refused", "Quyết định đã ký"),
    ]  # fmt: skip
    assert "Người Thư ký" not in text and "Của người khác" not in text
    assert ("request refused", "somebody else") in [(line["act"], line["by"]) for line in log]
