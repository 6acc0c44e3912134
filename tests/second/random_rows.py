"""Random rows for a document: entries, sheets, answers, ballots and votes of every round."""

from fractions import Fraction
from random import Random

from tests.second import random_correction
from tests.second.random_documents import chance


def rows(rng: Random, rules: dict, *, crowded: bool) -> dict:
    """For ``rules`` complete as in ``document``; a crowded contest has many entries of few entrants."""
    given = {"scores": [], "ballots": [], "votes": [], "required": {}, "decisions": [], "withheld": []}
    given["seed"] = rng.choice(("2026-05-01", "hạt giống", "1"))
    given["entries"] = entries(rng, rules, crowded=crowded)
    for table in rules["rounds"]:
        kinds_of = {"eligibility": answers, "score": sheets, "vote": ballots, "public": votes}
        kinds_of[table["kind"]](rng, table, given)
    return given


def entries(rng: Random, rules: dict, *, crowded: bool) -> list:
    number = rng.choice((4, 5, 6, 7, 8, 9, 10, 12) if crowded else (0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10))
    owners = rng.choice((max(1, number), max(1, number // 2), max(1, number // 2), max(1, number // 3), 2))
    found = []
    for position in range(number):
        entry = {
            "entry": f"{rng.choice('eeeĐZ')}{rng.randrange(10**3)}-{position}",
            "group": rng.choice(rules["groups"]),
        }
        entry |= {"entrant": f"p{rng.randrange(owners)}", "number": rng.randint(1, 99)}
        known = chance(rng, 85)
        found.append(entry | {"recognised": ["commune", "district"] if known else rng.choice(([], ["commune"]))})
    return found


def answers(rng: Random, table: dict, given: dict) -> None:
    people = rng.choice((1, 2, 3, 4))
    for entry in given["entries"]:
        for condition in table["conditions"]:
            for person in range(people):
                row = {"entry": entry["entry"], "round": table["id"], "judge": f"x{person}", "criterion": condition}
                given["scores"].append(row | {"points": Fraction(chance(rng, 85))})


def ballots(rng: Random, table: dict, given: dict) -> None:
    listed = rng.choice((3, 5, 10, 11))
    least = -int(-table["quorum"] * listed // 1)
    for entry in given["entries"]:
        present = rng.randint(max(least, 1), listed)
        yes = rng.randint(present // 2, present)
        no = rng.randint(0, present - yes)
        abstain = rng.randint(0, present - yes - no)
        row = {"entry": entry["entry"], "round": table["id"], "listed": listed, "present": present, "yes": yes}
        row |= {"no": no, "abstain": abstain, "invalid": rng.randint(0, present - yes - no - abstain)}
        if chance(rng, 8):
            row |= {"yes": 0, "no": 0, "abstain": 0, "invalid": rng.randint(0, present)}
        given["ballots"].append(row | {"chair": table["chair"] or chance(rng, 50)})


def votes(rng: Random, table: dict, given: dict) -> None:
    most = rng.choice((0, 1, 3, 3, 7, 1000))
    for entry in given["entries"]:
        given["votes"].append({"entry": entry["entry"], "round": table["id"], "votes": rng.randint(0, most)})


def sheets(rng: Random, table: dict, given: dict) -> None:
    """One jury for each group; entries often repeat each other's sheets, between judges too, so that they tie."""
    panel_of = {f"j{i}": rng.choice([panel["id"] for panel in table["panels"]] or [""]) for i in range(1, 7)}
    juries = {
        group: sorted(rng.sample(sorted(panel_of), rng.choice((1, 2, 3, 3, 4, 5)))) for group in table["criteria"]
    }
    juries = random_correction.juries(rng, list(juries)) if table["correction"] else juries
    narrow, heavy, naming = chance(rng, 60), chance(rng, 12), chance(rng, 15)
    how = rng.choice(("gaps", "gaps", "few", "few", "halves")) if table["correction"] else ""
    written = {}
    for entry in given["entries"]:
        jury = juries[entry["group"]]
        lines = {
            name: line for criterion in table["criteria"][entry["group"]] for name, line in criterion["lines"].items()
        }
        points = {judge: sheet(rng, lines, narrow=narrow) for judge in jury}
        alike = [other for other in written if written[other][0] == lines and len(written[other][1]) >= len(jury)]
        if alike and chance(rng, 40):
            copied = list(written[rng.choice(alike)][1].values())[: len(jury)]
            if chance(rng, 50):
                rng.shuffle(copied)
            points = dict(zip(jury, copied, strict=True))
        written[entry["entry"]] = (lines, points)
        there = present(rng, table, jury, how=how)
        if naming and chance(rng, 50):
            given["required"][table["id"], entry["entry"]] = set(rng.sample(there, rng.randint(1, len(there))))
        multiples = (1,) * 40 + (2,) if table["correction"] else (1, Fraction(3, 2), 2)
        factors = {c["id"]: rng.choice(multiples) for c in table["criteria"][entry["group"]]}
        for judge in there:
            for name, value in points[judge].items():
                row = {
                    "entry": entry["entry"],
                    "round": table["id"],
                    "judge": judge,
                    "criterion": name,
                    "points": value,
                }
                row |= {"panel": panel_of[judge]} if table["panels"] else {}
                row |= {"weight": Fraction(factors[name.split(".")[0]])} if heavy else {}
                given["scores"].append(row)
    if table["correction"]:
        random_correction.weigh_strangers(rng, table, given)


def sheet(rng: Random, lines: dict, *, narrow: bool) -> dict:
    """In narrow contests the points lie in the upper two steps."""
    found = {}
    for name, (maximum, step) in lines.items():
        steps = int(maximum / step)
        found[name] = step * rng.randint(max(0, steps - 2) if narrow else 0, steps)
    return found


def present(rng: Random, table: dict, jury: list, *, how: str) -> list:
    if table["absent"] == "refuse":
        return jury
    if table["correction"]:
        return random_correction.present(rng, jury, how=how)
    return [judge for judge in jury if chance(rng, 80)] or jury[:1]
