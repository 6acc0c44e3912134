"""A process that has the application ready and forks it whenever a server is wanted: a killed one is back at once.

    python -m tests.faults.nursery FOLDER [--plant NAME]

Servers answer on the socket ``FOLDER/server``. On ``FOLDER/control`` it takes one command a line, and answers with a
line: ``start``, ``kill``, ``empty`` (the database as the hall began), ``copy`` (a backup), ``restore`` (that backup
back), ``quit``. Whatever it started ends with it.
"""

import argparse
import ctypes
import os
import shutil
import signal
import socket
import sys
import threading
import traceback
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite
from werkzeug.serving import WSGIRequestHandler, make_server

from judging import create_app
from judging.infra.db import db
from tests.faults import dying, hall, plants

DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Quiet(WSGIRequestHandler):
    """Says nothing of each letter."""

    def log_request(self, *about) -> None:
        """Nothing."""


class Nursery:
    """One database, and at most one server on it."""

    def __init__(self, folder: Path, plant: str | None):
        self.folder = folder
        self.database = folder / "instance" / "judging.db"
        app = create_app(hall.settings(folder))
        if plant:
            plants.SERVER[plant]()
        self._warm(app)
        self.application = dying.mortal(app)
        self.server = 0

    def _warm(self, app) -> None:
        """Read what every child would read again; no connection is open when they are forked."""
        known = hall.read(self.folder)
        client = app.test_client()
        client.set_cookie(app.config["SESSION_COOKIE_NAME"], known.judges[1][0])
        client.get(f"/judge/{known.slug}/state")
        with app.app_context():
            db.engine.dispose()

    def start(self) -> None:
        """Fork a server; it listens when this returns."""
        self.kill()
        address = self.folder / "server"
        address.unlink(missing_ok=True)
        read, write = os.pipe()
        self.server = os.fork()
        if self.server:
            os.close(write)
            os.read(read, 1)
            os.close(read)
            return
        ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGKILL)
        try:
            server = make_server(f"unix://{address}", 0, self.application, threaded=True, request_handler=Quiet)
            os.write(write, b"!")
            server.serve_forever()
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    def kill(self) -> None:
        """SIGKILL; repeated, or after it died by itself, it changes nothing."""
        if self.server:
            os.kill(self.server, signal.SIGKILL)
            os.waitpid(self.server, 0)
            self.server = 0

    def empty(self) -> None:
        """The database as it was before anybody judged."""
        self._put(self.folder / "empty.db")

    def copy(self) -> None:
        """A backup of the database, while the server runs."""
        with sqlite.connect(self.database) as source, sqlite.connect(self.folder / "backup.db") as target:
            source.backup(target)

    def restore(self) -> None:
        """The backup instead of the database."""
        self._put(self.folder / "backup.db")

    def _put(self, file: Path) -> None:
        self.kill()
        for tail in ("-wal", "-shm"):
            self.database.with_name(self.database.name + tail).unlink(missing_ok=True)
        shutil.copy(file, self.database)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--plant", choices=sorted(plants.SERVER))
    chosen = options.parse_args()
    nursery = Nursery(chosen.folder, chosen.plant)
    address = chosen.folder / "control"
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as control:
        control.bind(str(address))
        control.listen()
        print("ready", flush=True)
        threading.Thread(target=_leave, daemon=True).start()
        try:
            while serve(control, nursery):
                pass
        finally:
            nursery.kill()
    return 0


def _leave() -> None:
    """Whoever started us is gone when our input ends."""
    sys.stdin.read()
    os._exit(0)


def serve(control: socket.socket, nursery: Nursery) -> bool:
    """Carry out one visitor's commands; false after ``quit``."""
    visitor, _ = control.accept()
    with visitor, visitor.makefile("rw") as lines:
        for line in lines:
            command = line.strip()
            if command == "quit":
                return False
            getattr(nursery, command)()
            lines.write("done\n")
            lines.flush()
    return True


if __name__ == "__main__":
    sys.exit(main())
