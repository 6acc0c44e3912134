"""What real juries published, from their own points, under their rules in our TOML.

The tables lie outside the repository; ``test_published_rules_by_hand`` checks the same
rules on a few entries without them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from judging.ranking.printing import printed
from tests.ranking.tabled import by_entry, ranked, rules_of

PUBLISHED = Path(__file__).parent / "published"
ROUNDS = {"Prelim": "prelim", "Semi": "semi", "Final": "final"}
EVENTS = {"M3mSB": "diving-m3", "M10mPF": "diving-m10", "W3mSB": "diving-w3", "W10mPF": "diving-w10"}
COMPONENTS = {
    "C:Skating Skills": "skating-skills",
    "C:Transitions": "transitions",
    "C:Performance": "performance",
    "C:Composition": "composition",
    "C:Interpretation of the Music": "interpretation",
    "C:Interpretation of the Music/Timing": "interpretation",
    "C:Interpretation of the Music / Timing": "interpretation",
}
GUESTS = {"Steven Spurrier", "Patricia Gallagher"}


def rules(name: str):
    return rules_of((PUBLISHED / f"{name}.toml").read_text())


def table(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def written(rows: list[tuple], *columns: str) -> str:
    """A table in our own columns."""
    return "\n".join([",".join(columns), *(",".join(f'"{cell}"' for cell in row) for row in rows)])


def dives(rows: list[dict], event: str, rules) -> Iterator[tuple]:
    """The marks of one event by the seat of the judge: a panel of seven sat for some dives, another for the rest.

    A dive that was not made is a dive of no points.
    """
    seats = defaultdict(list)
    for row in rows:
        if row["event"] == event:
            seats[row["entry"].split("|")[2], ROUNDS[row["round"]], row["criterion"]].append(row)
    for entry, round in {key[:2] for key in seats}:
        for criterion in next(r for r in rules.rounds if r.id == round).criteria:
            marks = sorted(seats[entry, round, criterion.id], key=lambda row: row["judge"])
            for seat in range(7):
                made = (marks[seat]["score"], marks[seat]["weight"]) if marks else (0, "")
                yield entry, f"seat {seat + 1}", criterion.id, round, *made


@pytest.fixture(scope="module")
def diving(shared):
    folder = shared / "data/scores/diving_sydney2000"
    return table(folder / "scores.csv"), table(folder / "expected.csv")


@pytest.mark.parametrize("event", EVENTS)
def test_sydney_2000_diving(diving, event):
    """295 of 295 ranks and totals: each round by itself, and the whole event as one competition."""
    scores, published = diving
    document = rules(EVENTS[event])
    rows = sorted(dives(scores, event, document))
    wanted = {(row["round"], row["entry"].split("|")[2]): row for row in published if row["event"] == event}
    columns = ("entry", "judge", "criterion", "round", "score", "weight")
    seen = 0
    for count, (name, id) in enumerate(ROUNDS.items(), 1):
        until = replace(document, rounds=document.rounds[:count])
        taking_part = [row for row in rows if row[3] in {round.id for round in until.rounds}]
        outcome = ranked(until, written(taking_part, *columns))
        for standing in outcome.standings:
            if standing.last_round == id:
                row = wanted[name, standing.entry]
                assert (standing.place, printed(standing.total, 2, "en").replace(",", "")) == (
                    int(row["published_rank"]),
                    row["official_total"],
                )
                assert standing.total * 100 == int(standing.total * 100)
                assert row["documented_total"] in ("", row["official_total"])
                seen += 1
    assert seen == len(wanted)
    whole = by_entry(outcome)
    last = {entry: row for (_, entry), row in reversed(wanted.items())}
    assert len(last) == len(whole)
    medals = {standing.award: entry for entry, standing in whole.items() if standing.award}
    assert {a: wanted["Final", e]["published_rank"] for a, e in medals.items()} == {
        "gold": "1",
        "silver": "2",
        "bronze": "3",
    }


def test_sydney_2000_is_all_there(diving):
    _, published = diving
    assert len(published) == 295 and {row["event"] for row in published} == set(EVENTS)


def test_isu_components(shared):
    """414 of 414 component totals, one competition a segment; a judge of noughts only was not there."""
    folder = shared / "data/scores/isu_components"
    published = {row["entry"]: row["published_component_total"] for row in table(folder / "expected.csv")}
    document, segments, given = rules("isu-components"), defaultdict(list), defaultdict(set)
    rows = table(folder / "scores.csv")
    for row in rows:
        given[row["entry"], row["judge"]].add(row["score"])
    absent = {key for key, points in given.items() if points == {"0.0"}}
    for row in rows:
        if (row["entry"], row["judge"]) not in absent:
            line = (row["entry"], row["judge"], COMPONENTS[row["criterion"]], row["score"], row["weight"])
            segments[row["competition"], row["segment"]].append(line)
    found = {}
    for marks in segments.values():
        outcome = ranked(document, written(marks, "entry", "judge", "criterion", "score", "weight"))
        found |= {standing.entry: standing.total for standing in outcome.standings}
    assert len(absent) == 8 and len(found) == len(published) == 414
    assert {entry for entry, total in found.items() if total != Fraction(published[entry])} == set()


def test_strictly_come_dancing(shared):
    """1,734 of 1,734 totals: the sum of whoever sat on the panel; 15 dances had no panel and are published as 0."""
    folder = shared / "data/scores/strictly_come_dancing"
    rows = [(r["entry"], r["judge"], r["criterion"], r["score"]) for r in table(folder / "scores.csv")]
    outcome = ranked(rules("strictly"), written(rows, "entry", "judge", "criterion", "score"))
    published = {row["entry"]: int(row["published_total"]) for row in table(folder / "expected.csv")}
    found = {standing.entry: standing.total for standing in outcome.standings}
    unjudged = dict.fromkeys(published.keys() - {row[0] for row in rows}, 0)
    assert (len(published), len(unjudged)) == (1734, 15)
    assert found | unjudged == published


def test_paris_1976(shared):
    """Means and ranks of all eleven tasters; with the nine judges who counted, places 3 and 4 change over."""
    folder = shared / "data/scores/wine_paris1976_red"
    rows = [(r["entry"], r["judge"], r["criterion"], r["score"]) for r in table(folder / "scores.csv")]
    published = {r["entry"]: r for r in table(folder / "expected.csv") if r["published_rank"]}
    eleven = by_entry(ranked(rules("paris-eleven"), written(rows, "entry", "judge", "criterion", "score")))
    assert len(published) == 4 and len(eleven) == 10
    for entry, row in published.items():
        assert eleven[entry].place == Fraction(row["published_rank"])
        assert printed(eleven[entry].total, 2, "en") == row["published_mean_of_11"]
    grouped = [(*row, "guests" if row[1] in GUESTS else "judges") for row in rows]
    nine = ranked(rules("paris-nine"), written(grouped, "entry", "judge", "criterion", "score", "judge_group"))
    assert [(s.entry, s.place, s.total * 9) for s in nine.standings[:4]] == [
        ("Stag's Leap 1973", 1, Fraction("127.5")),
        ("Mouton Rothschild 1970", 2, 126),
        ("Haut-Brion 1970", 3, Fraction("125.5")),
        ("Montrose 1970", 4, 122),
    ]
