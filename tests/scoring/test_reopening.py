"""What was handed in is opened again with a reason: the whole group, or one sheet while all others stay closed."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

import tests.factories as make
from judging.accounts.models import Person
from judging.audit import queries as audit
from judging.competitions import rounds
from judging.competitions.models import Competition
from judging.errors import Closed, Conflict, Invalid
from judging.infra.db import db, writing
from judging.panel import conflicts
from judging.scoring import handing_in, own, places, progress, queries, reopening, standing
from judging.scoring.decisions import SheetReopening
from judging.scoring.models import HandIn
from tests.web.letters import Device

NOW = make.NOW


@pytest.fixture
def judge(app):
    """A judge who has scored two entries of the first group and handed it in."""
    competition = make.competition("mau", stage="judging")
    made = make.judge(competition)
    made.entries = [make.entry(competition, make.person(), number=number) for number in (1, 2)]
    made.call = {"reason": "Chạm nhầm", "actor": make.person(), "now": NOW}
    for entry in made.entries:
        make.sheet(made, entry, 40, 20)
    handing_in.hand_in(made, competition.categories[0], actor=made.person, now=NOW)
    make.save()
    return made


def closed(judge):
    """Number -> whether the sheet is closed, as the judge's tablet reads it."""
    db.session.rollback()
    return {sheet.number: sheet.closed is not None for sheet in own.own(judge).sheets}


def first(judge):
    return judge.competition.categories[0]


def is_handed_in(judge):
    return queries.group_of(judge, 1).is_handed_in


def test_one_sheet_is_open_and_the_rest_of_the_group_is_not(judge):
    assert closed(judge) == {1: True, 2: True}
    reopening.open_sheet(judge, judge.entries[0], **judge.call)
    make.save()
    assert closed(judge) == {1: False, 2: True}
    assert standing.standing_of(places.place_of(judge, 2)).closed == standing.HANDED_IN
    assert not is_handed_in(judge) and progress.board(judge.competition).waited_for
    (told,) = reopening.open_for(judge)
    assert (told.entry.number, told.reason) == (1, "Chạm nhầm")
    handing_in.hand_in(judge, first(judge), actor=judge.person, now=NOW)
    make.save()
    assert closed(judge) == {1: True, 2: True} and is_handed_in(judge) and reopening.open_for(judge) == []


def test_a_round_does_not_close_while_a_group_is_handed_in(app, judge, monkeypatch):
    reopening.open_group(judge, first(judge), **judge.call)
    make.save()
    competition_id, person_id = judge.competition_id, judge.person_id
    group_of = queries.group_of

    def close():
        with app.app_context(), writing():
            competition, person = db.session.get(Competition, competition_id), db.session.get(Person, person_id)
            rounds.close_round(competition, actor=person, now=NOW)

    with ThreadPoolExecutor(1) as somebody:

        def meanwhile(*of):
            wait([somebody.submit(close)], 0.5)
            return group_of(*of)

        monkeypatch.setattr(queries, "group_of", meanwhile)
        with writing():
            handing_in.hand_in(judge, first(judge), actor=judge.person, now=NOW)
    db.session.rollback()
    assert [line.verb for line in audit.latest(competition_id)][:2] == ["judging closed", "group handed in"]


def test_it_can_be_scored_anew_by_the_tablet_and_the_other_cannot(judge, as_person):
    reopening.open_sheet(judge, judge.entries[0], **judge.call)
    make.save()
    device, line = Device(as_person(judge.person)), str(judge.competition.criteria[0].id)
    state = device.state()
    assert state["opened"] == [{"entry": 1, "group": "Nhóm 1", "reason": "Chạm nhầm"}]
    assert [device.give(number, line, 4100)["outcome"] for number in (1, 2)] == ["kept", "refused"]


def test_a_sheet_left_incomplete_is_not_handed_in_again(judge, as_person):
    reopening.open_sheet(judge, judge.entries[0], **judge.call)
    make.save()
    Device(as_person(judge.person)).give(1, judge.competition.criteria[0].id, None)
    db.session.rollback()
    with pytest.raises(handing_in.Incomplete):
        handing_in.hand_in(judge, first(judge), actor=judge.person, now=NOW)


def test_the_whole_group(judge):
    reopening.open_sheet(judge, judge.entries[0], **judge.call)
    reopening.open_group(judge, first(judge), **judge.call)
    make.save()
    assert closed(judge) == {1: False, 2: False} and db.session.query(HandIn).count() == 0
    assert [each.entry for each in reopening.open_for(judge)] == [None]
    handing_in.hand_in(judge, first(judge), actor=judge.person, now=NOW)
    make.save()
    assert closed(judge) == {1: True, 2: True} and reopening.open_for(judge) == []


def test_only_what_the_hand_in_closes_can_be_opened(judge):
    with pytest.raises(Invalid):
        reopening.open_sheet(judge, judge.entries[0], **judge.call | {"reason": " "})
    with pytest.raises(Conflict):
        reopening.open_group(judge, judge.competition.categories[1], **judge.call)
    reopening.open_sheet(judge, judge.entries[0], **judge.call)
    with pytest.raises(Conflict):
        reopening.open_sheet(judge, judge.entries[0], **judge.call)
    conflicts.declare(judge, judge.entries[1], actor=judge.person, now=NOW)
    with pytest.raises(Closed):
        reopening.open_sheet(judge, judge.entries[1], **judge.call)
    judge.competition.round.state = "closed"
    with pytest.raises(Closed):
        reopening.open_group(judge, first(judge), **judge.call)


def test_another_judge_s_sheet_stays_closed(judge):
    other = make.judge(judge.competition)
    for entry in judge.entries:
        make.sheet(other, entry, 40, 20)
    handing_in.hand_in(other, first(judge), actor=other.person, now=NOW)
    reopening.open_sheet(judge, judge.entries[0], **judge.call)
    make.save()
    assert closed(other) == {1: True, 2: True}


def test_taking_the_opening_back_forgets_it(judge):
    reopening.open_sheet(judge, judge.entries[0], **judge.call)
    handing_in.forget(judge.competition.round)
    assert db.session.query(SheetReopening).count() == 0
