"""The result for people: straight columns whatever the letters, and rows for a spreadsheet."""

import unicodedata
from dataclasses import replace

import pytest

from judging.ranking.pipeline import rank
from judging.ranking.report import table
from judging.ranking.report.record import Names, record
from judging.ranking.report.wording import TITLES, WARNINGS
from judging.ranking.types import Decision, Reason
from tests.ranking.tabled import given_by, rules_of, sheets

NAMES = Names("7f3a92c1" * 8, "0b5e11d0" * 8)
RULES = """
[[round]]
id = "final"
name = "Chung khảo"
kind = "score"
spread = 3
criterion = [{ id = "c", name = "Tiêu chí", maximum = 10 }]

[[band]]
id = "top"
name = "Xuất sắc"
name_en = "Excellent"
from = 9

[[award]]
id = "first"
name = "Giải Nhất"
name_en = "First prize"
cap = 1
"""


def shown(scores: str, language: str = "vi", text: str = RULES, **more) -> list[str]:
    rules = rules_of(text)
    outcome = rank(rules, given_by(rules, scores, **more))
    return table.table(rules, outcome, NAMES, language=language).splitlines()


def test_columns_stand_straight_in_vietnamese():
    decomposed = unicodedata.normalize("NFD", "Bình gốm")
    assert [*table.aligned([["Mã", "Tổng"], ["Gốm sứ", "8,00"], [decomposed, "10,00"], ["陶", "7"]], right=[1])] == [
        "  Mã         Tổng",
        "  Gốm sứ     8,00",
        f"  {decomposed}  10,00",
        "  陶            7",
    ]


def test_a_column_with_nothing_in_it_is_left_out_and_a_long_cell_is_cut():
    lines = [*table.aligned([["a", "b", "c"], ["x" * 100, "", "y"]])]
    assert lines[1] == "  " + "x" * 39 + "…  y"
    assert [*table.aligned([["a"], ["x" * 40]])][1] == "  " + "x" * 40


def test_a_mark_that_has_no_letter_of_its_own_takes_no_room():
    assert table.width("x\u0323y") == 2


def test_the_page_from_its_title_to_what_is_still_open():
    lines = shown(sheets({"A": [9, 9], "B": [9, 9], "C": [2, 9]}))
    assert lines == [
        "Thể lệ",
        "Thể lệ 7F3A-92C1 · số liệu 0B5E-11D0",
        "",
        "  Hạng  Mã  Tổng  Xếp loại  Kết quả",
        "    =1  A   9,00  Xuất sắc  chờ quyết định",
        "    =1  B   9,00  Xuất sắc  chờ quyết định",
        "     3  C   5,50            đạt, hết giải",
        "",
        "Giải thưởng",
        "  Giải       Nhóm   Tối đa  Đã trao  Chờ  Không trao",
        "  Giải Nhất  chung       1        –    1           –",
        "",
        "Bằng nhau ở vạch giải, chờ quyết định: A, B",
        "Vòng final: các phiếu của C lệch nhau 7 điểm, quá mức thể lệ cho phép",
        "  Còn chờ: Giải Nhất, không có giải. Khi đã quyết định: --decide A,B (thứ tự từ trên xuống).",
    ]


def test_a_decided_tie_is_no_longer_open():
    rules = rules_of(RULES)
    given = replace(given_by(rules, sheets({"A": [9], "B": [9]})), decisions=(Decision(None, ("B", "A")),))
    lines = table.table(rules, rank(rules, given), NAMES).splitlines()
    assert lines[4].endswith("không có giải theo quyết định") and "--decide" not in lines[-1]


def test_in_english_and_with_entrants():
    lines = shown(sheets({"A": [9]}), "en", entries="entry,entrant\nA,Hoa")
    assert "      1  A      Hoa       9.00  Excellent  First prize  won" in lines


def test_rules_without_awards_say_who_qualified():
    text = RULES.partition("[[award]]")[0].replace("spread", "threshold")
    assert [line.split()[-1] for line in shown(sheets({"A": [9], "B": [1]}), text=text)[4:6]] == ["đạt", "ngưỡng"]


def test_an_argument_can_be_typed_as_it_is_printed():
    lines = shown('entry,judge,criterion,score\n"A, ""a""",j,c,9\nB\'s,j,c,9\n')
    assert lines[-1].partition("--decide ")[2].startswith("""'"A, ""a\""",B'"'"'s'""")


@pytest.mark.parametrize(
    ("scores", "vi", "en"),
    [
        (
            {"A": [5, 9], "B": [1, 2]},
            "Vòng final: dùng trung bình cộng thường, không trừ độ lệch giám khảo, vì độ lệch chưa đủ chắc chắn",
            "Round final: the plain mean, with no judge's effect taken away, since the effects are not known surely "
            "enough",
        ),
        (
            {"A": [5], "B": ["", 2]},
            "không trừ độ lệch giám khảo, vì có đối tượng không nối được với nhau qua giám khảo chấm chung",
            "with no judge's effect taken away, since some entries are not linked by judges they share",
        ),
    ],
)
def test_a_plain_mean_in_the_place_of_a_corrected_one_is_announced(scores, vi, en):
    way = 'combine = "corrected"\nabsent = "allow"\ncorrection = { limit = 0.01, otherwise = "mean" }\ncriterion'
    given = "\n".join(row for row in sheets(scores).splitlines() if not row.endswith(',""'))
    text = RULES.replace("spread = 3\ncriterion", way)
    assert [row for row in shown(given, text=text) if row.strip().endswith(vi)]
    assert [row for row in shown(given, "en", text=text) if row.strip().endswith(en)]
    rules = rules_of(text)
    (warning,) = record(rules, rank(rules, given_by(rules, given)), NAMES)["warnings"]
    assert (warning.pop("code"), warning.pop("round")) == ("correction_not_used", "final")
    assert list(warning) == ["because"]


def test_rows_for_a_spreadsheet():
    rules = rules_of(RULES)
    head, first, *_ = table.rows(rules, rank(rules, given_by(rules, sheets({"A": [9], "B": [1]}))))
    row = dict(zip(head, first, strict=True))
    said = {row.pop("explanation_vi"), row.pop("explanation_en")}
    assert row == {
        "group": "all", "place": 1, "entry": "A", "entrant": "A", "number": 1, "total": "9.00", "qualified": 1,
        "band": "top", "award": "first", "reason": "won", "tied_with": "",
    }  # fmt: skip
    assert len(said) == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_and_warning_has_its_words(language):
    assert {f"reason_{reason}" for reason in Reason} < TITLES[language].keys()
    assert TITLES["vi"].keys() == TITLES[language].keys() and WARNINGS["vi"].keys() == WARNINGS[language].keys()
