"""Sheets and ZIPs as they really come, and as somebody who means harm makes them."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter

from judging.desk.importing import pictures, sheets, workbook
from judging.desk.importing.workbook import FAILED, FORMULA, letters_of
from judging.errors import Invalid
from judging.media.intake import USUAL
from tests.importing import samples

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="/xl/worksheets/one.xml" Type="t"/></Relationships>'
)
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
)


def book(file: Path, cells: str, **parts: str) -> Path:
    """A workbook written by hand, with these cells."""
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    sheet = f"{head}{cells}</row></sheetData></worksheet>"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": RELATIONS,
                           "xl/worksheets/one.xml": sheet, **parts}.items():  # fmt: skip
            archive.writestr(name, text)
    return file


def test_every_kind_of_cell_is_text_as_it_is_read(tmp_path):
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as made:
        page = made.add_worksheet()
        day, plain = made.add_format({"num_format": "dd/mm/yyyy"}), made.add_format({"num_format": '0 "day"'})
        page.write_row(0, 0, ["Đèn lồng", 12, 12.5, True, 900000001.0])
        page.write_number(0, 5, 46022, day)
        page.write_number(0, 6, 46022, plain)
        page.write_formula(0, 7, "=1+1", None, 2)
        page.write_rich_string(0, 8, "gốm ", made.add_format({"bold": True}), "sứ")
        page.write_number(0, 9, 1.125)
    [line] = sheets.read(file)
    told = ["Đèn lồng", "12", "12.5", "yes", "900000001", "2025-12-31", "46022", FORMULA, "gốm sứ", "1.1250"]
    assert list(line.cells.values()) == told


def test_words_within_the_cell_words_read_aloud_and_errors(tmp_path):
    cells = (
        '<c r="A1" t="inlineStr"><is><r><t>gốm</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
        '<c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="str"><f>A1</f><v>gốm</v></c><c r="D1"/>'
    )
    assert workbook.read(book(tmp_path / "a.xlsx", cells)) == {(1, 1): "gốm", (1, 2): FAILED, (1, 3): FORMULA}


def test_a_cell_at_the_end_of_the_world_makes_no_grid(tmp_path):
    cells = '<c r="A1" t="str"><v>a</v></c><c r="XFD1048576" t="str"><v>b</v></c>'
    assert len(workbook.read(book(tmp_path / "a.xlsx", cells))) == 2
    [line, *_] = sheets.read(tmp_path / "a.xlsx")
    assert line.cells == {1: "a"}


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"xl/vbaProject.bin": "x"}, "macros"),
        ({f"xl/{n}.xml": "x" for n in range(500)}, "too large"),
        ({"xl/big.xml": "0" * (workbook.MOST_UNPACKED + 1)}, "too large"),
        ({"xl/sharedStrings.xml": BOMB}, "damaged"),
        ({"xl/workbook.xml": "<workbook"}, "damaged"),
        ({"xl/workbook.xml": "<workbook/>"}, "damaged"),
        ({"xl/sharedStrings.xml": "<sst/>"}, "damaged"),
        ({"xl/_rels/workbook.xml.rels": "<Relationships/>"}, "damaged"),
        ({"xl/styles.xml": "<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"}, "damaged"),
    ],
)
def test_workbooks_that_mean_harm_or_are_broken(tmp_path, parts, word):
    with pytest.raises(Invalid, match=word):
        workbook.read(book(tmp_path / "a.xlsx", '<c r="A1" t="s"><v>0</v></c>', **parts))


def spoilt(content: bytes, *, way: int, flag: int = 0) -> bytes:
    """A ZIP whose parts say they were packed in this way, and have this flag."""
    marked = bytearray(content)
    for mark, at in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        place = marked.find(mark)
        while place >= 0:
            marked[place + at], marked[place + at - 2] = way, marked[place + at - 2] | flag
            place = marked.find(mark, place + 4)
    return bytes(marked)


@pytest.mark.parametrize(
    ("way", "flag", "word"),
    [(99, 0, "damaged"), (8, 0x40, "damaged"), (8, 1, "password"), (12, 0, "damaged"), (14, 0, "damaged")],
    ids=["unknown", "unknown-lock", "locked", "no-bzip2", "no-lzma"],
)
def test_workbooks_packed_in_a_way_nobody_knows_or_locked(tmp_path, way, flag, word):
    content = book(tmp_path / "a.xlsx", '<c r="A1"><v>1</v></c>').read_bytes()
    (tmp_path / "a.xlsx").write_bytes(spoilt(content, way=way, flag=flag))
    with pytest.raises(Invalid, match=word):
        workbook.read(tmp_path / "a.xlsx")


def test_every_damaged_byte_of_a_workbook_is_refused_or_changes_nothing(tmp_path):
    whole = samples.sheet(tmp_path / "a.xlsx", samples.rows(2)).read_bytes()
    for at in range(0, len(whole), 97):
        (tmp_path / "b.xlsx").write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with suppress(Invalid):
            assert sheets.read(tmp_path / "b.xlsx") == sheets.read(tmp_path / "a.xlsx")


@pytest.mark.parametrize("way", [8, 12, 14])
def test_photos_whose_packing_is_damaged(tmp_path, way):
    whole = archive(tmp_path / "a.zip", "a.jpg", content=bytes(range(256)) * 9).read_bytes()
    content = bytearray(spoilt(whole, way=way))
    content[38] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(content)
    with pictures.opened(tmp_path / "a.zip") as found:
        with pytest.raises(Invalid, match="damaged"), found.open("a.jpg") as one:
            one.read()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_every_cut_of_a_workbook_is_read_or_refused(tmp_path):
    whole = samples.sheet(tmp_path / "a.xlsx", samples.rows(2)).read_bytes()
    for end in range(0, len(whole), 211):
        (tmp_path / "b.xlsx").write_bytes(whole[:end])
        with pytest.raises(Invalid):
            sheets.read(tmp_path / "b.xlsx")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_as_spreadsheets_write_it(tmp_path, delimiter, encoding):
    text = delimiter.join(["Mã", "Tên", "Chuyện"]) + "\r\n" + delimiter.join(["1", '"Bình ""gốm"""', '"hai\r\ndòng"'])
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    lines = sheets.read(tmp_path / "a.csv")
    assert [line.number for line in lines] == [1, 2] and lines[1].cells[2] == 'Bình "gốm"'


