"""The three competitions of the demo: what their organiser entered where the sources say nothing.

Every figure that a preset leaves empty is chosen for the demo and proves nothing about
the real rules. ``{year}`` in a text is the year the demo was made.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from judging.competitions.criteria import Details
from judging.competitions.models import Criterion
from judging.infra.clock import VIETNAM

FOLDER = Path(__file__).parent
#: Slugs, in the order they are made.
HANOI, REGION, OPEN = "ha-noi", "phia-bac", "lang-nghe"
SLUGS = (HANOI, REGION, OPEN)


class Share(NamedTuple):
    """How many entries of a group show one craft, and by how many makers."""

    craft: str
    entries: int
    makers: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One competition as its file says, with everything counted at ``size``."""

    slug: str
    texts: dict[str, str]
    content: dict[str, Any]
    groups: tuple[tuple[Share, ...], ...]
    size: float

    def __getitem__(self, key: str) -> Any:
        return self.content[key]

    def scaled(self, count: int) -> int:
        """A number of the full demo at this size; never none."""
        return scaled(count, self.size)

    def moment(self, name: str, now: datetime) -> datetime:
        """A planned moment: a full hour in Vietnam, some days from now."""
        days, hour = self.content["days"][name]
        day = now.astimezone(VIETNAM) + timedelta(days=days)
        return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def load(slug: str, *, year: int, size: float = 1) -> Plan:
    """A plan by its competition's slug."""
    content = tomllib.loads((FOLDER / f"{slug}.toml").read_text(encoding="utf-8"))
    texts = {name: text.format(year=year) for name, text in content.pop("texts").items()}
    groups = tuple(tuple(_share(craft, counts, size) for craft, counts in group.items()) for group in content["groups"])
    return Plan(slug, texts, content, groups, size)


def _share(craft: str, counts: list[int], size: float) -> Share:
    return Share(craft, *(scaled(count, size) for count in counts))


def scaled(count: int, size: float) -> int:
    """``count`` at another size; never none."""
    return max(1, round(count * size))


def details(criterion: Criterion, scale: dict[str, Any]) -> Details:
    """A criterion with its points and words entered; words that its preset gives stay."""
    words = ("guidance", "guidance_en", "hint", "hint_en")
    bands = [{"from": start, "name": name, "name_en": english} for start, name, english in scale.get("bands", ())]
    return Details(
        name=criterion.name,
        name_en=criterion.name_en,
        maximum=scale["maximum"],
        step=scale["step"],
        bands=bands,
        **{word: scale.get(word) or getattr(criterion, word) for word in words},
    )
