"""A PDF from a phone, beside what is being typed."""

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.entries.models import Enclosure, Entry
from judging.infra.db import db
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


def test_sent_with_what_was_typed_a_moment_before_while_the_page_stays(open_page, entry, tmp_path):
    page = open_page(f"/my/entries/{entry.id}", person=entry.entrant, size=PHONE)
    page.evaluate("window.isSamePage = true")
    asked, status = page.locator("#asked-uy-quyen"), page.locator("[data-autosave-target=status]")
    send = asked.get_by_role("button", name="Gửi tệp PDF")
    page.locator("#materials").fill("Tre già")
    page.locator("#answer_uy-quyen").set_input_files(pdfs.locked(tmp_path / "khoa.pdf"))
    send.click()
    expect(asked.get_by_text("bị khóa bằng mật khẩu")).to_be_visible()
    expect(page.locator("#materials")).to_have_value("Tre già")
    name = "giấy-ủy-quyền-của-các-đồng-tác-giả-bản-scan-ngày-23-tháng-11.pdf"
    page.locator("#answer_uy-quyen").set_input_files(pdfs.plain(tmp_path / name, 3))
    page.context.set_offline(True)
    send.click()
    expect(status).to_contain_text("Tệp chưa đến nơi")
    page.context.set_offline(False)
    page.locator("#technique").fill("Đan lát")
    send.click()
    expect(asked.get_by_role("link", name=name)).to_be_visible()
    expect(status).to_contain_text("Đã lưu")
    assert page.evaluate("window.isSamePage && document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    assert small_targets(page, within="#asked-uy-quyen") == []
    db.session.rollback()
    assert db.session.query(Enclosure).one().pages == 3
    kept = db.session.get(Entry, entry.id)
    assert (kept.materials, kept.technique) == ("Tre già", "Đan lát")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("#materials").fill("Tre non")
        page.locator("#materials").blur()
    expect(status).to_contain_text("Đã lưu")
    db.session.rollback()
    assert db.session.get(Entry, entry.id).materials == "Tre non", "it is saved by itself as before"


def test_sent_with_the_way_to_the_review(open_page, entry, tmp_path):
    page = open_page(f"/my/entries/{entry.id}", person=entry.entrant, size=PHONE)
    page.locator("#answer_uy-quyen").set_input_files(pdfs.plain(tmp_path / "giay.pdf"))
    page.get_by_role("button", name="Xem lại và nộp").click()
    page.wait_for_url("**/submission")
    db.session.rollback()
    assert db.session.query(Enclosure).one().original_name == "giay.pdf"
