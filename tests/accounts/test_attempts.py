"""Attempts are counted before they are judged, by account and by address."""

from datetime import timedelta

import pytest

from judging.accounts import attempts
from judging.accounts.models import Attempt
from judging.errors import Throttled
from judging.infra.db import db, writing
from tests.factories import NOW


def tries(n: int, *, aim="an@example.org", address="192.0.2.7", now=NOW):
    for _ in range(n):
        counted = attempts.keys("sign in", aim=aim, address=address)
        with writing():
            attempts.count(counted, now=now)
        attempts.check(counted, now=now)
    return attempts.keys("sign in", aim=aim, address=address)


def test_the_eleventh_at_one_account_waits(app):
    tries(10)
    with pytest.raises(Throttled) as refusal:
        tries(1)
    assert refusal.value.values["minutes"] == 15
    tries(1, now=NOW + timedelta(minutes=15, seconds=1))


def test_who_is_refused_does_not_wait_longer_for_asking(app):
    tries(10)
    with pytest.raises(Throttled):
        tries(1, now=NOW + timedelta(minutes=10))
    tries(1, now=NOW + timedelta(minutes=16))


@pytest.mark.parametrize("spelling", ["AN@example.org", " an@example.org ", "ａｎ@example.org", "an＠example.org"])
def test_another_spelling_is_the_same_account(app, spelling):
    tries(10)
    with pytest.raises(Throttled):
        tries(1, aim=spelling)


def test_one_address_at_many_accounts_waits_too(app):
    for n in range(attempts.PER_ADDRESS):
        tries(1, aim=f"{n}@example.org")
    with pytest.raises(Throttled):
        tries(1, aim="another@example.org")
    tries(1, aim="another@example.org", address="192.0.2.8")


def test_an_ipv6_customer_is_one_address(app):
    one = attempts.keys("sign in", aim="a@b.c", address="2001:db8::1")
    assert one == attempts.keys("sign in", aim="a@b.c", address="2001:db8::ffff:1")
    assert one != attempts.keys("sign in", aim="a@b.c", address="2001:db8:1::1")


def test_success_forgets_the_account_but_not_the_address(app):
    counted = tries(9)
    tries(1, aim="other@example.org")
    with writing():
        attempts.forget(counted)
    tries(10)


def test_losers_of_a_race_are_refused_after_the_commit(app):
    counted = attempts.keys("sign in", aim="an@example.org", address=None)
    with writing():
        db.session.add_all(Attempt(key=key, at=NOW) for key in counted for _ in range(11))
    with pytest.raises(Throttled):
        attempts.check(counted, now=NOW)
