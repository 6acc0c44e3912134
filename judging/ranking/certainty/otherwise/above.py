"""Who stands above each line of a round in a case: the twin of ``rounds``, where entries pass or do not."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from math import ceil

import numpy as np

from judging.ranking.certainty.marks import Floats, groups_of, marks_of, taking_part
from judging.ranking.certainty.otherwise.awarded import Awards, Whole
from judging.ranking.certainty.otherwise.merits import Merits
from judging.ranking.certainty.otherwise.twin import CLOSE, OFFICIAL, Bools, Case, Part, Twin
from judging.ranking.certainty.types import Line
from judging.ranking.rules import EVERYBODY
from judging.ranking.sheets import differing


class Side:
    """The entries of one field (n) in a case: what orders them, and whether they have what the floors ask for."""

    def __init__(self, twin: Twin, *, most: int):
        self.twin, self.merits = twin, Merits(twin, most=most)

    def state(self, case: Case) -> tuple[Floats, Bools]:
        """Columns (n × columns), and who has what the floors ask for (n)."""
        part = self.twin.part(case)
        if case.without is None:
            return self.merits.columns(case, part), self._meets(case, part)
        columns, meets = (each.copy() for each in self.official)
        columns[part.entries] = self.merits.columns(case, part)
        meets[part.entries] = self._meets(case, part)
        return columns, meets

    @cached_property
    def official(self) -> tuple[Floats, Bools]:
        """The same by the rules."""
        return self.state(OFFICIAL)

    def _meets(self, case: Case, part: Part) -> Bools:
        if not np.isfinite(self._floors).any():
            return np.ones(len(part.entries), bool)
        return (self.twin.criteria(case, part) >= self._floors[part.entries] - CLOSE).all(axis=1)

    @cached_property
    def _floors(self) -> Floats:
        """The floor (n × K) of each criterion for each entry, −inf where there is none."""
        of_group = [
            [differing(criterion, group, "floor") for criterion in self.twin.round.criteria]
            for group in self.twin.marks.groups
        ]
        floors = [[-np.inf if floor is None else float(floor) for floor in floors] for floors in of_group]
        return np.array(floors)[self.twin.marks.group]


class Above:
    """The lines of one field and who is above them; entries of other fields (w in all) stand as they do."""

    def __init__(self, twin: Twin, lines: Sequence[Line]):
        self.lines, self.round = tuple(lines), twin.round
        others = tuple(group for group in groups_of(twin.rules) if group not in twin.marks.groups)
        twins = [twin]
        if taking_part(twin.outcome, twin.round, others):
            twins.append(Twin(twin.rules, twin.outcome, marks_of(twin.outcome, twin.round, others), round=twin.round))
        most = max(each.marks.sheets_of_entry.max(initial=0) for each in twins)
        self.sides = [Side(each, most=most) for each in twins]
        standings = tuple(chain(*(side.twin.standings for side in self.sides)))
        groups = np.array([standing.group for standing in standings])
        members = {group: groups == group for group in groups_of(twin.rules)} | {EVERYBODY: groups == groups}
        self.whole = Whole(twin.rules, twin.outcome, standings, members)
        official = np.concatenate([side.official[0] for side in self.sides])
        self.awards = Awards(self.whole, self.lines, official=official)
        self.threshold = None if twin.round.threshold is None else float(twin.round.threshold)

    def above(self, case: Case = OFFICIAL, *, threshold: float | None = None) -> tuple[Bools, ...]:
        """Who (n) is above each of the lines, with another ``threshold`` where one is named."""
        states = [self.sides[0].state(case), *(side.official for side in self.sides[1:])]
        columns, meets = (np.concatenate(parts) for parts in zip(*states, strict=True))
        total = columns[:, 0]
        reaches = self._reaches(total, self.threshold if threshold is None else threshold)
        passes = self._kept(total, meets & reaches)
        found = {"threshold": reaches, "keep": passes}
        found |= {f"band:{band.id}": total >= float(band.start) - CLOSE for band in self.whole.rules.bands}
        awarded = self.awards.above(columns, passes & ~self._is_out_later)
        size = len(states[0][1])
        return tuple(
            (found[line.id] & self.whole.members[line.group] if line.id in found else awarded[line.id, line.group])[
                :size
            ]
            for line in self.lines
        )

    def _reaches(self, total: Floats, threshold: float | None) -> Bools:
        if threshold is None:
            return np.ones(len(total), bool)
        return total >= threshold - CLOSE if self.round.comparison == "ge" else total > threshold + CLOSE

    def _kept(self, total: Floats, passes: Bools) -> Bools:
        """Those of them that the best do not leave behind."""
        keep = self.round.keep
        if keep is None:
            return passes
        kept = passes.copy()
        for group in groups_of(self.whole.rules) if keep.within == "group" else (EVERYBODY,):
            scope = np.flatnonzero(passes & self.whole.members[group])
            size = keep.count if keep.share is None else ceil(keep.share * len(scope))
            if len(scope) > size:
                line = np.sort(total[scope])[-size]
                is_room = keep.ties == "all" or np.count_nonzero(total[scope] >= line) <= size
                kept[scope] = total[scope] >= line if is_room else total[scope] > line
        return kept

    @cached_property
    def _is_out_later(self) -> Bools:
        """Who passed this round and was voted down, or found wanting, in a later one."""
        outs = [s.rounds[-1].round != self.round.id and not s.qualified for s in self.whole.standings]
        return np.array(outs, bool)
