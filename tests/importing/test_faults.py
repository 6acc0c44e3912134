"""What is wrong in a sheet is named by its cell, all of it at once, with what to do."""

from pathlib import Path

import pytest

import tests.factories as make
from judging.desk.importing import cells, lists
from judging.errors import Invalid
from judging.tasks.imports import Source
from tests.importing import samples

AT = {name: place for place, name in enumerate(samples.HEAD)}
#: A cell of the sample -> what is put into it, and a word of what is said of it.
PLANTED = {
    "A3": ("SP-1", "already"),
    "A12": ("", "fill this in"),
    "B4": ("Nhóm 9", "Nhóm 1; Nhóm 2"),
    "C5": ("", "fill this in"),
    "D6": ("câu lạc bộ", "Tổ chức"),
    "E7": ("số 7", "telephone"),
    "F8": ("nghe nhan", "e-mail"),
    "J9": ("=1+1", "formula"),
    "L10": ("đất " * 100, "At most 300"),
    "N11": ("1.999", "four digits"),
    "Q11": ("Chén × 2000", "999"),
    "R4": ("SP-3-9.jpg; SP-3-1.jpg", "SP-3-9.jpg"),
}


def as_planted(file: Path, count: int = 12) -> Path:
    """The sample as CSV with everything that is planted."""
    table = samples.rows(count)
    for cell, (text, _) in PLANTED.items():
        table[int(cell[1:]) - 1][ord(cell[0]) - 65] = text
    text = samples.sheet(file, table).read_text(encoding="utf-8-sig")
    file.write_text(text.replace("'=1+1", "=1+1"), encoding="utf-8")  # in CSV a formula is one that nobody guarded
    return file


def photos(folder: Path, count: int = 12) -> Path:
    """Three of each row."""
    return samples.photos(folder / "anh.zip", [name for n in range(1, count + 1) for name in samples.photos_of(n)])


def test_twelve_planted_errors_are_named_by_their_cells(call, tmp_path):
    found = call.look(Source(as_planted(tmp_path / "ho-so.csv"), photos(tmp_path))).faults
    assert {each.cell for each in found} == set(PLANTED)
    for each in found:
        assert PLANTED[each.cell][1] in str(each.values) + each.reason % each.values
    assert [each.cell for each in found] == sorted(PLANTED, key=lambda cell: (int(cell[1:]), cell[0]))


@pytest.mark.parametrize(
    ("head", "cell", "word"),
    [("Cân nặng", "S1", "not known"), ("Tên sản phẩm", "S1", "two columns")],
)
def test_a_column_nobody_knows_or_that_is_twice_there(call, tmp_path, head, cell, word):
    table = samples.rows(1)
    table[0].append(head)
    found = call.faults(tmp_path, table)
    assert list(found) == [cell] and word in found[cell]


def test_a_column_that_is_needed_is_missing(call, tmp_path):
    table = [line[1:] for line in samples.rows(1)]
    found = call.faults(tmp_path, table)
    assert list(found) == ["A1"] and "Code of the row" in found["A1"]


def test_a_header_alone_has_nothing_to_import(call, tmp_path):
    assert list(call.faults(tmp_path, samples.rows(0))) == ["A2"]


def test_names_of_columns_are_understood_in_both_languages_and_in_any_order(call, tmp_path):
    table = [["Telephone", "NAME OF THE PRODUCT", "[code]", "Người dự thi"], ["0912345678", "Bình", "1", "An"]]
    plan = call.look(Source(samples.sheet(tmp_path / "a.xlsx", table)))
    row = plan.steps[0].row
    assert not plan.faults and (row.code, row.fields["title"], row.person["name"]) == ("1", "Bình", "An")


def test_photos_of_a_row_are_missing_several_or_none(call, tmp_path):
    table = samples.rows(3)
    at = AT["photos"]
    table[1][at], table[2][at], table[3][at] = "a.jpg", "mat.jpg", "la.jpg"
    folder = samples.photos(tmp_path / "anh", ["la.jpg"])
    for place in ("truoc", "sau"):
        samples.photos(folder / place, ["mat.jpg"])
    (folder / "la.jpg").write_bytes(b"#!/bin/sh\n" * 10)
    found = call.faults(tmp_path, table, folder)
    assert list(found) == ["R2", "R3", "R4"]
    assert "No photo is called" in found["R2"] and "Several" in found["R3"] and "is no photo" in found["R4"]
    table[2][at] = "truoc/mat.jpg"
    assert "R3" not in call.faults(tmp_path, table, folder)


