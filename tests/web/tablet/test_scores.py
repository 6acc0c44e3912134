"""Saving as a script: every answer names its save, and who may not save is told at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.accounts.models import SignIn
from judging.infra import clock
from judging.infra.db import db
from judging.scoring import queries
from tests.statements import counted
from tests.web.letters import scores, script


@pytest.fixture
def judge(app):
    """A judge of the first group, and an entry of the other."""
    competition = make.competition("mau", stage="judging")
    made = make.judge(competition, groups=competition.categories[:1])
    made.entry = make.entry(competition, make.person(), number=128)
    make.entry(competition, make.person(), group=1, number=300)
    make.save()
    return made


@pytest.fixture
def tablet(as_person, judge):
    return as_person(judge.person)


def test_an_answer_names_its_save(tablet, judge):
    answer = script(tablet, save="b7", scores=scores(judge, 37))
    kept = {"scores": scores(judge, 37), "comment": "", "version": 1}
    assert (answer.status_code, answer.json) == (200, {"ok": True, "save": "b7", "kept": kept})


def test_a_refusal_names_its_save_too(tablet, judge):
    answer = script(tablet, save="b8", scores=scores(judge, 61))
    assert answer.status_code == 422 and answer.json["save"] == "b8" and answer.json["ok"] is False


def test_two_opinions_come_with_what_is_kept(tablet, judge):
    script(tablet, scores=scores(judge, 37))
    answer = script(tablet, save="c", scores=scores(judge, 20))
    assert answer.status_code == 409
    assert answer.json["save"] == "c" and answer.json["kept"]["scores"] == scores(judge, 37)


@pytest.mark.parametrize(
    "body",
    ["", "[]", "null", "5", '{"save": ""}', '{"save": 5}', '{"save": "%s"}' % ("x" * 65), '{"save": "a"}', "[" * 50_000,
     '{"save":"a","seen":0,"comment":"","scores":{"1":NaN}}', '{"save":"a","seen":true,"comment":"","scores":{}}',
     '{"save":"a","seen":"0","comment":"","scores":{}}', '{"save":"a","seen":0,"comment":null,"scores":{}}'],
)  # fmt: skip
def test_unreadable_letters_are_refused(tablet, judge, body):
    answer = tablet.post("/judge/mau/entries/128/scores", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert queries.sheet_of(judge, judge.entry).version == 0


def test_an_entry_the_judge_does_not_score_is_not_found_by_name(tablet, judge):
    for number in (300, 999):
        answer = script(tablet, number, save="d")
        assert (answer.status_code, answer.json["save"]) == (404, "d")
    judge.person.language = "en"
    make.save()
    assert script(tablet, 300).json["message"] == "There is no such page."
    assert script(tablet, scores=scores(judge, 61)).json["message"] == "The highest score is 60."


def ended(judge):
    db.session.scalar(select(SignIn)).ended_at = clock.now()


def expired(judge):
    db.session.scalar(select(SignIn)).expires_at = clock.now() - timedelta(seconds=1)


def closed(judge):
    judge.person.is_active = False


def removed(judge):
    judge.is_active = False


@pytest.mark.parametrize(("change", "status"), [(ended, 403), (expired, 403), (closed, 403), (removed, 404)])
def test_who_may_no_longer_save_is_stopped_at_once(tablet, judge, change, status):
    """The answer names no save: the tablet keeps what it holds and sends it again."""
    assert script(tablet, scores=scores(judge, 37)).status_code == 200
    change(judge)
    make.save()
    answer = script(tablet, seen=1, scores=scores(judge, 38))
    assert answer.status_code == status and "save" not in answer.json
    assert queries.sheet_of(judge, judge.entry).scores == scores(judge, 37)


def test_nobody_saves_without_a_sign_in(app, judge):
    assert script(app.test_client(), scores=scores(judge, 37)).status_code == 403


def test_a_save_asks_little(tablet, judge):
    """Who may and where it goes; then under the lock how the sheet stands; the sheet; the line in the log."""
    before, after = scores(judge, 37), scores(judge, 38)
    script(tablet, scores=before)
    with counted() as asked:
        script(tablet, seen=1, scores=after)
    is_locked_by_row = db.engine.dialect.name != "sqlite"
    assert [each.split()[0] for each in asked] == ["SELECT"] * (2 + is_locked_by_row) + ["UPDATE", "INSERT"]
