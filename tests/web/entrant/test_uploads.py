"""Photos in parts, as a phone sends them by the tus protocol."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries.models import Photo, Upload
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from tests.web.phones import PART, Phone


@pytest.fixture
def phone(entry, as_person):
    return Phone(as_person(entry.entrant), entry)


@pytest.fixture
def incoming(app) -> Incoming:
    return Incoming(app.instance_path)


def photos() -> list[Photo]:
    db.session.rollback()
    return list(db.session.query(Photo).order_by(Photo.position))


def files(incoming) -> list[bytes]:
    return [file.read_bytes() for file in incoming.root.glob("*")]


def test_a_photo_in_parts(phone, incoming):
    assert phone.begin().status_code == 201
    assert [phone.part(0).status_code, phone.far, photos()] == [204, PART, []]
    phone.part(PART), phone.part(2 * PART)
    assert phone.part(3 * PART).status_code == 204
    (photo,) = photos()
    assert (photo.state, photo.original_name) == ("waiting", "Ấm chén.jpg")
    assert incoming.file(photo.key).read_bytes() == phone.content
    assert phone.far == len(phone.content), "a phone that did not hear the end asks again"


def test_a_part_sent_twice_is_taken_once(phone):
    phone.begin()
    assert [phone.part(0).status_code, phone.part(0).status_code, phone.far] == [204, 409, PART]


def test_what_was_on_its_way_goes_on_from_any_page(phone, entry, as_person, incoming):
    phone.begin()
    phone.part(0)
    again = Phone(as_person(entry.entrant), entry)
    again.begin()
    assert (again.here, again.far, len(files(incoming))) == (phone.here, PART, 1)


def test_a_photo_that_is_here_is_not_sent_again(phone, incoming):
    phone.begin(), phone.whole()
    phone.begin()
    assert (phone.far, len(photos()), len(files(incoming))) == (len(phone.content), 1, 1)


def test_places_are_kept_as_announced(phone, entry):
    other = Phone(phone.client, entry, phone.content[::-1])
    phone.begin(name="1.jpg"), other.begin(name="2.jpg")
    other.whole(), phone.whole()
    assert [photo.original_name for photo in photos()] == ["1.jpg", "2.jpg"]


def test_a_photo_damaged_on_its_way_is_no_photo(phone, incoming):
    phone.begin()
    for at in range(0, 3 * PART, PART):
        phone.part(at)
    answer = phone.part(3 * PART, content=bytes(len(phone.content)))
    assert (answer.status_code, answer.get_json()["ok"]) == (460, False)
    assert (photos(), files(incoming), phone.ask("HEAD", phone.here).status_code) == ([], [], 404)


def test_the_eleventh_is_refused_before_it_is_sent(phone, entry, incoming):
    for n in range(8):
        make.photo(entry, digest=str(n))
    make.photo(entry, digest="x", state="refused")
    make.upload(entry), make.upload(entry)
    make.save()
    answer = phone.begin()
    assert (answer.status_code, answer.get_json()["ok"], files(incoming)) == (409, False, [])


@pytest.mark.parametrize("wrong", [{"length": 40_000_001}, {"length": 0}, {"digest": ""}, {"digest": "G" * 64}])
def test_what_can_be_no_photo_is_refused_at_once(phone, incoming, wrong):
    answer = phone.begin(**wrong)
    assert (answer.status_code, bool(answer.get_json()["message"]), files(incoming)) == (422, True, [])


def test_after_the_deadline_nothing_more_is_taken_and_the_phone_hears_why(phone, entry):
    phone.begin()
    phone.part(0)
    entry.competition.deadline_at = make.NOW - timedelta(days=1)
    make.save()
    answer = phone.part(PART)
    assert (answer.status_code, answer.get_json()["ok"], phone.far) == (409, False, PART)


def test_given_up_it_leaves_nothing(phone, incoming):
    phone.begin()
    phone.part(0)
    assert phone.ask("DELETE", phone.here).status_code == 204
    db.session.rollback()
    assert (files(incoming), db.session.query(Upload).count()) == ([], 0)


def test_nobody_else_finds_it(phone, entry, as_person):
    stranger = make.person()
    make.save()
    phone.begin()
    other = Phone(as_person(stranger), entry)
    assert [other.ask(method, phone.here).status_code for method in ("HEAD", "PATCH", "DELETE")] == [404, 404, 404]


def test_a_part_longer_than_allowed_is_refused(phone):
    phone.begin()
    answer = phone.ask(
        "PATCH", phone.here, Upload_Offset=0, Content_Type="application/offset+octet-stream", data=bytes(3 << 20)
    )
    assert (answer.status_code, phone.far) == (413, 0)


def test_given_up_after_its_end_the_photo_stays(phone, incoming):
    phone.begin()
    phone.whole()
    assert phone.ask("DELETE", phone.here).status_code == 204
    (photo,) = photos()
    assert incoming.file(photo.key).read_bytes() == phone.content
    assert phone.ask("HEAD", phone.here).status_code == 404


def test_nothing_more_is_taken_after_the_end(phone, incoming):
    phone.begin()
    phone.whole()
    (photo,) = photos()
    incoming.remove(photo.key)
    assert phone.part(len(phone.content)).status_code == 409
    assert len(photos()) == 1
