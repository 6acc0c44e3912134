"""The far side of ``child``: started as a file of its own, it limits itself and then decodes.

    python -I inside.py SOURCE INTO LIMITS
    python -I inside.py SOURCE pdf LIMITS

LIMITS is JSON. The answer is one line of JSON on standard output: ``{"made": ...}`` or ``{"pages": ...}``,
``{"refused": reason, "values": ...}``, or ``{"failed": text}`` when the machine and
not the file is at fault.
"""

import json
import os
import resource
import sys
import types
from pathlib import Path

NICENESS = 10
FILE_BYTES = 200_000_000  # a master of 60 megapixels of noise
OPEN_FILES = 64
PDF = "pdf"  # in the place of a folder, whose path is absolute


def main(source: str, into: str, limits: str) -> None:
    """Answer once, whatever happens short of a signal."""
    line = os.dup(1)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)  # a chatty library must not spoil the answer
    os.dup2(nothing, 2)
    limits = json.loads(limits)
    _limit(limits)
    try:
        answer = _read(Path(source), limits) if into == PDF else _work(Path(source), Path(into), limits)
    except Exception as error:
        answer = {"failed": f"{type(error).__name__}: {error}"}
    os.write(line, json.dumps(answer, default=bytes.hex).encode() + b"\n")


def _limit(limits: dict) -> None:
    """Set here and not before ``exec``: code between fork and exec is unsafe in a server with threads."""
    os.nice(NICENESS)
    cpu = limits["cpu_seconds"]
    for which, soft, hard in (
        (resource.RLIMIT_AS, limits["memory"], limits["memory"]),
        (resource.RLIMIT_CPU, cpu, cpu + 5),  # the soft limit's signal tells why; the hard one's would not
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, FILE_BYTES, FILE_BYTES),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
    ):
        most = resource.getrlimit(which)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(which, (soft, hard))


def _work(source: Path, into: Path, limits: dict) -> dict:
    _enter_package()
    from judging.errors import PhotoRefused
    from judging.media.intake import Limits, inspect

    limits = Limits(**limits)
    try:
        inspect(source, limits)  # before Pillow comes in: a bomb is refused at the price of a bare interpreter
        from dataclasses import asdict

        from judging.media.renditions import make

        return {"made": asdict(make(source, into, limits=limits))}
    except PhotoRefused as refusal:
        return {"refused": refusal.reason, "values": refusal.values}
    except MemoryError:
        return {"refused": "too_many_pixels", "values": {"most": limits.pixels // 1_000_000}}


def _read(source: Path, limits: dict) -> dict:
    _enter_package()
    from judging.errors import PdfRefused
    from judging.media.pdf import PdfLimits, pages_of

    try:
        return {"pages": pages_of(source, PdfLimits(**limits))}
    except PdfRefused as refusal:
        return {"refused": refusal.reason, "values": refusal.values}
    except MemoryError:
        return {"refused": "took_too_long", "values": {}}


def _enter_package() -> None:
    """Let ``judging.media`` be imported without ``judging/__init__``, which would bring the web application."""
    package = types.ModuleType("judging")
    package.__path__ = [str(Path(__file__).resolve().parents[1])]
    sys.modules["judging"] = package


if __name__ == "__main__":
    main(*sys.argv[1:])
