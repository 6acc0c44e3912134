"""The form of an entry, composed at the desk and filled in by an entrant, answer by answer."""

import re

import pytest

import tests.factories as make
from judging.competitions.models import Competition, Question
from judging.entries.models import Entry
from judging.infra.db import db
from tests.web.desk.sent import fields_of

PAGE = "/desk/mau/setup/questions"


@pytest.fixture
def competition(app):
    made = make.competition("mau", stage="open")
    made.organiser_person = make.person("Bà Trưởng")
    make.staff(made.organiser_person, made)
    make.save()
    return made


@pytest.fixture
def desk(competition, as_person):
    return as_person(competition.organiser_person)


def ask(desk, **values):
    """Write a new question as the page's form sends it."""
    seen = re.search(r'name="seen"[^>]*value="(\d+)"', desk.get(f"{PAGE}/new").text)[1]
    return desk.post(f"{PAGE}/new", data={"seen": seen, "kind": "line", "is_for_judges": "y"} | values)


def questions() -> list[Question]:
    db.session.rollback()
    return db.session.query(Competition).filter_by(slug="mau").one().questions


def test_composed_answered_and_read(competition, desk, as_person):
    ask(desk, name="Nặng bao nhiêu", kind="number", unit="kg", least="1", most="50", is_required="y", example="2,5")
    ask(desk, name="Chất liệu", kind="several", lines="Tre | Bamboo\nĐất\n", name_en="Material")
    ask(desk, name="Đã bán chưa", kind="yes_no")
    ask(desk, name="Bán ở đâu", on="da-ban-chua=yes", is_public="y")
    ask(desk, name="Các món", kind="table", lines="Tên\nCao (cm)", groups=competition.categories[0].key)
    assert [one.key for one in questions()] == ["nang-bao-nhieu", "chat-lieu", "da-ban-chua", "ban-o-dau", "cac-mon"]
    entrant = make.person()
    make.entry(competition, entrant, state="draft")
    make.save()
    entry = db.session.query(Entry).one()
    me, address = as_person(entrant), f"/my/entries/{entry.id}"
    page = me.get(address).text
    assert "Ví dụ: 2,5" in page and "Bán ở đâu" in page and "Bamboo" not in page
    sent = fields_of(me, address)
    wrong = me.post(address, data=sent | {"answer_nang-bao-nhieu": "nhẹ", "answer_ban-o-dau": "Chợ Mẫu"})
    assert wrong.status_code == 422 and "Xin ghi một số" in wrong.text and "Chợ Mẫu" in wrong.text
    answers = {"answer_nang-bao-nhieu": "2,50", "answer_chat-lieu": ["tre", "dat"], "answer_da-ban-chua": "yes"}
    answers |= {"answer_ban-o-dau": "Chợ Mẫu", "answer_cac-mon-0-c0": "Ấm", "answer_cac-mon-0-c1": "12"}
    assert me.post(address, data=sent | answers).status_code == 302
    db.session.rollback()
    kept = db.session.query(Entry).one().answers
    assert (kept["nang-bao-nhieu"], kept["chat-lieu"], kept["cac-mon"]) == ("2.5", ["tre", "dat"], [["Ấm", "12"]])
    shown = me.get(f"{address}/submission").text
    for words in ("2,5 kg", "Tre, Đất", "Ấm · 12", "Chợ Mẫu"):
        assert words in shown, words


def test_what_is_missing_leads_to_its_question(competition, as_person):
    make.question(competition, name="Nặng bao nhiêu", key="nang", is_required=True)
    entry = make.entry(competition, make.person(), state="draft")
    make.save()
    me = as_person(entry.entrant)
    page = me.get(f"/my/entries/{entry.id}/submission").text
    assert f'href="/my/entries/{entry.id}#asked-nang"' in page
    assert 'id="asked-nang"' in me.get(f"/my/entries/{entry.id}").text


def test_a_renamed_option_keeps_the_answers(competition, desk):
    ask(desk, name="Chất liệu", kind="choice", lines="Tre | Bamboo\nĐất")
    (question,) = questions()
    page = desk.get(f"{PAGE}/{question.id}").text
    assert "Tre | Bamboo" in page
    desk.post(f"{PAGE}/{question.id}", data=fields_of(desk, f"{PAGE}/{question.id}") | {"lines": "Gỗ\nTre nứa\nĐất"})
    assert [(one["key"], one["name"]) for one in questions()[0].options] == [
        ("go", "Gỗ"),
        ("tre-nua", "Tre nứa"),
        ("dat", "Đất"),
    ]
    desk.post(
        f"{PAGE}/{question.id}",
        data=fields_of(desk, f"{PAGE}/{question.id}") | {"lines": "Gỗ mít\nTre nứa\nĐất"},
    )
    assert [(one["key"], one["name"]) for one in questions()[0].options] == [
        ("go", "Gỗ mít"),
        ("tre-nua", "Tre nứa"),
        ("dat", "Đất"),
    ]


