"""Open points of rules: a path is open with the table that holds it, and decided with it."""

import pytest

from judging.competitions import undecided
from judging.ranking.rules import Rules


def rules(*paths: str) -> Rules:
    return Rules(id="sample", name="Mẫu", undecided=paths)


@pytest.mark.parametrize(
    ("path", "is_open", "is_any_open"),
    [
        ("award", False, True),
        ("award.first", False, True),
        ("award.first.cap", True, True),
        ("award.first.cap.x", True, False),
        ("award.first.caps", False, False),
        ("award.first.caps.a", False, False),
        ("award.firstly", False, False),
        ("ties", True, True),
        ("ties.chain", True, False),
        ("tie", False, False),
    ],
)
def test_a_table_is_open_with_everything_in_it(path, is_open, is_any_open):
    known = rules("award.first.cap", "ties")
    assert undecided.is_open(known, path) is is_open
    assert undecided.is_any_open(known, path) is is_any_open


def test_deciding_takes_what_is_below_and_leaves_the_rest_in_order():
    known = rules("ties.chain", "award.first.cap", "award.first.caps.a", "award.firstly.cap")
    assert undecided.decided(known, ["award.first"]).undecided == ("ties.chain", "award.firstly.cap")
    assert undecided.decided(known, ["award.first.cap.x"]) == known


def test_leaving_open_twice_is_leaving_open():
    known = rules("ties.chain")
    assert undecided.left_open(known, ["award", "ties.chain", "award"]).undecided == ("ties.chain", "award")


def test_marking_decides_some_and_leaves_others_open():
    known = rules("ties.chain", "round.final")
    marked = undecided.marked(known, {"ties.chain": True, "round.final.minimum": False, "limits.per_entrant": False})
    assert marked.undecided == ("round.final", "limits.per_entrant")


def test_an_open_table_opens_key_by_key():
    assert undecided.key_by_key(rules("ties", "award"), "ties", ("chain", "at_line")).undecided == (
        "award", "ties.chain", "ties.at_line"
    )  # fmt: skip
    assert undecided.key_by_key(rules("ties.chain"), "ties", ("chain",)) == rules("ties.chain")
