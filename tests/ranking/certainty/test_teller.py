"""What a diagnosis says of a judge, a change, a figure, a flag, advice, a measure."""

from dataclasses import replace

import pytest

from judging.ranking.certainty.telling.teller import is_usual
from judging.ranking.certainty.types import Advice, Change, Extra, Fair, Figure, Flag, Judge
from tests.ranking.certainty import examples
from tests.ranking.certainty.examples import LINE
from tests.ranking.certainty.telling import teller

LANGUAGES = ("vi", "en")
FIGURES = tuple(
    f"icc_{form}_{of}" for form in (1, 2, 3) for of in (1, "k")
) + tuple(f"alpha_{level}" for level in ("nominal", "ordinal", "interval", "ratio")) + (
    "kendall_w", "g_relative", "g_absolute", "judges_needed",
)  # fmt: skip
FLAGS = (
    "severity", "erratic", "outlier_sheet", "spread", "favouritism", "straight_lining", "halo", "drift", "alike",
)  # fmt: skip


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
        ("judges_needed", 6.0, "Needed: about six score sheets each. There now: five score sheets."),
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


@pytest.mark.parametrize(
    ("infit", "outfit", "usual"),
    [(0.5, 1.5, True), (1.5, 0.5, True), (1.6, 1.0, False), (1.0, 1.6, False), (0.4, 1.0, False), (1.0, 0.4, False)],
)
def test_both_figures_of_fit_must_be_usual(infit, outfit, usual):
    assert is_usual(Fair(id="1", measure=0, error=0.1, average=80, infit=infit, outfit=outfit)) is usual
