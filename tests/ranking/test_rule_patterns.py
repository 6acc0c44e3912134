"""Every rule pattern of real competitions that computes, with the values on either side of its line.

Numbered as in the matrix that the presets were drawn from; 6 and 22 to 25 are procedures. Patterns
7 to 10, about awards, stand in ``test_award_patterns``.
"""

import pytest

from judging.errors import Incomplete
from judging.ranking.tables.faults import Faults
from tests.ranking.tabled import by_entry, each, ranked, sheets

ONE = 'criterion = [{ id = "c", name = "Điểm", maximum = 100, step = 0.001 }]\n'
JURY = f'[[round]]\nid = "jury"\nname = "Chấm điểm"\nkind = "score"\n{ONE}'
COUNCIL = '[[round]]\nid = "council"\nname = "Hội đồng"\nkind = "vote"\npass = 0.5\n'


def test_01_plain_mean():
    """The mean of the sheets decides, exactly; where the rules print two decimals, these are compared."""
    scores = sheets({"A": [85, 85, 86], "B": ["85.333", "85.333", "85.333"], "C": [85, 85, 85]})
    outcome = ranked(JURY, scores)
    assert each(outcome, "place") == {"A": 1, "B": 2, "C": 3}
    assert each(outcome, "total")["A"] == "256/3"
    rounded = ranked(JURY + "decimals = { figure = 2 }\n", scores)
    assert each(rounded, "place") == {"A": 1, "B": 1, "C": 3}
    assert each(rounded, "total")["A"] == "8533/100"


def test_01_half_a_hundredth_is_rounded_up():
    outcome = ranked(JURY + "decimals = { figure = 2 }\n", sheets({"A": ["2.005"], "B": ["2.004"]}))
    assert each(outcome, "total") == {"A": "201/100", "B": "2"}


def test_02_eligibility_check_then_scored_final():
    """What the secretariat does not let in is not scored, and needs no score."""
    text = '[[round]]\nid = "check"\nname = "Sơ khảo"\nkind = "eligibility"\n'
    text += 'condition = [{ id = "new", name = "Sản phẩm mới" }]\n' + JURY
    rows = "entry,judge,criterion,score,round\nA,s,new,1,check\nB,s,new,0,check\nA,j,c,10,jury\n"
    outcome = by_entry(ranked(text, rows))
    assert (outcome["A"].qualified, outcome["A"].place) == (True, 1)
    assert (outcome["B"].reason, outcome["B"].place, outcome["B"].total) == ("ineligible", None, None)
    with pytest.raises(Incomplete):
        ranked(text, rows.replace("A,j,c,10,jury\n", ""))


def test_03_second_round_for_those_above_70_and_scored_afresh():
    """Above 70: exactly 70 stays out. The second score stands by itself."""
    text = JURY + 'threshold = 70\ncomparison = "gt"\n' + JURY.replace("jury", "visit")
    rows = "entry,judge,criterion,score,round\nA,j,c,95,jury\nB,j,c,70.001,jury\nC,j,c,70,jury\n"
    rows += "A,j,c,60,visit\nB,j,c,61,visit\n"
    outcome = ranked(text, rows)
    assert each(outcome, "place") == {"B": 1, "A": 2, "C": 3}
    assert each(outcome, "total") == {"B": "61", "A": "60", "C": "70"}
    assert by_entry(outcome)["C"].reason == "below_threshold"


@pytest.mark.parametrize(
    ("points", "reaches"), [(["70", "70"], True), (["69.99", "70"], False), (["69.995", "69.995"], False)]
)
def test_04_threshold_is_compared_exactly(points, reaches):
    """69.995 prints as 70.00 and does not reach 70."""
    (standing,) = ranked(JURY + "threshold = 70\n", sheets({"A": points})).standings
    assert standing.qualified is reaches


def test_04_qualified_is_not_yet_recognised():
    text = JURY + 'threshold = 70\n[[award]]\nid = "title"\nname = "Công nhận"\ncap = 2\n'
    outcome = ranked(text, sheets({"A": [90], "B": [80], "C": [70], "D": ["69.995"]}))
    assert each(outcome, "qualified") == {"A": True, "B": True, "C": True, "D": False}
    assert each(outcome, "award") == {"A": "title", "B": "title", "C": None, "D": None}
    assert by_entry(outcome)["C"].reason == "awards_used_up"


