"""The desk's inbox of requests about personal data, and the administrators'."""

import re
from datetime import timedelta

import pytest

import tests.factories as make
from judging.infra import clock
from judging.infra.db import db
from judging.infra.mail import Message
from judging.rights.models import DataRequest

ADDRESS = "/desk/mau/requests"
WORDS = "Xin sửa <b>tên</b>"
LATE = {"came_on": (make.NOW - timedelta(days=30)).date()}
NOTED = {"name": "Bà Mộc", "contact": "0912 345 678", "way": "letter", "kind": "erase", "text": "Xin xóa ảnh tôi"}


@pytest.fixture
def competition(app):
    return make.competition("mau")


@pytest.fixture
def asked(competition):
    found = make.data_request(competition, make.person("Trần Thị Gốm", email="gom@example.org"), text=WORDS)
    make.save()
    return found


def staff(competition, role="organiser"):
    person = make.person(f"Người {role}")
    make.staff(person, competition, role)
    return person


@pytest.fixture
def organiser(competition, as_person):
    return as_person(staff(competition))


@pytest.fixture
def secretary(competition, as_person):
    return as_person(staff(competition, "secretary"))


def letters():
    return [(letter.recipient, letter.body) for letter in db.session.query(Message).order_by(Message.id)]


def tomorrow(days=1):
    return (clock.in_vietnam(clock.now()) + timedelta(days=days)).date().isoformat()


def press(client, address, **said):
    """Take a step over what the page shows now; ``seen`` says over what else."""
    shown = re.search(r'name="seen"[^>]*value="(\d+)"', client.get(address).text)
    return client.post(address, data={"seen": shown and shown[1]} | said)


def test_nobody_waits(organiser):
    assert "Không có ai đang chờ trả lời" in organiser.get(ADDRESS).text
    assert "Chưa có yêu cầu nào kết thúc" in organiser.get(f"{ADDRESS}?of=closed").text
    assert "yêu cầu về dữ liệu cá nhân, hạn" not in organiser.get("/desk/mau/").text


def test_the_nearest_stands_first_and_the_overview_tells(organiser, asked, competition):
    assert "1 yêu cầu về dữ liệu cá nhân, hạn gần nhất" in organiser.get("/desk/mau/").text
    make.data_request(competition, make.person("Lê Văn Trễ"), **LATE)
    make.save()
    page = organiser.get(ADDRESS).text
    assert page.index("Lê Văn Trễ") < page.index("Trần Thị Gốm") and "1 yêu cầu đã quá hạn" in page
    assert "Quá hạn" in page and "note bad" in page
    overview = organiser.get("/desk/mau/").text
    assert "1 yêu cầu về dữ liệu cá nhân đã quá hạn trả lời" in overview and "Không có việc gì" not in overview


def test_answered_told_by_letter_without_its_words_and_still_open(secretary, asked):
    said = {"kind": "answered", "text": "Đang tìm bản gốc", "seen": "1"}
    for _twice in range(2):  # pressed again, its answer was lost
        assert press(secretary, f"{ADDRESS}/{asked.id}", **said).location == f"{ADDRESS}/{asked.id}"
    page = secretary.get(f"{ADDRESS}/{asked.id}").text
    assert "Đang tìm bản gốc" in page and "Người secretary" in page and "Thực hiện xong chậm nhất ngày" in page
    ((to, body),) = letters()
    assert to == "gom@example.org" and "http://localhost/account/data#requests" in body and "bản gốc" not in body
    assert db.session.get(DataRequest, asked.id).state == "open"
    press(secretary, f"{ADDRESS}/{asked.id}", **said | {"seen": "2"})
    assert len(letters()) == 2, "said again on purpose it is told again"


@pytest.mark.parametrize("kind", ["done", "refused", "extended"])
def test_a_secretary_decides_nothing(secretary, asked, kind):
    page = secretary.get(f"{ADDRESS}/{asked.id}").text
    assert 'value="answered"' in page and f'value="{kind}"' not in page and "Ban Tổ chức thực hiện" in page
    answer = secretary.post(f"{ADDRESS}/{asked.id}", data={"kind": kind, "text": "Xong", "until": tomorrow(12)})
    assert answer.status_code == 422 and "Xong" in answer.text and letters() == []
    assert db.session.get(DataRequest, asked.id).state == "open"


def test_extended_once_with_its_reason_in_the_letter(organiser, asked):
    address, due = f"{ADDRESS}/{asked.id}", asked.due_on
    said = {"kind": "extended", "text": "Chờ bản gốc"}
    for until in ({}, {"until": due.isoformat()}, {"until": (asked.latest_on + timedelta(days=1)).isoformat()}):
        answer = press(organiser, address, **said, **until)
        assert answer.status_code == 422 and "Chờ bản gốc" in answer.text
    assert press(organiser, address, **said, until=asked.latest_on.isoformat()).status_code == 302
    ((_to, body),) = letters()
    assert "Chờ bản gốc" in body and f"{asked.latest_on:%d/%m/%Y}" in body
    assert 'value="extended"' not in organiser.get(address).text
    again = press(organiser, address, kind="extended", text="Vẫn chờ", until=asked.latest_on.isoformat())
    assert again.status_code == 422 and "Vẫn chờ" in again.text


