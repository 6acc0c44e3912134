"""Awards on offer, and how many of each a group may receive at most."""

from dataclasses import dataclass, replace

from judging.competitions.amending import amend
from judging.competitions.document import new_id
from judging.competitions.models import Competition, Prize
from judging.competitions.setting_up import require_names
from judging.competitions.undecided import decided, is_open, left_open
from judging.errors import Invalid
from judging.ranking.rules import EVERYBODY, Award, Cap, Rules


@dataclass(frozen=True, slots=True)
class Offer:
    """One award as the organiser writes it. ``caps`` by group key (``all``: across groups, or where there are
    none): a number, or ``"all"`` that qualify; a group that is missing has not been decided yet."""

    name: str
    name_en: str
    caps: dict[str, Cap]


def caps_of(award: Award, rules: Rules) -> dict[str, Cap]:
    """How many of an award each group may receive, where it is said; an award across groups counts under ``all``."""
    if award.across or not rules.groups:
        return {} if award.cap is None else {EVERYBODY: award.cap}
    silent = 0 if award.caps else None
    caps = {
        group.id: award.caps.get(group.id, silent if award.cap is None else award.cap)
        for group in rules.groups
        if group.id in award.caps or not is_open(rules, f"award.{award.id}.caps.{group.id}")
    }
    return {group: cap for group, cap in caps.items() if cap is not None}


def offer(competition: Competition, offers: dict[str, Offer], **act) -> None:
    """Write the awards by key, until judging opens; a number left empty is still to be decided.

    Once a product is submitted numbers can be raised but not lowered: entrants rely on them.
    """
    rules = competition.rules
    require_names([offers[award.id].name for award in rules.awards if award.id in offers])
    groups = [group.id for group in rules.groups]
    awards = tuple(
        _written(award, offers[award.id], groups) if award.id in offers else award for award in rules.awards
    )  # fmt: skip
    after = decided(replace(rules, awards=awards), ["award", *(f"award.{key}.{of}" for key in offers for of in _KEYS)])
    after = left_open(after, [path for key, wanted in offers.items() for path in _open(key, wanted, rules)])
    amend(competition, after, verb="awards changed", **act)


def add(competition: Competition, name: str, name_en: str, **act) -> Prize:
    """Add an award below the others, until the first product is submitted."""
    rules = competition.rules
    require_names([*(award.name for award in rules.awards), name])
    award = Award(id=new_id(name, rules.awards), name=name, name_en=name_en)
    after = decided(replace(rules, awards=(*rules.awards, award)), ["award"])
    amend(competition, after, verb="award added", name=name, **act)
    return next(row for row in competition.prizes if (row.kind, row.key) == ("award", award.id))


def remove(competition: Competition, prize: Prize, **act) -> None:
    """Remove an award, until the first product is submitted."""
    rules = competition.rules
    awards = tuple(award for award in rules.awards if award.id != prize.key)
    after = decided(replace(rules, awards=awards), [f"award.{prize.key}"])
    amend(competition, after, verb="award removed", name=prize.name, **act)


_KEYS = ("cap", "caps")


def _written(award: Award, wanted: Offer, groups: list[str]) -> Award:
    """One number where all groups have the same, else one a group."""
    if any(isinstance(cap, int) and cap < 0 for cap in wanted.caps.values()):
        raise Invalid("The number of awards must be zero or more.")
    named = replace(award, name=wanted.name, name_en=wanted.name_en)
    caps = dict(wanted.caps)
    if award.across or not groups:
        return replace(named, cap=caps.get(EVERYBODY), caps={})
    if len(caps) == len(groups) and len(set(caps.values())) == 1:
        return replace(named, cap=next(iter(caps.values())), caps={})
    return replace(named, cap=None, caps=caps)


def _open(key: str, wanted: Offer, rules: Rules) -> list[str]:
    """The numbers that are missing beside others; an award without any is open by itself."""
    award = next(award for award in rules.awards if award.id == key)
    if award.across or not wanted.caps:
        return []
    return [f"award.{key}.caps.{group.id}" for group in rules.groups if group.id not in wanted.caps]
