"""Migration 0015: what was sent before has one version, as it stood then; what was returned stays open as a whole."""

import tests.factories as make
from judging.entries import texts, versions
from judging.entries.models import Entry
from judging.infra import schema
from judging.infra.db import db


def test_what_was_sent_has_a_version(fresh):
    schema.upgrade()
    competition, person = make.competition(), make.person()
    sent = make.entry(competition, person, state="returned", answers={"xuong": True}, locked=["title"])
    make.piece(sent)
    photo = make.photo(sent, caption="Nhìn từ trên", digest="a" * 64)
    make.photo(sent, state="refused")
    others = [make.entry(competition, person, state="draft"), make.entry(competition, person, erased_at=make.NOW)]
    ids, key = [one.id for one in (sent, *others)], photo.key
    make.save()
    schema.downgrade("0014")
    schema.upgrade()
    db.session.remove()
    sent, *others = (db.session.get(Entry, each) for each in ids)
    (version,) = versions.versions_of(sent)
    assert (version.number, version.kind, version.at, version.actor_id) == (1, "found", make.NOW, sent.entrant_id)
    said = texts.fields_of(sent)
    assert version.fields == said | {"pieces": [list(piece) for piece in said["pieces"]]}
    assert version.photos == [{"key": key, "digest": "a" * 64, "name": "IMG_0001.jpg", "caption": "Nhìn từ trên"}]
    assert [versions.versions_of(one) for one in others] == [[], []]
    assert sent.locked == []
    db.session.rollback()
