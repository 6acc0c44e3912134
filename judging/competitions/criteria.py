"""What judges score: names, points, guidance of the criteria of a scored round."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from judging.competitions.amending import amend
from judging.competitions.document import hundredths, kept, new_id, points, renamed
from judging.competitions.models import Competition, Criterion, Round
from judging.competitions.setting_up import require_names
from judging.competitions.undecided import decided, marked
from judging.errors import Conflict, Invalid
from judging.ranking import rules as ranking
from judging.ranking.rules import ONE, Level, Part, Rules, Scored

Criteria = tuple[ranking.Criterion, ...]


@dataclass(frozen=True, slots=True)
class PartDetails:
    """A part of a criterion as the organiser writes it; ``key`` is empty for a new one."""

    name: str
    name_en: str = ""
    maximum: int | None = None
    step: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """A criterion as the organiser writes it; points in hundredths, None for not entered yet.

    Where there are ``parts`` judges score those, and ``maximum`` and ``step`` count for nothing.
    """

    name: str
    name_en: str = ""
    maximum: int | None = None
    step: int | None = None
    guidance: str = ""
    guidance_en: str = ""
    hint: str = ""
    hint_en: str = ""
    bands: list[dict] = field(default_factory=list)
    parts: list[PartDetails] = field(default_factory=list)


def add(competition: Competition, round_: Round, name: str, *, name_en: str = "", **act) -> Criterion:
    """Add a criterion at the end of a scored round, until the first product is submitted; its step is open."""
    rules = competition.rules
    known = _round(rules, round_.key).criteria
    require_names([*(criterion.name or criterion.id for criterion in known), name])
    made = ranking.Criterion(id=new_id(name, known), name=name, name_en=name_en)
    after = _with(rules, round_.key, lambda criteria: (*criteria, made))
    at = f"round.{round_.key}.criterion"
    after = marked(after if known else decided(after, [at]), {f"{at}.{made.id}.step": False})
    amend(competition, after, verb="criterion added", name=name, **act)
    return next(row for row in round_.rows if row.key == made.id)


def edit(competition: Competition, criterion: Criterion, details: Details, **act) -> None:
    """Write a criterion's words, points and parts, until judging opens."""
    rules, round_ = competition.rules, _round_of(competition, criterion)
    known = _round(rules, round_.key).criteria
    others, before = _apart(known, criterion.key)
    require_names([*(other.name or other.id for other in others), details.name], before=[*others, before])
    has_same_bands = _spelt(details.bands) == _spelt(criterion.bands)
    check_points(details, before, has_same_bands=has_same_bands)
    wanted = _written(before, details, has_same_bands=has_same_bands)
    after = _with(rules, round_.key, lambda criteria: tuple(
        wanted if each is before else each for each in criteria
    ))  # fmt: skip
    after = _marked(after, f"round.{round_.key}.criterion.{criterion.key}", (before, wanted, details))
    amend(competition, after, verb="criterion changed", subject=f"criterion:{criterion.id}", **act)


def remove(competition: Competition, criterion: Criterion, **act) -> None:
    """Remove a criterion, until the first product is submitted; raises Conflict where another rule names it."""
    rules, round_, key = competition.rules, _round_of(competition, criterion), criterion.key
    if f"criterion:{key}" in rules.ties.chain:
        raise Conflict("The rule between equal results uses this criterion. Please change that rule first.")
    if any(gate.criterion == key for band in rules.bands for gate in band.gates):
        raise Conflict("A grade asks for points of this criterion. Please change the grade first.")
    after = _with(rules, round_.key, lambda criteria: tuple(each for each in criteria if each.id != key))
    after = decided(after, [f"round.{round_.key}.criterion.{key}"])
    amend(competition, after, verb="criterion removed", name=criterion.name, **act)


def confirm(competition: Competition, **act) -> None:
    """Say that the criteria which stood there provisionally are these; points that are missing stay open."""
    rules = competition.rules
    lists = [f"round.{round_.key}.criterion" for round_ in competition.scored_rounds]
    after = replace(rules, undecided=tuple(path for path in rules.undecided if path not in lists))
    amend(competition, after, verb="criteria confirmed", **act)


def check_points(details: Details, before: ranking.Criterion, *, has_same_bands: bool = False) -> None:
    """Refuse points no judge could set: the maximum is a whole number of steps, bands lie within it.

    Bands that stand in the rules already may be finer than the page shows, and without words.
    """
    for line in details.parts or [details]:
        _check_line(line)
    if details.parts:
        require_names([part.name for part in details.parts], before=before.parts)
    maximum = _most(details)
    starts = [band["from"] for band in details.bands if band["from"] is not None]
    if starts != sorted(set(starts)) and not has_same_bands:
        raise Invalid("Each band must begin above the one before it.")
    if starts and maximum is not None and max(starts) > maximum:
        raise Invalid("A band cannot begin above the maximum.")
    if not all(band["name"] for band in details.bands) and not has_same_bands:
        raise Invalid("Every band needs its words.")


