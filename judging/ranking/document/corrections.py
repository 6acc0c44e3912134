"""What must hold where the effects of the judges are taken away (``docs/rules.md``, section 4.6)."""

from collections.abc import Iterator, Mapping
from typing import Any

from judging.ranking.document.lines import Path
from judging.ranking.rules import Public, Rules, Scored

Disagreement = tuple[Path, str, Mapping[str, Any]]


def of_round(rules: Rules, position: int) -> Iterator[Disagreement]:
    """Everything about one scored round that contradicts its way of combining."""
    round_, path = rules.rounds[position], ("round", position)
    if round_.combine == "corrected":
        yield from _not_with(round_, path)
    elif round_.correction is not None:
        yield (*path, "correction"), "correction_only", {}
    if round_.correction is not None and round_.correction.within == "group" and _compares_groups(rules, position):
        yield (*path, "correction", "within"), "correction_within", {}


def _not_with(round_: Scored, path: Path) -> Iterator[Disagreement]:
    if round_.per != "sheet":
        yield (*path, "per"), "corrected_per", {}
    for key in ("drop_high", "drop_low", "drop_from"):
        if getattr(round_, key):
            yield (*path, key), "corrected_drop", {}
    if round_.panels:
        yield (*path, "panel"), "corrected_panel", {}
    for number, criterion in enumerate(round_.criteria):
        for group, difference in criterion.differences.items():
            for key in ("maximum", "factor"):
                if getattr(difference, key) is not None:
                    yield (*path, "criterion", number, "for", group, key), "corrected_scale", {}


def _compares_groups(rules: Rules, position: int) -> bool:
    """Whether entries of different groups compete for one award, or for going on in this round or a later one."""
    kept = [round_.keep for round_ in rules.rounds[position:] if isinstance(round_, Scored | Public)]
    is_across = any(award.across and not award.side for award in rules.awards)
    return is_across or any(keep is not None and keep.within == "all" for keep in kept)
