"""Random corrected rounds (section 4.6): who sees whom, what is asked of the effects, a limit just where it bites.

What is drawn here comes from streams of its own, so that a competition without a corrected
round is the same as if there were none anywhere.
"""

from fractions import Fraction
from math import isqrt
from random import Random

from tests.second.random_documents import HALF, chance

COMMON = ("drop_high", "drop_low", "drop_from", "panel", "per")


def correct(rng: Random, document: dict) -> None:
    """In two competitions of five some score rounds are corrected, and lose what does not go with that."""
    if not chance(rng, 40):
        return
    for position, table in enumerate(document["round"]):
        if table["kind"] == "score" and chance(rng, 80):
            for key in COMMON:
                table.pop(key, None)
            table["combine"] = "corrected"
            keep_decimals(table)
            for criterion in table["criterion"]:
                keep_for(criterion)
            if chance(rng, 75):
                table["absent"] = "allow"
            table["correction"] = keys(rng, across=is_across(document, position))


def keep_decimals(table: dict) -> None:
    left = {
        stage: places for stage, places in table.pop("decimals", {}).items() if stage in ("sheet", "figure", "total")
    }
    if left:
        table["decimals"] = left


def keep_for(criterion: dict) -> None:
    """A group's own maximum and factor go; its step stays where it divides the maximum of all."""
    groups = {group: own.get("step") for group, own in criterion.pop("for", {}).items()}
    groups = {group: {"step": step} for group, step in groups.items() if step}
    if groups:
        criterion["for"] = groups


def is_across(document: dict, position: int) -> bool:
    """Whether entries of several groups are compared from this round on."""
    awards = [award for award in document.get("award", []) if award.get("across") and not award.get("side")]
    keeps = [table.get("keep", {}) for table in document["round"][position:]]
    return bool(awards) or any(keep.get("within") == "all" for keep in keeps)


def keys(rng: Random, *, across: bool) -> dict:
    found = {"limit": rng.choice((1000, 1000, 1000, 2, HALF, Fraction(1, 20)))}
    if chance(rng, 60):
        found["decimals"] = rng.randrange(5)
    if across or chance(rng, 30):
        found["within"] = "all"
    if chance(rng, 65):
        found["otherwise"] = "mean"
    return found


def juries(rng: Random, groups: list) -> dict:
    """Group -> its jury: the same for all, judges of its own alone, or something between."""
    pool = rng.sample([f"j{i}" for i in range(1, 7)], 6)
    how = rng.choice(("same", "own", "own", "mixed"))
    if how == "same":
        return dict.fromkeys(groups, sorted(pool[: rng.choice((2, 3, 4, 5))]))
    if how == "own":
        return {group: sorted(pool[position :: len(groups)]) for position, group in enumerate(groups)}
    return {group: sorted(rng.sample(pool, rng.choice((1, 2, 3, 4)))) for group in groups}


def present(rng: Random, jury: list, *, how: str) -> list:
    """Who scores one entry of a corrected round that allows for gaps."""
    if how == "few":
        return sorted(rng.sample(jury, min(len(jury), rng.choice((1, 2, 2, 3)))))
    if how == "halves":
        return rng.choice((jury[: len(jury) // 2], jury[len(jury) // 2 :])) or jury
    return [judge for judge in jury if chance(rng, 75)] or jury[:1]


def draw_limit(rng: Random, table: dict, largest: Fraction | None) -> None:
    """As near to the largest standard error as few decimals allow: from it, above it, or below it."""
    if not largest or not chance(rng, 65):
        return
    ten = 10 ** rng.randrange(4)
    root = isqrt(int(largest * ten**2 * largest.denominator**2)) // largest.denominator
    exact = Fraction(isqrt(largest.numerator), isqrt(largest.denominator))
    if exact**2 == largest:
        table["correction"]["limit"] = exact
    elif chance(rng, 60) or not root:
        table["correction"]["limit"] = Fraction(root + 1, ten)
    else:
        table["correction"]["limit"] = Fraction(root, ten)


def weigh_strangers(rng: Random, table: dict, given: dict) -> None:
    """Sheets that are not asked for may carry any weight."""
    for row in given["scores"]:
        asked = given["required"].get((row["round"], row["entry"]))
        if row["round"] == table["id"] and asked and row["judge"] not in asked and chance(rng, 30):
            row["weight"] = Fraction(2)
