"""Running it: the server and its worker, started and stopped together."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import click

from judging.cli.context import application
from judging.infra import schema


@click.command()
@click.option("--without-worker", is_flag=True, help="The server alone; `judging work` is a service of its own.")
def serve(without_worker: bool) -> None:
    """Run the real thing: server and worker, on PUBLIC_URL, behind a proxy or with certificates."""
    with application(DEMO="0") as app:
        _require_transport(app.config)
        schema.prepare(app.instance_path)
        click.echo("Serving {PUBLIC_URL} from {BIND}:{PORT}. Ctrl-C stops it.".format(**app.config))
    commands = [server_command(app.config), worker_command()]
    run_together(*commands[: 1 if without_worker else 2], environment={"DEMO": "0"})


@click.command()
def work() -> None:
    """Run the worker alone: photos, mail, housekeeping."""
    from judging.tasks.worker import work as loop

    with application() as app:
        stop = []
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.append(True))
        loop(app, stop=lambda: bool(stop))


def _require_transport(config: dict) -> None:
    """Passwords and cards travel only over TLS: ours, or a declared proxy's."""
    if not config["TRUSTED_PROXIES"] and not config["CERTIFICATE"]:
        raise click.ClickException(
            "Set TRUSTED_PROXIES to the number of proxies in front (usually 1), "
            "or CERTIFICATE and CERTIFICATE_KEY to the files of a certificate."
        )


def server_command(config: dict) -> list[str]:
    """Granian: one process a core, a few threads each (measured best on two cores)."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "judging.wsgi:app"]
    command += ["--host", config["BIND"], "--port", config["PORT"]]
    command += ["--workers", config["WORKERS"], "--blocking-threads", config["THREADS"]]
    command += ["--backpressure", "256", "--respawn-failed-workers", "--log-level", "warning"]
    if config["CERTIFICATE"]:
        command += ["--ssl-certificate", config["CERTIFICATE"], "--ssl-keyfile", config["CERTIFICATE_KEY"] or ""]
    return command


def worker_command() -> list[str]:
    """The worker as a process of its own."""
    return [sys.executable, "-m", "judging", "work"]


def run_together(*commands: list[str], environment: dict[str, str], beside: list[str] | None = None) -> None:
    """Start every command; when one ends or we are asked to stop, stop them all.

    ``beside`` is one that may come to its own end while the others go on. Each has a
    process group of its own: Ctrl-C is ours to pass on, once, and nobody's child is left.
    """
    begun = [*commands, beside] if beside else commands
    processes = [subprocess.Popen(command, env=os.environ | environment, process_group=0) for command in begun]
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit(0))
    try:
        while all(process.poll() is None for process in processes[: len(commands)]):
            time.sleep(0.2)
    except KeyboardInterrupt:
        pass
    finally:
        stop(processes)


def stop(processes: list[subprocess.Popen]) -> None:
    """Ask each to end, and insist after ten seconds."""
    for process in processes:
        process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):  # whatever it started and did not stop
            os.killpg(process.pid, signal.SIGKILL)
