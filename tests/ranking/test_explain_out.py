"""Why an entry is out, and how a figure came about, as a sentence in both languages."""

import pytest

from judging.ranking.explain import Explainer
from judging.ranking.report.record import is_open
from tests.ranking.tabled import ranked, rules_of, sheets

JURY = '[[round]]\nid = "jury"\nname = "Chấm"\nname_en = "Scoring"\nkind = "score"\n'
JURY += 'criterion = [{ id = "c", name = "Điểm", name_en = "Points", maximum = 20 }]\n'
FINAL = JURY.replace("jury", "final").replace("Chấm", "Chung khảo").replace("Scoring", "Final")
CHECK = '[[round]]\nid = "check"\nname = "Hồ sơ"\nkind = "eligibility"\n'
CHECK += 'condition = [{ id = "new", name = "Mới", name_en = "New" }, { id = "safe", name = "An toàn" }]\n'
LADDER = '[ladder]\nlevel = "tỉnh"\nneeds = "xã"\n'


def told(text: str, scores: str | None = None, entry: str = "A", **more) -> list[str]:
    rules = rules_of(text)
    outcome = ranked(rules, scores, **more)
    (standing,) = (s for s in outcome.standings if s.entry == entry)
    return list(Explainer(rules, outcome).explain(standing).values())


def test_not_recognised_below():
    entries = "entry,recognised\nA,huyện\n"
    vi, en = told(LADDER + JURY, "entry,judge,criterion,score\nA,j,c,1\n", entries=entries)
    assert vi == "Chưa được công nhận ở cấp xã, là điều kiện của cấp tỉnh."
    assert en == "Not recognised at the level of xã, a condition at the level of tỉnh."


@pytest.mark.parametrize(
    ("answers", "vi", "en"), [((0, 0), "Mới", "New"), ((0, 1), "Mới", "New"), ((1, 0), "An toàn", "An toàn")]
)
def test_ineligible_names_the_first_condition_that_fails(answers, vi, en):
    rows = "entry,judge,criterion,score\n" + "".join(
        f"A,s,{line},{answer}\n" for line, answer in zip(("new", "safe"), answers, strict=True)
    )
    assert told(CHECK, rows) == [f"Không đạt điều kiện “{vi}”.", f"Does not meet the condition “{en}”."]


def test_below_the_floor_of_its_group():
    text = 'group = [{ id = "g", name = "Gốm" }, { id = "h", name = "Tre" }]\n' + JURY.replace(
        "maximum = 20", "maximum = 20, floor = 5, for = { h = { floor = 7.5 } }"
    )
    vi, en = told(text, sheets({"A": [7]}), entries="entry,group\nA,h\n")
    assert vi.endswith(", Điểm được 7 điểm, dưới mức tối thiểu 7,5.")
    assert en.endswith(", Points has 7 points, below the minimum of 7.5.")


def test_not_among_those_kept():
    vi, en = told(JURY + "keep = { count = 1 }\n", sheets({"A": [7], "B": [8]}))
    assert vi.endswith(", không thuộc số được chọn tiếp ở Chấm.")
    assert en.endswith(", not among those kept in Scoring.")


@pytest.mark.parametrize(
    ("share", "of", "vi", "en"),
    [
        (
            "0.9",
            "listed",
            "11 thành viên trong danh sách, chưa đạt từ 90 %",
            "11 listed members, short of at least 90 %",
        ),
        (
            "0.625",
            "present",
            "10 thành viên có mặt, chưa đạt từ 62,5 %",
            "10 members present, short of at least 62.5 %",
        ),
        ('"2/3"', "valid", "9 phiếu hợp lệ, chưa đạt từ 2/3", "9 valid ballots, short of at least 2/3"),
    ],
)
def test_voted_down(share, of, vi, en):
    text = f'[[round]]\nid = "v"\nname = "Hội đồng"\nkind = "vote"\npass = {share}\nof = "{of}"\n'
    votes = "entry,listed,present,yes,no,abstain,invalid\nA,11,10,5,3,1,1\n"
    assert told(text, votes=votes) == [f"Được 5 phiếu đồng ý trên {vi}.", f"5 yes of {en}."]


