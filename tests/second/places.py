"""Places and merit (section 5), by comparing entries two at a time along the chain (section 9)."""

from fractions import Fraction
from functools import cmp_to_key
from hashlib import sha256

from tests.second.rounds import scored_rounds


def last_round(facts: dict, entry: str) -> dict | None:
    """The last score or public round that the entry took part in."""
    rounds = scored_rounds(facts["rules"], facts["story"], entry)
    return rounds[-1] if rounds else None


def total(facts: dict, entry: str) -> Fraction | None:
    table = last_round(facts, entry)
    return facts["story"]["measured"][table["id"]][entry]["total"] if table else None


def compare(facts: dict, one: str, other: str) -> int:
    """Above 0 when ``one`` has more merit, below 0 when ``other`` has, 0 when they are equal."""
    order = [table["id"] for table in facts["rules"]["rounds"]]
    ours, theirs = last_round(facts, one), last_round(facts, other)
    found = sign(order.index(ours["id"]), order.index(theirs["id"])) or sign(total(facts, one), total(facts, other))
    for step in facts["rules"]["chain"]:
        if not found:
            found = compare_by(facts, step, (one, other))
    return found


def sign(one, other) -> int:
    return (one > other) - (one < other)


def compare_by(facts: dict, step: str, pair: tuple) -> int:
    """One step of the chain, for two entries of one last round."""
    name, _, argument = step.partition(":")
    if name == "lot":
        return -sign(*(lot(facts, entry) for entry in pair))
    if name == "round":
        return sign(*(earlier_total(facts, argument, entry) for entry in pair))
    if name == "criterion":
        return sign(*(criterion_figure(facts, argument, entry) for entry in pair))
    if last_round(facts, pair[0])["kind"] == "public":
        return 0
    if name == "first-places":
        return compare_first_places(facts, pair)
    return sign(*(of_sheets(facts, name, entry) for entry in pair))


def lot(facts: dict, entry: str) -> str:
    return sha256(f"{facts['given']['seed']}:{entry}".encode()).hexdigest()


def earlier_total(facts: dict, name: str, entry: str) -> Fraction:
    """0 for both where the round is not an earlier one of theirs."""
    found = facts["story"]["measured"].get(name, {}).get(entry)
    return found["total"] if found else Fraction(0)


def criterion_figure(facts: dict, name: str, entry: str) -> Fraction:
    """Of the last score round that the entry took part in; 0 for both where that has no such criterion."""
    rounds = scored_rounds(facts["rules"], facts["story"], entry)
    scores = [table for table in rounds if table["kind"] == "score"]
    if not scores:
        return Fraction(0)
    return facts["story"]["measured"][scores[-1]["id"]][entry]["criteria"].get(name, Fraction(0))


def sheet_totals(facts: dict, entry: str) -> dict:
    return facts["story"]["measured"][last_round(facts, entry)["id"]][entry]["sheets"]


def of_sheets(facts: dict, name: str, entry: str) -> Fraction:
    totals = sheet_totals(facts, entry)
    if name == "chair":
        return totals.get(facts["rules"]["chair"], Fraction(0))
    values = sorted(totals.values())
    if name == "highest":
        return values[-1]
    if name == "lowest":
        return values[0]
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def compare_first_places(facts: dict, pair: tuple) -> int:
    """Count-back: more first places, then more second ones, and so on."""
    for place in range(1, len(facts["group_of"]) + 1):
        found = sign(*(judges_places(facts, entry).count(place) for entry in pair))
        if found:
            return found
    return 0


def judges_places(facts: dict, entry: str) -> list:
    """The place of the entry in its group's order of each of its judges, in its last round."""
    table, places = last_round(facts, entry), []
    measured = facts["story"]["measured"][table["id"]]
    group = [other for other in measured if facts["group_of"][other] == facts["group_of"][entry]]
    for judge, own in measured[entry]["sheets"].items():
        better = [other for other in group if measured[other]["sheets"].get(judge, own) > own]
        places.append(1 + len(better))
    return places


def placed(facts: dict) -> list:
    """The entries that have a last round."""
    return [entry for entry in sorted(facts["group_of"]) if last_round(facts, entry)]


def place(facts: dict, entry: str) -> int | None:
    """One more than the entries of the group with more merit."""
    if not last_round(facts, entry):
        return None
    return 1 + len([other for other in group_mates(facts, entry) if compare(facts, other, entry) > 0])


def tied_with(facts: dict, entry: str) -> list:
    if not last_round(facts, entry):
        return []
    mates = group_mates(facts, entry)
    return [other for other in mates if other != entry and compare(facts, other, entry) == 0]


def group_mates(facts: dict, entry: str) -> list:
    return [other for other in placed(facts) if facts["group_of"][other] == facts["group_of"][entry]]


def blocks(facts: dict, entries: list) -> list:
    """Equal entries together, best first."""
    order = cmp_to_key(lambda one, other: -compare(facts, one, other))
    found = []
    for entry in sorted(sorted(entries), key=order):
        if found and compare(facts, found[-1][0], entry) == 0:
            found[-1].append(entry)
        else:
            found.append([entry])
    return found
