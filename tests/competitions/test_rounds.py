"""The steps of a competition, on the server's clock."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.competitions import freezing, queries, rounds
from judging.errors import Closed, Incomplete, Invalid
from judging.infra.db import db
from judging.ranking.fingerprint import fingerprint

DAY = timedelta(days=1)


@pytest.fixture
def call(app):
    return {"actor": make.person(), "now": make.NOW}


def test_opening_names_what_is_missing(call):
    competition = make.competition(stage="draft", phone="", opens_at=None)
    with pytest.raises(Incomplete) as refusal:
        rounds.open_for_entries(competition, **call)
    assert refusal.value.values["missing"] == ["phone", "entry_dates"]


def test_a_draft_opens_once_and_not_after_its_deadline(call):
    competition = make.competition(stage="draft")
    with pytest.raises(Closed):
        rounds.open_for_entries(competition, actor=call["actor"], now=competition.deadline_at)
    rounds.open_for_entries(competition, **call)
    assert queries.stage_of(competition) == "open"
    with pytest.raises(Closed):
        rounds.open_for_entries(competition, **call)


def test_a_deadline_is_extended_openly(call):
    competition = make.competition()
    before = competition.deadline_at
    for refused in (before, before - DAY):
        with pytest.raises(Closed):
            rounds.extend_deadline(competition, refused, reason="Lũ lụt", **call)
    with pytest.raises(Invalid):
        rounds.extend_deadline(competition, before + DAY, reason=" ", **call)
    rounds.extend_deadline(competition, before + DAY, reason="Lũ lụt", **call)
    make.save()
    (told,) = queries.extensions_of(competition.id)
    assert (told.before, told.after, told.reason) == (before, before + DAY, "Lũ lụt")
    assert competition.deadline_at == before + DAY


def test_a_deadline_can_be_extended_after_it_passed(call):
    competition = make.competition(deadline_at=make.NOW - DAY)
    with pytest.raises(Closed):
        rounds.extend_deadline(competition, make.NOW - DAY / 2, reason="Bão", **call)
    rounds.extend_deadline(competition, make.NOW + DAY, reason="Bão", **call)


def test_judging_waits_for_the_deadline_and_the_rules(call):
    competition = make.competition()
    with pytest.raises(Closed):
        rounds.open_judging(competition, **call)
    competition.deadline_at, competition.tie_chain = make.NOW, None
    db.session.flush()
    with pytest.raises(Incomplete) as refusal:
        rounds.open_judging(competition, **call)
    assert refusal.value.values["missing"] == ["ties"]


def judging(call):
    competition = make.competition(deadline_at=make.NOW - DAY)
    rounds.open_judging(competition, **call)
    make.save()
    return competition


def test_opening_judging_freezes_the_rules(call):
    competition = judging(call)
    assert competition.rules == freezing.snapshot(competition)
    assert competition.rules_fingerprint == fingerprint(competition.rules)
    assert competition.rules_frozen_at == make.NOW
    assert len(competition.rules_fingerprint) == 9


@pytest.mark.parametrize("change", ["step", "cap", "chain", "guidance"])
def test_any_change_of_the_rules_changes_the_fingerprint(call, change):
    competition = make.competition()
    before = fingerprint(freezing.snapshot(competition))
    if change == "step":
        competition.criteria[0].step = 50
    elif change == "cap":
        competition.prizes[1].quotas[0].cap = 3
    elif change == "chain":
        competition.tie_chain = ["median"]
    else:
        competition.criteria[0].guidance = "Nhìn kỹ men."
    assert fingerprint(freezing.snapshot(competition)) != before


def test_judging_is_taken_back_only_before_the_first_score(call):
    competition = judging(call)
    with pytest.raises(Closed):
        rounds.take_back_judging(competition, reason="Sai điểm", has_scores=True, **call)
    with pytest.raises(Invalid):
        rounds.take_back_judging(competition, reason="", has_scores=False, **call)
    rounds.take_back_judging(competition, reason="Sai điểm", has_scores=False, **call)
    make.save()
    assert queries.stage_of(competition) == "open"
    assert (competition.rules, competition.rules_fingerprint, competition.rules_frozen_at) == (None, None, None)


def test_a_round_closes_once(call):
    competition = judging(call)
    rounds.close_round(competition, **call)
    assert (queries.stage_of(competition), competition.round.closed_at) == ("closed", make.NOW)
    with pytest.raises(Closed):
        rounds.close_round(competition, **call)
