"""Everything that can be said about one round of a result, put together; what cannot be said is told as such."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

import numpy as np

from judging.ranking.certainty import types
from judging.ranking.certainty.advice import advice
from judging.ranking.certainty.agreeing.agreement import agreement
from judging.ranking.certainty.chance import Chances, chances
from judging.ranking.certainty.flags import flags
from judging.ranking.certainty.lines import lines_of
from judging.ranking.certainty.marks import (
    Floats,
    Marks,
    fields,
    groups_of,
    marks_of,
    maxima_of,
    result_in,
    scored_rounds,
    taking_part,
)
from judging.ranking.certainty.otherwise.taken import official
from judging.ranking.certainty.otherwise.twin import Twin
from judging.ranking.certainty.otherwise.whatif import changes
from judging.ranking.certainty.rasch import fair
from judging.ranking.certainty.severity import WEAKLY_LINKED, severities, weakly_linked
from judging.ranking.certainty.untold import Reason, Untold
from judging.ranking.certainty.variances import Variances, refuse_certain, shrunken, variances
from judging.ranking.rules import EVERYBODY, Rules, Scored
from judging.ranking.sheets import differing
from judging.ranking.types import Outcome, RoundResult

#: An entry whose chance lies between these cannot be told apart at a line: less than four in five either way.
UNCLEAR = (0.2, 0.8)

Sheets = Collection[tuple[str, str]]
"""Sheets by (entry, judge), filled in or not."""
Part = TypeVar("Part")


def diagnose(
    rules: Rules,
    outcome: Outcome,
    *,
    round: str | None = None,
    seed: int = 1,
    order: Mapping[tuple[str, str], float] | None = None,
    related: Sheets = frozenset(),
    barred: Sheets = frozenset(),
) -> tuple[types.Diagnosis, ...]:
    """A diagnosis of each field of a scored round (the last one, unless named), from its exact result.

    ``order`` says when each sheet was filled in (only the sequence counts), ``related`` whose judge is close to the
    entry, ``barred`` whose judge may not look at it. The same input gives the same figures: chance is drawn
    from ``seed``. Raises ``KeyError`` where the rules have no such scored round.
    """
    rounds = {scored.id: scored for scored in scored_rounds(rules)}
    chosen = rounds[next(reversed(rounds), None) if round is None else round]
    parted = [groups for groups in fields(chosen, groups_of(rules)) if taking_part(outcome, chosen, groups)]
    looked_at = [_Field(rules, outcome, chosen, groups=groups, seed=seed) for groups in parted]
    return tuple(field.diagnosis(order or {}, related, barred) for field in looked_at)


class _Field:
    """One field on its way to a diagnosis; ``untold`` gathers the parts that have nothing honest to say.

    Severity comes first: where judges cannot be compared, nothing is said of chances or of more judging.
    """

    def __init__(self, rules: Rules, outcome: Outcome, round: Scored, *, groups: tuple[str, ...], seed: int):
        self.rules, self.outcome, self.round, self.seed = rules, outcome, round, seed
        self.standings = taking_part(outcome, round, groups)
        self.lines = lines_of(rules, outcome, round, groups=groups)
        self.marks = marks_of(outcome, round, groups)
        self.untold: dict[str, Reason] = {}
        self.severe = self.told("severity", lambda: severities(self.marks))
        self.parted = self.told("chance", self.variances)
        results = [result_in(standing, round) for standing in self.standings]
        is_corrected = round.combine == "corrected"
        self.taken = official(self.marks, results) if is_corrected else np.zeros(len(self.marks.judges))
        self.totals = [result.total for result in results]
        self.carried = np.array([float(sum(points for _, points in result.carried)) for result in results])
        self.times = times(self.marks, results) if round.combine == "sum" else 1.0
        self.offset = self.beyond_the_mean()

    def diagnosis(self, order: Mapping, related: Sheets, barred: Sheets) -> types.Diagnosis:
        entries = tuple(self.entries())
        fair_entries, fair_judges = self.told("rasch", lambda: fair(self.marks, self.round)) or ((), ())
        return types.Diagnosis(
            round=self.round.id,
            groups=self.marks.groups,
            maximum=maximum_of(self.round, self.marks.groups[0]),
            lines=self.lines,
            entries=entries,
            judges=tuple(self.judges()) if self.severe else (),
            spread=self.severe.spread if self.severe else None,
            unclear={line.id: unclear(entries, line.id) for line in self.lines},
            changes=self.told("changes", self.changes) or (),
            agreement=self.told("agreement", lambda: agreement(self.marks, self.parted)) or (),
            flags=self.told("flags", lambda: self.flags(order, related)) or (),
            advice=self.told("advice", lambda: self.advice(entries, barred)) or (),
            rasch_entries=fair_entries,
            rasch_judges=fair_judges,
            cautions=tuple(self.cautions()),
            untold=self.untold,
        )

    def cautions(self) -> Iterator[str]:
        if self.severe and weakly_linked(self.marks):
            yield WEAKLY_LINKED
        if any(w.code == types.CORRECTION_NOT_USED and w.round == self.round.id for w in self.outcome.warnings):
            yield types.CORRECTION_NOT_USED
        if self.carried.any():
            yield types.CARRIED

    def told(self, part: str, statistic: Callable[[], Part]) -> Part | None:
        """What a statistic says, or None and the reason kept."""
        try:
            return statistic()
        except Untold as refusal:
            self.untold[part] = refusal.reason
            return None

    def variances(self) -> Variances:
        if self.severe is None:
            raise Untold(self.untold["severity"])
        refuse_certain(self.marks, self.severe)
        return variances(self.marks)

    def beyond_the_mean(self) -> Floats:
        """What each total (n) has beyond the mean of its sheets, corrected where the rules correct them."""
        sheets = self.marks.total - self.taken[self.marks.judge]
        mean = np.bincount(self.marks.entry, sheets, len(self.marks.entries)) / self.marks.sheets_of_entry
        return np.array([float(total) for total in self.totals]) - self.times * mean

    def beyond_chance(self) -> Floats:
        """What each total (n) would have beyond the mean of very many sheets: what is carried, and what the rules' way
        to combine gives on the average. What dropped or middle sheets give one entry more than others is chance."""
        return self.carried + (self.offset - self.carried).mean()

    def as_counted(self) -> tuple[Marks, Variances]:
        """The sheets and their variances on the scale of totals, which a sum has of its own."""
        parted = Variances(*(part * self.times**2 for part in self.parted))
        return replace(self.marks, total=self.marks.total * self.times), parted

    def changes(self) -> tuple[types.Change, ...]:
        twin = Twin(self.rules, self.outcome, self.marks, round=self.round)
        return changes(twin, self.lines, severities=self.severe)

    def flags(self, order: Mapping, related: Sheets) -> tuple[types.Flag, ...]:
        maxima = [float(most) for most in maxima_of(self.round, self.marks.groups[0])]
        return flags(self.marks, self.severe, related=related, order=order, maxima=maxima)

    def advice(self, entries: tuple[types.Entry, ...], barred: Sheets) -> tuple[types.Advice, ...]:
        """At each group's last line, a sheet for every entry that cannot be told apart there."""
        if self.parted is None:
            raise Untold(self.untold["chance"])
        marks, parted = self.as_counted()
        lines = {line.group: line for line in self.lines}.values()
        wanted = [(line, len(unclear(entries, line.id, line.group))) for line in lines]
        known = {"barred": barred, "offset": self.offset, "effects": self.taken, "seed": self.seed}
        found = [advice(marks, line, parted, sheets=count, **known) for line, count in wanted if count]
        return tuple(each for each in found if each.sheets and each.then > each.now)

    def entries(self) -> Iterator[types.Entry]:
        drawn = self.parted and self.drawn()
        for at, standing in enumerate(self.standings):
            yield types.Entry(
                entry=standing.entry,
                number=standing.number,
                group=standing.group,
                total=self.totals[at],
                place=standing.place if standing.last and standing.last.round == self.round.id else None,
                sheets=self.marks.sheets_of_entry[at].item(),
                corrected=self.severe.corrected[at].item() if self.severe else None,
                **(self.sure(at, drawn) if drawn else {}),
            )

    def drawn(self) -> Chances:
        marks, parted = self.as_counted()
        return chances(marks, self.lines, self.beyond_chance(), variances=parted, seed=self.seed)

    def sure(self, at: int, drawn: Chances) -> dict:
        """How sure one entry's total and place are, and its chance at every line that concerns it."""
        entry, group = self.standings[at].entry, self.standings[at].group
        chance = {line.id: drawn.above[line.id][at].item() for line in self.lines if line.divides(entry, group)}
        return {name: getattr(drawn, name)[at].item() for name in ("low", "high", "first", "last")} | {"chance": chance}

    def judges(self) -> Iterator[types.Judge]:
        """Every judge's severity as measured and, where chance is known, drawn towards the panel's middle."""
        shrunk = shrunken(self.marks, self.parted).effect.tolist() if self.parted else [None] * len(self.marks.judges)
        for at, judge in enumerate(self.marks.judges):
            yield types.Judge(
                judge=judge,
                sheets=self.marks.sheets_of_judge[at].item(),
                effect=self.severe.effect[at].item(),
                error=self.severe.error[at].item(),
                shrunk=shrunk[at],
            )


def unclear(entries: tuple[types.Entry, ...], line: str, group: str = EVERYBODY) -> tuple[str, ...]:
    """The entries (of one group) that cannot be told apart at a line."""
    near = [e for e in entries if line in e.chance and UNCLEAR[0] <= e.chance[line] <= UNCLEAR[1]]
    return tuple(e.entry for e in near if group in (e.group, EVERYBODY))


def times(marks: Marks, results: Sequence[RoundResult]) -> float:
    """How many times the mean of its sheets an entry's figure is, over all: of a sum, how many sheets are added up."""
    figures, means = sum(float(result.figure) for result in results), float(marks.mean.sum())
    return figures / means if figures * means > 0 else 1.0


def maximum_of(round: Scored, group: str) -> Fraction:
    """The most points a sheet of the group can have, factors counted in."""
    factors = (differing(criterion, group, "factor") for criterion in round.criteria)
    return sum((m * f for m, f in zip(maxima_of(round, group), factors, strict=True)), start=Fraction(0))
