"""From an exhibit to its sheet: a camera, here a file, reads the code on the label; or the number is typed."""

import io
from contextlib import contextmanager
from functools import partial

import pytest
import segno
from PIL import Image
from playwright.sync_api import expect

from judging.web.exhibits import address
from tests.browser import packs
from tests.browser.conftest import PATIENCE, sign_in
from tests.browser.pages import TABLET, TABLET_UPRIGHT, listen, started

FRAMES = 8


@pytest.fixture
def judge(live):
    return packs.hall(live.app, entries=4, photos=1)


def filmed(folder, text: str):
    """A film in which a label with a code on it is held before the camera: a little small, a little askew."""
    code = io.BytesIO()
    segno.make(text, error="m").save(code, kind="png", scale=6, border=4)
    label = Image.new("L", (420, 300), 255)
    label.paste(Image.open(code).convert("L").resize((230, 230)), (20, 35))
    film = folder / "label.mjpeg"
    with film.open("wb") as file:
        for at in range(FRAMES):
            seen = Image.new("L", (640, 480), 110)
            seen.paste(label.rotate(5 + at / 4, expand=True, fillcolor=110), (90 + at, 70))
            seen.save(file, "JPEG", quality=80)
    return film


@pytest.fixture
def camera(launch, live, judge, complaints):
    """``with camera(*flags, size=…) as page``."""
    return partial(filming, launch, live, judge, complaints)


@contextmanager
def filming(launch, live, judge, complaints, *flags: str, size=TABLET):
    """A tablet with these flags of its browser, its pack complete and its network gone."""
    with launch(*flags) as chromium:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, has_touch=True)
        context.set_default_timeout(PATIENCE)
        context.add_init_script("localStorage.setItem('practised:mau', '1')")
        cookies = {"language": "vi"} | sign_in(live.app, judge.person)
        context.add_cookies([{"name": name, "value": value, "url": live.url} for name, value in cookies.items()])
        page = context.new_page()
        listen(page, complaints)
        page.goto(f"{live.url}/judge/mau/")
        packs.ready(page, judge)
        context.set_offline(True)
        yield page


def film(folder, text):
    return (
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={filmed(folder, text)}",
    )  # fmt: skip


@pytest.mark.parametrize("size", [TABLET, TABLET_UPRIGHT])
def test_the_code_on_a_label_opens_its_sheet_without_a_network(camera, live, judge, tmp_path, size):
    with live.app.test_request_context():
        text = address(judge.competition, 3)
    with camera(*film(tmp_path, text), size=size) as page:
        page.goto(f"{live.url}/judge/mau/scan")
        page.wait_for_url("**/judge/mau/entries/3", timeout=60_000)
        expect(page.get_by_role("group", name="Sáng tạo")).to_be_visible()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://elsewhere.example/x/mau/77", "Số 77 không thuộc phần chấm này"),
        ("http://localhost/x/khac/3", "Mã này không phải của hiện vật ở đây"),
        ("https://elsewhere.example/judge/mau/entries/3", "Mã này không phải của hiện vật ở đây"),
    ],
)
def test_another_code_leads_nowhere(camera, live, tmp_path, text, said):
    with camera(*film(tmp_path, text)) as page:
        page.goto(f"{live.url}/judge/mau/scan")
        expect(page.locator("[data-scan-target=status]")).to_contain_text(said, timeout=60_000)
        assert page.url.endswith("/scan")


def test_a_camera_that_may_not_be_used_is_said_and_the_number_opens_the_sheet(camera, live):
    with camera("--use-fake-device-for-media-stream", "--deny-permission-prompts") as page:
        page.goto(f"{live.url}/judge/mau/scan")
        expect(page.locator("[data-scan-target=status]")).to_contain_text("Không được phép dùng máy ảnh")
        started(page)  # the form for a number too
        page.get_by_label("Số trên nhãn").fill("77")
        page.get_by_role("button", name="Mở phiếu").tap()
        expect(page.get_by_role("alert")).to_contain_text("Số 77 không thuộc phần chấm này")
        page.get_by_label("Số trên nhãn").fill("4")
        page.get_by_role("button", name="Mở phiếu").tap()
        page.wait_for_url("**/judge/mau/entries/4")


def test_a_tablet_without_a_camera_says_so(camera, live):
    with camera() as page:
        page.goto(f"{live.url}/judge/mau/scan")
        expect(page.locator("[data-scan-target=status]")).to_contain_text("không có máy ảnh")
