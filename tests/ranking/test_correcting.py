"""A mean from which each judge's effect is taken away (docs/rules.md, section 4.6), worked by hand."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking.explain import Explainer
from judging.ranking.pipeline import rank
from judging.ranking.report.derivation import derivation
from judging.ranking.types import Candidate, Given, Outcome, Score, Warning
from tests.ranking.tabled import by_entry, each, rules_of

#: The example of the page.
SHEETS = {"w": {"a": 80, "b": 84, "c": 77}, "x": {"a": 70, "b": 75}, "y": {"b": 82, "c": 76}, "z": {"c": 72}}
#: Q = 4, f = 1, c = 1/4 each: both effects are 1/2 off zero and have a standard error of exactly 1.
EXACT = {"w": {"b": 9}, "x": {"a": 7, "b": 4}, "y": {"a": 7}, "z": {"a": 2, "b": 3}}


def rules(correction="limit = 0.5", *, round_="", more=""):
    return rules_of(
        f'[[round]]\nid = "jury"\nname = "Chấm"\nkind = "score"\ncombine = "corrected"\nabsent = "allow"\n{round_}\n'
        f"[round.correction]\n{correction}\n"
        f'[[round.criterion]]\nid = "c"\nmaximum = 1000\nstep = 0.001\n{more}'
    )


def given(sheets, groups=None) -> Given:
    scores = [
        Score(entry, judge, "c", Fraction(points), "jury")
        for entry, own in sheets.items()
        for judge, points in own.items()
    ]
    entries = [Candidate(entry, (groups or {}).get(entry, "all"), entry, n) for n, entry in enumerate(sheets, 1)]
    return Given(entries=tuple(entries), scores=tuple(scores))


def ranked(sheets, correction="limit = 0.5", *, groups=None, **more) -> Outcome:
    return rank(rules(correction, **more), given(sheets, groups))


def refused(sheets, correction="limit = 0.5", **more) -> tuple:
    with pytest.raises(Incomplete) as caught:
        ranked(sheets, correction, **more)
    return caught.value.reason, caught.value.values


def effects(outcome: Outcome) -> dict:
    return {
        s.judge: s.effect if s.effect is None else str(s.effect)
        for line in outcome.standings
        for r in line.rounds
        for s in r.sheets
    }


def test_the_example_of_the_page():
    outcome = ranked(SHEETS)
    assert each(outcome, "total") == {"w": "965/12", "y": "315/4", "z": "1877/25", "x": "14217/200"}
    assert each(outcome, "place") == {"w": 1, "y": 2, "z": 3, "x": 4}
    assert effects(outcome) == {"a": "-3/4", "b": "179/50", "c": "-77/25"}
    plain = ranked(SHEETS, "limit = 0.001\notherwise = 'mean'")
    assert each(plain, "total") == {"w": "241/3", "y": "79", "x": "145/2", "z": "72"}
    assert effects(plain) == {"a": None, "b": None, "c": None}


def test_every_correction_is_explained_to_the_hundredth():
    outcome = ranked(SHEETS)
    said = Explainer(rules(), outcome).explain(by_entry(outcome)["w"])
    assert said == {
        "vi": "Trung bình 3 phiếu sau khi trừ độ lệch của giám khảo (80 + 0,75; 84 − 3,58; 77 + 3,08) là 80,42 điểm, "
        "hạng 1 trong 4 sản phẩm, đạt yêu cầu.",
        "en": "The 3 score sheets, without the effects of their judges (80 + 0.75; 84 − 3.58; 77 + 3.08), average "
        "80.42 points, place 1 of 4, meets the requirements.",
    }
    alone = Explainer(rules(), outcome).explain(by_entry(outcome)["z"])
    assert alone["vi"].startswith("Phiếu duy nhất sau khi trừ độ lệch của giám khảo (72 + 3,08) cho 75,08 điểm, ")
    assert alone["en"].startswith(
        "The only score sheet, without the effect of its judge (72 + 3.08), gives 75.08 points"
    )
    (told,) = derivation(rules(), by_entry(outcome)["x"])
    assert told["correction"] is True
    assert told["sheets"] == [
        {"judge": "a", "points": {"c": "70"}, "total": "70", "effect": "-3/4", "corrected": "283/4"},
        {"judge": "b", "points": {"c": "75"}, "total": "75", "effect": "179/50", "corrected": "3571/50"},
    ]
    assert (told["combined"], told["figure"]) == ([{"value": "14217/200", "dropped": []}], "14217/200")
    assert told["criteria"][0]["figure"] == "145/2"


def test_a_plain_mean_in_its_place_is_explained_as_one():
    correction = "limit = 0.001\notherwise = 'mean'"
    outcome = ranked(SHEETS, correction)
    teller = Explainer(rules(correction), outcome)
    assert teller.explain(by_entry(outcome)["w"])["en"].startswith("The 3 score sheets average 80.33 points")
    assert teller.explain(by_entry(outcome)["z"])["en"].startswith("The only score sheet gives 72.00 points")
    (told,) = derivation(rules(correction), by_entry(outcome)["x"])
    assert told["correction"] is False and "effect" not in told["sheets"][0]


def test_many_sheets_are_not_written_out():
    sheets = {entry: {f"j{n}": n for n in range(8)} for entry in "wx"}
    outcome = ranked(sheets, "limit = 1")
    said = Explainer(rules(), outcome).explain(by_entry(outcome)["w"])["en"]
    assert said.startswith("The 8 score sheets, without the effects of their judges, average 3.50 points")
    assert "(0 + 3.5" not in said
    seven = {entry: {f"j{n}": n for n in range(7)} for entry in "wx"}
    outcome = ranked(seven, "limit = 1")
    assert " (0 + 3; 1 + 2; 2 + 1; 3; 4 − 1; 5 − 2; 6 − 3), " in Explainer(rules(), outcome).explain(
        by_entry(outcome)["w"]
    )["en"]  # fmt: skip


@pytest.mark.parametrize("judges", list(permutations("abc")))
def test_names_and_order_change_nothing(judges):
    names = dict(zip("abc", judges, strict=True))
    turned = {entry: {names[judge]: points for judge, points in own.items()} for entry, own in SHEETS.items()}
    backwards = {entry: turned[entry] for entry in sorted(turned, reverse=True)}
    assert each(ranked(backwards), "total") == each(ranked(SHEETS), "total")
    assert effects(ranked(backwards)) == {names[judge]: own for judge, own in effects(ranked(SHEETS)).items()}


def test_equally_severe_judges_leave_the_plain_mean():
    sheets = {"w": {"a": 8, "b": 6, "c": 7}, "x": {"a": 3, "b": 9}, "y": {"b": 5, "c": 5}, "z": {"c": 9}}
    even = {"w": {"a": 8, "b": 8, "c": 8}, "x": {"a": 3, "b": 3}, "y": {"b": 5, "c": 5}, "z": {"c": 9}}
    assert each(ranked(even), "total") == {"w": "8", "x": "3", "y": "5", "z": "9"}
    assert set(effects(ranked(even)).values()) == {"0"}
    assert set(effects(ranked(sheets, "limit = 9")).values()) != {"0"}


def test_everybody_seen_by_everybody_moves_alike():
    sheets = {"w": {"a": 5, "b": 9}, "x": {"a": 1, "b": 5}}
    assert each(ranked(sheets), "total") == {"w": "7", "x": "3"}
    assert effects(ranked(sheets)) == {"a": "-2", "b": "2"}


@pytest.mark.parametrize(("decimals", "rounded", "total"), [(0, "1", "13/2"), (1, "1/2", "13/2"), (4, "1/2", "13/2")])
def test_effects_are_rounded_half_away_from_zero(decimals, rounded, total):
    outcome = ranked(EXACT, f"limit = 1\ndecimals = {decimals}")
    assert effects(outcome) == {"a": rounded, "b": f"-{rounded}"}
    assert by_entry(outcome)["y"].total == 7 - Fraction(rounded)
    assert by_entry(outcome)["w"].total == 9 + Fraction(rounded)
    assert str(by_entry(outcome)["x"].total) == "11/2"


def test_a_figure_is_not_held_to_the_scale_and_rounds_up_below_zero():
    sheets = EXACT | {"y": {"a": 0}, "w": {"b": 1000}}
    outcome = ranked(sheets, "limit = 1")
    assert each(outcome, "total") == {"w": "2001/2", "x": "11/2", "z": "5/2", "y": "-1/2"}
    assert each(outcome, "place")["y"] == 4
    for decimals, figure in ((0, "0"), (1, "-1/2")):
        outcome = ranked(sheets, "limit = 1", round_=f"decimals = {{ figure = {decimals} }}")
        assert each(outcome, "total")["y"] == figure
    assert each(outcome, "total")["w"] == "2001/2"


def test_floors_spread_and_ties_go_by_the_sheets_as_written():
    more = "floor = 7\n[ties]\nchain = ['highest', 'chair']\nchair = 'a'\n"
    outcome = ranked(EXACT, "limit = 1", round_="spread = 2", more=more)
    assert each(outcome, "reason") == {
        "w": "awards_used_up", "y": "awards_used_up", "x": "below_floor", "z": "below_floor",
    }  # fmt: skip
    assert [(w.code, w.entry, w.value) for w in outcome.warnings] == [("spread", "x", 3)]
    assert [c.figure for c in by_entry(outcome)["y"].rounds[0].criteria] == [7]


def test_the_limit_is_compared_exactly():
    assert each(ranked(EXACT, "limit = 1"), "total") == {"w": "19/2", "y": "13/2", "x": "11/2", "z": "5/2"}
    missing = {"round": "jury", "limit": Fraction("0.999999999999"), "missing": ["a", "b"]}
    assert refused(EXACT, "limit = 0.999999999999") == ("correction_uncertain", missing)


def test_only_the_unsure_judges_are_named():
    assert refused(SHEETS, "limit = 0.4")[1]["missing"] == ["a"]
    assert refused(SHEETS, "limit = 0.3")[1]["missing"] == ["a", "c"]
    assert refused(SHEETS, "limit = 0.2")[1]["missing"] == ["a", "b", "c"]


def test_a_fit_without_freedom_is_not_certain_however_good():
    chain = {"w": {"a": 5, "b": 6}, "x": {"b": 5, "c": 5}}
    assert refused(chain, "limit = 1000")[1]["missing"] == ["a", "b", "c"]
    assert refused({"w": {"a": 5}, "x": {"a": 6}}, "limit = 1000")[0] == "correction_uncertain"


def test_a_perfect_fit_is_certain_at_any_limit():
    sheets = {"w": {"a": 5, "b": 7}, "x": {"a": 1, "b": 3}}
    assert each(ranked(sheets, "limit = 0.000001"), "total") == {"w": "6", "x": "2"}


TWO = {"w": {"a": 5, "b": 7}, "x": {"a": 1, "b": 4}, "y": {"c": 5, "d": 7}, "z": {"c": 1, "d": 2}}
GROUPS = "[[group]]\nid = 'g'\n[[group]]\nid = 'h'\n"


def test_a_group_in_two_parts_is_refused_by_name():
    values = {"round": "jury", "group": "all", "missing": [("a", "b"), ("c", "d")]}
    assert refused(TWO, "limit = 9") == ("correction_unconnected", values)
    groups = {"w": "g", "x": "h", "y": "g", "z": "g"}
    assert refused(TWO, "limit = 9", more=GROUPS, groups=groups)[1]["group"] == "g"


def test_groups_may_be_apart_unless_the_rules_say_otherwise():
    groups = {"w": "g", "x": "g", "y": "h", "z": "h"}
    outcome = ranked(TWO, "limit = 9", more=GROUPS, groups=groups)
    assert each(outcome, "total") == {"w": "6", "x": "5/2", "y": "6", "z": "3/2"}
    assert effects(outcome) == {"a": "-5/4", "b": "5/4", "c": "-3/4", "d": "3/4"}
    code, values = refused(TWO, "limit = 9\nwithin = 'all'", more=GROUPS, groups=groups)
    assert (code, values["group"]) == ("correction_unconnected", "all")


def test_freedom_and_error_are_of_the_whole_round():
    """Q = 1/4 + 1/4 and f = 8 − 4 − 4 + 2 = 2; c is 1/4 everywhere, so each squared error is 1/16."""
    groups = {"w": "g", "x": "g", "y": "h", "z": "h"}
    ranked(TWO, "limit = 0.25", more=GROUPS, groups=groups)
    code, values = refused(TWO, "limit = 0.24", more=GROUPS, groups=groups)
    assert (code, values["missing"]) == ("correction_uncertain", ["a", "b", "c", "d"])


def test_one_judge_alone_is_sure_beside_others():
    groups = {"w": "g", "x": "g", "y": "h", "z": "h"}
    alone = TWO | {"y": {"c": 5}, "z": {"c": 1}}
    assert effects(ranked(alone, "limit = 1", more=GROUPS, groups=groups)) == {"a": "-5/4", "b": "5/4", "c": "0"}


@pytest.mark.parametrize(("sheets", "because"), [(TWO, "correction_unconnected"), (SHEETS, "correction_uncertain")])
def test_the_plain_mean_comes_with_a_warning(sheets, because):
    correction = "limit = 0.2\notherwise = 'mean'"
    outcome = ranked(sheets, correction)
    assert outcome.warnings == (Warning("correction_not_used", "jury", because=because),)
    plain = rank(rules_of(
        '[[round]]\nid = "jury"\nkind = "score"\nabsent = "allow"\n[[round.criterion]]\nid = "c"\nmaximum = 1000\n'
    ), given(sheets))  # fmt: skip
    assert each(outcome, "total") == each(plain, "total")


def test_sheets_that_do_not_count_are_not_looked_at():
    """Judge d, not required, would tie the two halves together."""
    crossed = TWO | {"w": TWO["w"] | {"d": 9}}
    required = {("jury", entry): frozenset(own) for entry, own in TWO.items()}
    with pytest.raises(Incomplete, match="correction_unconnected"):
        rank(rules("limit = 9"), replace(given(crossed), required=required))
    assert set(effects(rank(rules("limit = 9"), given(crossed)))) == set("abcd")


def test_entries_that_take_no_part_are_not_looked_at():
    before = '[[round]]\nid = "papers"\nkind = "eligibility"\n[[round.condition]]\nid = "ok"\n'
    text = before + (
        '[[round]]\nid = "jury"\nkind = "score"\ncombine = "corrected"\nabsent = "allow"\n'
        '[round.correction]\nlimit = 1\n[[round.criterion]]\nid = "c"\nmaximum = 1000\n'
    )
    out = EXACT | {"v": {"a": 1000, "b": 0}}
    answers = tuple(Score(entry, "s", "ok", Fraction(entry != "v"), "papers") for entry in out)
    outcome = rank(rules_of(text), replace(given(out), scores=answers + given(out).scores))
    assert {entry: total for entry, total in each(outcome, "total").items() if total} == {
        "w": "19/2", "y": "13/2", "x": "11/2", "z": "5/2",
    }  # fmt: skip
    nobody = tuple(Score(entry, "s", "ok", Fraction(0), "papers") for entry in out)
    outcome = rank(rules_of(text), replace(given(out), scores=nobody + given(out).scores))
    assert set(each(outcome, "reason").values()) == {"ineligible"}


def test_a_weight_of_the_input_is_refused():
    scores = tuple(replace(score, weight=Fraction(1)) for score in given(SHEETS).scores)
    plain = replace(given(SHEETS), scores=scores)
    assert each(rank(rules(), plain), "total") == each(ranked(SHEETS), "total")
    heavy = tuple(replace(score, weight=Fraction(2)) if score.entry == "y" else score for score in scores)
    with pytest.raises(Invalid) as caught:
        rank(rules(), replace(plain, scores=heavy))
    where = {"round": "jury", "entry": "y", "judge": "b", "criterion": "c"}
    assert (caught.value.reason, caught.value.values) == ("weight_with_correction", where)


def test_what_is_carried_is_added_to_the_corrected_figure():
    more = (
        '[[round]]\nid = "final"\nkind = "score"\nabsent = "allow"\n[[round.carry]]\nround = "jury"\nweight = 2\n'
        '[[round.criterion]]\nid = "d"\nmaximum = 10\n'
    )
    finals = tuple(Score(entry, "a", "d", Fraction(1), "final") for entry in EXACT)
    outcome = rank(rules("limit = 1", more=more), replace(given(EXACT), scores=given(EXACT).scores + finals))
    assert each(outcome, "total") == {"w": "20", "y": "14", "x": "12", "z": "6"}
