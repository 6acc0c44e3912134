"""Who may not enter: those who run the competition. (Judges are the panel's to refuse: ``panel.conflicts``.)"""

from judging.accounts.models import Person
from judging.competitions.models import Competition, Staff
from judging.errors import Conflict
from judging.infra.db import db


def refuse_staff(person: Person, competition: Competition) -> None:
    """Raises Conflict when this person works for the competition."""
    if db.session.get(Staff, (competition.id, person.id)):
        raise Conflict("People who work for a competition cannot enter it. Please call the organisers.")
