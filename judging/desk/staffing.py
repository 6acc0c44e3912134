"""Who may work for a competition: nobody who judges in it or takes part in it."""

from datetime import datetime

from judging.accounts.models import Person
from judging.competitions import staff
from judging.competitions.models import Competition, Staff
from judging.desk import facts
from judging.errors import Conflict
from judging.panel import queries as panel


def appoint(competition: Competition, person: Person, role: str, *, actor: Person, now: datetime) -> Staff:
    """Give a person a role; raises Conflict for a judge or an entrant of the same competition."""
    if panel.is_on_panel(person, competition):
        raise Conflict("%(name)s judges in this competition and cannot work for it as well.", name=person.name)
    if facts.is_entrant(person.id, competition.id):
        raise Conflict("%(name)s takes part in this competition and cannot work for it as well.", name=person.name)
    return staff.add(competition, person, role, actor=actor, now=now)
