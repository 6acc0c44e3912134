"""Rows follow the document: whatever is changed in it, they are what it says and keep their ids by key."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tests.factories as make
from judging.competitions import following, presets
from judging.competitions.amending import InUse, amend
from judging.competitions.making import make as make_from
from judging.errors import Conflict
from judging.infra.db import db
from judging.ranking.document.agreement import disagreements
from judging.ranking.document.reading import read
from judging.ranking.document.writing import write
from judging.ranking.rules import Award, Band, Criterion, Group, Named, Part, Rules, Scored

AGAIN = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
NEW = st.sampled_from(["moi", "khac", "them", "n-1"])


def identities(competition) -> dict[tuple, int]:
    """The id of every row by what it is known by."""
    rows = [*competition.categories, *competition.rounds, *competition.prizes]
    found = {(row.__tablename__, getattr(row, "kind", "") if row.__tablename__ == "prize" else "", row.key): row.id
             for row in rows}  # fmt: skip
    for round_ in competition.rounds:
        found |= {("criterion", round_.key, row.key): row.id for row in round_.rows}
    return found


@st.composite
def shuffled(draw, things: tuple[Named, ...], fresh) -> tuple:
    """Some of the things in some order under some other names, perhaps with a new one."""
    kept = draw(st.permutations([thing for thing in things if draw(st.booleans()) or len(things) == 1]))
    renamed = [replace(thing, name=draw(st.sampled_from([thing.name, "Tên khác"]))) for thing in kept]
    id = draw(NEW)
    return (*renamed, *([fresh(id)] if draw(st.booleans()) and id not in [thing.id for thing in kept] else []))


@st.composite
def amended(draw, rules: Rules) -> Rules:
    """Rules with groups, rounds, criteria, parts, awards and grades removed, added, renamed and reordered."""
    rounds = tuple(
        replace(
            round_, criteria=tuple(draw(in_parts(criterion)) for criterion in draw(shuffled(round_.criteria, line)))
        )
        if isinstance(round_, Scored)
        else round_
        for round_ in draw(shuffled(rules.rounds, lambda id: Scored(id=id, criteria=(line("a"),))))
    )
    return replace(
        rules,
        groups=draw(shuffled(rules.groups, lambda id: Group(id=id, name="Nhóm mới"))),
        rounds=rounds or rules.rounds,
        awards=draw(shuffled(rules.awards, lambda id: Award(id=id, cap="all"))),
        bands=draw(shuffled(rules.bands, lambda id: Band(id=f"sao-{id}", start=Fraction(1, 3)))),
        undecided=(),
    )


def line(id: str) -> Criterion:
    return Criterion(id=id, name="Tiêu chí mới", maximum=Fraction(10))


@st.composite
def in_parts(draw, criterion: Criterion) -> Criterion:
    if not draw(st.booleans()):
        return criterion
    parts = draw(shuffled(criterion.parts, lambda id: Part(id=id, maximum=Fraction(5), step=Fraction(1, 2))))
    return replace(criterion, parts=parts, maximum=None, step=Fraction(1)) if parts else criterion


def agrees(rules: Rules) -> bool:
    return not [*disagreements(rules)]


@AGAIN
@given(data=st.data())
def test_any_amendment_of_any_preset_is_followed(app, data):
    preset = data.draw(st.sampled_from(presets.names()))
    competition = make_from(
        preset, slug=f"mau-{next(make._count)}", title="Mẫu", actor=None, organiser=make.person(), now=make.NOW
    )
    for _ in range(2):
        before, now = identities(competition), competition.rules
        after = data.draw(amended(now).filter(agrees))
        call = {"seen": competition.version, "in_use": InUse(), "actor": None, "now": make.NOW}
        amend(competition, after, verb="rules changed", **call)
        db.session.flush()
        db.session.expire_all()
        assert competition.document == write(after) and read(competition.document) == after
        assert not [*following.differing(competition, after)]
        kept = identities(competition)
        assert {key: before[key] for key in before.keys() & kept.keys()} == {
            key: kept[key] for key in before.keys() & kept.keys()
        }
        for row in [competition.categories, competition.rounds, competition.prizes]:
            assert [each.position for each in row] == [*range(1, len(row) + 1)]
    db.session.rollback()


@pytest.fixture
def call(app) -> dict:
    return {"verb": "rules changed", "in_use": InUse(), "actor": make.person(), "now": make.NOW}


def test_a_criterion_is_split_into_parts_and_put_together_again(call):
    competition = make.competition(stage="draft")
    whole = competition.rules
    final = whole.rounds[0]
    creativity, beauty = final.criteria
    parts = tuple(Part(id=id, maximum=Fraction(30)) for id in ("idea", "form"))
    split = replace(whole, rounds=(replace(final, criteria=(replace(creativity, parts=parts), beauty)),))
    amend(competition, split, seen=competition.version, **call)
    assert [row.key for row in competition.round.lines] == ["creativity.idea", "creativity.form", "beauty"]
    assert [row.key for row in competition.criteria] == ["creativity", "beauty"]
    assert {row.parent_id for row in competition.round.lines} == {competition.criteria[0].id, None}
    make.save()
    amend(competition, whole, seen=competition.version, **call)
    assert [row.key for row in competition.round.lines] == ["creativity", "beauty"]


def test_an_award_that_becomes_a_grade_is_another_row(call):
    competition = make.competition(stage="draft")
    first, second = competition.rules.awards
    before = {row.key: row.id for row in competition.prizes}
    after = replace(competition.rules, awards=(second,), bands=(Band(id="first", start=Fraction(90)),))
    amend(competition, after, seen=competition.version, **call)
    assert [(row.kind, row.key) for row in competition.prizes] == [("award", "second"), ("band", "first")]
    assert competition.prizes[0].id == before["second"] and competition.prizes[1].id != before["first"]


def test_a_round_keeps_its_row_when_its_kind_is_corrected(call):
    rules = replace(make.document(), rounds=(*make.document().rounds, Scored(id="second", criteria=(line("a"),))))
    competition = make.competition(stage="draft", by=rules)
    before = [row.id for row in competition.rounds]
    after = replace(rules, rounds=(rules.rounds[0], presets.load("state-artisan-title").rounds[0]))
    after = replace(after, rounds=(after.rounds[0], replace(after.rounds[1], id="second")))
    amend(competition, after, seen=competition.version, **call)
    assert [row.id for row in competition.rounds] == before
    assert [row.kind for row in competition.rounds] == ["score", "vote"] and not competition.rounds[1].rows


def test_a_group_in_use_does_not_go(call):
    competition = make.competition(stage="draft")
    first = competition.categories[0]
    call["in_use"] = InUse(groups=frozenset({first.id}))
    without = replace(competition.rules, groups=competition.rules.groups[1:])
    with pytest.raises(Conflict):
        amend(competition, without, seen=competition.version, **call)
    renamed = replace(competition.rules, groups=(replace(competition.rules.groups[0], name="Gốm"),))
    amend(competition, renamed, seen=competition.version, **call)
    assert [(row.id, row.name) for row in competition.categories] == [(first.id, "Gốm")]
