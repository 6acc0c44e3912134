"""What must hold of judges, their groups and their score sheets; see ``invariants``."""

from collections.abc import Iterator

from sqlalchemy import exists, func, or_, select

from judging.accounts.models import Person
from judging.competitions.models import Category, Competition, Round, Staff
from judging.entries.models import Entry
from judging.errors import Invalid
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.models import ConflictOfInterest, Inability, Judge, JudgeCategory, RoundSeat, StandDown, Waiver
from judging.panel.seats import panels_of
from judging.scoring import scales
from judging.scoring.decisions import SheetReopening
from judging.scoring.models import HandIn, ScoreSheet, SecondLook
from judging.scoring.queries import attempts_in, scales_of, sheets_in


def judges_have_no_other_part() -> Iterator[str]:
    """No active judge enters or works for the same competition, known by person, e-mail or telephone."""
    same = or_(Judge.person_id == Person.id, Judge.email == Person.email, Judge.phone == Person.phone)
    enters = select(Judge.id, Entry.id).join(Entry, Entry.competition_id == Judge.competition_id)
    enters = enters.join(Person, Person.id == Entry.entrant_id).where(same, Judge.is_active)
    for judge, entry in db.session.execute(enters.where(Entry.state.not_in(("draft", "withdrawn")))):
        yield f"judge {judge} is the entrant of entry {entry}"
    works = select(Judge.id, Staff.role).join(Staff, Staff.competition_id == Judge.competition_id)
    for judge, role in db.session.execute(works.join(Person).where(same, Judge.is_active)):
        yield f"judge {judge} is {role} of the same competition"


def judges_are_of_one_competition() -> Iterator[str]:
    """A judge's groups, hand-ins, conflicts and what was decided about them belong to the judge's competition."""
    for row in (JudgeCategory, HandIn, StandDown):
        pairs = select(row.judge_id, Category.id).join(Judge, Judge.id == row.judge_id)
        pairs = pairs.join(Category, Category.id == row.category_id)
        for judge, category in db.session.execute(pairs.where(Category.competition_id != Judge.competition_id)):
            yield f"{row.__tablename__}: judge {judge} has group {category} of another competition"
    for row in (ConflictOfInterest, Waiver, Inability):
        pairs = select(row.judge_id, Entry.id).join(Judge, Judge.id == row.judge_id)
        pairs = pairs.join(Entry, Entry.id == row.entry_id)
        for judge, entry in db.session.execute(pairs.where(Entry.competition_id != Judge.competition_id)):
            yield f"{row.__tablename__}: judge {judge} has entry {entry} of another competition"


def sheets_are_of_the_judges_groups() -> Iterator[str]:
    """A judge has sheets only of products in groups they judge."""
    seat = exists().where(JudgeCategory.judge_id == Judge.id, JudgeCategory.category_id == Entry.category_id)
    rows = select(ScoreSheet.id).join(Judge, Judge.id == ScoreSheet.judge_id)
    rows = rows.join(Entry, Entry.id == ScoreSheet.entry_id)
    for sheet in db.session.scalars(rows.where(or_(Entry.competition_id != Judge.competition_id, ~seat))):
        yield f"sheet {sheet} is of a product outside its judge's groups"


def scores_are_on_their_scale() -> Iterator[str]:
    """Every score is of a line of its round, from 0 to the maximum its group has there, in whole steps."""
    rows = select(ScoreSheet, Round, Category).join(Round, Round.id == ScoreSheet.round_id)
    rows = rows.join(Entry, Entry.id == ScoreSheet.entry_id).join(Category, Category.id == Entry.category_id)
    for sheet, round_, category in db.session.execute(rows):
        try:
            scales.checked(sheet.scores, scales_of(round_, category))
        except Invalid as wrong:
            yield f"sheet {sheet.id}: {wrong.reason % wrong.values}"


def hand_ins_are_complete() -> Iterator[str]:
    """A group handed in has every sheet it needs, each with a score for every line, but for one opened again."""
    opened = select(SheetReopening.round_id, SheetReopening.judge_id, SheetReopening.entry_id)
    opened = {tuple(row) for row in db.session.execute(opened.where(SheetReopening.settled_at.is_(None)))}
    handed_in = {
        (row.round_id, row.attempt, row.judge_id, row.category_id) for row in db.session.scalars(select(HandIn))
    }
    for round_ in db.session.scalars(select(Round).where(Round.id.in_({key[0] for key in handed_in}))):
        competition = db.session.get(Competition, round_.competition_id)
        groups = dict(db.session.execute(panel.taking_part(round_, Entry.id, Entry.category_id)).all())
        attempts, done = attempts_in(round_), _complete(round_)
        for entry, judges in panel.required(competition, round_).items():
            for judge in judges if entry in groups else ():
                key = (round_.id, attempts[entry], judge, groups[entry])
                is_open = (round_.id, judge, entry) in opened
                if key in handed_in and (judge, entry) not in done and not is_open:
                    yield f"judge {judge} handed group {groups[entry]} in without scoring entry {entry}"


def judges_sit_where_they_can() -> Iterator[str]:
    """Seats are in scored rounds of the judge's competition; in an open one with panels every active judge has one."""
    foreign = or_(Round.competition_id != Judge.competition_id, Round.kind != "score")
    rows = select(RoundSeat).join(Judge, Judge.id == RoundSeat.judge_id).join(Round, Round.id == RoundSeat.round_id)
    for seat in db.session.scalars(rows.where(foreign)):
        yield f"judge {seat.judge_id} sits in round {seat.round_id}, which is not a scored one of the competition"
    for round_ in db.session.scalars(select(Round).where(Round.kind == "score", Round.state == "judging")):
        competition = db.session.get(Competition, round_.competition_id)
        if known := [each.id for each in panels_of(competition, round_)]:
            seats = select(RoundSeat.panel).where(RoundSeat.judge_id == Judge.id, RoundSeat.round_id == round_.id)
            panel_of = func.coalesce(seats.scalar_subquery(), "")
            active = select(Judge.id).where(Judge.competition_id == competition.id, Judge.is_active)
            for judge in db.session.scalars(active.where(panel.sits_in(round_), panel_of.not_in(known))):
                yield f"judge {judge} sits in no panel of round {round_.id}"


def second_sheets_were_asked_for() -> Iterator[str]:
    """What is scored again is of a round that was opened again, and nothing else has a second sheet."""
    asked = set(db.session.execute(select(SecondLook.round_id, SecondLook.entry_id)).all())
    again = set(db.session.scalars(select(Round.id).where(Round.attempt > 1)))
    for round_id in {round_ for round_, _ in asked} ^ again:
        yield f"round {round_id} is scored again without entries, or the other way round"
    for sheet in db.session.scalars(select(ScoreSheet).where(ScoreSheet.attempt > 1)):
        if (sheet.round_id, sheet.entry_id) not in asked:
            yield f"sheet {sheet.id} is a second one that nobody asked for"


def _complete(round_: Round) -> set[tuple[int, int]]:
    """(judge, entry) of every sheet with a score for each line."""
    keys = {str(line.id) for line in round_.lines}
    rows = db.session.execute(sheets_in(round_, ScoreSheet.judge_id, ScoreSheet.entry_id, ScoreSheet.scores))
    return {(judge, entry) for judge, entry, scores in rows if keys <= scores.keys()}


INVARIANTS = [
    judges_have_no_other_part,
    judges_are_of_one_competition,
    sheets_are_of_the_judges_groups,
    scores_are_on_their_scale,
    hand_ins_are_complete,
    judges_sit_where_they_can,
    second_sheets_were_asked_for,
]
