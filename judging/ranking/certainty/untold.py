"""What statistics cannot say of these sheets, and why: a code each, never a NaN."""

from enum import StrEnum


class Reason(StrEnum):
    """Why there is no figure."""

    NO_SHEETS = "no_sheets"
    ONE_ENTRY = "one_entry"
    ONE_JUDGE = "one_judge"
    ALL_EQUAL = "all_equal"
    UNCONNECTED = "unconnected"
    NOTHING_SHARED = "nothing_shared"  # no entry has two sheets, so judges cannot be compared
    TOO_FEW = "too_few"
    ALIKE = "alike"  # severity taken away, the sheets agree exactly: they do not show how far chance goes
    INCOMPLETE = "incomplete"  # the statistic needs every judge on every entry


class Untold(Exception):
    """Raised by a statistic that has nothing honest to say; ``reason`` is one of ``Reason``."""

    def __init__(self, reason: Reason):
        super().__init__(str(reason))
        self.reason = reason
