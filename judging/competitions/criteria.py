"""What judges score: names, points, guidance of the criteria of a scored round."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

from judging.competitions.amending import amend
from judging.competitions.document import new_id, points
from judging.competitions.models import Competition, Criterion, Round
from judging.competitions.setting_up import require_names
from judging.competitions.undecided import decided, marked
from judging.errors import Conflict, Invalid
from judging.ranking import rules as ranking
from judging.ranking.rules import Level, Rules, Scored

Criteria = tuple[ranking.Criterion, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """A criterion as the organiser writes it; points in hundredths, None for not entered yet."""

    name: str
    name_en: str = ""
    maximum: int | None = None
    step: int | None = None
    guidance: str = ""
    guidance_en: str = ""
    hint: str = ""
    hint_en: str = ""
    bands: list[dict] = field(default_factory=list)


def add(competition: Competition, round_: Round, name: str, name_en: str, **act) -> Criterion:
    """Add a criterion at the end of a scored round, until the first product is submitted; its step is open."""
    rules = competition.rules
    known = _round(rules, round_.key).criteria
    require_names([*(criterion.name for criterion in known), name])
    made = ranking.Criterion(id=new_id(name, known), name=name, name_en=name_en)
    after = _with(rules, round_.key, lambda criteria: (*criteria, made))
    after = marked(after, {f"{_path(round_.key, made.id)}.step": False})
    amend(competition, after, verb="criterion added", name=name, **act)
    return next(row for row in round_.rows if row.key == made.id)


def edit(competition: Competition, criterion: Criterion, details: Details, **act) -> None:
    """Write a criterion's words and points, until judging opens; the points of one with parts stand with those."""
    rules, round_ = competition.rules, _round_of(competition, criterion)
    known = _round(rules, round_.key).criteria
    require_names([*(other.name for other in known if other.id != criterion.key), details.name])
    check_points(details)
    after = _with(rules, round_.key, lambda criteria: tuple(
        _written(each, details) if each.id == criterion.key else each for each in criteria
    ))  # fmt: skip
    if not next(each for each in known if each.id == criterion.key).parts:
        path = _path(round_.key, criterion.key)
        after = marked(decided(after, [f"{path}.maximum"]), {f"{path}.step": details.step is not None})
    amend(competition, after, verb="criterion changed", subject=f"criterion:{criterion.id}", **act)


def remove(competition: Competition, criterion: Criterion, **act) -> None:
    """Remove a criterion, until the first product is submitted."""
    rules, round_ = competition.rules, _round_of(competition, criterion)
    if f"criterion:{criterion.key}" in rules.ties.chain:
        raise Conflict("The rule between equal results uses this criterion. Please change that rule first.")
    after = _with(rules, round_.key, lambda criteria: tuple(each for each in criteria if each.id != criterion.key))
    after = decided(after, [_path(round_.key, criterion.key)])
    amend(competition, after, verb="criterion removed", name=criterion.name, **act)


def check_points(details: Details) -> None:
    """Refuse points no judge could set: the maximum is a whole number of steps, bands lie within it."""
    if any(value is not None and value <= 0 for value in (details.maximum, details.step)):
        raise Invalid("Points and steps must be more than zero.")
    if details.maximum and details.step and details.maximum % details.step:
        raise Invalid("The maximum must be reachable in whole steps, such as 40 in steps of 0.5.")
    starts = [band["from"] for band in details.bands]
    if starts != sorted(set(starts)):
        raise Invalid("Each band must begin above the one before it.")
    if starts and details.maximum is not None and starts[-1] > details.maximum:
        raise Invalid("A band cannot begin above the maximum.")
    if not all(band["name"] for band in details.bands):
        raise Invalid("Every band needs its words.")


def _round_of(competition: Competition, criterion: Criterion) -> Round:
    return next(round_ for round_ in competition.rounds if round_.id == criterion.round_id)


def _round(rules: Rules, key: str) -> Scored:
    return next(each for each in rules.rounds if each.id == key)


def _path(round_: str, criterion: str) -> str:
    return f"round.{round_}.criterion.{criterion}"


def _with(rules: Rules, key: str, change: Callable[[Criteria], Criteria]) -> Rules:
    """The rules with the criteria of one round changed."""
    rounds = tuple(
        replace(each, criteria=change(each.criteria)) if each.id == key else each for each in rules.rounds
    )  # fmt: skip
    return replace(rules, rounds=rounds)


def _written(criterion: ranking.Criterion, details: Details) -> ranking.Criterion:
    values = asdict(details)
    levels = tuple(
        Level(start=points(band["from"]), name=band["name"], name_en=band.get("name_en", ""))
        for band in values.pop("bands")
    )
    maximum, step = values.pop("maximum"), values.pop("step")
    if not criterion.parts:
        values |= {"maximum": None if maximum is None else points(maximum), "step": points(step or 100)}
    return replace(criterion, levels=levels, **values)
