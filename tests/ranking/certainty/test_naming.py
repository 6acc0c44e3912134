"""How a diagnosis names lines, judges, entries and figures."""

from dataclasses import replace
from fractions import Fraction

import pytest

from judging.ranking.certainty import types
from judging.ranking.certainty.telling.words import Teller
from tests.ranking.certainty import examples
from tests.ranking.certainty.examples import LINE
from tests.ranking.certainty.telling import teller


@pytest.mark.parametrize(
    ("line", "vi", "en"),
    [
        ({"id": "award:nhat", "group": "all"}, "vạch giải Nhất", "the line of First prize"),
        ({"id": "award:nhat"}, "vạch giải Nhất nhóm Gốm sứ", "the line of First prize in Ceramics"),
        ({"id": "keep", "group": "all"}, "vạch vào vòng sau", "the line of those who go on"),
        (
            {"id": "band:tot", "points": Fraction(171, 2), "group": "all"},
            "mức “Loại Tốt” (từ 85,5 điểm)",
            "the mark for “Good” (from 85.5 points)",
        ),
        ({"id": "threshold", "points": Fraction(70), "group": "all"}, "ngưỡng 70 điểm", "the threshold of 70 points"),
    ],
)
def test_names_of_lines(line, vi, en):
    line = types.Line(**{"group": "gom"} | line)
    assert teller().line_name(line) == vi
    assert teller("en").line_name(line) == en


def test_a_title_is_quoted_and_one_group_is_not_named():
    rules = examples.the_rules()
    title = replace(rules.awards[0], name="Nghệ nhân ưu tú")
    rules = replace(rules, awards=(title,), groups=rules.groups[:1])
    said = Teller(rules, examples.around_a_line(), "vi")
    assert said.line_name(types.Line(id="award:nhat", group="gom")) == "vạch danh hiệu “Nghệ nhân ưu tú”"
    assert said.line_name(types.Line(id="award:gone", group="gom")) == "vạch danh hiệu “gone”"


def test_a_line_that_several_groups_have_is_that_of_the_entries_named():
    first = examples.around_a_line()
    others = tuple(
        replace(e, entry=f"t{e.entry}", number=e.number + 500, group="tre") for e in first.entries
    )  # fmt: skip
    twice = (first.lines[1], replace(first.lines[1], group="tre"))
    both = teller("en", lines=twice, entries=first.entries + others)
    assert both.line_of(LINE, ("122",)).endswith("in Ceramics")
    assert both.line_of(LINE, ("t122",)).endswith("in Bamboo and rattan")
    assert both.line_of(LINE, ("122", "t122")) == both.line_of(LINE) == "the line of Consolation prize"
    assert [e.entry for e in both.unclear(twice[1])] == []
    assert len(both.divided(replace(twice[0], group="all"))) == 36


def test_a_short_scale_has_two_decimals_and_signs_are_written():
    short = teller(maximum=Fraction(19))
    assert (short.points(1.256), short.signed(1.256), short.signed(-0.5)) == ("1,26", "+1,26", "−0,50")
    long = teller("en", maximum=Fraction(20))
    assert (long.points(-1.256), long.signed(0.04), long.level(-1.26)) == ("1.3", "0.0", "−1.3")


def test_judges_by_number_by_name_and_as_the_page_has_them():
    assert [teller().judge(id) for id in ("3", "Bà Hoa")] == ["Giám khảo 3", "Bà Hoa"]
    shown = Teller(examples.the_rules(), examples.around_a_line(), "en", shown={"3": "Seat C"})
    assert [shown.judge(id) for id in ("3", "4")] == ["Seat C", "Judge 4"]


def test_numbers_of_very_many_entries_are_counted():
    large = Teller(examples.the_rules(), examples.large(300, 12), "en")
    ids = [f"E{n:05}" for n in range(1, 15)]
    assert large.entries(ids).endswith("1012 and two products more")
    assert large.entries(ids[:12]).endswith("1011, 1012")
    assert (large.things(1), large.things(11), large.sheets(1)) == ("one product", "11 products", "one score sheet")
    assert large.count(1234) == "1,234"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (1.0, "trên 99_%", "over 99_%"),
        (0.996, "trên 99_%", "over 99_%"),
        (0.994, "ít nhất 99_%", "at least 99_%"),
        (0.9, "ít nhất 90_%", "at least 90_%"),
        (0.006, "ít nhất 1_%", "at least 1_%"),
        (0.004, "dưới 1_%", "under 1_%"),
        (0.0, "dưới 1_%", "under 1_%"),
    ],
)
def test_what_is_not_certain_is_never_told_as_all_or_nothing(value, vi, en):
    assert teller().share(value, "at_least") == vi.replace("_", "\N{NO-BREAK SPACE}")
    assert teller("en").share(value, "at_least") == en.replace("_", "\N{NO-BREAK SPACE}")
    if 0.005 < value < 0.995:
        assert teller("en").share(value) == en.removeprefix("at least ").replace("_", "\N{NO-BREAK SPACE}")


def test_how_many_sheets():
    entries = [replace(entry, sheets=3 + entry.number % 2) for entry in examples.around_a_line().entries]
    said = teller("en", entries=tuple(entries))
    assert said.sheets_of(entries) == "three to four score sheets"
    assert (said.sheets_of(entries[:1]), said.sheets(2)) == ("four score sheets", "two score sheets")
    assert teller().sheets_of(entries) == "ba đến bốn phiếu chấm"


def test_entries_are_named_in_the_order_of_the_result():
    assert teller("en").entries(("108", "125", "151")) == "nos. 125, 151, 108"
    assert teller("en").entries(("108",)) == teller("en").entry("108") == "no. 108"
    assert teller().sentence("numbers_one", numbers="7") == "Số 7"


def test_the_criteria_are_those_of_the_round():
    rules = examples.the_rules()
    other = replace(rules.rounds[0], id="so-khao", criteria=())
    said = Teller(replace(rules, rounds=(other, *rules.rounds)), examples.around_a_line(), "en")
    assert (said.round, said.criterion("tham-my")) == (rules.rounds[0], "Beauty")
    unnamed = replace(rules.rounds[0].criteria[0], name_en="")
    assert said.name(unnamed) == "Tính sáng tạo" and said.name(replace(unnamed, name="")) == "sang-tao"


def test_a_line_by_its_id_alone():
    assert teller("en").line_of(LINE) == "the line of Consolation prize in Ceramics"
    assert teller("en").line_of("threshold") == "the threshold of 70 points in Ceramics"


def test_totals_have_as_many_decimals_as_keep_them_and_the_lines_apart():
    entries = examples.around_a_line().entries
    close = (replace(entries[0], total=Fraction("87.601")), *entries[1:])
    assert teller().total(entries[0]) == "87,60"
    assert teller("en", entries=close).total(close[0]) == "87.60"
    line = replace(examples.around_a_line().lines[1], cut=Fraction("87.602"))
    assert teller("en", entries=close, lines=(line,)).total(close[0]) == "87.601"
    other = replace(entries[1], group="tre", total=Fraction("87.6011"))
    assert teller("en", entries=(close[0], other)).total(other) == "87.60"
