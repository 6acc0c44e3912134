"""Rows of a set-up changing places: one position each, at every moment."""

import pytest

import tests.factories as make
from judging.audit import queries as log
from judging.competitions import categories, ordering
from judging.errors import Closed, Stale
from judging.infra.db import db


@pytest.fixture
def given(app):
    """A draft of three groups, and what the verbs need besides."""
    competition = make.competition(stage="draft", groups=3)
    return competition, {"seen": competition.version, "actor": make.person(), "now": make.NOW}


def order(competition) -> list[tuple[int, str]]:
    """Positions and names as the database has them."""
    make.save()
    db.session.expire_all()
    return [(category.position, category.name) for category in competition.categories]


def test_a_group_passes_its_neighbour(given):
    competition, call = given
    ordering.move_group(competition, competition.categories[2], up=True, **call)
    assert order(competition) == [(1, "Nhóm 1"), (2, "Nhóm 3"), (3, "Nhóm 2")]
    call["seen"] += 1
    ordering.move_group(competition, competition.categories[0], up=False, **call)
    assert order(competition) == [(1, "Nhóm 3"), (2, "Nhóm 1"), (3, "Nhóm 2")]
    assert [line.verb for line in log.latest(competition.id)] == ["group moved", "group moved"]


def test_gaps_left_by_removed_rows_do_not_matter(given):
    competition, call = given
    categories.remove(competition, competition.categories[1], is_used=False, **call)
    make.save()
    call["seen"] = competition.version
    ordering.move_group(competition, competition.categories[1], up=True, **call)
    assert order(competition) == [(1, "Nhóm 3"), (3, "Nhóm 1")]


def test_at_the_ends_nothing_happens(given):
    competition, call = given
    ordering.move_group(competition, competition.categories[0], up=True, **call)
    ordering.move_criterion(competition, competition.criteria[-1], up=False, **call)
    ordering.move_prize(competition, competition.prizes[-1], up=False, **call)
    make.save()
    assert competition.version == call["seen"] and not log.latest(competition.id)


def test_the_tie_rule_names_the_same_criterion_wherever_it_stands(given):
    competition, call = given
    first, second = competition.criteria
    competition.tie_chain = [f"criterion:{first.id}", "median"]
    make.save()
    ordering.move_criterion(competition, first, up=False, **call | {"seen": competition.version})
    make.save()
    assert competition.criteria == [second, first]
    assert competition.tie_chain == [f"criterion:{first.id}", "median"]


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
