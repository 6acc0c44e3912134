"""Columns beside the scores: when a sheet was filled in, and whose entry it is."""

import pytest

from judging.ranking.tables.beside import Beside, Facts
from judging.ranking.tables.faults import Faults
from judging.ranking.tables.given import Source

HEAD = "entry,judge,criterion,score,round,at,land,of"
ROWS = (
    "G1,An,beauty,9,final,2,VN,VN",
    "G1,An,craft,9,final,5,VN,VN",
    "G1,Chi,beauty,7,final,1,FR,VN",
    "G2,Chi,beauty,7,,3,FR,FR",
    "G2,An,beauty,7,first,4,VN,VN",
    "G3,An,beauty,7,final,6,,",
)


def read(beside, rows=ROWS, *, ignored=()):
    content = "\n".join([HEAD, *rows]).encode()
    return beside.read(Source("s.csv", content), "final", ignored=ignored)


def said(faults):
    return [fault.said("en") for fault in faults.value.faults]


def test_a_sheet_was_filled_in_at_its_latest_line_and_other_rounds_do_not_count():
    beside = Beside(order="at")
    assert beside.unknown == {"at"}
    assert read(beside, ignored=["land", "of", "at"]) == Facts(
        {("G1", "An"): 5.0, ("G1", "Chi"): 1.0, ("G2", "Chi"): 3.0, ("G3", "An"): 6.0}, frozenset()
    )


def test_equal_cells_say_that_judge_and_entry_belong_together():
    facts = read(Beside(kin=("land", "of")), ignored=["at"])
    assert facts == Facts({}, frozenset({("G1", "An"), ("G2", "Chi")}))
    both = Beside(order="at", kin=("land", "of"))
    assert both.columns == ("at", "land", "of")
    assert read(both).related == facts.related


def test_columns_that_a_ranking_reads_itself_stay_there():
    beside = Beside(order="at", kin=("judge", "of"))
    assert beside.unknown == {"at", "of"}
    own = ("G1,An,beauty,9,final,2,VN,An", "G1,Chi,beauty,7,final,1,FR,An")
    assert read(beside, own, ignored=["land"]).related == {("G1", "An")}


def test_without_columns_nothing_is_read():
    assert Beside().read(None, "final", ignored=()) == Facts({}, frozenset())
    assert Beside().columns == ()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2026-09-12 14:32", "2026-09-12T14:33"),
        ("12/09/2026 14:32", "12/09/2026 14:32:01"),
        ("11/10/2026", "2026-10-11 00:01"),
        ("2026-09-12T14:32:00+07:00", "2026-09-12T07:33:00Z"),
        ("2026-09-12 14:32", "2026-09-12T07:33:00-07:01"),
    ],
)
def test_times_are_read_as_people_and_machines_write_them(earlier, later):
    rows = (f"G1,An,beauty,9,final,{later},,", f"G2,An,beauty,9,final,{earlier},,")
    order = read(Beside(order="at"), rows, ignored=["land", "of"]).order
    assert order["G2", "An"] < order["G1", "An"]


def test_numbers_may_have_a_decimal_comma_and_stand_in_no_table_of_times():
    rows = ('G1,An,beauty,9,final,"2,5",,', "G2,An,beauty,9,final,-3,,")
    assert read(Beside(order="at"), rows, ignored=["land", "of"]).order == {("G1", "An"): 2.5, ("G2", "An"): -3.0}
    mixed = ("G1,An,beauty,9,final,2026-09-12,,", "G2,An,beauty,9,final,3,,", "G3,An,beauty,9,final,noon,,")
    with pytest.raises(Faults) as faults:
        read(Beside(order="at"), mixed, ignored=["land", "of"])
    assert said(faults) == [
        "s.csv, line 3, column at: “3” is neither a number nor a time; write it as 12, 2026-09-12 14:32 or "
        "12/09/2026 14:32",
        "s.csv, line 4, column at: “noon” is neither a number nor a time; write it as 12, 2026-09-12 14:32 or "
        "12/09/2026 14:32",
    ]


def test_a_time_may_be_unknown_and_a_column_that_is_not_there_is_named():
    unknown = ("G1,An,beauty,9,final,,,", "G1,Chi,beauty,9,final,3,,", "G1,Chi,craft,9,final,,,")
    assert read(Beside(order="at"), unknown, ignored=["land", "of"]).order == {("G1", "Chi"): 3.0}
    with pytest.raises(Faults) as faults:
        read(Beside(order="time"), ignored=["at", "land", "of"])
    assert said(faults) == ["s.csv, line 1, column time: this column is missing; needed: entry, judge, time"]
