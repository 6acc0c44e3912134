"""A diagnosis put together: what it says of an ordinary jury, and that it says plainly what it cannot tell."""

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from math import isfinite
from random import Random

import pytest

from judging.ranking.certainty import diagnosis
from judging.ranking.certainty.diagnosis import diagnose, maximum_of, times, unclear
from judging.ranking.certainty.marks import scored_rounds
from judging.ranking.certainty.telling.words import told
from judging.ranking.certainty.types import CARRIED, CORRECTION_NOT_USED, Diagnosis, Entry
from judging.ranking.certainty.untold import Reason
from judging.ranking.types import RoundResult
from tests.ranking.certainty.panels import marked
from tests.ranking.tabled import ranked, rules_of

RULES = """
[[round]]
id = "chung-khao"
name = "Chung khảo"
kind = "score"
absent = "allow"
[[round.criterion]]
id = "dep"
name = "Đẹp"
maximum = 10
[[round.criterion]]
id = "ben"
name = "Bền"
maximum = 10
factor = 2
[[award]]
id = "nhat"
name = "Giải Nhất"
cap = 3
"""
HEAD = "entry,judge,criterion,score"
EFFECT = {1: 2, 2: -2, 3: 0, 4: 1, 5: -1}


def jury(entries: int = 24, judges: int = 5, *, seed: int = 1, each: int = 4) -> str:
    """Scores of an ordinary jury: entries of falling merit, judges of known severity, some chance."""
    random, rows = Random(seed), [HEAD]
    for entry in range(1, entries + 1):
        for judge in sorted(random.sample(range(1, judges + 1), min(each, judges))):
            for criterion in ("dep", "ben"):
                merit = 9 - 7 * entry / entries + EFFECT[judge] * 0.7 + random.gauss(0, 0.8)
                rows.append(f"E{entry},{judge},{criterion},{min(10, max(0, round(merit)))}")
    return "\n".join(rows)


def diagnosed(table: str, rules: str = RULES, **more) -> Diagnosis:
    (found,) = diagnose(rules_of(rules), ranked(rules, table), **more)
    return found


@pytest.fixture(scope="module")
def ordinary() -> Diagnosis:
    return diagnosed(jury())


def test_every_entry_has_its_exact_total_and_how_sure_it_is(ordinary):
    assert len(ordinary.entries) == 24 and ordinary.maximum == 30
    outcome = ranked(RULES, jury())
    assert [(e.entry, e.total, e.place) for e in ordinary.entries] == [
        (s.entry, s.total, s.place) for s in outcome.standings
    ]
    for entry in ordinary.entries:
        assert entry.sheets == 4
        assert entry.low < entry.high and 1 <= entry.first <= entry.last <= 24
        assert 0 <= entry.chance["award:nhat"] <= 1
    assert sum(e.chance["award:nhat"] for e in ordinary.entries) == pytest.approx(3)


def test_judges_are_measured_in_the_order_they_were_made(ordinary):
    assert [judge.judge for judge in ordinary.judges] == ["1", "2", "3", "4", "5"]
    effects = {judge.judge: judge.effect for judge in ordinary.judges}
    assert sorted(effects, key=effects.get) == ["2", "5", "3", "4", "1"]
    assert all(judge.error > 0 and judge.sheets > 0 for judge in ordinary.judges)
    assert all(judge.shrunk == pytest.approx(judge.effect, abs=judge.error) for judge in ordinary.judges)


def test_every_part_is_told(ordinary):
    assert ordinary.untold == {} and ordinary.cautions == ()
    assert ordinary.unclear["award:nhat"] and ordinary.changes and ordinary.agreement and ordinary.advice
    assert len(ordinary.rasch_entries) == 24 and len(ordinary.rasch_judges) == 5
    assert ordinary.spread > 0
    assert sum(len(a.sheets) for a in ordinary.advice) <= len(ordinary.unclear["award:nhat"])


def test_advice_is_for_judges_who_have_not_seen_the_entry_and_may(ordinary):
    table = jury()
    given = {tuple(row.split(",")[:2]) for row in table.splitlines()[1:]}
    asked = {(sheet.entry, sheet.judge) for advice in ordinary.advice for sheet in advice.sheets}
    assert asked and not asked & given
    barred = frozenset(asked)
    again = diagnosed(table, barred=barred)
    assert not {(s.entry, s.judge) for a in again.advice for s in a.sheets} & barred


@pytest.mark.parametrize(("then", "is_told"), [(2.1, True), (2.0, False), (1.9, False)])
def test_advice_that_would_find_no_more_right_winners_is_not_given(monkeypatch, ordinary, then, is_told):
    (found,) = ordinary.advice
    monkeypatch.setattr(diagnosis, "advice", lambda *_, **__: replace(found, now=2.0, then=then))
    assert bool(diagnosed(jury()).advice) is is_told


