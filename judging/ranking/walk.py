"""The walk down the awards: who takes what. ``docs/rules.md``, section 8.1.

The best award still open is always next; where several groups have it open, the better
entry (total, then tie chain) is served first. In its own group every entry is thus
reached by place. When an entrant has all the awards the rules allow, their further
entries are passed over and leave the award to the next entry; because better awards
go first, an entrant always keeps their best awards, and among equal awards those
of the better entries.

Equal entries that would get different results stop for a recorded decision:

- a tie inside a group, where the awards run out or change between the equal entries,
  or where an entrant has more of them than awards left;
- a tie across groups, where an entrant with awards running out has equal entries in
  line for the same award in several groups.

Until it is decided nobody in a tie gets anything. The rest of the group goes on below
it, since the tie takes the same awards in any order. Only when an award hangs on an
undecided tie (it may bring an entrant to the limit) does everything still open wait.
Rules may instead let all of a tie that merely runs out of places take the award, or none.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from judging.ranking.rules import Rules
from judging.ranking.types import Candidate, Decision, Reason, TieAcrossLine


@dataclass(slots=True)
class Line:
    """Entries waiting for awards: a group's, or all for those across groups.

    Blocks of equal entries and the ranks of the awards left, both best first.
    """

    group: str
    blocks: list[tuple[Candidate, ...]]
    ranks: list[int]
    is_across: bool = False

    def without(self, entries: Collection[str]) -> None:
        """Take ``entries`` out of the blocks; one left empty is passed over."""
        self.blocks = [tuple(c for c in block if c.entry not in entries) for block in self.blocks]


class Walk:
    """One pass over ``lines`` and what it found: ``award`` and ``reason`` by entry, counts by (across, group, rank)."""

    def __init__(self, rules: Rules, merit: Mapping[str, int], *, everyone: int, decisions: Sequence[Decision]):
        """Make ready to serve ``everyone`` qualified entries; ``merit`` orders them over all groups."""
        self.rules = rules
        self.lines: Sequence[Line] = ()
        self.merit = merit
        self.limit = rules.limits.per_entrant or 2 * everyone
        self.decisions = {tuple(sorted(d.entries)): d for d in decisions}
        self.used: set[tuple[str, ...]] = set()
        self.awards = Counter()  # by entrant, certain
        self.hopes = Counter()  # by entrant, at stake in undecided ties
        self.given, self.held = Counter(), Counter()
        self.award: dict[str, str] = {}
        self.reason: dict[str, Reason] = {}
        self.ties: list[TieAcrossLine] = []

    def run(self, lines: Sequence[Line]) -> None:
        """Serve one block after the other until awards or entries run out, or everything waits."""
        self.lines, self.award, self.reason = lines, {}, {}
        while heads := self._next_heads():
            if self._hangs_on_a_tie(heads):
                self._wait_everywhere()
            else:
                self._settle(self._bound_together(heads) or heads[:1])

    def wait(self, lines: Sequence[Line]) -> None:
        """Let all of ``lines`` wait for what an earlier pass left undecided."""
        self.lines, self.award = lines, {}
        self._wait_everywhere()

    def _next_heads(self) -> list[Line]:
        """The lines whose first block is next: best award first, then the better entries."""
        ready = list(self._ready())
        first = min(map(self._turn, ready), default=None)
        return [line for line in ready if self._turn(line) == first]

    def _turn(self, line: Line) -> tuple[int, int]:
        return line.ranks[0], self.merit[line.blocks[0][0].entry]

    def _ready(self) -> Iterator[Line]:
        """Lines with an award and an entry to take it, once entries over the limit are passed over."""
        for line in self.lines:
            while line.ranks and line.blocks:
                over = [c for c in line.blocks[0] if not self._room(c.entrant)]
                self.reason |= {c.entry: Reason.OVER_LIMIT for c in over}
                line.blocks[0] = tuple(c for c in line.blocks[0] if self._room(c.entrant))
                if line.blocks[0]:
                    yield line
                    break
                del line.blocks[0]

    def _room(self, entrant: str) -> int:
        return self.limit - self.awards[entrant]

    def _hangs_on_a_tie(self, heads: list[Line]) -> bool:
        wanted = _entrants(heads)
        return any(self.hopes[e] and self.hopes[e] + n > self._room(e) for e, n in wanted.items())

    def _bound_together(self, heads: list[Line]) -> list[Line]:
        """The lines between which an entrant's last awards must choose; none if every line stands alone."""
        wanted = _entrants(heads)
        torn = {e for e, n in wanted.items() if n > self._room(e) and n > max(_entrants([line])[e] for line in heads)}
        return [line for line in heads if torn & _entrants([line]).keys()]

    def _settle(self, lines: list[Line]) -> None:
        """Serve the first blocks of ``lines``; where their results differ, only by a decision."""
        tied = sorted((c for line in lines for c in line.blocks[0]), key=lambda c: (c.number, c.entry))
        stakes = self._stakes(lines)
        if len(stakes) > 1 and len(lines) == 1 and self._is_settled_by_rule(lines[0]):
            return
        order = tied if len(stakes) == 1 else self._decided(lines, tied, stakes)
        if order:
            self._serve(lines, order)
        elif len(lines) == 1:
            self._wait(lines[0])
        else:
            self._wait_everywhere()

    def _is_settled_by_rule(self, line: Line) -> bool:
        """Whether the rules say what becomes of a block that is only too large for the award: all take it, or none."""
        at_line, wanted = self.rules.ties.at_line, _entrants([line])
        if at_line == "decide" or any(n > self._room(e) for e, n in wanted.items()):
            return False
        rank, block = line.ranks[0], line.blocks[0]
        line.ranks = [other for other in line.ranks if other != rank]
        if at_line == "all":
            del line.blocks[0]
            for candidate in block:
                self._give(line, candidate, rank)
        return True

    def _stakes(self, lines: list[Line]) -> tuple[str | None, ...]:
        """The different results the first blocks of ``lines`` can get, best first, ``None`` for none."""
        taken = [rank for line in lines for rank in self._taken(line)]
        wanted = _entrants(lines)
        some_lose = len(taken) < wanted.total() or any(n > self._room(e) for e, n in wanted.items())
        return tuple(self.rules.awards[rank].id for rank in sorted(set(taken))) + (None,) * some_lose

    def _taken(self, line: Line) -> list[int]:
        """The awards the first block of ``line`` takes, in whatever order it is served."""
        return line.ranks[: sum(min(n, self._room(e)) for e, n in _entrants([line]).items())]

    def _decided(self, lines: list[Line], tied: list[Candidate], stakes: tuple[str | None, ...]) -> list[Candidate]:
        """The recorded order of a tie, or none while it awaits one; the tie is noted either way."""
        entries = {c.entry: c for c in tied}
        order = self._use_decision(tuple(sorted(entries)), {c.group for c in tied})
        group = lines[0].group if len(lines) == 1 else None
        self.ties.append(TieAcrossLine(group, tuple(entries), stakes, bool(order), order))
        self.reason |= dict.fromkeys(entries, Reason.LOST_BY_DECISION if order else Reason.AWAITING)
        return [entries[entry] for entry in order]

    def _use_decision(self, tied: tuple[str, ...], groups: set[str]) -> tuple[str, ...]:
        """The order recorded for exactly these entries, in one of their groups or over all of them."""
        decision = self.decisions.get(tied)
        if decision is None or decision.group not in {None, *groups}:
            return ()
        self.used.add(tied)
        return decision.entries

    def _serve(self, lines: list[Line], order: list[Candidate]) -> None:
        """Give the award now open to the first blocks of ``lines`` in this ``order``; who gets none stays first."""
        rank = lines[0].ranks[0]
        line_of = {c.entry: line for line in lines for c in line.blocks[0]}
        for line in lines:
            del line.blocks[0]
        left = [c for c in order if not self._take(line_of[c.entry], c, rank)]
        for candidate in reversed(left):
            line_of[candidate.entry].blocks.insert(0, (candidate,))

    def _take(self, line: Line, candidate: Candidate, rank: int) -> bool:
        """Give ``candidate`` the award of this ``rank`` if the group has one left and the entrant may have it."""
        if line.ranks[:1] != [rank] or not self._room(candidate.entrant):
            return False
        self._give(line, candidate, line.ranks.pop(0))
        return True

    def _give(self, line: Line, candidate: Candidate, rank: int) -> None:
        by_decision = self.reason.get(candidate.entry) is Reason.LOST_BY_DECISION
        self.reason[candidate.entry] = Reason.WON_BY_DECISION if by_decision else Reason.WON
        self.award[candidate.entry] = self.rules.awards[rank].id
        self.given[line.is_across, line.group, rank] += 1
        self.awards[candidate.entrant] += 1

    def _wait(self, line: Line) -> None:
        """Let the first block of ``line`` await its decision and go on below it."""
        taken = self._taken(line)
        self.held.update((line.is_across, line.group, rank) for rank in taken)
        self.hopes.update({e: min(n, self._room(e)) for e, n in _entrants([line]).items()})
        del line.blocks[0], line.ranks[: len(taken)]

    def _wait_everywhere(self) -> None:
        """Let all who may still get an award wait: what is left depends on an undecided tie."""
        for line in self._ready():
            waiting = [c.entry for block in line.blocks for c in block]
            self.held.update((line.is_across, line.group, rank) for rank in line.ranks[: len(waiting)])
            at_stake = [entry for entry in waiting if self.reason.get(entry) is not Reason.AWAITING]
            self.reason |= dict.fromkeys(at_stake, Reason.AWAITING_OTHERS)
            line.blocks.clear()


def _entrants(lines: list[Line]) -> Counter:
    """How many entries each entrant has in the first blocks of ``lines``."""
    return Counter(c.entrant for line in lines for c in line.blocks[0])
