"""The rule for scores that arrive late, twice, or from two tablets."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.errors import Closed, Stale
from judging.scoring.merge import Arrival, Sheet, TwoOpinions, Written, is_change, outcome_of

A, B = {"1": 100}, {"1": 200}


def test_new_scores_over_the_version_seen():
    assert is_change(Sheet(A, "", 3), Sheet(B, "", 3), closed=None)
    assert is_change(Sheet(), Sheet(A), closed=None)
    assert is_change(Sheet(A, "", 3), Sheet(A, "hay", 3), closed=None)


@pytest.mark.parametrize("seen", [0, 2, 3])
@pytest.mark.parametrize("closed", [None, "The round is closed."])
def test_a_repeat_is_welcome_even_after_closing(seen, closed):
    assert not is_change(Sheet(A, "x", 3), Sheet(A, "x", seen), closed=closed)


def test_closing_is_said_before_staleness():
    with pytest.raises(Closed):
        is_change(Sheet(A, "", 3), Sheet(B, "", 2), closed="The round is closed.")


def test_unseen_scores_are_never_overwritten():
    with pytest.raises(TwoOpinions) as refusal:
        is_change(Sheet(A, "", 3), Sheet(B, "", 2), closed=None)
    assert refusal.value.kept == Sheet(A, "", 3) and isinstance(refusal.value, Stale)


_sheet = st.builds(Sheet, st.sampled_from([{}, A, B]), st.sampled_from(["", "x"]), st.integers(0, 3))


@given(kept=_sheet, sent=_sheet, closed=st.sampled_from([None, "closed"]))
def test_what_is_written_was_open_new_and_seen(kept, sent, closed):
    try:
        change = is_change(kept, sent, closed=closed)
    except (Closed, Stale):
        return
    assert change == ((kept.scores, kept.comment) != (sent.scores, sent.comment))
    assert not change or (closed is None and kept.version == sent.version)


DUE = datetime(2026, 9, 20, 17, tzinfo=UTC)


def arrival(made, received, *, grace=15, closed=None):
    """Seconds after the deadline at which an operation was made and arrived; ``closed`` likewise."""

    def moment(seconds):
        return None if seconds is None else DUE + timedelta(seconds=seconds)

    return Arrival(moment(made), moment(received), DUE, timedelta(minutes=grace), moment(closed))


@pytest.mark.parametrize(
    ("made", "received", "is_late", "is_flagged"),
    [
        (-10, 0, False, False),
        (5, 0, False, False),  # a clock that runs ahead: it is here in time
        (0, 1, False, True),
        (0.001, 1, True, False),
        (0, 900, False, True),
        (0, 900.001, True, False),
    ],
)
def test_the_deadline_to_the_moment(made, received, is_late, is_flagged):
    found = arrival(made, received)
    assert (found.is_late, found.is_flagged, found.is_refused) == (is_late, is_flagged, False)


@pytest.mark.parametrize(("made", "is_refused"), [(-1, False), (60, False), (60.001, True)])
def test_after_closing_only_what_was_made_before_may_come(made, is_refused):
    found = arrival(made, 90, closed=60)
    assert (found.is_refused, found.is_late) == (is_refused, True)


def test_without_a_deadline_nothing_is_late():
    found = Arrival(DUE, DUE + timedelta(days=9), None, timedelta(), None)
    assert (found.is_late, found.is_flagged) == (False, False)


@pytest.mark.parametrize(
    ("standing", "sequence", "seen", "is_same", "outcome"),
    [
        (Written(), 1, 0, False, "kept"),
        (Written(3, 7, 4), 5, 0, False, "kept"),  # one's own: seen, whatever was answered
        (Written(3, 7, 4), 4, 3, False, "kept"),
        (Written(3, 7, 4), 3, 3, False, "overtaken"),
        (Written(3, 8, 4), 9, 3, False, "kept"),
        (Written(3, 8, 4), 9, 2, False, "asked"),
        (Written(3, 8, 4), 9, 2, True, "kept"),
        (Written(3, None, 0), 9, 2, False, "asked"),
    ],
)
def test_what_becomes_of_an_operation(standing, sequence, seen, is_same, outcome):
    assert outcome_of(standing, tablet=7, sequence=sequence, seen=seen, is_same=is_same) == outcome
