"""What a diagnosis says at one line: who can be told apart, and what another panel might make of it."""

from collections.abc import Collection, Iterator

from judging.ranking.certainty.telling.naming import Naming
from judging.ranking.certainty.types import Entry, Line

#: On the other side of a line than this chance, an entry stands where it hardly belongs.
AGAINST = 0.5
#: Only where everybody's side is as sure as this is a line told to be clear.
SURE = 0.95


class LineTeller(Naming):
    """The sentences at a line, and of an entry at it."""

    def leading(self, line: Line) -> str:
        """The sentence that comes first: how many cannot be told apart, or that all can."""
        entries = self.divided(line)
        unclear = self.unclear(line)
        name = self.line_name(line)
        if not _chances(entries, line):
            return self.sentence("line_untold", line=name)
        if len(unclear) == 1:
            return self.sentence("line_unclear_one", line=name, entry=self.entry(unclear[0].entry))
        if not unclear:
            is_sure = min(max(chance, 1 - chance) for chance in _chances(entries, line)) >= SURE
            key = "line_clear" if is_sure else "line_fairly"
            return self.sentence(key, line=name, sheets=self.sheets_of(entries))
        things = self.things(len(unclear))
        return self.sentence("line_unclear", things=things, line=name, sheets=self.sheets_of(unclear))

    def further(self, line: Line) -> tuple[str, ...]:
        """What to expect if another panel judged: of those that cannot be told apart, and of the others."""
        entries = self.divided(line)
        if not _chances(entries, line):
            return (self.untold("chance"),) if "chance" in self.diagnosis.untold else ()
        unclear = self.unclear(line)
        others = [entry for entry in entries if entry not in unclear and entry.chance.get(line.id) is not None]
        return (*self._zone(line, unclear), *self._rest(line, others), *self._against(line, others), self._right(line))

    def divided(self, line: Line) -> list[Entry]:
        """The entries that a line divides, in the order of the result."""
        return [e for e in self.diagnosis.entries if line.divides(e.entry, e.group)]

    def unclear(self, line: Line) -> list[Entry]:
        """Those of them that cannot be told apart."""
        ids = frozenset(self.diagnosis.unclear.get(line.id, ()))
        return [entry for entry in self.divided(line) if entry.entry in ids]

    def _zone(self, line: Line, unclear: Collection[Entry]) -> Iterator[str]:
        if not unclear:
            return
        chances = sorted(_chances(unclear, line))
        low, high = self.share(chances[0]), self.share(chances[-1])
        if low == high:
            yield self.sentence("line_chance" if len(unclear) == 1 else "line_chances_alike", chance=low)
        else:
            yield self.sentence("line_chances", low=low, high=high)
        if len(unclear) > 1:
            yield self._again(unclear)

    def _again(self, unclear: Collection[Entry]) -> str:
        things = self.things(len(unclear))
        judges = len(self.diagnosis.judges)
        if all(entry.sheets == judges for entry in self.diagnosis.entries):
            return self.sentence("line_again_people", judges=self.count(judges), things=things)
        return self.sentence("line_again", sheets=self.sheets_of(unclear), things=things)

    def _rest(self, line: Line, others: Collection[Entry]) -> Iterator[str]:
        """How sure those are that stand where they belong."""
        right = [e for e in others if (e.chance[line.id] >= AGAINST) == (e.entry in line.above)]
        if not right:
            return
        least = min(max(e.chance[line.id], 1 - e.chance[line.id]) for e in right)
        share = self.share(least, "share" if len(right) == 1 else "at_least")
        above = [e for e in right if e.entry in line.above]
        below = [e for e in right if e.entry not in line.above]
        if above and below:
            yield self.sentence("line_rest", things=self.things(len(above)), below=self.count(len(below)), share=share)
        else:
            key = f"line_rest_{'above' if above else 'below'}{'_one' if len(right) == 1 else ''}"
            yield self.sentence(key, things=self.things(len(right)), entry=self.entry(right[0].entry), share=share)

    def _against(self, line: Line, others: Collection[Entry]) -> Iterator[str]:
        """Those on one side of whom the sheets, judges' severities taken away, say the other."""
        above = {e.entry: e.chance[line.id] for e in others if e.entry in line.above and e.chance[line.id] < AGAINST}
        if above:
            chance = self.share(max(above.values()), "at_most")
            yield self.sentence("line_against_above", entries=self.entries(above), chance=chance)
        below = {e.entry: e.chance[line.id] for e in others if e.entry not in line.above}
        below = {entry: chance for entry, chance in below.items() if chance >= AGAINST}
        if below:
            chance = self.share(min(below.values()), "at_least")
            yield self.sentence("line_against_below", entries=self.entries(below), chance=chance)

    def _right(self, line: Line) -> str:
        above = [entry for entry in self.divided(line) if entry.entry in line.above]
        if len(above) == 1:
            chance = self.share(above[0].chance[line.id])
            return self.sentence("line_winner", entry=self.entry(above[0].entry), chance=chance)
        right = round(sum(_chances(above, line)))
        return self.sentence("line_winners", things=self.things(len(above)), right=self.count(right) if right else "0")

    def chance(self, entry: Entry, line: Line) -> str:
        """One entry's chance of belonging above a line."""
        chance = self.share(entry.chance[line.id])
        return self.sentence("chance_said", entry=self.entry(entry.entry), line=self.line_name(line), chance=chance)

    def reach(self, entry: Entry) -> str:
        """One entry's total, and where that and its place would lie with very many judges."""
        name, total = self.entry(entry.entry), self.total(entry)
        if entry.low is None:
            return self.sentence("entry_plain", entry=name, total=total)
        ends = {"low": self.level(entry.low), "high": self.level(entry.high)}
        said = self.sentence("entry_said", entry=name, total=total, **ends)
        if entry.first is None:
            return said
        return f"{said} {self.sentence('entry_places', first=entry.first, last=entry.last)}"

    def untold(self, part: str) -> str:
        """Why a part of the diagnosis is missing."""
        reason = self.say(f"reason_{self.diagnosis.untold[part]}")
        return self.sentence("untold", part=self.say(f"part_{part}"), reason=reason)


def _chances(entries: Collection[Entry], line: Line) -> list[float]:
    return [entry.chance[line.id] for entry in entries if line.id in entry.chance]
