"""Which piece of a set each photo shows: the piece's name, or "#2" for the second where its name is not enough."""

import re
from collections.abc import Sequence

from judging.errors import Invalid
from judging.infra.text import folded

_PLACE = re.compile("#([0-9]{1,2})")


def written(place: int, names: Sequence[str]) -> str:
    """What a sheet calls the piece at ``place`` of these names."""
    name = names[place]
    is_enough = names.count(name) == 1 and not _PLACE.fullmatch(name)
    return name if is_enough else f"#{place + 1}"


def place_of(text: str, names: Sequence[str]) -> int:
    """The place of the piece that is called so; raises Invalid for none or several."""
    if (numbered := _PLACE.fullmatch(text)) and 1 <= int(numbered[1]) <= len(names):
        return int(numbered[1]) - 1
    same = [place for place, name in enumerate(names) if name == text]
    alike = same or [place for place, name in enumerate(names) if folded(name) == folded(text)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise Invalid("Several pieces of this row are called “%(name)s”. Please write #1, #2, …: its place.", name=text)
    raise Invalid("“%(name)s” is not among the pieces of this row. Please write one of their names.", name=text)
