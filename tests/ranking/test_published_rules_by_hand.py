"""The rules of the published results on a few entries, worked out by hand: they run everywhere."""

from fractions import Fraction
from pathlib import Path

import pytest

from judging.ranking.document.reading import read
from judging.ranking.document.writing import write
from tests.ranking.tabled import by_entry, each, ranked, rules_of, sheets

PUBLISHED = sorted((Path(__file__).parent / "published").glob("*.toml"))


def rules(name: str):
    return rules_of(next(file for file in PUBLISHED if file.stem == name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.stem)
def test_each_document_is_read_and_written_without_loss(file):
    document = read(file.read_text(encoding="utf-8"))
    assert document.id == file.stem and read(write(document)) == document


DIVE = """
[[round]]
id = "prelim"
name = "Vòng loại"
kind = "score"
per = "criterion"
combine = "sum"
drop_high = 1
drop_low = 1
keep = { count = 2 }
criterion = [{ id = "dive", name = "Lần nhảy", maximum = 10, step = 0.5, factor = 0.6 }]
"""
SEMI = DIVE.replace("prelim", "semi") + 'carry = [{ round = "prelim" }]\n'
FINAL = DIVE.replace("prelim", "final").replace("keep = { count = 2 }\n", "")
FINAL += 'carry = [{ round = "semi", of = "figure" }]\n'
SEVEN = [8, "8.5", 9, "8.5", "8.5", "8.5", 7]  # without 7 and 9: 42


def diving(rounds: dict[str, dict[str, tuple]]) -> str:
    """For each round and diver the difficulty and the marks of the seven judges."""
    rows = [
        f"{diver},j{seat},dive,{mark},{round},{difficulty}"
        for round, divers in rounds.items()
        for diver, (difficulty, marks) in divers.items()
        for seat, mark in enumerate(marks)
    ]
    return "\n".join(["entry,judge,criterion,score,round,weight", *rows])


def test_a_dive_drops_the_highest_and_the_lowest_of_seven():
    outcome = ranked(DIVE, diving({"prelim": {"A": ("3.1", SEVEN)}}))
    assert outcome.standings[0].total == 42 * Fraction("0.6") * Fraction("3.1") == Fraction("78.12")
    (figure,) = outcome.standings[0].rounds[0].criteria
    assert (figure.figure, figure.combined[0].dropped) == (42, ("j6", "j2"))


def test_the_final_counts_with_the_dives_of_the_semi_final_alone():
    """A leads by 60 after two rounds and loses by 6: what was made before the semi-final no longer counts."""
    rounds = {
        "prelim": {"A": (2, [10] * 7), "B": (1, [10] * 7), "C": (1, [5] * 7)},
        "semi": {"A": (1, [5] * 7), "B": (1, [5] * 7)},
        "final": {"A": (1, [4] * 7), "B": (1, [6] * 7)},
    }
    outcome = ranked(DIVE + SEMI + FINAL, diving(rounds))
    assert each(outcome, "total") == {"B": "33", "A": "27", "C": "15"}
    assert each(outcome, "place") == {"B": 1, "A": 2, "C": 3}
    assert [r.total for r in by_entry(outcome)["A"].rounds] == [60, 75, 27]


def test_equal_divers_share_a_rank_and_both_go_on():
    equal = {"A": (1, [9] * 7), "B": (1, [8] * 7), "C": (1, [8] * 7), "D": (1, [7] * 7)}
    outcome = ranked(DIVE, diving({"prelim": equal}))
    assert each(outcome, "place") == {"A": 1, "B": 2, "C": 2, "D": 4}
    assert each(outcome, "qualified") == {"A": True, "B": True, "C": True, "D": False}


COMPONENTS = ("skating-skills", "transitions", "performance", "composition", "interpretation")


def skating(marks: list, factor: str, *, lines=COMPONENTS) -> str:
    rows = [f"A,J{n},{line},{mark},{factor}" for line in lines for n, mark in enumerate(marks)]
    return "\n".join(["entry,judge,criterion,score,weight", *rows])


def test_components_are_rounded_before_and_after_the_factor():
    """Seven marks of nine add up to 53.75: 7.678… is 7.68, times 1.6 is 12.288, that is 12.29; five times 61.45.

    Rounded once, at the end, it would be 61.43.
    """
    marks = ["7.5", "7.75", "7.5", "7.75", "8", "7.25", "8", "7", "8.25"]
    (standing,) = ranked(rules("isu-components"), skating(marks, "1.6")).standings
    assert {c.figure for c in standing.rounds[0].criteria} == {Fraction("7.68")}
    assert {c.weighted for c in standing.rounds[0].criteria} == {Fraction("12.29")}
    assert standing.total == Fraction("61.45")
    assert round(5 * Fraction("53.75") / 7 * Fraction("1.6"), 2) == Fraction("61.43")


def test_the_other_eight_are_trimmed_where_a_judge_is_absent():
    """Of eight, six are left: 7.5 x 6 is 45; the nought would have been dropped as the lowest mark."""
    eight = ["6", "7.5", "7.5", "7.5", "7.5", "7.5", "7.5", "9"]
    (standing,) = ranked(rules("isu-components"), skating(eight, "0.8")).standings
    assert standing.total == 5 * Fraction("7.5") * Fraction("0.8") == 30
    (with_nought,) = ranked(rules("isu-components"), skating([*eight, "0"], "0.8")).standings
    assert with_nought.total == Fraction("29.15")  # 51 / 7 is 7.29, times 0.8 is 5.83


def test_whoever_sat_on_the_panel_is_added_up():
    scores = sheets({"A": [7, 7, 5, 8], "B": [8, 7, 6]}, criterion="overall")
    assert each(ranked(rules("strictly"), scores), "total") == {"A": "27", "B": "21"}


TASTED = {"Haut-Brion": {"judges": [14, 14], "guests": [8]}, "Montrose": {"judges": [13, 14], "guests": [17]}}


def test_who_counts_decides_the_places():
    """With the guest 12 against 14 2/3; without, 14 against 13.5."""
    rows = [
        (wine, f"{panel}{n}", points, panel)
        for wine, panels in TASTED.items()
        for panel, given in panels.items()
        for n, points in enumerate(given)
    ]
    plain = "entry,judge,criterion,score\n" + "".join(f"{w},{j},overall,{p}\n" for w, j, p, _ in rows)
    grouped = "entry,judge,criterion,score,judge_group\n" + "".join(f"{w},{j},overall,{p},{g}\n" for w, j, p, g in rows)
    assert each(ranked(rules("paris-eleven"), plain), "total") == {"Montrose": "44/3", "Haut-Brion": "12"}
    outcome = ranked(rules("paris-nine"), grouped)
    assert each(outcome, "total") == {"Haut-Brion": "14", "Montrose": "27/2"}
    assert [sheet.judge for sheet in outcome.standings[0].rounds[0].uncounted] == ["guests0"]
