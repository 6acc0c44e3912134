"""Every change of a competition's rules: the document is written, and its rows follow."""

from dataclasses import dataclass
from datetime import datetime

from judging.audit.recording import record
from judging.competitions import promises
from judging.competitions.following import follow
from judging.competitions.models import Competition
from judging.competitions.setting_up import hold
from judging.ranking.document.agreement import disagreements
from judging.ranking.document.faults import Fault, Faults, dotted
from judging.ranking.document.writing import plain, write
from judging.ranking.rules import Rules


@dataclass(frozen=True, slots=True)
class InUse:
    """What entries and panel hold on to: whether a product was ever submitted, and the groups in use by id."""

    has_entries: bool = False
    groups: frozenset[int] = frozenset()


def amend(
    competition: Competition, rules: Rules, *, seen: int, in_use: InUse, verb: str, actor, now: datetime, **said
) -> None:
    """Put ``rules`` in the place of those that stand, until judging opens; nothing happens where they are the same.

    Raises Stale when somebody changed the set-up after version ``seen``, Faults where the
    rules contradict themselves, Closed where entrants rely on what would change, Conflict
    where a group in use would go.
    """
    hold(competition, seen=seen)
    before, text = competition.rules, write(rules)
    if text == competition.document:
        return
    require_agreement(rules)
    if in_use.has_entries:
        promises.require_kept(before, rules)
    follow(competition, rules, used_groups=in_use.groups)
    competition.document = text
    record(verb, now=now, actor=actor, competition=competition, **said)


def require_agreement(rules: Rules) -> None:
    """Refuse rules that contradict themselves; raises Faults."""
    found = list(disagreements(rules))
    if found:
        tree = plain(rules)
        raise Faults([Fault(0, dotted(tree, path), code, values) for path, code, values in found])
