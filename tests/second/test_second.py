"""The second implementation by itself: statements of the page with answers worked out by hand."""

import ast
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.second.result import result

HEAD = 'id = "x"\nname = "X"\n'
TEN = '[[round]]\nid = "jury"\nkind = "score"\n{keys}\n[[round.criterion]]\nid = "c"\nmaximum = 1000\nstep = 0.001\n'
TITLE = (
    HEAD + '[[round]]\nid = "council"\nkind = "vote"\npass = {share}\n{keys}\n[[award]]\nid = "title"\ncap = "all"\n'
)


def run(text: str, **given) -> dict:
    empty = {"entries": [], "scores": [], "ballots": [], "votes": [], "decisions": [], "withheld": [], "seed": ""}
    return result(tomllib.loads(text, parse_float=Decimal), empty | given)


def entry(name: str, group: str = "all", entrant: str = "", **more) -> dict:
    return {"entry": name, "group": group, "entrant": entrant or f"of {name}", **more}


def scores(table: dict, **more) -> list:
    """Entry -> points by judge; criterion ``c`` of round ``jury`` unless told."""
    columns = {"round": "jury", "criterion": "c"} | more
    return [
        {"entry": name, "judge": f"j{i}", "points": Fraction(points), **columns}
        for name, row in table.items()
        for i, points in enumerate(row.split(), start=1)
    ]


def judged(table: dict, *, text: str = "", keys: str = "", **given) -> dict:
    """A contest in one round and one criterion."""
    entries = given.pop("entries", [entry(name) for name in table])
    return run(HEAD + TEN.format(keys=keys) + text, entries=entries, scores=scores(table), **given)


def of(found: dict, key: str) -> dict:
    return {name: row[key] for name, row in found["entries"].items()}


def count(found: dict, award: str) -> list:
    return [
        (row["group"], row["given"], row["held"], row["withheld"]) for row in found["awards"] if row["award"] == award
    ]


def test_it_imports_nothing_of_the_application():
    for file in Path(__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [f"{node.module}"] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] == "judging"], file.name
            assert not getattr(node, "level", 0), file.name


@pytest.mark.parametrize(
    ("keys", "row", "total"),
    [
        ("", "87 87 88", "262/3"),
        ('combine = "sum"', "1 2 4", "7"),
        ('combine = "median"', "1 2 4 9", "3"),
        ("drop_high = 1\ndrop_low = 1", "1 2 4 9", "3"),
        ("drop_high = 1\ndrop_low = 1\ndrop_from = 5", "1 2 4 9", "4"),
        ("decimals = {figure = 2}", "2 2.01", "201/100"),
        ("decimals = {sheet = 0, total = 1}", "0.5 1.4 1.4", "1"),
    ],
)
def test_the_figure(keys, row, total):
    assert of(judged({"a": row}, keys=keys), "total") == {"a": total}


def test_panels_weigh_and_a_panel_of_weight_nothing_is_silent():
    panels = '[[round.panel]]\nid = "p"\nweight = 2\n[[round.panel]]\nid = "q"\n[[round.panel]]\nid = "z"\nweight = 0\n'
    rows = scores({"a": "10"}, panel="p") + [
        {"entry": "a", "judge": judge, "points": 4, "round": "jury", "criterion": "c", "panel": panel}
        for judge, panel in (("j2", "q"), ("j3", "q"), ("j4", "z"))
    ]
    text = HEAD + TEN.format(keys="minimum = {least}") + panels
    assert of(run(text.format(least=3), entries=[entry("a")], scores=rows), "total") == {"a": "8"}
    assert run(text.format(least=4), entries=[entry("a")], scores=rows) == {"refused": "too_few_judges"}


