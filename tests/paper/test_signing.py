"""The fingerprint of what the server holds: what changes it, what came back signed, and what no longer agrees."""

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.errors import Closed, Conflict, NotFound
from judging.infra.db import db, writing
from judging.panel.models import ConflictOfInterest
from judging.paper import signing
from judging.paper.models import SignedPaper
from judging.scoring import handing_in, places, sheets
from judging.scoring.models import HandIn, ScoreSheet


@pytest.fixture
def seat(app):
    """A judge who scored three entries of a group on a tablet and handed it in; a secretary."""
    competition = make.competition("mau", stage="judging", groups=1)
    entries = [make.entry(competition, make.person(), number=number) for number in (1, 2, 3)]
    judge = make.judge(competition, number=1)
    make.save()
    for entry in entries:
        give(judge, entry.number, 50)
    with writing():
        handing_in.hand_in(judge, competition.categories[0], actor=judge.person, now=make.NOW)
    return judge


def give(judge, number: int, points: int, comment: str = "") -> None:
    """Let the judge score an entry, the group open or not."""
    place = places.place_of(judge, number)
    kept = db.session.scalar(select(ScoreSheet).join(ScoreSheet.entry).filter_by(number=number))
    hand_in = db.session.scalar(select(HandIn))
    if hand_in:
        db.session.delete(hand_in)
        make.save()
    scores = {scale.key: points * 100 if n == 0 else 3000 for n, scale in enumerate(place.scales)}
    with writing():
        sheets.fill_in(place, sheets.prepared(place, scores, comment, seen=kept.version if kept else 0), now=make.NOW)
    if hand_in:
        with writing():
            handing_in.hand_in(judge, judge.categories[0], actor=judge.person, now=make.NOW)


def held(judge) -> signing.Holding:
    return signing.holding(judge, judge.categories[0], 1)


def tick(judge, printed: str) -> SignedPaper:
    with writing():
        return signing.tick(judge, judge.categories[0], printed, actor=judge.person, now=make.NOW)


def changed(judge) -> list[int]:
    (line,) = signing.due(judge.competition)
    return line.changed


def test_paper_that_came_back_is_ticked_once_and_agrees(seat):
    (line,) = signing.due(seat.competition)
    assert (line.signed, line.changed, line.judge) == (None, [], seat)
    first = tick(seat, held(seat).fingerprint.lower().replace("-", " "))
    assert tick(seat, held(seat).fingerprint) is first
    (line,) = signing.due(seat.competition)
    assert (line.signed, line.changed, line.is_current) == (first, [], True)


@pytest.mark.parametrize("printed", ["", "0000-0000", "x"])
def test_other_paper_is_refused(seat, printed):
    with pytest.raises(Conflict):
        tick(seat, printed)
    assert db.session.scalar(select(SignedPaper)) is None


@pytest.mark.parametrize("change", [{"points": 51}, {"points": 50, "comment": "Men đẹp"}])
def test_a_later_change_names_the_paper_that_no_longer_agrees(seat, change):
    before = held(seat).fingerprint
    tick(seat, before)
    give(seat, 2, **change)
    assert changed(seat) == [2]
    with pytest.raises(Conflict):
        tick(seat, before)
    tick(seat, held(seat).fingerprint)
    assert changed(seat) == []


def test_back_to_what_was_signed_agrees_again(seat):
    tick(seat, held(seat).fingerprint)
    give(seat, 2, 51)
    tick(seat, held(seat).fingerprint)
    give(seat, 2, 50)
    assert changed(seat) == []


def test_what_no_longer_counts_is_named(seat):
    tick(seat, held(seat).fingerprint)
    entry = next(each.entry for each in held(seat).sheets if each.entry.number == 3)
    make.add(ConflictOfInterest(judge_id=seat.id, entry_id=entry.id, declared_at=make.NOW))
    make.save()
    assert changed(seat) == [3]


def test_nothing_is_signed_before_the_hand_in(seat):
    printed = held(seat).fingerprint
    db.session.delete(db.session.scalar(select(HandIn)))
    make.save()
    with pytest.raises(Closed):
        tick(seat, printed)


def test_the_same_points_of_another_judge_have_another_fingerprint(seat):
    """Nobody can try points out against it: it is salted with a random name of the judge's own."""
    other = make.judge(seat.competition, number=2)
    make.save()
    for number in (1, 2, 3):
        place = places.place_of(other, number)
        scores = {scale.key: 5000 if n == 0 else 3000 for n, scale in enumerate(place.scales)}
        with writing():
            sheets.fill_in(place, sheets.prepared(place, scores, "", seen=0), now=make.NOW)
    theirs = signing.holding(other, other.categories[0], 1)
    assert len(theirs.salt) == 32
    assert theirs.salt != held(seat).salt
    assert not {*theirs.digests.values()} & {*held(seat).digests.values()}


def test_who_is_no_judge_of_a_group_has_nothing(seat):
    stranger = make.judge(seat.competition, number=7, groups=[])
    make.save()
    assert signing.holding(stranger, seat.categories[0], 1).sheets == []
    with pytest.raises((Closed, NotFound)), writing():
        signing.tick(stranger, seat.categories[0], "x", actor=seat.person, now=make.NOW)
