"""A round's deadline: announced, extended, never shortened once judges score; the clock of the server decides."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.competitions import rounds
from judging.errors import Closed, Invalid, NotFound
from judging.infra import clock
from judging.infra.db import db
from judging.scoring import deadlines, places, queries, second_looks, sheets
from judging.scoring.deadlines import Due
from judging.scoring.models import Operation
from judging.scoring.operations import ms
from tests.web.letters import Device, scores

NOW = make.NOW
MINUTE = timedelta(minutes=1)
SOON, LATER = NOW + 60 * MINUTE, NOW + 90 * MINUTE


@pytest.mark.parametrize("before, wanted, begun, refusal", [
    (Due(), Due(SOON, 15), True, None),
    (Due(SOON, 15), Due(LATER, 15), True, None),
    (Due(SOON, 15), Due(SOON, 20), True, None),
    (Due(SOON, 15), Due(), True, None),
    (Due(NOW - MINUTE, 15), Due(LATER, 15), True, None),
    (Due(NOW - MINUTE, 15), Due(NOW - MINUTE, 30), True, None),
    (Due(SOON, 15), Due(SOON - MINUTE, 15), True, Closed),
    (Due(SOON, 15), Due(LATER, 14), True, Closed),
    (Due(SOON, 15), Due(SOON - MINUTE, 0), False, None),
    (Due(), Due(NOW, 0), False, Closed),
    (Due(), Due(SOON, -1), False, Invalid),
    (Due(), Due(SOON, 121), False, Invalid),
    (Due(), Due(SOON, 120), False, None),
])  # fmt: skip
def test_what_a_deadline_may_become(before, wanted, begun, refusal):
    if refusal is None:
        assert deadlines.allowed(before, wanted, has_begun=begun, now=NOW) == wanted
    else:
        with pytest.raises(refusal):
            deadlines.allowed(before, wanted, has_begun=begun, now=NOW)


@pytest.fixture
def competition(app):
    made = make.competition("mau", stage="judging")
    made.judge = make.judge(made)
    made.entry = make.entry(made, make.person(), number=128)
    made.call = {"actor": make.person(), "now": NOW}
    make.save()
    return made


def test_it_is_kept_with_every_change_and_reason(competition):
    round_ = deadlines.set_due(competition, "final", Due(SOON, 15), **competition.call)
    make.sheet(competition.judge, competition.entry, 30)
    with pytest.raises(Invalid):
        deadlines.set_due(competition, "final", Due(LATER, 15), reason=" ", **competition.call)
    deadlines.set_due(competition, "final", Due(LATER, 15), reason="Mất điện", **competition.call)
    with pytest.raises(Closed):
        deadlines.set_due(competition, "final", Due(SOON, 15), reason="Nhầm", **competition.call)
    assert deadlines.due_of(round_) == Due(LATER, 15)
    assert [(each.before, each.after, each.reason) for each in deadlines.changes_of(round_)] == [
        (Due(), Due(SOON, 15), ""), (Due(SOON, 15), Due(LATER, 15), "Mất điện")
    ]  # fmt: skip


def test_a_round_that_waits_can_have_one_and_a_closed_one_cannot(competition):
    round_ = competition.round
    round_.state = "waiting"
    deadlines.set_due(competition, "final", Due(SOON, 15), **competition.call)
    deadlines.set_due(competition, "final", Due(SOON - MINUTE), **competition.call)
    with pytest.raises(NotFound):
        deadlines.set_due(competition, "none", Due(LATER), **competition.call)
    round_.state = "closed"
    with pytest.raises(Closed):
        deadlines.set_due(competition, "final", Due(LATER), **competition.call)


@pytest.mark.parametrize("due, is_open", [(NOW, False), (NOW + MINUTE, True)])
def test_a_round_does_not_open_after_its_own_deadline(competition, due, is_open):
    round_ = competition.round
    round_.state, round_.due_at, competition.deadline_at = "waiting", due, NOW
    if is_open:
        rounds.open_judging(competition, **competition.call)
    else:
        with pytest.raises(Closed, match="deadline of this round"):
            rounds.open_judging(competition, **competition.call)
    assert (round_.state == "judging") is is_open


def test_a_round_scored_again_has_no_deadline_of_before(app):
    competition = make.judged((40, 20), (50, 30), spread=20)
    round_ = competition.round
    round_.due_at, round_.grace_minutes = NOW - MINUTE, 15
    entry = queries.panel.accepted_in(competition.categories[0])[0]
    second_looks.open_again(competition, [entry], reason="Lệch", actor=make.person(), now=NOW)
    assert deadlines.due_of(round_) == Due()


@pytest.fixture
def device(competition, as_person):
    return Device(as_person(competition.judge.person))


def outcome(device, competition, *, made, received, monkeypatch):
    """What becomes of one score, and whether it is flagged and on the sheet."""
    line = str(competition.criteria[0].id)
    operation = device.operation(128, line, 3700, made_at=ms(made))
    monkeypatch.setattr(clock, "now", lambda: received)
    (told,) = device.send(operation)
    db.session.rollback()
    kept = queries.sheet_of(competition.judge, competition.entry).scores == scores(competition.judge, 37)
    row = db.session.query(Operation).one_or_none()
    return told["outcome"], row and row.is_flagged, kept


DUE = NOW + MINUTE
GRACE = timedelta(minutes=15)
A_MS = timedelta(milliseconds=1)


@pytest.mark.parametrize("made, received, expected", [
    (DUE, DUE, ("kept", False, True)),
    (DUE, DUE + A_MS, ("kept", True, True)),
    (DUE + A_MS, DUE + A_MS, ("late", False, False)),
    (DUE - A_MS, DUE + GRACE, ("kept", True, True)),
    (DUE - A_MS, DUE + GRACE + A_MS, ("late", False, False)),
])  # fmt: skip
def test_the_last_millisecond_counts_and_the_next_one_is_late(
    competition, device, monkeypatch, made, received, expected
):
    competition.round.due_at, competition.round.grace_minutes = DUE, 15
    make.save()
    assert outcome(device, competition, made=made, received=received, monkeypatch=monkeypatch) == expected


def test_what_is_typed_without_a_script_after_the_deadline_is_refused_and_paper_can_be_copied(competition):
    competition.round.due_at = NOW - MINUTE
    make.save()
    place = places.place_of(competition.judge, 128)
    sent = sheets.prepared(place, {place.scales[0].key: 3700}, "", seen=0)
    with pytest.raises(Closed):
        sheets.fill_in(place, sent, by_judge=True, now=NOW)
    sheets.fill_in(place, sent, now=NOW)
    sheets.fill_in(place, sent, by_judge=True, now=NOW)  # it stands already