def test_criteria_by_themselves_and_parts_and_the_weight_of_the_input():
    text = HEAD + (
        '[[round]]\nid = "jury"\nkind = "score"\nper = "criterion"\ndecimals = {criterion = 0, weighted = 1}\n'
        '[[round.criterion]]\nid = "c"\nmaximum = 10\nfactor = "1/3"\n'
        '[[round.criterion]]\nid = "d"\n[[round.criterion.part]]\nid = "u"\nmaximum = 5\n'
        '[[round.criterion.part]]\nid = "v"\nmaximum = 5\n'
    )
    rows = scores({"a": "4 5"}) + scores({"a": "1 2"}, criterion="d.u") + scores({"a": "3 3"}, criterion="d.v")
    assert of(run(text, entries=[entry("a")], scores=rows), "total") == {"a": "67/10"}  # 5/3 -> 1.7, 4.5 -> 5
    heavy = [row | ({"weight": Fraction(3)} if row["criterion"] == "c" else {}) for row in rows]
    assert of(run(text, entries=[entry("a")], scores=heavy), "total") == {"a": "10"}
    heavy[0]["weight"] = Fraction(2)
    assert run(text, entries=[entry("a")], scores=heavy) == {"refused": "weights_differ"}
    assert run(text, entries=[entry("a")], scores=rows[:-1]) == {"refused": "sheet_with_gaps"}


def test_absent_judges():
    table = {"a": "5 5", "b": "5"}
    assert judged(table) == {"refused": "sheet_missing"}
    assert of(judged(table, keys='absent = "allow"'), "total") == {"a": "5", "b": "5"}
    assert judged(table, keys='absent = "allow"\nminimum = 2') == {"refused": "too_few_judges"}
    assert judged({"a": "5", "b": ""}) == {"refused": "sheet_missing"}
    required = {("jury", "a"): {"j1"}, ("jury", "b"): {"j1"}}
    assert of(judged({"a": "5 9", "b": "5"}, required=required), "total") == {"a": "5", "b": "5"}


@pytest.mark.parametrize(("comparison", "passes"), [("ge", ["a", "b"]), ("gt", ["a"])])
def test_a_threshold_is_exact(comparison, passes):
    table = {"a": "70.001", "b": "70", "c": "69.995"}
    found = judged(table, keys=f'threshold = 70\ncomparison = "{comparison}"')
    assert [name for name, row in found["entries"].items() if row["qualified"]] == passes
    assert found["entries"]["c"]["reason"] == "below_threshold" and found["entries"]["c"]["place"] == 3


@pytest.mark.parametrize(
    ("keep", "passes"),
    [
        ("count = 2", "abc"),
        ('count = 2\nties = "none"', "a"),
        ('count = 3\nties = "none"', "abc"),
        ('share = 0.26\nties = "none"', "a"),
        ("share = 0.25", "a"),
    ],
)
def test_only_the_best_are_kept(keep, passes):
    found = judged({"a": "9", "b": "8", "c": "8", "d": "1"}, text=f"[round.keep]\n{keep}\n")
    assert "".join(name for name, row in found["entries"].items() if row["qualified"]) == passes


@pytest.mark.parametrize(("yes", "reason"), [(10, "won"), (9, "voted_down")])
def test_ninety_percent_of_eleven_listed(yes, reason):
    row = {"entry": "a", "round": "council", "listed": 11, "present": 10, "chair": True, "yes": yes}
    row |= {"no": 10 - yes, "abstain": 0, "invalid": 0}
    text = TITLE.format(share=0.9, keys="quorum = 0.75")
    assert of(run(text, entries=[entry("a")], ballots=[row]), "reason") == {"a": reason}
    assert run(text, entries=[entry("a")], ballots=[row | {"listed": 14}]) == {"refused": "no_quorum"}
    assert run(text, entries=[entry("a")], ballots=[row | {"listed": 9}]) == {"refused": "contradictory_ballots"}
    assert run(text, entries=[entry("a")]) == {"refused": "no_ballots"}


def test_without_a_valid_ballot_nobody_passes():
    row = {"entry": "a", "round": "council", "listed": 3, "present": 3, "chair": True, "yes": 0}
    row |= {"no": 0, "abstain": 0, "invalid": 3}
    assert of(run(TITLE.format(share=0, keys=""), entries=[entry("a")], ballots=[row]), "reason") == {"a": "voted_down"}
    row |= {"abstain": 1, "invalid": 2}
    assert of(run(TITLE.format(share=0, keys=""), entries=[entry("a")], ballots=[row]), "reason") == {"a": "won"}


