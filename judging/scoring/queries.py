"""Reading a judge's own sheets: the list of each group, the way through it."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import case, select

from judging.competitions.document import rule_of
from judging.competitions.models import Category, Competition, Round
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel import walks
from judging.panel.models import Judge, StandDown
from judging.panel.walking import Walk, order_for
from judging.scoring.decisions import SheetReopening
from judging.scoring.merge import Sheet
from judging.scoring.models import HandIn, ScoreSheet, SecondLook
from judging.scoring.scales import Scale, is_complete
from judging.scoring.totals import Totals


def round_of(judge: Judge) -> Round:
    """The scored round that judges see; raises NotFound where no round is scored."""
    if (round_ := judge.competition.scored_round) is None:
        raise NotFound()
    return round_


def scales_of(round_: Round, category: Category) -> tuple[Scale, ...]:
    """The scale of every line of a round's sheet in one group, in order."""
    return tuple(
        Scale.of(row, category.key) for row in round_.lines
    )  # fmt: skip


def totals_of(competition: Competition, round_: Round, category: Category) -> Totals:
    """How sheets of one group are added up in a scored round."""
    return Totals.by(rule_of(competition, round_), round_.lines, category.key)


def least_attempt(round_: Round) -> int:
    """The attempt under way: while entries are scored again, the first sheets of all others stand."""
    return round_.attempt if round_.state == "judging" else 1


def attempts_in(round_: Round) -> dict[int, int]:
    """Entry -> the attempt whose sheets count, for those that are scored again; 1 for all others."""
    again = select(SecondLook.entry_id).where(SecondLook.round_id == round_.id)
    return defaultdict(lambda: 1, dict.fromkeys(db.session.scalars(again), 2))


def sheets_in(round_: Round, *columns):
    """A selection of the sheets that count in a round: for an entry that is scored again, the second ones."""
    again = select(SecondLook.entry_id).where(SecondLook.round_id == round_.id)
    newest = case((ScoreSheet.entry_id.in_(again), 2), else_=1)
    return select(*columns).where(ScoreSheet.round_id == round_.id, ScoreSheet.attempt == newest)


def sheet_of(judge: Judge, entry: Entry) -> Sheet:
    """The judge's own sheet of an entry as it stands; empty when nothing was scored yet."""
    return _sheet(sheets_in(round_of(judge), ScoreSheet), judge, entry)


def first_sheet_of(judge: Judge, entry: Entry) -> Sheet:
    """The judge's sheet of an entry before it was scored again."""
    first = select(ScoreSheet).where(ScoreSheet.round_id == round_of(judge).id, ScoreSheet.attempt == 1)
    return _sheet(first, judge, entry)


def _sheet(wanted, judge: Judge, entry: Entry) -> Sheet:
    row = db.session.scalar(wanted.where(ScoreSheet.judge_id == judge.id, ScoreSheet.entry_id == entry.id))
    return Sheet(row.scores, row.comment, row.version) if row else Sheet()


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a judge's list: an entry and how far the judge has come with it.

    ``excuse`` is why the judge does not score it: "", "conflict" or "waiver". ``total`` is
    the judge's own by the rules, in points; None before the first score.
    """

    entry: Entry
    scores: dict[str, int]
    comment: str
    left: int
    excuse: str
    total: Fraction | None

    @property
    def is_done(self) -> bool:
        """Nothing is left to do."""
        return bool(self.excuse) or not self.left


@dataclass(frozen=True, slots=True)
class Group:
    """A judge's work in one group."""

    category: Category
    tasks: list[Task]
    is_handed_in: bool
    is_stood_down: bool

    @property
    def to_score(self) -> list[Task]:
        """The tasks without those this judge does not score."""
        return [task for task in self.tasks if not task.excuse]

    @property
    def whole(self) -> int:
        """How many there are to score."""
        return len(self.to_score)

    @property
    def done(self) -> int:
        """How many are complete."""
        return sum(not task.left for task in self.to_score)

    @property
    def left(self) -> int:
        """How many are not complete yet."""
        return self.whole - self.done

    @property
    def is_complete(self) -> bool:
        """Whether the group can be handed in."""
        return bool(self.tasks) and not self.left

    @property
    def next(self) -> Task | None:
        """The first one that is not complete, on the judge's walk."""
        return next((task for task in self.to_score if task.left), None)

    @property
    def by_total(self) -> list[Task]:
        """Every scored one, the highest total first: a mis-tap shows itself."""
        return sorted(self.to_score, key=lambda task: (-(task.total or 0), task.entry.number))


