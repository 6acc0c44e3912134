"""The rules as one file, taken in whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from judging.competitions.amending import amend
from judging.competitions.models import Competition
from judging.ranking.document.open_points import open_points
from judging.ranking.document.reading import read
from judging.ranking.document.trees import Change, changes
from judging.ranking.rules import Rules


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a file makes of a competition: its rules, what changes, and what remains open."""

    rules: Rules
    changes: tuple[Change, ...]
    open: tuple[str, ...]


def replace(competition: Competition, text: str | bytes, **act) -> Outlook:
    """Put the rules of a file in the place of those that stand, until judging opens; says what that changed.

    Raises Faults with every mistake of the file and its line.
    """
    before, rules = competition.rules, read(text)
    amend(competition, rules, verb="rules imported", **act)
    return Outlook(rules, tuple(_decisive(before, rules)), tuple(open_points(rules)))


def _decisive(before: Rules, after: Rules) -> Iterator[Change]:
    """The changes; what is still to be decided is said by itself."""
    return (change for change in changes(before, after) if change.key != ("undecided",))
