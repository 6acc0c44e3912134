"""Several authors of one entry: their names, what each did, and the first, who represents them.

One of them enters it by a written authorisation of all: declared before sending, and ticked by the desk when the
paper has been seen. Other authors, or another one first, authorise anew: what was declared and seen before counts no
more.
"""

from datetime import datetime
from typing import NamedTuple

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.entries.belongings import Author
from judging.entries.models import Entry
from judging.errors import Closed
from judging.infra.text import clean

MOST = 20
#: The declaration that several authors need (``entries.declarations``).
AUTHORISATION = "authorisation"


class Line(NamedTuple):
    """An author as written."""

    name: str
    part: str = ""


def lines_of(entry: Entry) -> list[Line]:
    """The authors as they stand, the one who represents them first."""
    return [Line(author.name, author.part) for author in entry.authors]


def known_of(entrant: Person) -> list[Line]:
    """Of a group who represents it; the others it writes itself."""
    return [Line(entrant.representative)] if entrant.kind == "group" and entrant.representative else []


def names(entry: Entry) -> list[str]:
    """Their names, in order."""
    return [author.name for author in entry.authors]


def is_joint(entry: Entry) -> bool:
    """Whether it has several authors, so that one must be authorised."""
    return len(entry.authors) > 1


def checked(given: list) -> list[Line]:
    """The authors as they are kept: cleaned, those without a name left out."""
    lines = [Line(*(" ".join(clean(words or "").split()) for words in Line(*line))) for line in given]
    return [line for line in lines if line.name][:MOST]


def write(entry: Entry, lines: list[Line]) -> None:
    """Make the authors these; what others authorised, or for another to represent them, counts no more."""
    before, after = names(entry), [line.name for line in lines]
    if before[:1] != after[:1] or set(before) != set(after):
        entry.declarations = {key: said for key, said in entry.declarations.items() if key != AUTHORISATION}
        entry.authorisation_seen_at = entry.authorisation_seen_by_id = None
    entry.authors = [Author(position=place, name=name, part=part) for place, (name, part) in enumerate(lines, 1)]


def is_unauthorised(entry: Entry) -> bool:
    """Whether several authors are named with nothing declared and no paper seen: others than when sent."""
    return is_joint(entry) and AUTHORISATION not in entry.declarations and entry.authorisation_seen_at is None


def see(entry: Entry, *, actor: Person, now: datetime) -> None:
    """Tick the written authorisation as seen; repeated, it changes nothing. Raises Closed for a single author."""
    if not is_joint(entry):
        raise Closed("This entry has one author; no authorisation is needed.")
    if entry.authorisation_seen_at is None:
        entry.authorisation_seen_at, entry.authorisation_seen_by_id = now, actor.id
        _tell("authorisation seen", entry, actor=actor, now=now)


def take_back(entry: Entry, *, actor: Person, now: datetime) -> None:
    """It was ticked by mistake; repeated, it changes nothing."""
    if entry.authorisation_seen_at is not None:
        entry.authorisation_seen_at = entry.authorisation_seen_by_id = None
        _tell("authorisation not seen", entry, actor=actor, now=now)


def _tell(verb: str, entry: Entry, *, actor: Person, now: datetime) -> None:
    record(verb, now=now, actor=actor, competition=entry.competition, subject=f"entry:{entry.id}")
