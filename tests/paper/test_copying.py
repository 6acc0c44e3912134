"""Sheets of paper: two people, one count; beside a tablet's sheet a person decides."""

from datetime import timedelta

import pytest
from sqlalchemy import update

import tests.factories as make
from judging.errors import Closed, Conflict, Invalid, NotFound
from judging.infra.db import db, writing
from judging.paper import coming_in, copying
from judging.paper.ballots import Ballot, ballot_at, due
from judging.paper.models import PaperSheet
from judging.scoring import handing_in, queries


@pytest.fixture
def hall(app):
    """A judge with two entries in judging, and three people at the desk."""
    competition = make.competition("mau", stage="judging")
    entries = [make.entry(competition, make.person(), number=number) for number in (1, 2)]
    judge = make.judge(competition, number=3)
    people = [make.person(f"Thư ký {n}") for n in range(3)]
    make.save()
    first, second = (str(line.id) for line in competition.scored_round.lines)
    return Desk(competition, judge, entries, people, (first, second))


class Desk:
    def __init__(self, competition, judge, entries, people, lines):
        self.competition, self.judge, self.entries, self.people, self.lines = competition, judge, entries, people, lines

    def ballot(self, number: int = 1) -> Ballot:
        return ballot_at(self.competition, f"final-1-3-{number}")

    def type(self, who: int, *points: int | None, comment: str = "", number: int = 1, at: int = 0):
        """At so many minutes."""
        now = make.NOW + timedelta(minutes=at)
        scores = {key: given * 100 for key, given in zip(self.lines, points, strict=False) if given is not None}
        with writing():
            return copying.type_in(self.ballot(number), scores, comment, actor=self.people[who], now=now)

    def stands(self, number: int = 1) -> list[int | None]:
        """What counts of this judge and entry, in whole points."""
        scores = queries.sheet_of(self.judge, self.entries[number - 1]).scores
        return [scores[key] // 100 if key in scores else None for key in self.lines]

    def decide(self, *, for_paper: bool, reason: str = "Giám khảo đã ký"):
        sheet = copying.sheet_of(self.ballot())
        with writing():
            copying.decide(
                sheet, self.ballot(), for_paper=for_paper, reason=reason, actor=self.people[0], now=make.NOW
            )  # fmt: skip

    def state(self) -> list[str]:
        return [paper.state for paper in coming_in.papers(self.competition)]


def test_one_person_alone_counts_nothing(hall):
    assert hall.type(0, 50, 30) is None
    assert hall.type(0, 50, 30) is None  # nor the same person twice
    assert hall.stands() == [None, None]
    assert hall.state() == ["once"]


def test_two_people_who_typed_the_same_count(hall):
    hall.type(0, 50, 30, comment="Men  đẹp")
    done = hall.type(1, 50, 30, comment="men đẹp")
    assert (done.outcome, hall.stands(), hall.state()) == ("counted", [50, 30], ["settled"])
    assert {done.first_by_id, done.second_by_id} == {hall.people[0].id, hall.people[1].id}


def test_it_counts_once_only(hall):
    for who in (0, 1):
        hall.type(who, 50, 30)
    with pytest.raises(Conflict):
        hall.type(2, 40, 30)
    assert hall.stands() == [50, 30]


@pytest.mark.parametrize(("points", "differing"), [((51, 30), 1), ((50, None), 1), ((51, 31), 2)])
def test_two_readings_that_differ_wait_for_a_third_or_a_correction(hall, points, differing):
    hall.type(0, 50, 30)
    assert hall.type(1, *points) is None
    copies = copying.copies_of(hall.ballot())
    assert len(copying.differences(*copies.values())) == differing
    assert (hall.stands(), hall.state()) == ([None, None], ["differs"])
    assert hall.type(1, 50, 30).outcome == "counted"
    assert hall.stands() == [50, 30]


def test_who_guesses_is_told_which_lines_differ_for_two_tries_only(hall):
    """Line by line the paper would be found in as many tries as a scale has steps."""
    named = []
    hall.type(0, 50, 30)
    for at in range(1, 5):
        hall.type(1, at, 0, at=at)
        named.append(len(copying.compared(hall.ballot(), hall.people[1]).lines))
    assert named == [2, 2, 0, 0] and not copying.compared(hall.ballot(), hall.people[1]).is_alike
    hall.type(0, 50, 31, at=5)  # who has the paper looked again
    hall.type(1, 50, 30, at=6)
    assert [pair.field for pair in copying.compared(hall.ballot(), hall.people[1]).lines] == [hall.lines[1]]


def test_an_accomplice_gets_nobody_more_tries(hall):
    """Who types anything at all between two guesses is compared with instead: of the paper no line is named."""
    hall.type(2, 50, 30)
    for at in (1, 2, 3):
        hall.type(1, at, 30, at=at)
    for at in (4, 6):
        hall.type(0, 1, 1, at=at)
        hall.type(1, at, 30, at=at + 1)
        (first, second) = copying.compared(hall.ballot(), hall.people[1]).lines
        assert (first.field, second.field) == hall.lines  # the second one is as on the paper


def test_a_comment_differs_only_where_two_people_typed_other_words(hall):
    hall.type(0, 50, 30, comment="Men đẹp")
    assert hall.type(1, 50, 30, comment="Dáng cân") is None
    assert hall.type(2, 50, 30).comment == "Men đẹp"


@pytest.mark.parametrize(("points", "outcome"), [((50, 30), "same"), ((50, None), "counted")])
def test_a_tablet_that_says_nothing_else_needs_no_decision(hall, points, outcome):
    make.sheet(hall.judge, hall.entries[0], *(given for given in points if given is not None))
    make.save()
    hall.type(0, 50, 30)
    assert hall.type(1, 50, 30).outcome == outcome
    assert hall.stands() == [50, 30]


def test_lines_left_empty_on_paper_stay_as_the_tablet_has_them(hall):
    make.sheet(hall.judge, hall.entries[0], 50, 30)
    make.save()
    hall.type(0, 50)
    hall.type(1, 50)
    assert hall.stands() == [50, 30]


@pytest.mark.parametrize(("for_paper", "stands"), [(True, [45, 30]), (False, [50, 30])])
def test_between_paper_and_tablet_a_person_decides_with_a_reason(hall, for_paper, stands):
    make.sheet(hall.judge, hall.entries[0], 50, 30)
    make.save()
    hall.type(0, 45, 30)
    assert hall.type(1, 45, 30).outcome == "open"
    assert (hall.stands(), hall.state()) == ([50, 30], ["open"])
    assert [sheet.entry.number for sheet in coming_in.undecided_of(hall.judge)] == [1]
    with pytest.raises(Invalid):
        hall.decide(for_paper=for_paper, reason="  ")
    hall.decide(for_paper=for_paper)
    assert (hall.stands(), hall.state(), coming_in.undecided_of(hall.judge)) == (stands, ["settled"], [])
    with pytest.raises(Conflict):
        hall.decide(for_paper=not for_paper)


def test_nothing_is_taken_once_the_group_is_handed_in_or_the_round_is_closed(hall):
    for entry in hall.entries:
        make.sheet(hall.judge, entry, 50, 30)
    make.save()
    with writing():
        handing_in.hand_in(hall.judge, hall.competition.categories[0], actor=hall.judge.person, now=make.NOW)
    with pytest.raises(Closed):
        hall.type(0, 50, 30)
    hall.competition.scored_round.state = "closed"
    make.save()
    with pytest.raises(Closed):
        hall.type(0, 50, 30)


def test_a_decision_for_paper_needs_an_open_sheet(hall):
    for entry in hall.entries:
        make.sheet(hall.judge, entry, 50, 30)
    make.save()
    hall.type(0, 45, 30)
    hall.type(1, 45, 30)
    with writing():
        handing_in.hand_in(hall.judge, hall.competition.categories[0], actor=hall.judge.person, now=make.NOW)
    with pytest.raises(Closed):
        hall.decide(for_paper=True)
    assert (hall.stands(), hall.state()) == ([50, 30], ["open"])


@pytest.mark.parametrize("points", [(61, 30), (-1, 30), ()])
def test_points_off_the_scale_and_empty_sheets_are_refused(hall, points):
    with pytest.raises(Invalid):
        hall.type(0, *points)


def test_a_code_names_one_sheet_and_no_other(hall):
    ballot = hall.ballot()
    assert ballot.code == "final-1-3-1"
    assert (ballot.judge, ballot.entry, ballot.attempt) == (hall.judge, hall.entries[0], 1)
    for code in ("final-1-3-9", "final-1-9-1", "final-9-3-1", "first-1-3-1", "final-1-3-", "final-1-3-1-"):
        with pytest.raises(NotFound):
            ballot_at(hall.competition, code)
    assert [each.code for each in due(hall.competition)] == ["final-1-3-1", "final-1-3-2"]


def test_a_sheet_of_a_first_attempt_is_not_the_one_being_scored_again(hall):
    again = ballot_at(hall.competition, "final-2-3-1")
    assert not again.is_current
    with pytest.raises(Closed), writing():
        copying.type_in(again, {hall.lines[0]: 100}, "", actor=hall.people[0], now=make.NOW + timedelta(hours=1))


def test_who_waited_while_somebody_decided_hears_so(hall):
    """Both had read the sheet while it was open."""
    make.sheet(hall.judge, hall.entries[0], 40, 30)
    make.save()
    for who in (0, 1):
        hall.type(who, 50, 30)
    with pytest.raises(Conflict), writing():
        sheet, ballot = copying.sheet_of(hall.ballot()), hall.ballot()
        db.session.execute(update(PaperSheet.__table__).values(outcome="tablet"))
        copying.decide(sheet, ballot, for_paper=True, reason="Đã ký", actor=hall.people[2], now=make.NOW)
    assert hall.stands() == [40, 30]
