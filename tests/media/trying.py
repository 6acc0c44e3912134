"""One hostile file through the real intake: how it ended, what it cost, and whether a byte of it is served."""

import multiprocessing
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from judging.errors import PhotoRefused
from judging.media.child import process
from judging.media.intake import REASONS
from tests.media.mangling import CANARY, WIDE, mutant

PATIENCE = 10  # seconds after which it hangs
MEMORY = 1 << 30
CARRIED = (CANARY, WIDE, CANARY.decode().encode("utf-16-le"))
PLAIN_JPEG = {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}


@dataclass
class Fate:
    """Of one file. Seconds by the clock and of the processor; ``peak`` is the most any child so far had resident.

    The peak is at least this process's own, which a new process begins with.
    """

    name: str
    end: str
    seconds: float
    cpu: float
    peak: int
    wrong: list[str]

    def told(self) -> dict:
        """As plain values."""
        return asdict(self)


def through_the_child(jobs: list[tuple[str, int | Path]], *, processes: int) -> Iterator[dict]:
    """What became of each job, a name with a file or with a mutant's seed, as each ends.

    They are tried by small new processes: the size of the one that asks would be the floor of what is measured.
    """
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(_one, jobs, chunksize=4)


def _one(job: tuple[str, int | Path]) -> dict:
    name, what = job
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "photo"
        drawn, _, data = mutant(what) if isinstance(what, int) else ("", "", what.read_bytes())
        source.write_bytes(data)
        return {"job": name, **tried(f"{name} {drawn}".strip(), source, Path(place) / "into").told()}


def tried(name: str, source: Path, into: Path) -> Fate:
    """Take ``source`` in as the worker does; ``into`` is gone afterwards."""
    before, start = _cpu(), time.perf_counter()
    end, wrong = _ended(source, into)
    seconds, cpu = time.perf_counter() - start, _cpu() - before
    if end == "ready":
        wrong += [f"{file.name}: {what}" for file in into.iterdir() for what in foreign(file)]
        shutil.rmtree(into)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    if max(seconds, cpu) > PATIENCE or end == "took_too_long":
        wrong.append(f"took {seconds:.1f} s, {cpu:.1f} s of the processor")
    if peak > MEMORY:
        wrong.append(f"{peak >> 20} MB")
    return Fate(name, end, round(seconds, 3), round(cpu, 3), peak, wrong)


def foreign(file: Path) -> list[str]:
    """What a picture we serve holds beside its pixels: read from its structure, for chance writes any four letters."""
    data = file.read_bytes()
    found = ["the canary"] if any(word in data for word in CARRIED) else []
    return found + (_beside_webp(data) if file.suffix == ".webp" else _beside_jpeg(data))


def _beside_webp(data: bytes) -> list[str]:
    whole = data[:4] == b"RIFF" and len(data) == 8 + int.from_bytes(data[4:8], "little")
    length = int.from_bytes(data[16:20], "little")
    alone = data[12:16] in (b"VP8 ", b"VP8L") and len(data) == 20 + length + length % 2
    return [] if whole and alone else ["more than one chunk of pixels"]


def _beside_jpeg(data: bytes) -> list[str]:
    at, found = 2, []
    while data[at + 1] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] not in PLAIN_JPEG or (data[at + 1] == 0xE0 and length != 16):
            found.append(f"a segment {data[at + 1]:02X} of {length} bytes")
        at += 2 + length
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
    while (end := data.find(b"\xff", end)) >= 0 and data[end + 1] == 0:  # a byte of pixels
        end += 2
    return found if data[end:] == b"\xff\xd9" else [*found, "something behind the scan"]


def _ended(source: Path, into: Path) -> tuple[str, list[str]]:
    try:
        process(source, into)
    except PhotoRefused as refused:
        return refused.reason, [] if refused.reason in REASONS else [f"refused for {refused.reason!r}"]
    except Exception as error:
        return "BROKEN", [f"{type(error).__name__}: {error}"]
    return "ready", []


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
