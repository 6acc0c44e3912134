"""The thread from both sides: written, told by letter without its words, counted until it is read."""

import re

import pytest

import tests.factories as make
from judging.entries import messages
from judging.infra.db import db
from judging.infra.mail import Message

WORDS = "Xin hỏi về <b>ảnh</b>"


@pytest.fixture
def entry(app):
    made = make.entry(make.competition("mau"), make.person("Trần Thị Gốm"), state="submitted", number=12)
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


@pytest.fixture
def secretary(entry, as_person):
    person = make.person("Người Thư ký", email="thu-ky@example.org")
    make.staff(person, entry.competition, "secretary")
    return as_person(person)


def key_in(page):
    return re.search(r'name="key" type="hidden" value="([0-9a-f]{32})"', page.text).group(1)


def letters():
    return [(letter.recipient, letter.body) for letter in db.session.query(Message).order_by(Message.id)]


def test_a_question_and_its_answer(entry, me, secretary):
    mine, theirs = f"/my/entries/{entry.id}/messages", f"/desk/mau/entries/{entry.id}/messages"
    sent = {"key": key_in(me.get(mine)), "text": WORDS}
    assert me.post(mine, data=sent).location == me.post(mine, data=sent).location == f"{mine}#newest"
    assert me.get(mine).text.count("&lt;b&gt;ảnh") == 1
    for page in ("/desk/mau/", "/desk/mau/entries", "/desk/mau/entries?state=news", theirs):
        assert "in nhắn mới" in secretary.get(page).text or "Mới" in secretary.get(page).text
    assert secretary.post(theirs, data={"text": "Xin chụp lại"}).status_code == 302
    assert "tin nhắn mới" not in secretary.get("/desk/mau/entries").text
    assert "1 tin nhắn mới" in me.get("/my/").text
    page = me.get(f"/my/entries/{entry.id}/receipt").text
    assert "Xin chụp lại" in page and "Ban Tổ chức" in page and "Người Thư ký" not in page
    assert "Người Thư ký" in secretary.get(f"/desk/mau/entries/{entry.id}").text


def test_the_other_side_hears_of_it_without_its_words(entry, me, secretary):
    me.post(f"/my/entries/{entry.id}/messages", data={"text": WORDS})
    secretary.post(f"/desk/mau/entries/{entry.id}/messages", data={"text": "Xin chụp lại"})
    (to_desk, asked), (to_me, answered) = letters()
    assert (to_desk, to_me) == ("thu-ky@example.org", entry.entrant.email)
    assert f"http://localhost/desk/mau/entries/{entry.id}/messages" in asked
    assert f"http://localhost/my/entries/{entry.id}/messages" in answered
    assert "Xin hỏi" not in asked and "Xin chụp lại" not in answered


def test_read_is_said_by_a_button_never_by_looking(entry, me, secretary):
    theirs = f"/desk/mau/entries/{entry.id}/messages"
    me.post(f"/my/entries/{entry.id}/messages", data={"text": WORDS})
    secretary.get(theirs)
    assert messages.unread([entry.id], by_desk=True) == {entry.id: 1}
    assert secretary.post(f"{theirs}/read").status_code == 302
    assert messages.unread([entry.id], by_desk=True) == {}
    assert "Đã đọc" not in secretary.get(theirs).text


@pytest.mark.parametrize("text", ["", "đ" * 2001])
def test_a_refused_message_stays_on_the_page(entry, me, text):
    page = me.post(f"/my/entries/{entry.id}/messages", data={"text": text, "key": "a" * 32})
    assert page.status_code == 422 and text in page.text and letters() == []
    assert 'id="text-error"' in page.text and key_in(page) == "a" * 32


def test_a_thread_is_nobody_elses(entry, as_person):
    stranger, elsewhere = as_person(make.person()), make.person()
    make.staff(elsewhere, make.competition("khac"))
    make.save()
    for path in ("", "/read"):
        assert stranger.post(f"/my/entries/{entry.id}/messages{path}", data={"text": "x"}).status_code == 404
        answer = as_person(elsewhere).post(f"/desk/khac/entries/{entry.id}/messages{path}", data={"text": "x"})
        assert answer.status_code == 404
    assert messages.thread_of(entry) == []


def test_about_a_draft_the_page_says_to_call(entry, as_person):
    draft = make.entry(entry.competition, entry.entrant, state="draft")
    make.save()
    client, address = as_person(entry.entrant), f"/my/entries/{draft.id}/messages"
    assert 'name="text"' not in client.get(address).text
    assert client.post(address, data={"text": "Xin hỏi"}).status_code == 409


def test_judges_read_nothing_of_it(entry, as_person):
    seat = make.judge(entry.competition)
    entry.state, entry.competition.round.state = "accepted", "judging"
    messages.write(entry, WORDS, key="", is_from_desk=False, actor=entry.entrant, now=make.NOW)
    make.save()
    for page in ("/judge/mau/", f"/judge/mau/entries/{entry.number}"):
        read = as_person(seat.person).get(page)
        assert read.status_code == 200 and "Xin hỏi" not in read.text
