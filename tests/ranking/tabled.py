"""A competition as a person hands it in: rules in TOML, scores and votes in CSV."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from judging.ranking.document.reading import read
from judging.ranking.pipeline import rank
from judging.ranking.rules import Rules
from judging.ranking.tables.given import Source, Tables, given
from judging.ranking.types import Given, Outcome, Standing

HEAD = 'id = "r"\nname = "Thể lệ"\n'


def rules_of(text: str) -> Rules:
    """Rules from TOML; a text without an id gets one, and a name."""
    return read(text if text.lstrip().startswith("id =") else HEAD + text)


def given_by(rules: Rules, scores: str | None = None, *, entries: str | None = None, votes: str | None = None) -> Given:
    """What the tables say; each is a text, or None where there is none."""
    named = {"scores": scores, "entries": entries, "votes": votes}
    sources = {name: Source(f"{name}.csv", text.encode()) for name, text in named.items() if text is not None}
    return given(Tables(**sources), rules)


def ranked(rules: str | Rules, scores: str | None = None, *, entries=None, votes=None, **more) -> Outcome:
    """The result of tables under rules; ``more`` are fields of ``Given`` (decisions, withheld, seed)."""
    rules = rules_of(rules) if isinstance(rules, str) else rules
    return rank(rules, replace(given_by(rules, scores, entries=entries, votes=votes), **more))


def by_entry(outcome: Outcome) -> dict[str, Standing]:
    """Every entry's line by its id."""
    return {standing.entry: standing for standing in outcome.standings}


def each(outcome: Outcome, field: str) -> dict[str, object]:
    """One field of every entry: ``place``, ``award``, ``reason`` as text, ``total`` as an exact text."""
    values = {standing.entry: getattr(standing, field) for standing in outcome.standings}
    return {entry: str(v) if isinstance(v, str | Fraction) else v for entry, v in values.items()}


def sheets(points: dict[str, Iterable], *, criterion: str = "c", head: str = "entry,judge,criterion,score") -> str:
    """A table from one figure a judge: ``{"A": [8, 9]}`` are j1's and j2's for A."""
    rows = [f'{entry},j{n},{criterion},"{p}"' for entry, given in points.items() for n, p in enumerate(given, 1)]
    return "\n".join([head, *rows])
