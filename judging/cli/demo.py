"""The demo: three competitions at real size, server, worker and pictures, started and stopped together."""

import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import click
from flask import Flask

from judging.cli import serving
from judging.cli.context import application
from judging.demo import hanging, seeding
from judging.infra import clock, schema
from judging.infra.db import writing

PATIENCE = 60  # seconds until we say that the server does not answer
CALM = 10  # the pictures leave the processor to the pages


@click.command()
@click.option("--pictures", is_flag=True, help="Only hang the pictures that are missing in a demo that is there.")
def demo(pictures: bool) -> None:
    """Run the demo on 127.0.0.1, on PORT; an empty instance is filled first."""
    with application(DEMO="1") as app:
        if pictures:
            _hang(app)
            return
        _require_free_port(app.config)
        schema.prepare(app.instance_path)
        if seeding.is_empty():
            click.echo("Preparing the demo, a few seconds ...")
            with writing():
                seeding.seed(now=clock.now(), size=float(app.config["DEMO_SIZE"]))
    threading.Thread(target=_announce, args=[app.config["PUBLIC_URL"]], daemon=True).start()
    serving.run_together(
        serving.server_command(app.config),
        serving.worker_command(),
        beside=[sys.executable, "-m", "judging", "demo", "--pictures"],
        environment={"DEMO": "1"},
    )


def _hang(app: Flask) -> None:
    os.nice(CALM)
    try:
        hanging.hang(app.extensions["photos"], Path(app.instance_path) / "processing", now=clock.now())
    except KeyboardInterrupt:
        sys.exit(130)


def _require_free_port(config: dict) -> None:
    """Say at once that another program has the port, before anything is started."""
    with socket.socket(socket.AF_INET6 if ":" in config["BIND"] else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config["BIND"], int(config["PORT"])))
        except OSError as error:
            raise click.ClickException(
                f"Port {config['PORT']} is in use, perhaps by a demo that runs already. Choose another one: "
                "PORT=5001 make run"
            ) from error


def _announce(address: str) -> None:
    """One line with the address, once a page answers there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            click.echo(f"The demo is at {address} (Ctrl-C ends it)")
            return
    click.echo(f"{address} does not answer yet.", err=True)
