"""What became of every award, in order; decisions nobody asked for; titles without places."""

from judging.ranking.types import Decision
from tests.ranking.tabled import each, ranked, sheets

JURY = '[[round]]\nid = "jury"\nname = "Chấm"\nkind = "score"\ncriterion = [{ id = "c", name = "C", maximum = 9 }]\n'
COUNCIL = '[[round]]\nid = "council"\nname = "Hội đồng"\nkind = "vote"\npass = 0.5\n'
GROUPS = 'group = [{ id = "b", name = "B" }, { id = "a", name = "A" }]\n'
AWARDS = "".join(f'[[award]]\nid = "{id}"\nname = "Giải"\n{cap}\n' for id, cap in (
    ("grand", "cap = 1\nacross = true"), ("second", "cap = 1"), ("first", "cap = 2"),
))  # fmt: skip
ENTRIES = "entry,group\nX,b\nY,a\nZ,a\n"


def test_counts_come_across_first_then_by_group_and_in_the_order_of_the_rules():
    outcome = ranked(GROUPS + JURY + AWARDS, sheets({"X": [9], "Y": [8], "Z": [7]}), entries=ENTRIES)
    assert [(c.group, c.award, c.cap, c.given, c.held, c.withheld) for c in outcome.awards] == [
        ("all", "grand", 1, 1, 0, 0),
        ("a", "second", 1, 1, 0, 0),
        ("a", "first", 2, 1, 0, 1),
        ("b", "second", 1, 0, 0, 1),
        ("b", "first", 2, 0, 0, 2),
    ]


def test_decisions_nobody_asked_for_come_by_group_and_entries():
    """Those for no group in particular first, whatever another one calls its group."""
    unused = (Decision("A", ("X", "Y")), Decision(None, ("Y", "Z")), Decision(None, ("X", "Z")))
    outcome = ranked(GROUPS + JURY, sheets({"X": [9], "Y": [8], "Z": [7]}), entries=ENTRIES, decisions=unused)
    assert outcome.unused_decisions == (unused[2], unused[1], unused[0])


def test_without_places_everyone_takes_the_first_award_of_the_group_not_one_across():
    text = COUNCIL + AWARDS.replace("cap = 1", 'cap = "all"').replace("cap = 2", 'cap = "all"')
    outcome = ranked(text, votes="entry,listed,present,yes\nX,2,2,2\nY,2,2,0\n")
    assert each(outcome, "award") == {"X": "second", "Y": None}
    assert [(c.award, c.group, c.given) for c in outcome.awards] == [
        ("grand", "all", 0), ("second", "all", 1), ("first", "all", 0),
    ]  # fmt: skip
