"""Who takes what (section 8.1), step by step as the page numbers them.

A pass is a dictionary: its ``lines`` (each with ``group``, ``blocks`` and ``awards``),
``reasons``, ``hopes``, and whether a tie in it stayed ``undecided``. What both passes share
is in ``hall``: ``facts``, ``took`` (entry -> awards), ``held`` and ``given`` (award and group -> number),
``ties`` and the decisions ``used``.
"""

from collections import Counter

from tests.second import places
from tests.second.document import EVERYBODY


def give(facts: dict) -> dict:
    """Both passes, one after the other."""
    hall = {"facts": facts, "took": {}, "held": Counter(), "given": Counter(), "ties": [], "used": []}
    first = new_pass([])
    if any(is_computed_across(award) for award in facts["rules"]["awards"]):
        first = new_pass([line(facts, EVERYBODY, across=True)])
        run(hall, first)
    second = new_pass([line(facts, group, across=False) for group in sorted(facts["rules"]["groups"])])
    if facts["rules"]["per_entry"] == 1:
        leave_out(second, set(hall["took"]))
    if first["undecided"]:
        second["reasons"] = {entry: kind for entry, kind in first["reasons"].items() if kind == "awaiting"}
        everything_waits(hall, second)
    else:
        run(hall, second)
    reasons = {entry: reason(hall, entry, (first, second)) for entry in facts["story"]["qualified"]}
    return hall | {"reasons": reasons}


def is_computed_across(award: dict) -> bool:
    return award["across"] and not award["side"]


def cap_of(facts: dict, award: dict, group: str):
    """For the computation: an award that the organiser withholds here has none."""
    for withheld in facts["given"].get("withheld", []):
        if withheld["award"] == award["id"] and (award["across"] or withheld["group"] in (None, group)):
            return 0
    return award["caps"].get(group, 0)


def line(facts: dict, group: str, *, across: bool) -> dict:
    entries = [e for e in facts["story"]["qualified"] if across or facts["group_of"][e] == group]
    awards = []
    for award in facts["rules"]["awards"]:
        if award["across"] == across and not award["side"]:
            cap = cap_of(facts, award, group)
            awards += [award["id"]] * (len(entries) if cap == "all" else min(cap, len(entries)))
    return {"group": group, "blocks": places.blocks(facts, entries), "awards": awards}


def new_pass(lines: list) -> dict:
    return {"lines": lines, "reasons": {}, "hopes": Counter(), "undecided": False, "lost": set()}


def leave_out(turn: dict, entries: set) -> None:
    for each in turn["lines"]:
        each["blocks"] = [[e for e in block if e not in entries] for block in each["blocks"]]
        each["blocks"] = [block for block in each["blocks"] if block]


def entrant(hall: dict, entry: str) -> str:
    return hall["facts"]["entrant_of"][entry]


def room(hall: dict, person: str) -> int:
    """``per_entrant`` less the awards taken so far; with no limit as many as there are entries."""
    most = hall["facts"]["rules"]["per_entrant"]
    if most == 0:
        return len(hall["facts"]["group_of"])
    return most - sum(len(awards) for entry, awards in hall["took"].items() if entrant(hall, entry) == person)


def owned(hall: dict, person: str, lines: list) -> int:
    """Entries of one entrant in the first blocks of these lines."""
    return len([entry for each in lines for entry in each["blocks"][0] if entrant(hall, entry) == person])


def people(hall: dict, lines: list) -> list:
    return sorted({entrant(hall, entry) for each in lines for entry in each["blocks"][0]})


def is_open(each: dict) -> bool:
    return bool(each["awards"] and each["blocks"])


def file_order(hall: dict, award: str) -> int:
    return [each["id"] for each in hall["facts"]["rules"]["awards"]].index(award)


def run(hall: dict, turn: dict) -> None:
    """Steps 1 to 7, until a step says that the pass is over."""
    while True:
        for each in turn["lines"]:
            turn_away(hall, turn, each)
        heads = heads_of(hall, turn)
        if not heads:
            return
        hoping = [person for person, hopes in turn["hopes"].items() if hopes > 0]
        if any(owned(hall, person, heads) > room(hall, person) - turn["hopes"][person] for person in hoping):
            everything_waits(hall, turn)
            return
        served = served_of(hall, heads)
        if not serve(hall, turn, served) and not settle(hall, turn, served):
            decided = tie(hall, turn, served)
            if not decided and len(served) > 1:
                everything_waits(hall, turn)
                return


def turn_away(hall: dict, turn: dict, each: dict) -> None:
    """Step 1, in one line."""
    while is_open(each):
        block = each["blocks"][0]
        full = [entry for entry in block if room(hall, entrant(hall, entry)) <= 0]
        for entry in full:
            turn["reasons"][entry] = "over_limit"
            block.remove(entry)
        if block:
            return
        each["blocks"].pop(0)


def heads_of(hall: dict, turn: dict) -> list:
    """Step 2: the earliest award in the file, and of those lines the blocks with the most merit."""
    lines = [each for each in turn["lines"] if is_open(each)]
    if not lines:
        return []
    earliest = min(file_order(hall, each["awards"][0]) for each in lines)
    lines = [each for each in lines if file_order(hall, each["awards"][0]) == earliest]
    return [each for each in lines if all(merit(hall, each, other) >= 0 for other in lines)]


def merit(hall: dict, one: dict, other: dict) -> int:
    return places.compare(hall["facts"], one["blocks"][0][0], other["blocks"][0][0])


