"""Serving: what may be served at all, the server's command, and stopping what was started."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from click.testing import CliRunner

import config
from judging.cli import main, serving

SAFE = {"SECRET_KEY": "long enough to be secret", "PUBLIC_URL": "https://thi.example.org"}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A function: ``judging serve`` with these settings; nothing is started."""
    started = []
    monkeypatch.setattr(serving, "run_together", lambda *commands, environment: started.append((commands, environment)))

    def run(*options, **given):
        environment = dict.fromkeys(config.SETTINGS) | {"INSTANCE": str(tmp_path), **given}
        return CliRunner().invoke(main, ["serve", *options], env=environment), started

    return run


def test_nothing_is_served_without_tls(run):
    answer, started = run(**SAFE)
    assert answer.exit_code == 1
    assert "TRUSTED_PROXIES" in answer.output
    assert "CERTIFICATE_KEY" in answer.output
    assert started == []


@pytest.mark.parametrize("missing", SAFE)
def test_nothing_is_served_without_what_it_needs(run, missing):
    answer, started = run(**{**SAFE, "TRUSTED_PROXIES": "1", missing: None})
    assert answer.exit_code == 2
    assert missing in answer.output
    assert started == []


def test_behind_a_proxy(run, tmp_path):
    answer, started = run(**SAFE, TRUSTED_PROXIES="1")
    assert answer.exit_code == 0, answer.output
    (((server, worker), environment),) = started
    assert "judging.wsgi:app" in server
    assert worker[-2:] == ["judging", "work"]
    assert f"{SAFE['PUBLIC_URL']} from 127.0.0.1:5000" in answer.output
    assert environment == {"DEMO": "0"}
    assert (tmp_path / "judging.db").exists()


def test_the_demo_cannot_slip_into_real_operation(run):
    answer, started = run(**SAFE, TRUSTED_PROXIES="1", DEMO="1", BIND="0.0.0.0")
    assert answer.exit_code == 0, answer.output
    assert started[0][1] == {"DEMO": "0"}


def test_with_certificate_files(run):
    answer, started = run(**SAFE, CERTIFICATE="a.pem", CERTIFICATE_KEY="a.key", BIND="0.0.0.0", PORT="8443")
    assert answer.exit_code == 0, answer.output
    server = started[0][0][0]
    for option, value in {"--ssl-certificate": "a.pem", "--ssl-keyfile": "a.key", "--port": "8443"}.items():
        assert server[server.index(option) + 1] == value


def _sleeper(seconds: float) -> list[str]:
    return [sys.executable, "-c", f"import time; time.sleep({seconds})"]


def test_when_one_ends_the_other_is_stopped():
    began = time.monotonic()
    serving.run_together(_sleeper(0.1), _sleeper(60), environment={})
    assert time.monotonic() - began < 15


def test_asked_to_stop_it_stops_both(tmp_path):
    """As a service manager does: SIGTERM to the parent leaves no child behind."""
    program = (
        "import sys\nfrom judging.cli.serving import run_together\n"
        "child = [sys.executable, '-c', 'import os, time; print(os.getpid(), flush=True); time.sleep(60)']\n"
        "run_together(child, child, environment={'PYTHONUNBUFFERED': ''})"  # each line is then one write
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=config.ROOT)
    timer = threading.Timer(30, parent.kill)
    timer.start()
    children = [int(parent.stdout.readline()) for _ in range(2)]
    parent.send_signal(signal.SIGTERM)
    parent.wait(20)
    timer.cancel()
    parent.stdout.close()
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def test_the_server_alone(run):
    answer, started = run("--without-worker", **SAFE, TRUSTED_PROXIES="1")
    assert answer.exit_code == 0, answer.output
    (((server,), _environment),) = started
    assert "judging.wsgi:app" in server
