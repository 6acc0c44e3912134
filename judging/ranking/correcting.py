"""Taking the effect of each judge away from the sheets of a round, or saying why that cannot be done.

``docs/rules.md``, section 4.6: what is rounded is what counts, and what is printed.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from judging.errors import Incomplete, Invalid
from judging.ranking.arithmetic import rounded_away
from judging.ranking.effects import Component, components
from judging.ranking.rules import EVERYBODY, Scored
from judging.ranking.sheets import Written
from judging.ranking.types import Candidate, Sheet, Warning

Counted = Mapping[str, tuple[Sheet, ...]]
"""The counting sheets of every entry that takes part."""


def corrected(round: Scored, sheets: Counted, takers: Mapping[str, Candidate]) -> tuple[Counted, list[Warning]]:
    """The sheets, each with its judge's effect; as they were, with a warning, where the rules then want the plain mean.

    Raises ``Incomplete`` where the effects cannot be told, or not surely enough.
    """
    try:
        effects = _effects(round, sheets, takers)
    except Incomplete as refusal:
        if round.correction.otherwise == "refuse":
            raise
        return sheets, [Warning("correction_not_used", round.id, because=refusal.reason)]
    rounded = {judge: rounded_away(effect, round.correction.decimals) for judge, effect in effects.items()}
    with_effects = {
        entry: tuple(replace(sheet, effect=rounded[sheet.judge]) for sheet in own) for entry, own in sheets.items()
    }
    return with_effects, []


def refuse_weights(round: Scored, written: Mapping[str, Written], sheets: Counted) -> None:
    """Raise ``Invalid`` for a weight: sheets of different scales say nothing about each other's judges."""
    for entry, own in sheets.items():
        for at, criterion in enumerate(round.criteria):
            for sheet in own:
                if written[entry].weights.get((at, sheet.judge), 1) != 1:
                    where = {"round": round.id, "entry": entry, "judge": sheet.judge, "criterion": criterion.id}
                    raise Invalid("weight_with_correction", **where)


def _effects(round: Scored, sheets: Counted, takers: Mapping[str, Candidate]) -> dict[str, Fraction]:
    parts = components(sheets)
    _require_links(round, parts, takers)
    found = [Component(part) for part in parts]
    _require_certainty(round, found)
    return {judge: effect for part in found for judge, effect in part.effects.items()}


def _require_links(round: Scored, parts: list[Mapping], takers: Mapping[str, Candidate]) -> None:
    """Raise ``Incomplete`` where entries that compete are in different components, naming the judges of each."""
    of_group: dict[str, list[tuple[str, ...]]] = {}
    for part in parts:
        groups = {EVERYBODY if round.correction.within == "all" else takers[entry].group for entry in part}
        judges = tuple(sorted({sheet.judge for own in part.values() for sheet in own}))
        for group in groups:
            of_group.setdefault(group, []).append(judges)
    for group, apart in sorted(of_group.items()):
        if len(apart) > 1:
            raise Incomplete("correction_unconnected", round=round.id, group=group, missing=sorted(apart))


def _require_certainty(round: Scored, parts: list[Component]) -> None:
    """Raise ``Incomplete`` with the judges whose effect is less sure than the rules demand."""
    limit = round.correction.limit
    free = sum(part.count - len(part.entries) - len(part.judges) + 1 for part in parts)
    least = sum((part.least for part in parts), start=Fraction(0))
    if parts and not free:
        unsure = [judge for part in parts for judge in part.judges]
    elif least:
        unsure = [judge for part in parts for judge in part.above(limit**2 * free / least)]
    else:
        return
    if unsure:
        raise Incomplete("correction_uncertain", round=round.id, limit=limit, missing=sorted(unsure))
