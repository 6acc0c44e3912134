"""A request from its coming to its end: filed once, answered, extended once, closed, forgotten."""

from datetime import UTC, date, datetime, timedelta

import pytest

import tests.factories as make
from judging.audit.models import Event
from judging.errors import Closed, Conflict, Invalid, NotFound
from judging.infra.db import db
from judging.rights import answering, filing, forgetting, queries
from judging.rights.filing import Asker
from judging.rights.models import DataRequest
from judging.rights.terms import Days

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
#: Half past midnight of that Monday in Vietnam, in UTC still Sunday.
MONDAY_IN_VIETNAM = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
DAY = timedelta(days=1)
WORDS = "Xin sửa tên người làm"


@pytest.fixture
def person(app):
    return make.person("Trần Thị Gốm")


@pytest.fixture
def staff(app):
    return {"actor": make.person("Người Tổ chức"), "now": NOW}


def ask(person, kind="correct", text=WORDS, *, competition=None, now=NOW):
    return filing.ask(person, kind, text, competition=competition, days=Days(), now=now)


def note_down(staff, competition=None, **values):
    given = {"name": "Bà Mộc", "contact": "0912 345 678", "way": "phone", "came_on": date(2026, 11, 20), **values}
    filed = {"competition": competition, "days": Days(), **staff}
    return filing.note_down(Asker(**given), "erase", "Xin xóa ảnh", **filed)


def steps(asked):
    return [(step.kind, step.text) for step in asked.steps]


def lines():
    return [(line.verb, line.subject, line.data) for line in db.session.query(Event).order_by(Event.id)]


def test_the_days_count_from_the_day_in_vietnam(person):
    asked, is_new = ask(person, now=MONDAY_IN_VIETNAM)
    assert is_new and asked.came_on == date(2026, 11, 23) and asked.answer_by == date(2026, 11, 25)
    assert asked.due_on == date(2026, 12, 3) and asked.way == "web"


def test_pressing_twice_files_once_and_a_closed_one_is_asked_anew(person, staff):
    first, _ = ask(person)
    for later in (0, 3):
        again, is_new = ask(person, text=f"  {WORDS}\n", now=NOW + timedelta(days=later))
        assert again is first and not is_new
    assert ask(person, kind="question")[0] is not first
    assert ask(person, competition=make.competition())[0] is not first
    answering.finish(first, "Đã sửa", **staff)
    assert ask(person)[0] is not first


def test_what_is_empty_too_long_or_too_many_is_refused(person):
    for text in ("", " \n", "đ" * (filing.LONGEST + 1)):
        with pytest.raises(Invalid):
            ask(person, text=text)
    for n in range(filing.MOST_OPEN):
        ask(person, text=f"Câu hỏi {n}")
    with pytest.raises(Conflict):
        ask(person, text="Nữa")
    assert ask(make.person(), text="Nữa")


def test_noted_down_it_counts_from_the_day_it_came_and_is_nobodys_account(person, staff):
    asked = note_down(staff, contact=person.email)
    assert (asked.person_id, asked.who, asked.way) == (None, "Bà Mộc", "phone")
    assert asked.answer_by == date(2026, 11, 24) and asked.due_on == date(2026, 11, 30)
    assert note_down(staff, contact=person.email) is asked


@pytest.mark.parametrize("wrong", [{"name": " "}, {"contact": ""}, {"came_on": date(2026, 11, 24)}])
def test_noted_down_without_a_name_or_from_tomorrow_is_refused(staff, wrong):
    with pytest.raises(Invalid):
        note_down(staff, **wrong)


def test_every_step_is_kept_and_the_log_has_no_words(person, staff):
    asked, _ = ask(person)
    answering.answer(asked, "Đã nhận", **staff)
    answering.extend(asked, "Chờ bản gốc", until=date(2026, 12, 10), **staff)
    answering.refuse(asked, "Quyết định đã ký", **staff | {"now": NOW + DAY})
    told = [("answered", "Đã nhận"), ("extended", "Chờ bản gốc"), ("refused", "Quyết định đã ký")]
    assert steps(asked) == [("received", ""), *told]
    assert (asked.state, asked.answered_at, asked.closed_at) == ("refused", NOW, NOW + DAY)
    verbs = [verb for verb, subject, data in lines() if subject == f"request:{asked.id}" and data == {}]
    assert verbs == ["request received", "request answered", "request extended", "request refused"]


