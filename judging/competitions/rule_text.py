"""The rules in plain words: numbered sentences, built from the frozen rules or from those that stand now.

Sentences are data: English with named places, and what fills them. The web edge
translates the words and writes points and names as each language does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

#: Marks a sentence for the catalogue.
N_ = str


@dataclass(frozen=True, slots=True)
class InPoints:
    """Hundredths, to be written as points."""

    hundredths: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name in both languages."""

    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``parts`` are listed below it. ``is_missing``: the organiser has not decided this yet."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple["Sentence", ...] = ()
    is_missing: bool = False


Rules = Mapping[str, Any]
"""What ``freezing.snapshot`` gives."""


def sentences(rules: Rules) -> list[Sentence]:
    """The rules in reading order, one rule a sentence."""
    return [
        Sentence(N_("Every judge of a group scores every product of that group, alone.")),
        _minimum_judges(rules),
        _criteria(rules),
        Sentence(
            N_("A product's result is the mean of its judges' totals. It is never rounded before it is compared.")
        ),
        _threshold(rules),
        _awards(rules),
        Sentence(N_("An award may stay ungiven. Awards are never moved from one group to another.")),
        _ties(rules),
        Sentence(
            N_(
                "Where products are still equal across an award line, the organisers decide, and record who decided, "
                "when and why."
            )
        ),
        _limit(rules),
        _identity(rules),
        Sentence(N_("Until judging closes nobody reads another judge's scores, the organisers included.")),
        _totals(rules),
    ]


def _missing(text: str) -> Sentence:
    return Sentence(text, is_missing=True)


def _minimum_judges(rules: Rules) -> Sentence:
    if rules["minimum_judges"] is None:
        return _missing(N_("How many judges must score each product has not been decided yet."))
    return Sentence(
        N_("A product is ranked with the sheets of at least %(n)s of its judges."), {"n": rules["minimum_judges"]}
    )


def _criteria(rules: Rules) -> Sentence:
    criteria = rules["criteria"]
    parts = tuple(_criterion(criterion) for criterion in criteria)
    if not criteria or any(part.is_missing for part in parts):
        return Sentence(N_("The points of the criteria have not all been decided yet."), parts=parts, is_missing=True)
    total = InPoints(sum(criterion["maximum"] for criterion in criteria))
    return Sentence(
        N_("Each judge gives at most %(total)s points, on %(n)s criteria:"), {"total": total, "n": len(criteria)}, parts
    )


def _criterion(criterion: Mapping[str, Any]) -> Sentence:
    values = {"criterion": named(criterion)}
    if criterion["maximum"] is None:
        return Sentence(N_("%(criterion)s: points not decided yet"), values, is_missing=True)
    values["maximum"] = InPoints(criterion["maximum"])
    if criterion["step"] is None:
        return Sentence(N_("%(criterion)s: from 0 to %(maximum)s, step not decided yet"), values, is_missing=True)
    values["step"] = InPoints(criterion["step"])
    return Sentence(N_("%(criterion)s: from 0 to %(maximum)s, in steps of %(step)s"), values)


def _threshold(rules: Rules) -> Sentence:
    comparison, value = rules["threshold_comparison"], rules["threshold"]
    if comparison == "none":
        return Sentence(N_("There is no minimum number of points for an award."))
    if comparison is None or value is None:
        return _missing(N_("Whether an award needs a minimum number of points has not been decided yet."))
    texts = {
        "ge": N_("An award needs a result of %(points)s points or more."),
        "gt": N_("An award needs a result of more than %(points)s points."),
    }
    return Sentence(texts[comparison], {"points": InPoints(value)})


def _awards(rules: Rules) -> Sentence:
    parts = tuple(part for prize in rules["prizes"] for part in _award(prize, rules["categories"]))
    if not parts or any(part.is_missing for part in parts):
        return Sentence(N_("The number of awards has not been decided everywhere yet."), parts=parts, is_missing=True)
    return Sentence(N_("In each group the awards go to the highest results, in this order:"), parts=parts)


def _award(prize: Mapping[str, Any], categories: list[Mapping[str, Any]]) -> Iterator[Sentence]:
    """One sentence where all groups have the same number, else one a group."""
    caps = [prize["caps"].get(str(category["id"]), "?") for category in categories]
    if len(set(caps)) == 1:
        yield _cap(caps[0], {"award": named(prize)}, N_("%(award)s: at most %(n)s in each group"))
        return
    for category, cap in zip(categories, caps, strict=True):
        values = {"award": named(prize), "group": named(category)}
        yield _cap(cap, values, N_("%(award)s: at most %(n)s in %(group)s"), in_group=True)


def _cap(cap: int | None | str, values: dict, text: str, *, in_group: bool = False) -> Sentence:
    if cap == "?":
        unknown = N_("%(award)s: number not decided yet")
        return Sentence(
            N_("%(award)s in %(group)s: number not decided yet") if in_group else unknown, values, is_missing=True
        )
    if cap is None:
        everyone = N_("%(award)s: every product that reaches the points needed")
        return Sentence(
            N_("%(award)s in %(group)s: every product that reaches the points needed") if in_group else everyone, values
        )
    return Sentence(text, values | {"n": cap})


def _ties(rules: Rules) -> Sentence:
    chain = rules["tie_chain"]
    if chain is None:
        return _missing(N_("What decides between equal results has not been decided yet."))
    if not chain:
        return Sentence(N_("Products with equal results share a place."))
    criteria = {f"criterion:{criterion['id']}": criterion for criterion in rules["criteria"]}
    return Sentence(
        N_("Between equal results these decide, one after the other; products still equal then share a place:"),
        parts=tuple(tie_break(step, criteria) for step in chain),
    )


def tie_break(step: str, criteria: Mapping[str, Mapping[str, Any]]) -> Sentence:
    """One step of the tie chain in words."""
    if step in criteria:
        return Sentence(N_("the higher mean on “%(criterion)s”"), {"criterion": named(criteria[step])})
    texts = {
        "median": N_("the higher median of the judges' totals"),
        "highest": N_("the higher of the highest totals a judge gave"),
        "lowest": N_("the higher of the lowest totals a judge gave"),
    }
    return Sentence(texts[step])


def _limit(rules: Rules) -> Sentence:
    limit = rules["awards_per_entrant"]
    if limit is None:
        return _missing(N_("How many awards one entrant may receive has not been decided yet."))
    if limit == 0:
        return Sentence(N_("One entrant may receive any number of awards."))
    return Sentence(N_("Awards one entrant may receive: at most %(n)s, the best ones."), {"n": limit})


def _identity(rules: Rules) -> Sentence:
    if rules["is_identity_shown"]:
        return Sentence(N_("Judges see who made a product."))
    return Sentence(N_("Judges do not see who made a product: no name, address or village."))


def _totals(rules: Rules) -> Sentence:
    if rules["is_total_public"]:
        return Sentence(N_("The public reads the awards and the points of the awarded products."))
    return Sentence(N_("The public reads the awards, not the points."))


def named(thing: Mapping[str, Any]) -> Named:
    """A row's or a frozen line's name in both languages."""
    return Named(thing["name"], thing["name_en"])
