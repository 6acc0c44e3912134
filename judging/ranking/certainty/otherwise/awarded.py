"""Who takes which awards when entries stand in another order: the twin of ``walk``.

Where a tie reaches over the last place of an award and people have to decide, everybody in it stays on the side of
the line they are on: nobody rises or falls by a decision that nobody took. Where an entrant may have only
so many awards, the exact walk itself hands them out, in the new order.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from judging.ranking.awarding import Awarded, give_awards
from judging.ranking.certainty.marks import Floats, Indices
from judging.ranking.certainty.otherwise.twin import Bools
from judging.ranking.certainty.types import Line
from judging.ranking.rules import EVERYBODY, Rules
from judging.ranking.types import AwardCount, Candidate, Decision, Given, Outcome, Reason, Standing, Withheld

Key = tuple[str, str]
"""A line's id and group."""
SPARE = 3  # times as many entries as places: enough unless very many belong to entrants with all their awards
#: Reasons of entries whose award hangs on a tie that nobody has decided.
WAITING = (Reason.AWAITING, Reason.AWAITING_OTHERS)


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """Everybody who took part in a round (w), field after field, and the entries of each group (w) among them."""

    rules: Rules
    outcome: Outcome
    standings: tuple[Standing, ...]
    members: Mapping[str, Bools]


