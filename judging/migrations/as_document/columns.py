"""The document back in the columns of schema 0001, where those can say it. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from judging.migrations.as_document.documents import UNIT, Names, Old, Row
from judging.ranking import rules
from judging.ranking.rules import Rules, Scored

FIGURES = ("median", "highest", "lowest")
LONGEST_NAME, LONGEST_HINT = 120, 300


def hindrance(document: Rules) -> str:
    """What of the rules the older schema cannot hold; empty where it holds everything that decides."""
    if [type(round_) for round_ in document.rounds] != [Scored]:
        return "its rounds are not one round of points"
    if _plain(document) != replace(document, note="", note_en="", sources=(), subject="product"):
        return "its rules go further than points, a threshold, ties and awards"
    if document.subject not in ("product", "set"):
        return f"what competes is a {document.subject}"
    if any(not path.endswith(_known(document)) for path in document.undecided):
        return "points of its rules are open that were always decided"
    if any(value is not None and (value * UNIT).denominator > 1 for value in _points(document)):
        return "its points are finer than hundredths"
    if any(len(text) > most for text, most in _texts(document)):
        return "a name or hint is too long"
    return ""


def columns_of(document: Rules, names: Names) -> dict[str, Any]:
    """The rules' own columns of a competition."""
    (final,) = document.rounds
    at = f"round.{final.id}"
    criteria = {key: id for id, key in names.criteria.items()}
    chain = [_step(step, criteria) for step in document.ties.chain]
    is_said = not is_open(document, f"{at}.threshold")
    comparison = "none" if final.threshold is None else final.comparison
    return {
        "is_identity_shown": document.identity == "shown",
        "is_statement_required": document.statements == "required",
        "is_total_public": document.totals == "public",
        "threshold": hundredths(final.threshold) if is_said else None,
        "threshold_comparison": comparison if is_said else None,
        "tie_chain": None if is_open(document, "ties.chain") else chain,
        "awards_per_entrant": None if is_open(document, "limits.per_entrant") else document.limits.per_entrant,
        "minimum_judges": None if is_open(document, f"{at}.minimum") else final.minimum,
    }


def caps_of(document: Rules, key: str) -> dict[str, int | None]:
    """Group -> how many of an award it may receive, None for all that qualify; what is open is not there."""
    if is_open(document, f"award.{key}.cap"):
        return {}
    award = next(each for each in document.awards if each.id == key)
    groups = [group.id for group in document.groups] or [rules.EVERYBODY]
    silent = 0 if award.caps else None
    caps = {
        group: award.caps.get(group, silent if award.cap is None else award.cap)
        for group in groups
        if group in award.caps or not is_open(document, f"award.{key}.caps.{group}")
    }
    return {group: None if cap == rules.ALL else cap for group, cap in caps.items() if cap is not None}


def snapshot(old: Old) -> dict[str, Any]:
    """The rules as schema 0001 froze them, in the one spelling that its fingerprint is of."""
    named = ("id", "name", "name_en")
    own = ("threshold", "threshold_comparison", "tie_chain", "awards_per_entrant", "minimum_judges",
           "is_identity_shown", "is_total_public")  # fmt: skip
    return {
        "categories": [_of(row, named) for row in old.categories],
        "criteria": [_of(row, (*named, "maximum", "step", "guidance", "guidance_en", "bands")) for row in old.criteria],
        "prizes": [
            _of(row, named) | {"caps": {str(group): cap for group, cap in old.caps[row["id"]].items()}}
            for row in old.prizes
        ],
        **_of(old.competition, own),
    }


def is_open(document: Rules, path: str) -> bool:
    """Whether the key at ``path``, or a table that holds it, is still to be decided."""
    return any(path == known or path.startswith(f"{known}.") for known in document.undecided)


def hundredths(points: Fraction | None) -> int | None:
    """Points as whole hundredths."""
    return None if points is None else int(points * UNIT)


def _plain(document: Rules) -> Rules:
    """The rules without anything that the older schema has no column for."""
    (final,) = document.rounds
    kept = ("id", "name", "name_en", "minimum", "threshold", "comparison")
    criterion = ("id", "name", "name_en", "maximum", "step", "guidance", "guidance_en", "hint", "hint_en", "levels")
    award = ("id", "name", "name_en", "cap", "caps")
    criteria = tuple(rules.Criterion(**_fields(each, criterion)) for each in final.criteria)
    return Rules(
        **_fields(document, ("id", "name", "name_en", "identity", "statements", "totals", "undecided", "groups")),
        rounds=(Scored(**_fields(final, kept), criteria=criteria),),
        awards=tuple(rules.Award(**_fields(each, award)) for each in document.awards),
        ties=rules.Ties(chain=tuple(step for step in document.ties.chain if _is_known(step))),
        limits=rules.Limits(per_entrant=document.limits.per_entrant),
    )


def _fields(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _of(row: Row, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _is_known(step: str) -> bool:
    return step in FIGURES or step.startswith("criterion:")


def _known(document: Rules) -> tuple[str, ...]:
    """Ends of the paths that the older schema could leave open."""
    groups = tuple(f".caps.{group.id}" for group in document.groups)
    return (".minimum", ".threshold", ".step", ".maximum", ".caps", ".cap", "ties.chain", "limits.per_entrant", *groups)


def _points(document: Rules) -> Iterator[Fraction | None]:
    (final,) = document.rounds
    yield final.threshold
    for criterion in final.criteria:
        yield from (criterion.maximum, criterion.step, *(level.start for level in criterion.levels))


def _texts(document: Rules) -> Iterator[tuple[str, int]]:
    (final,) = document.rounds
    for named in (*document.groups, *final.criteria, *document.awards):
        yield from ((named.name, LONGEST_NAME), (named.name_en, LONGEST_NAME))
    for criterion in final.criteria:
        yield from ((criterion.hint, LONGEST_HINT), (criterion.hint_en, LONGEST_HINT))


def _step(step: str, criteria: dict[str, int]) -> str:
    kind, _, criterion = step.partition(":")
    return f"{kind}:{criteria[criterion]}" if criterion else kind