def test_refused_with_a_reason_it_is_closed_and_a_second_hand_keeps_its_words(organiser, asked):
    address = f"{ADDRESS}/{asked.id}"
    assert press(organiser, address, kind="refused", text="").status_code == 422
    assert press(organiser, address, kind="refused", text="Quyết định đã ký").status_code == 302
    assert "Quyết định đã ký" in letters()[0][1]
    page = organiser.get(address).text
    assert "Không chấp nhận" in page and 'name="text"' not in page
    second = press(organiser, address, kind="done", text="Đã sửa rồi", seen="1")
    assert second.status_code == 409 and "Đã sửa rồi" in second.text and "Đã có người khác trả lời" in second.text
    wrong = press(organiser, address, kind="none", text="Chờ thêm")
    assert wrong.status_code == 422 and "Chờ thêm" in wrong.text, "what was typed is there, whatever was wrong"
    assert "Trần Thị Gốm" in organiser.get(f"{ADDRESS}?of=closed").text
    assert "Trần Thị Gốm" not in organiser.get(ADDRESS).text


def test_what_came_by_letter_is_entered_with_its_day(secretary, competition):
    page = secretary.get(f"{ADDRESS}/new").text
    assert "xác minh" in page and tomorrow(0) in page
    assert "hơn một năm trước" in secretary.post(ADDRESS, data=NOTED | {"came_on": "0206-01-05"}).text
    made = secretary.post(ADDRESS, data=NOTED | {"came_on": "2026-01-09"})
    asked = db.session.query(DataRequest).one()
    assert made.location == f"{ADDRESS}/{asked.id}"
    assert (f"{asked.came_on}", f"{asked.answer_by}") == ("2026-01-09", "2026-01-13") and letters() == []
    page = secretary.get(made.location).text
    assert "Bà Mộc" in page and "0912 345 678" in page and "Qua thư" in page and "không đến được" in page
    press(secretary, made.location, kind="answered", text="Đã gọi")
    assert "Xin báo trực tiếp" in secretary.get(made.location).text and letters() == []


def test_whom_no_letter_reaches_is_to_be_called(secretary, competition):
    asked = make.data_request(competition, make.person("Ông Không Thư", email=None))
    make.save()
    address = f"{ADDRESS}/{asked.id}"
    assert "không đến được người yêu cầu" in secretary.get(address).text
    press(secretary, address, kind="answered", text="Đã gọi")
    assert "Xin báo trực tiếp" in secretary.get(address).text and letters() == []


def test_two_desks_at_once_the_second_reads_first(secretary, organiser, asked):
    address = f"{ADDRESS}/{asked.id}"
    press(secretary, address, kind="answered", text="Sẽ xong trong tuần")
    late = press(organiser, address, kind="refused", text="Không được", seen="1")
    assert late.status_code == 409 and "Không được" in late.text and "Sẽ xong trong tuần" in late.text
    assert db.session.get(DataRequest, asked.id).state == "open"


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"contact": ""}, {"kind": ""}, {"way": "web"}, {"came_on": ""}, {"came_on": tomorrow(2)}]
)
def test_what_is_entered_wrong_stays_on_the_page(secretary, wrong):
    answer = secretary.post(ADDRESS, data=NOTED | {"came_on": "2026-01-09"} | wrong)
    assert answer.status_code == 422 and "Xin xóa ảnh tôi" in answer.text
    assert db.session.query(DataRequest).count() == 0


def test_the_page_says_where_the_days_have_to_be_looked_up(organiser, competition):
    pages = [organiser.get(f"{ADDRESS}/{make_saved(competition, kind)}").text for kind in ("copy", "object")]
    assert ["Xin đối chiếu với văn bản nghị định" in page for page in pages] == [True, False]


def make_saved(competition, kind):
    made = make.data_request(competition, kind=kind)
    make.save()
    return made.id


def test_what_is_too_late_cannot_be_extended(organiser, competition):
    late = make.data_request(competition, **LATE)
    make.save()
    assert 'value="extended"' not in organiser.get(f"{ADDRESS}/{late.id}").text


def test_other_competitions_judges_and_administrators_read_none_of_it(asked, competition, as_person):
    other = as_person(staff(make.competition("khac")))
    seat = as_person(make.judge(competition).person)
    chief = as_person(make.person(is_administrator=True))
    for client, address in (
        (other, "/desk/khac/requests"),
        (other, ADDRESS),
        (seat, ADDRESS),
        (chief, "/admin/requests"),
    ):
        assert client.get(f"{address}/{asked.id}").status_code == 404
        assert client.post(f"{address}/{asked.id}", data={"kind": "done", "text": "x"}).status_code == 404
        assert "Trần Thị Gốm" not in client.get(address).text
    assert db.session.get(DataRequest, asked.id).state == "open"


def test_administrators_answer_for_the_whole_and_see_who_is_late(as_person, competition):
    chief = as_person(make.person("Quản trị", is_administrator=True))
    own = make.data_request(None, make.person("Lê Thị Hỏi", email="hoi@example.org"), **LATE)
    make.data_request(competition, text="Của cuộc thi", **LATE)
    make.save()
    assert "đã quá hạn trả lời" in chief.get("/admin/competitions").text
    page = chief.get("/admin/requests").text
    assert "Lê Thị Hỏi" in page and f"{competition.title}: 1 yêu cầu" in page and "Người gọi điện" not in page
    answered = press(chief, f"/admin/requests/{own.id}", kind="done", text="Đã gửi bản in")
    assert answered.location == f"/admin/requests/{own.id}"
    assert letters()[0][0] == "hoi@example.org"
    assert "1 yêu cầu về dữ liệu cá nhân đã quá hạn" in chief.get("/admin/competitions").text, "the competition's"
    assert chief.post("/admin/requests", data=NOTED | {"came_on": "2026-01-09"}).status_code == 302


def test_closed_ones_are_paged(organiser, competition):
    for n in range(51):
        make.data_request(competition, name=f"Người {n:02}", state="done", closed_at=make.NOW + timedelta(minutes=n))
    make.save()
    first, second = (organiser.get(f"{ADDRESS}?of=closed&page={n}").text for n in (1, 2))
    assert "Người 50" in first and "Người 00" not in first and "Người 00" in second
