"""An exception lets one person begin, write and send after the deadline, until its date, never once judging is open."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.entries import drafting, permits, standing, submitting, texts
from judging.errors import Closed, Conflict, Invalid, NotFound
from judging.infra.db import db

NOW = make.NOW
TOMORROW = NOW + timedelta(days=1)
AGREED = {"own_work", "eligibility", "participation"}


@pytest.fixture
def competition(app):
    return make.competition(deadline_at=NOW - timedelta(days=1))


@pytest.fixture
def person(competition):
    return make.person()


@pytest.fixture
def draft(competition, person):
    made = make.entry(competition, person, state="draft")
    make.photo(made)
    db.session.refresh(made)
    return made


def give(competition, person, *, until=TOMORROW, reason="Bão lũ", now=NOW):
    return permits.give(competition, person, until=until, reason=reason, actor=make.person(), now=now)


def save(draft, now):
    db.session.refresh(draft)
    drafting.save(draft, {"title": f"Lúc {now}"}, seen=texts.seen(draft), actor=draft.entrant, now=now)


def test_a_draft_is_written_and_sent_until_the_date(competition, person, draft):
    with pytest.raises(Closed):
        save(draft, NOW)
    give(competition, person)
    save(draft, NOW)
    assert standing.change_until(draft, NOW) == TOMORROW
    with pytest.raises(Closed):
        save(draft, TOMORROW)
    submitting.submit(draft, agreed=AGREED, actor=person, now=TOMORROW - timedelta(seconds=1))
    assert (draft.state, draft.number) == ("submitted", 1)
    with pytest.raises(Closed):
        save(draft, NOW + timedelta(hours=1))


def test_an_entry_may_be_begun_by_this_person_alone(competition, person):
    give(competition, person)
    assert drafting.start(competition, person, now=NOW).state == "draft"
    assert standing.late_competitions(person, NOW) == {competition.id: TOMORROW}
    assert standing.late_competitions(person, TOMORROW) == {}
    for other, now in ((make.person(), NOW), (person, TOMORROW)):
        assert not standing.takes_from(competition, other, now)
        with pytest.raises(Closed):
            drafting.start(competition, other, now=now)
    with pytest.raises(Closed):
        drafting.start(make.competition(deadline_at=NOW), person, now=NOW)


@pytest.mark.parametrize("stage", ["judging", "closed", "published"])
def test_never_once_judging_has_opened(competition, person, draft, stage):
    give(competition, person)
    competition.round.state = "judging" if stage == "judging" else "closed"
    competition.state = "published" if stage == "published" else "open"
    with pytest.raises(Closed):
        save(draft, NOW)
    with pytest.raises(Closed):
        give(competition, make.person())
    assert standing.late_competitions(person, NOW) == {}
    competition.state = "open"


def test_it_counts_only_after_the_deadline(app, person, competition, draft):
    give(competition, person)
    competition.deadline_at, competition.opens_at = TOMORROW + timedelta(days=9), TOMORROW
    with pytest.raises(Closed):
        save(draft, NOW)
    assert standing.late_until(competition, person, NOW) is None


@pytest.mark.parametrize("until", [NOW, NOW - timedelta(days=2), NOW - timedelta(hours=1)])
def test_its_date_is_to_come(competition, person, until):
    with pytest.raises(Invalid):
        give(competition, person, until=until)


def test_its_date_is_after_the_deadline_for_all(app, person):
    ahead = make.competition(deadline_at=TOMORROW)
    with pytest.raises(Invalid):
        give(ahead, person, until=TOMORROW)
    assert give(ahead, person, until=TOMORROW + timedelta(days=1)).ended_at is None


def test_a_reason_is_needed_and_in_the_log(competition, person):
    with pytest.raises(Invalid):
        give(competition, person, reason=" ")
    permit = give(competition, person, reason=" Bão lũ ")
    (line,) = audit.about(f"person:{person.id}", competition.id)
    assert (permit.reason, line.verb) == ("Bão lũ", "late entry allowed")
    assert line.data == {"until": TOMORROW.isoformat(), "reason": "Bão lũ"}


def test_staff_cannot_be_allowed(competition, person):
    make.staff(person, competition)
    with pytest.raises(Conflict):
        give(competition, person)


def test_taken_back_it_counts_no_more(competition, person, draft):
    permit = give(competition, person)
    permits.take_back(permit, actor=make.person(), now=NOW)
    permits.take_back(permit, actor=make.person(), now=TOMORROW)
    assert permit.ended_at == NOW
    with pytest.raises(Closed):
        save(draft, NOW)
    verbs = [line.verb for line in audit.about(f"person:{person.id}", competition.id)]
    assert verbs == ["late entry allowed", "late entry no longer allowed"]


def test_a_newer_one_takes_its_place(competition, person):
    give(competition, person, until=TOMORROW + timedelta(days=5))
    newer = give(competition, person)
    db.session.expire_all()
    assert standing.late_until(competition, person, NOW) == TOMORROW
    assert [permit.ended_at is None for permit in permits.permits_in(competition.id)] == [True, False]
    assert permits.permit_at(competition.id, newer.id) is newer
    with pytest.raises(NotFound):
        permits.permit_at(make.competition().id, newer.id)
