"""The main job in a real browser: a telephone, a desk and a tablet, from the first page to the published list."""

import re
from datetime import timedelta
from fractions import Fraction

import pytest
from playwright.sync_api import Page, expect

import tests.factories as make
from judging.entries.models import Entry
from judging.infra import clock
from judging.infra.db import db
from judging.ranking import rules
from judging.tasks import photos as worker
from tests.browser import packs
from tests.browser.pages import DESK, PHONE, TABLET, TABLET_UPRIGHT, cut, mend
from tests.browser.watching import both_languages, fill, look, sure
from tests.media import photos as samples

STORY = "Vuốt tay trên bàn xoay, nung củi ba ngày đêm."
LONG = "Khay sơn mài khảm trứng và xà cừ hình hoa cúc, bộ mười hai chiếc"
#: What the second judge gives: with the first one's 37 and 9 two products are tied for the first prize.
POINTS = {"Bình tro": (37, 9), "Bát tre": (37, 9), LONG: (30, 5)}
SAVED, NOT_YET = "Tất cả đã ở máy chủ", "1 điểm chỉ có trên máy này"


@pytest.fixture
def competition(live):
    """One group; scales of 40 by 1 and 10 by 1; two products are in already, one first and two second prizes."""
    criteria = (
        rules.Criterion(id="creativity", name="Tính sáng tạo", name_en="Creativity", maximum=Fraction(40)),
        rules.Criterion(id="beauty", name="Tính thẩm mỹ", name_en="Beauty", maximum=Fraction(10)),
    )
    final = rules.Scored(id=make.FINAL, name="Chung khảo", name_en="Final", criteria=criteria)
    made = make.competition("mau", groups=1, rounds=(final,), title="Cuộc thi Mẫu", title_en="Sample competition",
                            organiser_en="Sample organisers")  # fmt: skip
    make.entry(made, make.person(), number=101, title="Bát tre")
    make.entry(made, make.person(), number=102, title=LONG)
    make.staff(make.person("Người Tổ chức", email="to-chuc@example.org"), made)
    make.save()
    return made


def test_the_main_job(open_page, competition, tmp_path):
    entrant = open_page("/", size=PHONE)
    register(entrant)
    draft(entrant, tmp_path)
    send(entrant)
    organiser = open_page("/sign-in", size=DESK)
    return_it(organiser)
    correct(entrant)
    accept(organiser)
    card = seat(organiser)
    open_judging(organiser, competition)
    judge(open_page(card, size=TABLET))
    rank(organiser)
    publish(organiser)
    visit(open_page("/", size=PHONE))
    visit(open_page("/", size=DESK))


