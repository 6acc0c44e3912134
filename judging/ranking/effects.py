"""What each judge gives more, or less, than colleagues give the same entries: exact, by least squares.

``docs/rules.md``, section 4.6, in its words: t(e, j) is the total of judge j's sheet of entry e. Of all
u(e) + b(j) those nearest to the totals are found component by component. The entries are put
aside first: for any b the best u(e) is the mean of t(e, j) − b(j), and what is left to solve is
M b = v with M = diag(n) − Σ over entries of (1 ÷ k(e) between any two of its judges).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

from judging.ranking.arithmetic import in_whole_units
from judging.ranking.solving import System
from judging.ranking.types import Sheet

Sheets = Mapping[str, Sequence[Sheet]]
"""The counting sheets of each entry, at least one."""


def components(sheets: Sheets) -> list[dict[str, Sequence[Sheet]]]:
    """The entries, with their sheets, that judges link with each other, directly or through others."""
    linked: dict[str, set[str]] = {}  # by judge; judges linked so far share one set
    for own in sheets.values():
        first = linked.setdefault(own[0].judge, {own[0].judge})
        for sheet in own[1:]:
            other = linked.get(sheet.judge, {sheet.judge})
            if other is not first:
                first |= other
                linked |= dict.fromkeys(other, first)
    found: dict[int, dict[str, Sequence[Sheet]]] = {}
    for entry, own in sheets.items():
        found.setdefault(id(linked[own[0].judge]), {})[entry] = own
    return list(found.values())


class Component:
    """Entries and judges that are linked: the effect of each judge, and how surely it is known.

    ``judges`` are in order of name; ``effects`` are theirs, in points; ``least`` is Q.
    """

    def __init__(self, sheets: Sheets):
        """Take the sheets of a component; nothing is solved before it is asked for."""
        self.judges = sorted({sheet.judge for own in sheets.values() for sheet in own})
        at = {judge: position for position, judge in enumerate(self.judges)}
        self.unit, whole = in_whole_units([sheet.total for own in sheets.values() for sheet in own])
        totals = iter(whole)
        self.entries = [[(at[sheet.judge], next(totals)) for sheet in own] for own in sheets.values()]
        self.count = len(whole)
        self.scale = lcm(*map(len, self.entries))
        self.sheets_of = [0] * len(self.judges)
        for position in self._seats():
            self.sheets_of[position] += 1

    def _seats(self) -> Iterator[int]:
        return (position for own in self.entries for position, _ in own)

    @cached_property
    def _system(self) -> System:
        """M of all judges but the last, times ``scale``: whole numbers. The last one's effect is 0 for now."""
        size = len(self.judges) - 1
        matrix = [[0] * size for _ in range(size)]
        for jury, times in Counter(tuple(sorted(position for position, _ in own)) for own in self.entries).items():
            share = times * self.scale // len(jury)
            seats = [position for position in jury if position < size]
            for one in seats:
                matrix[one][one] += times * self.scale
                for other in seats:
                    matrix[one][other] -= share
        return System(matrix)

    @cached_property
    def _above(self) -> list[int]:
        """v in ``scale`` and ``unit``: how much more each judge gave than the means of the entries."""
        above = [0] * len(self.judges)
        for own in self.entries:
            whole = sum(total for _, total in own)
            for position, total in own:
                above[position] += self.scale * total - self.scale // len(own) * whole
        return above

    @cached_property
    def _solved(self) -> list[Fraction]:
        """What the other judges give more than the last one, in ``unit``; his own 0 at the end."""
        return [*(self._system.solved(self._above[:-1]) if len(self.judges) > 1 else ()), Fraction(0)]

    @cached_property
    def effects(self) -> dict[str, Fraction]:
        """b by judge: the sum over all sheets is 0."""
        mean = sum(n * own for n, own in zip(self.sheets_of, self._solved, strict=True)) / self.count
        return {judge: (own - mean) / self.unit for judge, own in zip(self.judges, self._solved, strict=True)}

    @cached_property
    def least(self) -> Fraction:
        """Q: what no effect explains; the squares around the means of the entries, less what the effects explain."""
        squares = sum(
            Fraction(sum(total**2 for _, total in own) * len(own) - sum(total for _, total in own) ** 2, len(own))
            for own in self.entries
        )
        explained = sum(own * more for own, more in zip(self._solved, self._above, strict=True)) / self.scale
        return (squares - explained) / self.unit**2

    def above(self, line: Fraction) -> Iterator[str]:
        """The judges whose c(j) is above ``line``, exactly.

        With h the column of 1 at j, less n ÷ N everywhere, c(j) = h' M⁻¹ h, the last judge left out of it.
        """
        if len(self.judges) < 2:
            return
        system, others = self._system, self.sheets_of[:-1]
        means = [sum(n * number for n, number in zip(others, row, strict=True)) for row in system.inverse]
        whole = sum(n * mean for n, mean in zip(others, means, strict=True))
        error = 4 * self.count**2 * system.error
        line_there = line * self.count**2 / self.scale  # what h' A⁻¹ h is held to, with N h for h
        for position, judge in enumerate(self.judges):
            near = whole
            if position < len(others):
                near += self.count**2 * system.inverse[position][position] - 2 * self.count * means[position]
            if near + error <= line_there * 2**system.bits:
                continue
            if near - error > line_there * 2**system.bits or self._exactly(position) > line_there:
                yield judge

    def _exactly(self, position: int) -> Fraction:
        """(N h)' A⁻¹ (N h)."""
        column = [self.count * (at == position) - n for at, n in enumerate(self.sheets_of[:-1])]
        return sum(n * own for n, own in zip(column, self._system.solved(column), strict=True))