def test_more_captions_than_photos_and_more_photos_than_an_entry_has(call, tmp_path):
    table = samples.rows(2)
    table[0].append("Lời chú thích của ảnh")
    table[1].append("một\nhai\nba\nbốn"), table[2].append("")
    names = [*samples.photos_of(1), *samples.photos_of(2, each=11)]
    found = call.faults(tmp_path, table, samples.photos(tmp_path / "anh.zip", names))
    assert list(found) == ["S2", "R3"] and "captions" in found["S2"] and "10" in found["R3"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chén nhỏ\n\nấm", None),
        ("CHEN NHO\n#2", None),
        ("Đĩa", "“Đĩa” is not among the pieces"),
        ("#4", "“#4” is not among the pieces"),
        ("chén", "Several pieces of this row are called “chén”"),
        ("\n\n\nẤm", "more pieces of photos than photos"),
        ("\n" * 10 + "Ấm", "At most 10 pieces of photos"),
        ("a" * 121, "At most 120"),
    ],
)
def test_a_photo_shows_a_piece_of_its_row(call, tmp_path, text, word):
    table = samples.rows(1)
    table[0].append("Món trong từng ảnh"), table[1].append(text)
    table[1][AT["pieces"]] = "Chén nhỏ × 6; Ấm; Chén | a; Chén | b" if "chén" in text else "Chén nhỏ × 6; Ấm; Nắp"
    found = call.faults(tmp_path, table, photos(tmp_path, 1))
    assert list(found) == (["S2"] if word else []) and (not word or word in found["S2"])


def test_photos_no_row_takes_are_told_and_stop_nothing(call, tmp_path):
    file = samples.photos(tmp_path / "anh.zip", [*samples.photos_of(1), "khac.jpg", "__MACOSX/x", "a/.DS_Store"])
    plan = call.look(Source(samples.sheet(tmp_path / "a.xlsx", samples.rows(1)), file))
    assert plan.unused == ["khac.jpg"] and not plan.faults


def test_the_template_s_example_is_nobody_s_entry(call, tmp_path):
    table = samples.rows(1)
    table.append(["VI-DU", "Nhóm 99", *[""] * 16])
    plan = call.look(Source(samples.sheet(tmp_path / "a.xlsx", table), photos(tmp_path, 1)))
    assert not plan.faults and [step.row.code for step in plan.steps] == ["SP-1"]


QUESTIONS = {
    "number": ("12,5", "12.5", "1.500"),
    "choice": ("đỏ", "do", "tím"),
    "several": ("Xanh; đỏ", ["do", "xanh"], "đỏ; tím"),
    "date": ("31/12/2025", "2025-12-31", "31/13/2025"),
    "yes_no": ("Có", True, "có thể"),
    "table": ("a | b\nc", [["a", "b"], ["c", ""]], None),
    "line": ("một  dòng", "một dòng", "x" * 301),
}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_answers_to_the_organiser_s_own_questions(app, kind):
    options = [{"key": "do", "name": "Đỏ", "name_en": "Red"}, {"key": "xanh", "name": "Xanh", "name_en": ""}]
    question = make.question(make.competition(), kind=kind, options=options)
    good, kept, bad = QUESTIONS[kind]
    assert cells.answer(good, question) == kept
    if bad:
        with pytest.raises(Invalid):
            cells.answer(bad, question)


@pytest.mark.parametrize("parts", [["a", "b;c", "d\\e"], ["\\"], ["x\\;", "y"], []])
def test_several_things_in_one_cell_come_back_as_they_were(parts):
    assert lists.split(lists.joined(parts, ";", by="; "), ";") == parts
    if parts:
        assert lists.split_all(lists.joined(parts, "|", by=" | "), "|") == parts
