"""Whole random competitions by seed: a document as TOML and the rows, with lines exactly on values,
recorded decisions, withheld awards, and now and then one fault.

``python -m tests.second.random_competitions SEED`` prints one.
"""

import sys
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pprint import pprint
from random import Random

from tests.second import random_correction, random_documents, random_faults, random_rows
from tests.second.document import Refused, complete
from tests.second.random_documents import chance
from tests.second.result import result
from tests.second.rounds import play
from tests.second.toml_text import toml


@dataclass(frozen=True)
class Competition:
    seed: int
    text: str
    given: dict

    def document(self) -> dict:
        return tomllib.loads(self.text, parse_float=Decimal)


def competition(seed: int) -> Competition:
    rng = Random(seed)
    crowded = chance(rng, 45)
    document = random_documents.crowded(rng) if crowded else random_documents.document(rng)
    random_correction.correct(Random(f"corrected {seed}"), document)
    given = random_rows.rows(rng, rules_of(document), crowded=crowded)
    corrected = any("correction" in table for table in document["round"])
    if not crowded or chance(rng, 15) or (corrected and chance(rng, 60)):
        draw_lines(rng, document, given)
    withhold(rng, document, given)
    forget(rng, document, given)
    if chance(rng, 10):
        random_faults.spoil(rng, document, given)
    record_decisions(rng, document, given)
    for rows in ("entries", "scores", "ballots", "votes"):
        rng.shuffle(given[rows])
    return Competition(seed, toml(document), given)


def read(document: dict) -> dict:
    return tomllib.loads(toml(document), parse_float=Decimal)


def rules_of(document: dict) -> dict:
    return complete(read(document))


def story_of(document: dict, given: dict) -> dict | None:
    try:
        return play(rules_of(document), given)
    except Refused:
        return None


def draw_lines(rng: Random, document: dict, given: dict) -> None:
    """Round by round, thresholds, floors, spreads and shares exactly on what some entry has."""
    for table in document["round"]:
        story = story_of(document, given)
        if not story or not story["taking"][table["id"]]:
            return
        if table["kind"] == "vote":
            draw_share(rng, table, given)
            continue
        if table.get("correction"):
            random_correction.draw_limit(rng, table, story["largest_error"].get(table["id"]))
            story = story_of(document, given)
            if not story:
                return
        measured = story["measured"].get(table["id"])
        totals = [found["total"] for found in (measured or {}).values() if found["total"] >= 0]
        if totals and chance(rng, 35):
            table["threshold"] = rng.choice(sorted(totals))
            table["comparison"] = rng.choice(("ge", "gt"))
        if measured and table["kind"] == "score":
            draw_floor(rng, table, measured, given)
    draw_bands(rng, document, given)


def draw_share(rng: Random, table: dict, given: dict) -> None:
    row = rng.choice([row for row in given["ballots"] if row["round"] == table["id"]])
    valid = row["yes"] + row["no"] + row["abstain"]
    of = {"listed": row["listed"], "present": row["present"], "valid": valid}[table["of"]]
    if of and chance(rng, 50):
        table["pass"] = Fraction(row["yes"], of)


def draw_floor(rng: Random, table: dict, measured: dict, given: dict) -> None:
    entry = rng.choice(sorted(measured))
    group = next(row["group"] for row in given["entries"] if row["entry"] == entry)
    criterion = rng.choice(table["criterion"])
    figure = measured[entry]["criteria"][criterion["id"]]
    if chance(rng, 25):
        special = criterion.get("for", {}).get(group)
        (special if special and chance(rng, 70) else criterion)["floor"] = figure
    points = measured[entry]["sheets"].values()
    if chance(rng, 40) and max(points) > min(points):
        table["spread"] = max(points) - min(points)


def draw_bands(rng: Random, document: dict, given: dict) -> None:
    story = story_of(document, given)
    if not story or not story["measured"] or not chance(rng, 45):
        return
    totals = {found["total"] for measured in story["measured"].values() for found in measured.values()}
    scores = [table for table in document["round"] if table["kind"] == "score"]
    totals = sorted(total for total in totals if total >= 0)
    lines = sorted(rng.sample(totals, min(len(totals), 3)), reverse=True)
    document["band"] = [{"id": f"band-{i}", "name": "Band", "from": line} for i, line in enumerate(lines, start=1)]
    for band in document["band"]:
        figures = story["measured"].get(scores[-1]["id"]) if scores else None
        if figures and chance(rng, 50):
            criterion = rng.choice(scores[-1]["criterion"])["id"]
            entry = rng.choice(sorted(figures))
            band["gate"] = [{"criterion": criterion, "at_least": figures[entry]["criteria"][criterion]}]
    if not document["band"]:
        del document["band"]


def withhold(rng: Random, document: dict, given: dict) -> None:
    awards = [award for award in document.get("award", []) if not award.get("side")]
    if awards and chance(rng, 15):
        award = rng.choice(awards)
        group = None if award.get("across") else rng.choice([None, *award.get("caps", {})])
        given["withheld"].append({"award": award["id"], "group": group})


def forget(rng: Random, document: dict, given: dict) -> None:
    """Rows of entries that do not take part in the round: gone, or left there with gaps and a stranger's sheet."""
    story = story_of(document, given)
    if not story or not chance(rng, 60):
        return
    idle = [row for row in given["scores"] if row["entry"] not in story["taking"][row["round"]]]
    if chance(rng, 50):
        dropped = rng.sample(idle, rng.randint(0, len(idle)))
        given["scores"] = [row for row in given["scores"] if not any(row is other for other in dropped)]
    elif idle:
        given["scores"].append(rng.choice(idle) | {"judge": "stranger"})
    for rows in ("ballots", "votes"):
        if chance(rng, 50):
            given[rows] = [row for row in given[rows] if row["entry"] in story["taking"][row["round"]]]


def record_decisions(rng: Random, document: dict, given: dict) -> None:
    """For some of the real ties, one after the other; now and then for entries that are no tie."""
    names = sorted(entry["entry"] for entry in given["entries"])
    group_of = {entry["entry"]: entry["group"] for entry in given["entries"]}
    if len(names) > 1 and chance(rng, 10):
        given["decisions"].append({"group": None, "entries": rng.sample(names, 2)})
    for _ in range(3):
        found = result(read(document), given)
        for tie in found.get("ties", []):
            if not tie["decided"] and chance(rng, 55):
                order = rng.sample(tie["entries"], len(tie["entries"]))
                if tie["entries"] in [sorted(decision["entries"]) for decision in given["decisions"]]:
                    continue
                group = rng.choice([None, group_of[order[0]], rng.choice(sorted(set(group_of.values())))])
                given["decisions"].append({"group": group, "entries": order})
                break
        else:
            return


if __name__ == "__main__":
    shown = competition(int(sys.argv[1]))
    print(shown.text)
    pprint(shown.given, width=160)
    pprint(result(shown.document(), shown.given), width=160)
