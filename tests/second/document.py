"""The document, with every default of the page filled in and every number exact.

This directory is a second implementation of ``docs/rules.md``, written from that page alone
and plainly: nothing is kept that can be worked out again. It imports nothing of ``judging``.
"""

from fractions import Fraction

EVERYBODY = "all"
SCORED = ("score", "public")


class Refused(Exception):
    """Nothing is computed from this input; ``code`` says why."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def number(value) -> Fraction:
    """A number of the page: whole, with decimals, or a fraction in quotes."""
    return Fraction(value)


def number_or_none(table: dict, key: str) -> Fraction | None:
    return number(table[key]) if key in table else None


def complete(document: dict) -> dict:
    """The document as the other modules read it; a still open one is refused."""
    groups = [group["id"] for group in document.get("group", [])] or [EVERYBODY]
    ties, limits = document.get("ties", {}), document.get("limits", {})
    rules = {
        "needs": document.get("ladder", {}).get("needs"),
        "groups": groups,
        "rounds": [complete_round(table, groups) for table in document["round"]],
        "bands": [complete_band(band) for band in document.get("band", [])],
        "awards": [complete_award(award, groups) for award in document.get("award", [])],
        "per_entry": limits.get("per_entry", 1),
        "per_entrant": limits.get("per_entrant", 0),
        "chain": ties.get("chain", []),
        "at_line": ties.get("at_line", "decide"),
        "chair": ties.get("chair"),
    }
    if document.get("undecided"):
        raise Refused("still_open")
    return rules


def complete_round(table: dict, groups: list) -> dict:
    kinds = {"eligibility": eligibility, "score": score, "vote": vote, "public": public}
    return {"id": table["id"], "kind": table["kind"], **kinds[table["kind"]](table, groups)}


def eligibility(table: dict, groups: list) -> dict:
    return {
        "agree": number(table.get("agree", 1)),
        "conditions": [condition["id"] for condition in table["condition"]],
    }


def score(table: dict, groups: list) -> dict:
    high, low = table.get("drop_high", 0), table.get("drop_low", 0)
    return {
        "per": table.get("per", "sheet"),
        "combine": table.get("combine", "mean"),
        "drop_high": high,
        "drop_low": low,
        "drop_from": table.get("drop_from", high + low + 1),
        "absent": table.get("absent", "refuse"),
        "minimum": table.get("minimum", 1),
        "spread": number_or_none(table, "spread"),
        "correction": correction(table),
        "panels": [complete_panel(panel) for panel in table.get("panel", [])],
        "criteria": {group: [criterion(line, group) for line in table["criterion"]] for group in groups},
        **passing(table),
    }


def correction(table: dict) -> dict | None:
    """What section 4.6 needs to know; still open without the limit."""
    if table.get("combine") != "corrected":
        return None
    keys = table.get("correction", {})
    if "limit" not in keys:
        raise Refused("still_open")
    return {
        "limit": number(keys["limit"]),
        "decimals": keys.get("decimals", 2),
        "within": keys.get("within", "group"),
        "otherwise": keys.get("otherwise", "refuse"),
    }


def public(table: dict, groups: list) -> dict:
    return {
        "maximum": number(table["maximum"]),
        "within": table.get("within", "all"),
        **passing(table),
    }


def vote(table: dict, groups: list) -> dict:
    return {
        "quorum": number(table.get("quorum", 0)),
        "chair": table.get("chair", False),
        "pass": number(table["pass"]),
        "comparison": table.get("comparison", "ge"),
        "of": table.get("of", "listed"),
    }


def passing(table: dict) -> dict:
    """What score rounds and public rounds have in common."""
    keep = table.get("keep")
    return {
        "threshold": number_or_none(table, "threshold"),
        "comparison": table.get("comparison", "ge"),
        "keep": keep
        and {
            "share": number_or_none(keep, "share"),
            "count": keep.get("count"),
            "within": keep.get("within", "group"),
            "ties": keep.get("ties", "all"),
        },
        "carry": [
            (carry["round"], carry.get("of", "total"), number(carry.get("weight", 1)))
            for carry in table.get("carry", [])
        ],
        "decimals": table.get("decimals", {}),
    }


def complete_panel(panel: dict) -> dict:
    weights = {name: number(weight) for name, weight in panel.get("weights", {}).items()}
    return {"id": panel["id"], "weight": number(panel.get("weight", 1)), "weights": weights}


def criterion(table: dict, group: str) -> dict:
    """The criterion as it is in one group. ``lines`` are what judges score: name -> maximum, step."""
    here = table | table.get("for", {}).get(group, {})
    parts = table.get("part", [])
    if not parts and "maximum" not in table:
        raise Refused("still_open")
    scored = {f"{table['id']}.{part['id']}": part for part in parts} or {table["id"]: here}
    return {
        "id": table["id"],
        "factor": number(here.get("factor", 1)),
        "floor": number_or_none(here, "floor"),
        "lines": {name: (number(line["maximum"]), number(line.get("step", 1))) for name, line in scored.items()},
    }


def complete_band(band: dict) -> dict:
    gates = [(gate["criterion"], number(gate["at_least"])) for gate in band.get("gate", [])]
    return {"id": band["id"], "from": number(band["from"]), "gates": gates}


def complete_award(award: dict, groups: list) -> dict:
    """``caps``: the cap in each group that may give it; of an award across, that of all together."""
    if not award.get("side") and "cap" not in award and "caps" not in award:
        raise Refused("still_open")
    across = award.get("across", False)
    named = award.get("caps", {})
    places = [EVERYBODY] if across else groups
    caps = {place: named.get(place, award.get("cap")) for place in places}
    return {
        "id": award["id"],
        "across": across,
        "side": award.get("side", False),
        "caps": {place: cap for place, cap in caps.items() if cap is not None},
    }
