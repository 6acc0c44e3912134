"""Everything that keeps a result from being computed, each refused by its code with the values that name the place."""

from dataclasses import replace
from fractions import Fraction

import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking.checks import REASONS
from judging.ranking.pipeline import rank
from judging.ranking.types import Ballots, Candidate, Decision, Given, Score, Votes, Withheld
from tests.ranking.tabled import rules_of

TEXT = """
group = [{ id = "h", name = "H" }, { id = "g", name = "G" }]
award = [{ id = "first", name = "Nhất", cap = 1 }, { id = "extra", name = "Phụ", cap = 1 }]
ties = { chain = ["lot"] }

[[round]]
id = "papers"
name = "Điều kiện"
kind = "eligibility"
condition = [{ id = "safe", name = "An toàn" }, { id = "new", name = "Mới" }]

[[round]]
id = "jury"
name = "Chấm"
kind = "score"
minimum = 2
criterion = [
    { id = "c", name = "Dáng", maximum = 10, step = 0.5 },
    { id = "d", name = "Công dụng", part = [
        { id = "p", name = "P", maximum = 4.5, step = 0.5 }, { id = "q", name = "Q", maximum = 5 },
    ] },
]
panel = [{ id = "y", name = "Y" }, { id = "x", name = "X" }]

[[round]]
id = "net"
name = "Cộng đồng"
kind = "public"
maximum = 20

[[round]]
id = "council"
name = "Hội đồng"
kind = "vote"
pass = 0.5
quorum = 0.5
chair = true
"""
RULES = rules_of(TEXT)
ANSWERS = tuple(Score(entry, "s", line, Fraction(1), "papers") for entry in "AB" for line in ("new", "safe"))
SHEETS = [(entry, judge) for entry in "AB" for judge in ("j1", "j2")]
SCORES = tuple(Score(*sheet, line, Fraction(4), "jury", "x") for sheet in SHEETS for line in ("c", "d.p", "d.q"))
VOTES = (Votes("A", "net", 3), Votes("B", "net", 0))
BALLOTS = tuple(Ballots(entry, "council", 4, 4, True, yes=3, no=1) for entry in "AB")
ENTRIES = (Candidate("B", "h", "B", 1), Candidate("A", "g", "A", 2))
GIVEN = Given(entries=ENTRIES, scores=ANSWERS + SCORES, votes=VOTES, ballots=BALLOTS, seed="2024")
ANSWER = {"round": "papers", "entry": "A", "judge": "s", "criterion": "new"}
SCORE = {"round": "jury", "entry": "A", "judge": "j1", "criterion": "c"}


def changed(of: str, **parts) -> dict:
    """The first answer (``ANSWER``) or the first score (``SCORE``) otherwise."""
    first = {"papers": ANSWERS[0], "jury": SCORES[0]}[of]
    return {"scores": tuple(replace(s, **parts) if s == first else s for s in GIVEN.scores)}


def without(*rows) -> dict:
    return {"scores": tuple(s for s in GIVEN.scores if s not in rows)}


def added(field: str, *rows) -> dict:
    return {field: getattr(GIVEN, field) + rows}


def weighed(weights: dict[int, int]) -> dict:
    """The scores at these positions with a weight."""
    scores = [replace(s, weight=Fraction(weights[at])) if at in weights else s for at, s in enumerate(SCORES)]
    return {"scores": (*ANSWERS, *scores)}


def scored(points: dict[int, int]) -> dict:
    """The scores at these positions with other points."""
    scores = [replace(s, points=Fraction(points[at])) if at in points else s for at, s in enumerate(SCORES)]
    return {"scores": (*ANSWERS, *scores)}


def council(**parts) -> dict:
    return {"ballots": (replace(BALLOTS[0], **parts), BALLOTS[1])}


