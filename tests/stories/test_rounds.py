"""Competitions of several rounds through HTTP, from the opening of the first to the end of the last."""

from datetime import timedelta
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions.models import Competition
from judging.competitions.queries import by_slug, stage_of
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.ranking import rules
from judging.results import computing
from tests.findings.samples import conditions, vote
from tests.web.letters import Device

DAY = timedelta(days=1)


def scored(id: str, maximum: int = 100, **values) -> rules.Scored:
    """A round of one criterion."""
    criterion = rules.Criterion(id=f"{id}-points", name="Điểm", maximum=Fraction(maximum))
    return rules.Scored(id=id, name=id.capitalize(), criteria=(criterion,), **values)


@pytest.fixture
def run(app, as_person):
    """A function: a competition of these rounds past its deadline, so many entries, two judges; its desk."""

    def build(entries: int, **values) -> Desk:
        competition = make.competition("mau", deadline_at=make.NOW - DAY, groups=1, **values)
        organiser, secretary = make.person(), make.person()
        make.staff(organiser, competition)
        make.staff(secretary, competition, "secretary")
        for number in range(1, entries + 1):
            make.entry(competition, make.person(), number=number)
        judges = [as_person(make.judge(competition).person) for _ in range(2)] if competition.scored_rounds else []
        make.save()
        return Desk(as_person(organiser), as_person(secretary), judges)

    return build


class Desk:
    """What organiser, secretary and judges do, each by requests alone."""

    def __init__(self, organiser, secretary, judges):
        self.organiser, self.secretary, self.judges = organiser, secretary, judges

    @property
    def competition(self) -> Competition:
        db.session.rollback()
        return by_slug("mau")

    def taking_part(self, key: str) -> list[int]:
        """The numbers of the entries in a round."""
        round_ = next(each for each in self.competition.rounds if each.key == key)
        return list(db.session.scalars(panel.taking_part(round_, Entry.number)))

    def step(self, path: str, **form) -> None:
        """An organiser's act, which must succeed; a secretary may not."""
        assert self.secretary.post(f"/desk/mau/{path}", data=form).status_code == 403
        answer = self.organiser.post(f"/desk/mau/{path}", data=form)
        assert answer.status_code == 302, answer.text

    def record(self, path: str, **form) -> None:
        """The secretary's recording, which must succeed."""
        answer = self.secretary.post(f"/desk/mau/rounds/{path}", data=form)
        assert answer.status_code == 302, answer.text

    def score(self, points: dict[int, int]) -> None:
        """Both judges give an entry so many points."""
        line = str(self.competition.scored_round.lines[0].id)
        for judge in self.judges:
            for number, value in points.items():
                assert Device(judge).score(number, {line: value * 100}) == ["kept"]

    def cannot_score(self, number: int) -> None:
        """The judges do not find this entry."""
        assert Device(self.judges[0]).give(number, "comment", "Đẹp")["outcome"] == "refused"


def test_conditions_then_points_then_a_vote(run):
    rounds = (conditions(), scored("points", threshold=Fraction(70)), vote(of="listed"))
    desk = run(6, rounds=rounds)
    desk.step("judging")
    assert desk.taking_part("check") == [1, 2, 3, 4, 5, 6]
    desk.record("check", row=["1", "2", "3", "4", "5", "6"], tick=["1", "2", "3"])
    desk.record("check/4", yes_a="1", yes_b="0")
    desk.record("check", row=["5", "6"], all="1")
    desk.step("closing", round="check")
    assert "5 trên 6 hồ sơ đạt" in desk.organiser.get("/desk/mau/next-round").text
    desk.step("next-round", round="points")
    assert desk.taking_part("points") == [1, 2, 3, 5, 6]
    desk.cannot_score(4)
    desk.score({1: 90, 2: 70, 3: 69, 5: 80, 6: 95})
    desk.step("closing", round="points")
    desk.step("next-round", round="council")
    assert desk.taking_part("council") == [1, 2, 5, 6]
    session = {"listed": "11", "present": "10", "chair": "y", "row": ["1", "2", "5", "6"]}
    yes = {"yes_1": "10", "yes_2": "9", "no_2": "1", "yes_5": "10", "yes_6": ""}
    desk.record("council", **session, **yes)
    assert desk.organiser.post("/desk/mau/closing").status_code == 422
    desk.record("council/6", listed="11", present="11", chair="y", yes="10", no="1", next="1")
    desk.step("closing", round="council")
    competition = desk.competition
    assert stage_of(competition) == "closed"
    assert numbers_passed(competition, -1) == [1, 5, 6]
    assert desk.organiser.post("/desk/mau/ranking").status_code == 302


def test_the_best_half_goes_on_with_its_points(run):
    keep = rules.Keep(share=Fraction(1, 2))
    carry = rules.Carry(round="first", weight=Fraction(1, 2))
    rounds = (scored("first", keep=keep), scored("second", 50, carries=(carry,), threshold=Fraction(60)))
    desk = run(6, rounds=rounds)
    desk.step("judging")
    desk.score({1: 50, 2: 80, 3: 60, 4: 70, 5: 70, 6: 10})
    desk.step("closing", round="first")
    shown = desk.organiser.get("/desk/mau/rounds/first?state=out").text
    assert all(f"Số {n} " in shown or f"Số {n}<" in shown for n in (1, 3, 6))
    desk.step("next-round", round="second")
    assert desk.taking_part("second") == [2, 4, 5]
    desk.cannot_score(1)
    desk.score({2: 10, 4: 25, 5: 24})
    desk.step("closing", round="second")
    competition = desk.competition
    assert stage_of(competition) == "closed"
    assert totals(competition) == {2: 50, 4: 60, 5: 59}
    assert numbers_passed(competition, -1) == [4]
    assert desk.organiser.post("/desk/mau/ranking").status_code == 302


def numbers_passed(competition: Competition, at: int) -> list[int]:
    """The numbers of those who passed the round at this position."""
    return sorted(computing.passed(competition, competition.rounds[at]))


def totals(competition: Competition) -> dict[int, Fraction]:
    """Number -> total in the last round."""
    outcome = computing.so_far(competition, competition.rounds[-1])
    last = competition.rounds[-1].key
    return {standing.number: standing.total for standing in outcome.standings if standing.last_round == last}
