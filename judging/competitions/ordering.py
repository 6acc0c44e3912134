"""The order of groups, criteria and awards: on the sheet, on every list, best award first."""

from dataclasses import replace

from judging.competitions.amending import amend
from judging.competitions.models import Category, Competition, Criterion, Prize
from judging.competitions.prizes import require_order
from judging.ranking.rules import Named


def move_group(competition: Competition, category: Category, *, up: bool, **act) -> None:
    """Let a group change places with the one above or below it, until judging opens."""
    rules = competition.rules
    after = replace(rules, groups=_moved(rules.groups, category.key, up=up))
    amend(competition, after, verb="group moved", name=category.name, up=up, **act)


def move_criterion(competition: Competition, criterion: Criterion, *, up: bool, **act) -> None:
    """Let a criterion change places; the steps between equal results name it and stay as they are."""
    rules = competition.rules
    key = next(round_.key for round_ in competition.rounds if round_.id == criterion.round_id)
    rounds = tuple(
        replace(each, criteria=_moved(each.criteria, criterion.key, up=up)) if each.id == key else each
        for each in rules.rounds
    )
    amend(competition, replace(rules, rounds=rounds), verb="criterion moved", name=criterion.name, up=up, **act)


def move_prize(competition: Competition, prize: Prize, *, up: bool, **act) -> None:
    """Let an award change places; the higher one is given first."""
    rules = competition.rules
    after = replace(rules, awards=_moved(rules.awards, prize.key, up=up))
    require_order(after.awards)
    amend(competition, after, verb="award moved", name=prize.name, up=up, **act)


def _moved(items: tuple[Named, ...], key: str, *, up: bool) -> tuple:
    """The items with one a place higher or lower; at the end they stay."""
    order = list(items)
    at = next((place for place, item in enumerate(order) if item.id == key), -1)
    if at < 0:
        return items  # a row that the rules do not order: all as one group, a grade
    to = at + (-1 if up else 1)
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    return tuple(order)
