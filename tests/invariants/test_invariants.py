"""Each invariant finds the very rows that break it; what is planted is rolled back afterwards."""

import pytest

import tests.factories as make
from judging.competitions import freezing
from judging.competitions.models import Quota
from judging.desk import invariants
from judging.infra.db import db
from judging.panel.models import ConflictOfInterest, JudgeCategory, StandDown, Waiver
from judging.results.models import Run, TieDecision
from judging.scoring.models import HandIn

DECIDED = {"reason": "Vắng", "decided_at": make.NOW}


def published(*prizes: tuple[int, int], **values):
    """A competition with a list of one award to a prize and place each, all of the first group."""
    competition = make.competition(stage="published", **values)
    awarded = [(make.entry(competition, make.person()), *line) for line in prizes or [(0, 1)]]
    return make.award_list(competition, *awarded)


def people_can_be_found():
    make.person("An").search = "binh"


def contacts_are_kept_as_compared():
    make.person(email="An@Example.org", search="")


def criteria_are_whole_steps():
    make.competition().criteria[0].step = 700


def quotas_are_of_one_competition():
    make.add(Quota(prize_id=make.competition().prizes[0].id, category_id=make.competition().categories[0].id, cap=1))


def frozen_rules_are_in_force():
    competition = make.competition(stage="judging")
    freezing.freeze(competition, now=make.NOW)
    competition.criteria[0].maximum = 5000


def made_competitions_have_an_organiser():
    make.competition(preset="hanoi-handicraft-design")


def sent_entries_have_number_group_and_title():
    make.entry(make.competition(), make.person(), state="submitted", number=None)


def staff_do_not_enter():
    entry = make.entry(make.competition(), make.person())
    make.staff(entry.entrant, entry.competition, "secretary")


def ready_photos_can_be_shown():
    make.photo(make.entry(make.competition(), make.person()), width=0)


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
    make.add(HandIn(judge_id=judge.id, category_id=category.id, handed_in_at=make.NOW))


def stand_downs_elsewhere():
    judge, category = make.judge(make.competition()), make.competition().categories[0]
    make.add(StandDown(judge_id=judge.id, category_id=category.id, decided_by_id=judge.person_id, **DECIDED))


def conflicts_elsewhere():
    judge, entry = make.judge(make.competition()), make.entry(make.competition(), make.person())
    make.add(ConflictOfInterest(judge_id=judge.id, entry_id=entry.id, declared_at=make.NOW))


def waivers_elsewhere():
    judge, entry = make.judge(make.competition()), make.entry(make.competition(), make.person())
    make.add(Waiver(judge_id=judge.id, entry_id=entry.id, decided_by_id=judge.person_id, **DECIDED))


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
    make.add(HandIn(judge_id=judge.id, category_id=category.id, handed_in_at=make.NOW))


def stages_agree():
    make.competition(stage="judging").state = "published"


def published_is_what_has_a_list():
    published().competition.state = "open"


def published_without_a_list():
    competition = make.competition(stage="published", preset="hanoi-handicraft-design")
    make.staff(make.person(), competition)


def results_are_of_one_competition():
    published().run_id = published().run_id


def ties_between_strangers():
    competition, strange = make.competition(), make.entry(make.competition(), make.person())
    make.add(TieDecision(
        competition_id=competition.id, order=[strange.id], decided_by="Hội đồng", decided_on=make.NOW.date(),
        reason="Bỏ phiếu", recorded_by_id=strange.entrant_id, recorded_at=make.NOW,
    ))  # fmt: skip


def awards_are_of_accepted_products():
    published().awards[0].entry.state = "withdrawn"


def awards_of_another_group():
    publication = published()
    publication.awards[0].entry.category_id = publication.competition.categories[1].id


def awards_across_competitions():
    published().awards[0].prize_id = make.competition().prizes[0].id


def awards_keep_within_their_numbers():
    published((0, 1), (0, 1))


def awards_not_on_offer():
    publication = published()
    db.session.delete(publication.competition.prizes[0].quotas[0])


def awards_beyond_what_one_may_receive():
    publication = published((0, 1), (1, 2), awards_per_entrant=1)
    publication.awards[1].entry.entrant_id = publication.awards[0].entry.entrant_id


def lists_are_in_order():
    published((1, 2), (0, 1))


def lists_that_skip_a_line():
    published().awards[0].position = 2


def lists_are_what_their_ranking_gave():
    published().awards[0].prize_id += 1


def totals_changed_after_publishing():
    published().awards[0].total = "69"


def awards_slipped_in():
    publication = published()
    run = db.session.get(Run, publication.run_id)
    run.outcome = run.outcome | {"standings": []}


def lists_of_an_older_ranking():
    publication = published()
    old = db.session.get(Run, publication.run_id)
    make.add(Run(
        competition_id=old.competition_id, computed_at=make.NOW, computed_by_id=old.computed_by_id,
        rules_fingerprint="", scores_fingerprint=old.scores_fingerprint, outcome=old.outcome,
    ))  # fmt: skip


def lists_past_an_open_tie():
    run = db.session.get(Run, published().run_id)
    run.outcome = run.outcome | {"ties": [{"entries": ["1", "2"], "decided": False}]}


def lists_are_of_the_sheets_kept():
    publication = published()
    make.sheet(make.judge(publication.competition), publication.awards[0].entry, 10, 10)


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
    published_without_a_list: "published_is_what_has_a_list",
    ties_between_strangers: "results_are_of_one_competition",
    awards_of_another_group: "awards_are_of_accepted_products",
    awards_across_competitions: "awards_are_of_accepted_products",
    awards_not_on_offer: "awards_keep_within_their_numbers",
    awards_beyond_what_one_may_receive: "awards_keep_within_their_numbers",
    lists_that_skip_a_line: "lists_are_in_order",
    totals_changed_after_publishing: "lists_are_what_their_ranking_gave",
    awards_slipped_in: "lists_are_what_their_ranking_gave",
    lists_of_an_older_ranking: "lists_are_what_their_ranking_gave",
    lists_past_an_open_tie: "lists_are_what_their_ranking_gave",
}
NAMES = [function.__name__ for function in invariants.INVARIANTS]
PLANTED = [(globals().get(name), name) for name in NAMES] + list(FURTHER.items())


def test_sound_rows_break_nothing(app):
    published((0, 1), (1, 2))
    make.judged((60, 40), (50, 30))
    assert invariants.check() == []


@pytest.mark.parametrize(("plant", "name"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_each_finds_what_breaks_it(app, plant, name):
    assert plant is not None, f"nothing breaks {name} here: please add a function of that name"
    plant()
    db.session.flush()
    db.session.expire_all()
    assert [sentence for sentence in invariants.check() if sentence.startswith(f"{name}: ")]
