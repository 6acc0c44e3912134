"""The rule for scores that arrive late, twice, or from two tablets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judging.errors import Closed, Stale
from judging.scoring.merge import Sheet, TwoOpinions, is_change

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
