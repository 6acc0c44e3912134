"""Groups: naming, adding and removing them."""

from dataclasses import replace

from judging.competitions.amending import amend
from judging.competitions.document import new_id
from judging.competitions.models import Category, Competition
from judging.competitions.setting_up import require_names
from judging.competitions.undecided import decided
from judging.ranking.rules import Award, Group, Rules


def rename(competition: Competition, names: dict[int, tuple[str, str]], **act) -> None:
    """Correct the names (Vietnamese, English) of groups by id, until judging opens."""
    rules = competition.rules
    named = {row.key: names[row.id] for row in competition.categories if row.id in names}
    groups = tuple(_called(group, named) for group in rules.groups)
    require_names([group.name for group in groups])
    amend(competition, replace(rules, groups=groups), verb="groups renamed", **act)


def add(competition: Competition, name: str, name_en: str, **act) -> Category:
    """Add a group at the end, until judging opens; awards with a number for each group need one for it too."""
    rules = competition.rules
    require_names([*(group.name for group in rules.groups), name])
    group = Group(id=new_id(name, rules.groups), name=name, name_en=name_en)
    after = replace(rules, groups=(*rules.groups, group))
    amend(competition, after, verb="group added", name=name, **act)
    return next(row for row in competition.categories if row.key == group.id)


def remove(competition: Competition, category: Category, **act) -> None:
    """Remove a group with its numbers of awards, until judging opens; raises Conflict where it is in use."""
    rules = competition.rules
    after = _without(rules, category.key)
    amend(competition, after, verb="group removed", name=category.name, **act)


def _called(group: Group, names: dict[str, tuple[str, str]]) -> Group:
    name, name_en = names.get(group.id, (group.name, group.name_en))
    return replace(group, name=name, name_en=name_en)


def _without(rules: Rules, key: str) -> Rules:
    awards = tuple(_award_without(award, key) for award in rules.awards)
    paths = [f"award.{award.id}.caps.{key}" for award in rules.awards]
    groups = tuple(group for group in rules.groups if group.id != key)
    return decided(replace(rules, groups=groups, awards=awards), [f"group.{key}", *paths])


def _award_without(award: Award, key: str) -> Award:
    return replace(award, caps={group: cap for group, cap in award.caps.items() if group != key})
