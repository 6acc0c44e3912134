"""Conflicts of interest and standing down: whose sheets are required."""

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.errors import Closed, Conflict, Invalid, NotFound
from judging.infra.db import writing
from judging.panel import conflicts, queries, standing_down
from judging.scoring import clearing
from tests.factories import NOW


@pytest.fixture
def competition(app):
    made = make.competition(stage="judging", minimum=2)
    made.panel = [make.judge(made) for _ in range(3)]
    made.first, made.second = (make.entry(made, make.person(), group=group) for group in (0, 1))
    make.entry(made, make.person(), state="submitted")
    made.by = make.person()
    make.save()
    return made


def required(competition):
    """Required judges of both entries, as positions in the panel."""
    ids = [judge.id for judge in competition.panel]
    panels = queries.required(competition)
    assert panels.keys() == {competition.first.id, competition.second.id}
    return [sorted(map(ids.index, panels[entry.id])) for entry in (competition.first, competition.second)]


def test_every_active_judge_of_the_group_is_required(competition):
    competition.panel[2].categories = competition.categories[1:]
    competition.panel[1].is_active = False
    make.save()
    assert required(competition) == [[0], [0, 2]]


def test_a_declared_conflict_leaves_one_sheet_out(competition):
    judge = competition.panel[0]
    for _ in range(2):
        with writing():
            conflicts.declare(judge, competition.first, reason="Cháu tôi", actor=judge.person, now=NOW)
    assert required(competition) == [[1, 2], [0, 1, 2]]
    assert [e.verb for e in audit.about(f"entry:{competition.first.id}", competition.id)] == ["conflict declared"]
    with writing():
        clearing.clear(judge, competition.first, reason="Nhầm sản phẩm", actor=competition.by, now=NOW)
    assert required(competition) == [[0, 1, 2], [0, 1, 2]]


def test_a_conflict_needs_a_sheet_of_one_s_own_while_judging(competition):
    judge = competition.panel[0]
    judge.categories = competition.categories[1:]
    make.save()
    with pytest.raises(NotFound), writing():
        conflicts.declare(judge, competition.first, actor=judge.person, now=NOW)
    competition.round.state = "closed"
    make.save()
    with pytest.raises(Closed), writing():
        conflicts.declare(judge, competition.second, actor=judge.person, now=NOW)


def test_clearing_needs_a_reason_and_a_conflict(competition):
    judge = competition.panel[0]
    with pytest.raises(NotFound), writing():
        clearing.clear(judge, competition.first, reason="x", actor=competition.by, now=NOW)
    with writing():
        conflicts.declare(judge, competition.first, actor=judge.person, now=NOW)
    with pytest.raises(Invalid), writing():
        clearing.clear(judge, competition.first, reason=" ", actor=competition.by, now=NOW)


def stand_down(competition, judge, group=0, reason="Vắng mặt"):
    with writing():
        standing_down.stand_down(judge, competition.categories[group], reason=reason, actor=competition.by, now=NOW)


def test_standing_down_leaves_a_group_out_while_enough_remain(competition):
    stand_down(competition, competition.panel[0])
    assert required(competition) == [[1, 2], [0, 1, 2]]
    with pytest.raises(Conflict, match="Too few"):
        stand_down(competition, competition.panel[1])
    with pytest.raises(Conflict, match="already"):
        stand_down(competition, competition.panel[0])
    with writing():
        standing_down.take_back(competition.panel[0], competition.categories[0], actor=competition.by, now=NOW)
    assert required(competition) == [[0, 1, 2], [0, 1, 2]]


def test_standing_down_counts_conflicts_declared_before(competition):
    with writing():
        conflicts.declare(competition.panel[0], competition.first, actor=competition.by, now=NOW)
    with pytest.raises(Conflict, match="Too few"):
        stand_down(competition, competition.panel[1])
    stand_down(competition, competition.panel[0])


def test_standing_down_needs_reason_group_and_stage(competition):
    with pytest.raises(Invalid):
        stand_down(competition, competition.panel[0], reason="")
    competition.panel[0].categories = competition.categories[1:]
    make.save()
    with pytest.raises(NotFound):
        stand_down(competition, competition.panel[0])
    competition.round.state = "waiting"
    make.save()
    with pytest.raises(Closed):
        stand_down(competition, competition.panel[1])
