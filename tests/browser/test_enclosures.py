"""A PDF from a phone, beside what is being typed."""

import threading

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.entries.models import Enclosure, Entry
from judging.infra.db import db
from judging.media import child
from tests.browser.pages import PHONE, axe, small_targets
from tests.media import pdfs

LONG = "Giấy ủy quyền của các đồng tác giả, có chữ ký của từng người"


@pytest.fixture
def entry(live):
    competition = make.competition("mau")
    make.question(competition, key="uy-quyen", name=LONG, kind="pdf", is_required=True, hint="Có đóng dấu nếu có.")
    make.question(competition, key="ban-ve", name="Bản vẽ", kind="pdf")
    made = make.entry(competition, make.person("Nguyễn Thị Mẫu"), state="draft")
    make.save()
    return made


@pytest.fixture
def page(open_page, entry):
    return open_page(f"/my/entries/{entry.id}", person=entry.entrant, size=PHONE)


def is_on_screen(page, button):
    box = page.get_by_role("button", name=button).bounding_box()
    return box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0]


def test_sent_alone_while_the_form_goes_on_being_saved(page, entry, tmp_path):
    asked, status = page.locator("#asked-uy-quyen"), page.locator("[data-autosave-target=status]")
    field = page.locator("#answer_uy-quyen")
    page.locator("#materials").fill("Tre già")
    field.set_input_files(pdfs.locked(tmp_path / "khoa.pdf"))
    expect(asked.get_by_text("bị khóa bằng mật khẩu")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert is_on_screen(page, "Xem lại và nộp") and field.evaluate("one => one.files.length") == 0
    axe(page)
    page.context.set_offline(True)
    name = "giấy-ủy-quyền-của-các-đồng-tác-giả-bản-scan-ngày-23-tháng-11.pdf"
    field.set_input_files(pdfs.plain(tmp_path / name, 3))
    expect(asked.get_by_text("Tệp chưa đến nơi")).to_be_visible()
    page.context.set_offline(False)
    page.locator("#technique").fill("Đan ")
    page.locator("#technique").press("End")
    field.set_input_files(tmp_path / name)
    page.locator("#technique").press_sequentially("lát")
    expect(asked.get_by_role("link", name=name)).to_be_visible()
    expect(page.locator("#technique")).to_be_focused()
    expect(asked.locator(".error")).to_have_count(0)
    page.locator("#technique").blur()
    expect(status).to_contain_text("Đã lưu")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    assert small_targets(page, within="#asked-uy-quyen") == []
    db.session.rollback()
    kept = db.session.get(Entry, entry.id)
    assert (kept.materials, kept.technique, db.session.query(Enclosure).one().pages) == ("Tre già", "Đan lát", 3)


def test_the_review_waits_for_a_file_on_its_way_and_nothing_typed_is_lost(page, entry, tmp_path):
    waiting = []
    page.route("**/enclosures/*", lambda route: waiting.append(route))
    page.locator("#answer_uy-quyen").set_input_files(pdfs.plain(tmp_path / "giay.pdf"))
    page.get_by_role("button", name="Xem lại và nộp").click()
    page.locator("#materials").fill("Tre già")
    expect(page.locator("#asked-uy-quyen progress")).to_be_visible()
    waiting.pop().continue_()
    page.wait_for_url("**/submission")
    db.session.rollback()
    assert db.session.query(Enclosure).one().original_name == "giay.pdf"
    assert db.session.get(Entry, entry.id).materials == "Tre già"


def test_taken_out_again(page, tmp_path):
    asked = page.locator("#asked-uy-quyen")
    page.locator("#answer_uy-quyen").set_input_files(pdfs.plain(tmp_path / "giay.pdf"))
    asked.get_by_role("button", name="Bỏ tệp PDF này").click()
    expect(asked.get_by_role("link")).to_have_count(0)
    db.session.rollback()
    assert db.session.query(Enclosure).count() == 0


def test_the_file_chosen_last_is_the_answer(page, tmp_path, monkeypatch):
    begun, may_end, examine = threading.Event(), threading.Event(), child.pages_of

    def slow(file):
        if not begun.is_set():
            begun.set()
            may_end.wait(60)
        return examine(file)

    monkeypatch.setattr(child, "pages_of", slow)
    page.locator("#answer_uy-quyen").set_input_files(pdfs.plain(tmp_path / "sai.pdf"))
    assert begun.wait(60), "the server has it whole and looks at it"
    page.locator("#answer_uy-quyen").set_input_files(pdfs.plain(tmp_path / "dung.pdf", 2))
    expect(page.get_by_role("link", name="dung.pdf")).to_be_visible()
    may_end.set()
    page.reload()
    expect(page.get_by_role("link", name="dung.pdf")).to_be_visible()


def test_what_was_pressed_waits_while_one_of_two_files_was_not_taken(page, tmp_path):
    waiting = {}
    page.route("**/enclosures/*", lambda route: waiting.update({len(waiting): route}))
    page.locator("#answer_uy-quyen").set_input_files(pdfs.locked(tmp_path / "khoa.pdf"))
    page.locator("#answer_ban-ve").set_input_files(pdfs.plain(tmp_path / "ve.pdf"))
    page.get_by_role("button", name="Xem lại và nộp").click()
    expect(page.locator("#asked-uy-quyen").get_by_text("Trang sẽ tiếp tục")).to_be_visible()
    for route in waiting.values():
        route.continue_()
    expect(page.locator("#asked-uy-quyen .error")).to_be_visible()
    expect(page.get_by_role("link", name="ve.pdf")).to_be_visible()
    assert "/submission" not in page.url