@pytest.mark.parametrize(
    ("more", "vi", "en"),
    [
        ('per = "criterion"\n', "Cộng các tiêu chí từ 3 phiếu được 7,00", "The criteria of 3 score sheets add up"),
        ("drop_high = 1\n", "3 phiếu, bỏ 1 phiếu cao nhất, được", "The 3 score sheets, without the 1 highest, give"),
        ("drop_low = 2\n", "3 phiếu, bỏ 2 phiếu thấp nhất, được", "The 3 score sheets, without the 2 lowest, give"),
        (
            "drop_high = 1\ndrop_low = 1\n",
            "3 phiếu, bỏ 1 phiếu cao nhất và 1 phiếu thấp nhất, được",
            "The 3 score sheets, without the 1 highest and 1 lowest, give",
        ),
        ('combine = "median"\n', "Trung vị 3 phiếu là 7,00", "The median of 3 score sheets is 7.00"),
        ('combine = "sum"\n', "Tổng 3 phiếu là 21,00", "The 3 score sheets add up to 21.00"),
    ],
)
def test_the_way_to_the_figure(more, vi, en):
    said = told(JURY + more, sheets({"A": [5, 7, 9]}))
    assert said[0].startswith(vi) and said[1].startswith(en)


def test_by_panels():
    text = JURY + 'panel = [{ id = "x", name = "X" }, { id = "y", name = "Y", weight = 3 }]\n'
    said = told(text, "entry,judge,criterion,score,judge_group\nA,j,c,8,x\nA,k,c,4,y\n")
    assert said[0].startswith("2 phiếu, tính theo trọng số các nhóm giám khảo, được 5,00 điểm, hạng 1 trong 1")
    assert said[1].startswith("The 2 score sheets, by the weights of their panels, give 5.00 points")


def test_set_apart_by_an_earlier_round():
    rows = "entry,judge,criterion,score,round\nA,j,c,9,jury\nB,j,c,8,jury\nA,j,c,5,final\nB,j,c,5,final\n"
    vi, en = told(JURY + FINAL + '[ties]\nchain = ["round:jury"]\n', rows)
    assert "bằng điểm số 2 nhưng điểm Chấm cao hơn, hạng 1" in vi
    assert "level with no. 2 but higher on Scoring, place 1" in en


def test_set_apart_by_a_step_without_a_name():
    text = JURY + '[ties]\nchain = ["first-places"]\n'
    vi, en = told(text, sheets({"A": [9, 7, 7], "B": [5, 9, 9]}), "B")
    assert "điểm số 1 nhưng số lần được giám khảo xếp nhất, nhì, ba… cao hơn" in vi
    assert "but higher on the count of first, second and further places" in en


def test_drawn_by_lot():
    text = JURY + '[ties]\nchain = ["lot"]\n'
    both = [told(text, sheets({"A": [9], "B": [9]}), entry, seed="1") for entry in "AB"]
    before, after = sorted(both, key=lambda said: "place 2" in said[1])
    assert "bốc thăm được xếp trước, hạng 1" in before[0] and "drawn before by lot, place 1" in before[1]
    assert "bốc thăm được xếp sau, hạng 2" in after[0] and "drawn after by lot, place 2" in after[1]


@pytest.mark.parametrize(("points", "awaits"), [([9, 9], True), ([9, 8], False)])
def test_a_result_is_open_while_a_tie_awaits_its_decision(points, awaits):
    text = JURY + '[[award]]\nid = "first"\nname = "Nhất"\ncap = 1\n'
    assert is_open(ranked(text, sheets({"A": points[:1], "B": points[1:]}))) is awaits
