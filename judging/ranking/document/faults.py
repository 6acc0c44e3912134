"""What is wrong with a document: every fault at once, each with its line and its key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from judging.errors import Invalid
from judging.ranking.document.lines import Path
from judging.ranking.document.words import Phrase


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: ``key`` is a dotted path with ids, such as ``round.final.criterion.beauty.step``.

    ``line`` is 0 where the rules did not come from a text.
    """

    line: int
    key: str
    code: str
    values: Mapping[str, Any]

    def said(self, language: str) -> str:
        """What is wrong and what is allowed, in "vi" or "en"."""
        return Phrase(self.code, self.values).said(language)

    def placed(self, language: str) -> str:
        """The sentence behind its place: ``12: round.final.per: …``."""
        return ": ".join([*([str(self.line)] if self.line else []), *filter(None, [self.key]), self.said(language)])


class Faults(Invalid):
    """A document that is not rules; ``faults`` holds everything that is wrong, in order of line."""

    def __init__(self, faults: Sequence[Fault]):
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("%(faults)s", faults="\n".join(fault.placed("en") for fault in self.faults))


def dotted(document: Any, path: Path) -> str:
    """``path`` as people write it: the items of a list by id, or by number from 1 where they have none."""
    parts, here = [], document
    for step in path:
        here = _inside(here, step)
        name = here.get("id") if isinstance(step, int) and isinstance(here, dict) else step
        parts.append(name if isinstance(name, str) and name else str(step + 1 if isinstance(step, int) else step))
    return ".".join(parts)


def _inside(holder: Any, step: str | int) -> Any:
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list | tuple) and isinstance(step, int) and step < len(holder):
        return holder[step]
    return None
