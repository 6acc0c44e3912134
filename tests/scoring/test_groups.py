"""A judge's own list, handing in, waiving and the board of counts."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import event

import tests.factories as make
from judging.accounts.models import Person
from judging.audit import queries as audit
from judging.entries.models import Entry
from judging.errors import Closed, Conflict, Incomplete, Invalid, NotFound
from judging.infra.db import db, writing
from judging.panel import conflicts
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.scoring import clearing, handing_in, places, progress, queries, standing, waiving
from tests.factories import NOW


@pytest.fixture
def competition(app):
    """Three entries in the first group, one in the second; two judges."""
    made = make.competition(stage="judging")
    made.one, made.two = make.judge(made), make.judge(made)
    made.entries = [make.entry(made, make.person(), number=n, group=g) for n, g in ((3, 0), (1, 0), (2, 0), (9, 1))]
    made.by = make.person()
    make.save()
    return made


def test_own_list_by_number_with_totals_and_what_is_left(competition):
    make.sheet(competition.one, competition.entries[1], 30, 20)
    make.sheet(competition.one, competition.entries[2], 0)
    make.sheet(competition.two, competition.entries[0], 60, 40)
    make.save()
    group, other = queries.groups_of(competition.one)
    assert [(t.entry.number, t.left, t.total) for t in group.tasks] == [(1, 0, 50), (2, 1, 0), (3, 2, None)]
    assert (group.done, group.left, group.is_complete, group.next.entry.number) == (1, 2, False, 2)
    assert [t.entry.number for t in group.by_total] == [1, 2, 3]
    assert [t.entry.number for t in other.tasks] == [9]


def test_the_way_through_a_group(competition):
    by_number = {entry.number: entry for entry in competition.entries}
    make.sheet(competition.one, by_number[2], 30, 20)
    make.save()
    assert queries.way_of(competition.one, by_number[1]) == queries.Way(None, 2, 2)
    assert queries.way_of(competition.one, by_number[2]) == queries.Way(1, 3, 2)
    assert queries.way_of(competition.one, by_number[9]) == queries.Way(None, None, 1)


def hand_in(competition, group=0):
    with writing():
        category = competition.categories[group]
        handing_in.hand_in(competition.one, category, actor=competition.one.person, now=NOW)


def test_a_group_is_handed_in_once_and_only_when_complete(competition):
    for entry in competition.entries[:2]:
        make.sheet(competition.one, entry, 30, 20)
    make.save()
    with pytest.raises(Incomplete) as refusal:
        hand_in(competition)
    assert refusal.value.values["count"] == 1
    make.sheet(competition.one, competition.entries[2], 30, 20)
    make.save()
    hand_in(competition)
    hand_in(competition)
    assert [group.is_handed_in for group in queries.groups_of(competition.one)] == [True, False]


def test_a_conflict_counts_as_done(competition):
    make.sheet(competition.one, competition.entries[0], 30, 20)
    make.sheet(competition.one, competition.entries[1], 30, 20)
    make.save()
    with writing():
        conflicts.declare(competition.one, competition.entries[2], actor=competition.one.person, now=NOW)
    hand_in(competition)


def handed_in_without(competition, excuse):
    """The first group handed in without a sheet of its last entry, which ``excuse`` excuses."""
    for entry in competition.entries[:2]:
        make.sheet(competition.one, entry, 30, 20)
    make.save()
    entry = competition.entries[2]
    with writing():
        excuse(entry)
    hand_in(competition)
    return entry


def declare(competition, entry):
    conflicts.declare(competition.one, entry, actor=competition.one.person, now=NOW)


def is_open(competition, entry):
    return standing.standing_of(places.place_of(competition.one, entry.number)).closed is None


def test_a_cleared_conflict_opens_a_group_handed_in_without_that_sheet(competition):
    entry = handed_in_without(competition, lambda entry: declare(competition, entry))
    with writing():
        clearing.clear(competition.one, entry, reason="Nhầm", actor=competition.by, now=NOW)
    assert is_open(competition, entry) and not queries.groups_of(competition.one)[0].is_handed_in
    assert [line.verb for line in audit.about(f"judge:{competition.one.id}", competition.id)] == [
        "group handed in", "hand-in taken back"
    ]  # fmt: skip


def test_a_waiver_taken_back_opens_a_group_handed_in_without_that_sheet(competition):
    words = {"actor": competition.by, "now": NOW}
    entry = handed_in_without(competition, lambda e: waiving.waive(competition.one, e, reason="Ốm", **words))
    with writing():
        waiving.take_back(competition.one, entry, **words)
    assert is_open(competition, entry) and not queries.groups_of(competition.one)[0].is_handed_in


def test_a_group_stays_handed_in_when_the_sheet_was_complete_before_the_conflict(competition):
    make.sheet(competition.one, competition.entries[2], 30, 20)
    entry = handed_in_without(competition, lambda entry: declare(competition, entry))
    with writing():
        clearing.clear(competition.one, entry, reason="Nhầm", actor=competition.by, now=NOW)
    assert queries.groups_of(competition.one)[0].is_handed_in


def test_handing_in_belongs_to_judging_and_to_own_groups(competition):
    competition.one.categories = competition.categories[1:]
    make.sheet(competition.one, competition.entries[3], 30, 20)
    make.save()
    with pytest.raises(NotFound):
        hand_in(competition)
    competition.round.state = "closed"
    make.save()
    with pytest.raises(Closed):
        hand_in(competition, 1)


def waive(competition, judge, entry, reason="Ốm"):
    with writing():
        waiving.waive(judge, entry, reason=reason, actor=competition.by, now=NOW)


def test_only_a_missing_sheet_is_waived_and_it_can_be_taken_back(competition):
    make.sheet(competition.two, competition.entries[0], 30, 20)
    make.sheet(competition.one, competition.entries[0], 30)
    make.save()
    with pytest.raises(Conflict, match="complete"):
        waive(competition, competition.two, competition.entries[0])
    with pytest.raises(Invalid):
        waive(competition, competition.one, competition.entries[0], " ")
    waive(competition, competition.one, competition.entries[0])
    assert panel.required(competition)[competition.entries[0].id] == {competition.two.id}
    with pytest.raises(NotFound):
        waive(competition, competition.one, competition.entries[0])
    with writing():
        waiving.take_back(competition.one, competition.entries[0], actor=competition.by, now=NOW)
    assert len(panel.required(competition)[competition.entries[0].id]) == 2


def test_a_waiver_leaves_enough_judges(competition):
    make.rule(competition, minimum=2)
    make.save()
    with pytest.raises(Conflict, match="Too few"):
        waive(competition, competition.one, competition.entries[0])


def test_two_waivers_at_once_leave_enough_judges(app, competition, monkeypatch):
    make.judge(competition)
    make.rule(competition, minimum=2)
    make.save()
    ids = competition.one.id, competition.two.id
    entry_id, by_id, together, counted = competition.entries[0].id, competition.by.id, Barrier(2), panel.required

    def required(of, *rest):
        """Both have counted before one goes on, unless the other waits outside."""
        found = counted(of, *rest)
        with suppress(BrokenBarrierError):
            together.wait(0.5)
        return found

    monkeypatch.setattr(panel, "required", required)
    db.session.rollback()

    def organiser(judge_id):
        with app.app_context(), suppress(Conflict), writing():
            judge, entry = db.session.get(Judge, judge_id), db.session.get(Entry, entry_id)
            waiving.waive(judge, entry, reason="Ốm", actor=db.session.get(Person, by_id), now=NOW)

    with ThreadPoolExecutor(2) as both:
        list(both.map(organiser, ids))
    assert len(panel.waivers_in(competition.round)) == 1


def test_the_board_counts_and_tells_no_score(competition):
    competition.two.categories = competition.categories[:1]
    for entry, points in zip(competition.entries, ((30, 20), (0, 0), (5,), (1, 1)), strict=True):
        make.sheet(competition.one, entry, *points)
    make.save()
    with writing():
        conflicts.declare(competition.one, competition.entries[0], actor=competition.one.person, now=NOW)
    hand_in(competition, 1)
    board = progress.board(competition)
    one, two = (line.cells for line in board.lines)
    assert one == [progress.Cell(1, 2, False, False), progress.Cell(1, 1, True, False)]
    assert two == [progress.Cell(0, 3, False, False), None]
    assert (board.done, board.whole, board.sizes, board.handed_in) == (2, 6, [3, 1], 0)


def test_a_group_without_products_need_not_be_handed_in(competition):
    for entry in competition.entries[:3]:
        make.sheet(competition.one, entry, 30, 20)
    competition.entries[3].state = "refused"
    competition.two.categories = competition.categories[1:]
    make.save()
    assert progress.board(competition).handed_in == 0
    hand_in(competition)
    board = progress.board(competition)
    assert (board.handed_in, board.handing_in) == (1, 1)


def statements(competition):
    """How many statements the board and a judge's list take."""
    db.session.expire_all()
    seen = []

    def count(*_):
        seen.append(1)

    event.listen(db.engine, "before_cursor_execute", count)
    progress.board(competition)
    queries.groups_of(competition.one)
    event.remove(db.engine, "before_cursor_execute", count)
    return len(seen)


def test_lists_need_a_constant_number_of_statements(competition):
    few = statements(competition)
    for _ in range(12):
        make.sheet(make.judge(competition), make.entry(competition, make.person()), 1, 1)
    make.save()
    assert statements(competition) == few
