"""What an organiser's forms would send where nothing was touched."""

import tests.factories as make
from judging.competitions.amending import InUse
from judging.competitions.criteria import Details, PartDetails
from judging.competitions.prizes import Offer, caps_of


def call_of(competition, **in_use) -> dict:
    """What every change of the rules is told besides the change."""
    actor = make.person()  # writes what is waiting, so that the version is the newest
    return {"seen": competition.version, "in_use": InUse(**in_use), "actor": actor, "now": make.NOW}


def details_of(criterion, rows=(), **values) -> Details:
    """A criterion as it stands, and the rows of its parts."""
    known = [name for name in Details.__dataclass_fields__ if name != "parts"]
    words = PartDetails.__dataclass_fields__.keys() - {"key"}
    lines = [
        PartDetails(**{name: getattr(part, name) for name in words}, key=part.key.partition(".")[2]) for part in rows
    ]
    return Details(**{**{name: getattr(criterion, name) for name in known}, "parts": lines, **values})


def offers_of(competition) -> dict[str, Offer]:
    """The awards as they stand."""
    rules = competition.rules
    return {award.id: Offer(award.name, award.name_en, caps_of(award, rules)) for award in rules.awards}
