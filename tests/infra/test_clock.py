"""Times are kept in UTC and read in Vietnam."""

from datetime import UTC, datetime

from judging.infra import clock


def test_a_deadline_typed_in_vietnam():
    typed = datetime(2026, 8, 30, 17, 0)
    kept = clock.from_vietnam(typed)
    assert kept == datetime(2026, 8, 30, 10, 0, tzinfo=UTC)
    assert clock.in_vietnam(kept).replace(tzinfo=None) == typed


def test_now_has_its_zone():
    assert clock.now().tzinfo is UTC
