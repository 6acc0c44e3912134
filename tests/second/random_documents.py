"""Random documents: every key of the page that computes, in every mixture the page allows.

Numbers are small and few, so that ties are frequent; lines that should lie exactly on a value
(thresholds, floors, bands) are drawn later, in ``random_competitions``.
"""

from fractions import Fraction
from random import Random

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
MIXES = (
    ("score",), ("score",), ("score",), ("score",), ("score", "score"), ("score", "score"), ("eligibility", "score"),
    ("score", "public"), ("score", "public"), ("public",), ("public", "score"), ("score", "vote"), ("public", "public"),
    ("score", "public", "score"), ("eligibility", "vote"), ("vote",), ("eligibility",), ("score", "vote", "public"),
    ("eligibility", "score", "vote", "public"), ("score", "score", "score"),
)  # fmt: skip
SHEET_STEPS = ("median", "highest", "lowest", "first-places", "chair", "lot")


def chance(rng: Random, percent: int) -> bool:
    return rng.randrange(100) < percent


def document(rng: Random) -> dict:
    found = {"id": "drawn", "name": "Drawn", "subject": rng.choice(("product", "set", "village"))}
    groups = rng.choice(([], [], ["b", "a"], ["m", "t-1", "c"], ["one"]))
    if groups:
        found["group"] = [{"id": group, "name": group.upper()} for group in groups]
    if chance(rng, 12):
        found["ladder"] = {"level": "province", "needs": "district"}
    found["round"] = rounds(rng, groups)
    scored = [table for table in found["round"] if table["kind"] in ("score", "public")]
    found["award"] = awards(rng, groups) if scored else titles(rng, groups)
    if scored:
        found["ties"] = ties(rng, scored)
    if (scored or chance(rng, 20)) and chance(rng, 55):
        found["limits"] = {"per_entry": rng.choice((1, 2)), "per_entrant": rng.choice((0, 1, 1, 2, 3))}
    return {key: content for key, content in found.items() if content != []}


def crowded(rng: Random) -> dict:
    """Hardly a rule before the awards: one criterion of few points, so that the awards meet many ties."""
    groups = rng.choice((["b", "a"], ["b", "a"], ["m", "t-1", "c"], ["one"]))
    line = {"id": "c1", "name": "C1", "maximum": rng.choice((1, 2, 3))}
    return {
        "id": "drawn",
        "name": "Drawn",
        "group": [{"id": group, "name": group.upper()} for group in groups],
        "round": [{"id": "r1", "name": "Round 1", "kind": "score", "criterion": [line]}],
        "award": awards(rng, groups) or [{"id": "award-1", "name": "Award", "cap": 1}],
        "ties": {
            "chain": rng.choice(([], [], [], ["highest"])),
            "at_line": rng.choice(("decide",) * 6 + ("all", "none")),
        },
        "limits": {"per_entry": rng.choice((1, 2)), "per_entrant": rng.choice((0, 1, 1, 1, 2, 2, 3))},
    }


def rounds(rng: Random, groups: list) -> list:
    kinds = {"eligibility": eligibility, "score": score, "vote": vote, "public": public}
    found = []
    for position, kind in enumerate(rng.choice(MIXES), start=1):
        table = {"id": f"r{position}", "name": f"Round {position}", "kind": kind} | kinds[kind](rng, groups)
        if kind in ("score", "public"):
            table |= passing(rng, earlier=[other["id"] for other in found if other["kind"] in ("score", "public")])
        found.append(table)
    return found


def eligibility(rng: Random, groups: list) -> dict:
    conditions = [{"id": f"k{i}", "name": f"Condition {i}"} for i in range(1, rng.choice((2, 2, 3)))]
    return {"agree": rng.choice((1, HALF, Fraction(2, 3), Fraction(3, 4))), "condition": conditions}


def vote(rng: Random, groups: list) -> dict:
    return {
        "quorum": rng.choice((0, HALF, Fraction(3, 4))),
        "chair": chance(rng, 20),
        "pass": rng.choice((HALF, Fraction(2, 3), Fraction(9, 10), 0, 1)),
        "comparison": rng.choice(("ge", "ge", "gt")),
        "of": rng.choice(("listed", "present", "valid")),
    }


def public(rng: Random, groups: list) -> dict:
    found = {"maximum": rng.choice((1, 10, 100, Fraction(10, 3))), "within": rng.choice(("all", "group"))}
    return found | decimals(rng, ["figure", "total"])