def test_the_count_back_counts_those_who_passed_too():
    """``p`` goes on and takes a first place off ``b``; without it ``a`` and ``b`` would be equal."""
    text = TEN.format(keys="threshold = 9") + '[[round]]\nid = "web"\nkind = "public"\nmaximum = 1\n'
    table = {"p": "8 10", "a": "8 6", "b": "6 8"}
    found = run(
        HEAD + text + '[ties]\nchain = ["first-places"]\n',
        entries=[entry(name) for name in table],
        scores=scores(table),
        votes=[{"entry": "p", "round": "web", "votes": 1}],
    )
    assert of(found, "place") == {"p": 1, "a": 2, "b": 3}


def test_conditions_hold_or_not_and_the_ladder():
    text = HEAD + '[ladder]\nneeds = "district"\n[[round]]\nid = "file"\nkind = "eligibility"\nagree = "2/3"\n'
    text += '[[round.condition]]\nid = "c"\n'
    names = [entry(name, recognised=["district"]) for name in "ab"] + [entry("z")]
    rows = scores({"a": "1 1 0", "b": "1 0 0"}, round="file")
    reasons = {"a": "awards_used_up", "b": "ineligible", "z": "not_recognised_below"}
    assert of(run(text, entries=names, scores=rows), "reason") == reasons
    assert run(text, entries=names, scores=rows[:3]) == {"refused": "no_answer"}


def test_a_public_vote_and_the_carried_round():
    text = (
        HEAD
        + TEN.format(keys="")
        + '[[round]]\nid = "web"\nkind = "public"\nmaximum = 10\ncarry = [{round = "jury", weight = 0.5}]\n'
    )
    names, rows = [entry("a"), entry("b")], scores({"a": "4", "b": "8"})
    votes = [{"entry": "a", "round": "web", "votes": 3}, {"entry": "b", "round": "web", "votes": 1}]
    assert of(run(text, entries=names, scores=rows, votes=votes), "total") == {"a": "12", "b": "22/3"}
    votes = [row | {"votes": 0} for row in votes]
    assert of(run(text, entries=names, scores=rows, votes=votes), "total") == {"a": "2", "b": "4"}


def test_what_a_round_carried_itself_may_be_left_behind():
    rounds = ['[[round]]\nid = "r1"\nkind = "public"\nmaximum = 10\n']
    rounds += ['[[round]]\nid = "r2"\nkind = "public"\nmaximum = 5\ncarry = [{round = "r1"}]\n']
    rounds += ['[[round]]\nid = "r3"\nkind = "public"\nmaximum = 1\ncarry = [{round = "r2", of = "%s"}]\n']
    votes = [{"entry": "a", "round": name, "votes": 1} for name in ("r1", "r2", "r3")]
    for of, total in (("total", "16"), ("figure", "6")):
        found = run(HEAD + "".join(rounds) % of, entries=[entry("a")], votes=votes)
        assert found["entries"]["a"]["total"] == total


def test_places_as_in_a_race_and_a_later_round_first():
    text = TEN.format(keys="threshold = 5") + '[[round]]\nid = "web"\nkind = "public"\nmaximum = 1\n'
    votes = [{"entry": name, "round": "web", "votes": 7} for name in "ab"]
    table = {"a": "5", "b": "6", "c": "4", "d": "1", "e": "4"}
    found = run(HEAD + text, entries=[entry(name) for name in table], scores=scores(table), votes=votes)
    assert of(found, "place") == {"a": 1, "b": 1, "c": 3, "d": 5, "e": 3}
    assert found["entries"]["e"]["tied_with"] == ["c"]


