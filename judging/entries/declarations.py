"""What an entrant declares of the entry before sending, each by itself, never ticked beforehand.

What people allow us to do with their data is no declaration: see ``consents``.

Change ``VERSION`` with any of the texts: every entry keeps the version it agreed to.
"""

from datetime import datetime

from judging.competitions import terms
from judging.competitions.models import Competition
from judging.entries import authors, subjects
from judging.entries.models import Entry

VERSION = "1"
N_ = str  # marks a text for the translators

TEXTS = {
    "own_work": N_("This design is our own work and copies nobody's."),
    "own_product": N_("We make this product in our own facility, and it violates nobody's intellectual property."),
    "new_this_year": N_("This product is new: designed and made in the year of this competition."),
    "not_awarded": N_(
        "This product has not taken part in another competition, before or at the same time, and has no award."
    ),
    "not_sold": N_("This product has not been offered for sale before."),
    "in_series": N_(
        "This product can be made in series and meets a demand of the market; it is no unique piece and no copy."
    ),
    "unique_piece": N_("This product is a unique piece and is not made in series."),
    "authorisation": N_(
        "All authors named have authorised the first of them in writing to represent them and to send this entry. "
        "We show the paper to the organisers when they ask."
    ),
    "eligibility": N_(
        "We meet the conditions of this competition and belong neither to its organisers nor to its panel."
    ),
}

#: Presets by which a facility's own product is judged (Circular 26/2014/TT-BCT), not somebody's design.
OF_FACILITIES = "rural-industrial-"


def asked(entry: Entry) -> tuple[str, ...]:
    """What is asked: of a design whose work it is, of a product who makes it; neither of a title or recognition.

    Of a product also what the organiser asks (``competitions.terms``), of several authors their authorisation.
    """
    *of_all, eligibility = asked_of_all(entry.competition)
    joint = (authors.AUTHORISATION,) if authors.is_joint(entry) else ()
    return (*of_all, *joint, eligibility)


def asked_of_all(competition: Competition) -> tuple[str, ...]:
    """What every entry of a competition declares, in order, whoever its authors are."""
    if not subjects.of(competition.rules).is_object:
        return ("eligibility",)
    own = "own_product" if competition.preset.startswith(OF_FACILITIES) else "own_work"
    return (own, *terms.of(competition).declared, "eligibility")


def outstanding(entry: Entry) -> list[str]:
    """The declarations that have not been made in the present words."""
    return [key for key in asked(entry) if entry.declarations.get(key, {}).get("version") != VERSION]


def declare(entry: Entry, agreed: set[str], *, now: datetime) -> None:
    """Keep what has been agreed to, with the version of its text and the time."""
    made = {key: {"version": VERSION, "at": now.isoformat()} for key in outstanding(entry) if key in agreed}
    if made:
        entry.declarations = entry.declarations | made
