"""The table of scores: each row one judge's points, or answer, for one entry on one line of the sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from judging.ranking.rules import ONE, Criterion, Difference, Eligibility, Rules, Scored
from judging.ranking.tables.entries import Register
from judging.ranking.tables.rows import Columns, Row, collect
from judging.ranking.types import Score

COLUMNS = Columns(("entry", "judge", "criterion", "score"), ("group", "round", "weight", "judge_group"))
JUDGE = ("mã giám khảo", "the id of a judge")


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a sheet takes in one group: multiples of ``step`` up to ``maximum``."""

    maximum: Fraction
    step: Fraction


def rounds_that_score(rules: Rules) -> list[Scored | Eligibility]:
    """The rounds whose input is this table."""
    return [round for round in rules.rounds if isinstance(round, Scored | Eligibility)]


class Marking:
    """Rows become scores; what a row must agree with in earlier rows is remembered here."""

    def __init__(self, rules: Rules, register: Register):
        """Know the lines of every sheet of ``rules``, and the entries' groups."""
        self.register = register
        self.rounds = {round.id: round for round in rounds_that_score(rules)}
        self.lines = {
            id: {group: dict(_lines(round, group)) for group in register.allowed} for id, round in self.rounds.items()
        }
        self.parts = {
            (round.id, c.id): [f"{c.id}.{part.id}" for part in c.parts]
            for round in self.rounds.values()
            if isinstance(round, Scored)
            for c in round.criteria
            if c.parts
        }
        self.panels_of = {id: [panel.id for panel in getattr(r, "panels", ())] for id, r in self.rounds.items()}
        self.points: dict[tuple, Fraction] = {}
        self.given: dict[tuple, int] = {}
        self.panels: dict[tuple[str, str], tuple[str, int]] = {}
        self.weights: dict[tuple[str, str, str], tuple[Fraction, int]] = {}

    def score(self, row: Row) -> Score:
        """One row, checked against the rules and against the rows before it."""
        entry, judge = row.cells["entry"], row.text("judge", JUDGE)
        round = next(iter(self.rounds)) if self._may_leave_out_the_round(row) else row.one_of("round", self.rounds)
        criterion = self._criterion(row, round)
        score = Score(
            entry,
            judge,
            criterion,
            self._points(row, round, criterion=criterion),
            round,
            panel=self._panel(row, round, judge=judge),
            weight=self._weight(row, round, criterion=criterion),
        )
        before = self.given.setdefault((entry, judge, criterion, round), row.line)
        if before != row.line:
            raise row.wrong("repeated", "score", line=before, what=(entry, judge, criterion, round))
        return score

    def _may_leave_out_the_round(self, row: Row) -> bool:
        return len(self.rounds) == 1 and not row.cells.get("round")

    def _criterion(self, row: Row, round: str) -> str:
        lines = self.lines[round][self.register.group(row.cells["entry"])]
        criterion = row.cells["criterion"]
        if criterion in lines:
            return criterion
        if parts := self.parts.get((round, criterion)):
            raise row.wrong("has_parts", "criterion", value=criterion, allowed=parts)
        return row.one_of("criterion", lines)

    def _points(self, row: Row, round: str, *, criterion: str) -> Fraction:
        group = self.register.group(row.cells["entry"])
        key = (round, group, criterion, row.cells["score"])
        if key not in self.points:
            self.points[key] = _checked(row, self.lines[round][group][criterion])
        return self.points[key]

    def _panel(self, row: Row, round: str, *, judge: str) -> str:
        panels = self.panels_of[round]
        if not panels:
            if value := row.cells.get("judge_group"):
                raise row.wrong("no_panels", "judge_group", value=value, round=round)
            return ""
        panel = row.one_of("judge_group", panels)
        before, line = self.panels.setdefault((round, judge), (panel, row.line))
        if before != panel:
            raise row.wrong("panel_differs", "judge_group", value=panel, panel=before, line=line)
        return panel

    def _weight(self, row: Row, round: str, *, criterion: str) -> Fraction | None:
        """The degree of difficulty: one for every sheet of an entry, and for all parts of a criterion."""
        value = row.cells.get("weight")
        if isinstance(self.rounds[round], Eligibility):
            if value:
                raise row.wrong("no_weight", "weight", value=value, round=round)
            return None
        weight = row.number("weight") if value else None
        if weight is not None and weight <= 0:
            raise row.wrong("not_positive", "weight", value=value)
        key = (round, row.cells["entry"], criterion.partition(".")[0])
        before, line = self.weights.setdefault(key, (weight or ONE, row.line))
        if before != (weight or ONE):
            raise row.wrong("weight_differs", "weight", value=value, weight=before, line=line)
        return weight


def scores(rows: list[Row], rules: Rules, register: Register) -> tuple[Score, ...]:
    """Every row of the table as a score; the entries and their groups are noted first."""
    collect(rows, register.note)
    return tuple(collect(rows, Marking(rules, register).score))


def _checked(row: Row, line: Line) -> Fraction:
    points = row.number("score")
    value = row.cells["score"]
    if not 0 <= points <= line.maximum:
        raise row.wrong("out_of_range", "score", value=value, maximum=line.maximum)
    if (points / line.step).denominator != 1:
        raise row.wrong("not_a_step", "score", value=value, step=line.step, maximum=line.maximum)
    return points


def _lines(round: Scored | Eligibility, group: str) -> Iterator[tuple[str, Line]]:
    """Every line of the round's sheet for an entry of ``group``, by the name it has in the table."""
    if isinstance(round, Eligibility):
        yield from ((condition.id, Line(ONE, ONE)) for condition in round.conditions)
        return
    for criterion in round.criteria:
        yield from _lines_of(criterion, criterion.differences.get(group, Difference()))


def _lines_of(criterion: Criterion, different: Difference) -> Iterator[tuple[str, Line]]:
    for part in criterion.parts:
        yield f"{criterion.id}.{part.id}", Line(part.maximum, part.step)
    if not criterion.parts:
        maximum = criterion.maximum if different.maximum is None else different.maximum
        yield criterion.id, Line(maximum, criterion.step if different.step is None else different.step)
