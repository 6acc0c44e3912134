"""What judging waits for, across set-up, screening and panel."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.competitions.queries import stage_of
from judging.desk import readiness, staffing
from judging.errors import Closed, Conflict, Incomplete
from judging.panel.models import ConflictOfInterest

DAY = timedelta(days=1)


@pytest.fixture
def given(app):
    """A competition past its deadline, two accepted products in one group, a judge of it."""
    competition = make.competition(deadline_at=make.NOW - DAY)
    entries = [make.entry(competition, make.person(), number=n) for n in (1, 2)]
    judge = make.judge(competition, groups=competition.categories[:1])
    make.save()
    return competition, entries, judge, {"actor": make.person(), "now": make.NOW}


def test_judging_opens_when_all_is_ready(given):
    competition, entries, _, call = given
    entries[0].received_at = make.NOW
    make.save()
    before = readiness.before_judging(competition, now=make.NOW)
    assert (before.is_ready, before.accepted, before.not_arrived) == (True, 2, [2])
    readiness.open_judging(competition, **call)
    assert stage_of(competition) == "judging"


def test_an_empty_group_needs_no_judge(given):
    competition, *_ = given
    assert readiness.short_groups(competition) == []


def test_a_conflict_of_interest_counts(given):
    competition, entries, judge, call = given
    make.add(ConflictOfInterest(judge_id=judge.id, entry_id=entries[1].id, declared_at=make.NOW))
    make.save()
    (short,) = readiness.short_groups(competition)
    assert (short.category.name, short.judges) == ("Nhóm 1", 1)
    with pytest.raises(Incomplete):
        readiness.open_judging(competition, **call)


def test_an_entry_that_waits_for_screening_blocks(given):
    competition, entries, _, call = given
    entries[1].state = "submitted"
    make.save()
    with pytest.raises(Incomplete):
        readiness.open_judging(competition, **call)


def test_a_returned_entry_is_only_told(given):
    competition, entries, _, _ = given
    entries[1].state = "returned"
    make.save()
    before = readiness.before_judging(competition, now=make.NOW)
    assert (before.returned, before.is_ready) == (1, True)


def test_the_deadline_comes_first(given):
    competition, _, _, call = given
    with pytest.raises(Closed):
        readiness.open_judging(competition, **call | {"now": make.NOW - 2 * DAY})


def test_nobody_judges_or_enters_what_they_work_for(given):
    competition, entries, judge, call = given
    for person in (judge.person, entries[0].entrant):
        with pytest.raises(Conflict):
            staffing.appoint(competition, person, "secretary", **call)
    entries[0].state = "withdrawn"
    make.save()
    assert staffing.appoint(competition, entries[0].entrant, "secretary", **call).role == "secretary"
