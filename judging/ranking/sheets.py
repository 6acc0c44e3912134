"""From single scores to complete sheets: which judges count for an entry, and what each of them gave it.

``docs/rules.md``, section 4.2. A sheet has every line of its round or does not exist.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from judging.errors import Incomplete, Invalid
from judging.ranking.arithmetic import rounded, total
from judging.ranking.rules import ONE, Criterion, Scored
from judging.ranking.types import Candidate, Score, Sheet

Key = tuple[str, str]
"""An entry and a judge."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a group's sheet: where its points count, and which are possible."""

    criterion: int
    maximum: Fraction
    step: Fraction
    most: tuple[int, int]
    steps: tuple[int, int]

    @classmethod
    def of(cls, criterion: int, maximum: Fraction, step: Fraction) -> "Line":
        """A line that also knows its limits as whole numbers: every score is held to them, and Fraction is slow."""
        return cls(criterion, maximum, step, maximum.as_integer_ratio(), step.as_integer_ratio())


@dataclass(slots=True)
class Written:
    """What was written down for one entry: points and weights by judge and line, panels by judge.

    ``weights`` are those of the counting sheets by criterion and judge, known once it is known which these are.
    """

    points: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    given: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    panels: dict[str, str] = field(default_factory=dict)
    weights: dict[tuple[int, str], Fraction] = field(default_factory=dict)


def differing(criterion: Criterion, group: str, key: str) -> Fraction | None:
    """``maximum``, ``step``, ``factor`` or ``floor`` of a criterion as it holds in a group."""
    if criterion.differences and group in criterion.differences:
        value = getattr(criterion.differences[group], key)
        if value is not None:
            return value
    return getattr(criterion, key)


def lines_of(round: Scored, group: str) -> dict[str, Line]:
    """The lines of the sheet with which a group is scored, by the name that scores carry."""
    lines = {}
    for at, criterion in enumerate(round.criteria):
        for part in criterion.parts:
            lines[f"{criterion.id}.{part.id}"] = Line.of(at, part.maximum, part.step)
        if not criterion.parts:
            maximum, step = (differing(criterion, group, key) for key in ("maximum", "step"))
            lines[criterion.id] = Line.of(at, maximum, step)
    return lines


def read(round: Scored, scores: Iterable[Score], takers: Mapping[str, Candidate]) -> dict[str, Written]:
    """Sort a round's scores by entry; those of entries that do not take part are not looked at.

    Raises ``Invalid`` for a score that its sheet cannot hold.
    """
    lines = {group: lines_of(round, group) for group in {c.group for c in takers.values()}}
    panels = {panel.id for panel in round.panels} or None
    written = {entry: Written() for entry in takers}
    lines_for = {entry: lines[candidate.group] for entry, candidate in takers.items()}
    for score in scores:
        entry = score.entry
        if entry in lines_for:
            _write(score, lines_for[entry].get(score.criterion), written[entry], panels=panels)
    return written


def _write(score: Score, line: Line | None, written: Written, *, panels: set[str] | None) -> None:
    sheet = written.points.get(score.judge)
    if sheet is None:
        sheet = written.points[score.judge] = {}
    if line is None:
        raise Invalid("criterion_unknown", **_where(score))
    if score.criterion in sheet:
        raise Invalid("score_repeated", **_where(score))
    above, below = score.points.as_integer_ratio()
    if above < 0 or above * line.most[1] > line.most[0] * below:
        raise Invalid("score_out_of_range", **_where(score), points=score.points, maximum=line.maximum)
    if above * line.steps[1] % (line.steps[0] * below):
        raise Invalid("score_off_step", **_where(score), points=score.points, step=line.step)
    sheet[score.criterion] = score.points
    if panels is not None:
        _place(score, written, panels)
    if score.weight is not None:
        if score.weight <= 0:
            raise Invalid("weight_not_positive", **_where(score), weight=score.weight)
        written.given.setdefault(score.judge, {})[score.criterion] = score.weight


def _place(score: Score, written: Written, panels: set[str]) -> None:
    if score.panel not in panels:
        raise Invalid("panel_unknown", **_where(score), panel=score.panel, allowed=sorted(panels))
    if written.panels.setdefault(score.judge, score.panel) != score.panel:
        raise Invalid("panel_differs", **_where(score), panel=score.panel)


def _where(score: Score) -> dict[str, str]:
    return {"round": score.round, "entry": score.entry, "judge": score.judge, "criterion": score.criterion}


