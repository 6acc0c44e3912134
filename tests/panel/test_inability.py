"""A judge cannot score an entry: asking, answering, asking again."""

import pytest

import tests.factories as make
from judging.audit import queries as audit
from judging.errors import Closed, Conflict, Invalid, NotFound
from judging.infra.db import writing
from judging.panel import conflicts, inability, queries
from judging.scoring import waiving
from tests.factories import NOW


@pytest.fixture
def judge(app):
    """A judge of the first group, where one of three may be missing."""
    competition = make.competition(stage="judging", minimum=2)
    panel = [make.judge(competition, groups=competition.categories[:1]) for _ in range(3)]
    made = panel[0]
    made.entry = make.entry(competition, make.person(), number=12)
    made.other = make.entry(competition, make.person(), number=13)
    made.by = make.person()
    make.save()
    return made


def ask(judge, cause="broken", **how):
    with writing():
        return inability.ask(judge, judge.entry, cause=cause, actor=judge.person, now=NOW, **how)


def said(judge):
    row = inability.said_by(judge).get(judge.entry.number)
    return row and (row.answer or "waiting")


def waiting(judge):
    return [(each.judge_id, each.entry_id) for each in waiving.asked_in(judge.competition)]


def test_asking_waits_for_an_answer_and_asked_twice_is_asked_once(judge):
    first, second = ask(judge).id, ask(judge, "absent").id
    assert first == second and said(judge) == "waiting"
    assert waiting(judge) == [(judge.id, judge.entry.id)]
    assert inability.last_of(judge, judge.entry).cause == "broken"
    assert [e.verb for e in audit.about(f"entry:{judge.entry.id}", judge.competition.id)] == ["inability said"]
    assert judge.id in queries.required(judge.competition)[judge.entry.id]


def test_doing_without_the_sheet_answers_it(judge):
    ask(judge, "other", words="Tôi không thấy")
    with writing():
        waiving.waive(judge, judge.entry, reason="Đã vỡ", actor=judge.by, now=NOW)
    found = inability.last_of(judge, judge.entry)
    assert (found.answer, found.answer_words, found.answered_by_id) == ("waived", "Đã vỡ", judge.by.id)
    assert waiting(judge) == []
    with pytest.raises(Conflict):
        ask(judge)


def test_please_score_it_and_asking_again(judge):
    ask(judge)
    with writing():
        inability.decline(judge, judge.entry, words="Đã sửa xong", actor=judge.by, now=NOW)
    assert said(judge) == "score" and waiting(judge) == []
    with pytest.raises(NotFound), writing():
        inability.decline(judge, judge.entry, actor=judge.by, now=NOW)
    ask(judge, "absent")
    assert said(judge) == "waiting" and len(waiting(judge)) == 1


def test_the_judge_can_take_it_back(judge):
    with pytest.raises(NotFound), writing():
        inability.take_back(judge, judge.entry, actor=judge.person, now=NOW)
    ask(judge)
    with writing():
        inability.take_back(judge, judge.entry, actor=judge.person, now=NOW)
    assert said(judge) is None and waiting(judge) == []


@pytest.mark.parametrize(("points", "open_"), [((30,), 1), ((30, 20), 0)])
def test_what_is_completely_scored_meanwhile_needs_no_answer(judge, points, open_):
    ask(judge)
    make.sheet(judge, judge.other, 30, 20)
    make.sheet(judge, judge.entry, *points)
    make.save()
    assert len(waiting(judge)) == open_


def test_a_conflict_declared_meanwhile_needs_no_answer(judge):
    ask(judge)
    with writing():
        conflicts.declare(judge, judge.entry, actor=judge.person, now=NOW)
    assert waiting(judge) == []


@pytest.mark.parametrize(("cause", "words"), [("", ""), ("tired", ""), ("other", ""), ("other", "  ")])
def test_a_reason_is_needed(judge, cause, words):
    with pytest.raises(Invalid):
        ask(judge, cause, words=words)


def test_only_while_judging(judge):
    judge.competition.round.state = "closed"
    make.save()
    with pytest.raises(Closed):
        ask(judge)
