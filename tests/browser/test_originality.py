"""The originality desk in a browser: both pictures at once, also on a telephone, and the decision within reach."""

import random
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from playwright.sync_api import expect

import tests.factories as make
from judging.demo import drawing
from judging.infra import ids
from judging.media.renditions import make as renditions
from judging.originality.recording import keep_print
from judging.tasks import originality
from tests.browser.pages import DESK, PHONE, axe
from tests.media.copies import cut

PICTURE = Path(drawing.__file__).parents[1] / "pictures/ceramic-0003.webp"


def shown(live, entry, picture, folder):
    """A photo of an entry as the worker leaves it."""
    key = ids.key()
    picture.save(folder / "photo.png")
    (folder / key).mkdir()
    made = renditions(folder / "photo.png", folder / key)
    live.app.extensions["photos"].put(key, folder / key)
    photo = make.photo(entry, key=key, width=made.width, height=made.height, ground=made.ground)
    keep_print(photo, made.print, made.taken)


@pytest.fixture
def chief(live, tmp_path):
    competition = make.competition("mau", stage="judging")
    organiser = make.person("Bà Trưởng")
    make.staff(organiser, competition)
    with Image.open(PICTURE) as opened:
        picture = opened.convert("RGB")
    copy = cut(ImageOps.mirror(picture), random.Random(1))
    for number, each in ((12, picture), (35, copy)):
        shown(live, make.entry(competition, make.person(), number=number), each, tmp_path)
    make.save()
    originality.compare_new(now=make.NOW)
    return organiser


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_both_pictures_are_seen_at_once_and_decided_about(chief, open_page, size):
    page = open_page("/desk/mau/originality", person=chief, size=size)
    pictures = page.locator(".alike img")
    expect(pictures).to_have_count(2)
    first, second = (pictures.nth(n).bounding_box() for n in (0, 1))
    assert abs(first["y"] - second["y"]) < 2 and first["x"] + first["width"] <= second["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    axe(page)
    page.locator("article summary").click()
    page.get_by_label("Lý do").fill("Hai hồ sơ cùng một ảnh")
    page.get_by_role("button", name="Cùng một ảnh").click()
    expect(page.get_by_text("Cùng một ảnh: ")).to_be_visible()
    expect(pictures).to_have_count(0)
