"""Who may work for a competition: nobody who judges in it or takes part in it. Who has no account is invited."""

from datetime import datetime

from judging.accounts import recovery
from judging.accounts.models import Person
from judging.competitions import queries, staff
from judging.competitions.models import Competition, Staff
from judging.desk import facts
from judging.errors import Conflict, NotAllowed
from judging.panel import queries as panel


def appoint(competition: Competition, person: Person, role: str, *, actor: Person, now: datetime) -> Staff:
    """Give a person a role; raises Conflict for a judge or an entrant of the same competition."""
    if panel.is_on_panel(person, competition):
        raise Conflict("%(name)s judges in this competition and cannot work for it as well.", name=person.name)
    if facts.is_entrant(person.id, competition.id):
        raise Conflict("%(name)s takes part in this competition and cannot work for it as well.", name=person.name)
    return staff.add(competition, person, role, actor=actor, now=now)


def hand_out_code(competition: Competition, person_id: int, *, actor: Person, now: datetime) -> tuple[Person, str]:
    """A fresh code for somebody who was invited and has not come in; the one before no longer works."""
    person = queries.staff_at(competition.id, person_id).person
    if person.password is not None:
        raise Conflict("%(name)s has chosen a password already.", name=person.name)
    if not _is_only_here(person, competition):  # the code would open another competition's desk
        raise NotAllowed("Only an administrator can hand out a code for this person. Please ask one.")
    return person, recovery.hand_out(person, issued_by=actor, competition=competition, now=now)


def dismiss(competition: Competition, person_id: int, *, actor: Person, now: datetime) -> None:
    """Take a role away, and with it the code of somebody who has not come in yet; the last organiser stays."""
    person = queries.staff_at(competition.id, person_id).person
    if person.password is None and _is_only_here(person, competition):
        recovery.withdraw(person, now=now)
    staff.remove(competition, person_id, actor=actor, now=now)


def _is_only_here(person: Person, competition: Competition) -> bool:
    return [each.id for each in queries.desks_of(person.id)] == [competition.id]
