"""A competition's set-up as the document of ``docs/rules.md``: what the ranking computes from, prints and exports.

Rows are the truth; this is another view of them. What the organiser has not decided yet
is listed in the document's ``undecided``.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from judging.competitions.models import Category, Competition, Criterion, Prize
from judging.infra.text import folded
from judging.ranking import rules
from judging.ranking.rules import Rules, Scored

#: The one scored round, until competitions have several.
FINAL = "final"
LONGEST_ID = 40
Row = Category | Criterion | Prize


def points(hundredths: int) -> Fraction:
    """Hundredths as points."""
    return Fraction(hundredths, 100)


def rules_of(competition: Competition, id_of: Callable[[Row], str] = lambda row: str(row.id)) -> Rules:
    """The rules as the ranking takes them, every row under the id that ``id_of`` gives it: its own, unless told."""
    criteria = {str(criterion.id): id_of(criterion) for criterion in competition.criteria}
    return Rules(
        id=_as_id(competition.slug, taken=()),
        name=competition.title,
        name_en=competition.title_en,
        identity="shown" if competition.is_identity_shown else "hidden",
        statements="required" if competition.is_statement_required else "optional",
        totals="public" if competition.is_total_public else "closed",
        undecided=tuple(_undecided(competition, id_of)),
        groups=tuple(rules.Group(**_named(category, id_of)) for category in competition.categories),
        rounds=(_final(competition, id_of),),
        awards=tuple(_award(prize, competition, id_of) for prize in competition.prizes),
        ties=rules.Ties(chain=tuple(_step(step, criteria) for step in competition.tie_chain or ())),
        limits=rules.Limits(per_entrant=competition.awards_per_entrant or 0),
    )


def document_of(competition: Competition) -> Rules:
    """The same rules under ids that people can read, made from the names: "gom-su" for "Gốm sứ"."""
    ids: dict[tuple[type, int], str] = {}
    for rows in (competition.categories, competition.criteria, competition.prizes):
        taken: list[str] = []
        for row in rows:
            taken.append(_as_id(row.name, taken=taken))
            ids[type(row), row.id] = taken[-1]
    return rules_of(competition, lambda row: ids[type(row), row.id])


def _as_id(name: str, *, taken) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
    base = (plain if plain[:1].isalpha() else f"n-{plain}")[:LONGEST_ID].strip("-")
    names = [base, *(f"{base[: LONGEST_ID - 4]}-{n}" for n in range(2, 1000))]
    return next(name for name in names if name not in taken and name != rules.EVERYBODY)


def _named(row: Row, id_of: Callable[[Row], str]) -> dict[str, str]:
    return {"id": id_of(row), "name": row.name, "name_en": row.name_en}


def _final(competition: Competition, id_of: Callable[[Row], str]) -> Scored:
    is_held = competition.threshold_comparison in ("ge", "gt") and competition.threshold is not None
    return Scored(
        id=FINAL,
        name="Chung khảo",
        name_en="Final",
        minimum=competition.minimum_judges or 1,
        threshold=points(competition.threshold) if is_held else None,
        comparison=competition.threshold_comparison if is_held else "ge",
        criteria=tuple(_criterion(criterion, id_of) for criterion in competition.criteria),
    )


def _criterion(row: Criterion, id_of: Callable[[Row], str]) -> rules.Criterion:
    return rules.Criterion(
        **_named(row, id_of),
        maximum=None if row.maximum is None else points(row.maximum),
        step=points(100 if row.step is None else row.step),
        guidance=row.guidance,
        guidance_en=row.guidance_en,
        hint=row.hint,
        hint_en=row.hint_en,
        levels=tuple(
            rules.Level(start=points(band["from"]), name=band["name"], name_en=band.get("name_en", ""))
            for band in row.bands
        ),
    )


def _award(prize: Prize, competition: Competition, id_of: Callable[[Row], str]) -> rules.Award:
    """One number where all groups have the same, else one a group."""
    caps = {quota.category_id: rules.ALL if quota.cap is None else quota.cap for quota in prize.quotas}
    if len(caps) == len(competition.categories) and len(set(caps.values())) == 1:
        return rules.Award(**_named(prize, id_of), cap=next(iter(caps.values())))
    groups = {category.id: id_of(category) for category in competition.categories}
    return rules.Award(**_named(prize, id_of), caps={groups[group]: cap for group, cap in sorted(caps.items())})


def _step(step: str, criteria: dict[str, str]) -> str:
    kind, _, criterion = step.partition(":")
    return f"{kind}:{criteria[criterion]}" if criterion else kind


def _undecided(competition: Competition, id_of: Callable[[Row], str]) -> Iterator[str]:
    """The keys of the document that the organiser has still to decide."""
    if competition.minimum_judges is None:
        yield f"round.{FINAL}.minimum"
    if competition.threshold_comparison is None or (
        competition.threshold_comparison != "none" and competition.threshold is None
    ):
        yield f"round.{FINAL}.threshold"
    for criterion in competition.criteria:
        if criterion.step is None:
            yield f"round.{FINAL}.criterion.{id_of(criterion)}.step"
    for prize in competition.prizes:
        if 0 < len(prize.quotas) < len(competition.categories):
            yield f"award.{id_of(prize)}.caps"
    if competition.tie_chain is None:
        yield "ties.chain"
    if competition.awards_per_entrant is None:
        yield "limits.per_entrant"
