"""Changing a set-up: what each stage still allows, and what never makes sense."""

from dataclasses import replace
from datetime import timedelta

import pytest

import tests.factories as make
from judging.audit import queries as log
from judging.competitions import categories, criteria, dates, prizes, rules, setting_up, staff
from judging.competitions.amending import InUse
from judging.errors import Closed, Conflict, Invalid, NotFound, Stale
from tests.competitions.typed import call_of, details_of, offers_of


@pytest.fixture
def given(app):
    """A draft, and what every verb needs besides."""
    competition = make.competition(stage="draft")
    return competition, {"seen": competition.version, "actor": make.person(), "now": make.NOW}


def texts_of(competition):
    return {name: getattr(competition, name) for name in setting_up.TEXTS}


def dates_of(competition, **values):
    fields = dates.Dates.__dataclass_fields__
    return dates.Dates(**{name: getattr(competition, name) for name in fields} | values)


def test_a_change_counts_as_a_version_and_is_logged(given):
    competition, call = given
    setting_up.describe(competition, texts_of(competition) | {"summary": "Mới"}, **call)
    make.save()
    assert competition.version == call["seen"] + 1
    (line,) = log.latest(competition.id)
    assert (line.verb, line.data["fields"]) == ("texts changed", ["summary"])


def test_saving_the_same_again_changes_nothing(given):
    competition, call = given
    setting_up.describe(competition, texts_of(competition), **call)
    dates.plan(competition, dates_of(competition), **call)
    call["in_use"] = InUse(has_entries=True)
    rules.decide(competition, rules.decisions_of(competition), **call)
    prizes.offer(competition, offers_of(competition), is_confirmed=True, **call)
    for criterion in competition.criteria:
        criteria.edit(competition, criterion, details_of(criterion), **call)
    make.save()
    assert competition.version == call["seen"] and not log.latest(competition.id)


def test_a_change_of_other_rows_counts_as_a_version_too(given):
    competition, call = given
    call["in_use"] = InUse()
    categories.add(competition, "Nhóm mới", "", **call)
    make.save()
    assert competition.version == call["seen"] + 1
    with pytest.raises(Stale):
        categories.add(competition, "Nhóm khác", "", **call)


def test_the_set_up_is_closed_once_judging_opens(app):
    competition = make.competition(stage="judging")
    first = competition.criteria[0]
    with pytest.raises(Closed):
        rules.decide(competition, replace(rules.decisions_of(competition), minimum_judges=3), **call_of(competition))
    with pytest.raises(Closed):
        criteria.edit(competition, first, details_of(first, guidance="Mới"), **call_of(competition))
    call = {"seen": competition.version, "actor": make.person(), "now": make.NOW}
    setting_up.describe(competition, texts_of(competition) | {"phone": "024 1111 1111"}, **call)


def test_dates_follow_each_other(given):
    competition, call = given
    with pytest.raises(Invalid):
        dates.plan(competition, dates_of(competition, deadline_at=competition.opens_at), **call)
    with pytest.raises(Invalid):
        dates.plan(competition, dates_of(competition, awarded_on=competition.opens_at.date()), **call)


def test_an_announced_deadline_does_not_move_on_the_dates_page(app):
    competition = make.competition()
    call = {"seen": competition.version, "actor": make.person(), "now": make.NOW}
    with pytest.raises(Closed):
        later = competition.deadline_at + timedelta(days=1)
        dates.plan(competition, dates_of(competition, deadline_at=later), **call)
    dates.plan(competition, dates_of(competition, judging_closes_at=None), **call)


def test_the_last_organiser_stays(app):
    competition, first, second = make.competition(), make.person(), make.person()
    call = {"actor": first, "now": make.NOW}
    make.staff(first, competition)
    with pytest.raises(Conflict):
        staff.remove(competition, first.id, **call)
    with pytest.raises(Conflict):
        staff.add(competition, first, "secretary", **call)
    staff.add(competition, second, "organiser", **call)
    staff.remove(competition, first.id, **call)
    with pytest.raises(NotFound):
        staff.remove(competition, first.id, **call)
