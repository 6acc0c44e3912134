"""Consents: each by itself, in the words of a version, withdrawn where it was given; under 18 with a guardian."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.factories as make
from judging.audit import queries as audit
from judging.entries import consents, declarations, submitting
from judging.errors import Incomplete, Invalid
from judging.infra.db import db
from tests.conftest import on_one_database

NOW = make.NOW
GUARDIAN = {"name": "Trần Thị Mẹ", "relation": "Mẹ", "phone": "0900000000"}


def draft(kind="individual", **values):
    entry = make.entry(make.competition(), make.person(kind=kind), state="draft", **{"is_under_age": None, **values})
    make.photo(entry)
    return entry


def submit(entry, *agreed, actor=None):
    agreed = set(declarations.TEXTS) | set(agreed)
    submitting.submit(entry, agreed=agreed, actor=actor or entry.entrant, now=NOW)
    db.session.flush()


def test_nothing_is_agreed_to_by_sending(app):
    entry = draft(is_under_age=False)
    with pytest.raises(Incomplete) as refusal:
        submit(entry)
    assert refusal.value.values["missing"] == ["participation"]
    submit(entry, "participation")
    assert set(consents.live(entry)) == {"participation"}


def test_a_consent_carries_version_time_way_and_who_ticked_it(app):
    entry, secretary = draft(is_under_age=False), make.person()
    submit(entry, "participation", actor=secretary)
    kept = consents.live(entry)["participation"]
    assert (kept.version, kept.given_at, kept.way, kept.given_by_id) == (consents.VERSION, NOW, "paper", secretary.id)
    mine = draft(is_under_age=False)
    submit(mine, "participation")
    assert consents.live(mine)["participation"].way == "web"


def test_other_words_are_asked_again(app, monkeypatch):
    entry = draft(is_under_age=False)
    submit(entry, "participation", "news")
    monkeypatch.setattr(consents, "VERSION", "3")
    assert consents.outstanding(entry) == ["participation", "publication", "news"]
    consents.give(entry, {"participation"}, actor=entry.entrant, now=NOW)
    assert consents.outstanding(entry) == ["publication", "news"]
    assert [each.version for each in entry.consents if each.purpose == "participation"] == ["2", "3"]


def test_a_withdrawal_is_written_beside_what_was_given(app):
    entry = draft(is_under_age=False)
    submit(entry, "participation", "publication")
    for _ in range(2):
        consents.withdraw(entry, "publication", actor=entry.entrant, now=NOW)
    assert set(consents.live(entry)) == {"participation"}
    told = [each.verb for each in audit.about(f"entry:{entry.id}", entry.competition_id)]
    assert told.count("consent withdrawn") == 1
    assert next(each for each in entry.consents if each.purpose == "publication").withdrawn_by_id == entry.entrant_id


def test_without_a_needed_consent_nothing_else_stands(app):
    entry = draft(is_under_age=False)
    submit(entry, "participation", "publication", "news")
    consents.withdraw(entry, "participation", actor=entry.entrant, now=NOW)
    assert consents.live(entry) == {}


def test_what_is_not_asked_cannot_be_given(app):
    entry = draft(is_under_age=False)
    with pytest.raises(Invalid):
        consents.give(entry, {"guardian"}, actor=entry.entrant, now=NOW)


def test_the_age_is_asked_of_people_and_groups(app):
    assert consents.missing(draft()) == ["under_age", "participation"]
    assert consents.missing(draft("group")) == ["under_age", "participation"]
    assert consents.missing(draft("organisation")) == ["participation"]


def test_under_18_a_guardian_is_named_and_agrees(app):
    entry = draft()
    consents.say_age(entry, True, {"name": " Trần Thị Mẹ "}, now=NOW)
    wanted = ["guardian_relation", "guardian_phone", "participation", "guardian"]
    assert consents.missing(entry) == wanted
    with pytest.raises(Incomplete):
        submit(entry, "participation")
    consents.say_age(entry, True, GUARDIAN, now=NOW)
    submit(entry, "participation", "guardian")
    assert (entry.guardian.name, set(consents.live(entry))) == ("Trần Thị Mẹ", {"participation", "guardian"})


def test_of_age_after_all_no_guardian_is_kept(app):
    entry = draft()
    consents.say_age(entry, True, GUARDIAN, now=NOW)
    consents.give(entry, {"participation", "guardian"}, actor=entry.entrant, now=NOW)
    consents.say_age(entry, False, {}, now=NOW)
    db.session.flush()
    assert entry.guardian is None and set(consents.live(entry)) == {"participation"}


def test_the_words_of_a_consent_are_those_it_was_given_to(app):
    entry = make.entry(make.competition(), make.person(), state="draft")
    make.consent(entry, "publication", version="1")
    assert "if the product receives an award" in consents.words(entry, entry.consents[0])
    make.consent(entry, "publication")
    assert consents.words(entry, entry.consents[1]) == consents.TEXTS["publication"]


@on_one_database
@given(st.lists(st.tuples(st.sampled_from(sorted(consents.TEXTS)), st.booleans()), max_size=12))
def test_live_is_what_was_last_said(server, said):
    """Whatever is given and withdrawn in whatever order, live is what the last word about each purpose was."""
    with server.app_context():
        entry = draft(is_under_age=True)
        wanted = set()
        for purpose, is_yes in said:
            if is_yes:
                consents.give(entry, {purpose}, actor=entry.entrant, now=NOW)
                wanted.add(purpose)
            else:
                consents.withdraw(entry, purpose, actor=entry.entrant, now=NOW)
                wanted = set() if purpose in consents.NEEDED else wanted - {purpose}
        assert set(consents.live(entry)) == wanted
        db.session.rollback()
