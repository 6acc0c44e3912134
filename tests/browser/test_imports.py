"""A sheet and its photos at the desk, in a browser: chosen, looked at, imported."""

import pytest
from playwright.sync_api import expect

import tests.factories as make
from tests.browser.pages import DESK, PHONE, axe
from tests.importing import samples


@pytest.fixture
def organiser(live):
    competition, organiser = make.competition("mau"), make.person("Bà Trưởng")
    make.staff(organiser, competition)
    make.save()
    return organiser


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_sheet_is_looked_at_and_imported(organiser, open_page, tmp_path, size):
    source = samples.source(tmp_path, 8)
    page = open_page("/desk/mau/imports", person=organiser, size=size)
    axe(page)
    page.get_by_label("Bảng tính (XLSX hoặc CSV)").set_input_files(source.sheet)
    page.get_by_label("Ảnh (ZIP)").set_input_files(source.photos)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("rowheader", name="Bình gốm số 8")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Nhập 8 hồ sơ").click()
    expect(page.get_by_text("Đã nhập 8 hồ sơ.")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_wrong_cells_are_read_at_once(organiser, open_page, tmp_path, size):
    source, table = samples.source(tmp_path, 3), samples.rows(4)
    table[1][samples.HEAD.index("year")], table[2][samples.HEAD.index("Nhóm")] = "năm ngoái", "Nhóm không có"
    page = open_page("/desk/mau/imports", person=organiser, size=size)
    page.get_by_label("Bảng tính (XLSX hoặc CSV)").set_input_files(samples.sheet(source.sheet, table))
    page.get_by_label("Ảnh (ZIP)").set_input_files(source.photos)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", name="2 chỗ sai. Chưa nhập gì.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="N2")).to_be_visible()
    axe(page)
