"""Where the marks of a chart go: worked out by hand for the drawing of the page, and what holds of every chart."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.ranking.certainty import drawing
from judging.ranking.certainty.types import Diagnosis, Entry, Judge, Line
from tests.ranking.certainty import examples


@pytest.fixture(scope="module")
def diagnosis():
    return examples.around_a_line()


@pytest.fixture(scope="module")
def chart(diagnosis):
    return drawing.chart(diagnosis, diagnosis.lines[1])


def entry(name: str, total, *, group: str = "a", half: float | None = None, chance: dict | None = None) -> Entry:
    ends = {} if half is None else {"low": total - half, "high": total + half}
    return Entry(
        entry=name, number=7, group=group, total=Fraction(total), place=1, sheets=3, chance=chance or {}, **ends
    )


def divided(*entries: Entry, above: str = "", cut=None, group: str = "a", unclear: str = "") -> drawing.Chart:
    line = Line(id="keep", group=group, cut=cut, above=frozenset(above))
    shown = Diagnosis(
        round="r", groups=("a",), maximum=Fraction(100), entries=entries, unclear={"keep": tuple(unclear)}
    )
    return drawing.chart(shown, line, most=4)


def test_rows_stand_one_below_the_other_best_first(chart):
    assert [row.entry.number for row in chart.rows[:3]] == [125, 120, 121]
    assert [row.y for row in chart.rows[:3]] == [56, 90, 124]
    assert (chart.top, chart.bottom, chart.height, chart.width) == (30, 661, 691, 920)


def test_points_become_places_between_the_lowest_and_the_highest_end(chart):
    # From 72.8 (the low end of 133) at 178 to 90.6 (the high end of 125) at 720: 542 / 17.8 a point.
    first, last = chart.rows[0], chart.rows[-1]
    assert (first.low, first.dot, first.high) == (537, 629, 720)
    assert (last.low, last.dot, last.high) == (178, 278, 379)
    assert (chart.cut, chart.label) == (428, 428)
    assert [(str(value), x) for value, x in chart.ticks] == [("75", 245), ("80", 397), ("85", 549), ("90", 702)]


def test_filled_above_the_line_and_hollow_below(chart):
    assert [row.is_above for row in chart.rows] == [True] * 11 + [False] * 7


def test_a_bar_is_as_long_as_the_chance(chart):
    assert [row.bar for row in chart.rows[:3]] == [97, 96, 94]
    assert (chart.rows[-1].chance, chart.rows[-1].bar) == (0.06, 6)


def test_the_zone_of_those_that_cannot_be_told_apart(chart):
    assert chart.zones == ((39 + 8 * 34, 7 * 34),)
    assert (chart.before, chart.after, chart.is_whole) == (0, 0, True)


def test_a_zone_may_have_gaps():
    rows = [entry(name, 90 - at) for at, name in enumerate("abcd")]
    assert divided(*rows, unclear="abd").zones == ((39, 68), (39 + 3 * 34, 34))


@pytest.mark.parametrize(
    ("above", "unclear", "shown", "before", "after"),
    [
        ("ab", "", "abcd", 0, 6),  # the line is near the top
        ("abcde", "", "defg", 3, 3),  # round the line
        ("abcdefghi", "", "ghij", 6, 0),  # and near the end
        ("abc", "fg", "efgh", 4, 2),  # round the zone, wherever the line is
        ("abc", "defg", "defg", 3, 3),  # a zone that just fits
        ("abc", "defgh", "bcde", 1, 5),  # one that is too long: round the line
        ("ab", "ai", "abcd", 0, 6),  # one that lies wide apart
    ],
)
def test_the_rows_round_the_line_are_shown(above, unclear, shown, before, after):
    rows = [entry(name, 90 - at) for at, name in enumerate("abcdefghij")]
    found = divided(*rows, above=above, unclear=unclear)
    assert "".join(row.entry.entry for row in found.rows) == shown
    assert (found.before, found.after, found.is_whole) == (before, after, False)


def test_a_line_divides_its_own_group_or_everybody():
    rows = [entry("a", 50), entry("b", 70, group="b"), entry("c", 60)]
    assert [row.entry.entry for row in divided(*rows).rows] == ["c", "a"]
    assert [row.entry.entry for row in divided(*rows, group="all").rows] == ["b", "c", "a"]


def test_equals_stay_in_the_order_of_the_result():
    rows = [entry("z", 50), entry("a", 50), entry("m", 50)]
    assert [row.entry.entry for row in divided(*rows).rows] == ["z", "a", "m"]
    assert [row.entry.entry for row in divided(*rows, above="m").rows] == ["m", "z", "a"]


def test_what_could_not_be_told_is_not_drawn():
    (row,) = divided(entry("a", 50)).rows
    assert (row.low, row.high, row.chance, row.bar) == (None, None, None, 0)
    assert divided(entry("a", 50)).cut is None


def test_one_point_stands_in_the_middle():
    found = divided(entry("a", 50), cut=Fraction(50))
    assert (found.rows[0].dot, found.cut) == (449, 449)
    assert [str(value) for value, _ in found.ticks] == ["248/5", "249/5", "50", "251/5", "252/5"]


def test_nobody_gives_an_empty_chart():
    found = divided()
    assert (found.rows, found.zones, found.bottom) == ((), (), 49)


def test_the_name_of_the_line_stays_clear_of_the_chances():
    found = divided(entry("a", 50), entry("b", 90), cut=Fraction(90))
    assert (found.cut, found.label) == (720, 672)
    found = divided(entry("a", 50), entry("b", 90), cut=Fraction(50))
    assert (found.cut, found.label) == (178, 198)


def test_long_numbers_get_room():
    found = divided(replace(entry("a", 50), number=1234567))
    assert (found.numbers, found.totals) == (60, 126)
    assert divided(replace(entry("a", 50), number=123456)).numbers == divided(entry("a", 50)).numbers == 52


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (72.8, 90.6, "75 80 85 90"),
        (0, 5, "0 1 2 3 4 5"),
        (0, 10, "0 2 4 6 8 10"),
        (0, 12.5, "0 5/2 5 15/2 10 25/2"),
        (0, 0.5, "0 1/10 1/5 3/10 2/5 1/2"),
        (0, 0.7, "0 1/5 2/5 3/5"),
        (-30, 420, "0 100 200 300 400"),
        (-1, 1, "-1 -1/2 0 1/2 1"),
        (9.2, 9.9, "46/5 47/5 48/5 49/5"),
    ],
)
def test_ticks_are_round(low, high, wanted):
    assert " ".join(map(str, drawing.ticks(low, high))) == wanted


@given(st.lists(st.tuples(st.integers(0, 400), st.floats(0, 50)), min_size=1, max_size=40), st.integers(0, 400))
def test_every_mark_is_inside_the_drawing(rows, cut):
    entries = [entry(str(at), Fraction(total, 4), half=half) for at, (total, half) in enumerate(rows)]
    found = divided(*entries, cut=Fraction(cut, 4))
    left = found.totals + 60
    marks = [x for row in found.rows for x in (row.low, row.dot, row.high)] + [x for _, x in found.ticks] + [found.cut]
    assert all(left <= x <= 720 for x in marks)
    assert all(row.low <= row.dot <= row.high and found.top < row.y < found.bottom for row in found.rows)
    assert len(found.rows) == min(4, len(rows)) and found.before + found.after + len(found.rows) == len(rows)


def test_bars_lean_to_the_side_of_the_judge(diagnosis):
    found = drawing.bars(diagnosis.judges)
    # The furthest end is −2.3 − 1.96 × 0.7 = −3.672 points, 84 units to the left of 198.
    assert [(row.judge.judge, row.x, row.width) for row in found.rows] == [
        ("1", 198, 32), ("2", 184, 14), ("3", 145, 53), ("4", 198, 21), ("5", 198, 14),
    ]  # fmt: skip
    assert (found.rows[2].low, found.rows[2].high) == (114, 177)
    assert [row.y for row in found.rows] == [20, 54, 88, 122, 156]
    assert (found.middle, found.bottom, found.height, found.width) == (198, 174, 202, 340)
    assert (found.is_tall, found.left_out) == (False, 0)


def test_long_names_stand_above_their_bars(diagnosis):
    judges = [replace(judge, judge=f"GK-{judge.judge}") for judge in diagnosis.judges]
    found = drawing.bars(judges)
    assert (found.is_tall, found.middle, [row.y for row in found.rows[:2]]) == (True, 146, [38, 88])
    assert (found.rows[2].low, found.bottom) == (8, 254)
    assert not drawing.bars([replace(judge, judge=f"10{judge.judge}") for judge in diagnosis.judges]).is_tall


def test_of_very_many_the_furthest_are_drawn_in_order():
    judges = [Judge(judge=str(n), sheets=3, effect=effect, error=0.1) for n, effect in enumerate((1, -3, 0.5, 2, -0.2))]
    found = drawing.bars(judges, most=3)
    assert ([row.judge.judge for row in found.rows], found.left_out) == (["0", "1", "3"], 2)


def test_judges_who_do_not_differ_at_all():
    found = drawing.bars([Judge(judge="1", sheets=3, effect=0.0, error=0.0)])
    assert [(row.x, row.width, row.low, row.high) for row in found.rows] == [(198, 0, 198, 198)]
    assert drawing.bars([]).rows == ()
