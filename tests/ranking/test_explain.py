"""One sentence for each place, in both languages."""

import re

import pytest

from judging.ranking.explain import Explainer
from judging.ranking.types import Decision


def told(played, entry, *decisions):
    outcome = played.rank(*decisions)
    standing = next(s for s in outcome.standings if s.entry == entry)
    sentences = Explainer(played.rules, outcome).explain(standing)
    return sentences["vi"], sentences["en"]


def test_an_award_among_several_alike(contest):
    sheets = {"a": 89, "b": 88, "c": (85, 90, 84, 88, 87)}
    assert told(contest({"g": sheets}, prizes={"first": 1, "second": 3}), "c") == (
        "Trung bình 5 phiếu là 86,80 điểm, hạng 3 trong 3 sản phẩm của nhóm Gốm sứ, nằm trong 3 giải Nhì.",
        "The 5 score sheets average 86.80 points, place 3 of 3 in Ceramics, within the 3 awards of Second prize.",
    )


def test_the_only_prize_of_its_kind_and_the_only_sheet(contest):
    assert told(contest({"g": {"a": "88.6"}}), "a") == (
        "Phiếu duy nhất cho 88,60 điểm, hạng 1 trong 1 sản phẩm của nhóm Gốm sứ, được giải Nhất.",
        "The only score sheet gives 88.60 points, place 1 of 1 in Ceramics, and receives First prize.",
    )


def test_a_prize_without_a_cap(contest):
    vi, en = told(contest({"h": {"a": (71, 72)}}, prizes={"recognised": None}), "a")
    assert vi.endswith("hạng 1 trong 1 sản phẩm của nhóm Sơn mài, được công nhận.")
    assert en.endswith("place 1 of 1 in Lacquer, and receives Recognition.")


@pytest.mark.parametrize(
    ("threshold", "figure", "vi", "en"),
    [
        ((70, "ge"), "65", "65,00 .*, chưa đạt ngưỡng từ 70 điểm", "65.00 .*, below the threshold of 70 points"),
        ((70, "gt"), "70", "70,00 .*, chưa đạt ngưỡng trên 70 điểm", "70.00 .*, not above the threshold of 70 points"),
        (("67.5", "ge"), "67", "ngưỡng từ 67,5 điểm", "threshold of 67.5 points"),
        ((70, "ge"), "69.995", "69,995 điểm, .*ngưỡng từ 70 điểm", "69.995 points, .*threshold of 70 points"),
    ],
)
def test_below_the_threshold_never_prints_like_the_threshold(contest, threshold, figure, vi, en):
    sentences = told(contest({"g": {"a": figure}}, threshold=threshold), "a")
    assert re.search(vi + r"\.$", sentences[0])
    assert re.search(en + r"\.$", sentences[1])


@pytest.mark.parametrize(
    ("prizes", "vi", "en"),
    [
        ({"first": 1, "second": 0}, "nằm ngoài 1 giải của nhóm.", "outside the group's prizes (1)."),
        ({"first": 0}, "nhóm này không trao giải.", "in a group that gives no prizes."),
        ({}, "đạt yêu cầu.", "meets the requirements."),
    ],
)
def test_qualified_but_beyond_the_prizes(contest, prizes, vi, en):
    sentences = told(contest({"g": {"a": 80, "b": 70}}, prizes=prizes), "b")
    assert sentences[0].endswith(", " + vi)
    assert sentences[1].endswith(", " + en)


def test_passed_over_by_the_limit(contest):
    entrants = dict.fromkeys("ab", "Mai")
    vi, en = told(contest({"g": {"a": 80, "b": 70}}, prizes={"first": 2}, entrants=entrants, limit=1), "b")
    assert vi.endswith(", không nhận thêm giải vì người dự thi đã có đủ 1 giải theo thể lệ.")
    assert en.endswith(", passed over because its entrant already has all the awards the rules allow (1).")


def test_tied_at_the_line_before_and_after_the_decision(contest):
    played = contest({"g": {"a": 81, "b": 81}})
    assert told(played, "a") == (
        "Phiếu duy nhất cho 81,00 điểm, đồng hạng 1 trong 2 sản phẩm của nhóm Gốm sứ, "
        "bằng điểm số 2 ở vạch giải, chờ quyết định.",
        "The only score sheet gives 81.00 points, sharing place 1 of 2 in Ceramics, "
        "level with no. 2 at the cut line and awaiting a decision.",
    )
    decision = Decision("g", ("b", "a"))
    won, lost = told(played, "b", decision), told(played, "a", decision)
    assert won[0].endswith("bằng điểm số 1 ở vạch giải và được giải Nhất theo quyết định đã ghi.")
    assert won[1].endswith("level with no. 1 at the cut line and given First prize by the recorded decision.")
    assert lost[0].endswith("bằng điểm số 2 ở vạch giải và không có giải theo quyết định đã ghi.")
    assert lost[1].endswith("level with no. 2 at the cut line and without a prize by the recorded decision.")