def test_the_same_input_gives_the_same_diagnosis_and_another_seed_other_draws(ordinary):
    assert diagnosed(jury()) == ordinary
    other = diagnosed(jury(), seed=2)
    assert other.judges == ordinary.judges
    assert [e.chance for e in other.entries] != [e.chance for e in ordinary.entries]


def test_what_is_known_of_order_and_kin_reaches_the_flags():
    table = jury(40, each=5)
    kin = frozenset((f"E{n}", "3") for n in range(1, 9))
    favoured = "\n".join(
        row if row.split(",")[1] != "3" or (row.split(",")[0], "3") not in kin else row.rsplit(",", 1)[0] + ",10"
        for row in table.splitlines()[9 * 10 :]
    )
    found = diagnosed("\n".join([*table.splitlines()[: 9 * 10], favoured]))
    assert "favouritism" not in {flag.kind for flag in found.flags}
    related = frozenset((f"E{n}", "3") for n in range(30, 40))
    raised = [HEAD]
    for row in table.splitlines()[1:]:
        entry, judge, criterion, score = row.split(",")
        raised.append(f"{entry},{judge},{criterion},{9 if (entry, judge) in related else score}")
    found = diagnosed("\n".join(raised), related=related)
    assert ("favouritism", "3") in {(flag.kind, flag.judge) for flag in found.flags}


def test_a_sum_is_as_sure_as_the_mean_of_as_many_sheets(ordinary):
    """Four sheets each: everything in points of a total is four times as much, and all else is the same."""
    added = diagnosed(jury(), RULES.replace('kind = "score"', 'kind = "score"\ncombine = "sum"'))
    for one, other in zip(ordinary.entries, added.entries, strict=True):
        assert (other.total, other.first, other.last) == (4 * one.total, one.first, one.last)
        assert (other.low, other.high) == pytest.approx((4 * one.low, 4 * one.high))
        assert other.chance == one.chance
    assert added.judges == ordinary.judges and added.spread == ordinary.spread
    assert added.advice[0].sheets == ordinary.advice[0].sheets


def test_of_nothing_but_noughts_a_sum_is_told_like_a_mean():
    marks = marked([[0, 0], [0, 0]])
    assert times(marks, [RoundResult(round="r", figure=Fraction(0))] * 2) == 1
    marks = marked([[2, 4], [1, 5]])
    assert times(marks, [RoundResult(round="r", figure=Fraction(6))] * 2) == 2


def test_a_correction_that_was_not_used_is_the_plain_mean(ordinary):
    corrected = 'kind = "score"\ncombine = "corrected"\ncorrection = { limit = 0.001, otherwise = "mean" }'
    found = diagnosed(jury(), RULES.replace('kind = "score"', corrected))
    assert found.cautions == (CORRECTION_NOT_USED,)
    assert (found.entries, found.advice) == (ordinary.entries, ordinary.advice)


def test_what_dropping_gives_an_entry_is_chance_and_what_is_carried_is_not(ordinary):
    """Where the extremes are dropped, ranges are as wide as the mean's and lie as far from it as all do on average."""
    dropped = diagnosed(jury(each=5), RULES.replace('kind = "score"', 'kind = "score"\ndrop_high = 1\ndrop_low = 1'))
    plain = diagnosed(jury(each=5))
    means, totals = ({e.entry: float(e.total) for e in of.entries} for of in (plain, dropped))
    apart = sum(totals[name] - means[name] for name in means) / len(means)
    lows = {e.entry: e.low for e in plain.entries}
    assert all(e.low == pytest.approx(lows[e.entry] + apart) for e in dropped.entries)
    assert any(abs(totals[name] - means[name] - apart) > 0.01 for name in means)
    assert dropped.cautions == ()


def test_points_of_earlier_rounds_are_carried_as_they_are():
    rules = RULES.replace("[[award]]", RULES[: RULES.index("[[award]]")].replace("chung-khao", "sau") + "[[award]]")
    rules = rules.replace('id = "sau"', 'id = "sau"\ncarry = [{ round = "chung-khao" }]')
    rows = jury(12).splitlines()
    table = [f"{rows[0]},round", *(f"{row},{round}" for row in rows[1:] for round in ("chung-khao", "sau"))]
    found = diagnosed("\n".join(table), rules)
    assert found.cautions == (CARRIED,)
    once = {entry.entry: entry for entry in diagnosed(jury(12)).entries}
    for entry in found.entries:
        assert entry.total == 2 * once[entry.entry].total
        assert entry.low == pytest.approx(once[entry.entry].low + float(once[entry.entry].total))