def test_05_council_votes_after_the_jury():
    """Both results are kept: an entry voted down has its points and its place."""
    votes = "entry,listed,present,yes,no\nA,9,9,4,5\nB,9,9,5,4\n"
    outcome = by_entry(ranked(JURY + COUNCIL, sheets({"A": [90], "B": [80]}), votes=votes))
    assert (outcome["A"].place, outcome["A"].qualified, outcome["A"].reason) == (1, False, "voted_down")
    assert (outcome["B"].place, outcome["B"].qualified) == (2, True)
    assert outcome["A"].rounds[0].total == 90 and outcome["A"].rounds[1].ballots.yes == 4


STARS = "".join(
    f'[[band]]\nid = "star{n}"\nname = "{n} sao"\nfrom = {start}\n'
    for n, start in [(5, 90), (4, 70), (3, 50), (2, 30), (1, 0)]
)


@pytest.mark.parametrize(
    ("mean", "stars"),
    [
        (["90", "90"], "star5"),
        (["89", "90"], "star4"),
        (["89.5"], "star4"),
        (["89.999"], "star4"),
        (["70"], "star4"),
        (["69.995"], "star3"),
        (["50"], "star3"),
        (["49.999"], "star2"),
        (["30"], "star2"),
        (["29.999"], "star1"),
        (["0"], "star1"),
        (["100"], "star5"),
    ],
)
def test_11_bands_are_half_open(mean, stars):
    """89.5 is 4 stars, where a text that says 70 to 89 and 90 to 100 leaves it none."""
    (standing,) = ranked(JURY + STARS, sheets({"A": mean})).standings
    assert standing.band == stars


def test_11_without_points_there_is_no_band():
    text = '[[round]]\nid = "check"\nname = "Điều kiện"\nkind = "eligibility"\n'
    text += 'condition = [{ id = "new", name = "Mới" }]\n' + STARS
    (standing,) = ranked(text, "entry,judge,criterion,score\nA,s,new,1\n").standings
    assert (standing.qualified, standing.band) == (True, None)


@pytest.mark.parametrize(("craft", "stars"), [(30, "star4"), (29, "star3"), (20, "star3"), (19, "star2")])
def test_12_a_band_needs_a_criterion_too(craft, stars):
    text = '[[round]]\nid = "jury"\nname = "Chấm điểm"\nkind = "score"\n'
    text += (
        'criterion = [{ id = "c", name = "Điểm", maximum = 60 }, { id = "craft", name = "Kỹ thuật", maximum = 40 }]\n'
    )
    text += STARS.replace("from = 70\n", 'from = 70\ngate = [{ criterion = "craft", at_least = 30 }]\n').replace(
        "from = 50\n", 'from = 50\ngate = [{ criterion = "craft", at_least = 20 }]\n'
    )
    rows = f"entry,judge,criterion,score\nA,j,c,55\nA,j,craft,{craft}\n"
    (standing,) = ranked(text, rows).standings
    assert standing.total >= 70 and standing.band == stars


@pytest.mark.parametrize(("lowest", "named"), [("80", False), ("79.999", True)])
def test_13_sheets_may_not_differ_by_more_than_10(lowest, named):
    outcome = ranked(JURY + "spread = 10\n", sheets({"A": [90, lowest, 85], "B": [50, 50, 50]}))
    assert [warning.entry for warning in outcome.warnings] == ["A"] * named


