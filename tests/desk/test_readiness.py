"""What judging waits for, across set-up, screening and panel."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import sleep

import pytest

import tests.factories as make
from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.competitions.queries import stage_of
from judging.desk import facts, readiness, staffing, stepping
from judging.entries import screening, submitting
from judging.entries.models import Entry
from judging.errors import Closed, Conflict, Incomplete
from judging.infra.db import db, writing
from judging.panel import conflicts, judges
from judging.panel.models import ConflictOfInterest
from judging.scoring import places, sheets

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
    stepping.open_judging(competition, **call)
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
        stepping.open_judging(competition, **call)


def test_an_entry_that_waits_for_screening_blocks(given):
    competition, entries, _, call = given
    entries[1].state = "submitted"
    make.save()
    with pytest.raises(Incomplete):
        stepping.open_judging(competition, **call)


def test_a_returned_entry_is_only_told(given):
    competition, entries, _, _ = given
    entries[1].state = "returned"
    make.save()
    before = readiness.before_judging(competition, now=make.NOW)
    assert (before.returned, before.is_ready) == (1, True)


def test_the_deadline_comes_first(given):
    competition, _, _, call = given
    with pytest.raises(Closed):
        stepping.open_judging(competition, **call | {"now": make.NOW - 2 * DAY})


def test_a_round_is_not_closed_while_a_product_has_too_few_judges(given):
    competition, entries, judge, call = given
    stepping.open_judging(competition, **call)
    conflicts.declare(judge, entries[1], **call)
    with pytest.raises(Conflict) as refusal:
        stepping.close_round(competition, **call)
    assert refusal.value.values == {"numbers": "2"}
    judges.add(competition, name="Giám khảo Mẫu", categories=competition.categories[:1], **call)
    stepping.close_round(competition, **call)
    assert stage_of(competition) == "closed"


def test_judging_is_not_taken_back_past_a_save_under_way(app, given):
    competition, _, judge, call = given
    stepping.open_judging(competition, **call)
    place = places.place_of(judge, 1)
    sent = sheets.prepared(place, {place.scales[0].key: 1000}, "", seen=0)
    make.save()
    competition_id, actor_id, written = competition.id, call["actor"].id, Event()

    def tablet():
        with app.app_context(), writing():
            sheets.fill_in(place, sent, now=make.NOW)
            written.set()
            sleep(0.3)

    with ThreadPoolExecutor(1) as other:
        saved = other.submit(tablet)
        written.wait(5)
        with pytest.raises(Closed), writing():
            competition, actor = db.session.get(Competition, competition_id), db.session.get(Person, actor_id)
            stepping.take_back_judging(competition, reason="Sai điểm", actor=actor, now=make.NOW)
        saved.result()


def test_nobody_is_refused_past_an_opening_under_way(app, given):
    competition, entries, _, call = given
    make.save()
    competition_id, entry_id, actor_id, opened = competition.id, entries[0].id, call["actor"].id, Event()

    def organiser():
        with app.app_context(), writing():
            actor = db.session.get(Person, actor_id)
            stepping.open_judging(db.session.get(Competition, competition_id), actor=actor, now=make.NOW)
            db.session.flush()
            opened.set()
            sleep(0.3)

    with ThreadPoolExecutor(1) as other:
        done = other.submit(organiser)
        opened.wait(5)
        with pytest.raises(Closed), writing():
            actor = db.session.get(Person, actor_id)
            screening.refuse(db.session.get(Entry, entry_id), reason="Trùng", actor=actor, now=make.NOW)
        done.result()


def test_a_criterion_is_not_added_past_a_product_being_submitted(app, given):
    competition, entries, *_ = given
    for entry in entries:
        db.session.delete(entry)
    draft = make.entry(competition, make.person(), state="draft")
    make.save()
    competition_id, entry_id, written = competition.id, draft.id, Event()

    def entrant():
        with app.app_context(), writing():
            entry = db.session.get(Entry, entry_id)
            entry.number, entry.state = submitting._next_number(entry.competition), "submitted"
            db.session.flush()
            written.set()
            sleep(0.3)

    with ThreadPoolExecutor(1) as other:
        sent = other.submit(entrant)
        written.wait(5)
        with writing():
            assert facts.has_entries(db.session.get(Competition, competition_id))
        sent.result()


def test_nobody_judges_or_enters_what_they_work_for(given):
    competition, entries, judge, call = given
    for person in (judge.person, entries[0].entrant):
        with pytest.raises(Conflict):
            staffing.appoint(competition, person, "secretary", **call)
    entries[0].state = "withdrawn"
    make.save()
    assert staffing.appoint(competition, entries[0].entrant, "secretary", **call).role == "secretary"
