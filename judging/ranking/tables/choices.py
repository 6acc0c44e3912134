"""What is chosen beside the tables: the lot's seed, the chair, awards withheld, ties decided."""

import csv
from collections.abc import Collection
from dataclasses import dataclass, replace

from judging.ranking.offers import groups_of
from judging.ranking.rules import Rules
from judging.ranking.tables.rows import Row, collect
from judging.ranking.types import Decision, Given, Withheld


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices as they are typed: ``withhold`` as AWARD or AWARD:GROUP, ``decide`` as entries, best first."""

    seed: str = ""
    chair: str = ""
    withhold: Collection[str] = ()
    decide: Collection[str] = ()


def chosen(choices: Choices, rules: Rules, given: Given) -> tuple[Rules, Given]:
    """Rules and input with the choices in them; raises ``Faults`` for a name that is in neither."""
    withheld = collect(choices.withhold, lambda typed: _withheld(typed, rules))
    entries = {candidate.entry for candidate in given.entries}
    decisions = collect(choices.decide, lambda typed: _decision(typed, entries))
    if choices.chair:
        collect([choices.chair], lambda typed: _known("--chair", typed, sorted({s.judge for s in given.scores})))
        rules = replace(rules, ties=replace(rules.ties, chair=choices.chair))
    return rules, replace(given, seed=choices.seed, withheld=tuple(withheld), decisions=tuple(decisions))


def _known(option: str, value: str, allowed: Collection[str]) -> str:
    if value not in allowed:
        raise Row(option, 0, {}).wrong("unknown", value=value, allowed=tuple(allowed))
    return value


def _withheld(typed: str, rules: Rules) -> Withheld:
    award, colon, group = typed.partition(":")
    _known("--withhold", award, [a.id for a in rules.awards if not a.side])
    return Withheld(award, _known("--withhold", group, groups_of(rules)) if colon else None)


def _decision(typed: str, known: Collection[str]) -> Decision:
    """An order of at least two entries; one whose id has a comma stands in quotation marks."""
    entries = tuple(entry.strip() for entry in next(csv.reader([typed]), []))
    if len(entries) < 2 or len(set(entries)) < len(entries):
        raise Row("--decide", 0, {}).wrong("not_an_order", value=typed)
    for entry in entries:
        if entry not in known:
            raise Row("--decide", 0, {}).wrong("no_such_entry", value=entry)
    return Decision(None, entries)
