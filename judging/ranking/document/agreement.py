"""What must fit together in rules, beyond each value by itself: ids, references, sums and orders.

Works on rules wherever they come from, a text or the pages of the desk. Paths are those
of the document, so a disagreement has a line as soon as there is a text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from judging.ranking.document import corrections
from judging.ranking.document.lines import Path
from judging.ranking.document.open_points import is_path
from judging.ranking.document.words import Phrase
from judging.ranking.document.writing import number, plain
from judging.ranking.rules import (
    EVERYBODY,
    ONE,
    Criterion,
    Eligibility,
    Named,
    Public,
    Rules,
    Scored,
)

Disagreement = tuple[Path, str, Mapping[str, Any]]


def disagreements(rules: Rules) -> Iterator[Disagreement]:
    """Everything in ``rules`` that contradicts something else in them: path, code, and what the words need."""
    groups = [group.id for group in rules.groups] or [EVERYBODY]
    yield from _repeated(rules.groups, ("group",))
    yield from _repeated(rules.rounds, ("round",))
    for position in range(len(rules.rounds)):
        yield from _round(rules, position, groups)
    yield from _repeated([*rules.bands, *rules.awards], ("band",), then=("award", len(rules.bands)))
    yield from _bands(rules)
    yield from _awards(rules, groups)
    yield from _chain(rules)
    document = plain(rules)
    for number_, path in enumerate(rules.undecided):
        if not is_path(document, path):
            yield ("undecided", number_), "unknown_path", {"path": path}


def _repeated(items: Sequence[Named], path: Path, *, then: tuple[str, int] | None = None) -> Iterator[Disagreement]:
    """Ids used twice; ``then``: from this item on another list begins."""
    first: dict[str, Path] = {}
    for number_, item in enumerate(items):
        own = (*path, number_) if then is None or number_ < then[1] else (then[0], number_ - then[1])
        if item.id and item.id in first:
            kind, position = first[item.id][-2:]
            yield (*own, "id"), "repeated_id", {"id": item.id, "kind": kind, "number": position + 1}
        first.setdefault(item.id, own)


def _unknown(path: Path, id: str, known: Iterable[str]) -> Iterator[Disagreement]:
    """A reference to what is not there."""
    names = list(known)
    if id and id not in names:
        yield path, "unknown_reference", {"id": id, "allowed": ", ".join(names) or Phrase("nothing")}


def _round(rules: Rules, position: int, groups: list[str]) -> Iterator[Disagreement]:
    round_, path = rules.rounds[position], ("round", position)
    if isinstance(round_, Eligibility):
        yield from _repeated(round_.conditions, (*path, "condition"))
    if isinstance(round_, Scored | Public):
        yield from _passing(rules, position)
    if isinstance(round_, Scored):
        yield from _figure(round_, path)
        yield from corrections.of_round(rules, position)
        yield from _repeated(round_.panels, (*path, "panel"))
        yield from _repeated(round_.criteria, (*path, "criterion"))
        for number_, criterion in enumerate(round_.criteria):
            yield from _criterion(criterion, (*path, "criterion", number_), groups)


def _passing(rules: Rules, position: int) -> Iterator[Disagreement]:
    round_, path = rules.rounds[position], ("round", position)
    if round_.keep and (round_.keep.share is None) == (round_.keep.count is None):
        yield (*path, "keep"), "keep_one", {}
    earlier = [other.id for other in rules.rounds[:position] if isinstance(other, Scored | Public)]
    for number_, carry in enumerate(round_.carries):
        yield from _unknown((*path, "carry", number_, "round"), carry.round, earlier)


def _figure(round_: Scored, path: Path) -> Iterator[Disagreement]:
    """What belongs to one way of combining only."""
    least = round_.drop_high + round_.drop_low + 1
    if round_.drop_from is not None and round_.drop_from < least:
        yield (*path, "drop_from"), "drop_from", {"least": least, "given": round_.drop_from}
    by_sheet = round_.per == "sheet"
    stages = {"sheet": by_sheet, "criterion": not by_sheet, "weighted": not by_sheet, "panel": bool(round_.panels)}
    for stage, fits in stages.items():
        if getattr(round_.decimals, stage) is not None and not fits:
            code = "decimals_criterion" if stage == "weighted" else f"decimals_{stage}"
            yield (*path, "decimals", stage), code, {}
    criteria = [criterion.id for criterion in round_.criteria]
    for number_, panel in enumerate(round_.panels):
        here = (*path, "panel", number_, "weights")
        if panel.weights and by_sheet:
            yield here, "weights_per", {}
        for id in panel.weights:
            yield from _unknown((*here, id), id, criteria)


def _criterion(criterion: Criterion, path: Path, groups: list[str]) -> Iterator[Disagreement]:
    yield from _repeated(criterion.parts, (*path, "part"))
    yield from _parts(criterion, path)
    for group in criterion.differences:
        yield from _unknown((*path, "for", group), group, groups)
    starts = [level.start for level in criterion.levels]
    for number_, (before, start) in enumerate(zip(starts, starts[1:], strict=False), start=1):
        if start <= before:
            values = {"given": number(start), "before": number(before)}
            yield (*path, "level", number_, "from"), "levels_order", values


def _parts(criterion: Criterion, path: Path) -> Iterator[Disagreement]:
    if not criterion.parts:
        return
    if criterion.step != ONE:
        yield (*path, "step"), "parts_no_step", {}
    for group, difference in criterion.differences.items():
        for name, code in (("maximum", "parts_no_maximum"), ("step", "parts_no_step")):
            if getattr(difference, name) is not None:
                yield (*path, "for", group, name), code, {}
    maxima = [part.maximum for part in criterion.parts]
    if criterion.maximum is not None and None not in maxima and criterion.maximum != sum(maxima):
        values = {"sum": number(sum(maxima)), "given": number(criterion.maximum)}
        yield (*path, "maximum"), "sum_of_parts", values


def _bands(rules: Rules) -> Iterator[Disagreement]:
    starts = [band.start for band in rules.bands]
    for number_, (before, start) in enumerate(zip(starts, starts[1:], strict=False), start=1):
        if start >= before:
            yield ("band", number_, "from"), "bands_order", {"given": number(start), "before": number(before)}
    last = next((round_ for round_ in reversed(rules.rounds) if isinstance(round_, Scored)), None)
    for number_, band in enumerate(rules.bands):
        for nth, gate in enumerate(band.gates):
            path = ("band", number_, "gate", nth, "criterion")
            if last is None:
                yield path, "gate_without_round", {}
            else:
                yield from _unknown(path, gate.criterion, [criterion.id for criterion in last.criteria])


def _awards(rules: Rules, groups: list[str]) -> Iterator[Disagreement]:
    has_places = any(isinstance(round_, Scored | Public) for round_ in rules.rounds)
    group_award_seen = False
    for number_, award in enumerate(rules.awards):
        path = ("award", number_)
        if award.across and group_award_seen and not award.side:
            yield (*path, "across"), "across_order", {}
        group_award_seen |= not award.across and not award.side
        if award.across and award.caps:
            yield (*path, "caps"), "across_caps", {}
        for group in award.caps:
            yield from _unknown((*path, "caps", group), group, groups)
        caps = [((*path, "cap"), award.cap), *(((*path, "caps", group), cap) for group, cap in award.caps.items())]
        if not has_places and not award.side:
            for here, cap in caps:
                if isinstance(cap, int):
                    yield here, "only_all", {"given": cap}


def _chain(rules: Rules) -> Iterator[Disagreement]:
    scored = [round_ for round_ in rules.rounds if isinstance(round_, Scored)]
    known = {
        "criterion": list(dict.fromkeys(criterion.id for round_ in scored for criterion in round_.criteria)),
        "round": [round_.id for round_ in rules.rounds if isinstance(round_, Scored | Public)],
    }
    for number_, step in enumerate(rules.ties.chain):
        kind, _, id = step.partition(":")
        yield from _unknown(("ties", "chain", number_), id, known.get(kind, ()))
