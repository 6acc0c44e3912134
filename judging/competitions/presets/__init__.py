"""Presets: what public sources say of a kind of competition, as data a jurist can read.

A value that the sources do not give is absent from its file, and stays empty until
the organiser enters it.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from judging.errors import NotFound

FOLDER = Path(__file__).parent
#: How a file says that every product that qualifies receives the prize.
ALL = "all"


def names() -> list[str]:
    """The keys of all presets, in alphabetical order."""
    return sorted(file.stem for file in FOLDER.glob("*.toml"))


@cache
def load(key: str) -> dict[str, Any]:
    """One preset as plain values; raises NotFound."""
    if key not in names():
        raise NotFound()
    return tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))


def note_of(key: str) -> dict[str, str]:
    """What a preset tells the organiser, by language; empty for a competition without one."""
    return load(key)["note"] if key in names() else {"vi": "", "en": ""}


def is_of_products(key: str) -> bool:
    """Whether facilities compete with what they make and sell, not designers with what they draw."""
    return key in names() and load(key).get("is_of_products", False)
