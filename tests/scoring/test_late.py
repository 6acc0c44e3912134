"""Late scores: on no sheet until two people agree, never over a newer one unsaid, and nothing of them seen before."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.competitions import rounds
from judging.desk import stepping
from judging.errors import Closed, Conflict, Invalid, NotFound, Stale
from judging.infra import clock
from judging.infra.db import db, writing
from judging.panel import conflicts
from judging.results import computing
from judging.scoring import handing_in, late, late_list, queries, second_looks
from judging.scoring.models import Operation
from judging.scoring.operations import ms
from tests.web.letters import Device, scores

NOW = make.NOW
DUE = NOW - timedelta(minutes=30)


@pytest.fixture
def judge(app):
    """A judge of an open round whose deadline has passed; two at the desk."""
    competition = make.competition("mau", stage="judging")
    competition.round.due_at, competition.round.grace_minutes = DUE, 15
    made = make.judge(competition)
    made.entry = make.entry(competition, make.person(), number=128)
    make.sheet(made, made.entry, 30, 20)
    made.line, made.other = (str(line.id) for line in competition.criteria)
    made.chief, made.clerk, made.second = make.person(), make.person(), make.person()
    for person, role in ((made.chief, "organiser"), (made.clerk, "secretary"), (made.second, "secretary")):
        make.staff(person, competition, role)
    make.save()
    return made


@pytest.fixture
def device(judge, as_person):
    return Device(as_person(judge.person))


def send(device, judge, *values, **other):
    """Scores of the first line made before the deadline, received long after the grace."""
    made = [device.operation(128, judge.line, value, made_at=ms(DUE) - 1000, **other) for value in values]
    assert {each["outcome"] for each in device.send(*made)} == {"late"}
    db.session.rollback()


def found(judge):
    return late_list.late_list(judge.competition.scored_round)


def propose(judge, by=None, *, is_accepted=True, reason="Mất mạng", newest=None):
    newest = newest or found(judge).undecided[0].newest
    made = late.propose(
        judge, judge.entry, is_accepted=is_accepted, reason=reason, newest=newest, actor=by or judge.clerk, now=NOW
    )
    db.session.flush()
    return made


def kept(judge):
    db.session.expire_all()
    return queries.sheet_of(judge, judge.entry).scores


def test_accepted_by_two_it_is_on_the_sheet_and_in_the_log(judge, device):
    send(device, judge, 3500, 3700)
    assert kept(judge) == scores(judge, 30, 20)
    ruling = propose(judge)
    assert kept(judge) == scores(judge, 30, 20) and late_list.count_open(judge.competition.round) == 1
    late.confirm(ruling, actor=judge.chief, now=NOW)
    make.save()
    assert kept(judge) == scores(judge, 37, 20), "the last intention"
    outcomes = [each.outcome for each in db.session.query(Operation).order_by(Operation.number)]
    assert outcomes == ["late", "late", "kept"]
    assert (found(judge).undecided, found(judge).proposed, late_list.count_open(judge.competition.round)) == ([], [], 0)
    (settled,) = found(judge).settled
    assert (settled.proposed_by, settled.settled_by, settled.is_confirmed) == (judge.clerk, judge.chief, True)
    state = device.state()
    assert state["sheets"]["128"]["scores"] == scores(judge, 37, 20) and state["latest"] == 3


def test_of_one_tablet_the_last_intention_stands_though_its_clock_was_put_back(judge, device):
    made = [
        device.operation(128, judge.line, value, made_at=ms(DUE) - early) for value, early in ((3500, 1), (3700, 9))
    ]
    device.send(*made)
    db.session.rollback()
    late.confirm(propose(judge), actor=judge.chief, now=NOW)
    make.save()
    assert kept(judge) == scores(judge, 37, 20)


def test_how_many_digits_a_late_score_has_is_not_told(judge, device):
    send(device, judge, 300, 3700, 3800)
    other = Device(device.client)
    send(other, judge, 3600)
    (sheet,) = found(judge).undecided
    assert [(score.operation.value, score.value) for score in sheet.shown] == [(3800, None), (3600, None)]
    assert len(sheet.scores) == 4 and sheet.newest == sheet.shown[1].operation.uuid
    assert late_list.count_open(judge.competition.round) == 2 == propose(judge).count


def test_of_two_tablets_the_later_one_stands(judge, device):
    other = Device(device.client)
    send(device, judge, 3500)
    other.sequence = 40
    other.send(other.operation(128, judge.line, 3600, made_at=ms(DUE) - 60_000))
    db.session.rollback()
    late.confirm(propose(judge), actor=judge.chief, now=NOW)
    make.save()
    assert kept(judge) == scores(judge, 35, 20)


def test_refused_it_stays_in_the_log_alone(judge, device):
    send(device, judge, 3700)
    late.confirm(propose(judge, judge.chief, is_accepted=False), actor=judge.clerk, now=NOW)
    make.save()
    assert kept(judge) == scores(judge, 30, 20) and found(judge).undecided == []
    assert [each.outcome for each in db.session.query(Operation)] == ["late"]


def test_the_second_person_is_another_and_one_of_them_an_organiser(judge, device):
    send(device, judge, 3700)
    ruling = propose(judge)
    for somebody in (judge.clerk, judge.second):
        with pytest.raises(Conflict):
            late.confirm(ruling, actor=somebody, now=NOW)
    assert kept(judge) == scores(judge, 30, 20)
    late.confirm(ruling, actor=judge.chief, now=NOW)
    with pytest.raises(Stale):
        late.confirm(ruling, actor=judge.chief, now=NOW)


def test_an_organiser_alone_decides_nothing(judge, device):
    send(device, judge, 3700)
    ruling = propose(judge, judge.chief)
    with pytest.raises(Conflict):
        late.confirm(ruling, actor=judge.chief, now=NOW)
    late.confirm(ruling, actor=judge.second, now=NOW)


def test_turned_down_it_is_undecided_again(judge, device):
    send(device, judge, 3700)
    ruling = propose(judge)
    with pytest.raises(Stale):
        propose(judge, newest=ruling.operations[0].uuid)
    late.turn_down(ruling, actor=judge.second, now=NOW)
    assert len(found(judge).undecided) == 1 and not found(judge).settled[0].is_confirmed
    propose(judge, is_accepted=False)


def test_what_came_after_it_was_looked_at_is_not_decided_with_it(judge, device):
    send(device, judge, 3500)
    newest = found(judge).undecided[0].newest
    send(device, judge, 3700)
    late.confirm(propose(judge, newest=newest), actor=judge.chief, now=NOW)
    make.save()
    assert kept(judge) == scores(judge, 35, 20)
    assert [score.operation.value for score in found(judge).undecided[0].scores] == [3700]


def test_a_newer_score_is_not_replaced_without_saying_so(judge, device):
    send(device, judge, 3700)
    judge.competition.round.due_at = NOW + timedelta(hours=1)
    make.save()
    other = Device(device.client)
    assert other.give(128, judge.line, 4400)["outcome"] == "kept"
    db.session.rollback()
    assert found(judge).undecided[0].is_over_newer
    ruling = propose(judge)
    with pytest.raises(Conflict):
        late.confirm(ruling, actor=judge.chief, now=NOW)
    assert kept(judge) == scores(judge, 44, 20)
    late.confirm(ruling, may_replace=True, actor=judge.chief, now=NOW)
    assert kept(judge) == scores(judge, 37, 20)


@pytest.mark.parametrize("value", [3000, 4400])
def test_while_the_round_is_open_nobody_sees_what_it_is(judge, device, value):
    send(device, judge, value)
    (sheet,) = found(judge).undecided
    assert [(score.value, score.is_over_newer) for score in sheet.scores] == [(None, False)]
    judge.competition.round.state, judge.competition.round.closed_at = "closed", NOW
    assert [score.value for score in found(judge).undecided[0].scores] == [value]


def test_after_closing_it_can_be_taken_and_the_ranking_is_out_of_date(judge, device):
    competition = judge.competition
    send(device, judge, 3700)
    stepping.close_round(competition, actor=judge.chief, now=NOW)
    run = computing.compute(competition, actor=judge.chief, now=NOW)
    assert computing.is_current(run, competition)
    late.confirm(propose(judge), actor=judge.chief, now=NOW)
    assert kept(judge) == scores(judge, 37, 20) and not computing.is_current(run, competition)
    assert computing.is_current(computing.compute(competition, actor=judge.chief, now=NOW), competition)


def test_made_before_closing_it_is_late_and_after_it_refused(judge, device, monkeypatch):
    round_ = judge.competition.round
    round_.due_at, round_.state, round_.closed_at = None, "closed", NOW
    make.save()
    before, after = (device.operation(128, judge.line, 3700, made_at=ms(NOW) + each) for each in (0, 1))
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=1))
    assert [each["outcome"] for each in device.send(before, after)] == ["late", "refused"]


def test_not_after_publication_and_not_once_the_next_round_has_opened(judge, device):
    send(device, judge, 3700)
    ruling = propose(judge)
    judge.competition.state = "published"
    for act in (late.confirm, late.turn_down):
        with pytest.raises(Closed):
            act(ruling, actor=judge.chief, now=NOW)
    judge.competition.state = "open"
    judge.competition.round.required = {}
    with pytest.raises(Closed):
        late.confirm(ruling, actor=judge.chief, now=NOW)
    judge.competition.round.required = None


def test_what_does_not_count_or_would_be_incomplete_is_not_taken(judge, device):
    send(device, judge, None)
    ruling = propose(judge)
    handing_in.hand_in(judge, judge.competition.categories[0], actor=judge.person, now=NOW)
    with pytest.raises(Conflict):
        late.confirm(ruling, actor=judge.chief, now=NOW)
    conflicts.declare(judge, judge.entry, actor=judge.person, now=NOW)
    with pytest.raises(Closed):
        late.confirm(ruling, actor=judge.chief, now=NOW)


def test_a_conflict_bars_a_first_sheet_also_while_others_are_scored_again(judge, device):
    send(device, judge, 4000)
    conflicts.declare(judge, judge.entry, actor=judge.person, now=NOW)
    round_, again = judge.competition.scored_round, make.entry(judge.competition, make.person(), number=129)
    make.save()
    with writing():
        rounds.close_round(judge.competition, actor=judge.chief, now=NOW)
        second_looks.open_again(judge.competition, [again], reason="Lệch", actor=judge.chief, now=NOW)
    assert round_.attempt == 2
    with pytest.raises(Closed):
        propose(judge)


def test_a_group_handed_in_can_have_a_late_score_taken(judge, device):
    send(device, judge, 3700)
    handing_in.hand_in(judge, judge.competition.categories[0], actor=judge.person, now=NOW)
    late.confirm(propose(judge), actor=judge.chief, now=NOW)
    assert kept(judge) == scores(judge, 37, 20)


def test_a_reason_is_written_and_rulings_are_of_their_competition(judge, device):
    send(device, judge, 3700)
    with pytest.raises(Invalid):
        propose(judge, reason=" ")
    ruling = propose(judge)
    assert late_list.ruling_of(judge.competition, ruling.id) is ruling
    with pytest.raises(NotFound):
        late_list.ruling_of(make.competition(), ruling.id)
