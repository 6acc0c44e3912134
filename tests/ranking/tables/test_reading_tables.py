"""The three tables become exact input, and every fault in them names file, line, column and what is allowed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from judging.ranking.rules import (
    Condition,
    Criterion,
    Difference,
    Eligibility,
    Group,
    Panel,
    Part,
    Public,
    Rules,
    Scored,
    Vote,
)
from judging.ranking.tables.faults import Faults
from judging.ranking.tables.given import Source, Tables, given
from judging.ranking.tables.sentences import SENTENCES
from judging.ranking.types import Ballots, Candidate, Given, Score, Votes

HALF = Fraction(1, 2)
BEAUTY = Criterion(id="beauty", maximum=Fraction(10), step=HALF)
USE = Criterion(id="use", parts=(Part(id="market", maximum=Fraction(20)), Part(id="growth", maximum=Fraction(20))))
FINAL = Scored(id="final", criteria=(BEAUTY, USE))
RULES = Rules(id="r", rounds=(FINAL,))
GROUPED = replace(RULES, groups=(Group(id="gom"), Group(id="tre")))
PANELS = replace(FINAL, criteria=(BEAUTY,), panels=(Panel(id="experts"), Panel(id="guests")))
ELIGIBLE = Eligibility(id="check", conditions=(Condition(id="new"),))
COUNCIL, PUBLIC = Vote(id="council", share=HALF, chair=True), Public(id="net", maximum=Fraction(20))
GOOD = "entry,judge,criterion,score\nA,J,beauty,8.5\nA,J,use.market,9\nA,J,use.growth,10\n"


def take(scores=None, rules=RULES, *, entries=None, votes=None, ignored=()) -> Given:
    sources = {"scores": scores, "entries": entries, "votes": votes}
    made = {
        name: Source(f"{name}.csv", text.encode() if isinstance(text, str) else text)
        for name, text in sources.items()
        if text is not None
    }
    return given(Tables(**made, ignored=frozenset(ignored)), rules)


def faults(*arguments, **named) -> list[tuple]:
    """What is wrong, as (code, file, line, column); each must be sayable in both languages."""
    with pytest.raises(Faults) as caught:
        take(*arguments, **named)
    for fault in caught.value.faults:
        for language, line in (("vi", "dòng"), ("en", "line")):
            sentence = fault.said(language)
            assert fault.file in sentence and (not fault.line or f"{line} {fault.line}" in sentence)
            assert fault.column in sentence and "{" not in sentence
    return [(fault.code, fault.file, fault.line, fault.column) for fault in caught.value.faults]


def test_a_table_becomes_exact_scores():
    assert take(GOOD) == Given(
        entries=(Candidate("A", "all", "A", 1),),
        scores=(
            Score("A", "J", "beauty", Fraction(17, 2), "final"),
            Score("A", "J", "use.market", Fraction(9), "final"),
            Score("A", "J", "use.growth", Fraction(10), "final"),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        GOOD.rstrip("\n"),
        GOOD.replace("8.5", '"8,5"'),
        GOOD.replace(",", ";").replace("8.5", "8,5"),
        GOOD.replace(",", "\t").replace("8.5", "8,50"),
        "\n , , , \n" + GOOD.replace("A,J", '"A", J ') + "\n,,,\n",
    ],
)
def test_the_same_table_as_programs_write_it(text):
    assert take(text) == take(GOOD)


def test_one_name_typed_on_two_machines_is_one_name():
    composed, decomposed = "Gốm", "Gô\u0301m"
    text = f"entry,judge,criterion,score\nA,{composed},beauty,1\nB,{decomposed},beauty,2\n"
    assert {score.judge for score in take(text, replace(RULES, rounds=(PANELS_FREE,))).scores} == {composed}


PANELS_FREE = replace(FINAL, criteria=(BEAUTY,))
HEAD = "entry,judge,criterion,score"
STRUCTURE = [
    (b"", ("empty", 0, "")),
    (b"\xef\xbb\xbf\r\n \r\n", ("empty", 0, "")),
    (HEAD, ("no_rows", 0, "")),
    (f"{HEAD}\nA,J,beauty,8\nA,G\xe1,use,1".encode("latin-1"), ("not_utf8", 3, "")),
    (GOOD.encode("utf-16"), ("not_utf8", 1, "")),
    (f"{HEAD}\nA,J,beauty", ("ragged", 2, "")),
    (f"{HEAD}\nA,J,beauty,8,5", ("ragged", 2, "")),
    (f'{HEAD}\n\nA,J,"beauty,8', ("quotes", 3, "")),
    (f'{HEAD}\nA,J,"be"auty,8', ("quotes", 2, "")),
    (f"{HEAD}\nA,J,beauty,{'8' * 200_000}", ("cell_long", 2, "")),
    (f"{HEAD}\nA,{'J' * 201},beauty,8", ("cell_long", 2, "judge")),
    (f"{HEAD}\nA\0,J,beauty,8", ("cell_control", 2, "entry")),
    (f'{HEAD}\nB,J,beauty,8\nA,"J\nK",beauty,8', ("cell_control", 3, "judge")),
    (f"{HEAD},colour\nA,J,beauty,8,red", ("column_unknown", 1, "colour")),
    (f"\n{HEAD},\nA,J,beauty,8,", ("column_nameless", 2, "")),
    (f"{HEAD},judge\nA,J,beauty,8,J", ("column_twice", 1, "judge")),
    ("entry,judge,score\nA,J,8", ("column_missing", 1, "criterion")),
    (b" " * 64_000_001, ("too_large", 0, "")),
]


@pytest.mark.parametrize(("text", "wanted"), STRUCTURE)
def test_a_file_that_is_no_table(text, wanted):
    code, line, column = wanted
    assert faults(text) == [(code, "scores.csv", line, column)]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (",J,beauty,8", "cell_empty", "entry"),
        ("B,,beauty,8", "cell_empty", "judge"),
        ("B,J,,8", "cell_empty", "criterion"),
        ("B,J,beauty,", "cell_empty", "score"),
        ("B,J,ugliness,8", "unknown", "criterion"),
        ("B,J,use,8", "has_parts", "criterion"),
        ("B,J,beauty,eight", "not_a_number", "score"),
        ("B,J,beauty,1e1", "not_a_number", "score"),
        ("B,J,beauty,nan", "not_a_number", "score"),
        ("B,J,beauty,८", "not_a_number", "score"),
        ("B,J,beauty,8.", "not_a_number", "score"),
        ("B,J,beauty,1234567890", "not_a_number", "score"),
        ("B,J,beauty,10.5", "out_of_range", "score"),
        ("B,J,beauty,-0.5", "out_of_range", "score"),
        ("B,J,beauty,8.25", "not_a_step", "score"),
        ("B,J,use.market,0.5", "not_a_step", "score"),
        ("A,J,beauty,8.5", "repeated", "score"),
    ],
)
def test_a_row_that_cannot_be_used(row, code, column):
    assert faults(GOOD + row) == [(code, "scores.csv", 5, column)]


def test_every_wrong_row_is_named_at_once_and_then_counted():
    text = HEAD + "".join(f"\nE{n},J,beauty,11" for n in range(30))
    with pytest.raises(Faults) as caught:
        take(text)
    assert [fault.line for fault in caught.value.faults] == list(range(2, 22))
    assert caught.value.more == 10
    assert "line 2, column score" in str(caught.value) and "from 0 to 10" in str(caught.value)


def test_numbers_are_said_as_the_language_writes_them():
    with pytest.raises(Faults) as caught:
        take(GOOD + "B,J,beauty,8.25")
    (fault,) = caught.value.faults
    assert fault.said("vi") == "scores.csv, dòng 5, cột score: “8.25” không theo bước 0,5 (cho phép 0, 0,5, … đến 10)"
    assert fault.said("en") == (
        "scores.csv, line 5, column score: “8.25” is not a step of 0.5 (allowed: 0, 0.5, … up to 10)"
    )


def test_a_column_is_left_out_only_by_name():
    coloured = "colour," + GOOD.replace("A,J", "red,A,J")
    assert faults(coloured) == [("column_unknown", "scores.csv", 1, "colour")]
    assert take(coloured, ignored=["colour"]) == take(GOOD)
    assert faults(GOOD, ignored=["judge"]) == [("column_missing", "scores.csv", 1, "judge")]


def test_groups_come_from_either_table():
    grouped = GOOD.replace("score\n", "score,group\n").replace("8.5\n", "8.5,gom\n")
    grouped = grouped.replace("9\n", "9,\n").replace("10\n", "10,gom\n")
    assert take(grouped, GROUPED).entries == (Candidate("A", "gom", "A", 1),)
    assert take(GOOD, GROUPED, entries="entry,group\nA,gom").entries == (Candidate("A", "gom", "A", 1),)
    assert faults(GOOD, GROUPED) == [("group_missing", "scores.csv", 2, "group")] * 3
    assert faults(grouped.replace("10,gom", "10,tre"), GROUPED) == [("group_differs", "scores.csv", 4, "group")]
    assert faults(grouped.replace("10,gom", "10,go"), GROUPED) == [("unknown", "scores.csv", 4, "group")]
    assert faults(grouped, GROUPED, entries="entry,group\nA,tre") == [
        ("group_differs", "scores.csv", n, "group") for n in (2, 4)
    ]


def test_a_group_may_have_its_own_maximum_and_step():
    wide = replace(BEAUTY, differences={"tre": Difference(maximum=Fraction(20), step=Fraction(5))})
    rules = replace(GROUPED, rounds=(replace(FINAL, criteria=(wide,)),))
    text = "entry,judge,criterion,score,group\nA,J,beauty,9.5,gom\nB,J,beauty,15,tre\n"
    assert [score.points for score in take(text, rules).scores] == [Fraction(19, 2), 15]
    assert faults(text.replace("15,tre", "9.5,tre"), rules) == [("not_a_step", "scores.csv", 3, "score")]
    assert faults(text.replace("9.5,gom", "15,gom"), rules) == [("out_of_range", "scores.csv", 2, "score")]


def test_entries_name_entrant_number_and_recognition():
    entries = "entry,entrant,number,recognised\nB,Hoa,7,commune; province\nA,,,\n"
    assert take(GOOD, entries=entries).entries == (
        Candidate("A", "all", "A", 1),
        Candidate("B", "all", "Hoa", 7, frozenset({"commune", "province"})),
    )


@pytest.mark.parametrize(
    ("entries", "file", "code", "line", "column"),
    [
        ("entry\n", "entries", "no_rows", 0, ""),
        ("entry,group\nA,gom\nA,gom", "entries", "repeated", 3, "entry"),
        ("entry,number\nA,first", "entries", "not_whole", 2, "number"),
        ("entry,group\nA,lua", "entries", "unknown", 2, "group"),
        ("entry,group\nA,", "entries", "group_missing", 2, "group"),
        ("entry,name\nA,B", "entries", "column_unknown", 1, "name"),
        ("entry,group\nB,gom", "scores", "entry_unknown", 2, "entry"),
    ],
)
def test_entries_that_cannot_be_used(entries, file, code, line, column):
    scores = "entry,judge,criterion,score\nA,J,beauty,8\n"
    assert faults(scores, GROUPED, entries=entries)[0] == (code, f"{file}.csv", line, column)


def test_judge_groups_are_named_where_the_rules_have_them():
    rules = replace(RULES, rounds=(PANELS,))
    text = "entry,judge,criterion,score,judge_group\nA,J,beauty,8,experts\nB,J,beauty,8,experts\n"
    assert {score.panel for score in take(text, rules).scores} == {"experts"}
    assert faults(text.replace("B,J,beauty,8,experts", "B,J,beauty,8,guests"), rules)[0][0] == "panel_differs"
    assert faults(text.replace("B,J,beauty,8,experts", "B,J,beauty,8,"), rules)[0][0] == "cell_empty"
    assert faults(text.replace("B,J,beauty,8,experts", "B,J,beauty,8,friends"), rules)[0][0] == "unknown"
    assert faults(text) == [("no_panels", "scores.csv", n, "judge_group") for n in (2, 3)]


def test_all_sheets_agree_on_a_weight():
    text = "entry,judge,criterion,score,weight\nA,J,beauty,8,3.1\nA,K,beauty,7,{}\n"
    assert {score.weight for score in take(text.format('"3,10"')).scores} == {Fraction(31, 10)}
    wrong = {"3": "weight_differs", "": "weight_differs", "0": "not_positive", "x": "not_a_number"}
    for weight, code in wrong.items():
        assert faults(text.format(weight)) == [(code, "scores.csv", 3, "weight")]


def test_no_weight_is_a_weight_of_one():
    text = "entry,judge,criterion,score,weight\nA,J,beauty,8,1\nA,K,beauty,7,\n"
    assert [score.weight for score in take(text).scores] == [1, None]
    assert faults(text.replace("8,1", "8,2")) == [("weight_differs", "scores.csv", 3, "weight")]


def test_the_parts_of_a_criterion_have_one_weight():
    text = "entry,judge,criterion,score,weight\nA,J,use.market,8,2\nA,J,use.growth,7,{}\n"
    assert {score.weight for score in take(text.format(2)).scores} == {2}
    assert faults(text.format(3)) == [("weight_differs", "scores.csv", 3, "weight")]


def test_a_name_may_have_200_characters():
    text = f"entry,judge,criterion,score\n{'A' * 200},J,beauty,8\n"
    assert take(text).entries[0].entry == "A" * 200


def test_the_round_is_named_where_several_take_scores():
    rules = replace(RULES, rounds=(ELIGIBLE, replace(FINAL, criteria=(BEAUTY,))))
    text = "entry,judge,criterion,score,round,weight\nA,J,new,1,check,\nA,J,beauty,8,final,\n"
    assert [score.round for score in take(text, rules).scores] == ["check", "final"]
    assert faults(text.replace(",final,", ",,"), rules) == [("cell_empty", "scores.csv", 3, "round")]
    assert faults(text.replace(",final,", ",semi,"), rules) == [("unknown", "scores.csv", 3, "round")]
    assert faults(text.replace("new,1", "new,2"), rules) == [("out_of_range", "scores.csv", 2, "score")]
    assert faults(text.replace("new,1", "beauty,1"), rules) == [("unknown", "scores.csv", 2, "criterion")]
    assert faults(text.replace("check,", "check,2"), rules) == [("no_weight", "scores.csv", 2, "weight")]


def test_ballots_and_votes():
    rules = replace(RULES, rounds=(COUNCIL, PUBLIC))
    votes = "entry,round,listed,present,chair,yes,no,invalid,votes\nA,council,11,10,1,9,,1,\nA,net,,,,,,,12\n"
    made = take(None, rules, votes=votes)
    assert made.ballots == (Ballots("A", "council", 11, 10, True, 9, 0, 0, 1),)
    assert made.votes == (Votes("A", "net", 12),)
    assert take(None, replace(rules, rounds=(PUBLIC,)), votes="entry,votes\nA,3").votes == (Votes("A", "net", 3),)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("A,council,11,10,1,9,1,1,", "ballots_contradict", "yes"),
        ("A,council,9,10,1,9,,,", "ballots_contradict", "yes"),
        ("A,council,0,0,1,0,,,", "ballots_contradict", "yes"),
        ("A,council,11,10,,9,,,", "cell_empty", "chair"),
        ("A,council,11,10,yes,9,,,", "not_yes_or_no", "chair"),
        ("A,council,11,,1,9,,,", "cell_empty", "present"),
        ("A,council,11,10,1,9.5,,,", "not_whole", "yes"),
        ("A,council,11,10,1,9,,,4", "cell_superfluous", "votes"),
        ("A,net,11,,,,,,4", "cell_superfluous", "listed"),
        ("A,net,,,,,,,", "cell_empty", "votes"),
        ("A,net,,,,,,,-4", "not_whole", "votes"),
        ("A,final,,,,,,,4", "unknown", "round"),
        ("A,,,,,,,,4", "cell_empty", "round"),
        ("B,net,,,,,,,4", "repeated", "entry"),
    ],
)
def test_votes_that_cannot_be_used(row, code, column):
    head = "entry,round,listed,present,chair,yes,no,invalid,votes\nB,net,,,,,,,4\n"
    rules = replace(RULES, rounds=(COUNCIL, PUBLIC))
    assert faults(None, rules, votes=head + row) == [(code, "votes.csv", 3, column)]


def test_tables_that_are_missing_or_not_wanted():
    assert faults(None) == [("table_missing", "SCORES.csv", 0, "")]
    rules = replace(RULES, rounds=(COUNCIL,))
    assert faults(HEAD, rules) == [("table_missing", "--votes", 0, "")]
    council = "entry,listed,present,chair,yes\nA,3,3,1,3"
    assert take(HEAD, rules, votes=council).scores == ()
    assert faults(GOOD, rules, votes=council) == [("no_such_round", "scores.csv", 2, "")]
    assert faults(None, rules, votes="entry,yes\nA,3")[0] == ("column_missing", "votes.csv", 1, "listed")
    assert faults(None, rules, votes="entry,listed,present,yes") == [("no_rows", "votes.csv", 0, "")]


def test_every_fault_has_its_sentence_in_both_languages():
    assert all(set(words) == {"vi", "en"} for words in SENTENCES.values())
