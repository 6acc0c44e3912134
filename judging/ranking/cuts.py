"""Where the lines run: who qualifies, and the prizes each group has to give.

Caps are maxima, as in the Hanoi handicraft design contest (at most 1 first, 3 second,
4 third and 7 consolation prizes a group): a prize nobody qualifies for is withheld, never
filled with a weaker entry or moved to another group.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from judging.ranking.types import GivenPrize, Prize, Threshold


def reaches(total: Fraction, threshold: Threshold | None) -> bool:
    """Whether an exact ``total`` qualifies: 69.995 does not reach 70, however it prints."""
    if threshold is None:
        return True
    return total >= threshold.value if threshold.comparison == "ge" else total > threshold.value


def ranks_on_offer(prizes: Sequence[Prize], group: str, size: int) -> list[int]:
    """The prizes of a group with ``size`` qualified entries, best first, each as its index in ``prizes``.

    No more than ``size`` of each kind, which is also what an unlimited prize comes to.
    """
    ranks = []
    for rank, prize in enumerate(prizes):
        cap = prize.caps.get(group, 0)
        ranks += [rank] * (size if cap is None else min(cap, size))
    return ranks


def counts(prizes: Sequence[Prize], given: Mapping[tuple, int], held: Mapping[tuple, int]) -> tuple[GivenPrize, ...]:
    """What became of every prize, by group and rank; ``given`` and ``held`` count by (group, rank)."""
    lines = sorted((group, rank, cap) for rank, prize in enumerate(prizes) for group, cap in prize.caps.items())
    return tuple(
        GivenPrize(
            prize=prizes[rank].id,
            group=group,
            cap=cap,
            given=given[group, rank],
            withheld=0 if cap is None else cap - given[group, rank] - held[group, rank],
        )
        for group, rank, cap in lines
    )
