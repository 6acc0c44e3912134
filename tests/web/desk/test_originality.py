"""The originality desk: what organisers and secretaries see of a pair, who decides, and what reaches nobody else."""

import re
from types import SimpleNamespace

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.audit.models import Event
from judging.infra.db import db
from judging.originality.models import PhotoPrint, Resemblance

PAGE = "/desk/mau/originality"
CAMERA, PROGRAM = "Canon EOS R6", "Adobe Photoshop 25.0"


@pytest.fixture
def pair(app):
    """A photo of an earlier edition and one of this year's, which is its mirrored part."""
    this, earlier = (
        make.competition("mau", stage="judging"),
        make.competition("truoc", title="Cuộc thi năm trước", stage="published"),
    )
    made = SimpleNamespace(chief=make.person("Bà Trưởng"), clerk=make.person("Ông Thư"), owner=make.person("Bà Năm"))
    make.staff(made.chief, this)
    make.staff(made.clerk, this, "secretary")
    made.entry = make.entry(this, made.owner, number=7, title="Bình hoa sen", year=2026)
    made.old = make.entry(earlier, make.person("Ông Cũ"), number=31, title="Lọ men nâu")
    made.first, made.second = make.photo(made.old), make.photo(made.entry)
    said = {"taken_at": "2019-03-12 10:22:33", "device": CAMERA, "software": PROGRAM}
    make.photo_print(made.first), make.photo_print(made.second, **said)
    made.hint = make.resemblance(made.first, made.second)
    made.judge = make.judge(this)
    make.save()
    return made


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def decide(client, pair, **form):
    sent = {"decision": "ask", "reason": "Hỏi Bà Năm", "seen": ""} | form
    return client.post(f"{PAGE}/{pair.hint.id}/decision", data=sent)


def test_the_whole_way(pair, as_person):
    chief = as_person(pair.chief)
    assert "1 cặp ảnh giống nhau cần xem" in chief.get("/desk/mau/").text
    assert "1 cặp ảnh chưa quyết định" in chief.get(f"/desk/mau/entries/{pair.entry.id}").text
    page = chief.get(PAGE)
    seen = words(page.text)
    for shown in ("Bình hoa sen", "Lọ men nâu", "Bà Năm", "Ông Cũ", "Cuộc thi năm trước", "lật ngược trái phải"):
        assert shown in seen
    assert page.text.index(pair.first.key) < page.text.index(pair.second.key)
    assert decide(chief, pair).status_code == 302
    after = words(chief.get(PAGE).text)
    assert "Cần hỏi lại: 31 Lọ men nâu" in after and "Bà Trưởng" in after and "Hỏi Bà Năm" in after
    assert "chưa quyết định" not in after and "Không có cặp ảnh giống nhau nào cần xem" in after
    assert "cặp ảnh giống nhau" not in chief.get("/desk/mau/").text
    assert "Ảnh giống nhau: cần hỏi lại: Hỏi Bà Năm" in words(chief.get(f"/desk/mau/entries/{pair.entry.id}").text)
    assert db.session.scalar(select(Event.actor_id).where(Event.verb == "photos to be asked about")) == pair.chief.id


def test_what_files_say_is_for_organisers_only(pair, as_person):
    seen = words(as_person(pair.chief).get(PAGE).text)
    assert "10:22 12/03/2019" in seen and CAMERA in seen and PROGRAM in seen
    assert "ảnh chụp năm 2019; theo hồ sơ, sản phẩm làm năm 2026" in seen and "phần mềm chỉnh sửa ảnh" in seen
    clerk = words(as_person(pair.clerk).get(PAGE).text)
    assert "Lọ men nâu" in clerk and "Người phụ trách của Ban Tổ chức quyết định" in clerk
    assert not any(told in clerk for told in (CAMERA, PROGRAM, "2019"))
    owner, judge = as_person(pair.owner), as_person(pair.judge.person)
    for client, address in (
        (owner, f"/entries/{pair.entry.id}"),
        (owner, f"/entries/{pair.entry.id}/edit"),
        (judge, "/judge/mau/sheets/7"),
        (as_person(pair.clerk), f"/desk/mau/entries/{pair.entry.id}"),
        (as_person(pair.chief), "/desk/mau/log"),
    ):
        told = client.get(address, follow_redirects=True).text
        assert not any(fact in told for fact in (CAMERA, PROGRAM, "12/03/2019")), address


