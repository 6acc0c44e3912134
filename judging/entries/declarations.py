"""What an entrant declares of the entry before sending, each by itself, never ticked beforehand.

What people allow us to do with their data is no declaration: see ``consents``.

Change ``VERSION`` with any of the texts: every entry keeps the version it agreed to.
"""

from datetime import datetime

from judging.competitions.models import Competition
from judging.entries import subjects
from judging.entries.models import Entry

VERSION = "1"
N_ = str  # marks a text for the translators

TEXTS = {
    "own_work": N_("This design is our own work and copies nobody's."),
    "own_product": N_("We make this product in our own facility, and it violates nobody's intellectual property."),
    "eligibility": N_(
        "We meet the conditions of this competition and belong neither to its organisers nor to its panel."
    ),
}

#: Presets by which a facility's own product is judged (Circular 26/2014/TT-BCT), not somebody's design.
OF_FACILITIES = "rural-industrial-"


def asked(competition: Competition) -> tuple[str, ...]:
    """What is asked: of a design whose work it is, of a product who makes it; neither of a title or recognition."""
    if not subjects.of(competition.rules).is_object:
        return ("eligibility",)
    own = "own_product" if competition.preset.startswith(OF_FACILITIES) else "own_work"
    return (own, "eligibility")


def outstanding(entry: Entry) -> list[str]:
    """The declarations that have not been made in the present words."""
    return [key for key in asked(entry.competition) if entry.declarations.get(key, {}).get("version") != VERSION]


def declare(entry: Entry, agreed: set[str], *, now: datetime) -> None:
    """Keep what has been agreed to, with the version of its text and the time."""
    made = {key: {"version": VERSION, "at": now.isoformat()} for key in outstanding(entry) if key in agreed}
    if made:
        entry.declarations = entry.declarations | made
