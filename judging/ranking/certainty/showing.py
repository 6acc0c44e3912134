"""A diagnosis at one of its lines, as a page shows it: what is drawn, what is listed, and the sentences beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from judging.ranking.certainty import drawing
from judging.ranking.certainty.telling import words
from judging.ranking.certainty.types import Change, Diagnosis, Entry, Extra, Fair, Figure, Line
from judging.ranking.printing import places_needed
from judging.ranking.rules import EVERYBODY, Rules

#: The figures of agreement that say most to who reads one or two; the others open below them.
TELLING = ("g_absolute", "kendall_w", "judges")


def lines_for(diagnosis: Diagnosis, group: str) -> tuple[Line, ...]:
    """The lines of a group and those across all; where there is none, one without an id and with nobody above it."""
    own = tuple(line for line in diagnosis.lines if line.group in (group, EVERYBODY))
    return own or (Line(id="", group=group),)


def key_of(line: Line) -> str:
    """A line's name in an address: its id alone would be that of other groups as well."""
    return f"{line.group}.{line.id}"


def views_of(rules: Rules, diagnosis: Diagnosis, language: str) -> list["View"]:
    """Every line of every group of a diagnosis, each once."""
    lines = {line: None for group in diagnosis.groups for line in lines_for(diagnosis, group)}
    return [View(rules, diagnosis, line, language=language, is_all=True) for line in lines]


@dataclass(frozen=True)
class View:
    """One field of a round at one line; with ``is_all`` the tables hold every entry, not only those of the chart."""

    rules: Rules
    diagnosis: Diagnosis
    line: Line
    language: str
    is_all: bool = False

    @property
    def key(self) -> str:
        """Begins the ids of its parts, so that a document may hold several."""
        return "-".join(["c", self.line.group, *self.line.id.split(":")])

    @cached_property
    def teller(self) -> words.Teller:
        """Who says it, below a title that names the group."""
        return words.Teller(self.rules, self.diagnosis, self.language, within=self.line.group)

    @cached_property
    def sections(self) -> dict[str, words.Section]:
        """The sentences about everything but lines, by part."""
        return {s.id: s for s in words.told(self.diagnosis, self.rules, self.language) if not s.line}

    @cached_property
    def title(self) -> str:
        """What it is about: "Quanh vạch giải Nhất"."""
        if not self.line.id:
            return self.teller.sentence("title_entries")
        named = replace(self.teller, within="")
        return named.sentence("title_line", line=named.line_name(self.line))

    @cached_property
    def leading(self) -> str:
        """The sentence that comes first; "" where there is no line."""
        return self.teller.leading(self.line) if self.line.id else ""

    @cached_property
    def further(self) -> tuple[str, ...]:
        """What to expect if others judged."""
        return self.teller.further(self.line) if self.line.id else ()

    # What is drawn and listed

    @cached_property
    def chart(self) -> drawing.Chart:
        """The entries round the line."""
        return drawing.chart(self.diagnosis, self.line)

    @cached_property
    def bars(self) -> drawing.Bars:
        """The judges' severities."""
        return drawing.bars(self.diagnosis.judges)

    @cached_property
    def entries(self) -> list[Entry]:
        """All that the line divides, best first."""
        return drawing.of_line(self.diagnosis, self.line)

    @property
    def listed(self) -> list[Entry]:
        """Those of the table."""
        return self.entries if self.is_all else [row.entry for row in self.chart.rows]

    def is_above(self, entry: Entry) -> bool:
        """Whether it is above the line by the exact result."""
        return entry.entry in self.line.above

    @cached_property
    def unclear(self) -> frozenset[str]:
        """The entries that cannot be told apart at the line."""
        return frozenset(self.diagnosis.unclear.get(self.line.id, ()))

    @cached_property
    def places(self) -> int:
        """Decimals of the totals, as the ranking has them."""
        return places_needed(entry.total for entry in self.entries)

    @property
    def coarse(self) -> int:
        """Decimals of what is only estimated."""
        return self.teller.places

    @property
    def has_chance(self) -> bool:
        """Whether intervals and chances could be told."""
        return any(entry.low is not None for entry in self.entries)

    @property
    def has_severity(self) -> bool:
        """Whether the judges could be compared."""
        return bool(self.diagnosis.judges)

    def number(self, entry: str) -> int:
        """The number of an entry."""
        return self.teller.entry_of[entry].number

    # What is said beside it

    @cached_property
    def changes(self) -> list[Change]:
        """What was tried at this line, and who of its own entries would cross it: other groups may have such a line."""
        own = {entry.entry for entry in self.entries}
        sides = ("rises", "falls")
        return [
            replace(change, **{side: tuple(e for e in getattr(change, side) if e in own) for side in sides})
            for change in self.diagnosis.changes
            if change.line == self.line.id
        ]

    @property
    def moving(self) -> Iterator[tuple[str, str, str]]:
        """(what would be otherwise, who would rise, who would fall) where somebody would."""
        for change in self.changes:
            if change.rises or change.falls:
                sides = (self.teller.entries(side) if side else "" for side in (change.rises, change.falls))
                yield self.teller.condition(change), *sides

    @property
    def unmoving(self) -> str:
        """What moves nobody."""
        return self.teller.unmoving(self.changes)

    @property
    def agreement(self) -> tuple[list[Figure], list[Figure]]:
        """The figures that say most, and the others; all at once where none of the first is there."""
        figures = self.diagnosis.agreement
        first = [figure for figure in figures if figure.id.startswith(TELLING)]
        return (first, [f for f in figures if f not in first]) if first else (list(figures), [])

    @cached_property
    def severity(self) -> tuple[list[str], list[str]]:
        """About the judges together: what their bars mean and whom they touch, and the rest."""
        each = set(map(self.teller.severity, self.diagnosis.judges))
        first = {self.teller.sentence(f"severity_{key}") for key in ("intro", "complete", "partial")}
        said = [sentence for sentence in self.sentences("severity") if sentence not in each]
        return [s for s in said if s in first], [s for s in said if s not in first]

    @property
    def is_among_groups(self) -> bool:
        """Whether what is said of the judges is about other groups as well."""
        return len(self.diagnosis.groups) > 1

    @property
    def rasch(self) -> tuple[list[str], str]:
        """What the Rasch model says, and in what it measures."""
        scale = self.teller.sentence("rasch_scale")
        return [said for said in self.sentences("rasch") if said != scale], scale

    def sentences(self, part: str) -> tuple[str, ...]:
        """All that is said of a part: what it says, or why it says nothing."""
        return self.sections[part].sentences if part in self.sections else ()

    @property
    def is_advised(self) -> bool:
        """Whether more judging was thought about here: at the last line of each group, where most is at stake."""
        return [self.line] == [line for line in self.diagnosis.lines if line.group == self.line.group][-1:]

    @cached_property
    def advice(self) -> tuple[str, tuple[Extra, ...]] | None:
        """Where more sheets help at this line: the sentence, and the sheets; none that help no more than any others."""
        own = {entry.entry for entry in self.entries}
        for advice in self.diagnosis.advice:
            if advice.line == self.line.id and own.issuperset(extra.entry for extra in advice.sheets):
                is_better = advice.then > max(advice.evenly, advice.now)
                return self.teller.advice(advice), advice.sheets if is_better else ()
        return None

    @property
    def fair_entries(self) -> list[Fair]:
        """The listed entries in the Rasch model, best first."""
        measured = {fair.id: fair for fair in self.diagnosis.rasch_entries}
        return [measured[entry.entry] for entry in self.listed if entry.entry in measured]