def test_a_secretary_looks_and_does_not_decide(pair, as_person):
    clerk = as_person(pair.clerk)
    assert 'name="decision"' not in clerk.get(PAGE).text
    assert decide(clerk, pair).status_code == 403
    assert db.session.scalar(select(Resemblance.decision)) == ""


@pytest.mark.parametrize(
    ("form", "status"), [({"reason": " "}, 422), ({"decision": "guilty"}, 422), ({"seen": "1.000000"}, 409)]
)
def test_what_is_refused(pair, as_person, form, status):
    assert decide(as_person(pair.chief), pair, **form).status_code == status
    assert db.session.scalar(select(Resemblance.decision)) == ""


def test_it_can_be_decided_anew_over_what_was_seen(pair, as_person):
    chief = as_person(pair.chief)
    decide(chief, pair)
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', chief.get(PAGE).text)
    assert decide(chief, pair, decision="none", reason="Đã hỏi", seen=seen).status_code == 302
    assert db.session.scalar(select(Resemblance.decision)) == "none"


def test_the_earlier_edition_is_not_told_and_another_desk_finds_nothing(pair, as_person):
    stranger = make.person()
    make.staff(stranger, pair.old.competition)
    client = as_person(stranger)
    assert "Bình hoa sen" not in client.get("/desk/truoc/originality").text
    assert client.get(PAGE).status_code == 404
    assert client.post(f"/desk/truoc/originality/{pair.hint.id}/decision", data={}).status_code == 404
    assert "Ảnh trùng và nguồn ảnh</h2>" not in client.get(f"/desk/truoc/entries/{pair.old.id}").text


def test_of_another_competition_under_way_only_the_photo_is_shown(pair, as_person):
    pair.first.caption, pair.old.competition.state = "Lọ của nhà ông Cũ", "open"
    pair.old.entrant_id = pair.entry.entrant_id
    db.session.merge(PhotoPrint(photo_id=pair.first.id, device="Máy của người khác"))
    for round_ in pair.old.competition.rounds:
        round_.state = "waiting"
    make.save()
    chief = as_person(pair.chief)
    seen = chief.get(PAGE).text
    assert pair.first.key in seen and "Cuộc thi năm trước" in seen and "Một hồ sơ của cuộc thi đang diễn ra" in seen
    for untold in ("Lọ men nâu", "nhà ông Cũ", ">31<", "cùng một người dự thi", "Máy của người khác"):
        assert untold not in seen
    decide(chief, pair)
    assert "Lọ men nâu" not in chief.get(PAGE).text
    make.staff(pair.chief, pair.old.competition, "secretary")
    make.save()
    assert "Lọ men nâu" in chief.get(PAGE).text


@pytest.mark.parametrize("which", ["first", "second"])
def test_a_draft_is_never_shown(pair, as_person, which):
    getattr(pair, which).entry.state = "draft"
    make.save()
    chief = as_person(pair.chief)
    page = chief.get(PAGE).text
    assert "Lọ men nâu" not in page and "Không có cặp ảnh giống nhau nào cần xem" in page
    assert "cần xem" not in chief.get("/desk/mau/").text
    assert decide(chief, pair).status_code == 404


def test_the_other_editions_photo_is_seen_by_this_desk_alone(app, pair, as_person, tmp_path):
    folder = tmp_path / pair.first.key
    folder.mkdir()
    (folder / "320.jpg").write_bytes(b"picture")
    app.extensions["photos"].put(pair.first.key, folder)
    address = f"/photos/{pair.first.key}/320.jpg"
    assert [as_person(each).get(address).status_code for each in (pair.chief, pair.clerk)] == [200, 200]
    others = (as_person(pair.owner), as_person(pair.judge.person), as_person(make.person()), app.test_client())
    assert [client.get(address).status_code for client in others] == [404] * 4
    pair.old.state = "draft"
    make.save()
    assert as_person(pair.chief).get(address).status_code == 404


def test_two_entries_of_one_entrant_are_a_hint_that_says_so(pair, as_person):
    own = make.entry(pair.entry.competition, pair.owner, number=8)
    make.resemblance(pair.second, make.photo(own), kinds="")
    make.save()
    seen = words(as_person(pair.chief).get(PAGE).text)
    assert "Hai ảnh giống nhau. Hai hồ sơ là của cùng một người dự thi." in seen


def test_in_english(pair, as_person):
    pair.chief.language = "en"
    make.save()
    seen = words(as_person(pair.chief).get(PAGE).text)
    assert "Both show the same picture; the second one is: mirrored, a part of the first photo." in seen
    assert "By its file the photo is of 2019, by the entry the product is of 2026." in seen
