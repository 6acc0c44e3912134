"""The result as JSON: what stands in it, exactly, and that it is the same bytes for the same input."""

import json
from dataclasses import replace
from random import Random

import pytest

from judging.ranking.pipeline import rank
from judging.ranking.report import record
from judging.ranking.types import Decision, Given, Withheld
from tests.ranking.tabled import given_by, rules_of, sheets

NAMES = record.Names("r" * 64, "i" * 64)
SCORED = """
[[round]]
id = "final"
name = "Chung khảo"
kind = "score"
per = "criterion"
drop_high = 1
drop_low = 1
decimals = { criterion = 1, total = 0 }
criterion = [{ id = "c", name = "Tiêu chí", maximum = 10, factor = 2 }]

[[round.panel]]
id = "experts"
name = "Chuyên gia"

[[round.panel]]
id = "guests"
name = "Khách mời"
weight = 0

[[award]]
id = "first"
name = "Giải Nhất"
cap = 1
"""
PANELS = """entry,judge,criterion,score,judge_group
A,j1,c,7,experts
A,j2,c,8,experts
A,j3,c,8,experts
A,j4,c,10,experts
A,j5,c,1,guests
"""
EVERY_ROUND = """
[[round]]
id = "papers"
name = "Hồ sơ"
kind = "eligibility"
condition = [{ id = "new", name = "Mới" }]

[[round]]
id = "jury"
name = "Chấm"
kind = "score"
criterion = [{ id = "c", name = "Tiêu chí", maximum = 80 }]

[[round]]
id = "net"
name = "Cộng đồng"
kind = "public"
maximum = 20
carry = [{ round = "jury" }]

[[round]]
id = "council"
name = "Hội đồng"
kind = "vote"
pass = "2/3"
of = "present"
"""


def recorded(text: str, scores: str | None, votes: str | None = None, **more) -> dict:
    rules = rules_of(text)
    given = replace(given_by(rules, scores, votes=votes), **more)
    return json.loads(record.written(record.record(rules, rank(rules, given), NAMES)))


def test_a_derivation_says_what_was_given_dropped_rounded_and_not_counted():
    (entry,) = recorded(SCORED, PANELS)["entries"]
    assert entry["derivation"] == [
        {
            "round": "final",
            "kind": "score",
            "passed": True,
            "sheets": [
                {"judge": judge, "panel": "experts", "points": {"c": points}, "total": total}
                for judge, points, total in [
                    ("j1", "7", "14"),
                    ("j2", "8", "16"),
                    ("j3", "8", "16"),
                    ("j4", "10", "20"),
                ]
            ],
            "uncounted": [{"judge": "j5", "panel": "guests", "points": {"c": "1"}, "total": "2"}],
            "criteria": [
                {
                    "criterion": "c",
                    "figure": "8",
                    "factor": "2",
                    "weighted": "16",
                    "combined": [
                        {"panel": "experts", "value": "8", "dropped": ["j1", "j4"]},
                        {"panel": "guests", "value": "1", "dropped": []},
                    ][:1],
                }
            ],
            "figure": "16",
            "total": "16",
            "decimals": {"criterion": 1, "total": 0},
            "rounded": [
                {"stage": "criterion", "of": "c", "from": "8", "to": "8"},
                {"stage": "total", "from": "16", "to": "16"},
            ],
        }
    ]
    assert (entry["exact"], entry["total"], entry["award"], entry["reason"]) == ("16", "16.00", "first", "won")
    assert set(entry["explanation"]) == {"vi", "en"}


def test_every_kind_of_round_has_its_derivation():
    scores = "entry,judge,criterion,score,round\nA,s,new,1,papers\nB,s,new,0,papers\nA,j,c,70,jury\n"
    votes = "entry,round,listed,present,yes,votes\nA,net,,,,5\nA,council,9,6,3,\n"
    first, second = recorded(EVERY_ROUND, scores, votes)["entries"]
    papers, jury, net, council = first["derivation"]
    assert papers["conditions"] == [{"condition": "new", "yes": 1, "answers": 1, "holds": True}]
    assert (jury["figure"], jury["total"]) == ("70", "70")
    assert (net["votes"], net["most_votes"], net["figure"], net["total"]) == (5, 5, "20", "90")
    assert net["carried"] == [{"round": "jury", "points": "70"}]
    assert council["ballots"] == {
        "listed": 9, "present": 6, "chair": False, "yes": 3, "no": 0, "abstain": 0, "invalid": 0,
    }  # fmt: skip
    assert (council["passed"], council["reason"]) == (False, "voted_down")
    assert (first["last_round"], first["total"], first["place"]) == ("net", "90.00", 1)
    assert (second["exact"], second["total"], second["place"]) == (None, None, None)
    assert second["derivation"][0]["reason"] == "ineligible" and second["derivation"][0]["detail"] == "new"


TIED = """
[[round]]
id = "final"
name = "Chung khảo"
kind = "score"
spread = 3
criterion = [{ id = "c", name = "Tiêu chí", maximum = 10 }]

[[award]]
id = "first"
name = "Giải Nhất"
cap = 1

[[award]]
id = "second"
name = "Giải Nhì"
cap = "all"
"""


