"""One fault in the input or the document: mostly one for which the page says that nothing is computed."""

from fractions import Fraction
from random import Random


def spoil(rng: Random, document: dict, given: dict) -> None:
    faults = [no_seed, still_open, no_cap, unknown_award]
    if given["entries"]:
        faults += [unknown_group, doubled_entry, doubled_decision]
    if given["scores"]:
        faults += [lost_row, doubled_row, unknown_entry, unknown_line, unknown_round]
    if sheet_rows(document, given):
        faults += [lost_sheet, off_step, above, other_weight, high_minimum, unknown_panel, missing_required, no_weight]
    if any("correction" in table for table in document["round"]):
        faults += [no_limit, other_weight] if sheet_rows(document, given) else [no_limit]
    if given["votes"]:
        faults += [lost_votes, doubled_votes, negative_votes]
    if given["ballots"]:
        faults += [lost_ballots, empty_council, too_many_ballots, no_chair, doubled_ballots] * 2
    if answer_rows(document, given):
        faults += [lost_row, half_an_answer, half_an_answer]
    rng.choice(faults)(rng, document, given)


def rows_of_kind(document: dict, given: dict, kind: str) -> list:
    rounds = [table["id"] for table in document["round"] if table["kind"] == kind]
    return [row for row in given["scores"] if row["round"] in rounds]


def sheet_rows(document: dict, given: dict) -> list:
    return rows_of_kind(document, given, "score")


def answer_rows(document: dict, given: dict) -> list:
    return rows_of_kind(document, given, "eligibility")


def no_seed(rng, document, given):
    given["seed"] = ""


def lost_row(rng, document, given):
    given["scores"].remove(rng.choice(given["scores"]))


def unknown_award(rng, document, given):
    given["withheld"].append({"award": "nothing", "group": None})


def unknown_group(rng, document, given):
    rng.choice(given["entries"])["group"] = "nowhere"


def doubled_entry(rng, document, given):
    given["entries"].append(dict(rng.choice(given["entries"])))


def doubled_decision(rng, document, given):
    entries = [row["entry"] for row in given["entries"]]
    given["decisions"] += [{"group": None, "entries": entries}, {"group": None, "entries": entries[::-1]}]


def unknown_round(rng, document, given):
    given["scores"].append(rng.choice(given["scores"]) | {"round": "r9"})


def no_weight(rng, document, given):
    rng.choice(sheet_rows(document, given))["weight"] = Fraction(0)


def negative_votes(rng, document, given):
    rng.choice(given["votes"])["votes"] = -1


def doubled_row(rng, document, given):
    given["scores"].append(dict(rng.choice(given["scores"])))


def unknown_entry(rng, document, given):
    given["scores"].append(rng.choice(given["scores"]) | {"entry": "nobody"})


def unknown_line(rng, document, given):
    given["scores"].append(rng.choice(given["scores"]) | {"criterion": "c9"})


def half_an_answer(rng, document, given):
    rng.choice(answer_rows(document, given))["points"] = Fraction(1, 2)


def doubled_votes(rng, document, given):
    given["votes"].append(rng.choice(given["votes"]) | {"votes": 2})


def doubled_ballots(rng, document, given):
    given["ballots"].append(dict(rng.choice(given["ballots"])))


def lost_sheet(rng, document, given):
    gone = rng.choice(sheet_rows(document, given))
    same = ("entry", "judge", "round")
    given["scores"] = [row for row in given["scores"] if any(row[key] != gone[key] for key in same)]


def off_step(rng, document, given):
    row = rng.choice(sheet_rows(document, given))
    row["points"] -= Fraction(1, 4)


def above(rng, document, given):
    rng.choice(sheet_rows(document, given))["points"] += 10


def other_weight(rng, document, given):
    rng.choice(sheet_rows(document, given))["weight"] = Fraction(7)


def lost_votes(rng, document, given):
    given["votes"].remove(rng.choice(given["votes"]))


def lost_ballots(rng, document, given):
    given["ballots"].remove(rng.choice(given["ballots"]))


def empty_council(rng, document, given):
    rng.choice(given["ballots"]).update(present=0, yes=0, no=0, abstain=0, invalid=0)


def too_many_ballots(rng, document, given):
    row = rng.choice(given["ballots"])
    row["invalid"] = row["present"] + 1


def no_chair(rng, document, given):
    rng.choice(given["ballots"])["chair"] = False


def still_open(rng, document, given):
    document["undecided"] = ["ties.chain"]


def no_limit(rng, document, given):
    for table in document["round"]:
        table.get("correction", {}).pop("limit", None)


def no_cap(rng, document, given):
    for award in document.get("award", []):
        award.pop("cap", None)


def high_minimum(rng, document, given):
    for table in document["round"]:
        if table["kind"] == "score":
            table["minimum"] = 4


def unknown_panel(rng, document, given):
    rows = [row for row in sheet_rows(document, given) if row.get("panel")]
    if rows:
        judge = rng.choice(rows)["judge"]
        for row in rows:
            if row["judge"] == judge:
                row["panel"] = "strangers"


def missing_required(rng, document, given):
    row = rng.choice(sheet_rows(document, given))
    given["required"][row["round"], row["entry"]] = {row["judge"], "absent-judge"}
