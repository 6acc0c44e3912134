"""Decode strangers' photos and read their PDFs in a process of their own, with little memory, time and environment.

A new interpreter is started (never a fork of this one, which may have threads), it
limits itself, and nothing it says is believed without a look.
"""

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from judging.errors import FileRefused, PdfRefused, PhotoRefused
from judging.media import inside, pdf, taken
from judging.media.ground import GROUNDS
from judging.media.intake import REASONS, USUAL, Limits
from judging.media.prints import is_print
from judging.media.renditions import NAMES, Made, Rendition

UNFINISHED = ".unfinished"
# One heap: glibc gives each thread 64 MB of address space otherwise, which the memory limit counts.
ENVIRONMENT = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}
FROM_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Interrupted(Exception):
    """The work was stopped from outside or the machine failed it: do it again, the file is not to blame."""


def process(source: Path, into: Path, *, limits: Limits = USUAL) -> Made:
    """Make every rendition of the photo ``source``; the folder ``into`` then holds them all.

    ``into`` either does not exist or is complete and on the disk: the files are made
    in a sibling folder which then takes its name. An older ``into`` is replaced.

    Raises ``PhotoRefused`` for the photo's faults (a crash of the decoder is one),
    ``Interrupted`` for all others, ``FileNotFoundError`` if there is no source.
    """
    source.stat()
    into.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{into.name}.", suffix=UNFINISHED, dir=into.parent))
    try:
        made = _believed(_answer(source, str(making.absolute()), limits, refused=PhotoRefused), making)
        _settle(making)
        _take_place(making, into)
        return made
    finally:
        shutil.rmtree(making, ignore_errors=True)


def sweep(folder: Path, *, older_than: float = 3600) -> int:
    """Remove what workers that were killed left in ``folder``, once it is ``older_than`` seconds; how many."""
    left = [path for path in folder.glob(f".*{UNFINISHED}") if time.time() - path.stat().st_mtime > older_than]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)


def pages_of(source: Path, *, limits: pdf.PdfLimits = pdf.USUAL) -> int:
    """How many pages the PDF ``source`` has; raises as ``process``, with ``PdfRefused`` for the file's faults."""
    source.stat()
    answer = _answer(source, inside.PDF, limits, refused=PdfRefused)
    try:
        known = json.loads(answer)
        _require_made(known, PdfRefused, pdf.REASONS)
        return int(known["pages"])
    except (ValueError, TypeError, KeyError, AttributeError):
        raise PdfRefused("damaged") from None


def _answer(source: Path, into: str, limits: Limits | pdf.PdfLimits, *, refused: type[FileRefused]) -> bytes:
    """What the child says, after it ended by itself."""
    command = [sys.executable, "-I", "-X", "utf8", inside.__file__]
    with subprocess.Popen(
        [*command, source.absolute(), into, json.dumps(asdict(limits))],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        cwd="/",
        start_new_session=True,  # a terminal's Ctrl-C is the worker's to answer, not the child's
    ) as running:
        try:
            answer, _ = running.communicate(timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise refused("took_too_long") from None
        finally:
            if running.poll() is None:  # also when this process is asked to stop
                os.killpg(running.pid, signal.SIGKILL)
    _check_end(running.returncode, refused)
    return answer


def _check_end(code: int, refused: type[FileRefused]) -> None:
    if code == -signal.SIGXCPU:
        raise refused("took_too_long")
    if -code in FROM_OUTSIDE:
        raise Interrupted(f"the child was stopped by signal {-code}")
    if code:
        raise refused("damaged")


def _require_made(known: dict, refused: type[FileRefused], reasons: tuple[str, ...]) -> None:
    """Raises what the child says went wrong, if it is a reason we know."""
    if "failed" in known:
        raise Interrupted(str(known["failed"]))
    if "refused" in known:
        reason = known["refused"]
        values = {str(name): int(value) for name, value in known["values"].items()}
        raise refused(reason if reason in reasons else "damaged", **values)


def _believed(answer: bytes, making: Path) -> Made:
    """The child's answer as values, if it is one we know and the files are those it speaks of."""
    try:
        known = json.loads(answer)
        _require_made(known, PhotoRefused, REASONS)
        made = known["made"]
        files = tuple(
            Rendition(str(file["name"]), int(file["width"]), int(file["height"]), int(file["bytes"]))
            for file in made["files"]
        )
        own, said = bytes.fromhex(made["print"]), taken.believed(made["taken"])
        made = Made(int(made["width"]), int(made["height"]), int(made["ground"]), files, own, said)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise PhotoRefused("damaged") from None
    there = {path.name: path.stat().st_size for path in making.iterdir() if path.is_file() and not path.is_symlink()}
    told = {file.name: file.bytes for file in made.files}
    is_known = set(told) == set(NAMES) and 1 <= made.ground <= len(GROUNDS) and is_print(made.print)
    if there != told or not is_known:
        raise PhotoRefused("damaged")
    return made


def _settle(folder: Path) -> None:
    """See that files and folder are on the disk, not only in its cache."""
    for path in (*folder.iterdir(), folder):
        _sync(path)


def _take_place(making: Path, into: Path) -> None:
    """Give ``making`` its final name; an earlier folder of that name steps aside first."""
    aside = into.parent / f".{into.name}.{secrets.token_hex(4)}{UNFINISHED}"
    if into.exists():
        into.rename(aside)
    making.rename(into)
    _sync(into.parent)
    shutil.rmtree(aside, ignore_errors=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