def test_a_tie_stands_with_the_awards_at_stake():
    scores = sheets({"A": [8, 8], "B": [7, 9], "C": [2, 6]})
    content = recorded(TIED, scores)
    tie = {"entries": ["A", "B"], "awards": ["first", "second"], "decided": False, "order": []}
    assert [
        (a["award"], a["cap"], a["given"], a["held"], a["withheld"], a["tie_across_line"]) for a in content["awards"]
    ] == [
        ("first", 1, 0, 1, 0, [tie]),
        ("second", "all", 1, 1, 0, [tie]),
    ]
    assert content["warnings"] == [
        {"code": "tie_awaits_decision", "group": "all", "entries": ["A", "B"]},
        {"code": "spread", "round": "final", "entry": "C", "value": "4"},
    ]
    decided = recorded(TIED, scores, decisions=(Decision(None, ("B", "A")), Decision(None, ("A", "C"))))
    assert decided["awards"][0]["tie_across_line"] == [tie | {"decided": True, "order": ["B", "A"]}]
    assert {"code": "decision_unused", "group": None, "entries": ["A", "C"]} in decided["warnings"]


def test_a_tie_stands_only_where_its_awards_and_groups_are():
    """One entrant's last award must choose between two groups: both are concerned, a third is not."""
    groups = "".join(f'[[group]]\nid = "{id}"\nname = "{id}"\n' for id in ("g", "h", "k"))
    text = groups + TIED.replace('cap = "all"', "cap = 1") + "[limits]\nper_entrant = 1\n"
    rows = "entry,judge,criterion,score,group\nA,j,c,9,g\nB,j,c,9,h\nC,j,c,8,k\n"
    rules = rules_of(text)
    given = given_by(rules, rows, entries="entry,entrant\nA,Hoa\nB,Hoa\nC,Lan\n")
    content = record.record(rules, rank(rules, given), NAMES)
    assert {(a["award"], a["group"]) for a in content["awards"] if a["tie_across_line"]} == {
        ("first", "g"),
        ("first", "h"),
    }
    assert content["warnings"][0] == {"code": "tie_awaits_decision", "group": None, "entries": ["A", "B"]}


def test_enough_decimals_to_tell_neighbours_apart():
    scores = sheets({"A": ["8.001", 8], "B": [8, 8]})
    text = TIED.replace("maximum = 10", "maximum = 10, step = 0.001").replace("cap = 1", "cap = 2")
    assert [entry["total"] for entry in recorded(text, scores)["entries"]] == ["8.001", "8.000"]
    thousand = sheets({"A": [1608, 1609]})
    assert recorded(TIED.replace("10", "2000"), thousand)["entries"][0]["total"] == "1608.50"


@pytest.mark.parametrize("seed", range(3))
def test_the_same_input_in_any_order_gives_the_same_bytes(seed):
    rules = rules_of(EVERY_ROUND)
    scores = "entry,judge,criterion,score,round\n"
    scores += "".join(f"E{n},s,new,1,papers\nE{n},j{j},c,{n * j % 80},jury\n" for n in range(9) for j in (1, 2) if j)
    scores = "\n".join(dict.fromkeys(scores.splitlines()))
    votes = "entry,round,listed,present,yes,votes\n"
    votes += "".join(f"E{n},net,,,,{n}\nE{n},council,9,9,{n},\n" for n in range(9))
    given = given_by(rules, scores, votes=votes)
    mixed = shuffled(given, Random(seed))
    assert record.input_hash(mixed) == record.input_hash(given)
    texts = {record.written(record.record(rules, rank(rules, each), NAMES)) for each in (given, mixed)}
    assert len(texts) == 1 and texts.pop().endswith("}\n")


def shuffled(given: Given, random: Random) -> Given:
    rows = {name: list(getattr(given, name)) for name in ("entries", "scores", "ballots", "votes")}
    for some in rows.values():
        random.shuffle(some)
    return replace(given, **{name: tuple(some) for name, some in rows.items()})


def test_the_input_hash_changes_with_everything_that_is_handed_in():
    given = given_by(rules_of(TIED), sheets({"A": [8, 8], "B": [7, 9]}))
    same = given_by(rules_of(TIED), sheets({"B": ["7,0", 9], "A": [8, "8.00"]}))
    others = [
        given_by(rules_of(TIED), sheets({"A": [8, 8], "B": [7, 8]})),
        replace(given, seed="1"),
        replace(given, decisions=(Decision(None, ("A", "B")),)),
        replace(given, decisions=(Decision(None, ("B", "A")),)),
        replace(given, withheld=(Withheld("first"),)),
        replace(given, required={("final", "A"): frozenset({"j1"})}),
        replace(given, entries=(replace(given.entries[0], entrant="Hoa"), given.entries[1])),
    ]
    assert record.input_hash(same) == record.input_hash(given)
    hashes = {record.input_hash(each) for each in (given, *others)} | {record.input_hash(given, "j1")}
    assert len(hashes) == len(others) + 2
