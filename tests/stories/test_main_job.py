"""The main job through HTTP: register, enter with photos, screen, judge, compute, publish."""

import re
from datetime import timedelta

import pytest
from flask import current_app
from PIL import Image, ImageChops, ImageStat

import tests.factories as make
from judging.entries.models import Photo
from judging.infra import clock
from judging.infra.db import db, writing
from judging.panel import cards
from judging.ranking.rules import Ties
from judging.results import queries as results
from judging.tasks import photos as worker
from tests.media import photos as samples
from tests.uploads import upload
from tests.web.letters import Device

JSON = {"Accept": "application/json"}
DECLARED = {"own_work": "y", "eligibility": "y", "participation": "y", "publication": "y", "under_age": "no"}
#: points of three judges for two entries: creativity of 60, beauty of 40
POINTS = {1: [(55, 30), (50, 32.5), (57, 31)], 2: [(40, 30), (44, 28), (41, 29.5)]}
METADATA = (samples.CANARY, b"Exif", b"GPS", b"http://ns.adobe.com", b"xmpmeta")


@pytest.fixture
def competition(app):
    made = make.competition("mau", ties=Ties(chain=("median",)), minimum=3)
    make.save()
    return made


@pytest.fixture
def organiser(competition, as_person):
    person = make.person("Người Tổ chức")
    make.staff(person, competition)
    return as_person(person)


def register(app, name: str, phone: str):
    """Somebody new, signed in, with a recovery code on the screen."""
    client = app.test_client()
    form = {"name": name, "phone": phone, "password": "một câu thật dài", "kind": "individual"}
    answer = client.post("/register", data={**form, "province": "Tỉnh Mẫu", "commune": "Xã Mẫu"})
    assert answer.status_code == 302
    assert re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", client.get(answer.location).text)
    return client


def enter(client, competition, *, title: str, photos: dict) -> str:
    """A draft with texts and photos; the address of the entry."""
    group = str(competition.categories[0].id)
    address = client.post("/my/enter/mau", data={"group": group}).location
    for name, file in photos.items():
        answer = upload(client, f"{address}/photos", name, file=file).get_json()
        assert answer["ok"], answer
    worker.run_waiting(limit=20, now=clock.now())
    texts = {
        "title": title,
        "story": "Vuốt tay trên bàn xoay, nung củi ba ngày.",
        "category_id": group,
        "kind": "single",
        "materials": "Đất sét",
        "size": "30 cm",
        "year": str(make.NOW.year),
        "maker": "Trần Thị Gốm",
    }
    version = re.search(r'name="version" type="hidden" value="([0-9a-f]+)"', client.get(address).text).group(1)
    assert client.post(address, data={**texts, "version": version}, headers=JSON).get_json()["ok"]
    return address


def send(client, address: str) -> None:
    assert client.post(f"{address}/submission", data=DECLARED).location == f"{address}/receipt"


def correct(client, organiser, address: str) -> None:
    """Returned with a reason, corrected, sent again."""
    desk = address.replace("/my", "/desk/mau")
    back = {"reason": "Xin ghi rõ chất liệu", "opened": "materials", "until": "2099-01-01T17:00"}
    assert organiser.post(f"{desk}/return", data=back).status_code == 302
    assert "Xin ghi rõ chất liệu" in client.get(address).text
    assert client.post(f"{address}/submission").location == f"{address}/receipt"


def save(tablet, competition, *, entry: int, points) -> None:
    device = Device(tablet)
    made = [device.operation(entry, c.id, int(p * 100)) for c, p in zip(competition.criteria, points, strict=True)]
    first, again = device.send(*made), device.send(*made)
    assert first == again and {each["outcome"] for each in first} == {"kept"}


def close_entries(competition) -> None:
    """The deadline passes."""
    db.session.rollback()
    competition.deadline_at = clock.now() - timedelta(minutes=1)
    make.save()


def test_from_registration_to_the_published_list(app, competition, organiser, client, tmp_path):
    whole = samples.jpeg(tmp_path / "whole.jpg")
    photos = {f"turned-{n}.jpg": samples.jpeg(tmp_path / f"turned-{n}.jpg", n) for n in (1, 3, 6, 8)}
    photos |= {
        "IMG_0001.HEIC": samples.heic(tmp_path / "phone.heic"),
        "cut.jpg": samples.cut(whole, tmp_path / "cut.jpg"),
    }
    story(app, competition, organiser=organiser, public=client, photos=photos)
    assert alike([photo for photo in ready() if photo.original_name.startswith("turned")])


