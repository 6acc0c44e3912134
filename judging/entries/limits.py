"""How many entries one may send, by the organiser's terms (``competitions.terms``): of one entrant, in a group, in all.

What was sent counts until it is withdrawn or refused. Terms that are set later take nothing back, and an organiser may
accept a refused entry over the limit.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from judging.competitions import terms
from judging.competitions.models import Competition
from judging.entries import makers
from judging.entries.models import Entry
from judging.errors import Invalid
from judging.infra.db import db, lock

COUNTED = ("submitted", "returned", "accepted")
N_ = str  # marks a text for the translators
#: What is said where no other may be sent; of an entrant, or of a maker where makers are counted.
FULL = {
    "of_entrant": N_("You have sent %(used)s entries; this competition takes at most %(most)s of each entrant."),
    "of_entrant_in_group": N_(
        "You have sent %(used)s entries in this group; this competition takes at most %(most)s of each entrant."
    ),
    "in_group": N_("This group has %(used)s entries and takes at most %(most)s. Please call the organisers."),
    "in_all": N_("This competition has %(used)s entries and takes at most %(most)s. Please call the organisers."),
}
FULL_OF_MAKER = {
    "of_entrant": N_("You have sent %(used)s entries of this maker; this competition takes at most %(most)s of each."),
    "of_entrant_in_group": N_(
        "You have sent %(used)s entries of this maker in this group; this competition takes at most %(most)s of each."
    ),
}


@dataclass(frozen=True, slots=True)
class Use:
    """How far a limit is used up by others than the entry in question; ``name`` is one of ``terms.LIMITS``."""

    name: str
    most: int
    used: int
    is_of_maker: bool = False

    @property
    def is_full(self) -> bool:
        """Whether nothing more may be sent."""
        return self.used >= self.most

    @property
    def sentence(self) -> str:
        """Why nothing more may be sent, to be translated."""
        return FULL_OF_MAKER[self.name] if self.is_of_maker else FULL[self.name]


def uses(entry: Entry) -> list[Use]:
    """Every limit that counts for this entry, and how far other entries use it up."""
    return _uses(entry.competition, entry.entrant_id, maker=entry.maker, category_id=entry.category_id, but=entry.id)


def uses_of(competition: Competition, entrant_id: int) -> list[Use]:
    """The limits that count whatever the next entry is, its group and maker yet unknown."""
    known = ("in_all",) if terms.of(competition).is_by_maker else ("in_all", "of_entrant")
    return [use for use in _uses(competition, entrant_id) if use.name in known]


def entered(entry: Entry, *, category_id: int | None, maker: str) -> frozenset[str]:
    """The limits that what was sent comes under anew in this group and of this maker; none where it already counts.

    So a limit that was set later forbids no correction: in all it counts as before, whatever is written.
    """
    if entry.state not in COUNTED:
        return frozenset()
    groups = {"in_group", "of_entrant_in_group"} if category_id != entry.category_id else set()
    is_another = terms.of(entry.competition).is_by_maker and makers.key(maker) != makers.key(entry.maker)
    return frozenset(groups | (set(FULL_OF_MAKER) if is_another else set()))


def hold(entry: Entry) -> None:
    """Hold the competition until the transaction ends: before the entry is written, as the desk does when it decides.

    Two who took them in turn, the one the entry first and the other the competition, would wait for each other.
    """
    lock(entry.competition)


def require_room(entry: Entry, names: Collection[str] = terms.LIMITS) -> None:
    """Hold the competition until the transaction ends, and refuse an entry over one of these limits; raises Invalid."""
    hold(entry)
    for use in uses(entry):
        if use.name in names and use.is_full:
            raise Invalid(use.sentence, used=use.used, most=use.most)


def _uses(
    competition: Competition,
    entrant_id: int,
    *,
    maker: str = "",
    category_id: int | None = None,
    but: int | None = None,
) -> list[Use]:
    set_terms = terms.of(competition)
    limits = {name: most for name in terms.LIMITS if (most := getattr(set_terms, name)) is not None}
    if not limits:
        return []
    sent = select(Entry.entrant_id, Entry.maker, Entry.category_id).where(
        Entry.competition_id == competition.id, Entry.state.in_(COUNTED), Entry.id != (but or 0)
    )
    rows = db.session.execute(sent).all()
    is_by_maker = set_terms.is_by_maker
    mine = [row for row in rows if row.entrant_id == entrant_id]
    if is_by_maker:
        mine = [row for row in mine if makers.key(row.maker) == makers.key(maker)]
    counted = {
        "of_entrant": len(mine),
        "of_entrant_in_group": sum(row.category_id == category_id for row in mine),
        "in_group": sum(row.category_id == category_id for row in rows),
        "in_all": len(rows),
    }
    return [Use(name, most, counted[name], is_by_maker and name in FULL_OF_MAKER) for name, most in limits.items()]
