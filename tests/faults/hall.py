"""The hall that every history begins with: a competition being judged, and each judge signed in on several tablets."""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import event

import tests.factories as make
from judging import create_app
from judging.infra import schema
from judging.infra.db import db
from tests.conftest import SETTINGS

SLUG = "hall"
JUDGES, ENTRIES, CARDS = 7, 24, 4


@dataclass(frozen=True)
class Hall:
    """What tablets need to know of it: who judges, with a session's cookie for each of a judge's cards."""

    slug: str
    now: int  # milliseconds: when its histories begin
    fields: dict[str, tuple[int, int]]  # a line's id: the highest score and its step, in hundredths
    entries: list[int]
    judges: dict[int, list[str]]  # number -> cookies

    def written(self) -> dict:
        """As a driver of tablets reads it."""
        return asdict(self)


def settings(folder: Path) -> dict[str, str]:
    """Of the instance in ``folder``: real operation, on a file of its own."""
    return {**SETTINGS, "INSTANCE": str(folder / "instance"), "DATABASE_URL": ""}


def build(folder: Path, *, judges: int = JUDGES, entries: int = ENTRIES) -> Hall:
    """Fill the instance in ``folder`` and keep its database as ``empty.db``, which nothing has been judged in."""
    shutil.rmtree(folder / "instance", ignore_errors=True)
    app = create_app(settings(folder))
    with app.app_context():
        event.listen(db.engine, "connect", _hurried)  # nobody cuts the power while it is made
        schema.upgrade()
        competition = make.competition(SLUG, stage="judging")
        for number in range(1, entries + 1):
            make.entry(competition, make.person(), group=number % 2, number=number)
        seats = [make.judge(competition, number=number) for number in range(1, judges + 1)]
        make.save()
        clients = {seat.number: [make.signed_in(app, seat.person) for _ in range(CARDS)] for seat in seats}
        lines = competition.scored_round.lines
        fields = {str(line.id): (line.maximum, line.step) for line in lines}
        file = Path(db.engine.url.database)
        db.session.remove()
    cookies = {number: [_cookie(client, app) for client in own] for number, own in clients.items()}
    with app.app_context():
        schema.copy_sqlite(folder / "empty.db")
        db.engine.dispose()
    for tail in ("", "-wal", "-shm"):
        file.with_name(file.name + tail).unlink(missing_ok=True)
    shutil.copy(folder / "empty.db", file)
    hall = Hall(SLUG, int(make.NOW.timestamp() * 1000), fields, list(range(1, entries + 1)), cookies)
    (folder / "hall.json").write_text(json.dumps(hall.written()))
    return hall


def read(folder: Path) -> Hall:
    """The hall in ``folder`` as it was built."""
    known = json.loads((folder / "hall.json").read_text())
    return Hall(**known | {"judges": {int(number): cookies for number, cookies in known["judges"].items()}})


def _hurried(connection, record) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def _cookie(client, app) -> str:
    """Of a session that holds what the token of its letters is bound to: outside a context, or they would share one."""
    client.get(f"/judge/{SLUG}/state")
    return client.get_cookie(app.config["SESSION_COOKIE_NAME"]).value
