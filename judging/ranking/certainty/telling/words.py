"""A whole diagnosis in sentences, section by section, for a chair who never studied statistics.

The sentences follow the plain values of ``types`` and compute nothing. They speak of entries
by number. ``Teller`` says one thing at a time; ``told`` puts everything in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from judging.ranking.certainty.telling.teller import Teller, is_clear, is_usual
from judging.ranking.certainty.types import CORRECTION_NOT_USED, Change, Diagnosis, Line
from judging.ranking.rules import Rules

__all__ = ["Section", "Teller", "told"]

#: A section names so many judges, changes and flags at most, and counts the others.
MOST = 10
#: Rules under which a judge's severity falls on everybody alike where all judges score all entries.
PLAIN = ("mean", "sum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Sentences under a title; ``line`` and ``group`` say at which line, where it is of one."""

    id: str
    title: str
    sentences: tuple[str, ...]
    line: str = ""
    group: str = ""


def told(diagnosis: Diagnosis, rules: Rules, language: str) -> tuple[Section, ...]:
    """Everything a diagnosis says in "vi" or "en"; a part that is untold says why."""
    teller = Teller(rules, diagnosis, language)
    parts = {
        "cautions": map(teller.caution, diagnosis.cautions),
        "severity": _severity(teller),
        "without_judge": _changes(teller, [c for c in diagnosis.changes if c.kind == "without_judge"]),
        "changes": _changes(teller, [c for c in diagnosis.changes if c.kind != "without_judge"]),
        "agreement": _agreement(teller),
        "flags": _flags(teller),
        "advice": _advice(teller),
        "rasch": _rasch(teller),
    }
    sections = [_at_line(teller, line) for line in diagnosis.lines]
    for part, sentences in parts.items():
        said = (teller.untold(part),) if part in diagnosis.untold else tuple(sentences)
        if said:
            sections.append(Section(id=part, title=teller.sentence(f"title_{part}"), sentences=said))
    return tuple(sections)


def _at_line(teller: Teller, line: Line) -> Section:
    title = teller.sentence("title_line", line=teller.line_name(line))
    sentences = (teller.leading(line), *teller.further(line))
    return Section(id="line", line=line.id, group=line.group, title=title, sentences=sentences)


def _severity(teller: Teller) -> Iterator[str]:
    diagnosis = teller.diagnosis
    judges = sorted(diagnosis.judges, key=lambda judge: judge.effect)
    if not judges:
        return
    yield teller.sentence("severity_intro")
    yield from _judges(teller)
    yield teller.sentence("severity_error")
    none, points = teller.points(0), teller.points(judges[-1].effect - judges[0].effect)
    if points != none:
        ends = {"low": teller.judge(judges[0].judge), "high": teller.judge(judges[-1].judge)}
        yield teller.sentence("severity_range", points=points, maximum=teller.exact(diagnosis.maximum), **ends)
    is_taken = teller.round.combine == "corrected" and CORRECTION_NOT_USED not in diagnosis.cautions
    touched = "taken" if is_taken else "complete" if _falls_on_all(teller) else "partial"
    yield teller.sentence(f"severity_{touched}")
    if diagnosis.spread is not None and teller.points(diagnosis.spread) != none:
        yield teller.sentence("severity_spread", points=teller.points(diagnosis.spread))


def _judges(teller: Teller) -> Iterator[str]:
    """A few judges one by one; of many those that differ most, and how many others there are."""
    judges = teller.diagnosis.judges
    clear = sorted(filter(is_clear, judges), key=lambda judge: -abs(judge.effect))
    yield from map(teller.severity, judges if len(judges) <= MOST else clear[:MOST])
    if len(judges) <= MOST:
        return
    if len(clear) > MOST:
        yield teller.sentence("severity_more", count=len(clear) - MOST)
    if len(clear) < len(judges):
        yield teller.sentence("severity_others", count=len(judges) - len(clear))


def _falls_on_all(teller: Teller) -> bool:
    """Whether severity cannot favour anybody: all judges on all entries, and every sheet counts."""
    round, diagnosis = teller.round, teller.diagnosis
    is_plain = round.combine in PLAIN and not round.drop_high and not round.drop_low
    return is_plain and all(entry.sheets == len(diagnosis.judges) for entry in diagnosis.entries)


def _changes(teller: Teller, changes: Sequence[Change]) -> Iterator[str]:
    moving = [change for change in changes if change.rises or change.falls]
    yield from map(teller.change, moving[:MOST])
    if len(moving) > MOST:
        yield teller.sentence("change_more", count=len(moving) - MOST)
    if still := teller.unmoving(changes):
        yield still


def _agreement(teller: Teller) -> Iterator[str]:
    if teller.diagnosis.agreement:
        yield teller.sentence("agreement_intro")
        yield teller.sentence("agreement_squares")
    for figure in teller.diagnosis.agreement:
        name, value, says = teller.figure(figure)
        yield f"{name}: {value}. {says}"


def _flags(teller: Teller) -> Iterator[str]:
    flags = teller.diagnosis.flags
    yield teller.sentence("flags_intro" if flags else "flags_none")
    for flag in flags[:MOST]:
        yield " ".join(teller.flag(flag))
    if len(flags) > MOST:
        yield teller.sentence("flags_more", count=len(flags) - MOST)


def _advice(teller: Teller) -> Iterator[str]:
    diagnosis = teller.diagnosis
    yield from map(teller.advice, diagnosis.advice)
    if not diagnosis.advice:
        last = {line.group: line for line in diagnosis.lines}.values()
        yield from dict.fromkeys(teller.unadvised(line) for line in last)


def _rasch(teller: Teller) -> Iterator[str]:
    entries, judges = teller.diagnosis.rasch_entries, teller.diagnosis.rasch_judges
    if not entries and not judges:
        return
    yield teller.sentence("rasch_intro")
    yield teller.sentence("rasch_scale")
    fits = [is_usual(judge) for judge in judges if judge.infit is not None]
    key = "rasch_fit_all" if all(fits) else "rasch_fit"
    yield teller.sentence(key, count=sum(fits), others=len(fits) - sum(fits))
    if extreme := [measure.id for measure in entries if measure.is_extreme]:
        yield teller.sentence("rasch_extreme", entries=teller.entries(extreme))
