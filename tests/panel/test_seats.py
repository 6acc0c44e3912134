"""In which rounds a judge sits, and in which panel of each; what is closed keeps its judges."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.desk import readiness
from judging.errors import Closed, Conflict, Invalid
from judging.infra.db import db, writing
from judging.panel import conflicts, enough, judges, queries, seats, standing_down
from judging.panel.models import RoundSeat
from judging.ranking import rules
from judging.scoring import clearing
from tests.factories import FINAL, NOW

FIRST = "first"
PANELS = (rules.Panel(id="experts", name="Chuyên gia"), rules.Panel(id="council", name="Hội đồng"))


def two_rounds(stage="open", *, panels=(), groups=1, **values):
    """A competition of two scored rounds, the second in ``panels``; in judging the first is open."""
    one = make.document(groups, **values)
    (final,) = one.rounds
    both = replace(one, rounds=(replace(final, id=FIRST), replace(final, panels=panels)))
    made = make.competition(by=both, stage=stage)
    made.rounds[1].state = "waiting"
    return made


def between(competition):
    """The first round closed, the next one waiting."""
    competition.rounds[0].state, competition.rounds[1].state = "closed", "waiting"
    make.save()


def add(competition, **values):
    organiser = make.person()
    make.save()
    with writing():
        call = {"categories": competition.categories, "actor": organiser, "now": NOW} | values
        return judges.add(competition, **{"name": "Phạm Văn Hòa"} | call)


def change(judge, **values):
    organiser = make.person()
    make.save()
    call = {"name": judge.person.name, "categories": judge.categories, "actor": organiser, "now": NOW} | values
    with writing():
        judges.change(judge, **call)


def sits(competition, at):
    """Who sits in a round, by number."""
    round_ = competition.rounds[at]
    return [each.number for each in queries.judges_of(competition.id) if round_.key in seats.seats_of(each)]


def test_without_a_choice_a_judge_sits_everywhere(app):
    competition = two_rounds()
    judge = add(competition)
    assert seats.seats_of(judge) == {FIRST: "", FINAL: ""} and not db.session.query(RoundSeat).all()
    assert seats.is_choice(competition) and not seats.is_choice(make.competition())


def test_a_judge_of_one_round_is_required_there_alone(app):
    competition = two_rounds()
    everywhere, second = add(competition), add(competition, seats={FINAL: ""})
    make.entry(competition, make.person())
    make.save()
    required = [queries.required(competition, round_).popitem()[1] for round_ in competition.rounds]
    assert required == [{everywhere.id}, {everywhere.id, second.id}]
    change(second, seats={FIRST: "", FINAL: ""})
    assert sits(competition, 0) == [1, 2] and not db.session.query(RoundSeat).all()


@pytest.mark.parametrize("wanted", [{}, {"another": ""}, {FINAL: ""}, {FINAL: "none"}])
def test_what_a_seat_needs(app, wanted):
    competition = two_rounds(panels=PANELS)
    with pytest.raises(Invalid):
        add(competition, seats=wanted)


def test_a_panel_is_chosen_where_there_are_several(app):
    competition = two_rounds(panels=PANELS)
    judge = add(competition, seats={FIRST: "", FINAL: "council"})
    assert seats.seats_of(judge) == {FIRST: "", FINAL: "council"}
    with pytest.raises(Invalid, match="panel"):
        add(competition)
    assert readiness.without_panel(competition) == []


def test_judging_waits_for_a_judge_without_a_panel(app):
    competition = two_rounds(panels=PANELS)
    judge = make.judge(competition)
    make.save()
    before = readiness.before_judging(competition, now=NOW)
    assert before.without_panel == [judge] and not before.is_ready
    change(judge, seats={FIRST: ""})
    assert readiness.without_panel(competition) == []


def test_a_judge_without_a_panel_is_not_brought_back(app):
    competition = two_rounds("judging", panels=PANELS)
    judge = make.judge(competition, is_active=False)
    make.save()
    with pytest.raises(Conflict, match="panel"), writing():
        judges.bring_back(judge, actor=make.person(), now=NOW)


def test_an_open_round_gains_judges_and_loses_none(app):
    competition = two_rounds()
    judge = add(competition, seats={FIRST: ""})
    competition.rounds[0].state = "judging"
    make.save()
    with pytest.raises(Conflict, match="not taken out"):
        change(judge, seats={FINAL: ""})
    change(judge, seats={FIRST: "", FINAL: ""})
    assert sits(competition, 1) == [1]


def test_a_closed_round_keeps_its_judges(app):
    competition = two_rounds()
    judge = add(competition, seats={FIRST: ""})
    between(competition)
    change(judge, seats={FINAL: ""})
    assert seats.seats_of(judge) == {FIRST: "", FINAL: ""}
    late = add(competition)
    assert seats.seats_of(late) == {FINAL: ""}, "nobody asks for sheets of a closed round"
    with pytest.raises(Closed):
        change(late, seats={FIRST: "", FINAL: ""})


def test_nobody_joins_when_every_scored_round_is_closed(app):
    one = make.document(1)
    vote = rules.Vote(id="vote", share=Fraction(1, 2))
    competition = make.competition(by=replace(one, rounds=(*one.rounds, vote)), stage="judging")
    between(competition)
    with pytest.raises(Closed, match="Every round"):
        add(competition)


def test_a_group_is_not_added_between_rounds(app):
    competition = two_rounds("judging", groups=2)
    judge = make.judge(competition, groups=competition.categories[:1])
    between(competition)
    with pytest.raises(Conflict, match="closed"):
        change(judge, categories=competition.categories)
    competition.rounds[0].required = {}
    competition.rounds[1].state = "judging"
    make.save()
    change(judge, categories=competition.categories)
    assert len(judge.categories) == 2


def test_what_is_decided_between_rounds(app):
    competition, by = two_rounds("judging", minimum=1), make.person()
    panel = [make.judge(competition) for _ in range(2)]
    entry = make.entry(competition, make.person())
    make.save()
    with writing():
        conflicts.declare(panel[0], entry, actor=by, now=NOW)
    make.sheet(panel[1], entry, 30, 20)
    between(competition)
    for act in (
        lambda: conflicts.declare(panel[1], entry, actor=by, now=NOW),
        lambda: clearing.clear(panel[0], entry, reason="Nhầm", actor=by, now=NOW),
    ):
        with pytest.raises(Closed), writing():
            act()
    with pytest.raises(Conflict, match="Too few"), writing():
        judges.deactivate(panel[1], reason="Ốm", actor=by, now=NOW)
    competition.rounds[0].required = {str(entry.id): [panel[1].id]}
    make.save()
    with pytest.raises(Closed, match="next round"), writing():
        standing_down.stand_down(panel[1], competition.categories[0], reason="Vắng", actor=by, now=NOW)
    with writing():
        judges.deactivate(panel[1], reason="Ốm", actor=by, now=NOW)
    assert queries.required(competition, competition.rounds[0]) == {entry.id: {panel[1].id}}


def test_nobody_is_left_out_of_a_round_that_has_not_begun(app):
    one = make.document(1)
    examined = rules.Eligibility(id=FIRST, conditions=(rules.Condition(id="original"),))
    competition, by = make.competition(by=replace(one, rounds=(examined, *one.rounds))), make.person()
    competition.rounds[0].state, judge = "judging", make.judge(competition)
    make.save()
    with pytest.raises(Closed), writing():
        standing_down.stand_down(judge, competition.categories[0], reason="Vắng", actor=by, now=NOW)


def test_a_panel_of_weight_0_does_not_count_as_enough(app):
    silent = replace(PANELS[0], weight=0)
    one = make.document(1, minimum=1)
    final = replace(one.rounds[0], panels=(silent, PANELS[1]))
    competition = make.competition(by=replace(one, rounds=(final,)))
    make.entry(competition, make.person())
    add(competition, seats={FINAL: "experts"})
    assert len(readiness.short_entries(competition, competition.round)) == 1
    counted = add(competition, seats={FINAL: "council"})
    assert list(enough.counting(competition, competition.round).values()) == [{counted.id}]
    assert readiness.short_entries(competition, competition.round) == []
