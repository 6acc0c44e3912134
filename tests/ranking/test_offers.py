"""Thresholds and caps: who qualifies, how many prizes there are, and that none is filled by force."""

from fractions import Fraction

import pytest

from judging.ranking.arithmetic import reaches
from judging.ranking.offers import offers_of
from judging.ranking.rules import Award, Group, Rules

HANOI = {"first": 1, "second": 3, "third": 4, "consolation": 7}
SIZES = {"ceramics": 104, "lacquer": 60, "bamboo": 55, "inlay": 70, "silk": 44, "bronze": 90}


@pytest.mark.parametrize(
    ("total", "comparison", "qualified"),
    [
        ("70", "ge", True),
        ("70", "gt", False),
        ("69.995", "ge", False),
        ("69.9999999", "ge", False),
        ("70.0000001", "gt", True),
        ("70.0000001", "ge", True),
        ("0", "ge", False),
    ],
)
def test_the_threshold_reads_the_exact_figure(contest, total, comparison, qualified):
    assert reaches(Fraction(total), Fraction(70), comparison) is qualified
    (standing,) = contest({"g": {"a": total}}, threshold=(70, comparison)).rank().standings
    assert (standing.qualified, standing.award) == (qualified, "first" if qualified else None)
    assert standing.place == 1, "a place is not a prize: those below the threshold are ranked all the same"


def test_three_sheets_a_hair_below_do_not_reach(contest):
    outcome = contest({"g": {"a": (70, 70, "69.99")}}, threshold=(70, "ge")).rank()
    assert str(outcome.standings[0].reason) == "below_threshold"


@pytest.mark.parametrize(
    ("prizes", "expected"),
    [
        ({"first": 1}, {"a": "first"}),
        ({"first": 1, "second": 3}, {"a": "first", "b": "second", "c": "second", "d": "second"}),
        ({"first": 0, "second": 1}, {"a": "second"}),
        ({"first": {}, "second": 1}, {"a": "second"}),
        ({"recognised": None}, dict.fromkeys("abcd", "recognised")),
        ({"first": 1, "recognised": None}, {"a": "first"} | dict.fromkeys("bcd", "recognised")),
        ({"first": 9}, dict.fromkeys("abcd", "first")),
        ({}, {}),
    ],
)
def test_prizes_go_down_the_places(contest, prizes, expected):
    played = contest({"g": {"d": 60, "c": 70, "b": 80, "a": 90}}, prizes=prizes)
    assert played.prizes() == expected


@pytest.mark.parametrize(
    ("caps", "size", "ranks"),
    [((1, 2), 9, [0, 1, 1]), ((5, 5), 2, [0, 0, 1, 1]), (("all", 1), 2, [0, 0, 1]), ((0, 0), 9, []), ((3, 3), 0, [])],
)
def test_no_more_prizes_are_laid_out_than_could_be_taken(caps, size, ranks):
    awards = tuple(Award(id=f"p{i}", caps={"g": cap}) for i, cap in enumerate(caps))
    offers = offers_of(Rules(id="x", groups=(Group(id="g"), Group(id="elsewhere")), awards=awards), ())
    assert [rank for offer in offers for rank in offer.places(size)] == ranks
    assert {offer.group for offer in offers} == {"g"}


def test_an_unlimited_prize_takes_everyone_who_qualifies_and_nobody_else(contest):
    played = contest({"g": {"a": 71, "b": 70, "c": 69}}, prizes={"recognised": None}, threshold=(70, "ge"))
    assert played.prizes() == dict.fromkeys("ab", "recognised")
    (count,) = played.rank().awards
    assert (count.cap, count.given, count.withheld) == (None, 2, 0)


def test_caps_are_most_never_least(contest):
    played = contest({"g": {"a": 90, "b": 60}, "h": {"c": 85, "d": 84}}, prizes=HANOI, threshold=(70, "ge"))
    assert played.prizes() == {"a": "first", "c": "first", "d": "second"}
    counts = [(p.group, p.award, p.given, p.withheld) for p in played.rank().awards]
    assert counts[:4] == [("g", "first", 1, 0), ("g", "second", 0, 3), ("g", "third", 0, 4), ("g", "consolation", 0, 7)]
    assert counts[4:6] == [("h", "first", 1, 0), ("h", "second", 1, 2)]


def hanoi(contest, *, weak: str = ""):
    """423 entries in six groups, all figures different; a ``weak`` group has only three entries over 70."""
    groups = {
        group: {f"{group}-{i}": Fraction(60 if group == weak and i > 2 else 99) - Fraction(i, 10) for i in range(size)}
        for group, size in SIZES.items()
    }
    return contest(groups, prizes=HANOI, threshold=(70, "ge"))


def test_six_groups_give_ninety_prizes(contest):
    played = hanoi(contest)
    assert len(played.given.entries) == 423
    won = list(played.prizes().values())
    assert {prize: won.count(prize) for prize in HANOI} == {"first": 6, "second": 18, "third": 24, "consolation": 42}
    assert len(won) == 90
    assert played.rank().ties == ()


def test_a_weak_group_gives_fewer_and_no_other_group_gives_more(contest):
    played = hanoi(contest, weak="silk")
    given = {}
    for count in played.rank().awards:
        given[count.group] = given.get(count.group, 0) + count.given
    assert given == dict.fromkeys(SIZES, 15) | {"silk": 3}
    assert [(p.award, p.withheld) for p in played.rank().awards if p.group == "silk"] == [
        ("first", 0),
        ("second", 1),
        ("third", 4),
        ("consolation", 7),
    ]
