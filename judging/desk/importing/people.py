"""Whose a row is: an account with the same telephone or e-mail, an artisan on paper of the same name, or somebody new.

An account is linked and nothing in it is written over. Who has neither telephone nor e-mail is somebody new in each
row: two people of one village may have one name.
"""

from collections.abc import Iterable

from sqlalchemy import select

from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.desk.importing.rows import Row
from judging.entries.eligibility import refuse_staff
from judging.entries.models import Entry
from judging.errors import Conflict
from judging.infra.db import db
from judging.infra.text import folded, phone_key
from judging.panel.conflicts import refuse_other

AT_ONCE = 500
Who = tuple[str, str]  # the contact as compared, and the folded name


class Directory:
    """Everybody a sheet may mean, looked up once."""

    def __init__(self, competition: Competition, rows: Iterable[Row]):
        rows = list(rows)
        self.competition = competition
        self._by_email = _accounts(Person.email, {row.person.get("email") for row in rows})
        self._by_phone = _accounts(Person.phone, {phone_key(row.person.get("phone")) for row in rows})
        on_paper = select(Entry.contact, Person).join(Person, Entry.entrant_id == Person.id)
        held = on_paper.where(Entry.competition_id == competition.id, Entry.contact != "", Person.password.is_(None))
        self.on_paper = {(contact, folded(person.name)): person for contact, person in db.session.execute(held)}

    def account(self, row: Row) -> Person | None:
        """The account the row is linked to. Raises Conflict where two are meant, or where it may not enter."""
        phone = phone_key(row.person.get("phone"))
        meant = {self._by_email.get(row.person.get("email", "")), self._by_phone.get(phone or "")} - {None}
        if len(meant) > 1:
            raise Conflict("Telephone and e-mail belong to two different accounts. Please check both.")
        for person in meant:
            refuse_staff(person, self.competition)
            refuse_other(person, self.competition)
        return next(iter(meant), None)


def who(row: Row) -> Who | None:
    """By what two rows are one artisan's; None where each is somebody else's."""
    return (row.contact, folded(row.person["name"])) if row.contact else None


def _accounts(column, wanted: set[str | None]) -> dict[str, Person]:
    known, found = sorted(filter(None, wanted)), {}
    for start in range(0, len(known), AT_ONCE):
        rows = select(column, Person).where(column.in_(known[start : start + AT_ONCE]))
        accounts = rows.where(Person.is_active, Person.password.is_not(None))
        found |= dict(db.session.execute(accounts).all())
    return found
