"""Photos from a phone: in parts, several at once, over a broken line, past a closed page and a server's restart."""

import time
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image
from playwright.sync_api import expect

import tests.factories as make
from judging.entries.models import Photo
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from tests.browser.arriving import Weather, arrived, choose, sent, throttle
from tests.browser.pages import DESK, PHONE, axe, small_targets


@pytest.fixture
def entry(live):
    made = make.entry(make.competition("mau"), make.person("Nguyễn Thị Mẫu"), state="draft")
    make.save()
    return made


@pytest.fixture
def phone(open_page, entry):
    return open_page(f"/my/entries/{entry.id}", person=entry.entrant, size=PHONE)


def pictures(folder: Path, *kinds: str, side: int = 700) -> list[Path]:
    """Photos of noise, which no format makes small, each another."""
    made = []
    for n, kind in enumerate(kinds):
        noise = np.random.default_rng(n).integers(0, 255, (side, side, 3), dtype=np.uint8)
        file = folder / f"Ảnh {n + 1}.{kind}"
        if kind == "heic":
            pillow_heif.from_pillow(Image.fromarray(noise)).save(file, quality=60)
        else:
            Image.fromarray(noise).save(file, quality=80)
        made.append(file)
    return made


def test_several_arrive_in_order_and_are_told(live, phone, tmp_path):
    files = pictures(tmp_path, "jpg", "heic", "png", "jpg")
    choose(phone, files)
    expect(phone.get_by_text("Cả 4 ảnh đã đến nơi")).to_be_visible()
    expect(phone.locator('[data-state="processing"]')).to_have_count(4)
    assert arrived(live) == sent(files)
    axe(phone)
    assert small_targets(phone, within="main") == []


def test_one_bar_of_signal_a_cut_every_ten_seconds_and_a_restart(live, phone, complaints, tmp_path):
    files = pictures(tmp_path, "jpg", "heic", "jpg", side=900)
    throttle(phone)
    with Weather(live) as weather:
        choose(phone, files)
        expect(phone.get_by_text("Cả 3 ảnh đã đến nơi")).to_be_visible(timeout=200_000)
    assert weather.cuts >= 2 and arrived(live) == sent(files)
    complaints[:] = [one for one in complaints if "Failed to load resource" not in one]


def test_a_closed_page_goes_on_when_it_is_opened_again(live, phone, entry, complaints, tmp_path):
    files = pictures(tmp_path, "jpg", "jpg", side=900)
    throttle(phone)
    choose(phone, files)
    expect(phone.locator("li[id^=upload-] progress").first).not_to_have_attribute("value", "0")
    again = phone.context.new_page()
    phone.close()
    assert arrived(live) == []
    again.goto(f"{live.url}/my/entries/{entry.id}")
    expect(again.get_by_text("Cả 2 ảnh đã đến nơi")).to_be_visible()
    assert arrived(live) == sent(files)
    again.reload()
    expect(again.locator("[data-uploads-target=all]")).to_be_hidden()
    complaints[:] = [one for one in complaints if "Failed to load resource" not in one]


def test_chosen_without_a_network_they_go_when_it_is_back(live, phone, complaints, tmp_path):
    files = pictures(tmp_path, "jpg", "jpg")
    live.wire.cut()
    choose(phone, files)
    expect(phone.get_by_text("Mất mạng").first).to_be_visible()
    live.wire.mend()
    expect(phone.get_by_text("Cả 2 ảnh đã đến nơi")).to_be_visible()
    assert arrived(live) == sent(files)
    complaints[:] = [one for one in complaints if "Failed to load resource" not in one]


def test_chosen_before_the_script_has_come_they_go_once_it_has(live, phone, entry, tmp_path):
    files, held = pictures(tmp_path, "jpg", "jpg"), []
    slow = phone.context.new_page()
    slow.route("**/controllers/uploads.js", lambda route: held.append(route))
    slow.goto(f"{live.url}/my/entries/{entry.id}", wait_until="load")
    choose(slow, files)
    while not held:
        slow.wait_for_timeout(50)
    held[0].continue_()
    expect(slow.get_by_text("Cả 2 ảnh đã đến nơi")).to_be_visible()
    assert arrived(live) == sent(files)


def test_what_the_server_refuses_says_why(phone, entry, complaints, tmp_path):
    for n in range(9):
        make.photo(entry, digest=str(n))
    make.save()
    choose(phone, pictures(tmp_path, "jpg", "jpg"))
    expect(phone.get_by_role("alert").filter(has_text="nhiều nhất 10 ảnh")).to_be_visible()
    expect(phone.locator('[data-state="processing"]')).to_have_count(1)
    complaints[:] = [one for one in complaints if "Failed to load resource" not in one]


def test_left_out_on_the_way_it_is_gone_on_both_sides(live, phone, entry, tmp_path):
    throttle(phone)
    choose(phone, pictures(tmp_path, "jpg", side=900))
    line = phone.locator("li[id^=upload-]")
    expect(line).to_be_visible()
    line.get_by_role("button", name="Bỏ ảnh này").click()
    expect(line).to_have_count(0)
    for _ in range(100):
        db.session.rollback()
        if not entry.uploads:
            break
        time.sleep(0.1)
    assert entry.uploads == [] and arrived(live) == []


@pytest.mark.parametrize(("size", "theme"), [(PHONE, "light"), (DESK, "dark")])
def test_what_another_phone_began_is_shown_and_can_be_left_out(open_page, entry, *, size, theme):
    make.upload(entry, length=1000, received=630, original_name="Bộ ấm chén hoa lam vẽ tay, ảnh chụp từ trên xuống.jpg")
    make.save()
    page = open_page(f"/my/entries/{entry.id}", person=entry.entrant, size=size, theme=theme)
    line = page.locator("li[id^=upload-]")
    expect(line.get_by_text("63 %")).to_be_visible()
    axe(page)
    line.get_by_role("button").click()
    expect(line).to_have_count(0)


def test_a_smaller_copy_on_a_slow_line(live, phone, tmp_path):
    (large,) = pictures(tmp_path, "jpg", side=2600)
    phone.get_by_text("Mạng chậm?").click()
    phone.get_by_label("Gửi bản nhỏ hơn").check()
    choose(phone, [large])
    expect(phone.get_by_text("Cả 1 ảnh đã đến nơi")).to_be_visible()
    db.session.rollback()
    photo = db.session.query(Photo).one()
    with Image.open(Incoming(live.app.instance_path).file(photo.key)) as copy:
        assert (copy.size, copy.format, photo.original_name) == ((2048, 2048), "JPEG", "Ảnh 1.jpg")
