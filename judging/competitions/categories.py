"""Groups: naming, adding, confirming and removing them."""

from dataclasses import replace

from judging.competitions.amending import InUse, amend
from judging.competitions.document import new_id, renamed
from judging.competitions.models import Category, Competition
from judging.competitions.setting_up import require_names
from judging.competitions.undecided import decided, left_open
from judging.errors import Conflict
from judging.ranking.rules import ALL, EVERYBODY, Award, Criterion, Group, Rules, Scored


def rename(competition: Competition, names: dict[int, tuple[str, str]], *, is_confirmed: bool = False, **act) -> None:
    """Correct the names (Vietnamese, English) of groups by id, until judging opens.

    ``is_confirmed``: groups that stood there provisionally are these.
    """
    rules = competition.rules
    named = {row.key: names[row.id] for row in competition.categories if row.id in names}
    groups = tuple(_called(group, named) for group in rules.groups)
    typed = [named.get(group.id, (group.name or group.id, ""))[0] for group in rules.groups]
    require_names(typed, before=rules.groups)
    after = decided(replace(rules, groups=groups), ["group"] if is_confirmed else [])
    amend(competition, after, verb="groups renamed", **act)


def add(competition: Competition, name: str, name_en: str, *, in_use: InUse, **act) -> Category:
    """Add a group at the end, until judging opens; its numbers of awards are still to be decided.

    Raises Conflict where there were no groups and products or judges belong to all of it.
    """
    rules = competition.rules
    if not rules.groups and any(row.id in in_use.groups for row in competition.categories):
        raise Conflict(
            "Entries or judges belong to the competition as a whole. "
            "Groups can be added only before the first of them comes."
        )
    require_names([*(group.name or group.id for group in rules.groups), name])
    group = Group(id=new_id(name, rules.groups), name=name, name_en=name_en)
    after = rules if rules.groups else decided(_divided(rules), ["group"])
    after = replace(after, groups=(*rules.groups, group))
    after = left_open(after, [f"award.{award.id}.caps.{group.id}" for award in after.awards if _is_counted(award)])
    amend(competition, after, verb="group added", name=name, in_use=in_use, **act)
    return next(row for row in competition.categories if row.key == group.id)


def remove(competition: Competition, category: Category, **act) -> None:
    """Remove a group with its numbers of awards and its own points, until judging opens.

    Raises Conflict where it is in use.
    """
    rules = competition.rules
    groups = tuple(group for group in rules.groups if group.id != category.key)
    amend(competition, replace(_without(rules, category.key), groups=groups), verb="group removed",
          name=category.name, **act)  # fmt: skip


def _called(group: Group, names: dict[str, tuple[str, str]]) -> Group:
    return renamed(group, *names[group.id]) if group.id in names else group


def _is_counted(award: Award) -> bool:
    """Whether every group has its own number of an award; "all that qualify" is the same for a new one."""
    return not (award.across or award.side) and (award.cap not in (None, ALL) or bool(award.caps))


def _divided(rules: Rules) -> Rules:
    """Rules of one whole, before their first group."""
    counted = tuple(
        replace(award, cap=award.caps.get(EVERYBODY, award.cap), caps={}) if award.caps else award
        for award in rules.awards
    )
    return replace(_without(rules, EVERYBODY), awards=counted)


def _without(rules: Rules, key: str) -> Rules:
    """The rules without anything that names a group."""
    awards = tuple(replace(award, caps=_other(award.caps, key)) if award.caps else award for award in rules.awards)
    rounds = tuple(
        replace(round_, criteria=tuple(_same(criterion, key) for criterion in round_.criteria))
        if isinstance(round_, Scored) else round_
        for round_ in rules.rounds
    )  # fmt: skip
    paths = [path for path in rules.undecided if _names(path.split("."), key)]
    return decided(replace(rules, awards=awards, rounds=rounds), paths)


def _same(criterion: Criterion, key: str) -> Criterion:
    return replace(criterion, differences=_other(criterion.differences, key))


def _other(by_group: dict, key: str) -> dict:
    return {group: value for group, value in by_group.items() if group != key}


def _names(steps: list[str], key: str) -> bool:
    """Whether a path names a group: itself, its number of an award, or its points of a criterion."""
    match steps:
        case ["group", id, *_] | ["award", _, "caps", id] | ["round", _, "criterion", _, "for", id, *_]:
            return id == key
    return False
