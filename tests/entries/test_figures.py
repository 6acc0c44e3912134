"""Figures as people write them: what means one thing is read, what may mean two is known."""

import pytest

from judging.entries import figures


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1.500", ("1500", "1.5")),
        (" 12,345 ", ("12345", "12.345")),
        ("-1.000", ("-1000", "-1")),
        *((plain, None) for plain in ("1500", "1,5", "0.125", "1.5000", "1234.567", "1.000.000", "")),
    ],
)
def test_a_mark_before_three_digits_is_read_in_two_ways(typed, readings):
    assert figures.two_readings(typed) == readings


@pytest.mark.parametrize(
    ("kept", "told"), [("1.125", "1.1250"), ("1.12", "1.12"), ("1500", "1500"), ("0.125", "0.125")]
)
def test_what_is_told_plainly_is_kept_as_it_was(kept, told):
    assert figures.told(kept) == told and figures.read(told) == kept
