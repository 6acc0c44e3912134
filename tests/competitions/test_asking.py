"""What an organiser asks entrants: who may change it, and until when."""

import pytest

import tests.factories as make
from judging.audit.models import Event
from judging.competitions import asking
from judging.competitions.asking import Act, Asked
from judging.errors import Closed, Conflict, Invalid, Stale
from judging.infra.db import db

BAMBOO = {"key": "tre", "name": "Tre", "name_en": "Bamboo"}
CLAY = {"key": "dat", "name": "Đất", "name_en": ""}


@pytest.fixture
def competition(app):
    return make.competition(stage="open")


@pytest.fixture
def organiser(competition):
    return make.person()


@pytest.fixture
def act(competition, organiser):
    def acting(*, is_relied_on=False, seen=None):
        seen = competition.version if seen is None else seen
        return Act(seen=seen, is_relied_on=is_relied_on, actor=organiser, now=make.NOW)

    return acting


def test_questions_stand_in_their_order_under_keys_of_their_own(competition, act):
    for name in ("Nơi làm", "Nơi  làm ra"):
        asking.add(competition, Asked(name=name), act())
        db.session.flush()
    asking.move(competition, competition.questions[1], act(), up=True)
    assert [(one.key, one.position) for one in competition.questions] == [("noi-lam-ra", 1), ("noi-lam", 2)]
    db.session.flush()
    asking.move(competition, competition.questions[0], act(), up=True)
    assert [one.key for one in competition.questions] == ["noi-lam-ra", "noi-lam"]
    verbs = [line.verb for line in db.session.query(Event).order_by(Event.id)]
    assert verbs[-3:] == ["question added", "question added", "question moved"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "NƠI LÀM"},
        {"name": "a", "kind": "colour"},
        {"name": "a", "least": 3, "most": 2},
        {"name": "a", "kind": "choice", "options": [BAMBOO]},
        {"name": "a", "kind": "several", "options": []},
        {"name": "a", "kind": "table", "options": [BAMBOO, BAMBOO | {"key": "2"}]},
        {"name": "a", "kind": "pdf", "is_public": True},
        {"name": "a", "groups": ["none"]},
        {"name": "a", "on_key": "none", "on_value": "yes"},
        {"name": "a", "on_key": "noi-lam", "on_value": "yes"},
        {"name": "a", "on_key": "moi", "on_value": "maybe"},
    ],
)
def test_what_cannot_be_asked(competition, act, wrong):
    make.question(competition, name="Nơi làm", key="noi-lam")
    make.question(competition, name="Mới", key="moi", kind="yes_no")
    db.session.refresh(competition)
    with pytest.raises(Invalid):
        asking.add(competition, Asked(**wrong), act())


def test_a_condition_stands_on_one_that_is_always_asked(competition, act):
    first = make.question(competition, key="moi", kind="yes_no")
    db.session.refresh(competition)
    second = asking.add(competition, Asked(name="Vì sao", kind="yes_no", on_key="moi", on_value="no"), act())
    db.session.flush()
    with pytest.raises(Invalid):
        asking.add(competition, Asked(name="Tiếp", on_key=second.key, on_value="yes"), act())
    with pytest.raises(Invalid):
        asking.edit(
            competition, first, Asked(name=first.name, kind="yes_no", on_key=second.key, on_value="yes"), act=act()
        )
    with pytest.raises(Conflict):
        asking.remove(competition, first, act())
    asking.remove(competition, second, act())
    db.session.flush()
    asking.remove(competition, first, act())
    assert competition.questions == []


