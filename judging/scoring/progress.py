"""How far judging has come, in counts. Nothing here tells a score."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from judging.competitions.models import Category, Competition, Round
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.panel.queries import sits_in
from judging.scoring import queries
from judging.scoring.models import ScoreSheet
from judging.scoring.scales import is_complete


@dataclass(frozen=True, slots=True)
class Cell:
    """One judge's sheets of one group: ``done`` complete of ``whole`` to score."""

    done: int
    whole: int
    is_handed_in: bool
    is_stood_down: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One judge and a cell for each group; None where the judge does not score it."""

    judge: Judge
    cells: list[Cell | None]

    @property
    def due(self) -> list[Cell]:
        """The groups to hand in: one without a product for this judge has nothing to hand in."""
        return [cell for cell in self.cells if cell and cell.whole and not cell.is_stood_down]

    @property
    def is_all_handed_in(self) -> bool:
        """Whether every group that counts has been handed in."""
        return bool(self.due) and all(cell.is_handed_in for cell in self.due)

    @property
    def missing(self) -> int:
        """How many sheets are not complete yet."""
        return sum(cell.whole - cell.done for cell in self.due if not cell.is_handed_in)


@dataclass(frozen=True, slots=True)
class Board:
    """Judges by groups; ``sizes`` are the accepted entries of each group."""

    categories: list[Category]
    sizes: list[int]
    lines: list[Line]

    @property
    def done(self) -> int:
        """Complete sheets that count."""
        return sum(cell.done for cell in self._counting)

    @property
    def whole(self) -> int:
        """Sheets that must be complete."""
        return sum(cell.whole for cell in self._counting)

    @property
    def handed_in(self) -> int:
        """Judges who have handed in everything."""
        return sum(line.is_all_handed_in for line in self.lines)

    @property
    def handing_in(self) -> int:
        """Judges who have anything to hand in."""
        return sum(bool(line.due) for line in self.lines)

    @property
    def waited_for(self) -> list[Line]:
        """Judges who have not handed in everything."""
        return [line for line in self.lines if line.due and not line.is_all_handed_in]

    @property
    def _counting(self) -> list[Cell]:
        return [cell for line in self.lines for cell in line.cells if cell and not cell.is_stood_down]


def board(competition: Competition) -> Board:
    """The progress of every active judge in every group, in a constant number of statements."""
    judges = [judge for judge in panel.judges_of(competition.id) if judge.is_active]
    round_ = competition.scored_round
    if round_ is None:
        return Board(competition.categories, [0 for _ in competition.categories], [])
    seated = set(db.session.scalars(select(Judge.id).where(Judge.competition_id == competition.id, sits_in(round_))))
    judges = [judge for judge in judges if judge.id in seated]
    groups_of = _groups_of(round_)
    sizes = Counter(groups_of.values())
    complete, out = _counts(competition, round_, groups_of)
    handed_in = queries.handed_in_by(round_)
    down = {(each.judge_id, each.category_id) for each in panel.stand_downs_in(round_)}

    def cell(judge: Judge, category: Category) -> Cell | None:
        key = (judge.id, category.id)
        if category not in judge.categories:
            return None
        return Cell(complete[key], sizes[category.id] - out[key], key in handed_in, key in down)

    groups = competition.categories
    lines = [Line(judge, [cell(judge, category) for category in groups]) for judge in judges]
    return Board(groups, [sizes[category.id] for category in groups], lines)


def _groups_of(round_: Round) -> dict[int, int]:
    """Entry -> group, of those that are scored now."""
    attempts, least = queries.attempts_in(round_), queries.least_attempt(round_)
    rows = db.session.execute(panel.taking_part(round_, Entry.id, Entry.category_id))
    return {entry: category for entry, category in rows if attempts[entry] >= least}


def _counts(competition: Competition, round_: Round, groups_of: dict[int, int]) -> tuple[Counter, Counter]:
    """(judge, group) -> complete sheets, and entries this judge need not score."""
    excused = panel.excused(competition, round_)
    scales = {category.id: queries.scales_of(round_, category) for category in competition.categories}
    rows = db.session.execute(queries.sheets_in(round_, ScoreSheet.judge_id, ScoreSheet.entry_id, ScoreSheet.scores))
    complete = Counter(
        (judge, groups_of[entry])
        for judge, entry, scores in rows
        if entry in groups_of and (judge, entry) not in excused and is_complete(scores, scales[groups_of[entry]])
    )
    return complete, Counter((judge, groups_of[entry]) for judge, entry in excused if entry in groups_of)
