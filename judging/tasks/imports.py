"""An import carried out, from the desk or from the shell; and files of imports that were not, swept after a day."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import current_app

from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.desk.importing import doing, pictures, planning, sheets
from judging.desk.importing.doing import Arrived, Written
from judging.desk.importing.faults import Faulty
from judging.desk.importing.kept import Keeping
from judging.desk.importing.planning import Plan
from judging.errors import Stale
from judging.infra.db import db, writing
from judging.infra.storage.incoming import Incoming


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet, and the ZIP or folder of its photos."""

    sheet: Path
    photos: Path | None = None


def look(competition_id: int, source: Source, *, now: datetime) -> Plan:
    """What an import would do; nothing is written."""
    competition = db.session.get_one(Competition, competition_id)
    with pictures.opened(source.photos) as found:
        return planning.plan(competition, sheets.read(source.sheet), found, now=now)


def carry_out(
    competition_id: int, source: Source, *, seen: str | None = None, actor_id: int, now: datetime
) -> tuple[Plan, Written]:
    """Import it whole, if it is what was ``seen``; raises Faulty, Stale or Closed, and then nothing is left of it."""
    lines, incoming, arrived = sheets.read(source.sheet), Incoming(current_app.instance_path), {}
    digests: dict[str, str] = {}
    with pictures.opened(source.photos) as found:

        def planned() -> Plan:
            competition = db.session.get_one(Competition, competition_id)
            return planning.plan(competition, lines, found, digests=digests, now=now)

        try:
            plan = _require_sound(planned(), seen)
            db.session.rollback()  # no transaction stays open while photos are copied
            doing.bring(plan, found, incoming, arrived=arrived)
            with writing():
                _require_sound(planned(), plan.fingerprint)
                _require_here(arrived, incoming)
                by = {"actor": db.session.get_one(Person, actor_id), "now": now}
                competition = db.session.get_one(Competition, competition_id)
                written = doing.write(plan, arrived, competition=competition, **by)
        except BaseException:
            _let_go([key for key, _ in arrived.values()])
            raise
    _let_go(written.lost)
    return plan, written


def sweep(now: datetime) -> int:
    """Files that were sent and never imported."""
    return Keeping(current_app.instance_path).sweep()


def _require_sound(plan: Plan, seen: str | None) -> Plan:
    if plan.faults:
        raise Faulty(plan.faults)
    if seen not in (None, plan.fingerprint):
        raise Stale("Something has changed since this was looked at. Please look again, then import.")
    return plan


def _require_here(arrived: Arrived, incoming: Incoming) -> None:
    """The sweep may have come by meanwhile; from now on it leaves them."""
    try:
        for key, _ in arrived.values():
            incoming.renew(key)
    except FileNotFoundError as gone:
        raise Stale("This took too long. Please import fewer entries at once.") from gone


def _let_go(keys: list[str]) -> None:
    incoming, store = Incoming(current_app.instance_path), current_app.extensions["photos"]
    for key in keys:
        with suppress(OSError):
            incoming.remove(key)
            store.remove(key)
