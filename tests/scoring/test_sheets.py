"""Saving scores: the three traps, and everything that closes a sheet."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

import tests.factories as make
from judging.errors import Closed, NotFound
from judging.infra.db import db, writing
from judging.panel import conflicts, standing_down
from judging.scoring import handing_in, places, queries, sheets
from judging.scoring.merge import Sheet, TwoOpinions
from judging.scoring.models import Operation, ScoreSheet
from tests.factories import NOW


@pytest.fixture
def judge(app):
    competition = make.competition(stage="judging")
    made = make.judge(competition)
    made.entry = make.entry(competition, make.person(), number=128)
    make.save()
    return made


def save(judge, *points, seen=0, comment=""):
    """Send points of the criteria in order, in whole points; None leaves one out."""
    place = places.place_of(judge, 128)
    scores = {scale.key: value * 100 for scale, value in zip(place.scales, points, strict=False) if value is not None}
    sent = sheets.prepared(place, scores, comment, seen=seen)
    with writing():
        return sheets.fill_in(place, sent, now=NOW)


def kept(judge):
    return queries.sheet_of(judge, judge.entry)


def log_of(judge):
    return db.session.query(Operation).filter_by(judge_id=judge.id).order_by(Operation.number).all()


def points_of(judge):
    return [value // 100 for value in kept(judge).scores.values()]


def test_the_first_score_opens_the_sheet(judge):
    assert kept(judge) == Sheet()
    saved = save(judge, 37)
    assert saved == kept(judge) and saved.version == 1 and points_of(judge) == [37]
    assert save(judge, 38, 12, seen=1, comment=" Men đẹp ").version == 2
    assert kept(judge).comment == "Men đẹp"
    first, second = (scale.key for scale in places.place_of(judge, 128).scales)
    assert [(line.number, line.field, line.value, line.version) for line in log_of(judge)] == [
        (1, first, 3700, 1), (2, first, 3800, 2), (3, second, 1200, 1), (4, "comment", "Men đẹp", 1)
    ]  # fmt: skip


def test_a_score_can_be_taken_away_and_is_then_absent(judge):
    save(judge, 37, 12)
    save(judge, 37, None, seen=1)
    assert points_of(judge) == [37]


def test_trap_one_a_repeat_is_welcome_after_closing(judge):
    save(judge, 37)
    judge.competition.round.state = "closed"
    make.save()
    assert save(judge, 37, seen=0).version == 1
    with pytest.raises(Closed):
        save(judge, 38, seen=1)
    assert len(log_of(judge)) == 1


def test_trap_two_unseen_scores_are_not_overwritten(judge):
    save(judge, 37)
    save(judge, 40, seen=1)
    with pytest.raises(TwoOpinions) as refusal:
        save(judge, 20, seen=1)
    assert refusal.value.kept == kept(judge) and points_of(judge) == [40]


def test_two_tablets_at_once_and_one_is_told(app, judge):
    save(judge, 10)
    together, judge_id = Barrier(2), judge.id
    db.session.rollback()

    def tablet(points):
        with app.app_context():
            own = db.session.get(type(judge), judge_id)
            place = places.place_of(own, 128)
            sent = sheets.prepared(place, {place.scales[0].key: points * 100}, "", seen=1)
            together.wait(5)
            try:
                with writing():
                    sheets.fill_in(place, sent, now=NOW)
            except TwoOpinions:
                return "two opinions"
            return "saved"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(tablet, (20, 30))) == ["saved", "two opinions"]
    assert kept(judge).version == 2
    assert db.session.query(ScoreSheet).count() == 1


def test_a_judge_cannot_reach_another_group_or_competition(judge):
    other = make.competition(stage="judging")
    make.entry(other, make.person(), number=7)
    make.entry(judge.competition, make.person(), number=8, state="submitted")
    make.save()
    for number in (7, 8, 999):
        with pytest.raises(NotFound):
            places.place_of(judge, number)
    judge.categories = judge.competition.categories[1:]
    make.save()
    with pytest.raises(NotFound):
        save(judge, 37)


def close(judge, how):
    organiser, category = make.person(), judge.entry.category
    make.save()
    if how == "waiting":
        judge.competition.round.state = "waiting"
        return make.save()
    with writing():
        if how == "conflict":
            conflicts.declare(judge, judge.entry, actor=judge.person, now=NOW)
        elif how == "stood down":
            standing_down.stand_down(judge, category, reason="Vắng", actor=organiser, now=NOW)
        else:
            handing_in.hand_in(judge, category, actor=judge.person, now=NOW)


@pytest.mark.parametrize("how", ["waiting", "conflict", "stood down", "handed in"])
def test_what_closes_a_sheet(judge, how):
    make.judge(judge.competition)
    make.save()
    save(judge, 37, 12)
    close(judge, how)
    with pytest.raises(Closed):
        save(judge, 38, 12, seen=1)
    assert save(judge, 37, 12).version == 1
    assert points_of(judge) == [37, 12]
