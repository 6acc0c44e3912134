"""What must hold in live data whatever happened: ``judging check``, and after every database test.

Each invariant is a function that yields a sentence for every row that breaks it.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import exists, select

from judging.accounts.models import Person, searchable
from judging.competitions.document import fingerprint_of
from judging.competitions.following import differing
from judging.competitions.models import Category, Competition, Criterion, Staff
from judging.desk import award_invariants, operation_invariants, paper_invariants, round_invariants, sheet_invariants
from judging.entries.models import Entry, Photo
from judging.infra.db import db
from judging.infra.text import email_key, phone_key
from judging.media.ground import GROUNDS

INVARIANTS: list[Callable[[], Iterator[str]]] = [
    *sheet_invariants.INVARIANTS,
    *operation_invariants.INVARIANTS,
    *round_invariants.INVARIANTS,
    *award_invariants.INVARIANTS,
    *paper_invariants.INVARIANTS,
]


def invariant(function: Callable[[], Iterator[str]]) -> Callable[[], Iterator[str]]:
    """Add a function to ``INVARIANTS``."""
    INVARIANTS.append(function)
    return function


def check() -> list[str]:
    """Every broken invariant, as sentences; empty when all is well."""
    return [f"{invariant.__name__}: {sentence}" for invariant in INVARIANTS for sentence in invariant()]


@invariant
def people_can_be_found() -> Iterator[str]:
    """What a person is searched by is their present name, e-mail and telephone."""
    for person in db.session.scalars(select(Person)):
        if person.search != searchable(person.name, person.email, person.phone):
            yield f"person {person.id} is searched by other words than their own"


@invariant
def contacts_are_kept_as_compared() -> Iterator[str]:
    """E-mail and telephone are stored in the one form they are compared in, so that they are unique."""
    for person in db.session.scalars(select(Person)):
        if person.email != email_key(person.email) or person.phone != phone_key(person.phone):
            yield f"person {person.id} has an e-mail or telephone number in another form than it is compared in"


@invariant
def criteria_are_whole_steps() -> Iterator[str]:
    """A judge can reach every maximum."""
    for criterion in db.session.scalars(select(Criterion).where(Criterion.maximum % Criterion.step != 0)):
        yield f"criterion {criterion.id}: {criterion.maximum} is not a whole number of steps of {criterion.step}"


@invariant
def rows_follow_the_document() -> Iterator[str]:
    """Groups, rounds, lines and prizes are those of the competition's rules, word for word and in their order."""
    for competition in db.session.scalars(select(Competition)):
        for difference in differing(competition, competition.rules):
            yield f"competition {competition.id}: {difference}"


@invariant
def frozen_rules_are_in_force() -> Iterator[str]:
    """Frozen rules carry their own fingerprint."""
    for competition in db.session.scalars(select(Competition).where(Competition.rules_frozen_at.is_not(None))):
        if fingerprint_of(competition) != competition.rules_fingerprint:
            yield f"competition {competition.id}: the frozen rules do not have the fingerprint they carry"


@invariant
def made_competitions_have_an_organiser() -> Iterator[str]:
    """Somebody is in charge of every competition that was made from a preset."""
    organisers = exists().where(Staff.competition_id == Competition.id, Staff.role == "organiser")
    for competition in db.session.scalars(select(Competition).where(Competition.preset != "", ~organisers)):
        yield f"competition {competition.id} has no organiser"


@invariant
def sent_entries_have_number_group_and_title() -> Iterator[str]:
    """What was sent can be found, judged and printed; its group is one of its own competition."""
    sent = select(Entry, Category).outerjoin(Entry.category).where(Entry.state.not_in(("draft", "withdrawn")))
    for entry, category in db.session.execute(sent):
        if entry.number is None or not entry.title:
            yield f"entry {entry.id} is {entry.state} without number or title"
        if category is None or category.competition_id != entry.competition_id:
            yield f"entry {entry.id} is {entry.state} in no group of its own competition"


@invariant
def staff_do_not_enter() -> Iterator[str]:
    """Nobody works for a competition and takes part in it."""
    both = select(Entry).join(
        Staff, (Staff.person_id == Entry.entrant_id) & (Staff.competition_id == Entry.competition_id)
    )
    for entry in db.session.scalars(both.where(Entry.state.not_in(("draft", "withdrawn")))):
        yield f"entry {entry.id} belongs to staff of its competition"


@invariant
def ready_photos_can_be_shown() -> Iterator[str]:
    """A page knows the size and the ground of every photo it shows."""
    wrong = (Photo.width < 1) | (Photo.height < 1) | ~Photo.ground.between(1, len(GROUNDS))
    for photo in db.session.scalars(select(Photo).where(Photo.state == "ready", wrong)):
        yield f"photo {photo.id} is ready without size or ground"
