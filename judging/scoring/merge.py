"""What happens to scores that arrive from a tablet, whatever arrived before them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from judging.errors import Closed, Stale

#: Marks a sentence for the catalogue.
N_ = str

UNSEEN = 0  # the version of a sheet that nobody has written yet


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's content and its version."""

    scores: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""
    version: int = UNSEEN


class TwoOpinions(Stale):
    """Two devices hold different scores of one sheet; ``kept`` is what the server has."""

    def __init__(self, kept: Sheet):
        super().__init__(N_("There are two scores from two tablets. Please choose one."))
        self.kept = kept


def is_change(kept: Sheet, sent: Sheet, *, closed: str | None) -> bool:
    """Whether ``sent``, written over the version it names, is to be written; raises Closed or Stale.

    Scores that are there already are welcome even after closing, and change nothing:
    a lost answer makes a tablet send twice. Different scores over a version the tablet
    never saw are refused, so that no judge overwrites a newer opinion of their own
    unknowingly. ``closed`` is the sentence that says why nothing can change any more.
    """
    if (kept.scores, kept.comment) == (sent.scores, sent.comment):
        return False
    if closed:
        raise Closed(closed)
    if kept.version != sent.version:
        raise TwoOpinions(kept)
    return True


@dataclass(frozen=True, slots=True)
class Written:
    """By which operation one field of a sheet stands: its version, its tablet, and the tablet's own count."""

    version: int = UNSEEN
    tablet: int | None = None
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """When an operation was made (by the tablet's corrected clock) and when it arrived; ``due`` and ``closed``
    are the round's deadline and its closing, None where there is none; ``grace`` is how long after the deadline
    what was made before it may still arrive."""

    made: datetime
    received: datetime
    due: datetime | None
    grace: timedelta
    closed: datetime | None

    @property
    def is_late(self) -> bool:
        """Made after the deadline, or arrived after the grace, or after the round was closed: two people decide."""
        if self.closed:
            return True
        if self.due is None or self.received <= self.due:
            return False
        return self.made > self.due or self.received > self.due + self.grace

    @property
    def is_refused(self) -> bool:
        """Made after the round was closed."""
        return self.closed is not None and self.made > self.closed

    @property
    def is_flagged(self) -> bool:
        """Taken after the deadline, because it was made before."""
        return self.due is not None and self.received > self.due and not self.is_late


def outcome_of(standing: Written, *, tablet: int, sequence: int, seen: int, is_same: bool) -> str:
    """What becomes of an operation on a field that can still be written.

    kept: it stands. The tablet's own earlier operations count as seen, so only a version that
    another device wrote unseen is in the way: then it is "asked", and the judge chooses. Of one
    device the last intention stands, whatever order its operations arrive in: an earlier one is
    "overtaken". A value that stands already (``is_same``) is kept, whoever wrote it.
    """
    if standing.tablet == tablet:
        return "overtaken" if sequence < standing.sequence else "kept"
    if standing.version > seen and not is_same:
        return "asked"
    return "kept"
