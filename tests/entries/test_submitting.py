"""Sending: complete, declared, in time, numbered once."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import declarations, submitting, texts, withdrawing
from judging.errors import Closed, Conflict, Incomplete
from judging.infra.db import db

NOW = make.NOW
ALL = set(declarations.TEXTS) | {"participation", "publication"}


def draft(competition=None, **values):
    entry = make.entry(competition or make.competition(), make.person(), state="draft", **values)
    make.photo(entry)
    return entry


def submit(entry, agreed=ALL, now=NOW):
    submitting.submit(entry, agreed=agreed, actor=entry.entrant, now=now)
    return entry


def test_numbers_are_given_once_and_in_order(app):
    competition = make.competition()
    first, second = submit(draft(competition)), submit(draft(competition))
    assert (first.number, second.number) == (1, 2)
    first.state, first.correct_until = "returned", NOW + timedelta(days=1)
    assert submit(first).number == 1
    withdrawing.withdraw(second, actor=second.entrant, now=NOW)
    assert submit(draft(competition)).number == 3
    assert submit(draft()).number == 1


def test_everything_missing_is_listed(app):
    competition = make.competition(statements="required")
    entry = make.entry(competition, make.person(), state="draft", title="", story="", maker="", kind="set", size="")
    entry.category_id = None
    first, second = (f"statement:{criterion.id}" for criterion in competition.criteria)
    wanted = ["photos", "category_id", "title", "story", "size", "maker", "set_type", "pieces", first, second]
    assert texts.missing(entry) == wanted
    with pytest.raises(Incomplete) as refusal:
        submit(entry)
    assert refusal.value.values["missing"] == wanted


def test_a_photo_still_being_made_or_refused_is_none(app):
    entry = make.entry(make.competition(), make.person(), state="draft")
    photo = make.photo(entry, state="waiting")
    assert texts.missing(entry) == ["photos_waiting"]
    photo.state = "refused"
    assert texts.missing(entry) == ["photos"]


def test_each_declaration_is_kept_with_its_version_and_time(app):
    entry = draft()
    with pytest.raises(Incomplete, match="tick each"):
        submit(entry, agreed=ALL - {"eligibility"})
    submit(entry)
    assert entry.declarations["eligibility"] == {"version": declarations.VERSION, "at": NOW.isoformat()}
    entry.state = "returned"
    submit(entry, agreed=set(), now=NOW + timedelta(hours=1))
    assert entry.declarations["eligibility"]["at"] == NOW.isoformat()


@pytest.mark.parametrize(
    "preset, own",
    [("", "own_work"), ("hanoi-handicraft-design", "own_work"), ("rural-industrial-region", "own_product")],
)
def test_a_product_of_a_facility_is_not_declared_a_design(app, preset, own):
    entry = draft(make.competition(preset=preset, subject="set"))
    assert declarations.outstanding(entry) == [own, "eligibility"]
    submit(entry, agreed={own, "eligibility", "participation"})
    assert entry.declarations.keys() == {own, "eligibility"}


def test_the_deadline_and_the_returns_own_date(app):
    competition = make.competition(deadline_at=NOW)
    entry = draft(competition)
    with pytest.raises(Closed):
        submit(entry, now=NOW)
    submit(entry, now=NOW - timedelta(microseconds=1))
    entry.state, entry.correct_until = "returned", NOW + timedelta(days=2)
    with pytest.raises(Closed):
        submit(entry, now=NOW + timedelta(days=2))
    assert submit(entry, now=NOW + timedelta(days=1)).state == "submitted"


def test_staff_named_meanwhile_cannot_send(app):
    entry = draft()
    make.staff(entry.entrant, entry.competition)
    with pytest.raises(Conflict):
        submit(entry)


def test_withdrawing_is_for_good(app):
    entry = submit(draft())
    withdrawing.withdraw(entry, actor=entry.entrant, now=NOW)
    withdrawing.withdraw(entry, actor=entry.entrant, now=NOW)
    assert entry.state == "withdrawn"
    with pytest.raises(Closed):
        submit(entry)


def test_nothing_is_withdrawn_from_a_closed_round(app):
    entry = make.entry(make.competition(stage="closed"), make.person())
    with pytest.raises(Closed):
        withdrawing.withdraw(entry, actor=entry.entrant, now=NOW)
    db.session.rollback()
