"""Reading the panel: seats, who must score what, conflicts, tablets."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, false, or_, select
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from judging.accounts.models import Person, SignIn
from judging.competitions import lifecycle
from judging.competitions.models import Category, Competition, Round
from judging.entries.models import Entry, Photo
from judging.errors import NotFound
from judging.infra.db import db
from judging.panel.models import Card, ConflictOfInterest, Judge, JudgeCategory, RoundSeat, StandDown, Waiver


def seat_at(person_id: int, slug: str) -> Judge:
    """This person's active seat in the competition of that address; raises NotFound. In one statement."""
    found = db.session.scalar(_SEAT, {"person": person_id, "slug": slug})
    if found is None:
        raise NotFound()
    return found


#: An active seat in the competition of the address ``slug``. Wants both rows joined.
IS_SEATED = and_(Judge.is_active, Competition.slug == bindparam("slug"))
_SEAT = (
    select(Judge)
    .join(Judge.competition)
    .where(Judge.person_id == bindparam("person"), IS_SEATED)
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
    """The whole panel in order of number, groups and seats loaded."""
    seats = select(Judge).where(Judge.competition_id == competition_id).order_by(Judge.number)
    return list(db.session.scalars(seats.options(selectinload(Judge.categories), selectinload(Judge.seats))))


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


def require_open(competition: Competition) -> None:
    """Refuse what belongs to a round in which judges give points now; raises Closed."""
    round_ = competition.scored_round
    lifecycle.require(round_.state if round_ else "", "judging")


def required(competition: Competition, round_: Round | None = None) -> dict[int, frozenset[int]]:
    """Entry of a scored round -> the judges whose sheet of it counts and must be complete.

    The active judges of its group who sit in the round (the one judges see, unless told), without those who have a
    conflict of interest, were stood down from the group, or whose sheet of this entry was waived.
    Once the next round has opened, this is what counted then.
    """
    round_ = round_ or competition.scored_round
    if round_ is None:
        return {}
    if round_.required is not None:
        return {int(entry): frozenset(judges) for entry, judges in round_.required.items()}
    seats = select(JudgeCategory.category_id, JudgeCategory.judge_id).join(Judge)
    seats = seats.where(Judge.competition_id == competition.id, Judge.is_active, sits_in(round_))
    down = set(
        db.session.execute(select(StandDown.judge_id, StandDown.category_id).filter_by(round_id=round_.id)).all()
    )
    panels = defaultdict(set)
    for category, judge in db.session.execute(seats):
        if (judge, category) not in down:
            panels[category].add(judge)
    out = excused(competition, round_)
    return {
        entry: frozenset(judge for judge in panels[category] if (judge, entry) not in out)
        for entry, category in db.session.execute(taking_part(round_, Entry.id, Entry.category_id))
    }


def sits_in(round_: Round):
    """The condition that a judge sits in a scored round: seated there, or seated nowhere in particular."""
    seats = select(RoundSeat.judge_id).where(RoundSeat.judge_id == Judge.id)
    return seats.where(RoundSeat.round_id == round_.id).exists() | ~seats.exists()


def taking_part(round_: Round, *columns):
    """A selection of the entries that take part in a round, by number."""
    entries = select(*columns).where(Entry.competition_id == round_.competition_id, Entry.state == "accepted")
    return entries.where(Entry.reached >= least_reached(round_)).order_by(Entry.number)


def least_reached(round_: Round) -> int:
    """How far an entry has come that takes part in a round; in one that waits, everybody may."""
    return 1 if round_.state == "waiting" else round_.position


def excused(competition: Competition, round_: Round) -> set[tuple[int, int]]:
    """(judge, entry) of every conflict of interest, and of the waivers of this round."""
    conflicts = select(ConflictOfInterest.judge_id, ConflictOfInterest.entry_id).join(Judge)
    waived = select(Waiver.judge_id, Waiver.entry_id).where(Waiver.round_id == round_.id)
    rows = [*db.session.execute(conflicts.where(Judge.competition_id == competition.id)), *db.session.execute(waived)]
    return {tuple(row) for row in rows}


def accepted_in(category: Category, round_: Round | None = None) -> list[Entry]:
    """The accepted entries of a group by number, photos with pieces loaded; of ``round_`` those that take part."""
    accepted = select(Entry).where(Entry.category_id == category.id, Entry.state == "accepted").order_by(Entry.number)
    if round_ is not None:
        accepted = accepted.where(Entry.reached >= least_reached(round_))
    return list(db.session.scalars(accepted.options(selectinload(Entry.photos).joinedload(Photo.piece))))


def entries_of(judge: Judge) -> list[Entry]:
    """Everything this judge scores in the round judges see, by number, photos with pieces loaded."""
    mine = _mine(judge).order_by(Entry.number)
    return list(db.session.scalars(mine.options(selectinload(Entry.photos).joinedload(Photo.piece))))


def entry_for(judge: Judge, number: int) -> Entry:
    """One of the entries this judge scores, by number; raises NotFound."""
    mine = _mine(judge).options(selectinload(Entry.photos), selectinload(Entry.pieces))
    found = db.session.scalar(mine.where(Entry.number == number))
    if found is None:
        raise NotFound()
    return found


def _mine(judge: Judge):
    round_ = judge.competition.scored_round
    mine = select(Entry).join(JudgeCategory, JudgeCategory.category_id == Entry.category_id)
    mine = mine.join(Judge, Judge.id == JudgeCategory.judge_id)
    mine = mine.where(Judge.id == judge.id, Entry.competition_id == judge.competition_id, Entry.state == "accepted")
    return mine.where(Entry.reached >= least_reached(round_), sits_in(round_)) if round_ else mine.where(false())


def excuses_of(judge: Judge) -> dict[int, str]:
    """The entries this judge does not score in the round judges see, each with why: ``conflict`` or ``waiver``."""
    declared = select(ConflictOfInterest.entry_id).where(ConflictOfInterest.judge_id == judge.id)
    round_ = judge.competition.scored_round
    waived = select(Waiver.entry_id).where(Waiver.judge_id == judge.id, Waiver.round_id == (round_ and round_.id))
    return dict.fromkeys(db.session.scalars(waived), "waiver") | dict.fromkeys(db.session.scalars(declared), "conflict")


def conflicts_in(competition_id: int) -> list[ConflictOfInterest]:
    """Every declared conflict of a competition, with its entry, by judge and entry."""
    rows = select(ConflictOfInterest).join(Judge).join(Entry, Entry.id == ConflictOfInterest.entry_id)
    rows = rows.where(Judge.competition_id == competition_id).order_by(Judge.number, Entry.number)
    return list(
        db.session.scalars(rows.options(joinedload(ConflictOfInterest.entry), joinedload(ConflictOfInterest.judge)))
    )


def stand_downs_in(round_: Round | None) -> list[StandDown]:
    """Every judge left out of a whole group in a round; nobody where there is none."""
    rows = select(StandDown).join(Judge).where(StandDown.round_id == (round_ and round_.id)).order_by(Judge.number)
    return list(db.session.scalars(rows.options(joinedload(StandDown.judge), joinedload(StandDown.category))))


def waivers_in(round_: Round | None) -> list[Waiver]:
    """Every waived sheet of a round, with its entry; nothing where there is none."""
    rows = select(Waiver).join(Judge).join(Entry, Entry.id == Waiver.entry_id)
    rows = rows.where(Waiver.round_id == (round_ and round_.id)).order_by(Judge.number, Entry.number)
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