def test_13_what_to_look_at_again_comes_by_entry():
    entries = "entry,number\nB,1\nA,2\nC,3\n"
    outcome = ranked(JURY + "spread = 10\n", sheets({"C": [1, 20], "A": [1, 12], "B": [1, 13]}), entries=entries)
    assert [(w.code, w.round, w.entry, w.value) for w in outcome.warnings] == [
        ("spread", "jury", "A", 11), ("spread", "jury", "B", 12), ("spread", "jury", "C", 19),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("listed", "present", "chair", "valid"),
    [(12, 9, 1, True), (12, 8, 1, False), (11, 9, 1, True), (11, 8, 1, False), (12, 12, 0, False)],
)
def test_14_quorum_of_three_quarters_with_the_chair(listed, present, chair, valid):
    """A session without quorum decides nothing: it is not a no."""
    votes = f"entry,listed,present,chair,yes\nA,{listed},{present},{chair},{present}\n"
    text = COUNCIL + "quorum = 0.75\nchair = true\n"
    if valid:
        assert ranked(text, votes=votes).standings[0].qualified
    else:
        with pytest.raises(Incomplete, match="no_quorum"):
            ranked(text, votes=votes)


@pytest.mark.parametrize(
    ("of", "yes", "passes"),
    [("listed", 10, True), ("listed", 9, False), ("present", 9, True), ("valid", 9, True), ("present", 8, False)],
)
def test_15_nine_tenths_of_all_listed_members(of, yes, passes):
    """11 listed, 10 there: 10 yes are 90.9 % and pass, 9 are 81.8 % and fail, although 90 % of those present."""
    votes = f"entry,listed,present,yes,no\nA,11,10,{yes},{10 - yes}\n"
    (standing,) = ranked(COUNCIL.replace("0.5", "0.9") + f'of = "{of}"\n', votes=votes).standings
    assert standing.qualified is passes
    assert standing.reason == ("awards_used_up" if passes else "voted_down")


def test_16_all_criteria_must_be_met_and_everyone_who_meets_them_wins():
    """No strong point makes up for a weak one; there are as many winners as meet them all."""
    text = '[[round]]\nid = "before"\nname = "Điều kiện trước"\nkind = "eligibility"\n'
    text += 'condition = [{ id = "eco", name = "Môi trường" }, { id = "social", name = "Xã hội" }]\n'
    text += '[[round]]\nid = "panel"\nname = "Hội đồng"\nkind = "eligibility"\nagree = "2/3"\n'
    text += 'condition = [{ id = "excellence", name = "Xuất sắc" }, { id = "market", name = "Thị trường" }]\n'
    text += '[[award]]\nid = "seal"\nname = "Chứng nhận"\ncap = "all"\n'
    rows = ["entry,judge,criterion,score,round"]
    answers = {"A": (1, 1, "111", "110"), "B": (1, 1, "111", "100"), "C": (0, 1, "", ""), "D": (1, 1, "011", "111")}
    for entry, (eco, social, excellence, market) in answers.items():
        rows += [f"{entry},s,eco,{eco},before", f"{entry},s,social,{social},before"]
        rows += [f"{entry},p{n},excellence,{a},panel" for n, a in enumerate(excellence)]
        rows += [f"{entry},p{n},market,{a},panel" for n, a in enumerate(market)]
    outcome = ranked(text, "\n".join(rows))
    assert each(outcome, "award") == {"A": "seal", "B": None, "C": None, "D": "seal"}
    found = by_entry(outcome)
    assert [found["B"].rounds[-1].detail, found["C"].rounds[-1].detail] == ["market", "eco"]


@pytest.mark.parametrize(("use", "reason"), [(1, "won"), (0, "below_floor")])
def test_17_no_criterion_may_be_lacking_entirely(use, reason):
    text = '[[round]]\nid = "jury"\nname = "Chấm điểm"\nkind = "score"\ncriterion = [\n'
    text += (
        '{ id = "form", name = "Dáng", maximum = 10 },\n{ id = "use", name = "Công dụng", maximum = 10, floor = 1 }]\n'
    )
    text += '[[award]]\nid = "dot"\nname = "Giải"\ncap = "all"\n'
    rows = f"entry,judge,criterion,score\nA,j,form,10\nA,j,use,{use}\nB,j,form,1\nB,j,use,1\n"
    outcome = by_entry(ranked(text, rows))
    assert (outcome["A"].reason, outcome["A"].place) == (reason, 1)
    assert outcome["B"].reason == "won"


