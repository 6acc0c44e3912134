"""An artisan on paper, and the account that takes the entries over."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.entries import claiming, drafting, permits, queries, standing
from judging.errors import Closed, Conflict, Invalid, NotFound
from judging.infra.db import db

NOW = make.NOW


@pytest.fixture
def competition(app):
    return make.competition()


@pytest.fixture
def secretary(competition):
    return make.staff(make.person(), competition, "secretary").person


@pytest.fixture
def entry(competition, secretary):
    return claiming.enter_for(
        competition,
        name="Trần Văn Mộc",
        contact="0912 345 678",
        craft_village="Làng Mộc",
        actor=secretary,
        now=NOW,
    )


def test_the_artisan_is_known_by_name_and_has_no_sign_in(entry, secretary):
    artisan = entry.entrant
    assert (artisan.name, artisan.email, artisan.phone, artisan.password) == ("Trần Văn Mộc", None, None, None)
    assert (entry.contact, entry.is_on_paper, entry.entered_by_id) == ("0912 345 678", True, secretary.id)
    assert queries.paper_entry_at(entry.competition_id, entry.id) is entry


def test_a_code_takes_over_all_of_the_artisans_entries_once(entry, secretary):
    second = drafting.start(entry.competition, entry.entrant, like=entry, now=NOW, actor=secretary)
    code = claiming.issue_code(entry, actor=secretary, now=NOW)
    assert code not in str(entry.claim_digest)
    person = make.person("Mộc")
    claiming.take_over(claiming.by_code(code.lower().replace("-", " ")), person, now=NOW)
    assert {entry.entrant_id, second.entrant_id} == {person.id}
    assert (entry.contact, entry.claim_digest, "moc" in entry.search) == ("", None, True)
    assert audit.about(f"entry:{second.id}", second.competition_id)[-1].verb == "entry taken over"
    with pytest.raises(Invalid):
        claiming.by_code(code)
    with pytest.raises(Closed):
        claiming.issue_code(entry, actor=secretary, now=NOW)
    with pytest.raises(NotFound):
        queries.paper_entry_at(entry.competition_id, entry.id)


def test_leave_to_send_late_goes_along_and_none_of_another_competition(entry, secretary):
    competition, artisan, person = entry.competition, entry.entrant, make.person("Mộc")
    late, other = NOW + timedelta(hours=1), make.competition()
    allowed = {"until": NOW + timedelta(days=1), "reason": "Bão", "actor": secretary, "now": NOW}
    for each in (competition, other):
        each.deadline_at = late - timedelta(minutes=1)
        permits.give(each, artisan, **allowed)
    assert standing.may_submit(entry, late)
    claiming.take_over(entry, person, now=late)
    assert standing.may_submit(entry, late) and standing.takes_from(competition, person, late)
    assert not standing.takes_from(competition, artisan, late) and not standing.takes_from(other, person, late)


def test_nothing_is_taken_over_once_the_awards_are_published(entry, secretary):
    code = claiming.issue_code(entry, actor=secretary, now=NOW)
    entry.competition.state, entry.competition.round.state, artisan = "published", "closed", entry.entrant
    with pytest.raises(Closed):
        claiming.take_over(claiming.by_code(code), make.person(), now=NOW)
    assert entry.entrant is artisan


def test_a_new_code_ends_the_one_before(entry, secretary):
    old = claiming.issue_code(entry, actor=secretary, now=NOW)
    claiming.issue_code(entry, actor=secretary, now=NOW)
    with pytest.raises(Invalid):
        claiming.by_code(old)


def test_staff_cannot_take_over(entry, secretary):
    with pytest.raises(Conflict):
        claiming.take_over(entry, secretary, now=NOW)
    db.session.rollback()
