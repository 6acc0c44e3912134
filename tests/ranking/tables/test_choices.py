"""What is chosen beside the tables: into rules and input, or refused by its option."""

import pytest

from judging.ranking.tables.choices import Choices, chosen
from judging.ranking.tables.faults import Faults
from judging.ranking.types import Decision, Withheld
from tests.ranking.tabled import given_by, rules_of

RULES = rules_of("""
group = [{ id = "gom", name = "Gốm" }, { id = "tre", name = "Tre" }]
award = [{ id = "first", name = "Nhất", cap = 1 }, { id = "press", name = "Báo chí", side = true }]

[[round]]
id = "jury"
name = "Chấm"
kind = "score"
criterion = [{ id = "c", name = "Điểm", maximum = 10 }]
""")
SCORES = 'entry,judge,criterion,score\nA,j1,c,5\nB,j1,c,5\n"C, D",j1,c,5\n'
GIVEN = given_by(RULES, SCORES, entries='entry,group\nA,gom\nB,gom\n"C, D",tre\n')


def test_choices_go_where_they_belong():
    choices = Choices("s", "j1", withhold=["first", "first:tre"], decide=["B, A", '"C, D",A'])
    rules, given = chosen(choices, RULES, GIVEN)
    assert (rules.ties.chair, given.seed) == ("j1", "s")
    assert given.withheld == (Withheld("first"), Withheld("first", "tre"))
    assert given.decisions == (Decision(None, ("B", "A")), Decision(None, ("C, D", "A")))


def test_nothing_chosen_changes_nothing():
    assert chosen(Choices(), RULES, GIVEN) == (RULES, GIVEN)


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"chair": "j9"}, "--chair: .*j9.*j1"),
        ({"withhold": ["second"]}, "--withhold: .*second.*first"),
        ({"withhold": ["press"]}, "--withhold: .*press"),
        ({"withhold": ["first:"]}, "--withhold: .*gom, tre"),
        ({"decide": [""]}, "--decide: .*two"),
        ({"decide": ["A"]}, "--decide: .*two"),
        ({"decide": ["A,A"]}, "--decide: .*two"),
        ({"decide": ["A,Z"]}, "--decide: .*Z"),
    ],
)
def test_what_is_unknown_is_refused_by_its_option(choices, said):
    with pytest.raises(Faults, match=said):
        chosen(Choices(**choices), RULES, GIVEN)
