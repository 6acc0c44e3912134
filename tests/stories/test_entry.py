"""An entry's way through HTTP: photos from a phone, sent, returned, corrected, accepted."""

import io
import re

import pytest
from PIL import Image

import tests.factories as make
from judging.entries.models import Entry, Photo
from judging.infra.db import db
from judging.tasks import photos as worker
from tests.media import photos as samples
from tests.uploads import upload

TEXTS = {
    "title": "Bộ ấm trà men tro",
    "story": "Men tro nung củi, mỗi mẻ một sắc nâu.",
    "kind": "set",
    "set_type": "combined",
    "pieces-0-name": "Ấm quai cao",
    "pieces-0-count": "1",
    "pieces-1-name": "Chén nhỏ",
    "pieces-1-count": "6",
    "materials": "Đất sét",
    "size": "21,5 cm",
    "year": "2026",
    "maker": "Trần Thị Gốm",
    "craft_village": "Làng Gốm Mẫu",
}
DECLARED = {"own_work": "y", "eligibility": "y", "participation": "y", "publication": "y", "under_age": "no"}
JSON = {"Accept": "application/json"}
SECRETS = (samples.CANARY, b"Exif", b"GPS", b"http://ns.adobe.com", b"xmpmeta", b"tEXt", b"iTXt", b"CREATOR")


@pytest.fixture
def people(app, as_person):
    competition = make.competition("mau")
    entrant, organiser = make.person("Trần Thị Gốm"), make.person("Người Tổ chức")
    make.staff(organiser, competition)
    make.save()
    return competition, as_person(entrant), as_person(organiser)


def phone_photos(folder):
    """Name -> file: every format, one turned as a phone stores it, one cut short."""
    whole = samples.jpeg(folder / "whole.jpg")
    return {
        "upright.jpg": whole,
        "turned.jpg": samples.jpeg(folder / "turned.jpg", 6),
        "IMG_0001.HEIC": samples.heic(folder / "phone.heic", image=samples.picture((1600, 1200))),
        "cut.jpg": samples.cut(whole, folder / "cut.jpg"),
    }


def make_photos():
    worker.run_waiting(limit=20, now=make.NOW)
    db.session.rollback()


def seen_in(page):
    return re.search(r'name="version" type="hidden" value="([0-9a-f]+)"', page.text).group(1)


def draft(client, competition):
    group = competition.categories[0].id
    page = client.post("/my/enter/mau", data={"group": group})
    assert page.status_code == 302
    return page.location, {**TEXTS, "category_id": str(group)}


def test_from_a_draft_to_acceptance(people, tmp_path):
    competition, entrant, organiser = people
    address, texts = draft(entrant, competition)
    for name, file in phone_photos(tmp_path).items():
        answer = upload(entrant, f"{address}/photos", name, file=file).get_json()
        assert answer["ok"] and 'data-state="processing"' in answer["html"]
    make_photos()
    lines = entrant.get(f"{address}/photos", headers=JSON).get_json()["html"]
    assert lines.count('data-state="ready"') == 3
    assert "Ảnh bị cắt dở khi gửi." in lines or "arrived incomplete" in lines
    check_served(entrant, organiser)

    missing = entrant.get(f"{address}/submission")
    assert f"{address}#title" in missing.text
    assert entrant.post(f"{address}/submission", data=DECLARED).status_code == 422
    saved = entrant.post(address, data={**texts, "version": seen_in(entrant.get(address))}, headers=JSON)
    assert saved.get_json()["ok"]
    assert entrant.post(f"{address}/submission", data={"own_work": "y"}).status_code == 422
    sent = entrant.post(f"{address}/submission", data=DECLARED)
    assert sent.location == f"{address}/receipt"
    assert "Bộ ấm trà men tro" in entrant.get(sent.location).text

    desk = address.replace("/my", "/desk/mau")
    assert "Làng Gốm Mẫu" in organiser.get(desk).text
    later = {"reason": "Xin chụp lại ảnh thứ nhất", "opened": "whole", "until": "2099-01-01T17:00"}
    assert organiser.post(f"{desk}/return", data=later).status_code == 302
    assert "Xin chụp lại ảnh thứ nhất" in entrant.get("/my/").text
    form = {**texts, "title": "Bộ ấm trà men tro cũ", "version": seen_in(entrant.get(address)), "then": "review"}
    assert entrant.post(address, data=form).location == f"{address}/submission"
    assert entrant.post(f"{address}/submission").location == f"{address}/receipt"
    assert organiser.post(f"{desk}/acceptance").status_code == 302
    entry = db.session.query(Entry).one()
    assert (entry.state, entry.number, entry.title) == ("accepted", 1, "Bộ ấm trà men tro cũ")
    assert entry.declarations["eligibility"]["version"] == "1"


def check_served(entrant, organiser):
    """Every rendition is upright and clean, for its entrant and the organiser, for nobody else."""
    upright, turned = db.session.query(Photo).filter_by(state="ready").order_by(Photo.position)[:2]
    assert (upright.width, upright.height) == (turned.width, turned.height) == (480, 320)
    for photo in db.session.query(Photo).filter_by(state="ready"):
        for size in (320, 960, 2048):
            for form in ("webp", "jpg"):
                answer = entrant.get(f"/photos/{photo.key}/{size}.{form}")
                assert answer.status_code == 200
                assert not [secret for secret in SECRETS if secret in answer.data]
                with Image.open(io.BytesIO(answer.data)) as image:
                    assert image.width > image.height and not image.getexif()
    assert organiser.get(f"/photos/{upright.key}/320.jpg").status_code == 200


def test_real_photos(people, shared, tmp_path):
    competition, entrant, _ = people
    address, _ = draft(entrant, competition)
    files = sorted((shared / "data" / "photos").glob("*.*"))
    photos = [file for file in files if file.suffix.lower() in (".jpg", ".heic")][:9]
    half = samples.cut(photos[0], tmp_path / "half.jpg")
    for file in [*photos, half]:
        assert upload(entrant, f"{address}/photos", file.name, file=file).status_code == 200
    make_photos()
    states = [photo.state for photo in db.session.query(Photo).order_by(Photo.position)]
    assert states == ["ready"] * len(photos) + ["refused"]
    for photo in db.session.query(Photo).filter_by(state="ready"):
        data = entrant.get(f"/photos/{photo.key}/2048.jpg").data
        assert not [secret for secret in (b"Exif", b"GPS", b"xmpmeta", b"ns.adobe") if secret in data]
