"""A photo's whole life and a PDF's, on a disk and in a bucket: sent, examined, read, taken out; nothing left behind."""

import io

import pytest
from PIL import Image

import tests.factories as make
from judging.entries.models import Enclosure, Photo
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.tasks import photos
from tests import bucket
from tests.conftest import on_one_database
from tests.media import pdfs
from tests.media import photos as samples
from tests.web.desk.sent import fields_of
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
    entry = make.entry(make.competition(keeps_originals=True), make.person(), state="draft")
    make.save()
    me, sent = as_person(entry.entrant), samples.jpeg(tmp_path / "photo.jpg").read_bytes()
    phone = Phone(me, entry, sent)
    phone.begin()
    phone.whole()
    assert photos.run_waiting(now=make.NOW) == 1
    photo = db.session.query(Photo).one()
    key = photo.key
    answer = me.get(f"/photos/{key}/320.webp")
    with Image.open(io.BytesIO(answer.data)) as picture:
        assert (photo.state, max(picture.size), answer.status_code) == ("ready", 320, 200)
    original = f"/my/entries/{entry.id}/photos/{photo.id}/original"
    assert me.get(original).data == sent, "the file as it was sent"
    assert not Incoming(app.instance_path).file(key).exists()
    assert me.post(f"/my/entries/{entry.id}/photos/{photo.id}/remove").status_code == 302
    assert (store.has(key), me.get(f"/photos/{key}/320.webp").status_code) == (False, 404)
    assert me.get(original).status_code == 404


@on_one_database
def test_a_pdf_from_the_form_and_out(app, store, as_person, tmp_path):
    competition = make.competition()
    make.question(competition, key="giay", kind="pdf")
    entry = make.entry(competition, make.person(), state="draft")
    make.save()
    me, address, sent = as_person(entry.entrant), f"/my/entries/{entry.id}", pdfs.plain(tmp_path / "a.pdf").read_bytes()
    form = fields_of(me, address) | {"answer_giay": (io.BytesIO(sent), "Giấy.pdf")}
    assert me.post(address, data=form, content_type="multipart/form-data").status_code == 302
    enclosure = db.session.query(Enclosure).one()
    key, saved = enclosure.key, f"/enclosures/{enclosure.id}.pdf"
    assert (store.has(key), me.get(saved).data) == (True, sent)
    photos.sweep(make.NOW)
    assert store.has(key), "no sweep takes what a row points to"
    assert me.post(address, data=fields_of(me, address) | {"leave_out": "giay"}).status_code == 302
    assert (store.has(key), me.get(saved).status_code) == (False, 404)