def link(page: Page, name: str, *, exact: bool = True) -> None:
    page.get_by_role("link", name=name, exact=exact).first.click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def register(page: Page) -> None:
    """From the first page to an account, with the recovery code on the screen once."""
    both_languages(page, "home")
    link(page, "Cuộc thi Mẫu")
    look(page, "competition")
    link(page, "Dự thi")
    look(page, "register")
    press(page, "Đăng ký dự thi")
    expect(page.locator("[aria-invalid]").first).to_be_visible()
    look(page, "register-refused")
    page.get_by_text("Cá nhân", exact=True).tap()
    fill(page, name="Trần Thị Gốm", phone="0900000001", password="một câu thật dài", province="Tỉnh Mẫu",
         commune="Xã Mẫu", craft_village="Làng nghề Mẫu")  # fmt: skip
    press(page, "Đăng ký dự thi")
    expect(page.locator(".code-once")).to_have_text(re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"))
    look(page, "recovery-code")
    link(page, "Đã chép lại mã")


def draft(page: Page, folder) -> None:
    """A new entry: photos by the chooser, one of them cut short, and texts that are saved as they are typed."""
    look(page, "new-entry")
    page.get_by_label("Nhóm 1").check()
    press(page, "Bắt đầu")
    look(page, "empty-form")
    upright = samples.picture((1200, 1500))
    whole = samples.jpeg(folder / "whole.jpg", 6, image=upright)
    files = [whole, samples.heic(folder / "IMG_0001.HEIC"), samples.cut(whole, folder / "cut.jpg")]
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Chụp hoặc chọn thêm ảnh").tap()
    chooser.value.set_files(files)
    expect(page.locator('li[data-state="processing"]')).to_have_count(3)
    look(page, "photos-waiting")
    db.session.rollback()
    worker.run_waiting(limit=10, now=clock.now())
    expect(page.locator('li[data-state="ready"]')).to_have_count(2)
    expect(page.locator('li[data-state="refused"]')).to_contain_text("Ảnh bị cắt dở khi gửi. Xin chọn lại ảnh này.")
    fill(page, title="Bình tro", story=STORY, size="30 cm", maker="Trần Thị Gốm")
    page.locator("[name=maker]").blur()  # till then it may speak of an earlier save
    expect(page.locator("[data-autosave-target=status]")).to_contain_text("Đã lưu lúc")
    both_languages(page, "form")
    expect(page.locator("[name=story]")).to_have_value(STORY)


def review(page: Page) -> None:
    """Go on from the form, which waits for a save that is on its way."""
    press(page, "Xem lại và nộp")
    expect(page).to_have_url(re.compile("/submission$"))


def send(page: Page) -> None:
    """What is missing is named; then the declarations, the number, the receipt."""
    review(page)
    look(page, "something-missing")
    page.locator(".note.wait a").first.click()
    fill(page, materials="Đất sét, tro rơm")
    review(page)
    page.get_by_text("Không, đủ 18 tuổi").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    look(page, "check")
    press(page, "Nộp sản phẩm")
    expect(page).to_have_url(re.compile("/receipt$"))
    look(page, "receipt")
    link(page, "Hồ sơ dự thi")
    look(page, "my-products")


def return_it(page: Page) -> None:
    """The organiser signs in, sees the entry as the panel will, and returns it with a reason."""
    look(page, "sign-in")
    fill(page, contact="to-chuc@example.org", password=make.PASSWORD)
    press(page, "Đăng nhập")
    expect(page).to_have_url(re.compile("/desk/mau/$"))
    both_languages(page, "overview-open")
    link(page, "Sản phẩm")
    look(page, "desk-products")
    link(page, "Bình tro")
    look(page, "desk-entry")
    link(page, "Trả lại để sửa")
    fill(page, reason="Xin ghi rõ chất liệu", until="2099-01-01T17:00")
    page.get_by_label("Chất liệu").check()
    look(page, "desk-return")
    press(page, "Trả lại")
    expect(page.locator(".state.wait").first).to_be_visible()
    look(page, "desk-returned")


def correct(page: Page) -> None:
    """The entrant reads why, corrects, and sends again without declaring again."""
    page.reload()
    look(page, "returned")
    link(page, "Bình tro")
    look(page, "receipt-returned")
    link(page, "Sửa lại")
    expect(page.get_by_text("Xin ghi rõ chất liệu")).to_be_visible()
    fill(page, materials="Đất sét trắng, men tro rơm")
    look(page, "correct")
    review(page)
    look(page, "check-again")
    press(page, "Nộp sản phẩm")
    expect(page).to_have_url(re.compile("/receipt$"))


def accept(page: Page) -> None:
    page.reload()
    press(page, "Chấp nhận")
    expect(page.locator("aside .state.good").first).to_be_visible()
    press(page, "Nhận hiện vật")
    look(page, "desk-accepted")


def seat(page: Page) -> str:
    """A judge gets a seat and a card; the path of the card's address."""
    link(page, "Ban Giám khảo")
    look(page, "panel-empty")
    link(page, "Thêm giám khảo")
    fill(page, name="Phạm Văn Hòa", title="Nghệ nhân Nhân dân")
    page.locator("label", has=page.locator('[name="honorific"][value="ong"]')).click()
    look(page, "judge-form")
    page.locator("main form button.main").click()
    look(page, "judge")
    press(page, "Thẻ mới")
    look(page, "card")
    return "/card/" + page.locator(".address").inner_text().strip().rsplit("/", 1)[1]


def open_judging(page: Page, competition) -> None:
    """The deadline passes, a second judge sits down, the rules freeze; the second judge has scored at once."""
    db.session.rollback()
    competition.deadline_at = clock.now() - timedelta(minutes=1)
    second = make.judge(competition, name="Lê Thị Lụa", number=2, honorific="ba")
    make.save()
    link(page, "Ban Giám khảo")  # of the strip, back from the paper
    look(page, "panel")
    link(page, "Tổng quan")
    look(page, "overview-deadline-over")
    link(page, "Mở vòng chấm")
    look(page, "open-judging")
    press(page, "Mở vòng chấm")
    sure(page)
    expect(page.get_by_role("link", name="Đóng vòng chấm")).to_be_visible()
    db.session.rollback()
    for entry in db.session.query(Entry):
        make.sheet(second, entry, *POINTS[entry.title])
    make.save()
    page.reload()
    look(page, "overview-judging")


def judge(page: Page) -> None:
    """A card binds the tablet; a lost network; a conflict; the group is handed in."""
    look(page, "card-asks")
    press(page, "Đúng, đăng nhập máy này")
    both_languages(page, "sheets")
    page.locator(".tasks a", has_text="Bình tro").tap()
    packs.hears(page)
    both_languages(page, "sheet")
    three_taps(page)
    look(page, "sheet-keypad")
    cut(page)
    give(page, "Tính thẩm mỹ", "9")
    says(page, NOT_YET)
    mend(page)
    says(page, SAVED)
    page.set_viewport_size({"width": TABLET_UPRIGHT[0], "height": TABLET_UPRIGHT[1]})
    look(page, "sheet-upright")
    page.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    link(page, "Danh sách")
    conflict(page)
    page.locator(".tasks a", has_text=LONG).tap()
    open_pad(page)
    key(page, "3", "0")
    give(page, "Tính thẩm mỹ", "5")
    expect(page.locator("[data-sheet-target=total]")).to_have_text("35")
    says(page, SAVED)
    link(page, "Danh sách")
    look(page, "sheets-done")
    link(page, "Xem lại và nộp nhóm")
    look(page, "hand-in")
    press(page, "Nộp nhóm này")
    sure(page)
    expect(page.get_by_text("Đã nộp nhóm").first).to_be_visible()
    look(page, "handed-in")


def three_taps(page: Page) -> None:
    """37 of 40 and its receipt, in at most three touches of the glass."""
    page.evaluate("window.touches = 0; addEventListener('pointerdown', () => { window.touches += 1; }, true)")
    open_pad(page)
    key(page, "3", "7")
    expect(page.locator("[data-sheet-target=total]")).to_have_text("37")
    says(page, SAVED)
    assert page.evaluate("window.touches") <= 3


def conflict(page: Page) -> None:
    page.locator(".tasks a", has_text="Bát tre").tap()
    packs.hears(page)
    page.locator("summary", has_text="Khác").tap()
    link(page, "Khai có liên quan")
    fill(page, reason="Người làm là học trò")
    look(page, "conflict")
    press(page, "Khai và đóng phiếu này")
    expect(page.locator(".tasks li", has_text="Bát tre").get_by_text("Có liên quan")).to_be_visible()
    look(page, "sheets-conflict")


def open_pad(page: Page) -> None:
    packs.hears(page)
    page.get_by_role("group", name="Tính sáng tạo").locator(".open").tap()


def key(page: Page, *digits: str) -> None:
    for digit in digits:
        page.locator(".keypad:visible").get_by_role("button", name=digit, exact=True).tap()


def give(page: Page, criterion: str, points: str) -> None:
    page.get_by_role("group", name=criterion).get_by_text(points, exact=True).tap()


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-sheet-target=status]")).to_contain_text(words)


