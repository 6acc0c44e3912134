"""The steps of a competition, on the server's clock."""

from dataclasses import replace
from datetime import timedelta

import pytest

import tests.factories as make
from judging.competitions import queries, rounds
from judging.competitions.document import fingerprint_of
from judging.errors import Closed, Incomplete, Invalid
from judging.infra.db import db
from judging.ranking.document.writing import write

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
    competition.deadline_at = make.NOW
    competition.document = write(replace(competition.rules, undecided=("ties.chain",)))
    db.session.flush()
    with pytest.raises(Incomplete) as refusal:
        rounds.open_judging(competition, **call)
    assert refusal.value.values["missing"] == ["ties.chain"]


def judging(call):
    competition = make.competition(deadline_at=make.NOW - DAY)
    rounds.open_judging(competition, **call)
    make.save()
    return competition


def test_opening_judging_freezes_the_rules(call):
    competition = judging(call)
    assert competition.rules_fingerprint == fingerprint_of(competition)
    assert competition.rules_frozen_at == make.NOW
    assert len(competition.rules_fingerprint) == 9


def test_judging_is_taken_back_only_before_the_first_score(call):
    competition = judging(call)
    with pytest.raises(Closed):
        rounds.take_back_judging(competition, reason="Sai điểm", has_records=True, **call)
    with pytest.raises(Invalid):
        rounds.take_back_judging(competition, reason="", has_records=False, **call)
    rounds.take_back_judging(competition, reason="Sai điểm", has_records=False, **call)
    make.save()
    assert queries.stage_of(competition) == "open"
    assert (competition.rules_fingerprint, competition.rules_frozen_at) == (None, None)


def test_a_round_closes_once(call):
    competition = judging(call)
    rounds.close_round(competition, **call)
    assert (queries.stage_of(competition), competition.round.closed_at) == ("closed", make.NOW)
    with pytest.raises(Closed):
        rounds.close_round(competition, **call)
