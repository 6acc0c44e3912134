"""Scoring again: the first sheets are kept, the second ones count; only what is chosen opens."""

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.competitions.queries import stage_of
from judging.desk import second_looks, stepping
from judging.errors import Closed, Conflict, Incomplete, Invalid, NotFound, Stale
from judging.infra.db import writing
from judging.panel import judges
from judging.panel.models import ConflictOfInterest
from judging.results import computing, left_out
from judging.scoring import clearing, handing_in, places, progress, queries, sheets, standing
from judging.scoring import second_looks as looks
from judging.scoring.merge import Sheet
from judging.scoring.models import ScoreSheet
from tests.factories import NOW


@pytest.fixture
def competition(app):
    """A closed round of two judges who agree on number 1 and differ by 30 on number 2, where 20 are allowed."""
    made = make.judged((40, 20), (50, 30), spread=20)
    made.one, made.two = made.panel = make.panel_of(made)
    made.near, made.far = (queries.panel.entry_for(made.one, number) for number in (1, 2))
    sheet = next(s for s in make.db.session.query(ScoreSheet) if (s.judge, s.entry) == (made.two, made.far))
    sheet.scores = {key: value - 1500 for key, value in sheet.scores.items()}
    made.by = make.person()
    make.save()
    return made


def open_again(competition, *numbers, reason="Lệch nhiều"):
    with writing():
        second_looks.open_again(competition, numbers, reason=reason, actor=competition.by, now=NOW)


def score(judge, number, *points, seen=0):
    place = places.place_of(judge, number)
    scores = {scale.key: value * 100 for scale, value in zip(place.scales, points, strict=True)}
    with writing():
        return sheets.fill_in(place, sheets.prepared(place, scores, "", seen=seen), now=NOW)


def hand_in(judge):
    with writing():
        handing_in.hand_in(judge, judge.categories[0], actor=judge.person, now=NOW)


def close(competition):
    with writing():
        stepping.close_round(competition, actor=competition.by, now=NOW)


def test_which_sheets_lie_far_apart(competition):
    (found,) = second_looks.far_apart(competition)
    assert (found.entry.number, found.spread) == (2, 30)
    assert [(judge.number, total) for judge, total in found.sheets] == [
        (competition.one.number, 80), (competition.two.number, 50)
    ]  # fmt: skip


def test_both_sheets_are_kept_and_the_second_counts(competition):
    first = queries.sheet_of(competition.two, competition.far)
    open_again(competition, 2)
    assert stage_of(competition) == "judging"
    assert queries.sheet_of(competition.two, competition.far) == Sheet()
    assert queries.first_sheet_of(competition.two, competition.far) == first
    for judge in competition.panel:
        assert score(judge, 2, 45, 25).version == 1
        hand_in(judge)
    close(competition)
    with writing():
        run = computing.compute(competition, actor=competition.by, now=NOW)
    outcome = computing.outcome_of(run)
    standings = {each.number: each for each in outcome.standings}
    assert (standings[1].total, standings[2].total, outcome.warnings) == (60, 70, ())
    assert [each.total for each in left_out.sheets_without(competition, standings[2])] == [80, 50]
    assert [line.verb for line in audit.about(f"entry:{competition.far.id}", competition.id)][
        0
    ] == "second look decided"


def test_only_what_is_chosen_opens(competition):
    open_again(competition, 2)
    assert [task.entry.number for task in queries.groups_of(competition.one)[0].tasks] == [2]
    assert queries.way_of(competition.one, competition.far) == queries.Way(None, None, 1)
    board = progress.board(competition)
    assert (board.done, board.whole, board.handing_in) == (0, 2, 2)
    with pytest.raises(Closed):
        score(competition.one, 1, 50, 30, seen=1)
    assert standing.standing_of(places.place_of(competition.one, 1)).sheet.scores


def test_closed_again_everything_is_readable(competition):
    open_again(competition, 2)
    for judge in competition.panel:
        score(judge, 2, 45, 25)
    hand_in(competition.one)
    close(competition)
    one, two = (queries.groups_of(judge)[0] for judge in competition.panel)
    assert [(task.entry.number, task.total) for task in one.tasks] == [(1, 60), (2, 70)]
    assert (one.is_handed_in, two.is_handed_in) == (True, False)
    assert queries.way_of(competition.one, competition.far) == queries.Way(1, None, 0)


@pytest.mark.parametrize(
    "numbers, reason, refusal", [([1], "x", Stale), ([2, 1], "x", Stale), ([], "x", Invalid), ([2], " ", Invalid)]
)
def test_what_a_second_look_needs(competition, numbers, reason, refusal):
    with pytest.raises(refusal):
        open_again(competition, *numbers, reason=reason)
    assert competition.round.attempt == 1


def test_once_a_round_and_only_while_the_next_one_waits(competition):
    open_again(competition, 2)
    for judge in competition.panel:
        score(judge, 2, *((60, 40) if judge is competition.one else (10, 10)))
    close(competition)
    assert [each.entry.number for each in second_looks.far_apart(competition)] == [2]
    with pytest.raises(Stale):
        open_again(competition, 2)
    with pytest.raises(Closed), writing():
        looks.open_again(competition, [competition.far], reason="x", actor=competition.by, now=NOW)


def test_rules_without_a_spread_have_none(app):
    competition = make.judged((40, 20))
    make.save()
    with pytest.raises(NotFound):
        second_looks.far_apart(competition)
    assert not second_looks.may_open(competition)


def test_it_is_taken_back_while_nobody_has_scored_again(competition):
    first = queries.sheet_of(competition.two, competition.far)
    open_again(competition, 2)
    call = {"actor": competition.by, "now": NOW}
    with pytest.raises(Invalid), writing():
        looks.take_back(competition, reason=" ", **call)
    with writing():
        looks.take_back(competition, reason="Nhầm", **call)
    assert stage_of(competition) == "closed" and queries.sheet_of(competition.two, competition.far) == first
    open_again(competition, 2)
    score(competition.one, 2, 45, 25)
    with pytest.raises(Closed, match="scored again"), writing():
        looks.take_back(competition, reason="Nhầm", **call)


def test_the_panel_stays_while_entries_are_scored_again(competition):
    open_again(competition, 2)
    call = {"actor": competition.by, "now": NOW}
    with pytest.raises(Closed), writing():
        judges.add(competition, name="Người Mới", categories=competition.categories, **call)
    competition.one.categories = competition.categories[:1]
    make.save()
    with pytest.raises(Conflict), writing():
        judges.change(competition.one, name="A", categories=competition.categories, **call)


def test_a_conflict_is_not_cleared_for_a_sheet_that_nobody_can_complete(competition):
    three = make.judge(competition)
    make.sheet(three, competition.far, 50, 20)
    make.add(ConflictOfInterest(judge_id=three.id, entry_id=competition.near.id, declared_at=NOW))
    make.save()
    open_again(competition, 2)
    call = {"reason": "Nhầm", "actor": competition.by, "now": NOW}
    with pytest.raises(Closed), writing():
        clearing.clear(three, competition.near, **call)
    make.sheet(three, competition.near, 40, 20)
    make.save()
    with writing():
        clearing.clear(three, competition.near, **call)


def test_it_is_not_closed_before_it_is_scored_again(competition):
    open_again(competition, 2)
    score(competition.one, 2, 45, 25)
    with pytest.raises(Incomplete, match="required scores are missing"):
        close(competition)
    assert stage_of(competition) == "judging"
    score(competition.two, 2, 45, 20)
    close(competition)
    assert computing.passed(competition, competition.rounds[0]) == {1, 2}
