"""Ways to break what must hold of rounds, results and lists; ``test_invariants`` plants each."""

import tests.factories as make
from judging.infra.db import db
from judging.ranking import rules
from judging.results.models import Run, TieDecision, Withholding
from tests.kinds import found


def published(*prizes: tuple[int, int], entries: int | None = None, **values):
    """A list of an award to each prize and place, all of the first group; ``entries`` take them in turns."""
    competition = make.competition(stage="published", **values)
    prizes = prizes or [(0, 1)]
    made = [make.entry(competition, make.person()) for _ in range(entries or len(prizes))]
    return make.award_list(competition, *[(made[at % len(made)], *line) for at, line in enumerate(prizes)])


def in_rounds(*states: str, **values):
    """A competition of a screening and a final, each in its state."""
    screening = rules.Eligibility(id="screening", conditions=(rules.Condition(id="new"),))
    competition = make.competition(by=make.document(rounds=(screening, *make.document().rounds), **values))
    for round_, state in zip(competition.rounds, states, strict=True):
        round_.state = state
    return competition


def withheld(competition, prize=0, group=None):
    by = make.person()
    return make.add(Withholding(
        competition_id=competition.id, prize_id=competition.prizes[prize].id, category_id=group and group.id,
        decided_by="Hội đồng", decided_on=make.NOW.date(), reason="Không đủ chất lượng", recorded_by_id=by.id,
        recorded_at=make.NOW,
    ))  # fmt: skip


def entries_have_reached_what_they_passed():
    competition = in_rounds("closed", "judging")
    for yes in (1, 0):  # who does not pass takes part in the final all the same
        found(competition.rounds[0], make.entry(competition, make.person(), reached=2), {"new": [yes, 1]})


def entries_kept_out_of_what_they_passed():
    competition = in_rounds("closed", "judging")
    found(competition.rounds[0], make.entry(competition, make.person(), reached=1), {"new": [1, 1]})


def entries_of_an_unfinished_round():
    make.entry(in_rounds("closed", "judging"), make.person(), reached=2)


def entries_not_recognised_below():
    competition = make.competition(stage="judging", ladder=rules.Ladder(level="province", needs="commune"))
    make.entry(competition, make.person(), reached=1)


def findings_fit_their_round():
    competition = in_rounds("judging", "waiting")
    found(competition.rounds[0], make.entry(make.competition(), make.person()), {"new": [1, 1]})


def findings_of_another_kind():
    competition = in_rounds("judging", "waiting")
    found(competition.rounds[0], make.entry(competition, make.person()), {"votes": 7})


def findings_with_too_many_answers():
    competition = in_rounds("judging", "waiting")
    found(competition.rounds[0], make.entry(competition, make.person()), {"new": [2, 1]})


def findings_in_a_scored_round():
    competition = make.competition(stage="judging")
    found(competition.rounds[0], make.entry(competition, make.person()), {"votes": 7})


def withheld_awards_are_on_offer():
    withheld(make.competition(stage="closed")).prize_id = make.competition().prizes[0].id


def withheld_bands():
    withheld(make.competition(bands=(rules.Band(id="five", start=90),)), prize=2)


def withheld_in_a_group_elsewhere():
    withheld(make.competition(), group=make.competition().categories[0])


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
    published(awards=(rules.Award(id="first", name="Giải Nhất", caps={"group-2": 1}),))


def awards_beyond_those_across():
    published((0, 1), (0, 1), awards=(rules.Award(id="best", cap=1, across=True), rules.Award(id="first", cap=9)))


def awards_given_though_withheld():
    publication = published()
    withheld(publication.competition, group=publication.competition.categories[0])


def awards_given_though_withheld_everywhere():
    withheld(published().competition)


def more_than_a_tie_at_the_line():
    publication = published((0, 1), (0, 2), ties=rules.Ties(at_line="all"))
    publication.awards[1].total = "69"


def side_prizes_computed():
    published(awards=(rules.Award(id="press", side=True),)).awards[0].prize.kind = "award"


def entries_keep_within_their_limits():
    published((0, 1), (1, 1), entries=1)


