"""What stands against erasing a person, and what becomes of each of their entries. Reads only."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from judging.accounts.models import Person
from judging.competitions.models import Competition, Staff
from judging.entries import queries, standing
from judging.entries.models import Entry
from judging.errors import Conflict
from judging.infra.db import db
from judging.panel.models import Judge


@dataclass(frozen=True, slots=True)
class Fate:
    """What erasing makes of an entry.

    ``deleted``: it was never sent. ``withdrawn``: it leaves the competition first, so that no judge
    is left with a product without text and photos, and no award goes to nobody. ``number``: judging
    is over, or others went on because of it, so its scores and its place stay as a number's.
    """

    entry: Entry
    becomes: Literal["deleted", "withdrawn", "number"]


def fates(person: Person) -> list[Fate]:
    """Every entry of the person that is not erased yet."""
    return [Fate(entry, _fate(entry)) for entry in queries.entries_of(person.id) if entry.erased_at is None]


def require_free(person: Person) -> None:
    """Raises Conflict, saying whom to ask, while somebody depends on this person's name."""
    if person.is_administrator:
        raise Conflict("You administer this installation. Please ask another administrator to take that over first.")
    running = select(Competition.title).join(Staff, Staff.competition_id == Competition.id)
    running = running.where(Staff.person_id == person.id, Competition.state != "published")
    if title := db.session.scalar(running.order_by(Competition.id)):
        raise Conflict(
            "You work for “%(title)s”, which is not over. Please ask its organisers, or an administrator, "
            "to take your role away first.",
            title=title,
        )
    if db.session.scalar(select(Judge.id).where(Judge.person_id == person.id)) is not None:
        raise Conflict("The names of a panel belong to its result. Please ask the organisers about your data.")


def _fate(entry: Entry) -> Literal["deleted", "withdrawn", "number"]:
    if entry.number is None:
        return "deleted"
    return "withdrawn" if standing.may_withdraw(entry) else "number"
