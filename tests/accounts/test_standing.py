"""Closing accounts and administering: the last administrator stays."""

import pytest

import tests.factories as make
from judging.accounts import queries, signing_in, standing
from judging.errors import Closed, Conflict
from judging.infra.db import writing
from tests.factories import NOW


def test_a_closed_account_loses_access_at_once(app):
    person = make.person()
    sign_in = signing_in.open_for(person, device="", now=NOW)
    make.save()
    assert queries.signed_in(sign_in.id, NOW)
    with writing():
        standing.disable(person, actor=None, now=NOW)
    assert queries.signed_in(sign_in.id, NOW) is None
    with writing():
        standing.enable(person, actor=None, now=NOW)
    assert queries.signed_in(sign_in.id, NOW) is None  # opened again, but not signed in again


@pytest.mark.parametrize("verb", [standing.disable, standing.dismiss])
def test_the_last_administrator_stays(app, verb):
    last = make.person(is_administrator=True)
    make.person(is_administrator=True, is_active=False)
    make.save()
    with pytest.raises(Conflict), writing():
        verb(last, actor=last, now=NOW)
    with writing():
        standing.appoint(make.person(), actor=last, now=NOW)
    with writing():
        verb(last, actor=last, now=NOW)


def test_people_are_found_without_marks(app):
    make.person("Đặng Thị Hường", phone="0912345678", email="huong@example.org")
    make.person("Nguyễn Văn 100%")
    make.save()
    for typed in ("dang huong", "HƯỜNG", "Hu\u031bo\u031b\u0300ng", "0912", "huong@", "Thị Đặng"):
        assert [each.name for each in queries.found(typed, page=1)[0]] == ["Đặng Thị Hường"], typed
    assert queries.found("%", page=1)[1] == 1
    assert queries.found("_", page=1)[1] == 0
    assert queries.found("", page=1)[1] == 2


def test_an_erased_account_stays_closed(app):
    erased = make.person(is_active=False, erased_at=make.NOW)
    with pytest.raises(Closed):
        standing.enable(erased, actor=None, now=make.NOW)
    assert not erased.is_active
