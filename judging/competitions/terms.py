"""The terms of taking part that an organiser sets beside the rules of ranking: how many entries, what is declared.

Sources say little of them, so a preset sets none but these: a product of the Hanoi contest is new, designed and made
in its year (as told of 2021); a rural industrial product can be made in series and is no unique piece (plan of Hanoi
2025). Of how many entries one may send, Hanoi says: without limit.
"""

from dataclasses import asdict, dataclass
from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import Competition
from judging.competitions.setting_up import hold
from judging.errors import Invalid

#: What may be asked to be declared; the words are ``entries.declarations``'.
DECLARABLE = ("new_this_year", "not_awarded", "not_sold", "in_series", "unique_piece")
#: How many entries: of one entrant in all, of one in one group, in one group, in all.
LIMITS = ("of_entrant", "of_entrant_in_group", "in_group", "in_all")
MOST = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """None is without limit; ``is_by_maker``: who is counted is the maker named, not the entrant."""

    of_entrant: int | None = None
    of_entrant_in_group: int | None = None
    in_group: int | None = None
    in_all: int | None = None
    is_by_maker: bool = False
    is_piece_photo_needed: bool = False
    declared: tuple[str, ...] = ()


def of(competition: Competition) -> Terms:
    """The terms as they stand."""
    kept = dict(competition.terms)
    return Terms(**kept | {"declared": tuple(kept.get("declared", ()))})


def of_preset(preset: str) -> dict:
    """What sources say of a kind of competition, as it is kept."""
    if preset == "hanoi-handicraft-design":
        return {"declared": ["new_this_year"]}
    return {"declared": ["in_series"]} if preset.startswith("rural-industrial-") else {}


def change(competition: Competition, terms: Terms, *, seen: int, actor: Person, now: datetime) -> None:
    """Set the terms, until judging opens; what was sent before stays. Raises Closed, Stale and Invalid."""
    hold(competition, seen=seen)
    if any(most is not None and not 1 <= most <= MOST for most in (getattr(terms, name) for name in LIMITS)):
        raise Invalid("Please write a whole number from 1 to %(most)s, or leave it empty for no limit.", most=MOST)
    if set(terms.declared) - set(DECLARABLE):
        raise Invalid("Please choose from the list.")
    before, after = of(competition), terms
    if after == before:
        return
    competition.terms = asdict(after) | {"declared": list(after.declared)}
    changed = [name for name, value in asdict(after).items() if getattr(before, name) != value]
    record("terms changed", now=now, actor=actor, competition=competition, fields=changed)
