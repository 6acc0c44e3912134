"""Every change of a competition's rules: the document is written, and its rows follow."""

from dataclasses import dataclass, replace
from datetime import datetime

from judging.audit.recording import record
from judging.competitions import promises
from judging.competitions.following import follow
from judging.competitions.models import Competition
from judging.competitions.setting_up import hold
from judging.errors import Conflict
from judging.ranking.document.faults import Faults
from judging.ranking.document.reading import read
from judging.ranking.document.writing import write
from judging.ranking.rules import Rules, Scored


@dataclass(frozen=True, slots=True)
class InUse:
    """What entries and panel hold on to: whether a product was ever submitted, the groups and the rounds in
    use by id, where judges sit: (round, panel) by key, and for each judge who sits in some rounds alone, which."""

    has_entries: bool = False
    groups: frozenset[int] = frozenset()
    rounds: frozenset[int] = frozenset()
    seats: frozenset[tuple[str, str]] = frozenset()
    seated: frozenset[frozenset[str]] = frozenset()


def amend(
    competition: Competition, rules: Rules, *, seen: int, in_use: InUse, verb: str, actor, now: datetime, **said
) -> None:
    """Put ``rules`` in the place of those that stand, until judging opens; nothing happens where they are the same.

    Raises Stale when somebody changed the set-up after version ``seen``, Faults where the
    rules contradict themselves, Closed where entrants rely on what would change, Conflict
    where a group, round or panel in use would go.
    """
    hold(competition, seen=seen)
    before, text = competition.rules, write(rules)
    if text == competition.document:
        return
    require_readable(text)
    if in_use.has_entries:
        promises.require_kept(before, rules)
    gone = {row.id for row in competition.rounds if row.key not in {round_.id for round_ in rules.rounds}}
    if gone & in_use.rounds:
        raise Conflict("Something has been recorded in this round; it cannot be removed.")
    _require_seats(rules, in_use)
    follow(competition, rules, used_groups=in_use.groups)
    competition.document = text
    record(verb, now=now, actor=actor, competition=competition, **said)


def require_readable(text: str) -> None:
    """Refuse a document that is not rules or contradicts itself; raises Faults, whose lines nobody has seen."""
    try:
        read(text)
    except Faults as faults:
        raise Faults([replace(fault, line=0) for fault in faults.faults]) from faults


def _require_seats(rules: Rules, in_use: InUse) -> None:
    panels = {round_.id: {panel.id for panel in round_.panels} for round_ in rules.rounds if isinstance(round_, Scored)}
    if any(panel and panel not in panels.get(round_, {panel}) for round_, panel in in_use.seats):
        raise Conflict("Judges sit in this panel. Let them sit in another one first.")
    unscored = {round_.id for round_ in rules.rounds} - panels.keys()
    if any(rounds & unscored or not rounds & panels.keys() for rounds in in_use.seated):
        raise Conflict("Judges sit in this round. Let them sit in another one first.")
