"""A photo's whole life, on a disk and in a bucket: sent in parts, made, seen, taken out; nothing left behind."""

import io

import pytest
from PIL import Image

import tests.factories as make
from judging.entries.models import Photo
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.tasks import photos
from tests import bucket
from tests.conftest import on_one_database
from tests.media import photos as samples
from tests.web.phones import Phone


@pytest.fixture(params=["disk", "bucket"])
def store(app, request, tmp_path):
    local = app.extensions["photos"]
    if request.param == "bucket":
        app.extensions["photos"] = bucket.store(request.getfixturevalue("s3"), tmp_path)
    yield app.extensions["photos"]
    app.extensions["photos"] = local


@on_one_database
def test_from_the_phone_to_the_page_and_out(app, store, as_person, tmp_path):
    entry = make.entry(make.competition(), make.person(), state="draft")
    make.save()
    me = as_person(entry.entrant)
    phone = Phone(me, entry, samples.jpeg(tmp_path / "photo.jpg").read_bytes())
    phone.begin()
    phone.whole()
    assert photos.run_waiting(now=make.NOW) == 1
    photo = db.session.query(Photo).one()
    key = photo.key
    answer = me.get(f"/photos/{key}/320.webp")
    with Image.open(io.BytesIO(answer.data)) as picture:
        assert (photo.state, max(picture.size), answer.status_code) == ("ready", 320, 200)
    assert not Incoming(app.instance_path).file(key).exists()
    assert me.post(f"/my/entries/{entry.id}/photos/{photo.id}/remove").status_code == 302
    assert (store.has(key), me.get(f"/photos/{key}/320.webp").status_code) == (False, 404)