def test_who_was_voted_down_has_no_chance_and_takes_none_from_others(ordinary):
    rules = RULES.replace("[[award]]", '[[round]]\nid = "v"\nkind = "vote"\npass = 0.5\n[[award]]')
    votes = ["entry,listed,present,chair,yes", *(f"E{n},5,5,1,{0 if n < 3 else 5}" for n in range(1, 25))]
    (found,) = diagnose(rules_of(rules), ranked(rules, jury(), votes="\n".join(votes)))
    chance = {entry.entry: entry.chance for entry in found.entries}
    assert chance["E1"] == chance["E2"] == {}
    assert sum(each.get("award:nhat", 0) for each in chance.values()) == pytest.approx(3)
    (line,) = found.lines
    assert line.aside == {"E1", "E2"} and not line.above & line.aside


PARTS = ("severity", "chance", "agreement", "advice")
DEGENERATE = {
    "one judge": ([(f"E{n}", 1, n) for n in range(1, 6)], "one_judge"),
    "one entry": ([("E1", judge, judge + 2) for judge in range(1, 6)], "one_entry"),
    "nothing shared": ([(f"E{n}", n % 2 + 1, n) for n in range(1, 6)], "nothing_shared"),
    "two panels": ([(f"E{n}", j, n + j) for n in range(1, 5) for j in ((1, 2) if n < 3 else (3, 4))], "unconnected"),
}


@pytest.mark.parametrize(("rows", "reason"), DEGENERATE.values(), ids=DEGENERATE)
def test_what_cannot_be_said_is_told_as_such(rows, reason):
    table = "\n".join([HEAD, *(f"{e},{j},{c},{p}" for e, j, p in rows for c in ("dep", "ben"))])
    found = diagnosed(table)
    assert found.untold["severity"] == found.untold["chance"] == found.untold["advice"] == reason
    assert found.judges == () and all(e.chance == {} and e.low is None for e in found.entries)
    _is_plain(found)


ODD = {
    "all equal": [(f"E{n}", j, 7) for n in range(1, 6) for j in range(1, 4)],
    "two sheets": [("E1", 1, 3), ("E1", 2, 4), ("E2", 1, 5)],
    "a judge with one sheet": [(f"E{n}", j, n) for n in range(1, 8) for j in (1, 2)] + [("E1", 3, 9)],
    "a straight-liner": [(f"E{n}", j, n if j < 4 else 8) for n in range(1, 9) for j in range(1, 5)],
    "no chance at all": [(f"E{n}", j, n) for n in range(1, 9) for j in range(1, 4)],
    "only noughts and tens": [(f"E{n}", j, 10 * (n > 3)) for n in range(1, 7) for j in range(1, 4)],
    "an entry with one sheet": [(f"E{n}", j, n) for n in range(1, 6) for j in (1, 2, 3) if n > 1 or j == 1],
}


@pytest.mark.parametrize("rows", ODD.values(), ids=ODD)
def test_odd_juries_give_finite_figures_and_sentences(rows):
    table = "\n".join([HEAD, *(f"{e},{j},{c},{p}" for e, j, p in rows for c in ("dep", "ben"))])
    _is_plain(diagnosed(table))


def _is_plain(found: Diagnosis) -> None:
    """Every figure is finite, and both languages have sentences for all of it."""
    assert all(isfinite(figure) for figure in _figures(found))
    for language in ("vi", "en"):
        said = repr(told(found, rules_of(RULES), language))
        assert "nan" not in said.split() and "inf" not in said.split() and "{" not in said


def _figures(value):
    if isinstance(value, float | int | Fraction):
        yield float(value)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _figures(getattr(value, each.name))
    elif isinstance(value, dict):
        yield from (figure for each in value.values() for figure in _figures(each))
    elif isinstance(value, list | tuple):
        yield from (figure for each in value for figure in _figures(each))


