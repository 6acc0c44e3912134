"""Photos as rows: at most ten, in an order, the same bytes once."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import photos
from judging.errors import Closed, Conflict, Incomplete, Invalid
from judging.infra import ids
from judging.media.renditions import Made

NOW = make.NOW


@pytest.fixture
def entry(app):
    return make.entry(make.competition(), make.person(), state="draft")


def add(entry, digest=""):
    return photos.add(entry, key=ids.key(), name="IMG.jpg", digest=digest or ids.key(), actor=entry.entrant, now=NOW)


def by(entry):
    return {"actor": entry.entrant, "now": NOW}


def test_ten_at_most_refused_ones_do_not_count(entry):
    added = [add(entry) for _ in range(10)]
    with pytest.raises(Conflict):
        add(entry)
    photos.refuse(added[0], "damaged")
    assert add(entry).position == 11


def test_the_same_bytes_again_are_the_same_photo(entry):
    first = add(entry, "a")
    assert add(entry, "a") is first
    photos.refuse(first, "took_too_long")
    assert add(entry, "a") is not first


def test_not_after_the_deadline(app):
    late = make.competition(deadline_at=NOW - timedelta(minutes=1))
    with pytest.raises(Closed):
        add(make.entry(late, make.person(), state="submitted"))


def test_order(entry):
    one, two, three = (add(entry) for _ in range(3))
    photos.move(three, -1, **by(entry))
    assert entry.photos == [one, three, two]
    photos.move(one, -1, **by(entry))
    photos.move(one, 9, **by(entry))
    assert entry.photos == [three, two, one]
    photos.arrange(entry, [one.id], **by(entry))
    assert [photo.position for photo in (one, three, two)] == [1, 2, 3]


def test_a_new_photo_of_an_accepted_entry_sends_it_back_to_waiting(app):
    entry = make.entry(make.competition(), make.person(), state="accepted")
    photo = add(entry)
    assert entry.state == "submitted"
    photos.describe(photo, caption=" Vòi ấm ", **by(entry))
    assert photo.caption == "Vòi ấm"
    with pytest.raises(Invalid, match="At most"):
        photos.describe(photo, caption="ấ" * 201, **by(entry))


def test_what_was_sent_keeps_a_photo(app):
    entry = make.entry(make.competition(), make.person(), state="submitted")
    only, refused = make.photo(entry), make.photo(entry, state="refused")
    with pytest.raises(Incomplete):
        photos.remove(only, **by(entry))
    assert photos.remove(refused, **by(entry)) == refused.key
    assert entry.photos == [only]


def test_made_or_refused(entry):
    photo = add(entry)
    photos.made_ready(photo, Made(1279, 800, 7, ()))
    assert (photo.state, photo.ground, photo.is_small) == ("ready", 7, True)
    photos.made_ready(photo, Made(1280, 800, 7, ()))
    assert not photo.is_small
    photos.refuse(photo, "no such reason")
    assert (photo.state, photo.refusal) == ("refused", "damaged")


def test_five_tries(entry):
    photo = add(entry)
    for _ in range(4):
        photos.try_later(photo)
    assert photo.state == "waiting"
    photos.try_later(photo)
    assert photo.state == "refused"
