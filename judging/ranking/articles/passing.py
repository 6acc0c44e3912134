"""What score and public rounds have in common: rounding, earlier totals, and who passes."""

from collections.abc import Iterator

from judging.ranking.articles.telling import Paragraph, Teller
from judging.ranking.rules import Public, Scored


def rounding(teller: Teller, round_: Scored | Public) -> Iterator[Paragraph]:
    """Where figures are rounded, or that they never are; effects that are taken away are rounded before that."""
    stages = ("sheet", "panel", "criterion", "weighted", "figure", "total")
    named = [(stage, getattr(round_.decimals, stage)) for stage in stages]
    items = [teller.say(f"stage_{stage}", decimals=decimals) for stage, decimals in named if decimals is not None]
    said = "rounding" if items else "no_rounding"
    is_corrected = isinstance(round_, Scored) and round_.combine == "corrected"
    yield teller.paragraph(f"{said}_corrected" if is_corrected else said, items)


def carried(teller: Teller, round_: Scored | Public) -> Iterator[Paragraph]:
    """The totals of earlier rounds that are added."""
    items = []
    for carry in round_.carries:
        name = teller.named(teller.rules.rounds, carry.round)
        items.append(teller.say(f"carry_{carry.of}", name=name, weight=teller.factor(carry.weight)))
    yield teller.paragraph("carried", items) if items else teller.paragraph("not_carried")


def passing(teller: Teller, round_: Scored | Public) -> Iterator[Paragraph]:
    """Floors, threshold and the best that go on; the comparisons are exact."""
    if isinstance(round_, Scored):
        floors = [c for c in round_.criteria if c.floor is not None]
        if floors:
            items = (teller.say("floor_item", name=teller.name(c), floor=teller.number(c.floor)) for c in floors)
            yield teller.paragraph("floors", items)
    if round_.threshold is not None:
        yield teller.paragraph(f"threshold_{round_.comparison}", threshold=teller.number(round_.threshold))
    elif not _is_open(teller, round_, "threshold") and round_.keep is None:
        yield teller.paragraph("everyone_passes")
    if keep := round_.keep:
        within = teller.say(f"within_{keep.within}")
        if keep.count is not None:
            yield teller.paragraph("keep_count", count=keep.count, within=within)
        else:
            yield teller.paragraph("keep_share", share=teller.share(keep.share), within=within)
        yield teller.paragraph(f"keep_ties_{keep.ties}")


def _is_open(teller: Teller, round_: Scored | Public, key: str) -> bool:
    return f"round.{round_.id}.{key}" in teller.rules.undecided