def test_a_round_by_its_name_and_a_field_for_every_scale():
    rules = """
    [[group]]
    id = "g"
    [[group]]
    id = "h"
    [[group]]
    id = "empty"
    [[round]]
    id = "so-khao"
    kind = "score"
    [[round.criterion]]
    id = "c"
    maximum = 10
    [[round]]
    id = "chung-khao"
    kind = "score"
    [[round.criterion]]
    id = "c"
    maximum = 10
    [round.criterion.for.h]
    maximum = 100
    """
    rows = [f"{e},{g},{j},{r},c,{n + j}" for r in ("so-khao", "chung-khao") for g in "gh"
            for n, e in enumerate((f"{g}1", f"{g}2", f"{g}3")) for j in (1, 2, 3)]  # fmt: skip
    document, outcome = rules_of(rules), ranked(rules, "\n".join(["entry,group,judge,round,criterion,score", *rows]))
    last = diagnose(document, outcome)
    assert [(d.round, d.groups, d.maximum) for d in last] == [
        ("chung-khao", ("g", "empty"), 10),
        ("chung-khao", ("h",), 100),
    ]
    (first,) = diagnose(document, outcome, round="so-khao")
    assert (first.round, first.groups) == ("so-khao", ("g", "h", "empty"))
    assert [entry.place for entry in first.entries] == [None] * 6
    assert [entry.place for entry in last[0].entries] == [1, 2, 3]
    with pytest.raises(KeyError):
        diagnose(document, outcome, round="khac")


def test_rules_without_points_have_nothing_to_diagnose():
    rules = '[[round]]\nid = "v"\nkind = "vote"\npass = 0.5'
    votes = "entry,listed,present,chair,yes\nA,5,5,1,4"
    with pytest.raises(KeyError):
        diagnose(rules_of(rules), ranked(rules, votes=votes))


def flat(entries: int, judges: int, *, off: int = 0) -> str:
    """Every judge on every entry, all agreeing but for their severities; the first sheet is off by so much."""
    rows = [
        f"E{e},{j},{criterion},{8 - e % 5 - EFFECT[j] % 2 + (off if e == j == 1 else 0)}"
        for e in range(entries) for j in range(1, judges + 1) for criterion in ("dep", "ben")
    ]  # fmt: skip
    return "\n".join([HEAD, *rows])


def test_sheets_that_agree_exactly_do_not_show_how_sure_anything_is():
    found = diagnosed(flat(12, 4))
    assert found.spread == pytest.approx(0, abs=1e-9)
    assert found.untold["chance"] == found.untold["advice"] == Reason.ALIKE
    assert all(e.low is None and e.first is None and not e.chance for e in found.entries) and not any(
        found.unclear.values()
    )
    assert len(found.judges) == 4 and all(judge.shrunk is None for judge in found.judges)
    said = {section.id: section.sentences for section in told(found, rules_of(RULES), "vi")}
    assert said["line"][0].startswith("Chưa nói được kết quả ở") and "khớp nhau hoàn toàn" in said["line"][1]
    assert not any("lệch khoảng" in sentence for sentence in said["severity"])
    alike = diagnosed(
        "\n".join([HEAD, *(f"E{e},{j},{c},{9 - e}" for e in range(9) for j in (1, 2) for c in ("dep", "ben"))])
    )
    assert "cách nhau" not in str(told(alike, rules_of(RULES), "vi"))  # nobody is the strictest of equals
    assert "chance" not in diagnosed(flat(12, 4, off=1)).untold


def test_a_handful_of_sheets_does_not_show_how_sure_anything_is():
    """n entries, two judges: n − 1 degrees of freedom; five are enough, four are not."""
    few, enough = diagnosed(flat(5, 2, off=1)), diagnosed(flat(6, 2, off=1))
    assert few.untold["chance"] == few.untold["advice"] == Reason.TOO_FEW and "severity" not in few.untold
    assert "chance" not in enough.untold and all(entry.low < entry.high for entry in enough.entries)


def test_who_cannot_be_told_apart_at_a_line():
    entries = tuple(
        Entry(entry=name, number=1, group=group, total=Fraction(1), place=1, sheets=2, chance=chance)
        for name, group, chance in (
            ("A", "g", {"l": 0.19}), ("B", "g", {"l": 0.2}), ("C", "h", {"l": 0.8}), ("D", "h", {"l": 0.81}),
            ("E", "g", {}),
        )
    )  # fmt: skip
    assert unclear(entries, "l") == ("B", "C")
    assert unclear(entries, "l", "g") == ("B",) and unclear(entries, "l", "h") == ("C",)
    assert unclear(entries, "other") == ()


def test_the_most_points_of_a_sheet_count_factors_and_parts():
    rules = rules_of(
        '[[round]]\nid = "r"\nkind = "score"\n[[round.criterion]]\nid = "a"\nfactor = 3\n'
        '[[round.criterion.part]]\nid = "x"\nmaximum = 4\n'
        '[[round.criterion.part]]\nid = "y"\nmaximum = 1.5\nstep = 0.5\n'
        '[[round.criterion]]\nid = "b"\nmaximum = 7\n'
    )
    assert maximum_of(scored_rounds(rules)[0], "all") == Fraction("23.5")
