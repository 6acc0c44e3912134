"""What a diagnosis says of one thing at a time: a line, an entry, a judge, a change, a figure, a flag, a measure."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from judging.ranking.certainty import types
from judging.ranking.certainty.types import Advice, Change, Extra, Fair, Figure, Flag, Judge
from judging.ranking.certainty.untold import Reason
from judging.ranking.certainty.words import Teller
from tests.ranking.certainty import examples
from tests.ranking.certainty.examples import LINE

LANGUAGES = ("vi", "en")
FIGURES = tuple(
    f"icc_{form}_{of}" for form in (1, 2, 3) for of in (1, "k")
) + tuple(f"alpha_{level}" for level in ("nominal", "ordinal", "interval", "ratio")) + (
    "kendall_w", "g_relative", "g_absolute", "judges_needed",
)  # fmt: skip
FLAGS = (
    "severity", "erratic", "outlier_sheet", "spread", "favouritism", "straight_lining", "halo", "drift", "alike",
)  # fmt: skip
PARTS = ("severity", "chance", "changes", "without_judge", "agreement", "flags", "advice", "rasch")


def teller(language="vi", subject="product", **changes) -> Teller:
    diagnosis = replace(examples.around_a_line(), **changes)
    return Teller(examples.the_rules(subject), diagnosis, language)


def test_the_leading_sentence_of_a_line():
    line = examples.around_a_line().lines[1]
    assert teller().leading(line) == (
        "Bảy sản phẩm quanh vạch giải Khuyến khích nhóm Gốm sứ không phân biệt được bằng năm phiếu chấm."
    )
    assert teller("en").leading(line) == (
        "Seven products around the line of Consolation prize in Ceramics cannot be told apart by five score sheets."
    )
    assert teller(subject="village").leading(line).startswith("Bảy làng nghề quanh vạch giải")
    assert teller("en", unclear={LINE: ("122",)}).leading(line) == (
        "At the line of Consolation prize in Ceramics, only no. 122 is not clearly above or below."
    )
    assert teller(unclear={}).leading(line) == (
        "Ở vạch giải Khuyến khích nhóm Gốm sứ, năm phiếu chấm đủ để phân biệt sản phẩm nào thuộc phía trên, "
        "sản phẩm nào thuộc phía dưới."
    )


def test_what_another_panel_might_make_of_it():
    line = examples.around_a_line().lines[1]
    assert teller().further(line) == (
        "Khả năng thuộc phía trên vạch của chúng là từ 28\N{NO-BREAK SPACE}% đến 58\N{NO-BREAK SPACE}%.",
        "Nếu một ban giám khảo khác, cũng năm người, chấm lại, thứ tự trong bảy sản phẩm này có thể đổi.",
        "Tám sản phẩm phía trên và ba phía dưới có ít nhất 71\N{NO-BREAK SPACE}% khả năng thuộc đúng phía hiện nay.",
        "Nếu rất nhiều giám khảo như thế này cùng chấm, trong 11 sản phẩm đang ở phía trên có khoảng 9 vẫn ở "
        "phía trên.",
    )
    fewer = [replace(entry, sheets=3 + entry.number % 2) for entry in examples.around_a_line().entries]
    assert teller("en", entries=tuple(fewer)).further(line)[1] == (
        "If another panel scored them again, also with three to four score sheets for each, the order among these "
        "seven products might change."
    )
    alone = teller("en", unclear={LINE: ("122",)}).further(line)
    assert alone[0] == "Its chance of belonging above is 58\N{NO-BREAK SPACE}%."
    assert not any("again" in sentence for sentence in alone)
    alike = [
        replace(e, chance={LINE: 0.5} if e.entry in ("122", "130") else e.chance) for e in teller().diagnosis.entries
    ]
    told_alike = teller("en", entries=tuple(alike), unclear={LINE: ("122", "130")}).further(line)
    assert told_alike[0] == "The chance of belonging above is 50\N{NO-BREAK SPACE}% for each of them."


def test_who_stands_on_the_side_where_it_hardly_belongs():
    line = examples.around_a_line().lines[1]
    odd = {"120": 0.04, "112": 0.9, "133": 0.97}
    entries = [
        replace(e, chance={LINE: odd.get(e.entry, e.chance[LINE])}) for e in examples.around_a_line().entries
    ]  # fmt: skip
    said = teller("en", entries=tuple(entries)).further(line)
    assert said[2].startswith("Seven products above and one below each have a chance of at least 71")
    assert said[3].startswith("Please look at no. 120: now above, but the chance of belonging above is only 4")
    assert said[4].startswith(
        "Please look at nos. 112, 133: now below, but the chance of belonging above is as much as 90"
    )


def test_the_only_one_above_a_line_is_named():
    line = replace(examples.around_a_line().lines[1], above=frozenset({"122"}))
    assert teller("en").further(line)[-1] == (
        "If very many judges like these scored, no. 122 would still be above with a chance of 58\N{NO-BREAK SPACE}%."
    )


def test_all_above_or_all_below():
    threshold = examples.around_a_line().lines[0]
    assert (
        teller().further(threshold)[0]
        == "18 sản phẩm phía trên có trên 99\N{NO-BREAK SPACE}% khả năng thuộc đúng phía này."
    )
    none = replace(threshold, above=frozenset())
    low = tuple(replace(e, chance={"threshold": 0.001}) for e in examples.around_a_line().entries)
    assert teller("en", entries=low).further(none) == (
        "18 products below: the chance to belong there is over 99\N{NO-BREAK SPACE}% for each.",
        "If very many judges like these scored, then of the no products now above, about 0 would still be above.",
    )


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


@pytest.mark.parametrize(
    ("effect", "error", "vi"),
    [
        (1.2, 0.6, "Giám khảo 3 rộng tay: mỗi phiếu cao hơn cả ban khoảng 1,2 điểm (sai số 0,6; đã chấm 18 phiếu)."),
        (-2.3, 0.7, "Giám khảo 3 chặt tay: mỗi phiếu thấp hơn cả ban khoảng 2,3 điểm (sai số 0,7; đã chấm 18 phiếu)."),
        (
            1.19,
            0.6,
            "Giám khảo 3: mức chênh +1,2 điểm nhỏ so với sai số 0,6, có thể chỉ là tình cờ (đã chấm 18 phiếu).",
        ),
        (-0.04, 0.0, "Giám khảo 3 không rộng tay, cũng không chặt tay hơn cả ban (đã chấm 18 phiếu)."),
    ],
)
def test_a_judge_is_lenient_strict_or_neither(effect, error, vi):
    assert teller().severity(Judge(judge="3", sheets=18, effect=effect, error=error)) == vi


def test_a_short_scale_has_two_decimals_and_signs_are_written():
    short = teller(maximum=Fraction(19))
    assert (short.points(1.256), short.signed(1.256), short.signed(-0.5)) == ("1,26", "+1,26", "−0,50")
    long = teller("en", maximum=Fraction(20))
    assert (long.points(-1.256), long.signed(0.04), long.level(-1.26)) == ("1.3", "0.0", "−1.3")


def test_judges_by_number_by_name_and_as_the_page_has_them():
    assert [teller().judge(id) for id in ("3", "Bà Hoa")] == ["Giám khảo 3", "Bà Hoa"]
    shown = Teller(examples.the_rules(), examples.around_a_line(), "en", shown={"3": "Seat C"})
    assert [shown.judge(id) for id in ("3", "4")] == ["Seat C", "Judge 4"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            Change(kind="without_judge", of="3", line=LINE, rises=("126", "119"), falls=("124",)),
            "Without the sheets of Judge 3, nos. 119, 126 would come above the line of Consolation prize in Ceramics "
            "and no. 124 would fall below.",
        ),
        (
            Change(kind="weight_up", of="tham-my", line=LINE, rises=("119",)),
            "If “Beauty” weighed a tenth more, no. 119 would come above the line of Consolation prize in Ceramics.",
        ),
        (
            Change(kind="weight_down", of="gone", line=LINE, falls=("124",)),
            "If “gone” weighed a tenth less, no. 124 would fall below the line of Consolation prize in Ceramics.",
        ),
        (
            Change(kind="threshold", of="141/2", line="threshold", falls=("133",)),
            "If the threshold were 70.5 points, no. 133 would fall below it.",
        ),
        (
            Change(kind="combine", of="median", line="threshold"),
            "If the middle sheet (the median) counted, no products would cross the threshold of 70 points in Ceramics.",
        ),
    ],
)
def test_who_would_cross_a_line(change, said):
    assert teller("en").change(change) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", ["mean", "median", "trimmed", "corrected"])
def test_every_way_to_combine_has_its_words(of, language):
    assert teller(language).condition(Change(kind="combine", of=of, line=LINE)).startswith(("Nếu ", "If "))


def test_changes_that_move_nobody_are_told_once_a_kind():
    def still(*lines, kind="without_judge"):
        return [Change(kind=kind, of="", line=line) for line in lines]

    said, moving = teller("en"), Change(kind="without_judge", of="9", line=LINE, rises=("119",))
    assert said.unmoving([*still("threshold"), moving]).endswith("cross the threshold of 70 points in Ceramics.")
    assert said.unmoving([replace(moving, rises=())]) == (
        "Without the sheets of any one judge, no products would cross the line of Consolation prize in Ceramics."
    )
    assert said.unmoving(still("threshold", LINE)) == (
        "Without the sheets of any one judge, no products would cross any line."
    )
    assert said.unmoving([moving]) == said.unmoving([]) == ""
    one = teller("en", lines=examples.around_a_line().lines[1:])
    assert one.unmoving(still(LINE)).endswith("cross the line of Consolation prize in Ceramics.")
    assert said.unmoving(still("threshold", kind="combine") + still("threshold", kind="threshold")) == (
        "With the other ways to combine sheets that were tried, no products would cross the threshold of 70 points in "
        "Ceramics. With the threshold one step higher or lower, no products would cross the threshold of 70 points in "
        "Ceramics."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["without_judge", "weight_up", "weight_down", "combine", "threshold"])
def test_every_kind_of_change_may_move_nobody(kind, language):
    said = teller(language).unmoving([Change(kind=kind, of="", line=LINE)])
    assert teller(language).line_name(examples.around_a_line().lines[1]) in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", FIGURES)
def test_every_figure_of_agreement_is_explained(id, language):
    name, value, says = teller(language).figure(Figure(id=id, value=3.0 if id.startswith("judges") else 0.5))
    assert name and len(says) > 40
    assert value == {"vi": "0,50", "en": "0.50"}[language] or (value == "3" and id.startswith("judges"))


@pytest.mark.parametrize(
    ("id", "value", "means"),
    [
        ("icc_2_1", -0.1, "The sheets do not show that some products are better than others."),
        ("icc_2_1", 0.0, "The sheets do not show that some products are better than others."),
        ("icc_2_1", 0.499, "That is low."),
        ("icc_3_k", 0.5, "That is moderate."),
        ("g_absolute", 0.75, "That is good."),
        ("g_relative", 0.9, "That is very high."),
        ("alpha_interval", -0.2, "The judges disagree no less than by mere chance. Not enough to rely on."),
        ("alpha_interval", 0.66, "what mere chance would give. Not enough to rely on."),
        (
            "alpha_ordinal",
            0.67,
            "33\N{NO-BREAK SPACE}% of what mere chance would give. Enough for a tentative view only.",
        ),
        ("alpha_ratio", 0.8, "Enough to rely on."),
        ("kendall_w", 0.61, "The orders agree by 61\N{NO-BREAK SPACE}% of what is possible."),
        ("judges_needed", 6.0, "About 6 sheets each would be needed; there are five score sheets."),
    ],
)
def test_what_a_value_means(id, value, means):
    assert teller("en").figure(Figure(id=id, value=value))[2].endswith(means)


def test_a_mean_and_a_single_sheet_are_told_apart():
    one, mean = (teller("en").figure(Figure(id=id, value=0.8))[2] for id in ("icc_1_1", "icc_1_k"))
    assert "differences between sheets" in one and "differences between mean points" in mean


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [2.5, -2.5, 0.5])
@pytest.mark.parametrize("kind", FLAGS)
def test_every_flag_has_its_sentence_and_its_caution(kind, value, language):
    said, caution = teller(language).flag(Flag(kind=kind, judge="1", other="2", entry="122", value=value))
    assert {"vi": "Giám khảo 1", "en": "Judge 1"}[language] in said
    assert len(caution) > 40 and caution != said
    assert teller(language).flag_name(kind)


def test_flags_know_which_way():
    def said(kind, value):
        return teller("en").flag(Flag(kind=kind, judge="1", other="2", entry="122", value=value))[0]

    assert said("severity", -2.34) == (
        "Judge 1 gives about 2.3 points less than the panel on each sheet, more than judges of this panel commonly do."
    )
    assert "points more than the panel" in said("severity", 2.3)
    assert "only 0.55 times" in said("spread", 0.55) and "sets points 1.80 times" in said("spread", 1.8)
    assert "below what the others suggest" in said("outlier_sheet", -3)
    assert "72\N{NO-BREAK SPACE}% of the sheets" in said("straight_lining", 0.72)
    assert "no. 122" in said("outlier_sheet", 3) and "Judge 1 and Judge 2" in said("alike", 0.9)


def advised(now, then, evenly, entries=("122", "130")):
    sheets = tuple(Extra(entry=entry, judge="6", gain=0.1) for entry in entries)
    return teller("en").advice(Advice(line=LINE, sheets=sheets, now=now, then=then, evenly=evenly))


def test_advice_claims_only_what_its_figures_say():
    gain = (
        "At the line of Consolation prize in Ceramics, the number above that truly belong there is expected to rise "
        "from 8.90 to 9.30; the same 2 sheets spread evenly would bring it to 9.10 only."
    )
    each = "One more sheet for each of these two products (2 sheets): nos. 122, 130."
    assert advised(8.9, 9.3, 9.1) == f"{each} {gain} That helps 2.0 times as much as 2 sheets spread evenly."
    assert advised(8.9, 9.3, 9.2).endswith("to 9.20 only.")
    assert advised(8.9, 9.3, 8.904).endswith("2 sheets spread evenly would not raise it.")
    assert advised(8.9, 9.3, 8.8).endswith("2 sheets spread evenly would not raise it.")
    assert advised(8.9, 9.3, 9.1, ("130", "122", "130")).startswith(
        "3 more sheets for these two products: nos. 122, 130."
    )
    even = (
        "At the line of Consolation prize in Ceramics, sheets in chosen places help no more than sheets spread evenly."
    )
    assert advised(8.9, 9.1, 9.1) == advised(9.2, 9.1, 9.0) == even


def test_why_no_sheet_is_advised():
    threshold, award = examples.around_a_line().lines
    assert teller("en").unadvised(award).startswith("No further sheet by the judges there are")
    assert teller("en", unclear={}).unadvised(award).startswith("At each group's last line there are no products")
    assert (
        teller("en").unadvised(threshold) == "Where more judging helps is worked out for each group's last line only."
    )


def test_one_sheet_to_ask_for():
    assert teller("en").sheet(Extra(entry="122", judge="6", gain=0.1)) == "No. 122: one more sheet by Judge 6."
    assert teller().sheet(Extra(entry="122", judge="", gain=0.1)) == "Số 122: xin một giám khảo chưa chấm chấm thêm."


def test_a_measure_of_the_rasch_model():
    def said(**fit):
        return teller("en").fair_entry(Fair(id="122", measure=-0.15, error=0.35, average=81.6, **fit))

    assert said() == "No. 122: fair average 81.60 (−0.15 logits, error 0.35)."
    assert said(infit=1.5, outfit=0.5).endswith("The sheets fit the model.")
    assert "less predictable" in said(infit=1.51, outfit=0.4)
    assert "more even" in said(infit=0.9, outfit=0.49)
    assert said(is_extreme=True) == (
        "No. 122: fair average 81.60, a rough one, since all marks are at the same end of the scale."
    )


def test_a_judge_s_measure_is_severity():
    judge = Fair(id="122", measure=1, error=0.2, average=80)
    assert teller("en").fair_judge(judge) == (
        "Judge 122: an average product gets 80.00 points from this judge (strict by 1.00 logits, error 0.20)."
    )
    assert teller().fair_judge(replace(judge, is_extreme=True)) == (
        "Giám khảo 122: một sản phẩm trung bình được 80,00 điểm từ người này, chỉ là ước chừng, vì mọi điểm đều ở cùng "
        "một đầu của thang."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("part", PARTS)
def test_every_reason_is_told_of_every_part(part, reason, language):
    said = teller(language, untold={part: reason}).untold(part)
    assert re.search("vì|because", said) and said.endswith(".")


def test_reach_of_an_entry():
    entry = examples.around_a_line().entries[8]
    assert teller().reach(entry) == (
        "Số 122, 81,40 điểm: nếu rất nhiều giám khảo như thế này cùng chấm, có 95 % khả năng điểm nằm trong khoảng "
        "78,1 đến 84,7. Hạng nằm trong khoảng 5 đến 14, cũng với 95 % khả năng."
    )
    assert teller("en").reach(replace(entry, first=None)).endswith("with a chance of 95 %.")
    assert teller("en").reach(replace(entry, low=None)) == "No. 122, 81.40 points."
    assert teller().chance(entry, examples.around_a_line().lines[1]) == (
        "Số 122: khả năng thuộc phía trên vạch giải Khuyến khích nhóm Gốm sứ là 58\N{NO-BREAK SPACE}%."
    )


def test_numbers_of_very_many_entries_are_counted():
    large = Teller(examples.the_rules(), examples.large(300, 12), "en")
    ids = [f"E{n:05}" for n in range(1, 15)]
    assert large.entries(ids).endswith("1012 and two products more")
    assert large.entries(ids[:12]).endswith("1011, 1012")
    assert (large.things(1), large.things(11), large.sheets(1)) == ("one product", "11 products", "one score sheet")
    assert large.count(1234) == "1,234"
