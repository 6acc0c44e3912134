"""One thread about an entry: who may write what, once, and what is new to whom."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.entries import messages
from judging.errors import Closed, Conflict, Invalid
from judging.infra import ids

NOW = make.NOW
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def entry(app):
    return make.entry(make.competition(), make.person(), state="submitted")


def write(entry, text, *, key="", is_from_desk=False, now=NOW):
    return messages.write(entry, text, key=key or ids.key(), is_from_desk=is_from_desk, actor=entry.entrant, now=now)


def said(entry):
    return [(one.is_from_desk, one.text) for one in messages.thread_of(entry)]


def test_in_order_from_both_sides(entry):
    write(entry, " Xin hỏi\r\nvề ảnh ")
    write(entry, "Xin chụp lại", is_from_desk=True)
    assert said(entry) == [(False, "Xin hỏi\nvề ảnh"), (True, "Xin chụp lại")]
    lines = audit.about(f"entry:{entry.id}", entry.competition_id)
    assert [(line.verb, line.data) for line in lines] == [("message written", {})] * 2


def test_pressed_twice_it_is_sent_once(entry):
    key = ids.key()
    assert write(entry, "Một", key=key)
    assert not write(entry, "Một", key=key)
    assert write(make.entry(entry.competition, make.person()), "Một", key=key)
    assert said(entry) == [(False, "Một")]


def test_other_words_on_a_page_gone_back_to_are_not_lost(entry):
    key = ids.key()
    assert write(entry, "Một", key=key) and write(entry, "Hai", key=key)
    assert [text for _, text in said(entry)] == ["Một", "Hai"]


def test_a_name_that_no_page_gave_is_none(entry):
    assert write(entry, "Một", key="x") and write(entry, "Một", key="x")
    assert len(said(entry)) == 2


def test_empty_and_too_long(entry):
    for text in ("", " \u200b ", "đ" * 2001):
        with pytest.raises(Invalid):
            write(entry, text)
    assert write(entry, "đ" * 2000)


def test_what_is_new_to_whom(entry):
    write(entry, "Một")
    write(entry, "Hai")
    other = make.entry(entry.competition, make.person())
    write(other, "Ba", is_from_desk=True)
    both = [entry.id, other.id]
    assert messages.unread(both, by_desk=True) == {entry.id: 2}
    assert messages.unread(both, by_desk=False) == {other.id: 1}
    assert messages.count_news(entry.competition_id) == 1 and messages.count_news(0) == 0
    messages.read(entry, by_desk=True, now=LATER)
    messages.read(entry, by_desk=True, now=LATER + timedelta(hours=1))
    assert messages.unread(both, by_desk=True) == {} and messages.thread_of(entry)[0].read_at == LATER
    assert messages.unread(both, by_desk=False) == {other.id: 1}


def test_who_answers_has_read(entry):
    write(entry, "Một")
    write(entry, "Hai", is_from_desk=True, now=LATER)
    assert messages.unread([entry.id], by_desk=True) == {}
    assert messages.unread([entry.id], by_desk=False) == {entry.id: 1}


def test_an_entrant_waits_for_the_desk(entry):
    for n in range(messages.MOST_UNREAD):
        write(entry, f"Tin {n}")
    with pytest.raises(Conflict):
        write(entry, "Nữa")
    write(entry, "Đã đọc", is_from_desk=True)
    assert write(entry, "Nữa")


def test_not_about_a_draft_nor_what_was_erased(entry):
    draft = make.entry(entry.competition, make.person(), state="draft")
    entry.erased_at = NOW
    for one in (draft, entry):
        for is_from_desk in (False, True):
            with pytest.raises(Closed):
                write(one, "Xin hỏi", is_from_desk=is_from_desk)


def test_about_a_draft_on_paper_the_desk_writes_alone(entry):
    clerk = make.person()
    paper = make.entry(entry.competition, make.person(password=None), state="draft", entered_by_id=clerk.id)
    assert write(paper, "Đã gọi điện", is_from_desk=True)
    with pytest.raises(Closed):
        write(paper, "Xin hỏi")


def test_forgotten(entry):
    write(entry, "Một")
    messages.forget(entry)
    assert said(entry) == []
