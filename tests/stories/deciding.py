"""A preset's rules with what a tale's organiser decides put in, as the text that is handed in at the desk."""

import tomllib
from decimal import Decimal
from typing import Any

from judging.competitions import presets
from tests.second.toml_text import toml
from tests.stories.tales import Tale


def decided(tale: Tale) -> str:
    """The preset's document with every path of ``decided`` set and nothing left undecided."""
    document = tomllib.loads(presets.text(tale.preset), parse_float=Decimal)
    known = [*document.pop("undecided", ()), *tale.undecided]
    for path, value in tale.decided.items():
        put(document, path.split("."), value)
    said = {*tale.decided, *tale.undecided}
    left = [path for path in known if path not in said and not is_given(document, path)]
    assert not left, f"{tale.preset}: the tale decides nothing about {left}"
    return toml(document)


def put(holder: Any, steps: list[str], value: Any) -> None:
    """Set a value at a path, where tables of a list are named by id; None takes the key away."""
    here, rest = steps[0], steps[1:]
    if isinstance(holder, list):
        put(next(item for item in holder if item["id"] == here), rest, value)
    elif rest:
        put(holder.setdefault(here, {}), rest, value)
    elif value is None:
        holder.pop(here, None)
    else:
        holder[here] = Decimal(str(value)) if isinstance(value, float) else value


def is_given(document: dict, path: str) -> bool:
    """Whether the preset has a provisional value at a path, which the organiser confirms."""
    here: Any = document
    for step in path.split("."):
        here = next((item for item in here if item["id"] == step), None) if isinstance(here, list) else here.get(step)
        if here is None:
            return False
    return True
