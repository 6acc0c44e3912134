"""How one entry's result came about, round by round: what was given, dropped, rounded and added, and why it ended."""

from collections.abc import Sequence
from dataclasses import fields
from fractions import Fraction
from typing import Any

from judging.ranking.roundings import Rounding, roundings
from judging.ranking.rules import Decimals, Eligibility, Public, Round, Rules, Scored
from judging.ranking.terms import is_corrected
from judging.ranking.types import Combined, Condition, CriterionFigure, RoundResult, Sheet, Standing


def derivation(rules: Rules, standing: Standing) -> list[dict[str, Any]]:
    """Every round that the entry took part in, first to last."""
    rounds = {round.id: round for round in rules.rounds}
    return [_round(rounds[result.round], result) for result in standing.rounds]


def _round(round: Round, result: RoundResult) -> dict[str, Any]:
    told = {"round": round.id, "kind": round.kind, "passed": result.reason is None}
    if result.reason is not None:
        told |= {"reason": str(result.reason), "detail": result.detail}
    if isinstance(round, Eligibility):
        return told | {"conditions": [_condition(condition) for condition in result.conditions]}
    if not isinstance(round, Scored | Public):
        names = ("listed", "present", "chair", "yes", "no", "abstain", "invalid")
        return told | {"ballots": {name: getattr(result.ballots, name) for name in names}}
    if isinstance(round, Public):
        told |= {"votes": result.votes, "most_votes": result.most_votes}
    else:
        told |= _scored(round, result)
    told["figure"] = str(result.figure)
    if result.carried:
        told["carried"] = [{"round": id, "points": str(points)} for id, points in result.carried]
    told["total"] = str(result.total)
    if decimals := _decimals(round.decimals):
        told["decimals"] = decimals
        told["rounded"] = [_rounding(rounding) for rounding in roundings(round, result)]
    return told


def _condition(condition: Condition) -> dict[str, Any]:
    told = {"condition": condition.condition, "yes": int(condition.yes), "answers": condition.answers}
    return told | {"holds": condition.holds}


def _scored(round: Scored, result: RoundResult) -> dict[str, Any]:
    ids = [criterion.id for criterion in round.criteria]
    told = {"correction": is_corrected(result)} if round.combine == "corrected" else {}
    told |= {"sheets": [_sheet(ids, sheet) for sheet in result.sheets]}
    if result.uncounted:
        told["uncounted"] = [_sheet(ids, sheet) for sheet in result.uncounted]
    if result.combined:
        told["combined"] = _combined(result.combined)
    return told | {"criteria": [_criterion(criterion) for criterion in result.criteria]}


def _sheet(ids: Sequence[str], sheet: Sheet) -> dict[str, Any]:
    told = {"judge": sheet.judge}
    if sheet.panel:
        told["panel"] = sheet.panel
    points = {id: _text(p) for id, p in zip(ids, sheet.points, strict=True)}
    told |= {"points": points, "total": _text(sheet.total)}
    if sheet.effect is not None:
        told |= {"effect": _text(sheet.effect), "corrected": _text(sheet.corrected)}
    return told


def _criterion(criterion: CriterionFigure) -> dict[str, Any]:
    told = {"criterion": criterion.criterion, "figure": _text(criterion.figure), "factor": _text(criterion.factor)}
    told["weighted"] = _text(criterion.weighted)
    if criterion.combined:
        told["combined"] = _combined(criterion.combined)
    return told


def _combined(combined: Sequence[Combined]) -> list[dict[str, Any]]:
    return [
        ({"panel": each.panel} if each.panel else {}) | {"value": _text(each.value), "dropped": list(each.dropped)}
        for each in combined
    ]


def _rounding(rounding: Rounding) -> dict[str, str]:
    """One rounding: at which stage, whose figure, from what to what."""
    of = {"of": rounding.of} if rounding.of else {}
    return {"stage": rounding.stage} | of | {"from": _text(rounding.before), "to": _text(rounding.after)}


def _decimals(decimals: Decimals) -> dict[str, int]:
    """The stages at which this round's figures were rounded, half up."""
    stages = {field.name: getattr(decimals, field.name) for field in fields(decimals)}
    return {stage: places for stage, places in stages.items() if places is not None}


def _text(figure: Fraction) -> str:
    return str(figure.numerator) if figure.denominator == 1 else f"{figure.numerator}/{figure.denominator}"
