"""The loop: every task in turn, the sweep once a minute, and no fault ends it."""

from datetime import timedelta

import tests.factories as make
from judging.tasks import housekeeping, mail, photos, worker


class Clock:
    """A clock that sleeping moves, and that stops the loop after ``turns``."""

    def __init__(self, turns: int, step: timedelta = timedelta(seconds=20)):
        self.at, self.turns, self.step = make.NOW, turns, step

    def __call__(self):
        return self.at

    def sleep(self, seconds: float) -> None:
        self.turns -= 1
        self.at += self.step

    def stop(self) -> bool:
        return self.turns <= 0


def test_faults_are_survived_and_sweeping_is_rare(app, monkeypatch):
    done = []

    def broken(**_):
        done.append("photos")
        raise ValueError

    monkeypatch.setattr(photos, "run_waiting", broken)
    monkeypatch.setattr(mail, "send_due", lambda now: done.append("mail"))
    monkeypatch.setattr(photos, "sweep", lambda now: done.append("sweep"))
    monkeypatch.setattr(housekeeping, "keep_house", lambda now: done.append("house"))
    clock = Clock(turns=4)
    worker.work(app, stop=clock.stop, sleep=clock.sleep, now=clock)
    assert done == ["photos", "mail", "sweep", "house", "photos", "mail", "photos", "mail", "photos", "mail", "sweep"]


def test_nothing_is_begun_once_it_shall_stop(app):
    worker.work(app, stop=lambda: True, sleep=None)
