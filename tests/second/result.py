"""The whole result of a competition as one plain dictionary."""

from fractions import Fraction

from tests.second import awards, places
from tests.second.document import EVERYBODY, SCORED, Refused, complete
from tests.second.rounds import play


def result(document: dict, given: dict) -> dict:
    """``document`` as TOML reads it, ``given`` as rows; ``{"refused": code}`` where nothing can be computed."""
    try:
        return computed(complete(document), given)
    except Refused as refusal:
        return {"refused": refusal.code}


def computed(rules: dict, given: dict) -> dict:
    if "lot" in rules["chain"] and not given.get("seed"):
        raise Refused("no_seed")
    facts = {
        "rules": rules,
        "given": given,
        "group_of": {entry["entry"]: entry["group"] for entry in given["entries"]},
        "entrant_of": {entry["entry"]: entry["entrant"] for entry in given["entries"]},
    }
    refuse_contradictions(facts)
    facts["story"] = play(rules, given)
    has_places = any(table["kind"] in SCORED for table in rules["rounds"])
    hall = awards.give(facts) if has_places else titles(facts)
    decisions = given.get("decisions", [])
    return {
        "entries": {entry: standing(facts, hall, entry) for entry in sorted(facts["group_of"])},
        "awards": counts(facts, hall),
        "ties": hall["ties"],
        "unused_decisions": [d for d in decisions if d not in hall["used"]],
        "effects": {name: texts(effects) for name, effects in facts["story"]["effects"].items()},
        "warnings": {
            "spread": sorted(facts["story"]["spread"]),
            "correction_not_used": sorted(facts["story"]["not_corrected"]),
        },
    }


def texts(numbers: dict) -> dict:
    return {name: str(number) for name, number in numbers.items()}


def refuse_contradictions(facts: dict) -> None:
    """What no input may say, whoever takes part in which round."""
    given, rounds = facts["given"], [table["id"] for table in facts["rules"]["rounds"]]
    for rows in ("scores", "ballots", "votes"):
        if any(row["entry"] not in facts["group_of"] or row["round"] not in rounds for row in given[rows]):
            raise Refused("unknown_entry_or_round")
    said = {
        "entries": [row["entry"] for row in given["entries"]],
        "ballots": [(row["round"], row["entry"]) for row in given["ballots"]],
        "votes": [(row["round"], row["entry"]) for row in given["votes"]],
        "decisions": [sorted(decision["entries"]) for decision in given["decisions"]],
    }
    if any(each in rows[:position] for rows in said.values() for position, each in enumerate(rows)):
        raise Refused("said_twice")
    if any(row["group"] not in facts["rules"]["groups"] for row in given["entries"]):
        raise Refused("unknown_group")
    if any(row["award"] not in [award["id"] for award in facts["rules"]["awards"]] for row in given["withheld"]):
        raise Refused("unknown_award")
    if any(row["votes"] < 0 for row in given["votes"]):
        raise Refused("negative_votes")
    for row in given["ballots"]:
        ballots = row["yes"] + row["no"] + row["abstain"] + row["invalid"]
        if not ballots <= row["present"] <= row["listed"] or row["listed"] < 1:
            raise Refused("contradictory_ballots")


def titles(facts: dict) -> dict:
    """Without a score or public round every qualified entry takes the first award of its group."""
    hall = {"took": {}, "held": {}, "given": {}, "ties": [], "used": [], "reasons": {}}
    for entry in facts["story"]["qualified"]:
        group = facts["group_of"][entry]
        offered = [a for a in facts["rules"]["awards"] if not a["side"] and not a["across"]]
        offered = [a["id"] for a in offered if awards.cap_of(facts, a, group) != 0]
        hall["reasons"][entry] = "won" if offered else "awards_used_up"
        for award in offered[:1]:
            hall["took"][entry] = [award]
            hall["given"][award, group] = hall["given"].get((award, group), 0) + 1
    return hall


def standing(facts: dict, hall: dict, entry: str) -> dict:
    story, table = facts["story"], places.last_round(facts, entry)
    qualified = entry in story["qualified"]
    taken = [award["id"] for award in facts["rules"]["awards"] if award["id"] in hall["took"].get(entry, [])]
    return {
        "group": facts["group_of"][entry],
        "last_round": table["id"] if table else None,
        "total": str(places.total(facts, entry)) if table else None,
        "place": places.place(facts, entry),
        "tied_with": places.tied_with(facts, entry),
        "qualified": qualified,
        "band": band(facts, entry) if qualified and table else None,
        "award": taken[0] if taken else None,
        "reason": hall["reasons"][entry] if qualified else story["out"][entry],
    }


def band(facts: dict, entry: str) -> str | None:
    """The first band whose line the total reaches and all of whose gates the criterion figures reach."""
    total: Fraction = places.total(facts, entry)
    for each in facts["rules"]["bands"]:
        gates = [places.criterion_figure(facts, name, entry) >= least for name, least in each["gates"]]
        if total >= each["from"] and all(gates):
            return each["id"]
    return None


def counts(facts: dict, hall: dict) -> list:
    """One row for each award and each group that may give it; side prizes are given by people."""
    rows = []
    for award in facts["rules"]["awards"]:
        for group, cap in award["caps"].items() if not award["side"] else ():
            given, held = (hall[what].get((award["id"], group), 0) for what in ("given", "held"))
            left = 0 if cap == "all" else max(0, cap - given - held)
            rows.append(
                {
                    "award": award["id"],
                    "group": EVERYBODY if award["across"] else group,
                    "cap": cap,
                    "given": given,
                    "held": held,
                    "withheld": left,
                }
            )
    return rows