def rank(page: Page) -> None:
    """The round closes; two first places are tied, and people decide."""
    page.reload()
    look(page, "overview-handed-in")
    link(page, "Đóng vòng chấm")
    look(page, "close")
    press(page, "Đóng vòng chấm")
    sure(page)
    link(page, "Xếp hạng")
    look(page, "ranking-waiting")
    press(page, "Tính xếp hạng")
    expect(page.locator("table.rank")).to_be_visible()
    both_languages(page, "ranking-tied")
    page.get_by_label("Số 103, Bình tro").select_option("1")
    page.get_by_label("Số 101, Bát tre").select_option("2")
    fill(page, decided_by="Hội đồng Giám khảo", decided_on="2026-09-08", reason="Bình tro khó làm hơn.")
    press(page, "Ghi quyết định")
    expect(page.get_by_text("Bình tro khó làm hơn.")).to_be_visible()
    look(page, "ranking-decided")
    link(page, "Bình tro")
    look(page, "ranking-why")
    link(page, "Độ chắc chắn")
    both_languages(page, "certainty")
    link(page, "Xếp hạng")
    link(page, "Danh sách đề xuất để in")
    both_languages(page, "proposal")
    link(page, "Xếp hạng")


def publish(page: Page) -> None:
    link(page, "Công bố")
    look(page, "publication")
    fill(page, number="12/QĐ", on="2026-09-09", authority="Ủy ban Mẫu")
    press(page, "Công bố danh sách giải thưởng")
    sure(page)
    expect(page.get_by_role("link", name="Xem trang công khai")).to_be_visible()
    look(page, "published")


def visit(page: Page) -> None:
    """Anybody: the list, a product's page, and its photographs by keyboard alone."""
    look(page, "home-published")
    link(page, "Xem giải thưởng")
    both_languages(page, "awards")
    link(page, "Bình tro", exact=False)
    look(page, "award")
    page.locator("[data-zoom-target=photo]").first.focus()
    page.keyboard.press("Enter")
    viewer = page.locator("dialog.viewer")
    expect(viewer).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(viewer.locator("output")).to_have_text("2/2")
    look(page, "viewer")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(page.locator("[data-zoom-target=photo]").first).to_be_focused()
