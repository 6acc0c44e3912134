"""The rounds one after the other (sections 3 and 4): who takes part, with what total, and who goes out why.

The story of a competition is a dictionary: ``taking`` (round id -> the entries that take part),
``measured`` (round id -> entry -> figure, total and, in score rounds, sheets and criteria),
``out`` (entry -> reason), ``qualified`` (entries), ``spread`` (pairs of round and entry), and of corrected
rounds ``effects`` (round id -> judge -> rounded effect), ``not_corrected`` (pairs of round and code) and
``largest_error`` (round id -> square of the largest standard error).
"""

from fractions import Fraction
from math import ceil

from tests.second import correction, figures
from tests.second.document import SCORED, Refused


def play(rules: dict, given: dict) -> dict:
    story = {"taking": {}, "measured": {}, "out": {}, "qualified": [], "spread": []}
    story |= {"effects": {}, "not_corrected": [], "largest_error": {}}
    entries = sorted(given["entries"], key=lambda entry: entry["entry"])
    if rules["needs"] is not None:
        for entry in entries:
            if rules["needs"] not in entry.get("recognised", []):
                story["out"][entry["entry"]] = "not_recognised_below"
    kinds = {"eligibility": eligibility, "score": score, "vote": vote, "public": public}
    for table in rules["rounds"]:
        taking = [entry for entry in entries if entry["entry"] not in story["out"]]
        story["taking"][table["id"]] = [entry["entry"] for entry in taking]
        kinds[table["kind"]](rules, table, taking=taking, given=given, story=story)
    story["qualified"] = [entry["entry"] for entry in entries if entry["entry"] not in story["out"]]
    return story


def rows_of(rows: list, table: dict, entry: dict) -> list:
    return [row for row in rows if row["round"] == table["id"] and row["entry"] == entry["entry"]]


def compares(value: Fraction, table: dict, line: Fraction) -> bool:
    return value > line if table["comparison"] == "gt" else value >= line


def eligibility(rules: dict, table: dict, *, taking: list, given: dict, story: dict) -> None:
    answers_of_all = [row for row in given["scores"] if row["round"] == table["id"]]
    lines = [(row["entry"], row["judge"], row["criterion"]) for row in answers_of_all]
    known = all(row["criterion"] in table["conditions"] and row["points"] in (0, 1) for row in answers_of_all)
    if not known or len(set(lines)) < len(lines):
        raise Refused("contradictory_answers")
    for entry in taking:
        rows = rows_of(given["scores"], table, entry)
        for condition in table["conditions"]:
            answers = [Fraction(row["points"]) for row in rows if row["criterion"] == condition]
            if not answers:
                raise Refused("no_answer")
            if sum(answers) < table["agree"] * len(answers):
                story["out"][entry["entry"]] = "ineligible"


def score(rules: dict, table: dict, *, taking: list, given: dict, story: dict) -> None:
    all_sheets, counting = {}, {}
    for entry in taking:
        criteria, rows = table["criteria"][entry["group"]], rows_of(given["scores"], table, entry)
        all_sheets[entry["entry"]] = figures.sheets_of_entry(table, criteria, rows)
    for entry in taking:
        sheets = required_sheets(table, entry, taking=taking, given=given, all_sheets=all_sheets)
        counting[entry["entry"]] = figures.counting_sheets(table, table["criteria"][entry["group"]], sheets)
    totals = {(entry, judge): sheet["total"] for entry, sheets in counting.items() for judge, sheet in sheets.items()}
    effects = correction.correct(table, taking, sheets=totals, story=story)
    measured = story["measured"][table["id"]] = {}
    for entry in taking:
        criteria = table["criteria"][entry["group"]]
        found = figures.measure(table, criteria, sheets=counting[entry["entry"]], effects=effects)
        measured[entry["entry"]] = found | {"total": total(table, entry, found["figure"], story)}
        points = found["sheets"].values()
        if table["spread"] is not None and max(points) - min(points) > table["spread"]:
            story["spread"].append([table["id"], entry["entry"]])
    pass_on(table, taking, story)


