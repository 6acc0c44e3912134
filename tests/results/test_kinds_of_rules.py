"""From rows to lists by every kind of rules: stars, titles by vote, prizes across groups, ties the rules settle."""

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.awards import award_list, publishing
from judging.awards.sections import sections
from judging.entries.models import Entry
from judging.errors import Incomplete
from judging.findings.models import Finding
from judging.infra.db import db
from judging.ranking import rules
from judging.ranking.types import Reason
from judging.results import computing, explaining
from judging.results.inputs import fingerprint_of, inputs_of
from tests import kinds

RECOGNITION = publishing.Recognition("12/QĐ", make.NOW.date(), "Ủy ban Mẫu")


def compute(competition):
    return computing.compute(competition, actor=make.person(), now=make.NOW)


def standings(run) -> dict:
    return {standing.number: standing for standing in computing.outcome_of(run).standings}


def published(competition) -> list[tuple]:
    """What stands on the list: number, prize, place, total."""
    run = compute(competition)
    publication = publishing.publish(competition, RECOGNITION, run_id=run.id, actor=make.person(), now=make.NOW)
    return [(award.entry.number, award.prize.key, award.place, award.total) for award in publication.awards]


def test_half_a_point_below_five_stars_is_four(app):
    competition = kinds.graded((89, 90), (90, 90), (40, 41), (70, 70))
    assert published(competition) == [(2, "five", 1, "90"), (1, "four", 2, "179/2"), (4, "four", 3, "70")]


def test_a_title_by_vote_has_neither_place_nor_total(app):
    competition = kinds.voted(9, 8, None)
    told = standings(compute(competition))
    assert [told[n].reason for n in (1, 2, 3)] == [Reason.WON, Reason.VOTED_DOWN, Reason.INELIGIBLE]
    assert published(competition) == [(1, "title", None, None)]


def test_who_is_out_is_told_by_name_of_what_was_missed(app):
    competition = kinds.voted(9, 8, None)
    outcome = computing.outcome_of(compute(competition))
    told = explaining.sentences(competition, outcome, outcome.standings)
    by_number = {standing.number: told[standing.entry]["vi"] for standing in outcome.standings}
    assert "Đủ 15 năm nghề" in by_number[3] and "8 phiếu đồng ý trên 9" in by_number[2]
    assert "Nghệ nhân" in by_number[1]


def test_the_grand_prize_goes_over_all_groups_and_comes_first(app):
    competition = kinds.both((0, (50, 30)), (1, (60, 40)), (1, (20, 10)))
    lines = award_list.proposed(competition, compute(competition))
    assert [(line.number, line.prize.key) for line in lines] == [
        (2, "best"), (1, "first"), (2, "first"), (3, "second"),
    ]  # fmt: skip
    across, one, two = sections(competition, lines)
    assert across.category is None and [honour.best.number for honour in across.honours] == [2]
    assert [len(section.honours) for section in (one, two)] == [1, 2]


def test_one_award_an_entry_leaves_the_group_s_own_to_the_next(app):
    competition = kinds.both((0, (50, 30)), (1, (60, 40)), (1, (20, 10)), per_entry=1)
    assert [line[:2] for line in published(competition)] == [(2, "best"), (1, "first"), (3, "first")]


def test_awards_and_grades_of_one_entry_stand_together(app):
    competition = kinds.both((0, (60, 40)), (0, (45, 30)), rules={"bands": kinds.STARS})
    one = sections(competition, award_list.proposed(competition, compute(competition)))[1]
    assert [[prize.key for prize in honour.prizes] for honour in one.honours] == [["first", "five"], ["second", "four"]]


@pytest.mark.parametrize(("at_line", "winners"), [("all", [1, 2]), ("none", [])])
def test_a_tie_at_the_line_that_the_rules_settle_needs_nobody(app, at_line, winners):
    awards = (rules.Award(id="first", name="Giải Nhất", cap=1),)
    competition = make.judged((60, 40), (60, 40), awards=awards, ties=rules.Ties(at_line=at_line))
    outcome = computing.outcome_of(compute(competition))
    assert not outcome.ties
    assert [line[0] for line in published(competition)] == winners


def test_a_vote_that_is_missing_or_void_is_named(app):
    competition = kinds.voted(9, 9)
    ballots = db.session.get(Finding, (competition.rounds[1].id, competition_entry(competition, 1)))
    ballots.data = ballots.data | {"present": 0, "yes": 0, "no": 0}
    db.session.flush()
    compute(competition)  # no quorum is asked for: nobody voted in favour
    db.session.delete(ballots)
    db.session.flush()
    with pytest.raises(Incomplete) as refusal:
        compute(competition)
    assert refusal.value.values["count"] == 1
    put_back(competition)


def test_the_fingerprint_covers_what_was_found_whatever_its_order(app):
    competition = kinds.voted(9, 9)
    before = fingerprint_of(inputs_of(competition))
    given = inputs_of(competition)
    turned = type(given)(**{name: getattr(given, name) for name in given.__slots__} | {"ballots": given.ballots[::-1]})
    assert fingerprint_of(turned) == before
    finding = db.session.get(Finding, (competition.rounds[1].id, competition_entry(competition, 2)))
    finding.data = finding.data | {"yes": 8, "abstain": 1}
    db.session.flush()
    assert fingerprint_of(inputs_of(competition)) != before


def competition_entry(competition, number: int) -> int:
    return db.session.scalar(select(Entry.id).where(Entry.competition_id == competition.id, Entry.number == number))


def put_back(competition) -> None:
    """The invariants hold again."""
    db.session.rollback()