class Awards:
    """The awards of a whole competition, for the lines of one field."""

    def __init__(self, whole: Whole, lines: Sequence[Line], *, official: Floats):
        """``official`` are the columns that order everybody by the rules."""
        self.whole, self.rules, self.official = whole, whole.rules, official
        self.side = {
            (line.id, line.group): np.array([s.entry in line.above for s in whole.standings], bool)
            for line in lines
            if line.id.startswith("award:")
        }
        self.rank = {award.id: at for at, award in enumerate(self.rules.awards)}
        counts = sorted(whole.outcome.awards, key=lambda count: self.rank[count.award])
        across = {award.id for award in self.rules.awards if award.across}
        self.across = [count for count in counts if count.award in across]
        self.own = {group: [c for c in counts if c.group == group and c.award not in across] for group in whole.members}

    def above(self, columns: Floats, qualified: Bools) -> dict[Key, Bools]:
        """Who (w) has this award or a better one, by line, when the columns order the entries."""
        if not self.side:
            return {}
        if self.rules.limits.per_entrant:
            return self._by_the_exact_walk(columns, np.flatnonzero(qualified))
        found = dict(self._walk(columns, np.flatnonzero(qualified), self.across))
        ahead = list(found.values())[-1] if found else np.zeros(len(qualified), bool)
        if any(count.held for count in self.across):
            return self.side | found
        left = qualified & ~ahead if self.rules.limits.per_entry == 1 else qualified
        for group, counts in self.own.items():
            own = dict(self._walk(columns, np.flatnonzero(left & self.whole.members[group]), counts))
            found |= {key: is_above | ahead for key, is_above in own.items()} if group == EVERYBODY else own
        return found

    def _walk(self, columns: Floats, entries: Indices, counts: Sequence[AwardCount]) -> Iterator[tuple[Key, Bools]]:
        """Each award in turn: so many of the best are above its line; a tie across it is settled as the rules say."""
        order, block = ordered(columns, self._in_reach(columns, entries, counts))
        taken = 0
        for count in counts:
            cap = self._cap(count)
            at = len(order) if cap is None else min(taken + cap, len(order))
            is_above = np.zeros(len(columns), bool)
            is_above[order[:at]] = True
            is_tied = 0 < at < len(order) and block[at - 1] == block[at]
            if is_tied:
                tied = block == block[at]
                if self.rules.ties.at_line == "decide":
                    is_above[order[tied]] = self.side.get((f"award:{count.award}", count.group), is_above)[order[tied]]
                else:
                    is_above[order[tied]] = self.rules.ties.at_line == "all"
                    at = np.count_nonzero(is_above)
            taken = at
            yield (f"award:{count.award}", count.group), is_above

    def _in_reach(self, columns: Floats, entries: Indices, counts: Sequence[AwardCount]) -> Indices:
        """Those of them that may come above one of the lines: sorting thousands for a few awards takes its time."""
        caps = [self._cap(count) for count in counts]
        places = len(entries) if None in caps or self.rules.ties.at_line == "all" else sum(caps)
        return self._best(columns, entries, places)

    @staticmethod
    def _best(columns: Floats, entries: Indices, places: int) -> Indices:
        """So many of these with the highest total, and whoever ties with the last."""
        if not 0 < places < len(entries):
            return entries[:places]
        total = columns[entries, 0]
        return entries[total >= np.partition(total, -places)[-places]]

    def _by_the_exact_walk(self, columns: Floats, entries: Indices) -> dict[Key, Bools]:
        """The same where entrants may have only so many awards; a tie that was decided is decided the same way.

        Who is far below all places is left out at first: nobody asks for them where the others take everything.
        """
        likely = np.concatenate([self._likely(columns, entries, group) for group in self.own])
        awarded = self._served(columns, np.unique(likely))
        if not self._takes_everything(awarded):
            awarded = self._served(columns, entries)
        waiting = {entry for tie in awarded.ties if not tie.decided for entry in tie.entries}
        waiting |= {entry for entry, reason in awarded.reasons.items() if reason in WAITING}
        found = {}
        for (id, group), side in self.side.items():
            taken = self._or_better(id.removeprefix("award:"), group)
            has = {entry for entry, awards in awarded.awards.items() if not taken.isdisjoint(awards)}
            found[id, group] = self.whole.members[group] & (self._those(has) | (self._those(waiting) & side))
        return found

    def _likely(self, columns: Floats, entries: Indices, group: str) -> Indices:
        """Of one group's entries, some times as many of the best as there are places they could have."""
        entries = entries[self.whole.members[group][entries]]
        caps = [self._cap(count) for count in self.across + self.own[group]]
        places = len(entries) if None in caps else SPARE * sum(caps)
        return self._best(columns, entries, places)

    def _served(self, columns: Floats, entries: Indices) -> Awarded:
        order, block = ordered(columns, entries)
        standings = [self.whole.standings[at] for at in order]
        merit = {s.entry: int(b) for s, b in zip(standings, block, strict=True)}
        qualified = [Candidate(s.entry, s.group, s.entrant, s.number) for s in standings]
        given = Given(entries=(), decisions=self._decisions, withheld=tuple(self._withheld))
        return give_awards(self.rules, given, qualified, merit=merit)

    def _takes_everything(self, awarded: Awarded) -> bool:
        """Whether no place is left over, and nobody waits for what might be left."""
        left = {Withheld(count.award, count.group) for count in awarded.counts if count.withheld}
        return left <= self._withheld and Reason.AWAITING_OTHERS not in awarded.reasons.values()

    def _those(self, entries: Collection[str]) -> Bools:
        """These entries (w)."""
        found = np.zeros(len(self.whole.standings), bool)
        found[[self._position[entry] for entry in entries]] = True
        return found

    @cached_property
    def _position(self) -> dict[str, int]:
        return {standing.entry: at for at, standing in enumerate(self.whole.standings)}

    def _or_better(self, award: str, group: str) -> set[str]:
        own = self.own[group] if group != EVERYBODY else self.across + self.own[group]
        return {count.award for count in own if self.rank[count.award] <= self.rank[award]}

    @cached_property
    def _decisions(self) -> tuple[Decision, ...]:
        return tuple(Decision(None, tie.order) for tie in self.whole.outcome.ties if tie.decided)

    def _cap(self, count: AwardCount) -> int | None:
        return 0 if Withheld(count.award, count.group) in self._withheld else count.cap

    @cached_property
    def _withheld(self) -> frozenset[Withheld]:
        """Awards that nobody has although somebody was left who could have had them: the council took them back."""
        empty = (count for count in (*self.across, *chain(*self.own.values())) if not count.given + count.held)
        return frozenset(Withheld(count.award, count.group) for count in empty if self._was_withheld(count))

    def _was_withheld(self, count: AwardCount) -> bool:
        """Unless the best who were left are a tie that the rules give nothing."""
        rank = self.rank[count.award]
        taken = Counter(s.entrant for s in self.whole.standings for award in s.awards if self.rank[award] <= rank)
        limit = self.rules.limits.per_entrant or len(self.whole.standings) * len(self.rank)
        full = {entrant for entrant, awards in taken.items() if awards >= limit}
        could = [
            at for at, standing in enumerate(self.whole.standings)
            if standing.entrant not in full and self._could_have(count, standing)
        ]  # fmt: skip
        _, block = ordered(self.official, np.array(could, np.intp))
        is_tie = self.rules.ties.at_line == "none" and count.cap is not None
        return bool(could) and not (is_tie and np.count_nonzero(block == 0) > count.cap)

    def _could_have(self, count: AwardCount, standing: Standing) -> bool:
        if not standing.qualified or standing.reason in WAITING or count.group not in (EVERYBODY, standing.group):
            return False
        before = [award for award in standing.awards if self.rank[award] < self.rank[count.award]]
        if self.rules.limits.per_entry == 1:
            return not before
        is_across = count in self.across
        return not any(self.rules.awards[self.rank[award]].across == is_across for award in before)


def ordered(columns: Floats, entries: Indices) -> tuple[Indices, Indices]:
    """These entries in the order of their columns, best first, and a number for each block of equals, from 0."""
    rows = columns[entries]
    order = np.lexsort(-rows.T[::-1])
    rows = rows[order]
    is_new = (rows[1:] != rows[:-1]).any(axis=1)
    return entries[order], np.append(0, np.cumsum(is_new))[: len(order)]
