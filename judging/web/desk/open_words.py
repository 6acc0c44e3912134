"""Everything that rules can leave open, in words.

A path of the rules (``round.final.criterion.beauty.step``) has a shape
(``round.*.criterion.*.step``); a shape that has no words is told as the table it stands in.
``%(round)s`` and ``%(things)s`` are filled with names: several open points that differ in
their last name alone are one sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from judging.infra.i18n import named
from judging.ranking.rules import Rules

WORDS = {
    "subject": _l("What competes"),
    "identity": _l("Whether judges learn who made an entry"),
    "statements": _l("Whether entrants must write a text for every criterion"),
    "totals": _l("Whether the public reads the points"),
    "ladder": _l("The recognition needed at the level below"),
    "group": _l("The groups"),
    "group.*": _l("The group %(things)s"),
    "band": _l("The grades"),
    "band.*": _l("The grade %(things)s"),
    "band.*.from": _l("Points from which the grade is given: %(things)s"),
    "band.*.gate": _l("Points of single criteria that the grade needs: %(things)s"),
    "award": _l("The awards and their numbers"),
    "award.*": _l("The award %(things)s"),
    "award.*.cap": _l("Number of awards: %(things)s"),
    "award.*.caps": _l("Number of awards in each group: %(things)s"),
    "award.*.caps.*": _l("Number of awards: %(things)s"),
    "award.*.across": _l("Whether it is one number over all groups: %(things)s"),
    "award.*.side": _l("Whether it is a side prize: %(things)s"),
    "ties": _l("What happens between equal results"),
    "ties.chain": _l("The rule between equal results"),
    "ties.at_line": _l("What happens to equals where awards run out"),
    "ties.chair": _l("Who chairs the judges"),
    "limits": _l("How many awards one entry and one entrant may receive"),
    "limits.per_entry": _l("How many awards one entry may receive"),
    "limits.per_entrant": _l("How many awards one entrant may receive"),
    "round": _l("The rounds"),
    "round.*": _l("%(round)s: everything about this round"),
    "round.*.condition": _l("%(round)s: the conditions"),
    "round.*.condition.*": _l("%(round)s: the condition %(things)s"),
    "round.*.agree": _l("%(round)s: how many must agree that a condition holds"),
    "round.*.per": _l("%(round)s: whether sheets or single criteria are put together"),
    "round.*.combine": _l("%(round)s: how the judges' points are put together (mean, sum or median)"),
    "round.*.correction": _l("%(round)s: when what a judge gives more than colleagues is taken away"),
    "round.*.correction.limit": _l("%(round)s: how surely it must be known what a judge gives more than colleagues"),
    "round.*.drop_high": _l("%(round)s: how many highest values are left out"),
    "round.*.drop_low": _l("%(round)s: how many lowest values are left out"),
    "round.*.drop_from": _l("%(round)s: from how many values on some are left out"),
    "round.*.absent": _l("%(round)s: whether a judge's sheet may be missing"),
    "round.*.minimum": _l("%(round)s: how many judges each entry needs"),
    "round.*.spread": _l("%(round)s: how far sheets may lie apart"),
    "round.*.threshold": _l("%(round)s: the points needed to pass"),
    "round.*.comparison": _l("%(round)s: whether exactly the points needed are enough"),
    "round.*.keep": _l("%(round)s: how many go on"),
    "round.*.keep.within": _l("%(round)s: whether the best of each group or of all go on"),
    "round.*.keep.ties": _l("%(round)s: whether equals at the cut go on"),
    "round.*.carry": _l("%(round)s: points of earlier rounds that are added"),
    "round.*.decimals": _l("%(round)s: rounding"),
    "round.*.panel": _l("%(round)s: the groups of judges"),
    "round.*.panel.*": _l("%(round)s: weight of the judges' group %(things)s"),
    "round.*.criterion": _l("%(round)s: the criteria"),
    "round.*.criterion.*": _l("%(round)s: the criterion %(things)s"),
    "round.*.criterion.*.maximum": _l("%(round)s: maximum points of %(things)s"),
    "round.*.criterion.*.step": _l("%(round)s: step of the points of %(things)s"),
    "round.*.criterion.*.factor": _l("%(round)s: factor of %(things)s"),
    "round.*.criterion.*.floor": _l("%(round)s: least points needed in %(things)s"),
    "round.*.criterion.*.level": _l("%(round)s: what the points mean in %(things)s"),
    "round.*.criterion.*.part": _l("%(round)s: the parts of %(things)s"),
    "round.*.criterion.*.part.*": _l("%(round)s: the part %(things)s"),
    "round.*.criterion.*.part.*.maximum": _l("%(round)s: maximum points of %(things)s"),
    "round.*.criterion.*.part.*.step": _l("%(round)s: step of the points of %(things)s"),
    "round.*.criterion.*.for": _l("%(round)s: points of single groups for %(things)s"),
    "round.*.criterion.*.for.*": _l("%(round)s: points of single groups for %(things)s"),
    "round.*.quorum": _l("%(round)s: how many members must be present"),
    "round.*.chair": _l("%(round)s: whether the chair must be present"),
    "round.*.pass": _l("%(round)s: the share of votes needed"),
    "round.*.of": _l("%(round)s: what the share of votes is counted of"),
    "round.*.secret": _l("%(round)s: whether the ballot is secret"),
    "round.*.maximum": _l("%(round)s: most points of the public vote"),
    "round.*.within": _l("%(round)s: whether votes are compared in each group or over all"),
}
OTHER = _l("The words of the rules, such as names and notes")
#: Tables whose items are named by their id -> where rules hold them.
_HELD = {
    "group": "groups",
    "round": "rounds",
    "band": "bands",
    "award": "awards",
    "condition": "conditions",
    "panel": "panels",
    "criterion": "criteria",
    "part": "parts",
}
#: Tables from the ids of groups to values.
_BY_GROUP = ("caps", "for")


@dataclass(frozen=True, slots=True)
class Open:
    """An open point: the shape that has words, the ids of its round and of what it is about, and their names."""

    shape: str
    ids: tuple[str, ...] = ()
    round: str = ""
    thing: str = ""

    @property
    def words(self) -> tuple[str, str]:
        """What it has in common with those that are told in the same sentence."""
        return self.shape, self.round


def open_point(rules: Rules, path: str) -> Open:
    """A path of the rules, taken apart."""
    steps = ["*" if is_id else step for step, is_id in _steps(path)]
    while steps and ".".join(steps) not in WORDS:
        steps.pop()
    ids = [step for step, is_id in _steps(path)[: len(steps)] if is_id]
    kinds = [kind for kind, step in zip(steps, steps[1:], strict=False) if step == "*"]
    names = list(_names(rules, kinds, ids))
    round_ = names.pop(0) if kinds[:1] == ["round"] else ""
    return Open(".".join(steps), tuple(ids), round_, _thing(names, is_part="part" in kinds))


def said(points: list[Open]) -> str:
    """Open points of one shape and one round in words."""
    things = ", ".join(dict.fromkeys(point.thing for point in points if point.thing))
    return str(WORDS.get(points[0].shape, OTHER)) % {"round": points[0].round, "things": things}


def _steps(path: str) -> list[tuple[str, bool]]:
    """The steps of a path, and whether each is an id."""
    steps: list[tuple[str, bool]] = []
    for step in path.split("."):
        before, was_id = steps[-1] if steps else ("", True)
        steps.append((step, not was_id and (before in _HELD or before in _BY_GROUP)))
    return steps


def _names(rules: Rules, kinds: list[str], ids: list[str]) -> Iterator[str]:
    """The name of each id in the language in force; the id where it has none."""
    here = rules
    for kind, id in zip(kinds, ids, strict=True):
        held = rules.groups if kind in _BY_GROUP else getattr(here, _HELD[kind], ())
        here = next((thing for thing in held if thing.id == id), None)
        yield (named(here) if here else "") or id


def _thing(names: list[str], *, is_part: bool) -> str:
    match names:
        case [whole, part] if is_part:
            return f"“{part}” ({whole})"
        case [thing, group]:
            return f"“{thing}” – {group}"
        case [thing]:
            return f"“{thing}”"
    return ""