@pytest.mark.parametrize(
    ("step", "table", "first"),
    [
        ("median", {"a": "1 5 9", "b": "2 4 9"}, "a"),
        ("highest", {"a": "1 5 9", "b": "2 5 8"}, "a"),
        ("lowest", {"a": "1 5 9", "b": "2 5 8"}, "b"),
        ("chair", {"a": "1 5 9", "b": "2 5 8"}, "b"),
        ("first-places", {"a": "7 7 1", "b": "6 6 3"}, "a"),
        ("first-places", {"x": "9 9 9", "a": "1 8 6", "b": "5 5 5"}, "a"),
        ("lot", {"a": "1", "b": "1"}, "b"),
    ],
)
def test_the_steps_of_the_chain(step, table, first):
    """SHA-256 of ``s:a`` begins with d431, that of ``s:b`` with d30e."""
    found = judged(table, text=f'[ties]\nchain = ["{step}"]\nchair = "j1"\n', seed="s")
    assert sorted("ab", key=lambda name: found["entries"][name]["place"])[0] == first
    assert found["entries"]["a"]["tied_with"] == []


def test_a_lot_needs_its_seed():
    assert judged({"a": "1"}, text='[ties]\nchain = ["lot"]\n') == {"refused": "no_seed"}


def test_bands_are_half_open_and_gated():
    bands = '[[band]]\nid = "five"\nfrom = 90\n[[band]]\nid = "four"\nfrom = 70\n'
    found = judged({"a": "90", "b": "89.5", "c": "69.995"}, text=bands)
    assert of(found, "band") == {"a": "five", "b": "four", "c": None}
    gated = bands.replace(
        '[[band]]\nid = "four"', '[[band.gate]]\ncriterion = "c"\nat_least = 95\n[[band]]\nid = "four"'
    )
    assert of(judged({"a": "90"}, text=gated), "band") == {"a": "four"}


def test_what_nobody_takes_is_withheld():
    awards = '[[award]]\nid = "first"\ncap = 1\n[[award]]\nid = "second"\ncap = 3\n'
    found = judged({"a": "9", "b": "8"}, text=awards)
    assert of(found, "award") == {"a": "first", "b": "second"}
    assert count(found, "second") == [("all", 1, 0, 2)]
    found = judged({"a": "9", "b": "8"}, text=awards, withheld=[{"award": "first", "group": None}])
    assert of(found, "award") == {"a": "second", "b": "second"} and count(found, "first") == [("all", 0, 0, 1)]


ONE_EACH = '[[award]]\nid = "first"\ncap = 1\n[[award]]\nid = "second"\ncap = 1\n'


@pytest.mark.parametrize(
    ("across", "awards", "ties"),
    [
        ("decide", {"a": None, "b": None, "c": None}, [["first", "second"]]),
        ("all", {"a": "first", "b": "first", "c": "second"}, []),
        ("none", {"a": None, "b": None, "c": None}, []),
    ],
)
def test_a_tie_across_a_line(across, awards, ties):
    found = judged({"a": "9", "b": "9", "c": "1"}, text=ONE_EACH + f'[ties]\nat_line = "{across}"\n')
    assert of(found, "award") == awards
    assert [tie["stakes"] for tie in found["ties"]] == ties


def test_a_decision_gives_an_order():
    table = {"a": "9", "b": "9", "d": "9", "c": "1"}
    found = judged(table, text=ONE_EACH, decisions=[{"group": None, "entries": ["d", "a", "b"]}])
    assert of(found, "reason") == {
        "a": "won_by_decision", "b": "lost_by_decision", "c": "awards_used_up", "d": "won_by_decision"
    }  # fmt: skip
    assert of(found, "award") == {"a": "second", "b": None, "c": None, "d": "first"}
    assert found["ties"] == [
        {"group": "all", "entries": ["a", "b", "d"], "stakes": ["first", "second", None], "decided": True}
    ]
    other = [{"group": None, "entries": ["a", "b"]}]
    assert judged(table, text=ONE_EACH, decisions=other)["unused_decisions"] == other