def test_a_condition_stands_on_one_that_is_asked_in_the_same_groups(competition, act):
    one, two = (group.key for group in competition.categories)
    first = asking.add(competition, Asked(name="Mới", kind="yes_no", groups=[one]), act())
    db.session.flush()
    after = {"name": "Vì sao", "on_key": first.key, "on_value": "no"}
    for groups in ([], [two], [one, two]):
        with pytest.raises(Invalid):
            asking.add(competition, Asked(**after, groups=groups), act())
    asking.add(competition, Asked(**after, groups=[one]), act())
    db.session.flush()
    with pytest.raises(Invalid):
        asking.edit(competition, first, Asked(name="Mới", kind="yes_no", groups=[two]), act=act())
    asking.edit(competition, first, Asked(name="Mới", kind="yes_no"), act=act())


def test_an_answer_that_another_question_follows_does_not_go(competition, act):
    first = asking.add(competition, Asked(name="Chất liệu", kind="choice", options=[BAMBOO, CLAY]), act())
    db.session.flush()
    asking.add(competition, Asked(name="Tre gì", on_key=first.key, on_value="tre"), act())
    db.session.flush()
    wood = {"key": "go", "name": "Gỗ"}
    for change in ({"options": [CLAY, wood]}, {"kind": "several", "options": [BAMBOO, CLAY]}):
        with pytest.raises(Invalid):
            asking.edit(competition, first, Asked(**({"name": first.name, "kind": "choice"} | change)), act=act())
    asking.edit(competition, first, Asked(name=first.name, kind="choice", options=[BAMBOO, wood]), act=act())


def test_nobody_overwrites_what_they_never_saw(competition, act):
    with pytest.raises(Stale):
        asking.add(competition, Asked(name="Nơi làm"), act(seen=competition.version - 1))


def test_forty_at_most(competition, act):
    for n in range(40):
        make.question(competition, name=f"Câu {n}")
    db.session.refresh(competition)
    with pytest.raises(Invalid):
        asking.add(competition, Asked(name="Một câu nữa"), act())


KEPT = [
    {"name": "Nguyên liệu"},
    {"is_public": False},
    {"is_required": False, "is_for_judges": False},
    {"options": [BAMBOO | {"name": "Tre nứa"}, CLAY]},
]
BROKEN = [
    {"kind": "several"},
    {"options": [BAMBOO, {"key": "go", "name": "Gỗ"}]},
    {"most": 2},
    {"groups": ["group-1"]},
    {"on_key": "moi", "on_value": "yes"},
    {"is_public": True},
]


@pytest.mark.parametrize(("change", "is_kept"), [*((each, True) for each in KEPT), *((each, False) for each in BROKEN)])
def test_what_entrants_rely_on_stays(competition, act, change, is_kept):
    make.question(competition, key="moi", kind="yes_no")
    values = {"name": "Chất liệu", "kind": "choice", "options": [BAMBOO, CLAY], "is_required": True}
    question = make.question(competition, **values)
    db.session.refresh(competition)
    competition.categories[0].key = "group-1"
    asked = Asked(**(values | change))
    if is_kept:
        asking.edit(competition, question, asked, act=act(is_relied_on=True))
    else:
        with pytest.raises(Closed):
            asking.edit(competition, question, asked, act=act(is_relied_on=True))
        asking.edit(competition, question, asked, act=act())


def test_once_somebody_has_sent_nothing_more_is_required_and_nothing_goes(competition, act):
    question = make.question(competition)
    db.session.refresh(competition)
    relied = act(is_relied_on=True)
    for refused in (
        lambda: asking.add(competition, Asked(name="Nữa", is_required=True), relied),
        lambda: asking.edit(competition, question, Asked(name=question.name, is_required=True), act=relied),
        lambda: asking.remove(competition, question, relied),
    ):
        with pytest.raises(Closed):
            refused()
    assert asking.add(competition, Asked(name="Nữa"), relied).position == question.position + 1


def test_once_judging_is_open_the_form_is_closed(app, organiser):
    competition = make.competition("khac", stage="judging")
    with pytest.raises(Closed):
        asking.add(
            competition,
            Asked(name="a"),
            Act(seen=competition.version, is_relied_on=False, actor=organiser, now=make.NOW),
        )