def _spelt(bands: list[dict]) -> list[dict]:
    """Bands as the page can say them: what it cannot show is nothing."""
    return [band | {"from": band["from"] or 0} for band in bands]


def _check_line(line: Details | PartDetails) -> None:
    if any(value is not None and value <= 0 for value in (line.maximum, line.step)):
        raise Invalid("Points and steps must be more than zero.")
    if line.maximum and line.step and line.maximum % line.step:
        raise Invalid("The maximum must be reachable in whole steps, such as 40 in steps of 0.5.")


def _most(details: Details) -> int | None:
    maxima = [line.maximum for line in details.parts or [details]]
    return None if None in maxima else sum(maxima)


def _apart(criteria: Criteria, key: str) -> tuple[list[ranking.Criterion], ranking.Criterion]:
    """The others, and the one of this key."""
    return [each for each in criteria if each.id != key], next(each for each in criteria if each.id == key)


def _round_of(competition: Competition, criterion: Criterion) -> Round:
    return next(round_ for round_ in competition.rounds if round_.id == criterion.round_id)


def _round(rules: Rules, key: str) -> Scored:
    return next(each for each in rules.rounds if each.id == key)


def _with(rules: Rules, key: str, change: Callable[[Criteria], Criteria]) -> Rules:
    """The rules with the criteria of one round changed, and no panel's weight for one that is gone."""
    return replace(rules, rounds=tuple(_changed(each, change) if each.id == key else each for each in rules.rounds))


def _changed(round_: Scored, change: Callable[[Criteria], Criteria]) -> Scored:
    criteria = change(round_.criteria)
    ids = {criterion.id for criterion in criteria}
    panels = tuple(
        replace(panel, weights={id: weight for id, weight in panel.weights.items() if id in ids})
        for panel in round_.panels
    )
    return replace(round_, criteria=criteria, panels=panels)


def _written(criterion: ranking.Criterion, details: Details, *, has_same_bands: bool) -> ranking.Criterion:
    words = {
        name: kept(getattr(criterion, name), getattr(details, name))
        for name in ("guidance", "guidance_en", "hint", "hint_en")
    }
    levels = criterion.levels if has_same_bands else tuple(
        Level(start=points(band["from"]), name=band["name"], name_en=band.get("name_en", "")) for band in details.bands
    )  # fmt: skip
    written = renamed(replace(criterion, levels=levels, **words), details.name, details.name_en)
    return _in_parts(written, details) if details.parts else _whole(written, details)


def _whole(criterion: ranking.Criterion, details: Details) -> ranking.Criterion:
    """Scored as one line."""
    return replace(criterion, parts=(), **_points(criterion, details))


def _in_parts(criterion: ranking.Criterion, details: Details) -> ranking.Criterion:
    """Scored in parts: the points stand with those, also where a group has its own."""
    known = {part.id: part for part in criterion.parts}
    parts: list[Part] = []
    for wanted in details.parts:
        part = known.get(wanted.key) or Part(id=new_id(wanted.name, (*criterion.parts, *parts)))
        parts.append(replace(renamed(part, wanted.name, wanted.name_en), **_points(part, wanted)))
    maxima = [part.maximum for part in parts]
    is_sum = None not in maxima and criterion.maximum == sum(maxima)
    others = {group: replace(other, maximum=None, step=None) for group, other in criterion.differences.items()}
    return replace(criterion, parts=tuple(parts), maximum=criterion.maximum if is_sum else None, step=ONE,
                   differences=others)  # fmt: skip


def _points(line: ranking.Criterion | Part, typed: Details | PartDetails) -> dict[str, Fraction | None]:
    """What was typed; what stands there where nothing was, or the same in another spelling."""
    wanted = {"maximum": typed.maximum, "step": typed.step}
    return {
        name: getattr(line, name) if value in (None, hundredths(getattr(line, name))) else points(value)
        for name, value in wanted.items()
    }


def _marked(rules: Rules, path: str, change: tuple[ranking.Criterion, ranking.Criterion, Details]) -> Rules:
    """Which points are decided now: those that were typed; what was not stands there provisionally."""
    before, wanted, details = change
    if not wanted.parts:
        return _decided_line(decided(rules, [f"{path}.part"]), path, (wanted, details))
    gone = {part.id for part in before.parts} - {part.id for part in wanted.parts}
    after = decided(rules, [f"{path}.maximum", f"{path}.step", *(f"{path}.part.{id}" for id in gone)])
    for part, typed in zip(wanted.parts, details.parts, strict=True):
        after = _decided_line(after, f"{path}.part.{part.id}", (part, typed))
    return after


def _decided_line(rules: Rules, path: str, line: tuple[ranking.Criterion | Part, Details | PartDetails]) -> Rules:
    """What was typed is decided, what was emptied is open; what the page could not show stays what it was."""
    wanted, typed = line
    said = {
        f"{path}.{name}": getattr(typed, name) is not None
        for name in ("maximum", "step")
        if getattr(typed, name) is not None or hundredths(getattr(wanted, name)) is not None
    }
    return marked(rules, said)
