"""The order in which judges walk."""

from hypothesis import given
from hypothesis import strategies as st

from judging.panel.walking import WAYS, Walk, order_for, start_of

TABLES = tuple(range(1, 75))
numbers = st.sets(st.integers(1, 999), min_size=1, max_size=60)
ways = st.sampled_from(WAYS)
ranks = st.integers(0, 40)


def walk(way: str, tables, rank: int = 0) -> Walk:
    return Walk(way=way, rank=rank, tables=tuple(tables), draw="1.final")


@given(ways, numbers, ranks)
def test_everybody_sees_everything_once(way, tables, rank):
    assert sorted(order_for(tables, walk(way, tables, rank))) == sorted(tables)


@given(ways, numbers, ranks, st.data())
def test_who_is_missing_moves_nobody_else(way, tables, rank, data):
    gone = data.draw(st.sets(st.sampled_from(sorted(tables))))
    whole = order_for(tables, walk(way, tables, rank))
    assert order_for(tables - gone, walk(way, tables, rank)) == [each for each in whole if each not in gone]


@given(numbers, st.integers(1000, 1999), ranks)
def test_one_more_number_keeps_the_circle_and_any_drawn_order(tables, new, rank):
    drawn = order_for(tables | {new}, walk("random", tables | {new}, rank))
    assert [each for each in drawn if each != new] == order_for(tables, walk("random", tables, rank))
    after = order_for(tables | {new}, walk("tables", tables | {new}, rank))
    at = after.index(min(tables))
    circle = after[at:] + after[:at]
    assert [each for each in circle if each != new] == sorted(tables)


@given(numbers)
def test_while_there_are_enough_no_two_judges_start_alike(tables):
    starts = [start_of(walk("tables", tables, rank)) for rank in range(len(tables))]
    assert sorted(starts) == sorted(tables)


def test_judges_start_spread_along_the_tables():
    """However many judges, the widest stretch without a start is at most twice the even one (and a number)."""
    for judges in range(1, 31):
        starts = sorted(start_of(walk("tables", TABLES, rank)) for rank in range(judges))
        gaps = [b - a for a, b in zip(starts, starts[1:] + [starts[0] + len(TABLES)], strict=True)]
        assert max(gaps) - 1 < 2 * len(TABLES) / judges


def test_the_first_judge_starts_at_the_first_number_and_walks_along_the_tables():
    assert order_for(TABLES, walk("tables", TABLES)) == list(TABLES)
    assert order_for(TABLES, walk("tables", TABLES, 1)) == [*range(46, 75), *range(1, 46)]


def test_together_everybody_begins_at_the_first():
    assert {tuple(order_for(TABLES, walk("together", TABLES, rank))) for rank in range(7)} == {TABLES}


def test_a_drawn_order_is_each_judges_own_and_each_rounds_own():
    orders = {tuple(order_for(TABLES, walk("random", TABLES, rank))) for rank in range(20)}
    assert len(orders) == 20
    assert tuple(order_for(TABLES, Walk("random", 0, TABLES, "1.screening"))) not in orders


def test_drawn_orders_give_every_number_a_fair_place():
    places = [order_for(TABLES, walk("random", TABLES, rank)).index(1) for rank in range(400)]
    assert 30 < sum(places) / len(places) < 44
