"""By when a request about one's own data is answered, in days of Vietnam's calendar.

Source: Decree 356/2025/ND-CP, in force since 1 January 2026, as summaries by several law firms tell it: a first
answer within 2 working days; withdrawing, restricting and objecting done within 15 days (20 where somebody else
processes the data, which nobody does here), longer once, by at most 15; the other rights within 10 to 20 days,
each its own number. That number has not been read in the decree itself (``is_certain``), so the shortest is kept
and an extension ends with the longest. Settings replace the days once a lawyer has looked.

The day a request came is day 0; a term ends with its last day. Working days are Monday to Friday: public holidays
and the days worked in their stead are decided anew each year, so the organisers watch them.
"""

from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
LONGER = 15  # days, the one extension at most


@dataclass(frozen=True, slots=True)
class Term:
    """``days`` until it is done, ``latest`` with the one extension."""

    days: int
    latest: int
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Days:
    """What an installation promises: ``first`` in working days, the others in days."""

    first: int = 2
    consent: int = 15
    other: int = 10


CONSENT = Term(days=15, latest=30, is_certain=True)
OTHER = Term(days=10, latest=20, is_certain=False)
#: What can be asked -> its term. The one table.
TERMS = {
    "copy": OTHER,
    "correct": OTHER,
    "erase": OTHER,
    "withdraw": CONSENT,
    "restrict": CONSENT,
    "object": CONSENT,
    "question": OTHER,
}


@dataclass(frozen=True, slots=True)
class Dates:
    """The last days on which a request is answered first, done, and done after an extension."""

    answer_by: date
    due_on: date
    latest_on: date


def dates(kind: str, came_on: date, days: Days) -> Dates:
    """The dates of a request of this ``kind`` that came on this day."""
    term = TERMS[kind]
    promised = days.consent if term is CONSENT else days.other
    latest = max(promised, min(term.latest, promised + LONGER))
    return Dates(
        working_days_after(came_on, days.first), came_on + timedelta(days=promised), came_on + timedelta(days=latest)
    )


def working_days_after(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``: of a Friday the second one is Tuesday, of a Saturday too."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
