"""Photos in parts as rows: counted only where they continue, ended once, at their place."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import photos, queries, uploads
from judging.errors import Closed, Conflict, NotFound
from judging.infra import ids

NOW = make.NOW
DIGEST = ids.digest("a photo")


@pytest.fixture
def entry(app):
    return make.entry(make.competition(), make.person(), state="draft")


def begin(entry, digest=DIGEST, length=100):
    return uploads.begin(entry, key=ids.key(), length=length, digest=digest, name="IMG.jpg", now=NOW)


def advance(upload, seen, to):
    return uploads.advance(upload, seen=seen, to=to, actor=upload.entry.entrant, now=NOW)


def test_the_last_byte_makes_a_photo_once(entry):
    upload = begin(entry)
    assert [advance(upload, 0, 60), entry.photos] == [True, []]
    assert [advance(upload, 60, 100), advance(upload, 60, 100), advance(upload, 100, 100)] == [True, False, False]
    assert [(photo.key, photo.digest, photo.state) for photo in entry.photos] == [(upload.key, DIGEST, "waiting")]
    assert entry.unfinished == []


def test_two_that_go_on_at_one_place_are_one(entry):
    upload = begin(entry)
    assert [advance(upload, 0, 60), advance(upload, 0, 40), upload.received, upload.percent] == [True, False, 60, 60]


def test_the_same_bytes_of_another_length_are_another_photo(entry):
    assert begin(entry) is begin(entry)
    assert begin(entry, length=99) is not begin(entry)


def test_a_place_is_kept_and_the_next_photo_comes_after_it(entry):
    first, second = begin(entry), begin(entry, ids.digest("b"))
    advance(second, 0, 100)
    plain = photos.add(entry, key=ids.key(), name="", digest="c", actor=entry.entrant, now=NOW)
    advance(first, 0, 100)
    assert [photo.key for photo in entry.photos] == [first.key, second.key, plain.key]


def test_those_on_their_way_count_as_photos(entry):
    for n in range(10):
        begin(entry, ids.digest(str(n)))
    with pytest.raises(Conflict):
        begin(entry)
    uploads.remove(entry.unfinished[0])
    assert begin(entry).received == 0


def test_a_photo_sent_whole_meanwhile_ends_it_without_a_second(entry):
    upload = begin(entry)
    photos.add(entry, key=ids.key(), name="", digest=DIGEST, actor=entry.entrant, now=NOW)
    advance(upload, 0, 100)
    assert len(entry.photos) == 1


def test_after_the_deadline(entry):
    upload = begin(entry)
    entry.competition.deadline_at = NOW - timedelta(seconds=1)
    for refused in (lambda: begin(entry, ids.digest("b")), lambda: advance(upload, 0, 100)):
        with pytest.raises(Closed):
            refused()


def test_found_in_its_entry_alone(entry):
    upload = begin(entry)
    other = make.entry(entry.competition, make.person(), state="draft")
    assert queries.upload_of(entry, upload.key) is upload
    with pytest.raises(NotFound):
        queries.upload_of(other, upload.key)


@pytest.mark.parametrize(
    ("length", "received", "percent"), [(3, 2, 66), (1000, 999, 99), (40_000_000, 40_000_000, 100)]
)
def test_a_percentage_is_rounded_down(entry, length, received, percent):
    assert make.upload(entry, length=length, received=received).percent == percent
