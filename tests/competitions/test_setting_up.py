"""Changing a set-up: what each stage still allows, and what never makes sense."""

from dataclasses import replace
from datetime import timedelta

import pytest

import tests.factories as make
from judging.audit import queries as log
from judging.competitions import categories, criteria, dates, prizes, rules, setting_up, staff
from judging.errors import Closed, Conflict, Invalid, NotFound, Stale


@pytest.fixture
def given(app):
    """A draft, and what every verb needs besides."""
    competition = make.competition(stage="draft")
    return competition, {"seen": competition.version, "actor": make.person(), "now": make.NOW}


def texts_of(competition):
    return {name: getattr(competition, name) for name in setting_up.TEXTS}


def rules_of(competition, **values):
    fields = rules.Rules.__dataclass_fields__
    return rules.Rules(**{name: getattr(competition, name) for name in fields} | values)


def dates_of(competition, **values):
    fields = dates.Dates.__dataclass_fields__
    return dates.Dates(**{name: getattr(competition, name) for name in fields} | values)


def details_of(criterion, **values):
    fields = criteria.Details.__dataclass_fields__
    return criteria.Details(**{name: getattr(criterion, name) for name in fields} | values)


def offers_of(competition, **caps):
    return {
        prize.id: prizes.Offer(prize.name, prize.name_en, {q.category_id: q.cap for q in prize.quotas})
        for prize in competition.prizes
    }


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
    rules.decide(competition, rules_of(competition), has_entries=False, **call)
    dates.plan(competition, dates_of(competition), **call)
    prizes.offer(competition, offers_of(competition), has_entries=True, **call)
    make.save()
    assert competition.version == call["seen"] and not log.latest(competition.id)


def test_a_change_of_other_rows_counts_as_a_version_too(given):
    competition, call = given
    categories.add(competition, "Nhóm mới", "", **call)
    make.save()
    with pytest.raises(Stale):
        categories.add(competition, "Nhóm khác", "", **call)


def test_the_set_up_is_closed_once_judging_opens(app):
    competition = make.competition(stage="judging")
    call = {"seen": competition.version, "actor": make.person(), "now": make.NOW}
    with pytest.raises(Closed):
        rules.decide(competition, rules_of(competition), has_entries=True, **call)
    with pytest.raises(Closed):
        criteria.edit(competition, competition.criteria[0], details_of(competition.criteria[0]), **call)
    setting_up.describe(competition, texts_of(competition) | {"phone": "024 1111 1111"}, **call)


def test_groups_are_named_apart(given):
    competition, call = given
    first, second = competition.categories
    categories.rename(competition, {first.id: ("Gốm", "Pottery")}, **call)
    make.save()
    assert (first.name, second.name) == ("Gốm", "Nhóm 2")
    call["seen"] = competition.version
    with pytest.raises(Invalid):
        categories.add(competition, "gôm", "", **call)
    with pytest.raises(Invalid):
        categories.rename(competition, {first.id: ("", "Pottery")}, **call)


def test_a_group_in_use_stays(given):
    competition, call = given
    with pytest.raises(Conflict):
        categories.remove(competition, competition.categories[0], is_used=True, **call)
    categories.remove(competition, competition.categories[0], is_used=False, **call)
    make.save()
    assert [category.name for category in competition.categories] == ["Nhóm 2"]
    assert all(len(prize.quotas) == 1 for prize in competition.prizes)


@pytest.mark.parametrize(
    "values",
    [
        {"maximum": 1000, "step": 300},
        {"maximum": 0},
        {"step": -100},
        {"bands": [{"from": 7000, "name": "Tốt", "name_en": ""}]},
        {"bands": [{"from": 3000, "name": "Khá", "name_en": ""}, {"from": 3000, "name": "Tốt", "name_en": ""}]},
        {"bands": [{"from": 0, "name": "", "name_en": ""}]},
        {"name": "Thẩm mỹ"},
    ],
)
def test_points_that_no_judge_could_set_are_refused(given, values):
    competition, call = given
    first = competition.criteria[0]
    with pytest.raises(Invalid):
        criteria.edit(competition, first, details_of(first, **values), **call)


def test_a_criterion_of_the_tie_rule_stays(given):
    competition, call = given
    first, second = competition.criteria
    competition.tie_chain = [f"criterion:{first.id}"]
    make.save()
    call["seen"] = competition.version
    with pytest.raises(Conflict):
        criteria.remove(competition, first, has_entries=False, **call)
    with pytest.raises(Closed):
        criteria.remove(competition, second, has_entries=True, **call)
    criteria.remove(competition, second, has_entries=False, **call)


def test_announced_awards_are_raised_not_lowered(given):
    competition, call = given
    first, second = competition.prizes
    group = competition.categories[0].id
    wanted = offers_of(competition)
    for caps in ({**wanted[second.id].caps, group: 1}, {}):
        with pytest.raises(Closed):
            offers = wanted | {second.id: replace(wanted[second.id], caps=caps)}
            prizes.offer(competition, offers, has_entries=True, **call)
    offers = wanted | {second.id: replace(wanted[second.id], caps={**wanted[second.id].caps, group: None})}
    prizes.offer(competition, offers, has_entries=True, **call)
    make.save()
    assert {quota.category_id: quota.cap for quota in second.quotas}[group] is None


@pytest.mark.parametrize(
    "values",
    [
        {"threshold": 7000, "threshold_comparison": None},
        {"threshold": 7000, "threshold_comparison": "none"},
        {"threshold": 10001, "threshold_comparison": "ge"},
        {"threshold": 10000, "threshold_comparison": "gt"},
        {"threshold_comparison": "most"},
        {"tie_chain": ["median", "median"]},
        {"tie_chain": ["criterion:0"]},
        {"awards_per_entrant": -1},
        {"minimum_judges": 0},
    ],
)
def test_rules_that_cannot_be_carried_out_are_refused(given, values):
    competition, call = given
    with pytest.raises(Invalid):
        rules.decide(competition, rules_of(competition, **values), has_entries=False, **call)


def test_required_texts_stay_as_announced_once_a_product_is_in(given):
    competition, call = given
    with pytest.raises(Closed):
        rules.decide(competition, rules_of(competition, is_statement_required=True), has_entries=True, **call)


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
