"""Presets hold what the sources say, and nothing they do not."""

import pytest

import tests.factories as make
from judging.competitions import making, presets, readiness
from judging.competitions.models import Staff
from judging.desk import readiness as desk_readiness
from judging.errors import Conflict, Invalid, NotFound
from judging.infra.db import db


def test_every_preset_is_named_in_both_languages():
    for key in presets.names():
        content = presets.load(key)
        rows = [content, *content["category"], *content["criterion"], *content["prize"]]
        assert all(row["name"] and row["name_en"] for row in rows)
        assert content["note"]["vi"] and content["note"]["en"]


def test_an_unknown_preset_is_not_found():
    with pytest.raises(NotFound):
        presets.load("../models")


def made(preset: str, slug: str = "mau-2026"):
    return making.make(
        preset, slug=slug, title="Cuộc thi mẫu 2026", actor=None, organiser=make.person("Người tổ chức"), now=make.NOW
    )


def test_hanoi_has_fifteen_awards_in_each_of_six_groups(app):
    competition = made("hanoi-handicraft-design")
    caps = [quota.cap for prize in competition.prizes for quota in prize.quotas]
    assert (len(competition.categories), len(competition.criteria), sum(caps)) == (6, 5, 90)
    assert [prize.quotas[0].cap for prize in competition.prizes] == [1, 3, 4, 7]
    assert readiness.missing_for_opening(competition) == ["organiser", "phone", "entry_dates"]
    assert readiness.missing_for_judging(competition) == [
        "points", "steps", "threshold", "ties", "limit", "minimum_judges", "judging_dates"
    ]  # fmt: skip


def test_the_region_recognises_all_that_qualify_and_states_no_threshold(app):
    competition = made("rural-industrial-region")
    assert [criterion.maximum for criterion in competition.criteria] == [4000, 4000, 1000, 1000]
    assert {quota.cap for quota in competition.prizes[0].quotas} == {None}
    assert (competition.threshold, competition.threshold_comparison) == (None, None)
    assert competition.is_statement_required
    assert "70" in presets.load("rural-industrial-region")["note"]["vi"]
    assert "steps" in readiness.missing_for_judging(competition)


def test_making_names_the_organiser_and_a_round(app):
    competition = made("hanoi-handicraft-design")
    assert competition.round.state == "waiting"
    assert db.session.query(Staff).one().role == "organiser"
    assert desk_readiness.before_judging(competition, now=make.NOW).is_ready is False


@pytest.mark.parametrize("slug", ["ab", "Mau-2026", "mẫu", "a--b", "-a-b", "x" * 61, "a/b"])
def test_an_address_that_cannot_be_typed_is_refused(app, slug):
    with pytest.raises(Invalid):
        made("hanoi-handicraft-design", slug)


def test_an_address_is_given_once(app):
    made("hanoi-handicraft-design")
    with pytest.raises(Conflict):
        made("rural-industrial-region")
