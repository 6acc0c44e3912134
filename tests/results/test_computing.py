"""Runs: computed from rows, kept exactly, and refused while anything is missing."""

from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.competitions import document
from judging.entries.models import Entry
from judging.errors import Closed, Incomplete, Invalid
from judging.infra.db import db
from judging.panel.models import Judge
from judging.ranking import rules
from judging.results import computing, left_out, missing, queries
from judging.scoring.models import ScoreSheet


def compute(competition):
    return computing.compute(competition, actor=make.person(), now=make.NOW)


def prizes(run, competition) -> dict[int, str | None]:
    """Entry number -> the prize's name."""
    names = {prize.key: prize.name for prize in competition.prizes}
    return {s.number: names.get(s.award) for s in computing.outcome_of(run).standings}


def test_prizes_go_down_the_ranking(app):
    competition = make.judged((60, 40), (50, 30), (40, 30), (10, 10))
    run = compute(competition)
    assert prizes(run, competition) == {1: "Giải Nhất", 2: "Giải Nhì", 3: "Giải Nhì", 4: None}


def test_a_mean_is_kept_as_a_fraction(app):
    competition = make.judged((60, 40), judges=3)
    sheet = db.session.scalar(select(ScoreSheet).limit(1))
    sheet.scores = sheet.scores | {str(competition.criteria[0].id): 5900}
    run = compute(competition)
    assert computing.outcome_of(run).standings[0].total == Fraction(299, 3)


def test_a_kept_outcome_reads_back_as_it_came_out(app):
    competition = make.judged((60, 40), (60, 40), (20, 20))
    run = compute(competition)
    db.session.commit()
    again = compute(competition)
    assert computing.outcome_of(run) == computing.outcome_of(again)
    assert run.scores_fingerprint == again.scores_fingerprint


def test_a_missing_sheet_blocks_the_computation(app):
    competition = make.judged((60, 40), (50, 30))
    late = make.judge(competition)
    with pytest.raises(Incomplete):
        compute(competition)
    assert [(m.judge, m.left) for m in missing.missing_sheets(competition)] == [(late, 2), (late, 2)]


def test_an_empty_score_is_not_a_zero(app):
    competition = make.judged((60, 40))
    sheet = db.session.scalar(select(ScoreSheet).limit(1))
    sheet.scores = {str(competition.criteria[0].id): 6000}
    db.session.flush()
    with pytest.raises(Incomplete):
        compute(competition)
    assert [m.left for m in missing.missing_sheets(competition)] == [1]


def test_a_judge_stood_down_does_not_count(app):
    competition = make.judged((60, 40), judges=2)
    judge = db.session.scalar(select(Judge).limit(1))
    sheet = db.session.scalar(select(ScoreSheet).where(ScoreSheet.judge_id == judge.id))
    sheet.scores = dict.fromkeys(sheet.scores, 0)
    make.stand_down(judge, competition.categories[0])
    assert computing.outcome_of(compute(competition)).standings[0].total == 100


@pytest.mark.parametrize("stage", ["open", "judging"])
def test_nothing_is_computed_before_the_round_is_closed(app, stage):
    with pytest.raises(Closed):
        compute(make.judged((60, 40), stage=stage))


def test_the_newest_run_is_in_force(app):
    competition = make.judged((60, 40))
    compute(competition)
    newest = compute(competition)
    assert queries.newest_run(competition.id) is newest


def test_entries_not_accepted_are_not_ranked(app):
    competition = make.judged((60, 40), (50, 30))
    withdrawn = db.session.scalar(select(Entry).where(Entry.number == 1))
    withdrawn.state = "withdrawn"
    assert prizes(compute(competition), competition) == {2: "Giải Nhất"}


def test_sheets_that_may_be_absent_are_not_missing(app):
    competition = make.judged((60, 40), absent="allow")
    make.judge(competition)
    assert missing.missing_sheets(competition) == []
    assert computing.outcome_of(compute(competition)).standings[0].total == 100


def test_a_sheet_left_out_has_its_total_by_the_rules(app):
    twice = rules.Criterion(id="skill", name="Tay nghề", maximum=Fraction(10), factor=Fraction(2))
    competition = make.judged((5, 0), rounds=(rules.Scored(id=make.FINAL, criteria=(twice,)),))
    judge = db.session.scalar(select(Judge).limit(1))
    make.stand_down(judge, competition.categories[0])
    (standing,) = computing.outcome_of(compute(competition)).standings
    (left,) = left_out.sheets_without(competition, standing)
    assert (left.judge, left.round, left.total) == (judge, make.FINAL, 10) and standing.total == 10


def test_a_run_is_of_the_rules_in_force(app):
    competition = make.judged((60, 40))
    assert compute(competition).rules_fingerprint == document.fingerprint_of(competition)


def test_a_judge_without_a_panel_is_asked_for_in_words(app):
    final = make.document().rounds[0]
    experts = rules.Panel(id="experts", name="Chuyên gia")
    competition = make.judged((60, 40), rounds=(replace(final, panels=(experts,)),))
    with pytest.raises(Invalid, match="sits in none"):
        compute(competition)
