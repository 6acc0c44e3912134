"""Awards on offer, and how many of each a group may receive at most."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from judging.competitions.amending import amend
from judging.competitions.document import new_id, renamed
from judging.competitions.models import Competition, Prize
from judging.competitions.setting_up import require_names
from judging.competitions.undecided import decided, is_open, left_open
from judging.errors import Invalid
from judging.ranking.articles.telling import has_places
from judging.ranking.rules import ALL, EVERYBODY, Award, Cap, Rules


@dataclass(frozen=True, slots=True)
class Offer:
    """One award as the organiser writes it.

    ``caps`` by group key (``all``: across groups, or where there are none): a number, or
    ``"all"`` that qualify; a group that is missing has not been decided yet. ``is_across``:
    given over all groups together; None leaves that as it is.
    """

    name: str
    name_en: str
    caps: dict[str, Cap]
    is_across: bool | None = None


def counted(award: Award, rules: Rules) -> list[str]:
    """The groups an award has a number for: one for all together where it stands across them; none of a side prize."""
    if award.side:
        return []
    return [EVERYBODY] if award.across or not rules.groups else [group.id for group in rules.groups]


def caps_of(award: Award, rules: Rules) -> dict[str, Cap]:
    """How many of an award each group may receive, where it is said; an award across groups counts under ``all``."""
    if award.across or not rules.groups:
        cap = award.caps.get(EVERYBODY, award.cap)
        return {} if cap is None else {EVERYBODY: cap}
    silent = 0 if award.caps else None
    caps = {
        group.id: award.caps.get(group.id, silent if award.cap is None else award.cap)
        for group in rules.groups
        if group.id in award.caps or award.cap is not None or not is_open(rules, f"award.{award.id}.caps.{group.id}")
    }
    return {group: cap for group, cap in caps.items() if cap is not None}


def unconfirmed(award: Award, rules: Rules) -> set[str]:
    """The groups whose number of an award stands there, and has still to be confirmed."""
    at = f"award.{award.id}"
    is_whole_open = is_open(rules, f"{at}.cap")
    return {group for group in caps_of(award, rules) if is_whole_open or is_open(rules, f"{at}.caps.{group}")}


def has_unconfirmed(rules: Rules) -> bool:
    """Whether anything of the awards stands there provisionally, or whether there are any is still to be decided."""
    steps = [path.split(".") for path in rules.undecided]
    others = (step for step in steps if step[0] == "award" and step[2:3] not in _NUMBERS)
    return any(others) or any(unconfirmed(award, rules) for award in rules.awards)


def offer(competition: Competition, offers: dict[str, Offer], *, is_confirmed: bool = False, **act) -> None:
    """Write the awards by key, until judging opens; a number left empty is still to be decided.

    What stood there provisionally stays so, even where it is corrected, until it
    ``is_confirmed``. Once a product is submitted numbers can be raised but not lowered:
    entrants rely on them.
    """
    rules = competition.rules
    known = [award for award in rules.awards if award.id in offers]
    require_names([offers[award.id].name for award in known], before=known)
    awards = tuple(_written(award, offers[award.id], rules) if award.id in offers else award for award in rules.awards)
    require_order(awards)
    known = [(award, offers[award.id]) for award in known]
    done = ["award"] if is_confirmed else [path for award, wanted in known for path in _filled(award, wanted, rules)]
    after = decided(replace(rules, awards=awards), done)
    empty = [path for award, wanted in known for path in _empty(award, wanted, rules)]
    after = left_open(after, [path for path in empty if not is_open(after, path)])
    amend(competition, after, verb="awards changed", **act)


def add(competition: Competition, name: str, name_en: str, *, is_side: bool = False, **act) -> Prize:
    """Add an award, or a side prize that people give, below the others, until the first product is submitted."""
    rules = competition.rules
    require_names([*(award.name or award.id for award in rules.awards), name])
    award = Award(id=new_id(name, (*rules.bands, *rules.awards)), name=name, name_en=name_en, side=is_side)
    after = replace(rules, awards=(*rules.awards, award))
    after = after if rules.awards else decided(after, ["award"])
    amend(competition, after, verb="award added", name=name, **act)
    return next(row for row in competition.prizes if row.kind != "band" and row.key == award.id)


def remove(competition: Competition, prize: Prize, **act) -> None:
    """Remove an award, until the first product is submitted."""
    rules = competition.rules
    awards = tuple(award for award in rules.awards if award.id != prize.key)
    after = decided(replace(rules, awards=awards), [f"award.{prize.key}"])
    amend(competition, after, verb="award removed", name=prize.name, **act)


def require_order(awards: Sequence[Award]) -> None:
    """Refuse awards across groups below those of each group."""
    kinds = [award.across for award in awards if not award.side]
    if kinds != sorted(kinds, reverse=True):
        raise Invalid("Awards over all groups stand above the awards of each group.")


_NUMBERS = (["cap"], ["caps"])


def _written(award: Award, wanted: Offer, rules: Rules) -> Award:
    """One number where all groups have the same, else one a group; numbers that are the same stay as written."""
    named = renamed(award, wanted.name, wanted.name_en)
    if wanted.is_across is not None and wanted.is_across != award.across:
        return replace(named, across=wanted.is_across, cap=None, caps={})
    if award.side or wanted.caps == caps_of(award, rules):
        return named
    _check(wanted.caps, rules)
    if award.across or not rules.groups:
        return replace(named, cap=wanted.caps.get(EVERYBODY), caps={})
    caps = wanted.caps if has_places(rules) else {group: cap for group, cap in wanted.caps.items() if cap == ALL}
    if len(caps) == len(rules.groups) and len(set(caps.values())) == 1:
        return replace(named, cap=next(iter(caps.values())), caps={})
    return replace(named, cap=None, caps=dict(caps))


def _check(caps: dict[str, Cap], rules: Rules) -> None:
    numbers = [cap for cap in caps.values() if cap != ALL]
    if any(cap < 0 for cap in numbers):
        raise Invalid("The number of awards must be zero or more.")
    if any(numbers) and not has_places(rules):
        raise Invalid("No round gives points to rank by: an award goes to all that qualify, or to nobody of a group.")


def _filled(award: Award, wanted: Offer, rules: Rules) -> list[str]:
    """The numbers that were missing and are there now."""
    had, at = caps_of(award, rules), f"award.{award.id}"
    if not had and wanted.caps:
        return [f"{at}.cap", f"{at}.caps"]
    return [f"{at}.caps.{group}" for group in wanted.caps if group not in had]


def _empty(award: Award, wanted: Offer, rules: Rules) -> list[str]:
    """The numbers that are missing beside others; an award without any is open by itself."""
    if award.across or wanted.is_across or not wanted.caps:
        return []
    return [f"award.{award.id}.caps.{group}" for group in counted(award, rules) if group not in wanted.caps]