def test_the_same_with_photos_of_real_phones(app, competition, organiser, client, tmp_path, shared):
    folder = shared / "data" / "photos"
    names = ["iphone_13_pro_max.HEIC", "gps_DSCN0010.jpg", "odd_exif.jpg", "truncated.jpg"]
    names += [f"orientation_landscape_{n}.jpg" for n in (1, 3, 6, 8)]
    photos = {name: folder / name for name in names}
    photos["cut.jpg"] = samples.cut(folder / "jolla.jpg", tmp_path / "cut.jpg")
    story(app, competition, organiser=organiser, public=client, photos=photos)
    assert alike([photo for photo in ready() if photo.original_name.startswith("orientation")])


def story(app, competition, *, organiser, public, photos: dict) -> None:
    """Two entrants, three judges, one organiser; the photo named ``cut`` is refused while the rest stays."""
    first, second = register(app, "Trần Thị Gốm", "0900000001"), register(app, "Lê Văn Tre", "0900000002")
    one = enter(first, competition, title="Bình tro", photos=photos)
    two = enter(second, competition, title="Bát tre", photos=dict(list(photos.items())[:1]))
    refused = [photo.original_name for photo in db.session.query(Photo).filter_by(state="refused")]
    assert refused == ["cut.jpg"] and len(ready()) == len(photos)
    check_served(first)
    send(first, one)
    send(second, two)
    correct(first, organiser, one)
    for address in (one, two):
        assert organiser.post(f"{address.replace('/my', '/desk/mau')}/acceptance").status_code == 302

    close_entries(competition)
    tokens = seat_judges(competition)
    assert organiser.post("/desk/mau/judging").status_code == 302
    for number, token in enumerate(tokens, 1):
        judge(app, competition, token=token, number=number)
    for step in ("closing", "ranking"):
        assert organiser.post(f"/desk/mau/{step}").status_code == 302
    decision = {"number": "12/QĐ", "on": "2026-09-09", "authority": "Ủy ban Mẫu"}
    run = results.newest_run(competition.id)
    assert organiser.post("/desk/mau/publication", data={**decision, "run": run.id}).status_code == 302
    page = public.get("/c/mau/awards").text
    assert page.index("Bình tro") < page.index("Bát tre")
    assert "Giải Nhất" in public.get("/c/mau/awards/1").text


def ready() -> list[Photo]:
    db.session.rollback()
    return db.session.query(Photo).filter_by(state="ready").order_by(Photo.position).all()


def alike(photos: list[Photo]) -> bool:
    """Whether the photos came out upright and the same, whatever way the phone was held."""
    pictures = [small(photo) for photo in photos]
    worst = max(ImageStat.Stat(ImageChops.difference(pictures[0], other)).mean[0] for other in pictures[1:])
    return len({picture.size for picture in pictures}) == 1 and worst < 6


def small(photo: Photo) -> Image.Image:
    with current_app.extensions["photos"].open(photo.key, "320.jpg") as file, Image.open(file) as image:
        return image.convert("L")


def seat_judges(competition) -> list[str]:
    """Three judges of the first group, and one of the other; the secrets of the first three's cards."""
    with writing():
        first, other = competition.categories
        for number in (11, 12, 13):
            make.judge(competition, number=number, groups=[other])
        seats = [make.judge(competition, number=number, groups=[first]) for number in (1, 2, 3)]
        return [cards.issue(seat, actor=make.person(), now=clock.now())[1] for seat in seats]


def judge(app, competition, *, token: str, number: int) -> None:
    """A judge comes in by card, scores both entries without seeing whose they are, and hands the group in."""
    tablet = app.test_client()
    assert tablet.post(f"/card/{token}").location == "/judge/mau/?fresh=1"
    assert app.test_client().post(f"/card/{token}").status_code in (404, 410)
    for entry, points in POINTS.items():
        assert "Trần Thị Gốm" not in tablet.get(f"/judge/mau/entries/{entry}").text
        save(tablet, competition, entry=entry, points=points[number - 1])
    assert tablet.post("/judge/mau/groups/1/hand-in").status_code == 302


def check_served(client) -> None:
    """No byte of metadata in anything served."""
    for photo in db.session.query(Photo).filter_by(state="ready"):
        for name in ("320.webp", "320.jpg", "960.webp", "960.jpg", "2048.webp", "2048.jpg"):
            answer = client.get(f"/photos/{photo.key}/{name}")
            assert answer.status_code == (200 if photo.entry_id == 1 else 404)
            assert not [secret for secret in METADATA if secret in answer.data]
