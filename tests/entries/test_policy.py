"""Who may still change, send, withdraw or decide what, at each boundary of the clock."""

from datetime import UTC, datetime, timedelta

import pytest

from judging.entries import policy

NOW = datetime(2026, 8, 30, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("state", "is_taking", "stage", "correct_until", "expected"),
    [
        ("draft", True, "open", None, True),
        ("draft", False, "open", None, False),
        ("accepted", True, "open", None, True),
        ("submitted", False, "open", None, False),
        ("refused", True, "open", None, False),
        ("withdrawn", True, "open", None, False),
        ("returned", False, "open", NOW + SECOND, True),
        ("returned", False, "open", NOW, False),
        ("returned", True, "open", NOW - SECOND, True),
        ("returned", False, "judging", NOW + SECOND, False),
        ("submitted", False, "open", NOW + SECOND, False),
    ],
)
def test_may_change(state, is_taking, stage, correct_until, expected):
    answer = policy.may_change(state, is_taking=is_taking, stage=stage, correct_until=correct_until, now=NOW)
    assert answer is expected


def test_only_drafts_and_returned_entries_are_sent():
    now = {"is_taking": True, "stage": "open", "correct_until": None, "now": NOW}
    states = ("draft", "submitted", "returned", "accepted", "refused", "withdrawn")
    assert [state for state in states if policy.may_submit(state, **now)] == ["draft", "returned"]


@pytest.mark.parametrize("stage", ["draft", "judging", "closed", "published"])
def test_screening_belongs_to_the_open_stage(stage):
    assert policy.may_accept("submitted", stage="open")
    assert not policy.may_accept("submitted", stage=stage)
    assert not policy.may_return("submitted", stage=stage)
    assert not policy.may_refuse("submitted", stage=stage)


def test_withdrawing_ends_with_the_round():
    assert policy.may_withdraw("accepted", stage="judging")
    assert not policy.may_withdraw("accepted", stage="closed")
    assert not policy.may_withdraw("withdrawn", stage="open")
