"""What cannot be ranked is refused before anything is computed."""

from dataclasses import replace

import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking.types import Decision


@pytest.mark.parametrize("cap", [0, 1, None])
def test_caps_of_nought_and_without_end_are_rules(contest, cap):
    assert contest({"g": {"a": 80}}, prizes={"first": cap}).rank().awards[0].given == (cap != 0)


def test_an_entry_named_twice_is_refused(contest):
    played = contest({"g": {"a": 80}})
    twice = (*played.given.entries, replace(played.given.entries[0], number=9))
    with pytest.raises(Invalid, match="entry_repeated"):
        played.changed(entries=twice).rank()


def test_two_decisions_on_one_tie_are_refused(contest):
    played = contest({"g": {"a": 80, "b": 80}})
    with pytest.raises(Invalid, match="decision_repeated"):
        played.rank(Decision("g", ("a", "b")), Decision("g", ("b", "a")))


@pytest.mark.parametrize(("minimum", "short"), [(1, ["none"]), (2, ["none", "one"]), (3, ["none", "one", "two"])])
def test_an_entry_with_too_few_judges_is_refused_by_name(contest, minimum, short):
    played = contest({"g": {"two": (80, 81), "one": 80, "none": 70}}, minimum=minimum)
    nobody = played.given.required | {("final", "none"): frozenset()}
    with pytest.raises(Incomplete) as refused:
        played.changed(required=nobody).rank()
    assert (refused.value.reason, refused.value.values["missing"]) == ("judges_missing", short)


def test_as_many_judges_as_asked_for_are_enough(contest):
    assert contest({"g": {"a": (80, 81)}}, minimum=2).rank().standings[0].place == 1


def test_nobody_entered_is_a_result_too(contest):
    outcome = contest({"g": {}}, prizes={"first": {"g": 1}}).rank()
    assert outcome.standings == ()
    assert [(p.group, p.given, p.withheld) for p in outcome.awards] == [("g", 0, 1)]