@pytest.mark.parametrize(
    ("more", "out"),
    [
        ("threshold = 5\n", ("below_threshold", "")),
        ("keep = { count = 1 }\n", ("not_kept", "")),
        ('criterion = [{ id = "c", name = "C", maximum = 100, floor = 5 }]\n', ("below_floor", "c")),
    ],
)
def test_17_only_a_floor_names_what_is_lacking(more, out):
    text = (JURY.replace(ONE, "") if "criterion" in more else JURY) + more
    found = by_entry(ranked(text, sheets({"A": [9], "B": [4]})))
    assert [(found[entry].rounds[0].reason, found[entry].rounds[0].detail) for entry in "AB"] == [(None, ""), out]


@pytest.mark.parametrize(("yes", "winners"), [(6, ["B", "A"]), (5, ["A"])])
def test_18_council_and_public_and_two_thirds_of_the_organisers(yes, winners):
    """80 of the council, 20 x votes / most votes to one decimal, and at least 2/3 of the organisers agree."""
    text = JURY.replace("100", "80")
    text += '[[round]]\nid = "net"\nname = "Cộng đồng"\nkind = "public"\nmaximum = 20\n'
    text += 'decimals = { figure = 1 }\ncarry = [{ round = "jury" }]\n'
    text += COUNCIL.replace("0.5", '"2/3"') + '[[award]]\nid = "a"\nname = "Giải"\ncap = 3\n'
    votes = f"entry,round,votes,listed,present,yes\nA,net,7,,,\nB,net,9,,,\nA,council,,9,9,9\nB,council,,9,9,{yes}\n"
    outcome = ranked(text, sheets({"A": [70], "B": [66]}), votes=votes)
    assert each(outcome, "total") == {"B": "86", "A": "428/5"}  # 70 + 15.6: 20 x 7/9 is 15.555…
    assert [s.entry for s in outcome.standings if s.award] == winners


def test_18_nobody_voted():
    text = '[[round]]\nid = "net"\nname = "Cộng đồng"\nkind = "public"\nmaximum = 20\n'
    assert each(ranked(text, votes="entry,votes\nA,0\nB,0"), "total") == {"A": "0", "B": "0"}


def test_19_juries_weigh_differently_by_criterion():
    """Design counts the experts twice and the users once, presentation the users alone."""
    text = '[[round]]\nid = "jury"\nname = "Chấm điểm"\nkind = "score"\nper = "criterion"\n'
    text += 'criterion = [{ id = "design", name = "Thiết kế", maximum = 11 },\n'
    text += '{ id = "show", name = "Trình bày", maximum = 11 }]\n'
    text += '[[round.panel]]\nid = "experts"\nname = "Chuyên gia"\nweights = { design = 2, show = 0 }\n'
    text += '[[round.panel]]\nid = "users"\nname = "Người dùng"\n'
    rows = "entry,judge,criterion,score,judge_group\nA,e,design,9,experts\nA,e,show,1,experts\n"
    rows += "A,u,design,6,users\nA,u,show,10,users\nA,v,design,6,users\nA,v,show,11,users\n"
    (standing,) = ranked(text, rows).standings
    assert standing.total * 2 == 2 * 8 + 21  # design (2 x 9 + 6) / 3, show 10.5


@pytest.mark.parametrize(("points", "total"), [([1, 5, 6, 9], "21/4"), ([1, 5, 5, 6, 10], "16/3")])
def test_20_highest_and_lowest_are_dropped_where_there_are_enough_judges(points, total):
    text = JURY + "drop_high = 1\ndrop_low = 1\ndrop_from = 5\n"
    outcome = ranked(text, sheets({"A": points}))
    assert each(outcome, "total") == {"A": total}


def test_21_a_product_set_is_one_entry():
    """One sheet and one score for the whole set, one place, one award."""
    text = 'id = "r"\nname = "Thể lệ"\nsubject = "set"\n' + JURY + '[[award]]\nid = "a"\nname = "Giải"\ncap = 1\n'
    scores = sheets({"bộ ấm chén": [90, 92], "bình": [80, 80]})
    outcome = ranked(text, scores, entries="entry,entrant\nbộ ấm chén,Hoa\nbình,Hoa\n")
    assert each(outcome, "award") == {"bộ ấm chén": "a", "bình": None}
    with pytest.raises(Faults, match="already there on line 2"):
        ranked(text, scores + "\nbộ ấm chén,j1,c,70")
