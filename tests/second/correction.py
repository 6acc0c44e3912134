"""The effects of the judges of a corrected round (section 4.6), straight from their definition.

``sheets`` are the counting ones: (entry, judge) -> total after r(sheet). Every number of entry and
judge is solved for at once, as a sum of the sheet totals, so that its fixed numbers are there to be squared.
"""

from fractions import Fraction
from math import floor

from tests.second.document import Refused

UNCONNECTED, UNCERTAIN = "correction_unconnected", "correction_uncertain"


def correct(table: dict, taking: list, *, sheets: dict, story: dict) -> dict:
    """Judge -> the rounded effect; none where the plain mean is used. Refuses where the table says so."""
    if table["combine"] != "corrected" or not sheets:
        return {}
    found = estimates(sheets)
    story["largest_error"][table["id"]] = max(found["errors"].values()) if found["errors"] else None
    because = obstacle(table["correction"], taking, found)
    if because and table["correction"]["otherwise"] == "refuse":
        raise Refused(because)
    if because:
        story["not_corrected"].append([table["id"], because])
        return {}
    places = table["correction"]["decimals"]
    story["effects"][table["id"]] = {judge: away(effect, places) for judge, effect in found["effects"].items()}
    return story["effects"][table["id"]]


def obstacle(correction: dict, taking: list, found: dict) -> str | None:
    """First whether the round is connected, then whether it is certain enough."""
    for part in found["components"]:
        for one in taking:
            for other in taking:
                alike = correction["within"] == "all" or one["group"] == other["group"]
                if alike and (("entry", one["entry"]) in part) != (("entry", other["entry"]) in part):
                    return UNCONNECTED
    if not found["errors"] or max(found["errors"].values()) > correction["limit"] ** 2:
        return UNCERTAIN
    return None


def components(sheets: dict) -> list:
    """Sets of entries and judges that are linked, directly or through others."""
    parts = []
    for entry, judge in sheets:
        pair = {("entry", entry), ("judge", judge)}
        touching = [part for part in parts if part & pair]
        parts = [part for part in parts if not part & pair] + [pair.union(*touching)]
    return parts


def estimates(sheets: dict) -> dict:
    """``effects``: judge -> b; ``errors``: judge -> the squared standard error, nothing where f = 0."""
    parts, totals = components(sheets), list(sheets.values())
    weights = least_squares(sheets, parts)
    value = {name: dot(row, totals) for name, row in weights.items()}
    judges = sorted({judge for _, judge in sheets})
    squares = [(total - value["entry", entry] - value["judge", judge]) ** 2 for (entry, judge), total in sheets.items()]
    freedom = len(sheets) - len({entry for entry, _ in sheets}) - len(judges) + len(parts)
    spread = {judge: dot(weights["judge", judge], weights["judge", judge]) for judge in judges}
    return {
        "components": parts,
        "effects": {judge: value["judge", judge] for judge in judges},
        "errors": {judge: sum(squares) / freedom * spread[judge] for judge in judges} if freedom else {},
    }


def least_squares(sheets: dict, parts: list) -> dict:
    """Name of an entry or a judge -> what each sheet total is multiplied with in its number.

    The conditions of the least Q are one equation for each entry and each judge, with an
    unknown multiplier for each component, whose Σ b over its sheets is 0.
    """
    names = sorted(set().union(*parts)) + [("component", position) for position in range(len(parts))]
    row = {name: {} for name in names}
    for position, sheet in enumerate(sheets):
        pair = tuple(zip(("entry", "judge"), sheet, strict=True))
        side = ("component", next(i for i, part in enumerate(parts) if pair[0] in part))
        for name in pair:
            row[name]["sheet", position] = Fraction(1)
            for other in pair:
                add_one(row[name], other)
        add_one(row[pair[1]], side)
        add_one(row[side], pair[1])
    solve(row, names)
    return {
        name: [row[name].get(("sheet", position), Fraction(0)) for position in range(len(sheets))]
        for name in names
        if name[0] != "component"
    }


def add_one(row: dict, name: tuple) -> None:
    row[name] = row.get(name, Fraction(0)) + 1


def solve(row: dict, names: list) -> None:
    """Gauss and Jordan, in place: afterwards ``row[name]`` has 1 at ``name`` and nothing at the other names."""
    left = set(names)
    for name in names:
        pivot = next(other for other in sorted(left) if row[other].get(name))
        row[name], row[pivot] = row[pivot], row[name]
        left.discard(name)
        first = row[name][name]
        row[name] = {column: number / first for column, number in row[name].items()}
        for other in names:
            times = row[other].get(name) if other != name else None
            if times:
                row[other] = subtracted(row[other], row[name], times)


def subtracted(row: dict, pivot: dict, times: Fraction) -> dict:
    found = dict(row)
    for column, number in pivot.items():
        found[column] = found.get(column, Fraction(0)) - times * number
    return {column: number for column, number in found.items() if number}


def dot(ones: list, others: list) -> Fraction:
    return sum((one * other for one, other in zip(ones, others, strict=True)), Fraction(0))


def away(value: Fraction, decimals: int) -> Fraction:
    """Half a unit goes away from zero."""
    units = floor(abs(value) * 10**decimals + Fraction(1, 2))
    return Fraction(units if value > 0 else -units, 10**decimals)
