"""The rules as the columns of schema 0001 held them, made the document of ``docs/rules.md``. Pure."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from judging.ranking import rules
from judging.ranking.rules import Rules, Scored

#: The one round that competitions had.
FINAL = {"key": "final", "kind": "score", "name": "Chung khảo", "name_en": "Final", "attempt": 1}
#: The one group of rules that name none.
EVERYBODY = {"key": rules.EVERYBODY, "name": "Tất cả", "name_en": "All"}
UNIT = 100
LONGEST_ID = 40

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Old:
    """One competition's rows, in order of position; ``caps`` by prize and group, None for all that qualify."""

    competition: Row
    categories: Sequence[Row]
    criteria: Sequence[Row]
    prizes: Sequence[Row]
    caps: Mapping[int, Mapping[int, int | None]]


@dataclass(frozen=True, slots=True)
class Names:
    """Row id -> the id in the document that people can read, made from the name: "gom-su" for "Gốm sứ"."""

    groups: Mapping[int, str]
    criteria: Mapping[int, str]
    awards: Mapping[int, str]


def names_of(old: Old) -> Names:
    """The ids that the rows get."""
    return Names(_ids(old.categories), _ids(old.criteria), _ids(old.prizes))


def document_of(old: Old, names: Names) -> Rules:
    """The document; what the organiser had not entered yet is listed in its ``undecided``."""
    competition = old.competition
    chain = [_step(step, names.criteria) for step in competition["tie_chain"] or ()]
    return Rules(
        id=_as_id(competition["slug"], taken=()),
        name=competition["title"],
        name_en=competition["title_en"],
        identity="shown" if competition["is_identity_shown"] else "hidden",
        statements="required" if competition["is_statement_required"] else "optional",
        totals="public" if competition["is_total_public"] else "closed",
        undecided=tuple(_undecided(old, names)),
        groups=tuple(rules.Group(**_named(row, names.groups)) for row in old.categories),
        rounds=(_final(old, names),),
        awards=tuple(_award(row, old, names) for row in old.prizes),
        ties=rules.Ties(chain=tuple(chain)),
        limits=rules.Limits(per_entrant=competition["awards_per_entrant"] or 0),
    )


def points(hundredths: int) -> Fraction:
    """Hundredths as points."""
    return Fraction(hundredths, UNIT)


def _ids(rows: Sequence[Row]) -> dict[int, str]:
    found: dict[int, str] = {}
    for row in rows:
        found[row["id"]] = _as_id(row["name"], taken=found.values())
    return found


def _as_id(name: str, *, taken: Collection[str]) -> str:
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).replace("đ", "d")
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    base = (plain if plain[:1].isalpha() else f"n-{plain}")[:LONGEST_ID].strip("-")
    candidates = [base, *(f"{base[: LONGEST_ID - 4]}-{n}" for n in range(2, 1000))]
    return next(each for each in candidates if each not in taken and each != rules.EVERYBODY)


def _named(row: Row, ids: Mapping[int, str]) -> dict[str, str]:
    return {"id": ids[row["id"]], "name": row["name"], "name_en": row["name_en"]}


def _final(old: Old, names: Names) -> Scored:
    competition = old.competition
    comparison, threshold = competition["threshold_comparison"], competition["threshold"]
    is_held = comparison in ("ge", "gt") and threshold is not None
    return Scored(
        id=FINAL["key"],
        name=FINAL["name"],
        name_en=FINAL["name_en"],
        minimum=competition["minimum_judges"] or 1,
        threshold=points(threshold) if is_held else None,
        comparison=comparison if is_held else "ge",
        criteria=tuple(_criterion(row, names) for row in old.criteria),
    )


def _criterion(row: Row, names: Names) -> rules.Criterion:
    return rules.Criterion(
        **_named(row, names.criteria),
        maximum=None if row["maximum"] is None else points(row["maximum"]),
        step=points(UNIT if row["step"] is None else row["step"]),
        **{word: row[word] for word in ("guidance", "guidance_en", "hint", "hint_en")},
        levels=tuple(
            rules.Level(start=points(band["from"]), name=band["name"], name_en=band.get("name_en", ""))
            for band in row["bands"]
        ),
    )


def _award(prize: Row, old: Old, names: Names) -> rules.Award:
    """One number where all groups have the same, else one a group."""
    caps = {group: rules.ALL if cap is None else cap for group, cap in old.caps.get(prize["id"], {}).items()}
    if len(caps) == len(old.categories) and len(set(caps.values())) == 1:
        return rules.Award(**_named(prize, names.awards), cap=next(iter(caps.values())))
    return rules.Award(**_named(prize, names.awards), caps={names.groups[group]: cap for group, cap in caps.items()})


def _step(step: str, criteria: Mapping[int, str]) -> str:
    kind, _, criterion = step.partition(":")
    return f"{kind}:{criteria[int(criterion)]}" if criterion else kind


def _undecided(old: Old, names: Names) -> Iterator[str]:
    """The keys of the document that the organiser has still to decide."""
    competition, at = old.competition, f"round.{FINAL['key']}"
    if competition["minimum_judges"] is None:
        yield f"{at}.minimum"
    comparison = competition["threshold_comparison"]
    if comparison is None or (comparison != "none" and competition["threshold"] is None):
        yield f"{at}.threshold"
    for row in old.criteria:
        if row["step"] is None:
            yield f"{at}.criterion.{names.criteria[row['id']]}.step"
    for prize in old.prizes:
        caps = old.caps.get(prize["id"], {})
        for row in old.categories if caps else ():
            if row["id"] not in caps:
                yield f"award.{names.awards[prize['id']]}.caps.{names.groups[row['id']]}"
    if competition["tie_chain"] is None:
        yield "ties.chain"
    if competition["awards_per_entrant"] is None:
        yield "limits.per_entrant"
