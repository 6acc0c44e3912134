"""Awards that people withhold: nobody else takes them, who decided stands beside, and they can be given after all."""

import pytest

import tests.factories as make
from judging.awards import award_list, publishing
from judging.errors import Closed, Conflict, Invalid, NotFound
from judging.results import computing, queries, withholding
from judging.results.inputs import fingerprint_of, inputs_of
from tests import kinds

DECIDED = withholding.Decided("Hội đồng Mẫu", make.NOW.date(), "Không bài nào nổi trội")


def withhold(competition, prize=0, group=None, decided=DECIDED):
    call = {"decided": decided, "actor": make.person(), "now": make.NOW}
    return withholding.withhold(competition, competition.prizes[prize], group, **call)


def given(competition, run) -> list[tuple[int, str]]:
    return [(line.number, line.prize.key) for line in award_list.proposed(competition, run)]


def test_a_withheld_award_goes_to_nobody(app):
    competition = make.judged((60, 40), (50, 30), (40, 30), (10, 10))
    run = withhold(competition, group=competition.categories[0])
    assert given(competition, run) == [(1, "second"), (2, "second")]
    (count,) = [c for c in computing.outcome_of(run).awards if (c.award, c.group) == ("first", "group-1")]
    assert (count.given, count.withheld) == (0, 1)


def test_everywhere_means_every_group(app):
    competition = kinds.both((0, (60, 40)), (1, (50, 30)), per_entry=1)
    assert given(competition, withhold(competition)) == [(1, "first"), (2, "first")]  # the one across all
    assert given(competition, withhold(competition, 1)) == [(1, "second"), (2, "second")]


def test_a_title_that_everybody_who_qualifies_takes(app):
    competition = kinds.voted(9, 9)
    assert given(competition, withhold(competition)) == []
    assert computing.passed(competition, competition.rounds[0]) == {1, 2}  # who passed has nothing to do with it


def test_it_is_given_after_all_and_both_stand_in_the_log(app):
    competition = make.judged((60, 40), (50, 30))
    withhold(competition)
    (made,) = queries.withholdings_of(competition.id)
    call = {"actor": make.person(), "now": make.NOW}
    with pytest.raises(Invalid):
        withholding.take_back(competition, made.id, reason=" ", **call)
    run = withholding.take_back(competition, made.id, reason="Hội đồng họp lại", **call)
    assert given(competition, run) == [(1, "first"), (2, "second")]
    assert not queries.withholdings_of(competition.id)
    with pytest.raises(NotFound):
        withholding.take_back(competition, made.id, reason="Lần nữa", **call)


@pytest.mark.parametrize("decided", [
    withholding.Decided(" ", make.NOW.date(), "Vì"), withholding.Decided("Hội đồng", make.NOW.date(), ""),
])  # fmt: skip
def test_nothing_is_withheld_without_who_and_why(app, decided):
    competition = make.judged((60, 40))
    with pytest.raises(Invalid):
        withhold(competition, decided=decided)


def test_nothing_is_withheld_twice(app):
    competition = make.judged((60, 40))
    before = fingerprint_of(inputs_of(competition))
    withhold(competition, group=competition.categories[0])
    assert fingerprint_of(inputs_of(competition)) != before
    with pytest.raises(Conflict):
        withhold(competition, group=competition.categories[0])
    withhold(competition, group=competition.categories[1])
    withhold(competition)
    with pytest.raises(Conflict):
        withhold(competition, group=competition.categories[1])


def test_only_awards_that_the_group_may_give(app):
    competition = kinds.both((0, (60, 40)), rules={"bands": kinds.STARS})
    with pytest.raises(NotFound):
        withhold(competition, 0, competition.categories[0])  # across all groups
    with pytest.raises(NotFound):
        withhold(competition, 3)  # a grade is reached, not given


def test_a_list_seen_before_is_not_published(app):
    competition = make.judged((60, 40), (50, 30))
    before = computing.compute(competition, actor=make.person(), now=make.NOW)
    withhold(competition)
    recognition = publishing.Recognition("12/QĐ", make.NOW.date(), "Ủy ban Mẫu")
    call = {"run_id": before.id, "actor": make.person(), "now": make.NOW}
    with pytest.raises(Exception, match="not the newest"):
        publishing.publish(competition, recognition, **call)


def test_only_while_the_list_is_open(app):
    competition = make.judged((60, 40), stage="judging")
    with pytest.raises(Closed):
        withhold(competition)