def groups_of(judge: Judge) -> list[Group]:
    """All of a judge's work in the round judges see, group by group, in the order of the judge's walk."""
    if (round_ := judge.competition.scored_round) is None:
        return []
    categories = {category.id: category for category in judge.categories}
    tasks = {category_id: [] for category_id in categories}
    keys = [str(line.id) for line in round_.lines]
    totals = {key: totals_of(judge.competition, round_, row) for key, row in categories.items()}
    own, excuses, attempts = _own_sheets(judge, round_), panel.excuses_of(judge), attempts_in(round_)
    for entry in walks.walked(judge, round_, panel.entries_of(judge)):
        if attempts[entry.id] < least_attempt(round_):
            continue  # its first sheets stand
        scores, comment = own.get(entry.id, ({}, ""))
        left = sum(key not in scores for key in keys)
        total = totals[entry.category_id].of(scores)
        tasks[entry.category_id].append(Task(entry, scores, comment, left, excuses.get(entry.id, ""), total))
    handed_in = handed_in_by(round_, HandIn.judge_id == judge.id)
    down = set(db.session.scalars(select(StandDown.category_id).filter_by(judge_id=judge.id, round_id=round_.id)))
    return [Group(row, tasks[key], (judge.id, key) in handed_in, key in down) for key, row in categories.items()]


def handed_in_by(round_: Round, *where) -> set[tuple[int, int]]:
    """(judge, group) of what has been handed in: where entries are scored again, with these.

    Not while a sheet of it is open again.
    """
    again = select(Entry.category_id).join(SecondLook, SecondLook.entry_id == Entry.id)
    again = set(db.session.scalars(again.where(SecondLook.round_id == round_.id)))
    rows = select(HandIn.judge_id, HandIn.category_id, HandIn.attempt).where(HandIn.round_id == round_.id, *where)
    opened = select(SheetReopening.judge_id, SheetReopening.category_id).where(SheetReopening.round_id == round_.id)
    opened = {tuple(row) for row in db.session.execute(opened.where(SheetReopening.settled_at.is_(None)))}
    return {(row.judge_id, row.category_id) for row in db.session.execute(rows)
            if row.attempt == (2 if row.category_id in again else 1)} - opened  # fmt: skip


def group_of(judge: Judge, position: int) -> Group:
    """One of the judge's groups by its position; raises NotFound."""
    for group in groups_of(judge):
        if group.category.position == position:
            return group
    raise NotFound()


def _own_sheets(judge: Judge, round_: Round) -> dict[int, tuple[dict[str, int], str]]:
    rows = sheets_in(round_, ScoreSheet.entry_id, ScoreSheet.scores, ScoreSheet.comment)
    rows = rows.where(ScoreSheet.judge_id == judge.id)
    return {entry: (scores, comment) for entry, scores, comment in db.session.execute(rows)}


@dataclass(frozen=True, slots=True)
class Way:
    """Where a judge stands among the entries of one group."""

    previous: int | None
    next: int | None
    left: int


def way_of(judge: Judge, entry: Entry) -> Way:
    """The numbers before and after ``entry`` in its group, and how many are not complete there."""
    round_ = round_of(judge)
    attempts = attempts_in(round_)
    entries = panel.taking_part(round_, Entry.id, Entry.number).where(Entry.category_id == entry.category_id)
    least = least_attempt(round_)
    rows = [row for row in db.session.execute(entries) if attempts[row.id] >= least or row.id == entry.id]
    own, scales = _own_sheets(judge, round_), scales_of(round_, entry.category)
    done = {key for key, (scores, _) in own.items() if is_complete(scores, scales)}
    done |= panel.excuses_of(judge).keys()
    walk = walks.walks_of(judge, round_).get(entry.category_id, Walk())
    numbers = order_for([number for _, number in rows], walk)
    at = numbers.index(entry.number)
    return Way(
        previous=numbers[at - 1] if at else None,
        next=numbers[at + 1] if at + 1 < len(numbers) else None,
        left=sum(key not in done for key, _ in rows),
    )
