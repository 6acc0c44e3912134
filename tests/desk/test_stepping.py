"""From round to round: who takes part in the next one, what freezes, and that a step is taken once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from fractions import Fraction
from threading import Barrier

import pytest

import tests.factories as make
from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.competitions.queries import stage_of
from judging.desk import course, readiness, stepping
from judging.entries import withdrawing
from judging.entries.models import Entry
from judging.errors import Closed, Conflict, Incomplete, Invalid, Refusal, Stale
from judging.findings import queries, recording
from judging.findings.recording import Found
from judging.infra.db import db, writing
from judging.panel import conflicts
from judging.panel import queries as panel
from judging.ranking import rules
from judging.scoring import handing_in
from judging.scoring.models import HandIn
from tests.findings.samples import BALLOTS, conditions, public, vote

DAY = timedelta(days=1)
ALL_HOLD = {"a": [1, 1], "b": [1, 1]}


def scored(id: str = "points", **values) -> rules.Scored:
    """A round of one criterion."""
    criterion = rules.Criterion(id=f"{id}-line", name="Điểm", maximum=Fraction(100))
    return rules.Scored(id=id, name=id, criteria=(criterion,), **values)


@pytest.fixture
def made(app):
    """A function: a competition of these rounds past its deadline with so many entries, and who acts."""

    def build(*rounds: rules.Round, entries: int = 3, **values):
        awards = (rules.Award(id="title", name="Danh hiệu", cap=rules.ALL),)
        competition = make.competition(deadline_at=make.NOW - DAY, groups=1, rounds=rounds, awards=awards, **values)
        for number in range(1, entries + 1):
            make.entry(competition, make.person(), number=number)
        make.save()
        return competition, {"actor": make.person(), "now": make.NOW}

    return build


def numbers(competition: Competition, at: int) -> list[int]:
    return list(db.session.scalars(panel.taking_part(competition.rounds[at], Entry.number)))


def entries(competition: Competition) -> list[Entry]:
    return queries.entries_in(competition.rounds[0])


def keep(competition: Competition, call: dict, data: dict[int, dict]) -> None:
    """Record this by number in the round under way."""
    found = [Found(entry, data[entry.number]) for entry in entries(competition) if entry.number in data]
    recording.keep(competition, competition.round, found, **call)


def score(competition: Competition, judge, points: dict[int, int]) -> None:
    for entry in entries(competition):
        if entry.number in points:
            make.sheet(judge, entry, points[entry.number])


def test_only_those_that_passed_take_part_in_the_next_round(made):
    competition, call = made(conditions(), vote())
    stepping.open_judging(competition, **call)
    keep(competition, call, {1: ALL_HOLD, 2: ALL_HOLD | {"b": [0, 1]}, 3: ALL_HOLD})
    stepping.close_round(competition, **call)
    found = course.between(competition)
    assert (found.taking_part, len(found.passed), found.out) == (3, 2, 1)
    assert stepping.open_next(competition, **call).key == "council"
    assert (numbers(competition, 0), numbers(competition, 1)) == ([1, 2, 3], [1, 3])
    results = course.results_of(competition, competition.rounds[0])
    assert [(r.is_passed, r.why["en"]) for r in results.values()] == [
        (True, "Meets the requirements."),
        (False, "Does not meet the condition “Đủ hồ sơ”."),
        (True, "Meets the requirements."),
    ]


def test_a_round_is_not_closed_before_everything_is_recorded(made):
    competition, call = made(conditions())
    stepping.open_judging(competition, **call)
    keep(competition, call, {1: ALL_HOLD, 3: ALL_HOLD})
    with pytest.raises(Incomplete, match="answers to conditions"):
        stepping.close_round(competition, **call)


@pytest.mark.parametrize("session", [{"present": 8, "yes": 8, "no": 0}, {"chair": False}])
def test_a_vote_without_quorum_is_not_closed(made, session):
    competition, call = made(vote())
    stepping.open_judging(competition, **call)
    keep(competition, call, {1: BALLOTS, 2: BALLOTS | session, 3: BALLOTS})
    with pytest.raises(Incomplete, match="taken again") as refusal:
        stepping.close_round(competition, **call)
    assert refusal.value.values["count"] == 1
    again = queries.finding_of(competition.round, entries(competition)[1])
    found = [Found(entries(competition)[1], BALLOTS, again.mark)]
    recording.keep(competition, competition.round, found, **call)
    stepping.close_round(competition, **call)
    assert stage_of(competition) == "closed"


def test_taking_the_opening_of_a_later_round_back(made):
    competition, call = made(scored(threshold=Fraction(50)), vote())
    judge = make.judge(competition)
    stepping.open_judging(competition, **call)
    score(competition, judge, {1: 60, 2: 40, 3: 80})
    stepping.close_round(competition, **call)
    assert competition.rounds[0].required is None
    stepping.open_next(competition, **call)
    assert competition.rounds[0].required == {str(entry.id): [judge.id] for entry in entries(competition)}
    with pytest.raises(Invalid):
        stepping.take_back_judging(competition, reason=" ", **call)
    stepping.take_back_judging(competition, reason="Nhầm ngày", **call)
    assert [(round_.state, round_.required) for round_ in competition.rounds] == [("closed", None), ("waiting", None)]
    assert competition.rules_frozen_at and {entry.reached for entry in entries(competition)} == {1}
    stepping.open_next(competition, **call)
    assert numbers(competition, 1) == [1, 3]
    keep(competition, call, {1: BALLOTS})
    with pytest.raises(Closed, match="recorded already"):
        stepping.take_back_judging(competition, reason="Nhầm ngày", **call)


def test_a_step_is_taken_of_the_round_that_was_seen(made):
    competition, call = made(conditions(), vote())
    stepping.open_judging(competition, **call)
    keep(competition, call, dict.fromkeys((1, 2, 3), ALL_HOLD))
    with pytest.raises(Stale):
        stepping.close_round(competition, asked="council", **call)
    stepping.close_round(competition, asked="check", **call)
    with pytest.raises(Stale):
        stepping.close_round(competition, asked="check", **call)
    with pytest.raises(Closed):
        stepping.close_round(competition, **call)
    stepping.open_next(competition, asked="council", **call)
    with pytest.raises(Closed):
        stepping.open_next(competition, asked="council", **call)


def test_two_organisers_open_the_next_round_at_once(app, made):
    competition, call = made(conditions(), vote(), public())
    stepping.open_judging(competition, **call)
    keep(competition, call, dict.fromkeys((1, 2, 3), ALL_HOLD))
    stepping.close_round(competition, **call)
    make.save()
    competition_id, actor_id, together = competition.id, call["actor"].id, Barrier(2, timeout=5)

    def organiser(_):
        with app.app_context():
            together.wait()
            try:
                with writing():
                    competition, actor = db.session.get(Competition, competition_id), db.session.get(Person, actor_id)
                    return stepping.open_next(competition, asked="council", actor=actor, now=make.NOW).key
            except Refusal as refusal:
                return type(refusal)

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(organiser, range(2)))
    assert sorted(map(str, answers)) == sorted(map(str, ["council", Closed]))
    db.session.rollback()
    assert [round_.state for round_ in competition.rounds] == ["closed", "judging", "waiting"]


def test_an_entry_withdrawn_between_rounds_makes_room_for_the_next(made):
    competition, call = made(scored(keep=rules.Keep(count=2)), vote(), entries=4)
    judge = make.judge(competition)
    stepping.open_judging(competition, **call)
    score(competition, judge, {1: 60, 2: 40, 3: 80, 4: 10})
    stepping.close_round(competition, **call)
    withdrawing.withdraw(entries(competition)[0], **call)
    stepping.open_next(competition, **call)
    assert numbers(competition, 1) == [2, 3]


@pytest.mark.parametrize(("first", "may"), [
    (scored(keep=rules.Keep(count=2)), False), (public(threshold=Fraction(1)), False), (scored(), True),
])  # fmt: skip
def test_once_the_best_went_on_nobody_leaves_their_round(made, first, may):
    competition, call = made(first, vote(), entries=4)
    judge = make.judge(competition)
    stepping.open_judging(competition, **call)
    if first.kind == "score":
        score(competition, judge, {1: 60, 2: 40, 3: 80, 4: 10})
    else:
        keep(competition, call, {number: {"votes": 10 * number} for number in range(1, 5)})
    stepping.close_round(competition, **call)
    stepping.open_next(competition, **call)
    leaving = entries(competition)[2]
    if may:
        withdrawing.withdraw(leaving, **call)
        keep(competition, call, dict.fromkeys((1, 2, 4), BALLOTS))
        stepping.close_round(competition, **call)
        assert {r.is_passed for r in course.results_of(competition, competition.rounds[1]).values()} == {True}
    else:
        with pytest.raises(Closed):
            withdrawing.withdraw(leaving, **call)


def test_who_was_not_recognised_below_takes_part_in_nothing(made):
    ladder = rules.Ladder(level="Quốc gia", needs="Cấp tỉnh")
    competition, call = made(scored(minimum=1), vote(), ladder=ladder)
    recognised, *others = entries(competition)
    with pytest.raises(Incomplete):
        stepping.open_judging(competition, **call)
    recognised.recognition = "12/QĐ-UBND"
    make.save()
    assert [entry.number for entry in readiness.short_entries(competition, competition.round)] == [1]
    judge = make.judge(competition)
    make.save()
    before = readiness.before_judging(competition, now=make.NOW)
    assert (before.unrecognised, before.taking_part, before.is_ready) == ([2, 3], 1, True)
    stepping.open_judging(competition, **call)
    assert numbers(competition, 0) == [1] and panel.required(competition).keys() == {recognised.id}
    stepping.take_back_judging(competition, reason="Nhầm", **call)
    assert numbers(competition, 0) == [1, 2, 3]
    others[0].recognition = "13/QĐ-UBND"
    stepping.open_judging(competition, **call)
    assert numbers(competition, 0) == [1, 2]
    score(competition, judge, {1: 60, 2: 70})
    stepping.close_round(competition, **call)
    stepping.open_next(competition, **call)
    assert numbers(competition, 1) == [1, 2]


def test_judges_are_asked_for_when_their_round_is_next(made):
    competition, call = made(conditions(), scored(), vote())
    assert readiness.before_judging(competition, now=make.NOW).short_groups == []
    stepping.open_judging(competition, **call)
    keep(competition, call, {1: ALL_HOLD, 2: ALL_HOLD, 3: ALL_HOLD | {"a": [0, 1]}})
    stepping.close_round(competition, **call)
    make.save()
    with pytest.raises(Conflict) as refusal:
        stepping.open_next(competition, **call)
    assert refusal.value.values == {"numbers": "1, 2"}
    db.session.rollback()
    make.judge(competition)
    stepping.open_next(competition, **call)
    assert numbers(competition, 1) == [1, 2]


def test_where_nobody_passes_the_next_round_is_empty(made):
    competition, call = made(conditions(), scored())
    stepping.open_judging(competition, **call)
    keep(competition, call, dict.fromkeys((1, 2, 3), {"a": [0, 1], "b": [0, 1]}))
    stepping.close_round(competition, **call)
    stepping.open_next(competition, **call)
    assert numbers(competition, 1) == []
    stepping.close_round(competition, **call)
    assert stage_of(competition) == "closed"


def test_where_judges_may_be_absent_enough_sheets_must_be_there_before_closing(made):
    competition, call = made(scored(absent="allow", minimum=2), entries=2)
    seats = [make.judge(competition) for _ in range(3)]
    make.save()
    with writing():
        stepping.open_judging(competition, **call)
    score(competition, seats[0], {1: 50, 2: 60})
    score(competition, seats[1], {1: 50})
    make.save()
    with pytest.raises(Incomplete), writing():
        stepping.close_round(competition, **call)
    score(competition, seats[2], {2: 60})
    make.save()
    with writing():
        stepping.close_round(competition, **call)
    assert stage_of(competition) == "closed"


@pytest.mark.parametrize(("otherwise", "is_refused"), [("refuse", True), ("mean", False)])
def test_a_corrected_mean_that_would_be_refused_is_refused_before_closing(made, otherwise, is_refused):
    correction = rules.Correction(limit=Fraction(1, 100), otherwise=otherwise)
    competition, call = made(scored(combine="corrected", correction=correction), entries=3)
    seats = [make.judge(competition) for _ in range(2)]
    make.save()
    with writing():
        stepping.open_judging(competition, **call)
    score(competition, seats[0], {1: 50, 2: 60, 3: 70})
    score(competition, seats[1], {1: 55, 2: 75, 3: 60})
    make.save()
    if is_refused:
        with pytest.raises(Incomplete, match="not known surely enough"), writing():
            stepping.close_round(competition, **call)
    else:
        with writing():
            stepping.close_round(competition, **call)
    assert stage_of(competition) == ("judging" if is_refused else "closed")


@pytest.mark.parametrize("minimum", [1, 2])
def test_a_conflict_of_a_round_that_is_taken_back_leaves_the_one_before_as_it_was(made, minimum):
    competition, call = made(scored(minimum=minimum, threshold=Fraction(50)), scored("again"), entries=1)
    seats = [make.judge(competition) for _ in range(2)]
    make.save()
    with writing():
        stepping.open_judging(competition, **call)
    score(competition, seats[0], {1: 90})
    score(competition, seats[1], {1: 20})
    make.save()
    with writing():
        stepping.close_round(competition, **call)
        stepping.open_next(competition, **call)
    (entry,) = entries(competition)
    counted = {entry.id: {seat.id for seat in seats}}
    with writing():
        conflicts.declare(seats[0], entry, actor=seats[0].person, now=make.NOW)
        handing_in.hand_in(seats[0], seats[0].categories[0], actor=seats[0].person, now=make.NOW)
        stepping.take_back_judging(competition, reason="Nhầm", **call)
    assert panel.required(competition, competition.rounds[0]) == counted
    assert db.session.query(HandIn).all() == []
    with writing():
        stepping.open_next(competition, **call)
    assert numbers(competition, 1) == [1]