def test_csv_that_is_none(tmp_path):
    for content in ("Mã,Tên\nđĩa".encode("cp1258", "replace"), b"a\0b", b'a,"b\nc', b"", b" ,\n"):
        (tmp_path / "a.csv").write_bytes(content)
        with pytest.raises(Invalid):
            sheets.read(tmp_path / "a.csv")


def test_a_guarded_cell_of_csv_loses_its_guard_and_no_other_apostrophe(tmp_path):
    (tmp_path / "a.csv").write_text("'=1+1,'quoted',=1+1,'+84 912,-5\n")
    [line] = sheets.read(tmp_path / "a.csv")
    assert list(line.cells.values()) == ["=1+1", "'quoted'", FORMULA, "+84 912", "-5"]


def test_more_rows_than_are_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    assert len(sheets.read(samples.sheet(tmp_path / "a.csv", samples.rows(3)))) == 4
    with pytest.raises(Invalid, match="At most"):
        sheets.read(samples.sheet(tmp_path / "a.csv", samples.rows(4)))
    monkeypatch.setattr(sheets, "MOST_BYTES", 100)
    with pytest.raises(Invalid, match="too large"):
        sheets.read(tmp_path / "a.csv")


def test_letters_of_columns():
    assert [letters_of(n) for n in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(workbook.column_of(letters_of(n)) == n for n in range(1, 1000))


def archive(file: Path, *names: str, content: bytes = b"\xff\xd8\xff") -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), content)
    return file


@pytest.mark.parametrize("name", ["../a.jpg", "/etc/passwd", "a/../../b.jpg", "C:/a.jpg", "..\\a.jpg"])
def test_a_name_that_leads_out_of_the_zip(tmp_path, name):
    with pytest.raises(Invalid, match="leads out"), pictures.opened(archive(tmp_path / "a.zip", name)):
        pass


def test_zips_that_are_damaged_locked_or_too_many(tmp_path, monkeypatch):
    (tmp_path / "a.zip").write_bytes(b"PK\3\4 and no more")
    with pytest.raises(Invalid, match="no ZIP"), pictures.opened(tmp_path / "a.zip"):
        pass
    locked = bytearray(archive(tmp_path / "b.zip", "a.jpg").read_bytes())
    locked[locked.index(b"PK\1\2") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(locked)
    with pytest.raises(Invalid, match="password"), pictures.opened(tmp_path / "b.zip"):
        pass
    monkeypatch.setattr(pictures, "MOST_FILES", 1)
    with pytest.raises(Invalid, match="more photos"), pictures.opened(archive(tmp_path / "c.zip", "a.jpg", "b.jpg")):
        pass


def test_no_more_of_a_file_is_read_than_a_photo_may_have(tmp_path):
    file = archive(tmp_path / "a.zip", "a.jpg", content=bytes(USUAL.bytes + 5_000_000))
    with pictures.opened(file) as found:
        with found.open("a.jpg") as photo:
            assert sum(iter(lambda: len(photo.read(1 << 20)), 0)) == USUAL.bytes + 1
        with pytest.raises(Invalid, match="larger than 40|%"):
            pictures.require_photo(found, "a.jpg")


def test_a_photo_that_is_damaged_in_the_zip(tmp_path):
    content = bytearray(samples.photos(tmp_path / "a.zip", ["a.jpg"]).read_bytes())
    content[200] ^= 1
    (tmp_path / "a.zip").write_bytes(content)
    with pictures.opened(tmp_path / "a.zip") as found, found.open("a.jpg") as photo:
        with pytest.raises(Invalid, match="damaged"):
            io.BufferedReader(photo).read()


def test_names_in_vietnamese_written_by_a_mac(tmp_path):
    content = bytearray(archive(tmp_path / "a.zip", "Bi\u0300nh.jpg").read_bytes())
    content[7] &= ~8 & 255  # it does not say that its letters are UTF-8
    content[content.index(b"PK\1\2") + 9] &= ~8 & 255
    (tmp_path / "a.zip").write_bytes(content)
    with pictures.opened(tmp_path / "a.zip") as found:
        assert found.names() == ["Bình.jpg"]
        assert pictures.Register(found.names(), []).called("BÌNH.JPG") == ["Bình.jpg"]


def test_photos_by_code_in_the_order_of_their_numbers():
    names = ["12.jpg", "12-10.jpg", "12-2.HEIC", "12_1.png", "x/12 (3).jpg", "123.jpg", "12-1b.jpg", "SP-1-1.jpg"]
    found = pictures.Register(names, ["12", "SP-1", "sp"])
    assert found.of_code("12") == ["12.jpg", "12_1.png", "12-2.HEIC", "x/12 (3).jpg", "12-10.jpg"]
    assert found.of_code("SP-1") == ["SP-1-1.jpg"] and found.of_code("sp") == []
    assert pictures.Register(["12-1.jpg", "12-1-2.jpg"], ["12", "12-1"]).of_code("12-1") == ["12-1.jpg", "12-1-2.jpg"]
