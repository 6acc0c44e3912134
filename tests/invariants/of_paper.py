"""Ways to break what must hold of sheets on paper; ``test_invariants`` plants each."""

import tests.factories as make
from judging.paper import copying
from judging.paper.ballots import Ballot
from judging.paper.models import PaperSheet


def entered() -> PaperSheet:
    """A sheet that two people typed alike."""
    judge = make.judge(make.competition(stage="judging"))
    entry = make.entry(judge.competition, make.person())
    ballot = Ballot(judge.competition.scored_round, 1, judge, entry)
    scores = {str(line.id): 3000 for line in ballot.round.lines}
    for _ in range(2):
        sheet = copying.type_in(ballot, scores, "", actor=make.person(), now=make.NOW)
    return sheet


def paper_rests_on_two_copies():
    entered().second_by_id = make.person().id


def decisions_about_paper_are_told():
    entered().outcome = "tablet"


def decided_without_a_reason():
    sheet = entered()
    sheet.decided_by_id, sheet.decided_at = make.person().id, make.NOW


FURTHER = {decided_without_a_reason: "decisions_about_paper_are_told"}
