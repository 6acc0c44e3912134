"""What an entrant declares before sending, each by itself, never ticked beforehand.

Change ``VERSION`` with any of the texts: every entry keeps the version it agreed to.
"""

from datetime import datetime

from judging.competitions.models import Competition
from judging.entries.models import Entry

VERSION = "1"
N_ = str  # marks a text for the translators

TEXTS = {
    "own_work": N_("This design is our own work and copies nobody's."),
    "own_product": N_("We make this product in our own facility, and it violates nobody's intellectual property."),
    "eligibility": N_(
        "We meet the conditions of this competition and belong neither to its organisers nor to its panel."
    ),
    "publication": N_("I agree that name and photos are published if the product receives an award."),
}

#: Subject -> whose it is; of a person, a facility or a village nothing is asked.
OWN = {"product": "own_work", "set": "own_product"}


def asked(competition: Competition) -> list[str]:
    """What this kind of competition asks for: of a design, whose work it is; of a set or series, who makes it."""
    own = OWN.get(competition.rules.subject)
    return [key for key in TEXTS if not key.startswith("own_") or key == own]


def outstanding(entry: Entry) -> list[str]:
    """The declarations that have not been made in the present words."""
    return [key for key in asked(entry.competition) if entry.declarations.get(key, {}).get("version") != VERSION]


def declare(entry: Entry, agreed: set[str], *, now: datetime) -> None:
    """Keep what has been agreed to, with the version of its text and the time."""
    made = {key: {"version": VERSION, "at": now.isoformat()} for key in outstanding(entry) if key in agreed}
    if made:
        entry.declarations = entry.declarations | made
