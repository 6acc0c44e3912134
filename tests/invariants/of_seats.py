"""Ways to break what must hold of seats and second sheets; ``test_invariants`` plants each."""

from dataclasses import replace

import tests.factories as make
from judging.panel.models import RoundSeat
from judging.ranking import rules
from judging.scoring.models import SecondLook
from tests.factories import NOW

PANELS = (rules.Panel(id="experts"), rules.Panel(id="council"))


def paneled(panel: str):
    """A judge of an open round with panels, in ``panel`` of it."""
    one = make.document()
    by = replace(one, rounds=(replace(one.rounds[0], panels=PANELS),))
    judge = make.judge(make.competition(by=by, stage="judging"))
    make.add(RoundSeat(judge_id=judge.id, round_id=judge.competition.round.id, panel=panel))
    return judge


def judges_sit_where_they_can():
    judge = paneled("experts")
    make.judge(judge.competition)


def judges_of_an_unknown_panel():
    paneled("nobody")


def seats_elsewhere():
    judge = make.judge(make.competition())
    make.add(RoundSeat(judge_id=judge.id, round_id=make.competition().round.id))


def seats_where_nobody_scores():
    screening = rules.Eligibility(id="screening", conditions=(rules.Condition(id="new"),))
    judge = make.judge(make.competition(by=make.document(rounds=(screening, *make.document().rounds))))
    make.add(RoundSeat(judge_id=judge.id, round_id=judge.competition.rounds[0].id))


def scored():
    """A complete sheet of an open round."""
    judge = make.judge(make.competition(stage="judging"))
    return make.sheet(judge, make.entry(judge.competition, make.person()), 50, 30)


def look(sheet):
    make.add(SecondLook(round_id=sheet.round_id, entry_id=sheet.entry_id, reason="Lệch",
                        decided_by_id=sheet.judge.person_id, decided_at=NOW))  # fmt: skip


def second_sheets_were_asked_for():
    scored().attempt = 2


def looks_in_a_round_of_one_attempt():
    look(scored())


def a_second_attempt_of_nothing():
    scored().judge.competition.round.attempt = 2


FURTHER = {
    judges_of_an_unknown_panel: "judges_sit_where_they_can",
    seats_elsewhere: "judges_sit_where_they_can",
    seats_where_nobody_scores: "judges_sit_where_they_can",
    looks_in_a_round_of_one_attempt: "second_sheets_were_asked_for",
    a_second_attempt_of_nothing: "second_sheets_were_asked_for",
}
