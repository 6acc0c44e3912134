"""When a tablet's silence is worth a walk: thresholds to the second, on an injected clock."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.accounts import signing_in
from judging.scoring import contact
from judging.scoring.models import Tablet

NOW = make.NOW


@pytest.fixture
def judge(app):
    return make.judge(make.competition(stage="judging"))


def tablet(judge, *, waiting=0, heard=NOW, ended=False, **values):
    sign_in = signing_in.open_for(judge.person, device="Safari, iPad", now=NOW - timedelta(days=1))
    sign_in.ended_at = NOW if ended else None
    return make.add(Tablet(
        judge_id=judge.id, device=make.ids.key(), sign_in=sign_in, first_at=NOW, last_at=heard,
        waiting=waiting, **values,
    ))  # fmt: skip


@pytest.mark.parametrize("seconds, waiting, level", [
    (0, 0, "here"), (0, 3, "waiting"), (120, 0, "here"), (120, 3, "waiting"), (121, 3, "silent"), (121, 0, "quiet"),
    (600, 1, "silent"), (601, 1, "lost"), (86_400, 0, "quiet"), (86_400, 1, "lost"), (-30, 1, "waiting"),
])  # fmt: skip
def test_silence_is_worth_a_word_only_with_something_unsent(judge, seconds, waiting, level):
    made = tablet(judge, waiting=waiting, heard=NOW - timedelta(seconds=seconds))
    found = contact.contact_of(made, now=NOW)
    assert (found.level, found.is_worrying) == (level, level in ("silent", "lost"))


@pytest.mark.parametrize("waiting, is_told", [(0, False), (4, True)])
def test_a_tablet_that_was_signed_out_is_told_of_while_it_holds_something(judge, waiting, is_told):
    found = contact.contact_of(tablet(judge, waiting=waiting, ended=True), now=NOW)
    assert (found.level, found.is_told, found.is_worrying) == ("ended", is_told, False)


def test_a_sign_in_that_has_run_out_is_no_contact(judge):
    made = tablet(judge, heard=NOW + timedelta(days=40))
    assert contact.contact_of(made, now=made.sign_in.expires_at).level == "ended"


def test_the_most_worrying_comes_first_and_others_are_not_mixed_in(judge):
    other = make.judge(judge.competition)
    lost = tablet(judge, waiting=2, heard=NOW - timedelta(minutes=11))
    here, old = tablet(judge), tablet(judge, waiting=5, ended=True)
    silent = tablet(other, waiting=1, heard=NOW - timedelta(minutes=3))
    tablet(make.judge(make.competition(stage="judging")), waiting=9)
    found = contact.contacts_in(judge.competition_id, NOW)
    assert [each.tablet for each in found[judge.id]] == [lost, here, old]
    assert [each.tablet for each in contact.worrying(found)] == [lost, silent]
    assert contact.unsent(found) == 3


@pytest.mark.parametrize("checks, is_fit, faults", [
    (None, None, []),
    ({"space": {"ok": True, "says": "4 GB"}}, True, []),
    ({"space": {"ok": True, "says": ""}, "secure": {"ok": False, "says": "Không có HTTPS"}}, False, ["Không có HTTPS"]),
])  # fmt: skip
def test_green_only_when_every_check_is(judge, checks, is_fit, faults):
    found = contact.contact_of(tablet(judge, check_result=checks), now=NOW)
    assert (found.is_fit, found.faults) == (is_fit, faults)


@pytest.mark.parametrize("offset, is_off", [(60_000, False), (60_001, True), (-7_200_000, True)])
def test_a_clock_is_off_by_more_than_a_minute(judge, offset, is_off):
    assert contact.contact_of(tablet(judge, offset_ms=offset), now=NOW).is_clock_off is is_off
