"""Groups: named apart, kept while in use, with a number of every award."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions import categories
from judging.errors import Conflict, Invalid
from judging.ranking.rules import Criterion, Difference
from tests.competitions.typed import call_of


def test_groups_are_named_apart(app):
    competition = make.competition(stage="draft")
    first, second = competition.categories
    categories.rename(competition, {first.id: ("Gốm", "Pottery")}, **call_of(competition))
    make.save()
    assert (first.name, second.name, competition.rules.groups[0].name_en) == ("Gốm", "Nhóm 2", "Pottery")
    for name in ("gôm", ""):
        with pytest.raises(Invalid):
            categories.add(competition, name, "", **call_of(competition))
    with pytest.raises(Invalid):
        categories.rename(competition, {first.id: ("", "Pottery")}, **call_of(competition))


def test_a_group_in_use_stays(app):
    competition = make.competition(stage="draft")
    first, second = competition.categories
    with pytest.raises(Conflict):
        categories.remove(competition, first, **call_of(competition, groups=frozenset({first.id})))
    categories.remove(competition, first, **call_of(competition, groups=frozenset({second.id})))
    make.save()
    assert [category.name for category in competition.categories] == ["Nhóm 2"]


def test_a_group_goes_with_everything_that_names_it(app):
    rules = make.document()
    (final,), (first, second) = rules.rounds, rules.awards
    scaled = replace(final.criteria[0], differences={"group-1": Difference(maximum=Fraction(50))})
    rules = replace(
        rules,
        rounds=(replace(final, criteria=(scaled, final.criteria[1])),),
        awards=(first, replace(second, cap=None, caps={"group-1": 1, "group-2": 3})),
        undecided=("award.second.caps.group-1", "round.final.criterion.creativity.for.group-1.maximum", "ties.chain"),
    )
    competition = make.competition(stage="draft", by=rules)
    categories.remove(competition, competition.categories[0], **call_of(competition))
    after = competition.rules
    assert after.awards[1].caps == {"group-2": 3} and after.undecided == ("ties.chain",)
    assert not competition.criteria[0].differences and not after.rounds[0].criteria[0].differences


def test_a_new_groups_numbers_are_still_to_be_decided(app):
    rules = make.document(groups=1)
    first, second = rules.awards
    every, across = (replace(first, id=id, name=id) for id in ("every", "across"))
    awards = (
        replace(across, across=True),
        first,
        replace(second, cap=None, caps={"group-1": 2}),
        replace(every, cap="all"),
    )
    competition = make.competition(stage="draft", by=replace(rules, awards=awards))
    made = categories.add(competition, "Gốm sứ", "", **call_of(competition))
    assert made.key == "gom-su" and competition.categories[-1] is made
    assert competition.rules.undecided == ("award.first.caps.gom-su", "award.second.caps.gom-su")


def test_rules_without_groups_get_their_first_before_anything_belongs_to_them(app):
    rules = make.document(groups=0)
    scale = {"all": Difference(maximum=Fraction(50))}
    (final,), (first, second) = rules.rounds, rules.awards
    lines = (replace(final.criteria[0], differences=scale), Criterion(id="beauty", maximum=Fraction(10)))
    awards = (first, replace(second, cap=None, caps={"all": 4}))
    rules = replace(rules, rounds=(replace(final, criteria=lines),), awards=awards, undecided=("group",))
    competition = make.competition(stage="draft", by=rules)
    (whole,) = competition.categories
    with pytest.raises(Conflict, match="as a whole"):
        categories.add(competition, "Gốm", "", **call_of(competition, groups=frozenset({whole.id})))
    categories.add(competition, "Gốm", "", **call_of(competition))
    assert [row.key for row in competition.categories] == ["gom"]
    assert [award.cap for award in competition.rules.awards] == [1, 4]
    assert competition.rules.undecided == ("award.first.caps.gom", "award.second.caps.gom")


def test_without_its_last_group_everything_is_ranked_together(app):
    competition = make.competition(stage="draft", groups=1)
    categories.remove(competition, competition.categories[0], **call_of(competition))
    assert [row.key for row in competition.categories] == ["all"] and not competition.rules.groups
    categories.rename(competition, {competition.categories[0].id: ("Khác", "")}, **call_of(competition))
    assert competition.categories[0].name == "Tất cả"


def test_groups_that_stood_there_provisionally_are_confirmed(app):
    competition = make.competition(stage="draft", undecided=("group.group-1.name", "ties.chain"))
    names = {row.id: (row.name, row.name_en) for row in competition.categories}
    categories.rename(competition, names, **call_of(competition))
    assert competition.rules.undecided == ("group.group-1.name", "ties.chain")
    categories.rename(competition, names, is_confirmed=True, **call_of(competition))
    assert competition.rules.undecided == ("ties.chain",)