def test_extended_once_within_its_days_and_before_they_are_over(person, staff):
    asked, _ = ask(person, "restrict")
    assert (asked.due_on, asked.latest_on) == (date(2026, 12, 8), date(2026, 12, 23))
    for until in (asked.due_on, asked.latest_on + DAY):
        with pytest.raises(Invalid):
            answering.extend(asked, "Chờ", until=until, **staff)
    with pytest.raises(Closed):
        answering.extend(asked, "Chờ", until=asked.latest_on, **staff | {"now": NOW + 16 * DAY})
    with pytest.raises(Invalid):
        answering.extend(asked, " ", until=asked.latest_on, **staff)
    answering.extend(asked, "Chờ", until=asked.latest_on, **staff | {"now": NOW + 15 * DAY})
    assert asked.due_on == date(2026, 12, 23) == asked.next_on
    with pytest.raises(Conflict):
        answering.extend(asked, "Chờ nữa", until=asked.latest_on, **staff)


def test_nothing_is_done_without_words_nor_after_the_end(person, staff):
    asked, _ = ask(person)
    for verb in (answering.answer, answering.finish, answering.refuse):
        for text in (" ", "đ" * (filing.LONGEST + 1)):
            with pytest.raises(Invalid):
                verb(asked, text, **staff)
    answering.finish(asked, "Đã sửa", **staff)
    for verb in (answering.answer, answering.finish, answering.refuse):
        with pytest.raises(Closed):
            verb(asked, "Nữa", **staff)
    with pytest.raises(Closed):
        answering.extend(asked, "Nữa", until=asked.latest_on, **staff)
    assert len(asked.steps) == 2


def test_the_nearest_day_stands_first_and_each_inbox_has_its_own(person, staff):
    competition = make.competition()
    late = make.data_request(competition, came_on=date(2026, 11, 2))
    soon, later = ask(person, competition=competition)[0], ask(person, "object", competition=competition)[0]
    answering.answer(soon, "Đã nhận", **staff)
    answering.finish(ask(person, text="Xong", competition=competition)[0], "Xong", **staff)
    here = note_down(staff)
    assert queries.open_at(competition.id) == [late, later, soon] and queries.open_at(None) == [here]
    today = date(2026, 11, 23)
    assert queries.waiting_at(competition.id, today) == queries.Waiting(3, 1, late.answer_by)
    assert queries.waiting_at(make.competition().id, today) == queries.Waiting(0, 0, None)
    assert queries.late_competitions(today) == [(competition, 1)]
    assert queries.count_closed(competition.id) == 1 == len(queries.closed_at(competition.id, page=1))
    assert queries.closed_at(competition.id, page=2) == []
    for elsewhere in (None, make.competition().id):
        with pytest.raises(NotFound):
            queries.request_at(elsewhere, late.id)


def test_with_its_person_the_words_go_an_open_one_ends_and_the_rest_stays(person, staff):
    competition = make.competition()
    open_one, closed = ask(person, competition=competition)[0], ask(person, text="Khác")[0]
    answering.finish(closed, "Đã sửa", **staff)
    other = ask(make.person())[0]
    forgetting.forget_of(person, actor=person, now=NOW)
    assert [(one.text, one.state) for one in (open_one, closed, other)] == [("", "done"), ("", "done"), (WORDS, "open")]
    assert steps(open_one) == [("received", ""), ("erased", "")] and steps(closed) == [("received", ""), ("done", "")]
    assert ("request ended with its person", f"request:{open_one.id}", {}) in lines()
    assert db.session.query(DataRequest).count() == 3


def test_what_is_closed_long_enough_loses_its_words_once(person, staff):
    asked, waiting = note_down(staff), ask(person)[0]
    answering.finish(asked, "Đã xóa", **staff)
    forget = {"most": 50, "now": NOW + 400 * DAY}
    assert forgetting.forget_old(NOW - DAY, **forget) == 0
    assert forgetting.forget_old(NOW, **forget) == 1 and forgetting.forget_old(NOW, **forget) == 0
    assert (asked.name, asked.contact, asked.text, asked.steps[-1].text) == ("", "", "", "")
    assert asked.steps[-1].actor and asked.kind == "erase" and waiting.text == WORDS
