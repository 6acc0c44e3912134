"""The result for people at a terminal: one block a group, columns that stand straight in Vietnamese too."""

import csv
import io
import shlex
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from judging.ranking.explain import Explainer
from judging.ranking.report.record import Names, shown_total, warnings
from judging.ranking.report.wording import TITLES, WARNINGS
from judging.ranking.rules import ALL, Named, Rules
from judging.ranking.types import Outcome, Standing

WIDEST = 40
GAP = "  "
Cells = Sequence[Sequence[str]]


def table(rules: Rules, outcome: Outcome, names: Names, *, language: str = "vi") -> str:
    """Places by group, the awards, and what has to be looked at."""
    page = _Page(rules, outcome, language)
    lines = [page.name(rules), page.say("hashes").format(rules=short(names.rules), input=short(names.input)), ""]
    for group, standings in groupby(outcome.standings, key=lambda standing: standing.group):
        lines += [*page.heading(group), *aligned(page.places(list(standings)), right=(0, 3)), ""]
    if outcome.awards:
        lines += [page.say("awards"), *aligned(page.awards(), right=(2, 3, 4, 5)), ""]
    lines += [*page.notes()]
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def rows(rules: Rules, outcome: Outcome) -> Iterator[list]:
    """The result for a spreadsheet: the header, then one row an entry."""
    explainer = Explainer(rules, outcome)
    yield [
        "group", "place", "entry", "entrant", "number", "total", "qualified", "band", "award", "reason", "tied_with",
        "explanation_vi", "explanation_en",
    ]  # fmt: skip
    for standing in outcome.standings:
        said = explainer.explain(standing)
        yield [
            standing.group, standing.place, standing.entry, standing.entrant, standing.number,
            shown_total(standing, explainer), int(standing.qualified), standing.band or "", ";".join(standing.awards),
            str(standing.reason), ";".join(standing.tied_with), said["vi"], said["en"],
        ]  # fmt: skip


def short(hashed: str) -> str:
    """The first 8 digits of a hash as people read them aloud: "7F3A-92C1"."""
    return f"{hashed[:4]}-{hashed[4:8]}".upper()


def aligned(cells: Cells, *, right: Sequence[int] = ()) -> Iterator[str]:
    """Rows whose columns stand straight; the columns ``right`` end together, the others begin together.

    A column that is empty below its title is left out.
    """
    cells = [[_cut(cell) for cell in row] for row in cells]
    used = [n for n in range(len(cells[0])) if any(row[n] for row in cells[1:])]
    widths = {n: max(width(row[n]) for row in cells) for n in used}
    for row in cells:
        padded = (_padded(row[n], widths[n], is_right=n in right) for n in used)
        yield GAP + GAP.join(padded)


def width(text: str) -> int:
    """Columns of a terminal that ``text`` takes: a mark above a letter none, a wide character two."""
    composed = unicodedata.normalize("NFC", text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in composed)
    return len(composed) + wide - sum(unicodedata.category(letter) in ("Mn", "Me", "Cf") for letter in composed)


def _padded(text: str, wanted: int, *, is_right: bool) -> str:
    space = " " * (wanted - width(text))
    return space + text if is_right else text + space


def _cut(text: str) -> str:
    if width(text) <= WIDEST:
        return text
    while width(text) > WIDEST - 1:
        text = text[:-1]
    return text + "…"


class _Page:
    """One result in one language."""

    def __init__(self, rules: Rules, outcome: Outcome, language: str):
        self.rules, self.outcome, self.language = rules, outcome, language
        self.explainer = Explainer(rules, outcome)
        self.named = {each.id: each for each in (*rules.bands, *rules.awards)}
        self.groups = {group.id: group for group in rules.groups}

    def say(self, word: str) -> str:
        return TITLES[self.language][word]

    def name(self, named: Named) -> str:
        return (self.language == "en" and named.name_en) or named.name or named.id

    def of(self, id: str | None) -> str:
        return self.name(self.named[id]) if id else ""

    def group(self, id: str) -> str:
        return self.name(self.groups[id]) if id in self.groups else self.say("everybody")

    def heading(self, group: str) -> list[str]:
        return [self.name(self.groups[group])] if group in self.groups else []

    def places(self, standings: Sequence[Standing]) -> Iterator[list[str]]:
        yield [self.say(word) for word in ("place", "entry", "entrant", "total", "band", "award", "why")]
        for standing in standings:
            place = "" if standing.place is None else f"{'=' * bool(standing.tied_with)}{standing.place}"
            entrant = "" if standing.entrant == standing.entry else standing.entrant
            total = shown_total(standing, self.explainer)
            total = total.replace(".", ",") if self.language == "vi" else total
            awards = ", ".join(self.of(award) for award in standing.awards)
            yield [place, standing.entry, entrant, total, self.of(standing.band), awards, self.why(standing)]

    def why(self, standing: Standing) -> str:
        if standing.qualified and not self.rules.awards:
            return self.say("qualified")
        return self.say(f"reason_{standing.reason}")

    def awards(self) -> Iterator[list[str]]:
        yield [self.say(word) for word in ("award", "group", "cap", "given", "held", "withheld")]
        for count in self.outcome.awards:
            cap = self.say(ALL) if count.cap is None else str(count.cap)
            counted = [str(n) if n else "–" for n in (count.given, count.held, count.withheld)]
            yield [self.of(count.award), self.group(count.group), cap, *counted]

    def notes(self) -> Iterator[str]:
        """Every warning as a sentence; a tie also says what is at stake."""
        for warning in warnings(self.outcome):
            words = {"entries": ", ".join(warning.get("entries", ()))}
            if "because" in warning:
                words["because"] = self.say(warning["because"])
            yield WARNINGS[self.language][warning["code"]].format(**warning | words)
        for tie in self.outcome.ties:
            if not tie.decided:
                stakes = ", ".join(self.of(award) or self.say("nothing") for award in tie.awards)
                yield GAP + self.say("stakes").format(stakes=stakes, entries=_argument(tie.entries))


def _argument(entries: Sequence[str]) -> str:
    """Entries as one argument of a command: a comma inside an id is quoted, and then all of it for the shell."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(entries)
    return shlex.quote(text.getvalue())
