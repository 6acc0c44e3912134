"""Each invariant finds the very rows that break it; what is planted is rolled back afterwards."""

import pytest

import tests.factories as make
from judging.competitions.models import Prize
from judging.desk import invariants
from judging.infra.db import db
from judging.panel.models import ConflictOfInterest, JudgeCategory, StandDown, Waiver
from judging.ranking import rules
from judging.scoring.models import HandIn
from tests.invariants import of_operations, of_paper, of_results, of_seats
from tests.invariants.of_results import in_rounds, published, withheld
from tests.kinds import found

DECIDED = {"reason": "Vắng", "decided_at": make.NOW}


def people_can_be_found():
    make.person("An").search = "binh"


def contacts_are_kept_as_compared():
    make.person(email="An@Example.org", search="")


def criteria_are_whole_steps():
    make.competition().criteria[0].step = 700


def rows_follow_the_document():
    make.competition().categories[0].name = "Nhóm khác"


def rows_that_no_rules_name():
    competition = make.competition()
    make.add(Prize(competition_id=competition.id, position=9, key="slipped-in", name="Giải chen"))


def frozen_rules_are_in_force():
    competition = make.competition(stage="judging")
    competition.rules_frozen_at, competition.rules_fingerprint = make.NOW, "0000-0000"


def made_competitions_have_an_organiser():
    make.competition(preset="hanoi-handicraft-design")


def sent_entries_have_number_group_and_title():
    make.entry(make.competition(), make.person(), state="submitted", number=None)


def staff_do_not_enter():
    entry = make.entry(make.competition(), make.person())
    make.staff(entry.entrant, entry.competition, "secretary")


def ready_photos_can_be_shown():
    make.photo(make.entry(make.competition(), make.person()), width=0)


def hand_in(judge, category):
    round_ = judge.competition.scored_round
    make.add(HandIn(round_id=round_.id, judge_id=judge.id, category_id=category.id, handed_in_at=make.NOW))


def judges_have_no_other_part():
    entry = make.entry(make.competition(), make.person(phone="0912345678"))
    make.judge(entry.competition, phone="0912345678")


def judges_who_organise():
    seat = make.judge(make.competition(), email="an@example.org")
    make.staff(make.person(email="an@example.org"), seat.competition)


def judges_are_of_one_competition():
    make.add(JudgeCategory(judge_id=make.judge(make.competition()).id, category_id=make.competition().categories[0].id))


def hand_ins_elsewhere():
    judge, category = make.judge(make.competition()), make.competition().categories[0]
    hand_in(judge, category)


def stand_downs_elsewhere():
    judge, category = make.judge(make.competition()), make.competition().categories[0]
    make.add(StandDown(round_id=judge.competition.rounds[0].id, judge_id=judge.id, category_id=category.id,
                       decided_by_id=judge.person_id, **DECIDED))  # fmt: skip


def conflicts_elsewhere():
    judge, entry = make.judge(make.competition()), make.entry(make.competition(), make.person())
    make.add(ConflictOfInterest(judge_id=judge.id, entry_id=entry.id, declared_at=make.NOW))


def waivers_elsewhere():
    judge, entry = make.judge(make.competition()), make.entry(make.competition(), make.person())
    make.add(Waiver(round_id=judge.competition.rounds[0].id, judge_id=judge.id, entry_id=entry.id,
                    decided_by_id=judge.person_id, **DECIDED))  # fmt: skip


def sheets_are_of_the_judges_groups():
    competition = make.competition(stage="judging")
    judge = make.judge(competition, groups=competition.categories[:1])
    make.sheet(judge, make.entry(competition, make.person(), group=1), 40, 30)


def sheets_of_another_competition():
    make.sheet(make.judge(make.competition()), make.entry(make.competition(), make.person()), 40, 30)


def scores_are_on_their_scale():
    judge = make.judge(make.competition(stage="judging"))
    make.sheet(judge, make.entry(judge.competition, make.person()), 61, 40)


def scores_between_steps():
    judge = make.judge(make.competition(stage="judging"))
    sheet = make.sheet(judge, make.entry(judge.competition, make.person()), 60, 40)
    sheet.scores = {str(judge.competition.criteria[1].id): 1025}


def scores_of_no_criterion():
    judge = make.judge(make.competition(stage="judging"))
    make.sheet(judge, make.entry(judge.competition, make.person()), 60, 40).scores = {"0": 100}


def hand_ins_are_complete():
    judge = make.judge(make.competition(stage="judging"))
    make.sheet(judge, make.entry(judge.competition, make.person()), 60)
    category = judge.competition.categories[0]
    hand_in(judge, category)


#: Further ways to break an invariant: planting -> the invariant that finds it.
FURTHER = {
    judges_who_organise: "judges_have_no_other_part",
    hand_ins_elsewhere: "judges_are_of_one_competition",
    stand_downs_elsewhere: "judges_are_of_one_competition",
    conflicts_elsewhere: "judges_are_of_one_competition",
    waivers_elsewhere: "judges_are_of_one_competition",
    sheets_of_another_competition: "sheets_are_of_the_judges_groups",
    scores_between_steps: "scores_are_on_their_scale",
    scores_of_no_criterion: "scores_are_on_their_scale",
    rows_that_no_rules_name: "rows_follow_the_document",
}
NAMES = [function.__name__ for function in invariants.INVARIANTS]
ELSEWHERE = (of_operations, of_paper, of_results, of_seats)
PLANTS = globals().copy() | {
    name: plant for module in ELSEWHERE for name, plant in vars(module).items() if name in NAMES
}
PLANTED = [(PLANTS.get(name), name) for name in NAMES]
PLANTED += (FURTHER | of_operations.FURTHER | of_paper.FURTHER | of_results.FURTHER | of_seats.FURTHER).items()


def test_sound_rows_break_nothing(app):
    published((0, 1), (1, 2))
    published((0, 1), (0, 1), ties=rules.Ties(at_line="all"))
    across = rules.Award(id="best", cap=1, across=True)
    awards = (across, *make.document().awards)
    published((0, 1), (1, 1), entries=1, awards=awards, limits=rules.Limits(per_entry=2, per_entrant=2))
    given_less = make.competition(stage="published")
    withheld(given_less)
    make.award_list(given_less, (make.entry(given_less, make.person()), 1, 1))
    make.judged((60, 40), (50, 30))
    of_seats.paneled("council")
    again = of_seats.scored()
    of_seats.look(again)
    again.judge.competition.round.attempt = 2
    screened = in_rounds("closed", "judging")
    for yes in (1, 0):
        found(screened.rounds[0], make.entry(screened, make.person(), reached=1 + yes), {"new": [yes, 1]})
    of_operations.scored()
    of_paper.entered()
    db.session.flush()
    db.session.expire_all()
    assert invariants.check() == []


@pytest.mark.parametrize(("plant", "name"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_each_finds_what_breaks_it(app, plant, name):
    assert plant is not None, f"nothing breaks {name} here: please add a function of that name"
    plant()
    db.session.flush()
    db.session.expire_all()
    assert [sentence for sentence in invariants.check() if sentence.startswith(f"{name}: ")]
