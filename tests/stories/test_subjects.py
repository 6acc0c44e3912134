"""A person, a facility and a village: entered, sent and accepted over HTTP, each in its own words."""

import pytest

import tests.factories as make
from judging.competitions import presets
from judging.entries.models import Entry
from judging.infra.db import db
from judging.ranking.rules import Ladder
from tests.stories.test_entry import seen_in

STORIES = {
    "person": (
        "hanoi-artisan-title",
        {
            "title": "Trần Thị Gốm",
            "story": "Làm gốm men tro tại làng.",
            "detail_trade": "Gốm men tro",
            "detail_years": "24",
            "detail_works": "Bình men tro, giải vàng\nBộ ấm trà, bảo tàng",
            "craft_village": "Làng Gốm Mẫu",
        },
        ("Họ và tên", "Số năm làm nghề", "Tác phẩm và giải thưởng"),
        "detail_years",
        "Về cá nhân",
    ),
    "facility": (
        "sustainable-production-title",
        {
            "title": "Xưởng Giấy Mẫu",
            "story": "Nước thải được lọc, phế liệu được tái chế.",
            "detail_products": "Giấy dó",
            "detail_address": "Số 1, Xã Mẫu",
            "detail_workers": "1200",
            "year": "1998",
        },
        ("Tên cơ sở", "Số lao động"),
        "detail_address",
        "Về cơ sở",
    ),
    "village": (
        "craft-village-recognition",
        {
            "title": "Làng Đúc Mẫu",
            "story": "Đúc đồng bằng khuôn đất.",
            "detail_commune": "Xã Mẫu",
            "detail_province": "Tỉnh Mẫu",
            "detail_products": "Chuông đồng",
            "detail_households": "480",
            "detail_households_in_trade": "130",
            "year": "1427",
        },
        ("Tên làng, nghề", "Số hộ làm nghề"),
        "year",
        "Về làng, nghề",
    ),
}


def declared(client, address):
    return client.post(
        f"{address}/submission", data={"eligibility": "y", "participation": "y", "publication": "y", "under_age": "no"}
    )


def begun(client, slug="mau"):
    assert "Nhóm" not in client.get(f"/my/enter/{slug}").text.split("<main")[1]
    return client.post(f"/my/enter/{slug}").location


def organiser_of(competition, as_person):
    person = make.person("Người Tổ chức")
    make.staff(person, competition)
    make.save()
    return as_person(person)


@pytest.mark.parametrize("subject", STORIES)
def test_entered_sent_and_accepted(app, as_person, subject):
    preset, fields, words, needed, _about = STORIES[subject]
    competition = make.competition("mau", by=presets.load(preset))
    organiser, entrant = organiser_of(competition, as_person), as_person(make.person("Người Nộp"))
    address = begun(entrant)
    form = entrant.get(address)
    assert all(word in form.text for word in words)
    assert 'name="materials"' not in form.text and 'name="kind"' not in form.text and "category_id" not in form.text
    number = int(address.rpartition("/")[2])
    make.photo(db.session.get(Entry, number))
    make.save()

    lacking = entrant.post(address, data={**fields, needed: "", "version": seen_in(form), "then": "review"})
    assert f"{address}#{needed}" in entrant.get(lacking.location).text
    assert declared(entrant, address).status_code == 422
    sent = {**fields, "version": seen_in(entrant.get(address))}
    assert entrant.post(address, data=sent).status_code == 302
    assert declared(entrant, address).status_code == 302
    receipt = entrant.get(f"{address}/receipt").text
    for value in ("1.200" if field == "1200" else field for field in fields.values()):
        assert all(line in receipt for line in value.split("\n"))

    listed = organiser.get("/desk/mau/entries").text
    assert fields["title"] in listed and "Người Nộp" in listed and "Hiện vật" not in listed
    page = organiser.get(f"/desk/mau/entries/{number}").text
    assert all(word in page for word in words[1:]) and "Nhận hiện vật" not in page
    assert organiser.post(f"/desk/mau/entries/{number}/acceptance").status_code == 302
    assert organiser.post(f"/desk/mau/entries/{number}/arrival").status_code == 409
    assert db.session.get(Entry, number).state == "accepted"
    pages = [form.text, receipt, page, listed, entrant.get("/my/").text, entrant.get(f"{address}/receipt").text]
    assert not [text for text in pages if "sản phẩm này" in text or "Tên sản phẩm" in text]


@pytest.mark.parametrize("subject", STORIES)
def test_judges_read_it_in_its_own_words(app, as_person, subject):
    _preset, fields, words, _needed, about = STORIES[subject]
    competition = make.competition("mau", stage="judging", groups=0, subject=subject, identity="shown")
    details = {name.removeprefix("detail_"): value for name, value in fields.items() if name.startswith("detail_")}
    details = {name: int(value) if value.isdecimal() else value for name, value in details.items()}
    make.entry(
        competition,
        make.person(),
        number=7,
        title=fields["title"],
        maker="",
        details=details,
        size="30 cm",
        story=fields["story"],
    )
    judge = make.judge(competition)
    make.save()
    page = as_person(judge.person).get("/judge/mau/entries/7").text
    assert about in page and fields["title"] in page and "30 cm" not in page
    assert "sản phẩm" not in page.split("<main")[1].replace("Sản phẩm làm ra", "")


def test_typed_from_paper(app, as_person):
    competition = make.competition("mau", groups=0, subject="village", identity="shown")
    organiser = organiser_of(competition, as_person)
    form = organiser.get("/desk/mau/entries/new").text
    assert "Nhập từ hồ sơ giấy" in form and "Tên người dự thi" in form
    address = organiser.post("/desk/mau/entries", data={"name": "Ủy ban Xã Mẫu", "commune": "Xã Mẫu"}).location
    page = organiser.get(address).text
    assert "Tên làng, nghề" in page and 'value="Xã Mẫu"' in page


def test_the_ladder_asks_for_the_decision_below(app, as_person):
    competition = make.competition("mau", ladder=Ladder(level="khu vực", needs="tỉnh"))
    organiser, maker = organiser_of(competition, as_person), make.person()
    entry = make.entry(competition, maker, state="draft")
    make.photo(entry)
    make.save()
    entrant, address = as_person(maker), f"/my/entries/{entry.id}"
    assert "Quyết định công nhận ở cấp tỉnh" in entrant.get("/my/enter/mau").text
    form = entrant.get(address)
    assert f"{address}#recognition" in entrant.get(f"{address}/submission").text
    told = {name: getattr(entry, name) for name in ("title", "story", "materials", "size", "maker")}
    told |= {"category_id": entry.category_id, "kind": "single", "recognition": "QĐ 99/QĐ-UBND"}
    assert entrant.post(address, data={**told, "version": seen_in(form)}).status_code == 302
    declared = {"own_work": "y", "eligibility": "y", "participation": "y", "publication": "y", "under_age": "no"}
    assert entrant.post(f"{address}/submission", data=declared).status_code == 302
    assert "99/QĐ-UBND" in entrant.get(f"{address}/receipt").text
    assert "99/QĐ-UBND" in organiser.get(f"/desk/mau/entries/{entry.id}").text
    assert entry.title in organiser.get("/desk/mau/entries?q=99/qd-ubnd").text
