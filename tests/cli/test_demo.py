"""``judging demo``: fills an empty instance once, says what is in its way, starts everything together."""

import socket
import sys
import time

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

import config
from judging import create_app
from judging.cli import demo as command
from judging.cli import main, serving
from judging.entries.models import Entry
from judging.infra.db import db


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A function: ``judging demo`` in an instance of its own, a tenth of the size; nothing is started."""
    started = []
    monkeypatch.setattr(serving, "run_together", lambda *commands, **how: started.append((commands, how)))
    monkeypatch.setattr(command, "_announce", lambda address: None)
    environment = dict.fromkeys(config.SETTINGS) | {"INSTANCE": str(tmp_path), "DEMO_SIZE": "0.1", "PORT": _free()}

    def run(*arguments, **given):
        return CliRunner().invoke(main, ["demo", *arguments], env=environment | given), started

    return run


def _free() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def entries(folder) -> int:
    app = create_app({"DEMO": "1", "INSTANCE": str(folder)})
    with app.app_context():
        found = db.session.scalar(select(func.count()).select_from(Entry))
        db.session.remove()
        db.engine.dispose()
    return found


def test_filled_once_and_started(run, tmp_path):
    answer, started = run()
    assert answer.exit_code == 0, answer.output
    assert "Preparing" in answer.output
    assert entries(tmp_path) == 43 + 23 + 6
    ((server, worker), how), *_ = started
    assert "judging.wsgi:app" in server
    assert worker[-1] == "work"
    assert how["beside"][-2:] == ["demo", "--pictures"]
    assert how["environment"] == {"DEMO": "1"}
    again, started = run()
    assert "Preparing" not in again.output
    assert entries(tmp_path) == 43 + 23 + 6
    assert len(started) == 2


def test_the_pictures_alone(run):
    run()
    answer, started = run("--pictures", DEMO_SIZE="1")
    assert answer.exit_code == 0, answer.output
    assert len(started) == 1


def test_somebody_has_the_port(run, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        answer, started = run(PORT=str(other.getsockname()[1]))
    assert answer.exit_code == 1
    assert "in use" in answer.output
    assert "PORT=5001 make run" in answer.output
    assert not started
    assert not (tmp_path / "judging.db").exists()


def _sleeper(seconds: float) -> list[str]:
    return [sys.executable, "-c", f"import time; time.sleep({seconds})"]


def test_what_runs_beside_may_end_and_is_stopped_with_the_others():
    began = time.monotonic()
    serving.run_together(_sleeper(2), beside=_sleeper(0.1), environment={})
    assert time.monotonic() - began >= 2
    serving.run_together(_sleeper(0.1), beside=_sleeper(60), environment={})
    assert time.monotonic() - began < 20
