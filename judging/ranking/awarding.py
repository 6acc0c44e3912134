"""Who takes which award: first those across all groups, then each group's own.

``docs/rules.md``, section 8.1: two passes of ``walk.Walk`` over the qualified entries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from judging.ranking.offers import Offer, counts, groups_of, offers_of
from judging.ranking.rules import EVERYBODY, Rules
from judging.ranking.ties import blocks
from judging.ranking.types import AwardCount, Candidate, Decision, Given, Reason, TieAcrossLine
from judging.ranking.walk import Line, Walk


@dataclass(slots=True)
class Awarded:
    """What the qualified entries took: awards by entry, best first, and why; what became of every award."""

    awards: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: dict[str, Reason] = field(default_factory=dict)
    ties: tuple[TieAcrossLine, ...] = ()
    counts: tuple[AwardCount, ...] = ()
    unused: tuple[Decision, ...] = ()


def give_awards(rules: Rules, given: Given, qualified: Sequence[Candidate], *, merit: Mapping[str, int]) -> Awarded:
    """Hand out the awards among ``qualified`` entries; without merits each takes the first of its group."""
    offers = offers_of(rules, given.withheld)
    walk = Walk(rules, merit, everyone=len(qualified), decisions=given.decisions)
    if any(round.kind in ("score", "public") for round in rules.rounds):
        awarded = _two_passes(qualified, offers, walk)
    else:
        awarded = _to_everyone(qualified, offers, walk)
    awarded.ties = tuple(walk.ties)
    awarded.counts = counts(offers, walk.given, walk.held)
    unused = (decision for tied, decision in walk.decisions.items() if tied not in walk.used)
    awarded.unused = tuple(sorted(unused, key=lambda d: (d.group or "", d.entries)))
    return awarded


def _two_passes(qualified: Sequence[Candidate], offers: Sequence[Offer], walk: Walk) -> Awarded:
    across = _line(EVERYBODY, qualified, [o for o in offers if o.award.across], merit=walk.merit)
    across.is_across = True
    walk.run([across])
    first, reasons = dict(walk.award), dict(walk.reason)
    lines = [_line_of(group, qualified, offers, merit=walk.merit) for group in sorted(groups_of(walk.rules))]
    if walk.rules.limits.per_entry == 1:
        for line in lines:
            line.without(first.keys())
    if all(tie.decided for tie in walk.ties):
        walk.run(lines)
    else:
        walk.wait(lines)
    awards = {entry: (award,) for entry, award in first.items()}
    for entry, award in walk.award.items():
        awards[entry] = (*awards.get(entry, ()), award)
    only_first = first.keys() - walk.award.keys()
    later = {entry: reason for entry, reason in walk.reason.items() if entry not in only_first}
    return Awarded(awards=awards, reasons=reasons | later)


def _to_everyone(qualified: Sequence[Candidate], offers: Sequence[Offer], walk: Walk) -> Awarded:
    """Where nothing orders the entries, the first award of a group goes to everyone who qualifies."""
    awarded = Awarded()
    for candidate in qualified:
        own = (o for o in offers if o.group == candidate.group and not o.award.across)
        offer = next((o for o in own if not o.is_withheld), None)
        if offer:
            awarded.awards[candidate.entry] = (offer.award.id,)
            awarded.reasons[candidate.entry] = Reason.WON
            walk.given[False, offer.group, offer.rank] += 1
    return awarded


def _line_of(group: str, qualified: Sequence[Candidate], offers: Sequence[Offer], *, merit: Mapping[str, int]) -> Line:
    own = [offer for offer in offers if offer.group == group and not offer.award.across]
    return _line(group, [c for c in qualified if c.group == group], own, merit=merit)


def _line(group: str, entries: Sequence[Candidate], offers: Sequence[Offer], *, merit: Mapping[str, int]) -> Line:
    ranks = [rank for offer in offers for rank in offer.places(len(entries))]
    return Line(group, [block for _, block in blocks(entries, merit)], ranks)
