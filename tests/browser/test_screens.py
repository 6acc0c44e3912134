"""How far it is from the first page to a receipt on a phone, and what its pages weigh."""

import gzip

import pytest
from playwright.sync_api import Page, expect

import tests.factories as make
from judging.infra import clock
from judging.infra.db import db
from judging.tasks import photos as worker
from tests.browser.pages import PHONE
from tests.browser.watching import fill, look
from tests.media import photos as samples

NAME = "Hợp tác xã Mây tre đan xuất khẩu Phú Nghĩa – Chương Mỹ và các hộ liên kết"
TITLE = "Bộ sưu tập đèn lồng gốm men rạn khảm xà cừ “Đêm rằm phố cổ”, mười hai chiếc lớn nhỏ"
#: Bytes a page may cost on its first visit besides photos, compressed as the proxies of docs/deployment do.
MOST = 120_000
TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")


@pytest.fixture
def competition(live):
    made = make.competition("mau", title="Cuộc thi Mẫu")
    make.save()
    return made


class Walk:
    """Counts the screens a phone shows."""

    def __init__(self, page: Page):
        self.page, self.screens = page, [page.url]
        page.on("framenavigated", lambda frame: frame == page.main_frame and self.screens.append(frame.url))

    def link(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.tap()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.tap()


def register(walk: Walk) -> None:
    walk.link("Cuộc thi Mẫu")
    walk.link("Dự thi")
    walk.page.get_by_text("Tổ chức", exact=False).locator("visible=true").first.tap()
    fill(
        walk.page,
        name=NAME,
        phone="0900000001",
        password="một câu thật dài",
        province="Tỉnh Mẫu",
        commune="Xã Mẫu",
        representative="Nguyễn Thị Hồng Hạnh",
    )
    walk.press("Đăng ký dự thi")
    look(walk.page, "recovery-code-long")
    walk.link("Đã chép lại mã")


def complete(walk: Walk, folder, *, name: str) -> None:
    """From the form to the receipt, the photos being at hand."""
    page = walk.page
    files = [samples.jpeg(folder / f"{name}-{n}.jpg", image=samples.picture((1200, 1500 + n))) for n in (1, 2)]
    page.locator("input[name=photo]").set_input_files(files)
    expect(page.locator('li[data-state="processing"]')).to_have_count(2)
    db.session.rollback()
    worker.run_waiting(limit=10, now=clock.now())
    expect(page.locator('li[data-state="ready"]')).to_have_count(2)
    fill(page, title=f"{TITLE} {name}", story="Nung củi ba ngày đêm.", size="30 cm", materials="Đất sét", maker=NAME)
    look(page, f"form-long-{name}")
    walk.press("Xem lại và nộp")
    expect(page).to_have_url(f"{page.url.rstrip('/')}/submission" if "/submission" not in page.url else page.url)
    for box in page.get_by_role("checkbox").all():
        box.check()
    look(page, f"check-long-{name}")
    walk.press("Nộp sản phẩm")
    expect(page.locator("dl.receipt")).to_be_visible()
    look(page, f"receipt-long-{name}")


def test_the_first_product_in_eight_screens_and_each_further_one_in_four(open_page, competition, tmp_path):
    page = open_page("/", size=PHONE)
    walk = Walk(page)
    register(walk)
    page.get_by_label("Nhóm 1").check()
    walk.press("Bắt đầu")
    complete(walk, tmp_path, name="một")
    assert len(walk.screens) <= 8, walk.screens
    for name in ("hai", "ba"):
        walk.screens.clear()
        walk.press("Nộp sản phẩm khác")
        complete(walk, tmp_path, name=name)
        assert len(walk.screens) <= 4, walk.screens


def weight(page: Page, address: str) -> dict[str, int]:
    """Path -> bytes of the page and of everything it asks for besides photos."""
    sizes = {}

    def come(answer):
        path, body = answer.url.split("/", 3)[3], answer.body() if answer.ok else b""
        kind = answer.headers.get("content-type", "")
        if not path.startswith("photos/"):
            sizes[path] = len(gzip.compress(body, 5)) if kind.startswith(TEXTS) else len(body)

    page.on("response", come)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", come)
    return sizes


@pytest.mark.parametrize(
    "path",
    ["/", "/c/mau", "/register", "/sign-in", "/my/", "/my/enter/mau", "/my/entries/{draft}",
     "/my/entries/{draft}/submission", "/my/entries/{sent}/receipt"],
)  # fmt: skip
def test_a_page_weighs_little(live, open_page, competition, path):
    entrant = make.person(NAME)
    draft, sent = make.entry(competition, entrant, state="draft"), make.entry(competition, entrant, state="submitted")
    for entry in (draft, sent):
        make.photo(entry)
    make.save()
    path = path.format(draft=draft.id, sent=sent.id)
    person = entrant if path.startswith("/my/") else None
    page = open_page("/no/such/page", person=person, size=PHONE)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    sizes = weight(page, live.url + path)
    assert sum(sizes.values()) <= MOST, sorted(sizes.items(), key=lambda one: -one[1])
