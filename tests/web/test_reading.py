"""GET never writes: every page of door, account, administration and the public leaves the database as it was."""

import pytest

import tests.factories as make
from judging.infra.db import db

PAGES = [
    "/", "/c/mau", "/privacy", "/sign-in", "/register", "/register/recovery-code", "/recovery", "/recovery/sent",
    "/recovery/guessed", "/recovery-code", "/card/guessed", "/account/", "/account/contacts", "/account/password",
    "/account/recovery-code", "/account/devices", "/account/second-factor", "/account/paper-codes",
    "/admin/competitions", "/admin/competitions/new", "/admin/people", "/admin/people/1", "/sign-out", "/preferences",
    "/account/other-devices", "/account/devices/x", "/admin/people/1/disabling", "/admin/people/1/administration/end",
]  # fmt: skip


def everything() -> dict[str, list]:
    """Every row of every table."""
    return {
        name: [tuple(row) for row in db.session.execute(table.select().order_by(*table.primary_key))]
        for name, table in db.metadata.tables.items()
    }


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_reading_changes_nothing(app, client, as_person, is_signed_in):
    person = make.person(is_administrator=True)
    make.competition("mau")
    make.save()
    visitor = as_person(person) if is_signed_in else client
    before = everything()
    for page in PAGES:
        assert visitor.get(page).status_code < 500, page
    db.session.rollback()
    assert everything() == before
