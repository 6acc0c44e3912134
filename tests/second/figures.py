"""The figure of an entry in a score round (section 4.2), from the sheets that count."""

from fractions import Fraction
from math import floor

from tests.second.document import Refused


def rounded(value: Fraction, table: dict, stage: str) -> Fraction:
    """r(stage): half up to the decimals that the round names for it, untouched where it names none."""
    if stage not in table["decimals"]:
        return value
    ten = 10 ** table["decimals"][stage]
    return Fraction(floor(value * ten + Fraction(1, 2)), ten)


def sheets_of_entry(table: dict, criteria: list, rows: list) -> dict:
    """Judge -> sheet as far as it is filled in, every line within its maximum and on its step."""
    lines = {name: limits for criterion in criteria for name, limits in criterion["lines"].items()}
    sheets = {}
    for row in rows:
        name, panel = row["criterion"], row.get("panel", "")
        sheet = sheets.setdefault(row["judge"], {"panel": panel, "lines": {}, "weights": {}})
        if name not in lines or name in sheet["lines"] or sheet["panel"] != panel:
            raise Refused("contradictory_sheet")
        if table["panels"] and panel not in [each["id"] for each in table["panels"]]:
            raise Refused("unknown_panel")
        maximum, step = lines[name]
        points, weight = Fraction(row["points"]), row.get("weight")
        if not 0 <= points <= maximum or (points / step).denominator != 1:
            raise Refused("impossible_points")
        sheet["lines"][name] = points
        sheet["weights"][name] = Fraction(1 if weight is None else weight)
        if sheet["weights"][name] <= 0:
            raise Refused("impossible_weight")
    return sheets


def factors_of_entry(criteria: list, sheets: dict) -> dict:
    """Criterion -> its factor for this entry: that of the rules times the weight on which the sheets agree."""
    factors = {}
    for criterion in criteria:
        weights = {sheet["weights"].get(line) for sheet in sheets.values() for line in criterion["lines"]}
        if None in weights:
            raise Refused("sheet_with_gaps")
        if len(weights) > 1:
            raise Refused("weights_differ")
        factors[criterion["id"]] = criterion["factor"] * weights.pop()
    return factors


def criterion_points(criterion: dict, sheet: dict) -> Fraction:
    return sum((sheet["lines"][line] for line in criterion["lines"]), Fraction(0))


def counting_sheets(table: dict, criteria: list, sheets: dict) -> dict:
    """The sheets that count, each with the entry's ``factors`` and its ``total``; not those of silent panels."""
    factors = factors_of_entry(criteria, sheets)
    silent = [panel["id"] for panel in table["panels"] if panel["weight"] == 0]
    counting = {judge: sheet for judge, sheet in sheets.items() if sheet["panel"] not in silent}
    if len(counting) < table["minimum"]:
        raise Refused("too_few_judges")
    if table["correction"] and any(weight != 1 for sheet in counting.values() for weight in sheet["weights"].values()):
        raise Refused("weight_in_a_corrected_round")
    for sheet in counting.values():
        weighted = [criterion_points(criterion, sheet) * factors[criterion["id"]] for criterion in criteria]
        sheet |= {"factors": factors, "total": rounded(sum(weighted, Fraction(0)), table, "sheet")}
    return counting


def measure(table: dict, criteria: list, *, sheets: dict, effects: dict) -> dict:
    """The figure, the criterion figures and the sheet totals of one entry from its counting sheets."""
    if table["per"] == "sheet":
        figure, of_criteria = by_sheet(table, criteria, sheets=sheets, effects=effects)
    else:
        figure, of_criteria = by_criterion(table, criteria, sheets=sheets)
    totals = {judge: sheet["total"] for judge, sheet in sheets.items()}
    return {"figure": rounded(figure, table, "figure"), "criteria": of_criteria, "sheets": totals}


def by_sheet(table: dict, criteria: list, *, sheets: dict, effects: dict) -> tuple:
    totals = {judge: sheet["total"] - effects.get(judge, 0) for judge, sheet in sheets.items()}
    weights = {panel["id"]: panel["weight"] for panel in table["panels"]}
    figure = over_panels(table, sheets, values=totals, weights=weights)
    means = {}
    for criterion in criteria:
        points = [criterion_points(criterion, sheet) for sheet in sheets.values()]
        means[criterion["id"]] = sum(points, Fraction(0)) / len(points)
    return figure, means


def by_criterion(table: dict, criteria: list, *, sheets: dict) -> tuple:
    figure, of_criteria = Fraction(0), {}
    for criterion in criteria:
        name = criterion["id"]
        values = {judge: criterion_points(criterion, sheet) for judge, sheet in sheets.items()}
        weights = {panel["id"]: panel["weights"].get(name, panel["weight"]) for panel in table["panels"]}
        result = over_panels(table, sheets, values=values, weights=weights)
        of_criteria[name] = rounded(result, table, "criterion")
        factor = next(iter(sheets.values()))["factors"][name]
        figure += rounded(of_criteria[name] * factor, table, "weighted")
    return figure, of_criteria


def over_panels(table: dict, sheets: dict, *, values: dict, weights: dict) -> Fraction:
    """Σ weight × panel result ÷ Σ weight over the panels that have a sheet; 0 where Σ weight is 0."""
    if not table["panels"]:
        return combined(table, list(values.values()))
    above, below = Fraction(0), Fraction(0)
    for panel, weight in weights.items():
        inside = [values[judge] for judge, sheet in sheets.items() if sheet["panel"] == panel]
        if inside:
            above += weight * rounded(combined(table, inside), table, "panel")
            below += weight
    return above / below if below else Fraction(0)


def combined(table: dict, values: list) -> Fraction:
    """What is left after dropping: its sum, mean or median."""
    values = sorted(values)
    if len(values) >= table["drop_from"]:
        values = values[table["drop_low"] : len(values) - table["drop_high"]]
    if table["combine"] == "median":
        middle = len(values) // 2
        return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
    total = sum(values, Fraction(0))
    return total if table["combine"] == "sum" else total / len(values)
