"""The terms of taking part: set until judging opens, told in the log, from a preset only where a source says so."""

from datetime import UTC, datetime

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.competitions import making, presets, terms
from judging.competitions.terms import Terms
from judging.entries import declarations
from judging.errors import Closed, Invalid, Stale
from judging.infra.db import db

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def change(competition, seen=None, **values):
    seen = competition.version if seen is None else seen
    terms.change(competition, Terms(**values), seen=seen, actor=make.person(), now=NOW)
    db.session.flush()


def test_nothing_is_asked_until_somebody_sets_it(app):
    assert terms.of(make.competition()) == Terms()


def test_what_is_set_stands_and_is_told(app):
    competition = make.competition()
    change(competition, of_entrant=3, declared=("not_sold",))
    assert terms.of(competition) == Terms(of_entrant=3, declared=("not_sold",))
    change(competition, of_entrant=3, declared=("not_sold",))
    told = [line for line in audit.latest(competition.id) if line.verb == "terms changed"]
    assert [line.data["fields"] for line in told] == [["of_entrant", "declared"]]


@pytest.mark.parametrize("wrong", [{"in_all": 0}, {"of_entrant": -1}, {"in_group": 10000}, {"declared": ("odd",)}])
def test_what_no_form_offers(app, wrong):
    with pytest.raises(Invalid):
        change(make.competition(), **wrong)


def test_not_over_what_somebody_else_set_nor_once_judging_is_open(app):
    competition = make.competition()
    with pytest.raises(Stale):
        change(competition, seen=competition.version - 1, in_all=1)
    with pytest.raises(Closed):
        change(make.competition(stage="judging"), in_all=1)


def test_a_preset_asks_what_a_source_says_and_nothing_else(app):
    asked = {name: terms.of_preset(name).get("declared", []) for name in presets.names()}
    assert asked.pop("hanoi-handicraft-design") == ["new_this_year"]
    rural = {name: asked.pop(name) for name in list(asked) if name.startswith("rural-industrial-")}
    assert len(rural) == 5 and set(map(tuple, rural.values())) == {("in_series",)}
    assert not any(asked.values())


def test_a_competition_begins_with_the_terms_of_its_preset(app):
    person = make.person()
    made = making.make("hanoi-handicraft-design", slug="moi", title="Mới", actor=person, organiser=person, now=NOW)
    assert terms.of(made) == Terms(declared=("new_this_year",))


def test_every_declaration_that_can_be_asked_has_words_and_is_asked_in_order(app):
    assert set(terms.DECLARABLE) < set(declarations.TEXTS)
    entry = make.entry(make.competition(), make.person(), state="draft")
    change(entry.competition, declared=("new_this_year", "unique_piece"))
    assert declarations.asked(entry) == ("own_work", "new_this_year", "unique_piece", "eligibility")
    person = make.entry(make.competition(subject="person"), make.person())
    change(person.competition, declared=("new_this_year",))
    assert declarations.asked(person) == ("eligibility",)
