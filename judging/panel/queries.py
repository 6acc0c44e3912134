"""Reading the panel: seats, who must score what, conflicts, tablets."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from judging.accounts.models import Person, SignIn
from judging.competitions.models import Category, Competition
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import db
from judging.panel.models import Card, ConflictOfInterest, Judge, JudgeCategory, StandDown, Waiver


def seat_at(person_id: int, slug: str) -> Judge:
    """This person's active seat in the competition of that address; raises NotFound. In one statement."""
    found = db.session.scalar(_SEAT, {"person": person_id, "slug": slug})
    if found is None:
        raise NotFound()
    return found


_SEAT = (
    select(Judge)
    .join(Judge.competition)
    .where(Judge.person_id == bindparam("person"), Competition.slug == bindparam("slug"), Judge.is_active)
    .options(contains_eager(Judge.competition), lazyload(Judge.person))  # the person is loaded: it is who asks
)


def seat_of(person_id: int, competition_id: int) -> Judge:
    """This person's active seat on the panel; raises NotFound."""
    seat = select(Judge).where(Judge.person_id == person_id, Judge.competition_id == competition_id, Judge.is_active)
    found = db.session.scalar(seat.options(selectinload(Judge.categories)))
    if found is None:
        raise NotFound()
    return found


def seats_of(person_id: int) -> list[Judge]:
    """Every active seat of this person, newest competition first."""
    seats = select(Judge).join(Competition).where(Judge.person_id == person_id, Judge.is_active)
    seats = seats.options(contains_eager(Judge.competition).selectinload(Competition.rounds))
    return list(db.session.scalars(seats.order_by(Competition.id.desc())))


def judges_of(competition_id: int) -> list[Judge]:
    """The whole panel in order of number, groups loaded."""
    seats = select(Judge).where(Judge.competition_id == competition_id).order_by(Judge.number)
    return list(db.session.scalars(seats.options(selectinload(Judge.categories))))


def judge_of(competition_id: int, number: int) -> Judge:
    """One judge by number; raises NotFound."""
    seat = select(Judge).where(Judge.competition_id == competition_id, Judge.number == number)
    found = db.session.scalar(seat.options(selectinload(Judge.categories), joinedload(Judge.competition)))
    if found is None:
        raise NotFound()
    return found


def is_on_panel(person: Person, competition: Competition) -> bool:
    """Whether ``person`` judges here: by the seat itself, or by the same e-mail or telephone."""
    same = [Judge.person_id == person.id]
    same += [Judge.email == person.email] if person.email else []
    same += [Judge.phone == person.phone] if person.phone else []
    seats = select(Judge.id).where(Judge.competition_id == competition.id, or_(*same))
    return db.session.scalar(seats.limit(1)) is not None


def required(competition: Competition) -> dict[int, frozenset[int]]:
    """Accepted entry -> the judges whose sheet of it counts and must be complete.

    The active judges of its group, without those who have a conflict of interest,
    were stood down from the group, or whose sheet of this entry was waived.
    """
    seats = select(JudgeCategory.category_id, JudgeCategory.judge_id).join(Judge)
    seats = seats.where(Judge.competition_id == competition.id, Judge.is_active)
    down = _pairs(StandDown.judge_id, StandDown.category_id, competition)
    panels = defaultdict(set)
    for category, judge in db.session.execute(seats):
        if (judge, category) not in down:
            panels[category].add(judge)
    out = excused(competition)
    accepted = select(Entry.id, Entry.category_id).where(
        Entry.competition_id == competition.id, Entry.state == "accepted"
    )
    return {
        entry: frozenset(judge for judge in panels[category] if (judge, entry) not in out)
        for entry, category in db.session.execute(accepted.order_by(Entry.number))
    }


def excused(competition: Competition) -> set[tuple[int, int]]:
    """(judge, entry) of every conflict of interest and waiver."""
    conflicts = _pairs(ConflictOfInterest.judge_id, ConflictOfInterest.entry_id, competition)
    return conflicts | _pairs(Waiver.judge_id, Waiver.entry_id, competition)


def _pairs(judge, thing, competition: Competition) -> set[tuple[int, int]]:
    rows = select(judge, thing).join(Judge, Judge.id == judge).where(Judge.competition_id == competition.id)
    return {tuple(row) for row in db.session.execute(rows)}


def accepted_in(category: Category) -> list[Entry]:
    """The accepted entries of a group by number, photos loaded."""
    accepted = select(Entry).where(Entry.category_id == category.id, Entry.state == "accepted").order_by(Entry.number)
    return list(db.session.scalars(accepted.options(selectinload(Entry.photos))))


