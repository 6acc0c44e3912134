"""A page that is only looked at changes nothing, whoever looks."""

import hashlib

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.infra.db import Row, db
from tests.architecture import world as worlds
from tests.architecture.test_access import ROWS
from tests.conftest import on_one_database
from tests.statements import counted

LOOKERS = ("anonymous", "organiser", "secretary", "administrator", "owner", "judge")
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER")


def fingerprint() -> str:
    """Of every row of every table."""
    content = hashlib.sha256()
    for table in Row.metadata.sorted_tables:
        rows = db.session.execute(select(table).order_by(*table.primary_key.columns)).all()
        content.update(repr((table.name, rows)).encode())
    db.session.rollback()
    return content.hexdigest()


@on_one_database
@pytest.mark.parametrize("stage", worlds.STAGES)
def test_no_get_writes(app, as_person, stage):
    world = worlds.build(stage)
    clients = {name: as_person(world.people[name]) for name in LOOKERS[1:]} | {"anonymous": app.test_client()}
    before, writers, faults = fingerprint(), [], []
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "static":
            continue
        path = worlds.address(world, rule, ROWS.get((rule.endpoint, "GET"), {}).get("args", {}))
        for name, client in clients.items():
            with counted() as statements:
                answer = client.get(path)
            if any(statement.lstrip().upper().startswith(WRITES) for statement in statements):
                writers.append((name, path))
            if answer.status_code >= 500:
                faults.append((name, path))
    assert (writers, faults) == ([], [])
    assert fingerprint() == before
    make.save()