def two_awards_of_one_group():
    published((0, 1), (1, 1), entries=1, limits=rules.Limits(per_entry=2))


def awards_beyond_what_one_may_receive():
    publication = published((0, 1), (1, 2), limits=rules.Limits(per_entrant=1))
    publication.awards[1].entry.entrant_id = publication.awards[0].entry.entrant_id


def lists_are_in_order():
    published((1, 2), (0, 1))


def lists_with_awards_across_below():
    across = rules.Award(id="best", cap=1, across=True)
    published((1, 1), (0, 1), awards=(across, *make.document().awards))


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
        rules_fingerprint=old.rules_fingerprint, scores_fingerprint=old.scores_fingerprint, outcome=old.outcome,
    ))  # fmt: skip


def lists_past_an_open_tie():
    run = db.session.get(Run, published().run_id)
    run.outcome = run.outcome | {"ties": [{"entries": ["1", "2"], "decided": False}]}


def lists_are_of_the_sheets_kept():
    publication = published()
    make.sheet(make.judge(publication.competition), publication.awards[0].entry, 10, 10)


def lists_of_other_findings():
    competition = in_rounds("closed", "closed")
    entry = make.entry(competition, make.person(), reached=2)
    finding = found(competition.rounds[0], entry, {"new": [1, 1]})
    competition.state = "published"
    make.award_list(competition, (entry, 0, 1))
    finding.data = {"new": [0, 1]}


def lists_of_another_lot():
    published().competition.lot = "7"


def lists_of_other_rules():
    db.session.get(Run, published().run_id).rules_fingerprint = "0000-0000"


def bands_of_nobody():
    publication = published(bands=(rules.Band(id="five", start=90),))
    run = db.session.get(Run, publication.run_id)
    (standing,) = run.outcome["standings"]
    run.outcome = run.outcome | {"standings": [standing | {"band": "five"}]}


#: Further ways to break an invariant: planting -> the invariant that finds it.
FURTHER = {
    published_without_a_list: "published_is_what_has_a_list",
    ties_between_strangers: "results_are_of_one_competition",
    awards_of_another_group: "awards_are_of_accepted_products",
    awards_across_competitions: "awards_are_of_accepted_products",
    awards_not_on_offer: "awards_keep_within_their_numbers",
    awards_beyond_those_across: "awards_keep_within_their_numbers",
    awards_given_though_withheld: "awards_keep_within_their_numbers",
    awards_given_though_withheld_everywhere: "awards_keep_within_their_numbers",
    more_than_a_tie_at_the_line: "awards_keep_within_their_numbers",
    side_prizes_computed: "awards_keep_within_their_numbers",
    two_awards_of_one_group: "entries_keep_within_their_limits",
    awards_beyond_what_one_may_receive: "entries_keep_within_their_limits",
    lists_with_awards_across_below: "lists_are_in_order",
    lists_of_other_findings: "lists_are_of_the_sheets_kept",
    lists_of_another_lot: "lists_are_of_the_sheets_kept",
    lists_of_other_rules: "lists_are_of_the_sheets_kept",
    bands_of_nobody: "lists_are_what_their_ranking_gave",
    entries_kept_out_of_what_they_passed: "entries_have_reached_what_they_passed",
    entries_of_an_unfinished_round: "entries_have_reached_what_they_passed",
    entries_not_recognised_below: "entries_have_reached_what_they_passed",
    findings_of_another_kind: "findings_fit_their_round",
    findings_with_too_many_answers: "findings_fit_their_round",
    findings_in_a_scored_round: "findings_fit_their_round",
    withheld_bands: "withheld_awards_are_on_offer",
    withheld_in_a_group_elsewhere: "withheld_awards_are_on_offer",
    lists_that_skip_a_line: "lists_are_in_order",
    totals_changed_after_publishing: "lists_are_what_their_ranking_gave",
    awards_slipped_in: "lists_are_what_their_ranking_gave",
    lists_of_an_older_ranking: "lists_are_what_their_ranking_gave",
    lists_past_an_open_tie: "lists_are_what_their_ranking_gave",
}
