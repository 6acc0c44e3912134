"""What no change of the rules may take away: rounds with records, panels with judges, readable text."""

from dataclasses import replace

import pytest

import tests.factories as make
from judging.competitions import tables
from judging.competitions.amending import amend
from judging.desk import facts
from judging.errors import Conflict, Stale
from judging.panel.models import RoundSeat
from judging.ranking.document.faults import Faults
from judging.ranking.rules import Condition, Eligibility, Panel, Scored


def change(competition, rules, actor) -> None:
    act = {"seen": competition.version, "in_use": facts.in_use(competition), "actor": actor, "now": make.NOW}
    amend(competition, rules, verb="rules changed", **act)
    make.save()


@pytest.fixture
def paneled(app):
    """Rules of two rounds, the first with two panels; a judge sits in one of them."""
    first = make.document().rounds[0]
    panels = (Panel(id="experts"), Panel(id="guests"))
    rules = make.document(rounds=(replace(first, id="first", panels=panels), first))
    competition = make.competition(by=rules, stage="draft")
    judge = make.judge(competition)
    make.add(RoundSeat(judge_id=judge.id, round_id=competition.rounds[0].id, panel="experts"))
    make.save()
    return competition, judge


def test_a_panel_with_judges_stays(paneled):
    competition, judge = paneled
    rules = competition.rules
    first = rules.rounds[0]

    def of(*panels):
        return replace(rules, rounds=(replace(first, panels=panels), *rules.rounds[1:]))

    with pytest.raises(Conflict, match="Judges sit in this panel"):
        change(competition, of(first.panels[1]), judge.person)
    change(competition, of(first.panels[0]), judge.person)
    assert competition.rules.rounds[0].panels == first.panels[:1]


def test_a_round_with_scores_stays(paneled):
    competition, judge = paneled
    competition.state = "open"
    make.sheet(judge, make.entry(competition, make.person()), 40, 30)
    make.save()
    used = facts.in_use(competition)
    assert used.rounds == {competition.rounds[0].id}
    assert used.seats == {("first", "experts")}
    act = {"seen": competition.version, "in_use": replace(used, has_entries=False)}
    other = replace(competition.rules, rounds=competition.rules.rounds[1:])
    with pytest.raises(Conflict, match="recorded in this round"):
        amend(competition, other, verb="rules changed", actor=judge.person, now=make.NOW, **act)


@pytest.mark.parametrize(
    ("values", "key"),
    [({"name": " "}, "name"), ({"id": "All"}, "id"), ({"rounds": ()}, "round"), ({"note": "\x00"}, "note")],
)
def test_what_could_not_be_read_again_is_never_written(paneled, values, key):
    competition, judge = paneled
    before = competition.document
    with pytest.raises(Faults) as refused:
        change(competition, replace(competition.rules, **values), judge.person)
    assert (0, key) in [(fault.line, fault.key) for fault in refused.value.faults]
    assert competition.document == before


def test_a_contradiction_is_refused_without_a_line(paneled):
    competition, judge = paneled
    wrong = tuple(
        replace(round_, drop_from=0) if isinstance(round_, Scored) else round_ for round_ in competition.rules.rounds
    )
    with pytest.raises(Faults) as refused:
        change(competition, replace(competition.rules, rounds=wrong), judge.person)
    assert {fault.line for fault in refused.value.faults} == {0}


def test_a_judge_of_one_round_is_not_moved_by_a_change_of_rules(paneled):
    competition, judge = paneled
    rules = competition.rules
    conditions = Eligibility(id="first", conditions=(Condition(id="original"),))
    for rounds in (rules.rounds[1:], (conditions, rules.rounds[1])):
        with pytest.raises(Conflict, match="Judges sit in this round"):
            change(competition, replace(rules, rounds=rounds), judge.person)
    make.add(RoundSeat(judge_id=judge.id, round_id=competition.rounds[1].id))
    make.save()
    with pytest.raises(Conflict, match="Judges sit in this round"):
        change(competition, replace(rules, rounds=(conditions, rules.rounds[1])), judge.person)
    change(competition, replace(rules, rounds=rules.rounds[1:]), judge.person)
    assert [seat.round_id for seat in judge.seats] == [competition.rounds[0].id]


def test_places_that_were_not_seen_are_refused_before_they_are_looked_for(paneled):
    competition, judge = paneled
    act = {"in_use": facts.in_use(competition), "actor": judge.person, "now": make.NOW}
    gone = tables.Edit(values={("round", 5, "threshold"): 1})
    with pytest.raises(Stale):
        tables.edit(competition, gone, verb="round changed", seen=competition.version - 1, **act)
