"""Photos from an entrant's page, with and without a script."""

import io

import pytest

import tests.factories as make
from judging.entries.models import Photo
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming

JSON = {"Accept": "application/json"}


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


def post(client, entry, *contents, **options):
    files = [(io.BytesIO(content), f"anh-{n}.jpg") for n, content in enumerate(contents)]
    return client.post(f"/my/entries/{entry.id}/photos", data={"photo": files}, **options)


def photos():
    db.session.rollback()
    return list(db.session.query(Photo).order_by(Photo.position))


def test_several_without_a_script(app, entry, me):
    assert post(me, entry, b"a", b"b").location.endswith("#photos")
    assert [photo.state for photo in photos()] == ["waiting", "waiting"]
    incoming = Incoming(app.instance_path)
    assert [incoming.file(photo.key).read_bytes() for photo in photos()] == [b"a", b"b"]


def test_an_answer_lost_on_the_way_makes_no_second_photo(app, entry, me):
    post(me, entry, b"a", headers=JSON)
    answer = post(me, entry, b"a", headers=JSON).get_json()
    assert answer["ok"] and len(photos()) == 1
    assert len(list(Incoming(app.instance_path).root.iterdir())) == 1


def test_the_eleventh_is_refused_and_leaves_no_bytes(app, entry, me):
    for n in range(10):
        make.photo(entry, digest=str(n))
    make.save()
    answer = post(me, entry, b"a", headers=JSON)
    assert (answer.status_code, answer.get_json()["ok"]) == (409, False)
    assert not list(Incoming(app.instance_path).root.iterdir())


def test_nothing_chosen(entry, me):
    assert post(me, entry, headers=JSON).status_code == 422


def test_caption_order_and_removal(app, entry, me):
    first, second = make.photo(entry), make.photo(entry)
    make.save()
    address = f"/my/entries/{entry.id}/photos"
    me.post(f"{address}/{first.id}", data={"caption": "Vòi ấm"})
    me.post(f"{address}/{second.id}", data={"move": "up"})
    assert [(photo.id, photo.caption) for photo in photos()] == [(second.id, ""), (first.id, "Vòi ấm")]
    assert me.post(f"{address}/{first.id}/remove").status_code == 302
    assert [photo.id for photo in photos()] == [second.id]


def test_another_entrys_photo_is_not_found_here(entry, me):
    other = make.photo(make.entry(entry.competition, make.person()))
    make.save()
    address = f"/my/entries/{entry.id}/photos/{other.id}"
    assert me.post(address, data={"caption": "x"}).status_code == 404
    assert me.post(f"{address}/remove").status_code == 404
    assert db.session.get(Photo, other.id) is not None