def test_a_tie_holds_its_awards_and_the_rest_goes_on():
    found = judged({"a": "9", "b": "9", "c": "1"}, text='[[award]]\nid = "first"\ncap = 3\n')
    assert set(of(found, "reason").values()) == {"won"}
    text = ONE_EACH + '[[award]]\nid = "third"\ncap = 2\n'
    found = judged({"a": "9", "b": "9", "c": "1"}, text=text)
    assert of(found, "reason") == {"a": "awaiting", "b": "awaiting", "c": "won"}
    assert [count(found, name) for name in ("first", "second", "third")] == [
        [("all", 0, 1, 0)], [("all", 0, 1, 0)], [("all", 1, 0, 1)]
    ]  # fmt: skip


GROUPS = '[[group]]\nid = "u"\n[[group]]\nid = "v"\n'


def in_groups(table: dict, *, text: str, owners: str = "", **given) -> dict:
    """Entries are named by their group and a digit; ``owners`` names those of one entrant."""
    entries = [entry(name, name[0], "one" if name in owners.split() else "") for name in table]
    return run(HEAD + GROUPS + TEN.format(keys="") + text, entries=entries, scores=scores(table), **given)


def test_an_award_across_comes_first():
    text = '[[award]]\nid = "grand"\ncap = 1\nacross = true\n[[award]]\nid = "first"\ncaps = {u = 1}\n'
    table = {"u1": "9", "u2": "8", "v1": "7"}
    found = in_groups(table, text=text)
    assert of(found, "award") == {"u1": "grand", "u2": "first", "v1": None}
    assert of(found, "reason")["v1"] == "awards_used_up"
    found = in_groups(table, text=text + "[limits]\nper_entry = 2\n")
    assert of(found, "award") == {"u1": "grand", "u2": None, "v1": None}
    assert count(found, "first") == [("u", 1, 0, 0)]


def test_the_second_pass_waits_for_a_tie_of_the_first():
    text = '[[award]]\nid = "grand"\ncap = 1\nacross = true\n[[award]]\nid = "first"\ncaps = {u = 2}\n'
    found = in_groups({"u1": "9", "u2": "8", "v1": "9"}, text=text)
    assert of(found, "reason") == {"u1": "awaiting", "u2": "awaiting_others", "v1": "awaiting"}
    assert [tie["entries"] for tie in found["ties"]] == [["u1", "v1"]]
    assert count(found, "grand") == [("all", 0, 1, 0)] and count(found, "first") == [("u", 0, 2, 0)]


def test_an_entrant_takes_no_more_than_the_limit():
    text = '[[award]]\nid = "first"\ncap = 1\n[limits]\nper_entrant = 1\n'
    table = {"u1": "9", "v1": "8", "v2": "7"}
    found = in_groups(table, text=text, owners="u1 v1")
    assert of(found, "reason") == {"u1": "won", "v1": "over_limit", "v2": "won"}


def test_an_entrant_torn_between_groups():
    text = '[[award]]\nid = "first"\ncap = 1\n[limits]\nper_entrant = 1\n'
    table = {"u1": "9", "u2": "5", "v1": "9", "v2": "5"}
    found = in_groups(table, text=text, owners="u1 v1")
    assert [(tie["group"], tie["entries"], tie["stakes"]) for tie in found["ties"]] == [
        (None, ["u1", "v1"], ["first", None])
    ]
    assert of(found, "reason") == {"u1": "awaiting", "u2": "awaiting_others", "v1": "awaiting", "v2": "awaiting_others"}
    found = in_groups(table, text=text, owners="u1 v1", decisions=[{"group": None, "entries": ["v1", "u1"]}])
    assert of(found, "reason") == {"u1": "over_limit", "u2": "won", "v1": "won_by_decision", "v2": "awards_used_up"}


def test_a_spread_is_named():
    assert judged({"a": "1 5", "b": "1 4"}, keys="spread = 3")["warnings"]["spread"] == [["jury", "a"]]


def test_a_document_still_open_is_not_computed():
    assert run('undecided = ["ties.chain"]\n' + HEAD + TEN.format(keys="")) == {"refused": "still_open"}
    assert judged({"a": "1"}, text='[[award]]\nid = "first"\n') == {"refused": "still_open"}
