"""A version is kept at each sending and after each change since; one sitting is one version."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import drafting, photos, screening, submitting, texts, versions
from judging.errors import NotFound
from judging.infra import ids
from judging.infra.db import db

NOW = make.NOW
AGREED = {"own_work", "eligibility", "participation"}


@pytest.fixture
def entry(app):
    made = make.entry(make.competition(), make.person(), state="draft", title="Một")
    make.photo(made, caption="Trước", digest="a" * 64)
    db.session.refresh(made)
    return made


def at(minutes):
    return NOW + timedelta(minutes=minutes)


def send(entry, minutes=0):
    submitting.submit(entry, agreed=AGREED, actor=entry.entrant, now=at(minutes))


def save(entry, minutes, *, actor=None, **fields):
    drafting.save(entry, fields, seen=texts.seen(entry), actor=actor or entry.entrant, now=at(minutes))


def kept(entry):
    return [(one.number, one.kind, one.fields["title"], one.at) for one in versions.versions_of(entry)]


def test_a_draft_has_none_and_sending_keeps_one(entry):
    save(entry, 0, title="Hai")
    assert kept(entry) == []
    send(entry, 1)
    (version,) = versions.versions_of(entry)
    assert (version.kind, version.at, version.actor) == ("sent", at(1), entry.entrant)
    said = texts.fields_of(entry)
    assert version.fields == said | {"pieces": [list(piece) for piece in said["pieces"]]}
    photo = entry.photos[0]
    assert version.photos == [
        {"key": photo.key, "digest": "a" * 64, "name": "IMG_0001.jpg", "caption": "Trước", "piece": ""}
    ]


def test_one_sitting_is_one_version(entry):
    send(entry)
    for minutes, title in ((1, "B"), (9, "Ba"), (30, "Bốn")):
        save(entry, minutes, title=title)
    assert kept(entry) == [(1, "sent", "Một", NOW), (2, "changed", "Ba", at(9)), (3, "changed", "Bốn", at(30))]


def test_somebody_else_begins_another_one(entry):
    send(entry)
    save(entry, 1, title="Hai")
    save(entry, 2, title="Ba", actor=make.person())
    assert [line[2] for line in kept(entry)] == ["Một", "Hai", "Ba"]


def test_what_was_accepted_stays_a_version(entry):
    send(entry)
    save(entry, 1, title="Hai")
    screening.accept(entry, actor=make.person(), now=at(2))
    save(entry, 3, title="Ba")
    assert [line[2] for line in kept(entry)] == ["Một", "Hai", "Ba"]


def test_a_correction_is_one_version_when_it_is_sent_again(entry):
    send(entry)
    opened = {"reason": "Xin sửa", "until": at(60), "opened": ["title"]}
    screening.return_for_correction(entry, **opened, actor=make.person(), now=at(1))
    save(entry, 2, title="Hai")
    assert len(kept(entry)) == 1
    send(entry, 3)
    assert kept(entry)[1:] == [(2, "again", "Hai", at(3))]


def test_photos_after_sending(entry):
    send(entry)
    who = {"actor": entry.entrant, "now": at(1)}
    photos.add(entry, key=ids.key(), name="b.jpg", digest="b" * 64, **who)
    photos.describe(entry.photos[0], caption="Sau", **who)
    (_sent, version) = versions.versions_of(entry)
    assert [(one["name"], one["caption"]) for one in version.photos] == [("IMG_0001.jpg", "Sau"), ("b.jpg", "")]
    entry.photos[1].state = "ready"
    photos.remove(entry.photos[0], actor=entry.entrant, now=at(2))
    (_sent, version) = versions.versions_of(entry)
    assert [one["name"] for one in version.photos] == ["b.jpg"]
    entry.photos[0].state = "refused"
    save(entry, 3, title="Hai")
    assert versions.versions_of(entry)[-1].photos == []


def test_found_by_number_and_forgotten(entry):
    send(entry)
    found = versions.versions_of(entry)
    assert versions.version_of(found, 1) is found[0]
    with pytest.raises(NotFound):
        versions.version_of(found, 2)
    versions.forget(entry)
    assert kept(entry) == []
