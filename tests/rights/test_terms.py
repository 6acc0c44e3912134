"""By when a request is answered: working days over weekends, days to the day."""

from datetime import date, timedelta

import pytest

from judging.rights import terms
from judging.rights.models import DataRequest
from judging.rights.terms import Days

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("came", "by"),
    [(0, 2), (1, 3), (2, 4), (3, 7), (4, 8), (5, 8), (6, 8), (7, 9)],
    ids=["Mon-Wed", "Tue-Thu", "Wed-Fri", "Thu-Mon", "Fri-Tue", "Sat-Tue", "Sun-Tue", "Mon-Wed again"],
)
def test_the_first_answer_comes_on_the_second_working_day(came, by):
    assert terms.working_days_after(MONDAY + timedelta(days=came), 2) == MONDAY + timedelta(days=by)


def test_over_the_end_of_a_year():
    assert terms.working_days_after(date(2026, 12, 31), 2) == date(2027, 1, 4)


@pytest.mark.parametrize("kind", ["withdraw", "restrict", "object"])
def test_withdrawing_restricting_objecting_take_fifteen_days_and_at_most_fifteen_more(kind):
    found = terms.dates(kind, MONDAY, Days())
    assert (found.due_on - MONDAY).days == 15 and (found.latest_on - found.due_on).days == 15


@pytest.mark.parametrize("kind", ["copy", "correct", "erase", "question"])
def test_the_others_take_ten_and_never_more_than_twenty(kind):
    found = terms.dates(kind, MONDAY, Days())
    assert (found.due_on - MONDAY).days == 10 and (found.latest_on - MONDAY).days == 20
    assert not terms.TERMS[kind].is_certain


def test_settings_replace_the_days_and_not_the_latest():
    found = terms.dates("restrict", MONDAY, Days(first=1, consent=20, other=5))
    assert (found.answer_by - MONDAY).days == 1 and (found.due_on - MONDAY).days == 20
    assert (found.latest_on - MONDAY).days == 30
    assert (terms.dates("copy", MONDAY, Days(other=5)).due_on - MONDAY).days == 5


def test_overdue_is_the_day_after_the_last_one():
    asked = DataRequest(state="open", answer_by=MONDAY, due_on=MONDAY + timedelta(days=8))
    assert not asked.is_overdue(MONDAY) and asked.is_overdue(MONDAY + timedelta(days=1))
    asked.answered_at = object()
    assert not asked.is_overdue(MONDAY + timedelta(days=8)) and asked.is_overdue(MONDAY + timedelta(days=9))
    asked.state = "done"
    assert not asked.is_overdue(MONDAY + timedelta(days=99))
