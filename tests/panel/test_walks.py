"""How judges walk, as chosen for a round."""

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.errors import Closed, Invalid, NotFound
from judging.infra.db import writing
from judging.panel import queries, walks
from tests.factories import NOW


@pytest.fixture
def competition(app):
    made = make.competition(stage="judging")
    made.panel = [make.judge(made, groups=made.categories[:1], number=number) for number in (1, 2, 3)]
    made.entries = [make.entry(made, make.person(), number=number) for number in range(11, 21)]
    made.elsewhere = make.judge(made, groups=made.categories[1:], number=4)
    make.entry(made, make.person(), group=1, number=5)
    make.save()
    return made


def order(judge):
    return [entry.number for entry in walks.walked(judge, judge.competition.round, queries.entries_of(judge))]


def choose(competition, way):
    with writing():
        walks.choose(competition, competition.round, way, actor=competition.panel[0].person, now=NOW)


def test_each_judge_of_a_group_starts_elsewhere_and_sees_everything(competition):
    orders = [order(judge) for judge in competition.panel]
    assert len({each[0] for each in orders}) == 3
    assert all(sorted(each) == list(range(11, 21)) for each in orders)
    assert order(competition.elsewhere) == [5]


def test_a_withdrawn_entry_moves_nobody(competition):
    before = [order(judge) for judge in competition.panel]
    competition.entries[3].state = "withdrawn"
    make.save()
    assert [order(judge) for judge in competition.panel] == [[n for n in each if n != 14] for each in before]


def test_the_way_is_chosen_for_the_round_and_stands_in_the_log(competition):
    choose(competition, "together")
    assert [order(judge) for judge in competition.panel] == [list(range(11, 21))] * 3
    choose(competition, "random")
    assert len({tuple(order(judge)) for judge in competition.panel}) == 3
    choose(competition, "random")
    verbs = [e.verb for e in audit.about(f"round:{competition.round.id}", competition.id)]
    assert verbs == ["walking order chosen"] * 2


def test_only_a_way_there_is_and_before_the_round_closes(competition):
    with pytest.raises(Invalid):
        choose(competition, "backwards")
    competition.round.kind = "vote"
    make.save()
    with pytest.raises(NotFound):
        choose(competition, "random")
    competition.round.kind, competition.round.state = "score", "closed"
    make.save()
    with pytest.raises(Closed):
        choose(competition, "random")
