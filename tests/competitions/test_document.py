"""A competition's rows as the rules document: nothing lost, nothing invented, the same result."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions import presets, readiness
from judging.competitions.document import document_of, rules_of
from judging.competitions.making import make as make_from
from judging.competitions.models import Quota
from judging.ranking.document.open_points import open_points
from judging.ranking.document.reading import read
from judging.ranking.document.writing import write
from judging.ranking.pipeline import rank
from judging.results.inputs import inputs_of


def from_preset(key):
    return make_from(key, slug="cuoc-thi", title="Cuộc thi mẫu", actor=None, organiser=make.person(), now=make.NOW)


@pytest.mark.parametrize("preset", presets.names())
def test_every_presets_rows_are_a_document_without_faults(app, preset):
    competition = from_preset(preset)
    document = document_of(competition)
    assert read(write(document)) == document
    assert [group.name for group in document.groups] == [category.name for category in competition.categories]


def test_names_become_ids_people_can_read(app):
    document = document_of(from_preset("hanoi-handicraft-design"))
    assert [group.id for group in document.groups][:2] == ["gom-su", "son-mai"]
    assert document.awards[-1].id == "giai-khuyen-khich"


def test_names_alike_in_plain_letters_stay_apart(app):
    competition = make.competition()
    for category, name in zip(competition.categories, ("Gốm", "Gồm"), strict=False):
        category.name = name
    assert [group.id for group in document_of(competition).groups][:2] == ["gom", "gom-2"]


def test_what_is_not_entered_is_open_and_what_is_entered_is_not(app):
    competition = from_preset("hanoi-handicraft-design")
    assert "ties.chain" in open_points(document_of(competition))
    assert "round.final.criterion.tinh-sang-tao.maximum" in open_points(document_of(competition))
    for criterion in competition.criteria:
        criterion.maximum, criterion.step = 2000, 50
    competition.threshold_comparison, competition.threshold = "gt", 7050
    competition.tie_chain = [f"criterion:{competition.criteria[0].id}", "median"]
    competition.awards_per_entrant, competition.minimum_judges = 0, 3
    assert set(readiness.missing_for_judging(competition)) == {"judging_dates"}
    document = document_of(competition)
    assert open_points(document) == []
    (final,) = document.rounds
    assert (final.threshold, final.comparison, final.minimum) == (Fraction("70.5"), "gt", 3)
    assert document.ties.chain == ("criterion:tinh-sang-tao", "median")
    assert final.criteria[0].step == Fraction("0.5")


def test_groups_with_different_numbers_have_each_their_own(app):
    competition = make.competition()
    first = competition.prizes[0]
    first.quotas = [Quota(category_id=c.id, cap=n) for n, c in enumerate(competition.categories)]
    award = document_of(competition).awards[0]
    assert award.cap is None
    assert list(award.caps.values()) == list(range(len(competition.categories)))


def test_the_document_gives_the_result_of_the_rows(app):
    competition = make.competition(stage="judging")
    judges = [make.judge(competition) for _ in range(2)]
    for points in (30, 35, 35, 20):
        entry = make.entry(competition, make.person())
        for judge in judges:
            make.sheet(judge, entry, points, points // 2)
    given = inputs_of(competition)
    by_row = rank(rules_of(competition), given)
    own, read_back = rules_of(competition), read(write(document_of(competition)))
    names = {a.id: b.id for a, b in zip(own.groups, read_back.groups, strict=True)}
    lines = {a.id: b.id for a, b in zip(own.rounds[0].criteria, read_back.rounds[0].criteria, strict=True)}
    translated = replace(
        given,
        entries=tuple(replace(c, group=names[c.group]) for c in given.entries),
        scores=tuple(replace(s, criterion=lines[s.criterion]) for s in given.scores),
    )
    by_document = rank(read_back, translated)
    assert [(s.entry, s.total, s.place) for s in by_document.standings] == [
        (s.entry, s.total, s.place) for s in by_row.standings
    ]
    awards = {a.id: b.id for a, b in zip(own.awards, read_back.awards, strict=True)} | {None: None}
    assert [s.award for s in by_document.standings] == [awards[s.award] for s in by_row.standings]
