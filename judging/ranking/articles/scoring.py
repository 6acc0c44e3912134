"""The paragraphs of a round in which judges give points: the sheet, and how the sheets become one figure."""

from collections.abc import Iterator
from fractions import Fraction

from judging.ranking.articles.correction import correction
from judging.ranking.articles.passing import carried, rounding
from judging.ranking.articles.telling import Paragraph, Teller
from judging.ranking.rules import Criterion, Part, Scored


def scored(teller: Teller, round_: Scored) -> Iterator[Paragraph]:
    """Everything about a score round but who passes it."""
    yield from _sheet(teller, round_)
    yield from _judges(teller, round_)
    yield from _panels(teller, round_)
    yield from _figure(teller, round_)
    yield from rounding(teller, round_)
    yield from carried(teller, round_)
    if round_.spread is not None:
        yield teller.paragraph("spread", spread=teller.number(round_.spread))


def _sheet(teller: Teller, round_: Scored) -> Iterator[Paragraph]:
    if not round_.criteria:
        yield teller.paragraph("criteria_open")
        return
    most = most_points(round_)
    items = [
        _criterion(teller, criterion, f"round.{round_.id}.criterion.{criterion.id}") for criterion in round_.criteria
    ]
    if most is None:
        yield teller.paragraph("sheet_open", items, count=len(items))
    else:
        yield teller.paragraph("sheet", items, count=len(items), most=teller.number(most))
    differences = [sentence for criterion in round_.criteria for sentence in _differences(teller, criterion)]
    if differences:
        yield teller.paragraph("differences", differences)
    for criterion in round_.criteria:
        if criterion.levels:
            levels = [(teller.number(level.start), teller.name(level)) for level in criterion.levels]
            items = [teller.say("level_item", start=start, name=name) for start, name in levels]
            yield teller.paragraph("levels", items, name=teller.name(criterion))


def maximum_of(criterion: Criterion) -> Fraction | None:
    """Most points of a criterion, its parts' together where it has some; None while that is open."""
    if not criterion.parts:
        return criterion.maximum
    maxima = [part.maximum for part in criterion.parts]
    return None if None in maxima else sum(maxima, Fraction(0))


def most_points(round_: Scored) -> Fraction | None:
    """Most points of a sheet, factors included."""
    maxima = [maximum_of(criterion) for criterion in round_.criteria]
    if None in maxima:
        return None
    return sum((m * c.factor for m, c in zip(maxima, round_.criteria, strict=True)), Fraction(0))


def _criterion(teller: Teller, criterion: Criterion, path: str) -> str:
    sentence = _points(teller, criterion, path)
    if criterion.parts:
        parts = "; ".join(_points(teller, part, f"{path}.part.{part.id}") for part in criterion.parts)
        sentence = teller.say("criterion_parts", name=teller.name(criterion), parts=parts)
    if criterion.factor != 1:
        sentence += teller.say("criterion_factor", factor=teller.factor(criterion.factor))
    return sentence


def _points(teller: Teller, line: Criterion | Part, path: str) -> str:
    if line.maximum is None:
        return teller.say("points_open", name=teller.name(line))
    values = {"maximum": teller.number(line.maximum), "step": teller.number(line.step)}
    told = teller.say("points", name=teller.name(line), **values)
    return told + teller.to_decide(f"{path}.maximum", f"{path}.step")


def _differences(teller: Teller, criterion: Criterion) -> Iterator[str]:
    for group, difference in criterion.differences.items():
        figures = {name: getattr(difference, name) for name in ("maximum", "step", "factor", "floor")}
        told = [
            teller.say(f"difference_{name}", value=teller.number(figure))
            for name, figure in figures.items()
            if figure is not None
        ]
        if told:
            values = {"group": teller.group(group), "name": teller.name(criterion)}
            yield teller.say("difference", told=", ".join(told), **values)


def _judges(teller: Teller, round_: Scored) -> Iterator[Paragraph]:
    yield teller.paragraph("judges_alone")
    minimum = f"{round_.minimum}{teller.to_decide(f'round.{round_.id}.minimum')}"
    yield teller.paragraph(f"absent_{round_.absent}", minimum=minimum)


def _panels(teller: Teller, round_: Scored) -> Iterator[Paragraph]:
    items = []
    for panel in round_.panels:
        own = [
            teller.say("panel_weight_for", name=teller.named(round_.criteria, id), weight=teller.factor(weight))
            for id, weight in sorted(panel.weights.items())
        ]
        told = "; ".join([teller.say("panel_weight", weight=teller.factor(panel.weight)), *own])
        items.append(teller.say("panel_item", name=teller.name(panel), told=told))
    if items:
        yield teller.paragraph("panels", items, count=len(items))


def _figure(teller: Teller, round_: Scored) -> Iterator[Paragraph]:
    what = teller.say(f"what_{round_.per}")
    if round_.drop_high or round_.drop_low:
        least = round_.drop_from or round_.drop_high + round_.drop_low + 1
        counts = {"high": round_.drop_high, "low": round_.drop_low, "least": least}
        yield teller.paragraph("drop", what=what, **counts)
    inside = teller.say("in_each_panel") if round_.panels else ""
    left = teller.say("left") if round_.drop_high or round_.drop_low else ""
    told = teller.say(f"figure_{round_.per}_{round_.combine}", inside=inside, left=left)
    yield Paragraph(told + teller.to_decide(*(f"round.{round_.id}.{key}" for key in ("per", "combine"))))
    if round_.panels:
        yield teller.paragraph(f"figure_panels_{round_.per}")
    if round_.combine == "corrected":
        yield from correction(teller, round_)
