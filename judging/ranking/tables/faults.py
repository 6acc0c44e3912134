"""What can be wrong with an input table: always the file, the line, the column, and what is allowed.

Every fault has a sentence in Vietnamese and in English. A reader collects them, so one
run names every wrong cell and not only the first.
"""

from dataclasses import dataclass
from fractions import Fraction

from judging.errors import Invalid
from judging.ranking.printing import shortest
from judging.ranking.tables.sentences import SENTENCES

MOST = 20
LONGEST = 60
PLACES = {"vi": ("dòng {}", "cột {}"), "en": ("line {}", "column {}")}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place; ``line`` 0 is the file as a whole, ``column`` "" the whole line."""

    code: str
    file: str
    line: int
    column: str
    values: tuple[tuple[str, object], ...]

    def said(self, language: str) -> str:
        """Where it is and what is allowed there, as one sentence."""
        line, column = PLACES[language]
        where = [self.file, *([line.format(self.line)] if self.line else [])]
        where += [column.format(shown(self.column, language))] if self.column else []
        values = {name: shown(value, language) for name, value in self.values}
        return f"{', '.join(where)}: {SENTENCES[self.code][language].format(**values)}"


class Faults(Invalid):
    """One table or several that cannot be used; ``faults`` stand in the order of the files."""

    def __init__(self, faults: list[Fault]):
        """Keep the first faults; ``more`` counts those that are left out."""
        super().__init__("table_faults", count=len(faults))
        self.faults = tuple(faults[:MOST])
        self.more = max(0, len(faults) - MOST)

    def __str__(self) -> str:
        return "\n".join(fault.said("en") for fault in self.faults)


class Misread(Exception):
    """A cell that cannot be used: the row that is being read ends here."""

    def __init__(self, fault: Fault):
        super().__init__(fault.code)
        self.fault = fault


def shown(value: object, language: str) -> str:
    """A value inside a sentence: exact numbers as people write them, texts short and on one line."""
    match value:
        case Fraction():
            return shortest(value, language)
        case tuple() | list():
            return ", ".join(shown(item, language) for item in value)
        case str():
            text = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in value)
            return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return str(value)
