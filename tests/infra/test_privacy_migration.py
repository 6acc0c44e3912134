"""Migration 0012: what had been declared becomes a consent in the words of then; names get their place."""

from sqlalchemy import select

import tests.factories as make
from judging.awards.models import Award, Publication
from judging.entries import consents
from judging.entries.belongings import Consent
from judging.entries.models import Entry
from judging.infra import schema
from judging.infra.alphabet import person_key, vietnamese_key
from judging.infra.db import db


def test_declared_publishing_becomes_a_consent_of_version_1_and_nothing_else(fresh):
    schema.upgrade()
    competition, person, secretary = make.competition(stage="published"), make.person("Trần Văn Ơn"), make.person()
    said = {"publication": {"version": "1", "at": make.NOW.isoformat()}}
    entry = make.entry(competition, person, title="Đèn lồng", declarations=said)
    paper = make.entry(competition, person, declarations={"honour": said["publication"]}, entered_by_id=secretary.id)
    silent = make.entry(competition, person, declarations={})
    make.award_list(competition, (entry, 0, 1), (silent, 1, 1))
    ids = entry.id, paper.id, silent.id
    make.save()
    schema.downgrade("0009")
    schema.upgrade()
    db.session.remove()
    kept = {each.entry_id: each for each in db.session.scalars(select(Consent))}
    assert set(kept) == set(ids[:2])
    first, second = kept[ids[0]], kept[ids[1]]
    assert (first.purpose, first.version, first.way, first.given_at) == ("publication", "1", "web", make.NOW)
    assert second.way == "paper" and second.given_by_id != first.given_by_id
    entry = db.session.get(Entry, ids[0])
    assert (entry.sort, entry.entrant.sort) == (vietnamese_key("Đèn lồng"), person_key("Trần Văn Ơn"))
    assert "publication" in consents.outstanding(entry)
    assert db.session.scalars(select(Publication)).one().consents_version == "1"
    named = {award.entry_id: award.is_named for award in db.session.scalars(select(Award))}
    assert named == {ids[0]: True, ids[2]: False}
    db.session.rollback()
