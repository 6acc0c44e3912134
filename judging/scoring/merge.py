"""What happens to scores that arrive from a tablet, whatever arrived before them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