HALF = Fraction(1, 2)
UNSAFE = [("A", "", "safe"), ("B", "", "new")]
GAPS = [("A", "j1", "c"), ("A", "j1", "d.p"), ("A", "j1", "d.q"), ("B", "j2", "c")]
BOTH = {"required": {("jury", "A"): frozenset({"j1", "j2"})}}
STRANGER = Candidate("C", "k", "C", 3)
CASES = [
    ("seed_missing", {"seed": ""}, {"missing": ["seed"]}),
    ("answers_missing", without(*ANSWERS[:3]), {"round": "papers", "missing": [("A", "", "new"), *UNSAFE]}),
    ("sheets_missing", without(*SCORES[:3], SCORES[9]) | BOTH, {"round": "jury", "missing": GAPS}),
    ("judges_missing", without(*SCORES[3:6], *SCORES[9:]), {"round": "jury", "missing": ["A", "B"], "minimum": 2}),
    ("votes_missing", {"votes": ()}, {"round": "net", "missing": ["A", "B"]}),
    ("votes_missing", {"ballots": BALLOTS[:1]}, {"round": "council", "missing": ["B"]}),
    ("no_quorum", council(present=1, yes=1, no=0), {"round": "council", "missing": ["A"]}),
    ("no_quorum", council(chair=False), {"round": "council", "missing": ["A"]}),
    ("entry_repeated", added("entries", Candidate("A", "h", "C", 3)), {"name": "A"}),
    ("entry_unknown", changed("jury", entry="Z"), {"entry": "Z"}),
    ("entry_unknown", added("votes", Votes("Z", "net", 1)), {"entry": "Z"}),
    ("entry_unknown", added("ballots", replace(BALLOTS[0], entry="Z")), {"entry": "Z"}),
    ("group_unknown", added("entries", STRANGER), {"entry": "C", "group": "k", "allowed": ("h", "g")}),
    ("round_unknown", changed("jury", round="net"), {"round": "net", "entry": "A", "allowed": ["jury", "papers"]}),
    ("round_unknown", added("votes", Votes("A", "council", 1)), {"round": "council", "entry": "A", "allowed": ["net"]}),
    ("round_unknown", council(round="net"), {"round": "net", "entry": "A", "allowed": ["council"]}),
    ("ballots_repeated", added("ballots", BALLOTS[0]), {"name": ("council", "A")}),
    ("votes_repeated", added("votes", Votes("B", "net", 2)), {"name": ("net", "B")}),
    ("votes_negative", {"votes": (VOTES[1], Votes("A", "net", -1))}, {"round": "net", "entry": "A"}),
    ("decision_repeated", {"decisions": (Decision("g", ("B", "A")), Decision(None, ("A", "B")))}, {"name": ("A", "B")}),
    ("award_unknown", {"withheld": (Withheld("none"),)}, {"award": "none", "allowed": ["extra", "first"]}),
    ("criterion_unknown", changed("papers", criterion="old"), ANSWER | {"criterion": "old"}),
    ("criterion_unknown", changed("jury", criterion="e"), SCORE | {"criterion": "e"}),
    ("score_repeated", added("scores", replace(ANSWERS[0], points=Fraction(0))), ANSWER),
    ("score_repeated", added("scores", SCORES[0]), SCORE),
    ("score_out_of_range", changed("jury", points=11 - HALF), SCORE | {"points": 11 - HALF, "maximum": 10}),
    ("score_out_of_range", changed("jury", points=-HALF), SCORE | {"points": -HALF, "maximum": 10}),
    ("score_out_of_range", scored({1: 5}), SCORE | {"criterion": "d.p", "points": 5, "maximum": 5 - HALF}),
    ("score_off_step", changed("jury", points=HALF / 2), SCORE | {"points": HALF / 2, "step": HALF}),
    ("answer_unknown", changed("papers", points=HALF), ANSWER | {"points": HALF}),
    ("answer_unknown", changed("papers", points=Fraction(2)), ANSWER | {"points": 2}),
    ("panel_unknown", changed("jury", panel=""), SCORE | {"panel": "", "allowed": ["x", "y"]}),
    ("panel_differs", changed("jury", panel="y"), SCORE | {"criterion": "d.p", "panel": "x"}),
    ("weights_differ", changed("jury", weight=Fraction(2)), {"round": "jury", "entry": "A", "criterion": "c"}),
    ("weight_differs", weighed({1: 2, 2: 3}), SCORE | {"criterion": "d.q", "weight": 3}),
    ("weight_differs", weighed({1: 2}), SCORE | {"criterion": "d.q", "weight": 1}),
    ("weight_not_positive", changed("jury", weight=Fraction(0)), SCORE | {"weight": 0}),
]  # fmt: skip
CONTRADICTIONS = [{"yes": -1}, {"no": -1}, {"abstain": -1}, {"invalid": -1}, {"present": 3}, {"present": 5}]
CONTRADICTIONS += [{"invalid": 1}, {"abstain": 1}, {"listed": 0, "present": 0, "yes": 0, "no": 0}]
CASES += [("ballots_contradict", council(**parts), {"round": "council", "entry": "A"}) for parts in CONTRADICTIONS]
INCOMPLETE = {"rules_open", "seed_missing", "no_quorum"} | {code for code in REASONS if code.endswith("s_missing")}


@pytest.mark.parametrize(("code", "parts", "values"), CASES)
def test_it_is_refused_with_its_place(code, parts, values):
    with pytest.raises(Incomplete if code in INCOMPLETE else Invalid) as refused:
        rank(RULES, replace(GIVEN, **parts))
    assert (refused.value.reason, refused.value.values) == (code, values)


def test_the_same_input_without_a_fault_is_a_result():
    assert [standing.award for standing in rank(RULES, GIVEN).standings] == ["first", "first"]


def test_still_open_rules_are_refused_before_the_input_is_looked_at():
    open_rules = rules_of(TEXT.replace("maximum = 20", ""))
    with pytest.raises(Incomplete) as refused:
        rank(open_rules, replace(GIVEN, seed=""))
    assert (refused.value.reason, refused.value.values) == ("rules_open", {"missing": ["round.net.maximum"]})


def test_every_code_is_tried():
    corrected = {code for code in REASONS if "correction" in code}  # test_correcting
    assert {code for code, *_ in CASES} == set(REASONS) - {"rules_open"} - corrected


def test_weights_on_a_sheet_that_is_not_asked_for_do_not_matter():
    rules = rules_of(
        '[[round]]\nid = "r"\nkind = "score"\n[[round.criterion]]\nid = "c"\n'
        '[[round.criterion.part]]\nid = "p"\nmaximum = 5\n[[round.criterion.part]]\nid = "q"\nmaximum = 5\n'
    )
    counted = [Score("e", "a", "c.p", Fraction(1), "r"), Score("e", "a", "c.q", Fraction(2), "r")]
    other = [replace(s, judge="b", weight=Fraction(weight)) for s, weight in zip(counted, (2, 1), strict=True)]
    entries, required = (Candidate("e", "all", "e", 1),), {("r", "e"): frozenset("a")}
    given = Given(entries=entries, scores=(*counted, *other), required=required)
    assert rank(rules, given).standings[0].total == 3
