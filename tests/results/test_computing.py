"""Runs: computed from rows, kept exactly, and refused while anything is missing."""

from fractions import Fraction

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.entries.models import Entry
from judging.errors import Closed, Incomplete
from judging.infra.db import db
from judging.panel.models import Judge
from judging.results import computing, missing, queries
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
