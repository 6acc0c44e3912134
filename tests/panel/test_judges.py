"""Seats of the panel: who may have one, which groups, and taking one away."""

import pytest

import tests.factories as make
from judging.accounts import signing_in
from judging.audit import queries as audit
from judging.errors import Closed, Conflict, Invalid
from judging.infra.db import writing
from judging.panel import conflicts, judges, queries
from judging.panel.models import Judge


def seat(competition, *, name="Phạm Văn Hòa", groups=1, **values):
    """Add a judge of the first groups, as an organiser does."""
    organiser = make.person()
    with writing():
        return judges.add(
            competition, name=name, categories=competition.categories[:groups], actor=organiser, now=make.NOW, **values
        )


def change(judge, **values):
    organiser = make.person()
    with writing():
        judges.change(
            judge, **{"name": judge.person.name, "categories": judge.categories} | values, actor=organiser, now=make.NOW
        )


def test_a_judge_gets_a_person_without_password_and_the_next_number(app):
    competition = make.competition()
    make.judge(competition, number=4)
    make.save()
    judge = seat(competition, name="  Phạm  Văn Hòa ", honorific="ong", title="PGS.TS", groups=2)
    assert (judge.number, judge.person.name, judge.person.password) == (5, "Phạm Văn Hòa", None)
    assert [category.position for category in judge.categories] == [1, 2]
    assert [event.verb for event in audit.about(f"judge:{judge.id}", competition.id)] == ["judge added"]


@pytest.mark.parametrize("values", [{"name": " "}, {"groups": 0}, {"honorific": "anh"}])
def test_a_judge_needs_name_group_and_a_known_address(app, values):
    competition = make.competition()
    make.save()
    with pytest.raises(Invalid):
        seat(competition, **values)


def test_a_group_of_another_competition_is_refused(app):
    competition, other = make.competition(), make.competition()
    organiser = make.person()
    make.save()
    with pytest.raises(Invalid), writing():
        judges.add(competition, name="A", categories=other.categories, actor=organiser, now=make.NOW)


def test_entrants_staff_and_judges_are_recognised_by_their_contacts(app):
    competition = make.competition()
    entrant, worker = make.person(email="lan@example.org"), make.person(phone="0912345678")
    make.entry(competition, entrant, state="draft")
    make.staff(worker, competition, "secretary")
    make.save()
    with pytest.raises(Conflict, match="takes part"):
        seat(competition, email=" LAN@example.org ")
    with pytest.raises(Conflict, match="works for"):
        seat(competition, phone="+84 912 345 678")
    seat(competition, phone="0987 654 321")
    with pytest.raises(Conflict, match="already"):
        seat(competition, phone="0987654321")


def test_the_same_person_may_judge_and_enter_different_competitions(app):
    competition, other = make.competition(), make.competition()
    entrant = make.person(email="lan@example.org")
    make.entry(other, entrant)
    make.save()
    judge = seat(competition, email="lan@example.org")
    assert judge.person_id != entrant.id, "a card never opens somebody's own account"
    with pytest.raises(Conflict):
        conflicts.refuse_entrant(entrant, competition)
    conflicts.refuse_entrant(entrant, other)


def test_groups_can_be_added_but_not_taken_away_while_judging(app):
    competition = make.competition(stage="judging")
    judge = make.judge(competition, groups=competition.categories[:1])
    make.save()
    change(judge, name="Phạm Thị Hoa", categories=competition.categories)
    with pytest.raises(Conflict):
        change(judge, categories=competition.categories[:1])
    assert len(judge.categories) == 2


def test_a_closed_panel_does_not_change(app):
    competition = make.competition(stage="closed")
    judge = make.judge(competition)
    make.save()
    with pytest.raises(Closed):
        change(judge)
    with pytest.raises(Closed):
        seat(competition)


def test_deactivating_ends_the_tablet_and_can_be_taken_back(app):
    competition, organiser = make.competition(), make.person()
    judge = make.judge(competition)
    sign_in = signing_in.open_for(judge.person, device="tablet", now=make.NOW)
    make.save()
    with writing():
        judges.deactivate(judge, reason="Ốm", actor=organiser, now=make.NOW)
    assert sign_in.ended_at == make.NOW and queries.seats_of(judge.person_id) == []
    with writing():
        judges.bring_back(judge, actor=organiser, now=make.NOW)
    assert queries.seats_of(judge.person_id) == [judge]


def test_enough_judges_remain_once_judging_has_begun(app):
    competition, organiser = make.competition(stage="judging", minimum=2), make.person()
    panel = [make.judge(competition) for _ in range(2)]
    make.entry(competition, make.person())
    make.save()
    with pytest.raises(Conflict, match="Too few"), writing():
        judges.deactivate(panel[0], reason="Ốm", actor=organiser, now=make.NOW)
    assert make.db.session.get(Judge, panel[0].id).is_active


def test_whoever_is_taken_off_after_closing_can_be_brought_back(app):
    competition, organiser = make.competition(stage="closed"), make.person()
    judge = make.judge(competition)
    make.save()
    with writing():
        judges.deactivate(judge, reason="Nhầm", actor=organiser, now=make.NOW)
    with writing():
        judges.bring_back(judge, actor=organiser, now=make.NOW)
    assert judge.is_active
    competition.state, judge.is_active = "published", False
    make.save()
    with pytest.raises(Closed), writing():
        judges.bring_back(judge, actor=organiser, now=make.NOW)
