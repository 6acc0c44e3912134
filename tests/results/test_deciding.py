"""Ties across a line: nothing is published before people decided, and the decision stands beside the figures."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from time import sleep

import pytest

import tests.factories as make
from judging.accounts.models import Person
from judging.awards import publishing
from judging.competitions.models import Competition
from judging.errors import Closed, Stale
from judging.infra.db import db, writing
from judging.results import computing, deciding, queries

RECOGNITION = publishing.Recognition("12/QĐ", make.NOW.date(), "Ủy ban Mẫu")


def tied_at_the_top():
    competition = make.judged((60, 40), (60, 40), (20, 20), (10, 10))
    actor = make.person()
    return competition, actor, computing.compute(competition, actor=actor, now=make.NOW)


def decide(competition, order, actor):
    words = {"decided_by": "Hội đồng Mẫu", "decided_on": make.NOW.date(), "reason": "Bỏ phiếu 5/7"}
    return deciding.decide(competition, order, actor=actor, now=make.NOW, **words)


def publish(competition, run, actor):
    return publishing.publish(competition, RECOGNITION, run_id=run.id, actor=actor, now=make.NOW)


def test_a_tie_at_the_first_prize_blocks_publication(app):
    competition, actor, run = tied_at_the_top()
    with pytest.raises(Closed):
        publish(competition, run, actor)
    assert competition.state == "open"


def test_a_decision_gives_the_prizes_and_leaves_the_figures(app):
    competition, actor, run = tied_at_the_top()
    first, second = computing.outcome_of(run).ties[0].entries
    decided = decide(competition, [int(second), int(first)], actor)
    by_entry = {s.entry: s for s in computing.outcome_of(decided).standings}
    assert (by_entry[first].place, by_entry[second].place) == (1, 1)
    assert by_entry[second].award == "first"
    assert by_entry[first].award == "second"
    assert publish(competition, decided, actor).awards[0].entry.number == int(second)


def test_a_newer_decision_replaces_an_older_one_and_both_are_kept(app):
    competition, actor, run = tied_at_the_top()
    one, other = (int(entry) for entry in computing.outcome_of(run).ties[0].entries)
    decide(competition, [one, other], actor)
    decide(competition, [other, one], actor)
    assert [d.order for d in queries.decisions_of(competition.id)] == [[one, other], [other, one]]
    assert [d.order for d in queries.decisions_in_force(competition.id)] == [[other, one]]


def test_what_is_not_tied_cannot_be_decided(app):
    competition, actor, run = tied_at_the_top()
    loser = int(computing.outcome_of(run).standings[-1].entry)
    with pytest.raises(Stale):
        decide(competition, [loser, int(computing.outcome_of(run).ties[0].entries[0])], actor)


def test_two_organisers_at_once_and_the_newest_ranking_follows_the_newest_decision(app, monkeypatch):
    competition, actor, run = tied_at_the_top()
    one, other = (int(entry) for entry in computing.outcome_of(run).ties[0].entries)
    competition_id, actor_id, together, read = competition.id, actor.id, Barrier(2), queries.decisions_in_force
    make.save()

    def decisions_in_force(of):
        """Both have read before one computes, unless the other waits outside; then the first decision is last."""
        found = read(of)
        with suppress(BrokenBarrierError):
            together.wait(0.5)
            sleep(0.3 if found[-1].id == 1 else 0)
        return found

    monkeypatch.setattr(queries, "decisions_in_force", decisions_in_force)

    def organiser(order):
        with app.app_context(), writing():
            decide(db.session.get(Competition, competition_id), order, db.session.get(Person, actor_id))

    with ThreadPoolExecutor(2) as both:
        list(both.map(organiser, ([one, other], [other, one])))
    (tie,) = computing.outcome_of(queries.newest_run(competition_id)).ties
    assert [int(entry) for entry in tie.order] == read(competition_id)[-1].order