def score(rng: Random, groups: list) -> dict:
    found = {"per": rng.choice(("sheet", "criterion")), "combine": rng.choice(("mean", "mean", "sum", "median"))}
    if chance(rng, 35):
        found |= {"drop_high": rng.randrange(3), "drop_low": rng.randrange(3)}
        if chance(rng, 40):
            found["drop_from"] = found["drop_high"] + found["drop_low"] + 1 + rng.randrange(3)
    if chance(rng, 40):
        found["absent"] = rng.choice(("allow", "allow", "refuse"))
    if chance(rng, 25):
        found["minimum"] = rng.choice((1, 1, 1, 2))
    found["criterion"] = [criterion(rng, name, groups) for name in ("c1", "c2", "c3")[: rng.choice((1, 1, 2, 2, 3))]]
    stages = ["sheet"] if found["per"] == "sheet" else ["criterion", "weighted"]
    if chance(rng, 35):
        found["panel"] = panels(rng, found)
        stages.append("panel")
    return found | decimals(rng, [*stages, "figure", "total"])


def criterion(rng: Random, name: str, groups: list) -> dict:
    found = {"id": name, "name": name.upper()}
    if chance(rng, 20):
        parts = [{"id": f"p{i}", "name": "Part"} | scale(rng) for i in range(1, rng.choice((2, 3)))]
        found["part"] = parts
        if chance(rng, 50):
            found["maximum"] = sum(Fraction(part["maximum"]) for part in parts)
    else:
        found |= scale(rng)
    if chance(rng, 45):
        found["factor"] = rng.choice((2, HALF, THIRD, Fraction(3, 10)))
    if groups and chance(rng, 25):
        own = {} if "part" in found else scale(rng)
        found["for"] = {rng.choice(groups): own | {"factor": rng.choice((1, 2, HALF))}}
    return found


def scale(rng: Random) -> dict:
    return {"maximum": rng.choice((2, 3, 5, 10)), "step": rng.choice((1, 1, HALF))}


def panels(rng: Random, table: dict) -> list:
    found = []
    for name in ("experts", "makers", "guests")[: rng.choice((1, 2, 2, 3))]:
        panel = {"id": name, "name": name}
        if chance(rng, 70):
            panel["weight"] = rng.choice((0, 1, 2, HALF, Fraction(2, 3)))
        if table["per"] == "criterion" and chance(rng, 40):
            some = [line["id"] for line in table["criterion"] if chance(rng, 70)]
            panel["weights"] = {name: rng.choice((0, 1, 2, HALF)) for name in some}
        found.append(panel)
    return found


def decimals(rng: Random, stages: list) -> dict:
    named = {stage: rng.randrange(3) for stage in stages if chance(rng, 40)}
    return {"decimals": named} if named and chance(rng, 50) else {}


def passing(rng: Random, *, earlier: list) -> dict:
    found = {}
    if earlier and chance(rng, 45):
        some = rng.sample(earlier, rng.randint(1, len(earlier)))
        found["carry"] = [
            {"round": name, "of": rng.choice(("total", "figure")), "weight": rng.choice((1, HALF, THIRD, 2))}
            for name in some
        ]
    if chance(rng, 30):
        field = {"within": rng.choice(("group", "all")), "ties": rng.choice(("all", "none"))}
        some = (
            {"count": rng.randint(1, 6)}
            if chance(rng, 50)
            else {"share": rng.choice((HALF, THIRD, Fraction(7, 10), 1))}
        )
        found["keep"] = some | field
    return found


def awards(rng: Random, groups: list) -> list:
    found = []
    for position in range(1, rng.choice((2, 3, 3, 4)) if chance(rng, 40) else 1):
        found.append({"id": f"grand-{position}", "name": "Grand", "cap": cap(rng), "across": True})
    for position in range(1, rng.choice((1, 2, 3, 4, 5))):
        award = {"id": f"award-{position}", "name": "Award"}
        if chance(rng, 30):
            some = [group for group in groups or ["all"] if chance(rng, 70)]
            award["caps"] = {group: cap(rng) for group in some}
        if not award.get("caps") or chance(rng, 50):
            award["cap"] = cap(rng)
        found.append(award)
    if chance(rng, 10):
        found.append({"id": "side-prize", "name": "Side", "side": True} | ({"cap": 1} if chance(rng, 50) else {}))
    return [{key: content for key, content in award.items() if content != {}} for award in found]


def cap(rng: Random):
    return rng.choice((0, 1, 1, 1, 1, 1, 2, 2, 3, "all"))


def titles(rng: Random, groups: list) -> list:
    """Where nothing is scored every cap is ``all``."""
    found = [{"id": "title", "name": "Title", "cap": "all"}]
    if groups and chance(rng, 40):
        found.insert(0, {"id": "honour", "name": "Honour", "caps": {rng.choice(groups): "all"}})
    return found


def ties(rng: Random, scored: list) -> dict:
    names = sorted({line["id"] for table in scored for line in table.get("criterion", [])})
    steps = [f"criterion:{name}" for name in names] + [f"round:{table['id']}" for table in scored] + list(SHEET_STEPS)
    length = rng.choice((0, 0, 0, 1, 2, 3, 5))
    found = {"chain": rng.sample(steps, min(length, len(steps))), "chair": rng.choice(("j1", "j2", "nobody"))}
    return found | {"at_line": rng.choice(("decide", "decide", "decide", "all", "none"))}