def test_a_page_saved_untouched_changes_nothing(competition, desk):
    ask(desk, name="Đã bán chưa", kind="yes_no")
    values = {
        "name": "Nặng",
        "kind": "number",
        "unit": "kg",
        "least": "0",
        "most": "9",
        "hint": "Cả hộp",
        "on": "da-ban-chua=no",
    }
    ask(desk, **values, groups=competition.categories[0].key, is_required="y")
    before = [{c.name: getattr(one, c.name) for c in Question.__table__.columns} for one in questions()]
    version = db.session.query(Competition).filter_by(slug="mau").one().version
    for one in questions():
        desk.post(f"{PAGE}/{one.id}", data=fields_of(desk, f"{PAGE}/{one.id}"))
    after = [{c.name: getattr(one, c.name) for c in Question.__table__.columns} for one in questions()]
    assert (after, db.session.query(Competition).filter_by(slug="mau").one().version) == (before, version)


def test_what_is_wrong_is_said_and_what_was_typed_stays(competition, desk):
    answer = ask(desk, name="Chất liệu", kind="choice", lines="Tre", hint="Chọn một")
    assert answer.status_code == 422 and "mỗi dòng một mục" in answer.text and "Chọn một" in answer.text
    assert questions() == []


def test_after_somebody_has_sent_it_cannot_be_taken_out(competition, desk):
    make.question(competition, key="nang")
    make.entry(competition, make.person(), number=1)
    make.save()
    (question,) = questions()
    seen = fields_of(desk, PAGE)
    answer = desk.post(f"{PAGE}/{question.id}/removal", data=seen)
    assert answer.status_code == 409 and len(questions()) == 1


def test_judges_read_what_is_for_them_and_the_public_what_is_public(competition, as_person):
    for name, readers in (("Riêng", {"is_for_judges": False}), ("Chấm", {}), ("Chung", {"is_public": True})):
        make.question(competition, name=name, key=name.lower(), **readers)
    entry = make.entry(
        competition, make.person(), number=7, answers={key: f"lời {key}" for key in ("riêng", "chấm", "chung")}
    )
    judge = make.judge(competition)
    competition.round.state, competition.state = "judging", "open"
    make.save()
    page = as_person(judge.person).get("/judge/mau/entries/7").text
    assert [word in page for word in ("lời riêng", "lời chấm", "lời chung")] == [False, True, True], entry.number


def test_who_writes_is_told_who_reads(competition, as_person):
    for name, readers in (("Riêng", {"is_for_judges": False}), ("Chấm", {}), ("Chung", {"is_public": True})):
        make.question(competition, name=name, key=name.lower(), **readers)
    entry = make.entry(competition, make.person(), state="draft")
    make.save()
    page = as_person(entry.entrant).get(f"/my/entries/{entry.id}").text
    assert page.count("Chỉ Ban Tổ chức đọc câu trả lời này.") == 1
    assert page.count("Mọi người đọc được câu trả lời này sau khi công bố giải.") == 1


def test_a_number_saved_again_untouched_is_the_same_number(competition, as_person):
    make.question(competition, name="Giá", key="gia", kind="number", unit="đồng")
    entry = make.entry(competition, make.person(), state="draft", answers={"gia": "1500000"})
    make.save()
    me, address = as_person(entry.entrant), f"/my/entries/{entry.id}"
    for _ in range(2):
        assert me.post(address, data=fields_of(me, address) | {"title": "Tên khác"}).status_code == 302
    db.session.rollback()
    assert db.session.query(Entry).one().answers == {"gia": "1500000"}
    assert "1.500.000 đồng" in me.get(f"{address}/submission").text


def test_what_nobody_sees_holds_nothing_up(competition, as_person):
    make.question(competition, key="ban", kind="yes_no")
    make.question(competition, key="gia", kind="number", on_key="ban", on_value="yes")
    entry = make.entry(competition, make.person(), state="draft", answers={"gia": "5"})
    make.save()
    me, address = as_person(entry.entrant), f"/my/entries/{entry.id}"
    sent = fields_of(me, address) | {"answer_gia": "nhiều"}
    assert me.post(address, data=sent | {"answer_ban": "yes"}).status_code == 422
    assert me.post(address, data=sent | {"answer_ban": "no"}).status_code == 302
    db.session.rollback()
    assert db.session.query(Entry).one().answers == {"ban": False, "gia": "5"}


def test_asked_for_and_never_public(competition, desk):
    ask(desk, name="Giấy ủy quyền", kind="pdf", is_required="y", is_public="y")
    (question,) = questions()
    assert (question.kind, question.is_required, question.is_public) == ("pdf", True, False)
    assert "Giấy ủy quyền" in desk.get(PAGE).text
    assert "Tệp PDF, như giấy ủy quyền" in desk.get("/desk/mau/setup/questions/new").text


def test_told_at_the_desk_with_its_name(competition, desk):
    entry = make.entry(competition, make.person(), state="submitted")
    enclosed = make.enclosure(entry, make.question(competition, kind="pdf", name="Bản vẽ"), original_name="ban-ve.pdf")
    make.save()
    page = desk.get(f"/desk/mau/entries/{entry.id}").text
    assert "Bản vẽ" in page and f"/enclosures/{enclosed.id}.pdf" in page and "ban-ve.pdf" in page
