"""Processes that write one SQLite file at once: each waits its turn, none hears "database is locked"."""

import subprocess
import sys

from sqlalchemy import select

import config
from judging.accounts.models import Person
from judging.infra import schema
from judging.infra.clock import now
from judging.infra.db import db, writing
from tests.conftest import SETTINGS
from tests.instances import another

PROCESSES, WRITES = 4, 50
PROGRAM = """
import sys
from judging import create_app
from judging.accounts.models import Person
from judging.infra.db import db, writing
with create_app({settings!r}).app_context():
    for _ in range({writes}):
        with writing():
            person = db.session.get(Person, 1)
            person.second_factor_step += 1
"""


def test_processes_wait_their_turn(server, tmp_path):
    if not server.config["DATABASE_URL"].startswith("sqlite"):
        return
    app = another(server, tmp_path / "instance")
    with app.app_context():
        schema.upgrade()
        with writing():
            db.session.add(Person(name="An", created_at=now()))
        program = PROGRAM.format(settings={**SETTINGS, "INSTANCE": str(tmp_path / "instance")}, writes=WRITES)
        command = [sys.executable, "-c", program]
        writers = [
            subprocess.Popen(command, cwd=config.ROOT, stderr=subprocess.PIPE, text=True) for _ in range(PROCESSES)
        ]
        assert [writer.communicate(timeout=120)[1] for writer in writers] == [""] * PROCESSES
        assert db.session.scalar(select(Person.second_factor_step)) == PROCESSES * WRITES
        db.session.remove()
        db.engine.dispose()
