"""A card works once, for one tablet, while it is the newest and not too old."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

import tests.factories as make
from judging.accounts.models import SignIn
from judging.errors import Conflict, NotFound
from judging.infra.db import db, writing
from judging.panel import cards, queries
from judging.panel.models import Card

NOW = make.NOW


@pytest.fixture
def judge(app):
    made = make.judge(make.competition(stage="judging"))
    made.organiser = make.person()
    make.save()
    return made


def issue(judge, now=NOW):
    with writing():
        return cards.issue(judge, actor=judge.organiser, now=now)[1]


def use(token, now=NOW):
    with writing():
        return cards.use(cards.look_up(token, now=now), device="tablet", now=now)


def test_a_card_signs_a_tablet_in_once(judge):
    token = issue(judge)
    assert use(token).person_id == judge.person_id
    with pytest.raises(NotFound):
        use(token)
    assert queries.tablets(judge.competition_id, NOW)[judge.id].state == "signed_in"


def test_only_the_digest_is_kept(judge):
    token = issue(judge)
    assert token not in str([vars(card) for card in db.session.query(Card)])


def test_a_card_expires_after_14_days(judge):
    token = issue(judge)
    with pytest.raises(NotFound):
        use(token, NOW + timedelta(days=14))
    use(token, NOW + timedelta(days=14, seconds=-1))


def test_a_new_card_stops_the_unused_one(judge):
    old, new = issue(judge), issue(judge)
    with pytest.raises(NotFound):
        cards.look_up(old, now=NOW)
    assert cards.look_up(new, now=NOW).judge == judge
    assert queries.tablets(judge.competition_id, NOW)[judge.id].state == "waiting"


def test_replacing_signs_the_lost_tablet_out(judge):
    lost = use(issue(judge))
    with writing():
        _, token = cards.replace(judge, actor=judge.organiser, now=NOW)
    assert lost.ended_at == NOW
    assert use(token).ended_at is None


def test_revoking_stops_card_and_tablet(judge):
    tablet, unused = use(issue(judge)), issue(judge)
    with writing():
        cards.revoke(judge, actor=judge.organiser, now=NOW)
    assert tablet.ended_at == NOW
    with pytest.raises(NotFound):
        cards.look_up(unused, now=NOW)
    assert queries.tablets(judge.competition_id, NOW)[judge.id].state == "none"


def test_who_left_the_panel_gets_no_card(judge):
    token = issue(judge)
    judge.is_active = False
    make.save()
    with pytest.raises(NotFound):
        cards.look_up(token, now=NOW)
    with pytest.raises(Conflict):
        issue(judge)


def test_two_tablets_race_and_one_wins(app, judge):
    token, together = issue(judge), Barrier(2)

    def tablet(_):
        with app.app_context():
            card = cards.look_up(token, now=NOW)
            together.wait(5)
            try:
                with writing():
                    cards.use(card, device="tablet", now=NOW)
            except NotFound:
                return "refused"
            return "signed in"

    db.session.rollback()
    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(tablet, range(2))) == ["refused", "signed in"]
    assert db.session.query(SignIn).count() == 1
