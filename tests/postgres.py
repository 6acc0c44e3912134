"""A PostgreSQL server of the tests' own, on a socket in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = next((path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None)
if BIN is None and shutil.which("initdb"):
    BIN = Path(shutil.which("initdb")).parent

FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]


@contextmanager
def cluster(*, settings: list[str] = FAST) -> Iterator[str]:
    """Start a server, give its address, stop it. It refuses to run as root, so there it runs as ``postgres``."""
    place = _place()
    data = place / "data"
    _run("initdb", "-D", str(data), "-U", "judging", "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C.UTF-8")
    options = " ".join(
        f"-c {setting}" for setting in [*settings, "listen_addresses=''", f"unix_socket_directories={place}"]
    )
    _run("pg_ctl", "-D", str(data), "-o", options, "-w", "-l", str(place / "log"), "start")
    try:
        yield f"postgresql+psycopg://judging@/postgres?host={place}"
    finally:
        _run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(place, ignore_errors=True)


def _place() -> Path:
    """A folder whose path is short enough for a socket and open to the server's user."""
    place = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(place, "postgres")
    return place


def _run(program: str, *arguments: str) -> None:
    command = [str(BIN / program), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/")
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr}")
