"""The seats of a panel: who judges which groups."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, or_, select

from judging.accounts.models import Person, searchable
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Category, Competition, Staff
from judging.competitions.queries import stage_of
from judging.entries.models import Entry
from judging.errors import Conflict, Invalid
from judging.infra.db import db
from judging.infra.text import clean, email_key, phone_key
from judging.panel import cards
from judging.panel import seats as panel_seats
from judging.panel.enough import require_enough
from judging.panel.models import HONORIFICS, Judge

STAGES = ("draft", "open", "judging")


def add(
    competition: Competition,
    *,
    name: str,
    categories: list[Category],
    honorific: str = "",
    title: str = "",
    email: str | None = None,
    phone: str | None = None,
    seats: Mapping[str, str] | None = None,
    actor: Person,
    now: datetime,
) -> Judge:
    """Give somebody a seat, with a person of its own and the next number; ``seats`` says where (``seats.seat``).

    Raises Conflict for an entrant, a member of staff or a judge of this competition,
    recognised by e-mail or telephone.
    """
    hold(competition, *STAGES)
    judge = Judge(
        competition=competition,
        person=Person(name=_named(name), created_at=now),
        number=_next_number(competition),
    )
    _describe(judge, competition, honorific=honorific, title=title, email=email, phone=phone)
    judge.categories = _groups(competition, categories)
    panel_seats.seat(judge, seats, before={})
    db.session.add(judge)
    db.session.flush()
    record("judge added", now=now, actor=actor, competition=competition, subject=f"judge:{judge.id}",
           groups=[category.id for category in judge.categories], seats=panel_seats.seats_of(judge))  # fmt: skip
    return judge


def change(
    judge: Judge,
    *,
    name: str,
    categories: list[Category],
    honorific: str = "",
    title: str = "",
    email: str | None = None,
    phone: str | None = None,
    seats: Mapping[str, str] | None = None,
    actor: Person,
    now: datetime,
) -> None:
    """Correct a seat; ``seats`` None leaves where the judge sits.

    Once judging is open groups can be added, not taken away: their sheets may exist.
    """
    competition = judge.competition
    hold(competition, *STAGES)
    groups = _groups(competition, categories)
    if stage_of(competition) == "judging" and set(judge.categories) - set(groups):
        raise Conflict(
            "Judging is open: groups can be added, not taken away. Stand the judge down from a group instead."
        )
    if set(groups) - set(judge.categories):
        _require_room(judge)
    if seats is not None:
        panel_seats.seat(judge, seats, before=panel_seats.seats_of(judge))
    judge.person.name = _named(name)
    judge.person.search = searchable(judge.person.name, judge.person.email, judge.person.phone)
    _describe(judge, competition, honorific=honorific, title=title, email=email, phone=phone)
    judge.categories = groups
    record("judge changed", now=now, actor=actor, competition=competition, subject=f"judge:{judge.id}",
           groups=[category.id for category in groups], seats=panel_seats.seats_of(judge))  # fmt: skip


def deactivate(judge: Judge, *, reason: str, actor: Person, now: datetime) -> None:
    """Take a judge off the panel and end the tablet's sign-in; sheets are kept and no longer count.

    Repeated, it changes nothing. Raises Conflict when too few judges would remain
    for an entry once judging has begun.
    """
    competition = judge.competition
    hold(competition, *STAGES, "closed")
    if not judge.is_active:
        return
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    if stage_of(competition) in ("judging", "closed"):
        require_enough(competition, judge)
    judge.is_active = False
    cards.revoke(judge, actor=actor, now=now)
    record(
        "judge deactivated",
        now=now,
        actor=actor,
        competition=competition,
        subject=f"judge:{judge.id}",
        reason=clean(reason),
    )


def bring_back(judge: Judge, *, actor: Person, now: datetime) -> None:
    """Put a judge back on the panel, until the list is published; the sheets given before count again."""
    hold(judge.competition, *STAGES, "closed")
    if judge.is_active:
        return
    _refuse_double_role(judge, judge.competition)
    if stage_of(judge.competition) == "judging":
        panel_seats.require_panels(judge)
    judge.is_active = True
    record("judge brought back", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}")


def _require_room(judge: Judge) -> None:
    """A group added now must not ask for sheets of a round that nobody can begin to score any more."""
    seats = panel_seats.seats_of(judge)
    rounds = [round_ for round_ in judge.competition.scored_rounds if round_.key in seats]
    if any(panel_seats.is_settled(round_) and round_.required is None for round_ in rounds):
        raise Conflict("A round of this judge has been closed. Groups can be added once the next round is open.")


def _next_number(competition: Competition) -> int:
    highest = select(func.max(Judge.number)).where(Judge.competition_id == competition.id)
    return 1 + (db.session.scalar(highest) or 0)


def _named(name: str) -> str:
    if not (name := " ".join(clean(name).split())):
        raise Invalid("Please write the judge's name.")
    return name[:200]


def _groups(competition: Competition, categories: list[Category]) -> list[Category]:
    """The groups in their order; at least one, all of this competition."""
    if not categories or any(category.competition_id != competition.id for category in categories):
        raise Invalid("Please choose at least one group for this judge.")
    return sorted(categories, key=lambda category: category.position)


def _describe(judge: Judge, competition: Competition, *, honorific: str, title: str, email, phone) -> None:
    if honorific not in HONORIFICS:
        raise Invalid("Please choose how the judge is addressed.")
    judge.honorific, judge.title = honorific, clean(title)[:120]
    judge.email, judge.phone = email_key(email), phone_key(phone)
    _refuse_double_role(judge, competition)


def _refuse_double_role(judge: Judge, competition: Competition) -> None:
    """Whoever judges neither enters this competition, nor organises it, nor judges in it twice."""
    with db.session.no_autoflush:
        known = _known_by(Person, judge)
        if known is None:
            return
        entrants = select(Person.id).join(Entry, Entry.entrant_id == Person.id)
        entrants = entrants.where(Entry.competition_id == competition.id, known)
        if db.session.scalar(entrants.limit(1)) is not None:
            raise Conflict("This person takes part in this competition and cannot judge it.")
        staff = select(Person.id).join(Staff, Staff.person_id == Person.id)
        if db.session.scalar(staff.where(Staff.competition_id == competition.id, known).limit(1)) is not None:
            raise Conflict("This person works for this competition and cannot judge it.")
        seats = select(Judge.id).where(Judge.competition_id == competition.id, _known_by(Judge, judge), Judge.is_active)
        if db.session.scalar(seats.where(Judge.id != (judge.id or 0)).limit(1)) is not None:
            raise Conflict("This person has a seat on this panel already.")


def _known_by(row, judge: Judge):
    """``row`` (people or judges) has the judge's e-mail or telephone; None when neither was given."""
    same = [getattr(row, name) == getattr(judge, name) for name in ("email", "phone") if getattr(judge, name)]
    return or_(*same) if same else None
