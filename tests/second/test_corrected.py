"""Section 4.6 in the second implementation: the page's example and answers worked out by hand."""

import tomllib
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.second import correction
from tests.second.result import result

LINE = '[[round.criterion]]\nid = "c"\nmaximum = 100\nstep = 0.5\n'
GROUPS = '[[group]]\nid = "u"\n[[group]]\nid = "v"\n'
EXAMPLE = {("w", "a"): 80, ("x", "a"): 70, ("w", "b"): 84, ("x", "b"): 75, ("y", "b"): 82}
EXAMPLE |= {("w", "c"): 77, ("y", "c"): 76, ("z", "c"): 72}


def run(sheets: dict, keys: str, *, more: str = "", weight: int = 1) -> dict:
    """Entries whose name begins with u or v are of that group, where there is such a group."""
    text = f'id = "x"\nname = "X"\n{GROUPS if {name[0] for name, _ in sheets} <= set("uv") else ""}'
    text += f'[[round]]\nid = "jury"\nkind = "score"\ncombine = "corrected"\nabsent = "allow"\n{more}\n'
    text += f"[round.correction]\n{keys}\n{LINE}"
    names = sorted({entry for entry, _ in sheets})
    entries = [{"entry": name, "group": name[0] if name[0] in "uv" else "all", "entrant": name} for name in names]
    rows = [
        {"entry": entry, "judge": judge, "points": Fraction(points), "round": "jury", "criterion": "c"}
        for (entry, judge), points in sheets.items()
    ]
    for row in rows:
        row["weight"] = Fraction(weight)
    empty = {"ballots": [], "votes": [], "decisions": [], "withheld": [], "seed": ""}
    return result(tomllib.loads(text, parse_float=Decimal), empty | {"entries": entries, "scores": rows})


def totals(found: dict) -> dict:
    return {name: row["total"] for name, row in found["entries"].items()}


def test_the_example_of_the_page():
    found = correction.estimates({pair: Fraction(total) for pair, total in EXAMPLE.items()})
    assert found["effects"] == {"a": Fraction(-3, 4), "b": Fraction(43, 12), "c": Fraction(-37, 12)}
    third = Fraction(1, 3)  # Q / f
    spread = {"a": Fraction(81, 160), "b": Fraction(23, 96), "c": Fraction(163, 480)}
    assert found["errors"] == {judge: third * number for judge, number in spread.items()}
    found = run(EXAMPLE, "limit = 0.5")
    assert totals(found) == {"w": "965/12", "x": "14217/200", "y": "315/4", "z": "1877/25"}
    assert found["effects"] == {"jury": {"a": "-3/4", "b": "179/50", "c": "-77/25"}}


@pytest.mark.parametrize(
    ("limit", "found"),
    [("0.5", {"jury": {"a": "-1/2", "b": "1/2"}}), ("0.499", None), ("100", {"jury": {"a": "-1/2", "b": "1/2"}})],
)
def test_the_limit_is_exact(limit, found):
    """Two judges and two entries: differences 0 and 2, so Q = 1, f = 1, c = 1/4, and the standard error is 1/2."""
    sheets = {("w", "a"): 5, ("x", "a"): 5, ("w", "b"): 5, ("x", "b"): 7}
    outcome = run(sheets, f"limit = {limit}")
    assert outcome == {"refused": "correction_uncertain"} if found is None else outcome["effects"] == found


def test_without_a_sheet_to_spare_nothing_is_certain():
    sheets = {("w", "a"): 5, ("x", "a"): 6, ("w", "b"): 9}
    assert run(sheets, "limit = 100") == {"refused": "correction_uncertain"}
    found = run(sheets, 'limit = 100\notherwise = "mean"')
    assert totals(found) == {"w": "7", "x": "6"} and found["effects"] == {}
    assert found["warnings"]["correction_not_used"] == [["jury", "correction_uncertain"]]


def test_groups_need_not_be_linked_with_each_other():
    sheets = {
        (f"{group}{i}", f"{judge}{group}"): 5 + i + (judge == "b") for group in "uv" for i in (1, 2) for judge in "ab"
    }
    found = run(sheets, "limit = 1")
    assert found["effects"] == {"jury": {"au": "-1/2", "av": "-1/2", "bu": "1/2", "bv": "1/2"}}
    assert run(sheets, 'limit = 1\nwithin = "all"') == {"refused": "correction_unconnected"}
    apart = sheets | {("u3", "d"): 9, ("u4", "d"): 9}
    assert run(apart, "limit = 1") == {"refused": "correction_unconnected"}
    found = run(apart, 'limit = 1\notherwise = "mean"')
    assert found["warnings"]["correction_not_used"] == [["jury", "correction_unconnected"]]
    assert totals(found)["u1"] == "13/2"


@pytest.mark.parametrize(
    ("value", "rounded"), [("0.125", "0.13"), ("-0.125", "-0.13"), ("0.1249", "0.12"), ("-0.1251", "-0.13"), ("0", "0")]
)
def test_an_effect_is_rounded_away_from_zero(value, rounded):
    assert correction.away(Fraction(value), 2) == Fraction(rounded)


def test_a_figure_may_be_below_zero_and_is_rounded_half_up():
    """b gives 5/2 more than a, and each has three sheets: z, of b alone, has 0 less 5/4."""
    sheets = {(name, judge): Fraction(5) + (Fraction(5, 2) if judge == "b" else 0) for name in "wx" for judge in "ab"}
    sheets |= {("y", "a"): 50, ("z", "b"): 0}
    assert totals(run(sheets, "limit = 1"))["z"] == "-5/4"
    assert totals(run(sheets, "limit = 1", more="decimals = {figure = 1}"))["z"] == "-6/5"
    assert totals(run(sheets, "limit = 1\ndecimals = 1"))["z"] == "-13/10"


def test_a_weight_has_no_place_and_a_limit_must_be_there():
    assert run(EXAMPLE, "limit = 1", weight=2) == {"refused": "weight_in_a_corrected_round"}
    assert run(EXAMPLE, "decimals = 1") == {"refused": "still_open"}
