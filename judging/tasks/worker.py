"""The worker: looks twice a second for photos, mail and photos to compare, sweeps once a minute, keeps house daily."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Flask

from judging.infra import clock
from judging.infra.db import db
from judging.tasks import housekeeping, imports, mail, originality, photos

PAUSE = 0.5
EVERY_MINUTE = timedelta(minutes=1)
EVERY_DAY = timedelta(days=1)
log = logging.getLogger("judging.tasks")

Task = Callable[[datetime], object]


def work(
    app: Flask,
    *,
    stop: Callable[[], bool],
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], datetime] = clock.now,
) -> None:
    """Work until ``stop()``; no fault of one task ends the loop or keeps the others waiting."""
    swept_at = kept_at = None
    while not stop():
        with app.app_context():
            attempt(_make_photos, now())
            attempt(mail.send_due, now())
            attempt(_compare_photos, now())
            if swept_at is None or now() - swept_at >= EVERY_MINUTE:
                attempt(photos.sweep, now())
                attempt(imports.sweep, now())
                attempt(originality.make_missing, now())
                swept_at = now()
            if kept_at is None or now() - kept_at >= EVERY_DAY:
                attempt(housekeeping.keep_house, now())
                kept_at = now()
        sleep(PAUSE)


def attempt(task: Task, now: datetime) -> None:
    """Run one task; a fault is logged and the session left clean."""
    try:
        task(now)
    except Exception:
        log.exception("task failed")
    finally:
        db.session.rollback()


def _make_photos(now: datetime) -> None:
    photos.run_waiting(limit=5 * photos.at_once(), now=now)  # few at a time, so that mail never waits long


def _compare_photos(now: datetime) -> None:
    originality.compare_new(limit=5, now=now)