def everything_waits(hall: dict, turn: dict) -> None:
    """What is still open is held for the entries left, and they wait for others."""
    for each in turn["lines"]:
        turn_away(hall, turn, each)
        if is_open(each):
            entries = [entry for block in each["blocks"] for entry in block]
            hold(hall, each, each["awards"][: len(entries)])
            for entry in entries:
                if turn["reasons"].get(entry) != "awaiting":
                    turn["reasons"][entry] = "awaiting_others"


def hold(hall: dict, each: dict, awards: list) -> None:
    for award in awards:
        hall["held"][award, each["group"]] += 1


def served_of(hall: dict, heads: list) -> list:
    """Step 3: the heads of the torn entrants, or the first head alone."""
    torn = []
    for person in people(hall, heads):
        together = owned(hall, person, heads)
        if together > room(hall, person) and together > max(owned(hall, person, [each]) for each in heads):
            torn.append(person)
    if torn:
        return [each for each in heads if any(owned(hall, person, [each]) for person in torn)]
    return [min(heads, key=lambda each: each["group"])]


def within_reach(hall: dict, each: dict) -> list:
    """Step 4: the first awards of the line, as many as its first block can take."""
    number = sum(min(owned(hall, person, [each]), room(hall, person)) for person in people(hall, [each]))
    return each["awards"][:number]


def all_have_room(hall: dict, served: list) -> bool:
    return all(owned(hall, person, served) <= room(hall, person) for person in people(hall, served))


def serve(hall: dict, turn: dict, served: list) -> bool:
    """Step 4: one award for all of them, as many as they are, and nobody goes over the limit."""
    awards = [award for each in served for award in within_reach(hall, each)]
    entries = sum(len(each["blocks"][0]) for each in served)
    if len(set(awards)) != 1 or len(awards) != entries or not all_have_room(hall, served):
        return False
    for each in served:
        for entry in each["blocks"].pop(0):
            take(hall, turn, entry=entry, award=each["awards"].pop(0), line=each)
    return True


def take(hall: dict, turn: dict, *, entry: str, award: str, line: dict, decided: bool = False) -> None:
    hall["took"].setdefault(entry, []).append(award)
    hall["given"][award, line["group"]] += 1
    turn["reasons"][entry] = "won_by_decision" if decided or entry in turn["lost"] else "won"


def settle(hall: dict, turn: dict, served: list) -> bool:
    """Step 5: a tie that ``ties.at_line`` settles."""
    at_line, each = hall["facts"]["rules"]["at_line"], served[0]
    if at_line == "decide" or len(served) > 1 or not all_have_room(hall, served):
        return False
    award = each["awards"][0]
    if at_line == "all":
        for entry in each["blocks"].pop(0):
            take(hall, turn, entry=entry, award=award, line=each)
    each["awards"] = [other for other in each["awards"] if other != award]
    return True


def tie(hall: dict, turn: dict, served: list) -> bool:
    """Steps 6 and 7: report the tie; True where a decision resolves it."""
    entries = sorted(entry for each in served for entry in each["blocks"][0])
    decision = decision_for(hall, entries)
    hall["ties"].append(
        {
            "group": served[0]["group"] if len(served) == 1 else None,
            "entries": entries,
            "stakes": stakes(hall, served, entries),
            "decided": decision is not None,
        }
    )
    if decision is not None:
        hall["used"].append(decision)
        decide(hall, turn, served=served, order=decision["entries"])
        return True
    turn["undecided"] = True
    for entry in entries:
        turn["reasons"][entry] = "awaiting"
    if len(served) == 1:
        await_decision(hall, turn, served[0])
    return False


def stakes(hall: dict, served: list, entries: list) -> list:
    awards = [award for each in served for award in within_reach(hall, each)]
    different = sorted(set(awards), key=lambda award: file_order(hall, award))
    some_without = len(awards) < len(entries) or not all_have_room(hall, served)
    return different + [None] * some_without


def decision_for(hall: dict, entries: list) -> dict | None:
    groups = {hall["facts"]["group_of"][entry] for entry in entries} | {None}
    for decision in hall["facts"]["given"].get("decisions", []):
        if sorted(decision["entries"]) == entries and decision["group"] in groups:
            return decision
    return None


def decide(hall: dict, turn: dict, *, served: list, order: list) -> None:
    """Step 6: in its order they take the award that is now first; who gets none of it returns alone."""
    line_of = {entry: each for each in served for entry in each["blocks"][0]}
    back = {each["group"]: [] for each in served}
    award = served[0]["awards"][0]  # of all heads alike
    for entry in order:
        each = line_of[entry]
        if each["awards"][:1] == [award] and room(hall, entrant(hall, entry)) > 0:
            take(hall, turn, entry=entry, award=each["awards"].pop(0), line=each, decided=True)
        else:
            back[each["group"]].append([entry])
            turn["reasons"][entry] = "lost_by_decision"
            turn["lost"].add(entry)
    for each in served:
        each["blocks"][:1] = back[each["group"]]


def await_decision(hall: dict, turn: dict, each: dict) -> None:
    """Step 7, one line: its awards within reach are held, its block steps aside, hopes grow."""
    awards = within_reach(hall, each)
    for person in people(hall, [each]):
        turn["hopes"][person] += min(owned(hall, person, [each]), room(hall, person))
    hold(hall, each, awards)
    del each["awards"][: len(awards)]
    each["blocks"].pop(0)


def reason(hall: dict, entry: str, turns: tuple) -> str:
    """That of the pass in which it took an award; or the second pass's, or the first's."""
    first, second = (turn["reasons"] for turn in turns)
    if entry in hall["took"] and not second.get(entry, "").startswith("won"):
        return first[entry]
    return second.get(entry) or first.get(entry) or "awards_used_up"