def judges_required(
    round: Scored, written: Mapping[str, Written], takers: Mapping[str, Candidate], *, required: Mapping[Key, frozenset]
) -> dict[str, tuple[str, ...]]:
    """The judges whose sheets count for each entry, in order of name."""
    present: dict[str, set[str]] = {}
    for entry, of_entry in written.items():
        present.setdefault(takers[entry].group, set()).update(of_entry.points)
    judges = {}
    for entry, of_entry in written.items():
        named = required.get((round.id, entry))
        if named is None:
            named = of_entry.points if round.absent == "allow" else present[takers[entry].group]
        judges[entry] = tuple(sorted(named))
    return judges


def complete(
    round: Scored,
    written: Mapping[str, Written],
    judges: Mapping[str, tuple[str, ...]],
    *,
    takers: Mapping[str, Candidate],
) -> dict[str, tuple[Sheet, ...]]:
    """Every entry's sheets, in order of judge. Raises ``Incomplete`` naming every score still missing."""
    lines = {group: lines_of(round, group) for group in {c.group for c in takers.values()}}
    missing = sorted(
        (entry, judge, line)
        for entry, named in judges.items()
        for judge in named
        for line in lines[takers[entry].group].keys() - written[entry].points.get(judge, {}).keys()
    )
    if missing:
        raise Incomplete("sheets_missing", round=round.id, missing=missing)
    makers = {group: _Maker(round, group, of_group) for group, of_group in lines.items()}
    for entry, named in judges.items():
        if written[entry].given:
            written[entry].weights = dict(makers[takers[entry].group].weights(entry, named, written[entry]))
    return {
        entry: tuple(makers[takers[entry].group].sheet(judge, written[entry]) for judge in named)
        for entry, named in judges.items()
    }


class _Maker:
    """Makes the sheets of one group."""

    def __init__(self, round: Scored, group: str, lines: Mapping[str, Line]):
        self.round = round.id
        self.decimals = round.decimals.sheet
        self.factors = tuple(differing(criterion, group, "factor") for criterion in round.criteria)
        self.is_plain = all(factor == 1 for factor in self.factors)
        self.lines = [
            [name for name, line in lines.items() if line.criterion == at] for at in range(len(round.criteria))
        ]

    def weights(
        self, entry: str, judges: Iterable[str], written: Written
    ) -> Iterator[tuple[tuple[int, str], Fraction]]:
        """The weight of each criterion on each of these sheets, 1 where none is given; its lines must agree on it."""
        for judge in judges:
            given = written.given.get(judge, {})
            for at, names in enumerate(self.lines):
                own = [given.get(name, ONE) for name in names]
                for name, weight in zip(names, own, strict=True):
                    if weight != own[0]:
                        where = {"round": self.round, "entry": entry, "judge": judge, "criterion": name}
                        raise Invalid("weight_differs", **where, weight=weight)
                yield (at, judge), own[0]

    def sheet(self, judge: str, written: Written) -> Sheet:
        own = written.points[judge]
        points = tuple(own[names[0]] if len(names) == 1 else total([own[n] for n in names]) for names in self.lines)
        weighted = points if self.is_plain and not written.weights else self.weighted(points, judge, written)
        return Sheet(judge, written.panels.get(judge, ""), points, rounded(total(weighted), self.decimals))

    def weighted(self, points: tuple[Fraction, ...], judge: str, written: Written) -> list[Fraction]:
        return [
            value * factor * written.weights.get((at, judge), ONE)
            for at, (value, factor) in enumerate(zip(points, self.factors, strict=True))
        ]


def factors_of(
    round: Scored, candidate: Candidate, written: Written, *, sheets: Iterable[Sheet]
) -> tuple[Fraction, ...]:
    """Each criterion's factor for one entry, times its sheets' weight. Raises ``Invalid`` where they differ."""
    factors = tuple(differing(criterion, candidate.group, "factor") for criterion in round.criteria)
    if not written.weights:
        return factors
    judges = [sheet.judge for sheet in sheets]
    return tuple(factor * _weight(round, candidate, written, at=at, judges=judges) for at, factor in enumerate(factors))


def _weight(round: Scored, candidate: Candidate, written: Written, *, at: int, judges: Iterable[str]) -> Fraction:
    weights = {written.weights[at, judge] for judge in judges}
    if len(weights) > 1:
        raise Invalid("weights_differ", round=round.id, entry=candidate.entry, criterion=round.criteria[at].id)
    return weights.pop()