def required_sheets(table: dict, entry: dict, *, taking: list, given: dict, all_sheets: dict) -> dict:
    """The sheets of an entry that are asked for; refused where a required judge's is missing, or there is none."""
    own = all_sheets[entry["entry"]]
    named = given.get("required", {}).get((table["id"], entry["entry"]))
    if named is not None:
        required = set(named)
    elif table["absent"] == "allow":
        required = set(own)
    else:
        group = [other["entry"] for other in taking if other["group"] == entry["group"]]
        required = {judge for other in group for judge in all_sheets[other]}
    if not required or not required <= set(own):
        raise Refused("sheet_missing")
    return {judge: own[judge] for judge in sorted(required)}


def vote(rules: dict, table: dict, *, taking: list, given: dict, story: dict) -> None:
    for entry in taking:
        rows = rows_of(given["ballots"], table, entry)
        if not rows:
            raise Refused("no_ballots")
        row = rows[0]
        valid = row["yes"] + row["no"] + row["abstain"]
        if row["present"] < table["quorum"] * row["listed"] or (table["chair"] and not row["chair"]):
            raise Refused("no_quorum")
        of = {"listed": row["listed"], "present": row["present"], "valid": valid}[table["of"]]
        if valid == 0 or not compares(Fraction(row["yes"]), table, table["pass"] * of):
            story["out"][entry["entry"]] = "voted_down"


def public(rules: dict, table: dict, *, taking: list, given: dict, story: dict) -> None:
    votes = {}
    for entry in taking:
        rows = rows_of(given["votes"], table, entry)
        if not rows:
            raise Refused("no_votes")
        votes[entry["entry"]] = rows[0]["votes"]
    measured = story["measured"][table["id"]] = {}
    for entry in taking:
        rivals = [other for other in taking if table["within"] == "all" or other["group"] == entry["group"]]
        most = max(votes[other["entry"]] for other in rivals)
        share = Fraction(votes[entry["entry"]], most) if most else Fraction(0)
        figure = figures.rounded(table["maximum"] * share, table, "figure")
        measured[entry["entry"]] = {"figure": figure, "total": total(table, entry, figure, story)}
    pass_on(table, taking, story)


def total(table: dict, entry: dict, figure: Fraction, story: dict) -> Fraction:
    """r(total)(figure + Σ carry weight × total, or figure, of that round)."""
    for earlier, what, weight in table["carry"]:
        figure += weight * story["measured"][earlier][entry["entry"]][what]
    return figures.rounded(figure, table, "total")


def pass_on(table: dict, taking: list, story: dict) -> None:
    """First every floor, then the threshold, then keep."""
    measured, left = story["measured"][table["id"]], []
    for entry in taking:
        found = measured[entry["entry"]]
        criteria = table["criteria"][entry["group"]] if table["kind"] == "score" else []
        floors = [(found["criteria"][line["id"]], line["floor"]) for line in criteria if line["floor"] is not None]
        if any(figure < floor for figure, floor in floors):
            story["out"][entry["entry"]] = "below_floor"
        elif table["threshold"] is not None and not compares(found["total"], table, table["threshold"]):
            story["out"][entry["entry"]] = "below_threshold"
        else:
            left.append(entry)
    if table["keep"]:
        for entry in left:
            rivals = [other for other in left if table["keep"]["within"] == "all" or other["group"] == entry["group"]]
            totals = [measured[other["entry"]]["total"] for other in rivals]
            if not is_kept(table["keep"], measured[entry["entry"]]["total"], totals):
                story["out"][entry["entry"]] = "not_kept"


def is_kept(keep: dict, own: Fraction, totals: list) -> bool:
    """Section 4.5, for an entry with total ``own`` among the ``totals`` of the same field."""
    most = keep["count"] if keep["count"] is not None else ceil(keep["share"] * len(totals))
    if len(totals) <= most:
        return True
    kth = sorted(totals, reverse=True)[most - 1]
    if own == kth:
        reaching = len([value for value in totals if value >= kth])
        return keep["ties"] == "all" or reaching == most
    return own > kth


def scored_rounds(rules: dict, story: dict, entry: str) -> list:
    """The score and public rounds that the entry took part in, in order."""
    return [table for table in rules["rounds"] if table["kind"] in SCORED and entry in story["taking"][table["id"]]]
