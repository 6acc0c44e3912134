"""Once a day: what is kept no longer than it is needed for, and files nothing speaks of."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import select

from judging.desk.privacy import leftovers, retention
from judging.infra.db import db, writing
from judging.infra.mail import Message

#: Copies made before the schema was brought up to date hold everything, like a backup.
COPIES = timedelta(days=30)
log = logging.getLogger("judging.tasks.housekeeping")


def keep_house(now: datetime) -> dict[str, int]:
    """Erase what is due; the log gets counts only."""
    config, instance = current_app.config, Path(current_app.instance_path)
    with writing():
        left, counts = retention.keep_no_longer(
            months=config["KEEP_UNSUCCESSFUL_MONTHS"], mails=timedelta(days=config["KEEP_MAILS_DAYS"]), now=now
        )
    leftovers.let_go(left, store=current_app.extensions["photos"], instance=instance)
    counts["files"] = _sweep_mails(instance) + _sweep_copies(instance, now)
    log.info("housekeeping: %s", counts)
    return counts


def _sweep_mails(instance: Path) -> int:
    """Files of mails whose row is gone."""
    known = {f"{message:06}.eml" for message in db.session.scalars(select(Message.id))}
    db.session.rollback()
    lost = [file for file in (instance / "mail").glob("*.eml") if file.name not in known]
    for file in lost:
        file.unlink(missing_ok=True)
    return len(lost)


def _sweep_copies(instance: Path, now: datetime) -> int:
    before = (now - COPIES).timestamp()
    old = [file for file in instance.glob("before-*.db") if file.stat().st_mtime < before]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)
