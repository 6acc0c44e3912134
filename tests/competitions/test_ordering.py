"""Rows of a set-up changing places: the document's order, and theirs behind it."""

from dataclasses import replace

import pytest

import tests.factories as make
from judging.audit import queries as log
from judging.competitions import categories, ordering
from judging.competitions.amending import InUse
from judging.errors import Closed, Invalid, Stale
from judging.infra.db import db
from judging.ranking.rules import Band


@pytest.fixture
def given(app):
    """A draft of three groups, and what the verbs need besides."""
    competition = make.competition(stage="draft", groups=3)
    return competition, call_of(competition)


def call_of(competition) -> dict:
    return {"seen": competition.version, "in_use": InUse(), "actor": make.person(), "now": make.NOW}


def order(competition) -> list[tuple[int, str]]:
    """Positions and names as the database has them; the document says the same."""
    make.save()
    db.session.expire_all()
    assert [row.key for row in competition.categories] == [group.id for group in competition.rules.groups]
    return [(category.position, category.name) for category in competition.categories]


def test_a_group_passes_its_neighbour(given):
    competition, call = given
    ordering.move_group(competition, competition.categories[2], up=True, **call)
    assert order(competition) == [(1, "Nhóm 1"), (2, "Nhóm 3"), (3, "Nhóm 2")]
    call["seen"] = competition.version
    ordering.move_group(competition, competition.categories[0], up=False, **call)
    assert order(competition) == [(1, "Nhóm 3"), (2, "Nhóm 1"), (3, "Nhóm 2")]
    assert [line.verb for line in log.latest(competition.id)] == ["group moved", "group moved"]


def test_positions_close_up_where_a_row_is_removed(given):
    competition, call = given
    categories.remove(competition, competition.categories[1], **call)
    assert order(competition) == [(1, "Nhóm 1"), (2, "Nhóm 3")]
    ordering.move_group(competition, competition.categories[1], up=True, **call | {"seen": competition.version})
    assert order(competition) == [(1, "Nhóm 3"), (2, "Nhóm 1")]


def test_at_the_ends_nothing_happens(given):
    competition, call = given
    ordering.move_group(competition, competition.categories[0], up=True, **call)
    ordering.move_criterion(competition, competition.criteria[-1], up=False, **call)
    ordering.move_prize(competition, competition.prizes[-1], up=False, **call)
    make.save()
    assert competition.version == call["seen"] and not log.latest(competition.id)


def test_the_tie_rule_names_the_same_criterion_wherever_it_stands(app):
    competition = make.competition(stage="draft", ties=make.rules.Ties(chain=("criterion:creativity", "median")))
    first, second = competition.criteria
    ordering.move_criterion(competition, first, up=False, **call_of(competition))
    make.save()
    assert competition.criteria == [second, first]
    assert competition.rules.ties.chain == ("criterion:creativity", "median")


def test_a_change_of_order_is_a_version_and_ends_with_the_set_up(given):
    competition, call = given
    first = competition.prizes[0]
    ordering.move_prize(competition, first, up=False, **call)
    make.save()
    with pytest.raises(Stale):
        ordering.move_prize(competition, first, up=True, **call)
    competition.state, competition.round.state = "open", "judging"
    make.save()
    with pytest.raises(Closed):
        ordering.move_prize(competition, first, up=True, **call | {"seen": competition.version})


def test_awards_over_all_groups_stay_above_the_others(app):
    across, own = make.document().awards
    rules = make.document(awards=(replace(across, across=True), own), bands=(Band(id="good", start=0),))
    competition = make.competition(stage="draft", by=rules)
    first, second, band = competition.prizes
    for prize, up in ((first, False), (second, True)):
        with pytest.raises(Invalid):
            ordering.move_prize(competition, prize, up=up, **call_of(competition))
    ordering.move_prize(competition, band, up=True, **call_of(competition))
    assert [row.key for row in competition.prizes] == ["first", "second", "good"]


def test_all_as_one_group_has_no_order(app):
    competition = make.competition(stage="draft", groups=0)
    ordering.move_group(competition, competition.categories[0], up=True, **call_of(competition))
    assert order_of_one(competition) == ["all"]


def order_of_one(competition) -> list[str]:
    return [row.key for row in competition.categories]
