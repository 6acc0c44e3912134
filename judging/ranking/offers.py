"""The awards each group has to give, and what became of them.

Caps are maxima, as in the Hanoi handicraft design contest (at most 1 first, 3 second,
4 third and 7 consolation prizes a group): an award nobody qualifies for is withheld, never
filled with a weaker entry or moved to another group.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from judging.ranking.rules import ALL, EVERYBODY, Award, Cap, Rules
from judging.ranking.types import AwardCount, Withheld


@dataclass(frozen=True, slots=True)
class Offer:
    """One award as one group may give it; ``rank`` is its position among the awards, best first."""

    rank: int
    award: Award
    group: str
    cap: Cap
    is_withheld: bool

    def places(self, size: int) -> list[int]:
        """Its rank, as often as it can be given to ``size`` qualified entries."""
        if self.is_withheld:
            return []
        return [self.rank] * (size if self.cap == ALL else min(self.cap, size))


def groups_of(rules: Rules) -> tuple[str, ...]:
    """The ids of all groups, in the order of the rules."""
    return tuple(group.id for group in rules.groups) or (EVERYBODY,)


def offers_of(rules: Rules, withheld: Collection[Withheld]) -> list[Offer]:
    """Every award that is computed, for every group that may give it (``EVERYBODY`` for one across groups)."""
    taken_back = {(w.award, w.group) for w in withheld}
    offers = []
    for rank, award in enumerate(rules.awards):
        for group, cap in _caps(award, rules).items():
            is_withheld = bool({(award.id, group), (award.id, None)} & taken_back)
            offers.append(Offer(rank, award, group, cap, is_withheld))
    return offers


def _caps(award: Award, rules: Rules) -> dict[str, Cap]:
    if award.side:
        return {}
    if award.across:
        return {EVERYBODY: award.cap}
    caps = {group: award.caps.get(group, award.cap) for group in groups_of(rules)}
    return {group: cap for group, cap in caps.items() if cap is not None}


def counts(offers: Collection[Offer], given: Mapping[tuple, int], held: Mapping[tuple, int]) -> tuple[AwardCount, ...]:
    """What became of every award; ``given`` and ``held`` count by (is across, group, rank)."""
    lines = []
    for offer in sorted(offers, key=lambda offer: (not offer.award.across, offer.group)):
        key = (offer.award.across, offer.group, offer.rank)
        cap = None if offer.cap == ALL else offer.cap
        left = 0 if cap is None else max(0, cap - given[key] - held[key])
        lines.append(AwardCount(offer.award.id, offer.group, cap, given[key], held[key], left))
    return tuple(lines)
