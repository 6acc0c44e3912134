"""Presets as rules documents: what public sources say of a kind of competition, one file each.

What the sources do not give is left open in the file or listed under ``undecided``.
"""

from functools import cache
from pathlib import Path

from judging.errors import NotFound
from judging.ranking.document.reading import read
from judging.ranking.rules import Rules

FOLDER = Path(__file__).parent / "rules"


def names() -> list[str]:
    """The ids of all presets, in alphabetical order."""
    return sorted(file.stem for file in FOLDER.glob("*.toml"))


def text(key: str) -> str:
    """One preset as it is written, with its comments; raises NotFound."""
    if key not in names():
        raise NotFound()
    return (FOLDER / f"{key}.toml").read_text(encoding="utf-8")


@cache
def load(key: str) -> Rules:
    """One preset as rules; raises NotFound."""
    return read(text(key))
