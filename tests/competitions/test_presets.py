"""A competition made from a preset has what the sources say, and nothing they do not."""

import pytest

import tests.factories as make
from judging.competitions import making, presets, readiness
from judging.competitions.models import Staff
from judging.competitions.rules import decisions_of
from judging.desk import readiness as desk_readiness
from judging.errors import Conflict, Invalid, NotFound
from judging.infra.db import db


def test_an_unknown_preset_is_not_found():
    with pytest.raises(NotFound):
        presets.load("../models")


def made(preset: str, slug: str = "mau-2026"):
    return making.make(
        preset, slug=slug, title="Cuộc thi mẫu 2026", actor=None, organiser=make.person("Người tổ chức"), now=make.NOW
    )


def test_hanoi_has_its_groups_and_awards_and_leaves_its_points_open(app):
    competition = made("hanoi-handicraft-design")
    assert (len(competition.categories), len(competition.criteria), len(competition.prizes)) == (6, 5, 4)
    assert readiness.missing_for_opening(competition) == ["organiser", "phone", "entry_dates"]
    missing = readiness.missing_for_judging(competition)
    assert {"round.chung-khao.threshold", "ties.chain", "limits.per_entrant", "judging_dates"} <= {*missing}
    assert sum(path.endswith(".maximum") for path in missing) == sum(path.endswith(".step") for path in missing) == 5


def test_provisional_numbers_of_awards_are_no_announcement(app):
    competition = made("hanoi-craft-village-2025")
    missing = readiness.missing_for_opening(competition)
    assert {"award.nhat.cap", "award.khuyen-khich.cap", "round.chung-khao.criterion"} <= {*missing}
    assert "award.dac-biet.cap" not in missing


def test_the_region_recognises_all_that_qualify_and_states_no_threshold(app):
    competition = made("rural-industrial-region")
    assert [criterion.maximum for criterion in competition.criteria] == [4000, 4000, 1000, 1000]
    assert [award.cap for award in competition.rules.awards] == ["all"]
    decisions = decisions_of(competition)
    assert (decisions.threshold, decisions.threshold_comparison, decisions.tie_chain) == (None, None, None)
    assert competition.is_statement_required
    assert "70" in competition.rules.note


@pytest.mark.parametrize("preset", presets.names())
def test_nothing_open_reads_as_decided(app, preset):
    decisions, rules = decisions_of(made(preset)), presets.load(preset)
    last = [round_ for round_ in rules.rounds if round_.kind == "score"][-1:]
    said = {
        "ties.chain": decisions.tie_chain,
        "limits.per_entrant": decisions.awards_per_entrant,
        **{f"round.{round_.id}.threshold": decisions.threshold_comparison for round_ in last},
        **{f"round.{round_.id}.minimum": decisions.minimum_judges for round_ in last},
    }
    assert {path for path, value in said.items() if value is None} == {*said} & {*rules.undecided}


def test_making_names_the_organiser_and_its_rounds(app):
    competition = made("hanoi-handicraft-design")
    assert [(row.kind, row.state) for row in competition.rounds] == [("eligibility", "waiting"), ("score", "waiting")]
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