def test_waiting_for_a_tie_elsewhere(contest):
    groups = {"g": {"a": 90, "x": 90}, "h": {"b": 80}}
    vi, en = told(contest(groups, entrants=dict.fromkeys("ab", "Mai"), limit=1), "b")
    assert vi.endswith(", chờ quyết định về những sản phẩm khác bằng điểm ở vạch giải.")
    assert en.endswith(", awaiting the decision on other entries level at the cut line.")


@pytest.mark.parametrize(
    ("others", "vi", "en"),
    [
        (1, "số 2", "no. 2"),
        (2, "số 2 và số 3", "no. 2 and no. 3"),
        (3, "số 2, số 3 và số 4", "no. 2, no. 3 and no. 4"),
        (4, "4 sản phẩm khác", "4 other entries"),
    ],
)
def test_a_sentence_names_only_as_many_numbers_as_it_holds(contest, others, vi, en):
    sentences = told(contest({"g": dict.fromkeys("abcdefg"[: others + 1], 80)}), "a")
    assert f"bằng điểm {vi} ở vạch giải" in sentences[0]
    assert f"level with {en} at the cut line" in sentences[1]


def test_the_last_tie_of_several_is_the_one_named(contest):
    groups = {"g": {"a": 80, "c": 80}, "h": {"x": 99, "e": 80}}
    entrants = dict.fromkeys("ae", "Mai")
    played = contest(groups, prizes={"first": 1, "second": 1}, entrants=entrants, limit=1)
    assert "bằng điểm số 4 ở vạch giải, chờ" in told(played, "a", Decision("g", ("c", "a")))[0]


@pytest.mark.parametrize(
    ("step", "better", "worse", "vi", "en"),
    [
        ("criterion:c1", ((45, 35),), ((44, 36),), "điểm Tính sáng tạo", "Creativity"),
        ("median", ((41, 40), (41, 40), (38, 40)), ((40, 40),) * 3, "trung vị các phiếu", "the median sheet"),
        ("highest", ((45, 40), (35, 40)), ((44, 40), (36, 40)), "phiếu cao nhất", "the highest sheet"),
        ("lowest", ((44, 40), (36, 40)), ((45, 40), (35, 40)), "phiếu thấp nhất", "the lowest sheet"),
    ],
)
def test_a_tie_broken_by_the_chain_names_the_step(contest, step, better, worse, vi, en):
    chain = ("criterion:c2", step)
    if step == "criterion:c1":
        chain = (step,)
    played = contest({"g": {"worse": worse, "better": better}}, maxima=(50, 50), chain=chain)
    ahead, behind = told(played, "better"), told(played, "worse")
    assert f"điểm, bằng điểm số 1 nhưng {vi} cao hơn, hạng 1 trong" in ahead[0]
    assert f"points, level with no. 1 but higher on {en}, place 1 of" in ahead[1]
    assert f"điểm, bằng điểm số 2 nhưng {vi} thấp hơn, hạng 2 trong" in behind[0]
    assert f"points, level with no. 2 but lower on {en}, place 2 of" in behind[1]


def test_among_several_equal_totals_the_one_just_above_is_compared(contest):
    sheets = {"a": (90, 70), "b": (85, 75), "c": (80, 80), "d": (80, 80)}
    played = contest({"g": sheets}, chain=("highest",))
    assert "bằng điểm số 2 nhưng phiếu cao nhất cao hơn" in told(played, "a")[0]
    assert "bằng điểm số 2 nhưng phiếu cao nhất thấp hơn" in told(played, "c")[0]
    assert "bằng điểm số 3 và số 4 nhưng" not in told(played, "b")[0]


def test_totals_that_differ_never_print_alike(contest):
    played = contest({"g": {"a": "80.0004", "b": "80.0001"}})
    assert "80,0004 điểm" in told(played, "a")[0]
    assert "80.0001 points" in told(played, "b")[1]


def test_every_sentence_is_one_sentence(contest):
    figures = {f"e{i}": 90 - i // 2 for i in range(12)}
    played = contest({"g": figures}, prizes={"first": 1, "second": 3}, threshold=(86, "gt"))
    for entry in figures:
        for sentence in told(played, entry):
            assert sentence[0].isupper() and sentence.endswith(".") and "  " not in sentence and "None" not in sentence