def entries_for(judge: Judge, category: Category) -> list[Entry]:
    """What this judge scores in a group, by number; nothing in other judges' groups."""
    return accepted_in(category) if category in judge.categories else []


def entries_of(judge: Judge) -> list[Entry]:
    """Everything this judge scores, by number, photos loaded."""
    mine = select(Entry).join(JudgeCategory, JudgeCategory.category_id == Entry.category_id)
    mine = mine.where(JudgeCategory.judge_id == judge.id, Entry.state == "accepted").order_by(Entry.number)
    return list(db.session.scalars(mine.options(selectinload(Entry.photos))))


def entry_for(judge: Judge, number: int) -> Entry:
    """One accepted entry of this judge's groups by number; raises NotFound."""
    mine = select(Entry).join(JudgeCategory, JudgeCategory.category_id == Entry.category_id)
    mine = mine.where(JudgeCategory.judge_id == judge.id, Entry.competition_id == judge.competition_id)
    mine = mine.options(selectinload(Entry.photos), selectinload(Entry.pieces))
    found = db.session.scalar(mine.where(Entry.number == number, Entry.state == "accepted"))
    if found is None:
        raise NotFound()
    return found


def excuses_of(judge: Judge) -> dict[int, str]:
    """The entries this judge does not score, each with why: ``conflict`` or ``waiver``."""
    waived = select(Waiver.entry_id).where(Waiver.judge_id == judge.id)
    declared = select(ConflictOfInterest.entry_id).where(ConflictOfInterest.judge_id == judge.id)
    return dict.fromkeys(db.session.scalars(waived), "waiver") | dict.fromkeys(db.session.scalars(declared), "conflict")


def conflicts_in(competition_id: int) -> list[ConflictOfInterest]:
    """Every declared conflict of a competition, with its entry, by judge and entry."""
    rows = select(ConflictOfInterest).join(Judge).join(Entry, Entry.id == ConflictOfInterest.entry_id)
    rows = rows.where(Judge.competition_id == competition_id).order_by(Judge.number, Entry.number)
    return list(
        db.session.scalars(rows.options(joinedload(ConflictOfInterest.entry), joinedload(ConflictOfInterest.judge)))
    )


def stand_downs_in(competition_id: int) -> list[StandDown]:
    """Every judge left out of a whole group."""
    rows = select(StandDown).join(Judge).where(Judge.competition_id == competition_id).order_by(Judge.number)
    return list(db.session.scalars(rows.options(joinedload(StandDown.judge), joinedload(StandDown.category))))


def waivers_in(competition_id: int) -> list[Waiver]:
    """Every waived sheet, with its entry."""
    rows = select(Waiver).join(Judge).join(Entry, Entry.id == Waiver.entry_id)
    rows = rows.where(Judge.competition_id == competition_id).order_by(Judge.number, Entry.number)
    return list(db.session.scalars(rows.options(joinedload(Waiver.entry), joinedload(Waiver.judge))))


@dataclass(frozen=True, slots=True)
class Tablet:
    """How a judge can sign in: none, waiting (a card is out, until ``at``) or signed_in (since ``at``)."""

    state: str
    at: datetime | None = None


def tablets(competition_id: int, now: datetime) -> dict[int, Tablet]:
    """Judge id -> the state of card and tablet; a live sign-in goes before an unused card."""
    cards = select(Card.judge_id, Card.expires_at).join(Judge).where(
        Judge.competition_id == competition_id, Card.used_at.is_(None), Card.revoked_at.is_(None), Card.expires_at > now
    )  # fmt: skip
    live = select(Judge.id, SignIn.created_at).join(SignIn, SignIn.person_id == Judge.person_id).where(
        Judge.competition_id == competition_id, SignIn.ended_at.is_(None), SignIn.expires_at > now
    )  # fmt: skip
    waiting = {judge: Tablet("waiting", until) for judge, until in db.session.execute(cards)}
    signed_in = {
        judge: Tablet("signed_in", since) for judge, since in db.session.execute(live.order_by(SignIn.created_at))
    }
    return defaultdict(lambda: Tablet("none"), waiting | signed_in)


def without_tablet(competition_id: int, now: datetime) -> list[Judge]:
    """The active judges who are signed in nowhere."""
    state = tablets(competition_id, now)
    return [judge for judge in judges_of(competition_id) if judge.is_active and state[judge.id].state != "signed_in"]
