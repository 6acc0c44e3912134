"""The worked example: invented points of invented judges, put through the ranking itself."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor

from judging.errors import Refusal
from judging.ranking.articles.scoring import maximum_of
from judging.ranking.articles.telling import Article, Paragraph, Teller
from judging.ranking.pipeline import rank
from judging.ranking.rules import EVERYBODY, ONE, Criterion, Difference, Public, Rules, Scored, Ties
from judging.ranking.terms import term
from judging.ranking.types import Candidate, Combined, Given, RoundResult, Score, Sheet, Votes

ENTRY, RIVAL = "example", "rival"
#: The share of a line's points that the invented judges give, turn by turn.
SHARES = tuple(Fraction(n, 20) for n in (18, 16, 17, 14, 19, 15, 13))
#: What the public gives the entry of the example, and the most it gives anybody.
VOTES, MOST_VOTES = 120, 150
JUDGES, MOST_JUDGES = 3, 24


def example(teller: Teller) -> Iterator[Article]:
    """One entry through every round that gives points; what stops entries is left out, so that none is."""
    rules = _without_lines(teller.rules)
    if not rules.rounds:
        return
    if not _is_settled(rules):
        yield Article(teller.say("title_example"), (teller.paragraph("example_none"),))
        return
    if any(len(judges_of(round_)) > MOST_JUDGES for round_ in rules.rounds if isinstance(round_, Scored)):
        yield Article(teller.say("title_example"), (teller.paragraph("example_long", most=MOST_JUDGES),))
        return
    entries = tuple(Candidate(id, _group(rules), id, n) for n, id in enumerate((ENTRY, RIVAL)))
    scores = tuple(score for round_ in rules.rounds if isinstance(round_, Scored) for score in _scores(rules, round_))
    public = [round_.id for round_ in rules.rounds if isinstance(round_, Public)]
    votes = tuple(Votes(e, id, n) for id in public for e, n in ((ENTRY, VOTES), (RIVAL, MOST_VOTES)))
    try:
        outcome = rank(rules, Given(entries=entries, scores=scores, votes=votes, required=dict(_seen(rules))))
    except Refusal:  # such as panels that all weigh nothing
        yield Article(teller.say("title_example"), (teller.paragraph("example_impossible"),))
        return
    own, rival = (next(s for s in outcome.standings if s.entry == entry) for entry in (ENTRY, RIVAL))
    told = (_round(teller, *results) for results in zip(own.rounds, rival.rounds, strict=True))
    yield Article(teller.say("title_example"), (teller.paragraph("example_intro"), *told))


def _without_lines(rules: Rules) -> Rules:
    """The rounds that give points, without thresholds, floors, bands and awards: only the arithmetic."""
    rounds = []
    for round_ in rules.rounds:
        if isinstance(round_, Scored):
            criteria = tuple(_without_floor(criterion) for criterion in round_.criteria)
            correction = round_.correction and replace(round_.correction, limit=ONE)  # both entries fit exactly
            rounds.append(replace(round_, criteria=criteria, threshold=None, keep=None, correction=correction))
        elif isinstance(round_, Public):
            rounds.append(replace(round_, threshold=None, keep=None))
    gone = {"undecided": (), "ladder": None, "bands": (), "awards": (), "ties": Ties()}
    return replace(rules, rounds=tuple(rounds), **gone)


def _without_floor(criterion: Criterion) -> Criterion:
    differences = {group: replace(value, floor=None) for group, value in criterion.differences.items()}
    return replace(criterion, floor=None, differences=differences)


def _is_settled(rules: Rules) -> bool:
    for round_ in rules.rounds:
        if isinstance(round_, Public) and round_.maximum is None:
            return False
        if isinstance(round_, Scored) and (not round_.criteria or None in map(maximum_of, round_.criteria)):
            return False
    return True


def _group(rules: Rules) -> str:
    return rules.groups[0].id if rules.groups else EVERYBODY


def judges_of(round_: Scored) -> list[tuple[str, str]]:
    """The invented judges, each with a panel ("" without panels): enough that values are dropped."""
    each = max(JUDGES, round_.minimum, (round_.drop_from or round_.drop_high + round_.drop_low + 1))
    each = min(each, MOST_JUDGES + 1)
    panels = [panel.id for panel in round_.panels] or [""]
    return [(str(number * each + n + 1), panel) for number, panel in enumerate(panels) for n in range(each)]


def _scores(rules: Rules, round_: Scored) -> Iterator[Score]:
    for nth, (judge, panel) in enumerate(judges_of(round_)):
        for number, (line, maximum, step) in enumerate(_lines(round_, _group(rules))):
            points = floor(maximum * SHARES[(nth + number) % len(SHARES)] / step) * step
            for entry in (ENTRY, RIVAL):
                yield Score(entry, judge, line, points, round_.id, panel)


def _seen(rules: Rules) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    """Whose sheets count: where effects are taken away the first judge sees the other entry alone, if that may be."""
    for round_ in rules.rounds:
        if isinstance(round_, Scored) and round_.combine == "corrected":
            judges = [judge for judge, _ in judges_of(round_)]
            yield (round_.id, ENTRY), frozenset(judges[len(judges) > round_.minimum :])


def _lines(round_: Scored, group: str) -> Iterator[tuple[str, Fraction, Fraction]]:
    """The lines of the sheet with the most points and the step that they have in this group."""
    for criterion in round_.criteria:
        own = criterion.differences.get(group, Difference())
        if criterion.parts:
            yield from ((f"{criterion.id}.{part.id}", part.maximum, part.step) for part in criterion.parts)
        else:
            yield criterion.id, own.maximum or criterion.maximum, own.step or criterion.step


def _round(teller: Teller, result: RoundResult, of_rival: RoundResult) -> Paragraph:
    round_ = next(round_ for round_ in teller.rules.rounds if round_.id == result.round)
    items = [*_scored(teller, round_, result)] if isinstance(round_, Scored) else [_votes(teller)]
    if isinstance(round_, Scored) and round_.combine == "corrected":
        items[-1:-1] = _effects(teller, round_, of_rival, seen={sheet.judge for sheet in result.sheets})
    items.append(teller.say("example_figure", figure=teller.number(result.figure)))
    for id, points in result.carried:
        name = teller.named(teller.rules.rounds, id)
        items.append(teller.say("example_carried", points=teller.number(points), name=name))
    items.append(teller.say("example_total", total=teller.number(result.total)))
    if round_.threshold is not None:
        reached = result.total >= round_.threshold if round_.comparison == "ge" else result.total > round_.threshold
        values = {"total": teller.number(result.total), "threshold": teller.number(round_.threshold)}
        items.append(teller.say("example_passed" if reached else "example_failed", **values))
    return teller.paragraph("example_round", items, name=teller.name(round_))


def _votes(teller: Teller) -> str:
    return teller.say("example_votes", votes=VOTES, most=MOST_VOTES)


def _scored(teller: Teller, round_: Scored, result: RoundResult) -> Iterator[str]:
    factors = {figure.criterion: figure.factor for figure in result.criteria}
    for sheet in (*result.sheets, *result.uncounted):
        yield _sheet(teller, round_, sheet, factors=[factors.get(c.id, c.factor) for c in round_.criteria])
    totals = [(sheet, sheet.total) for sheet in result.sheets]
    for combined in result.combined:
        yield _combined(teller, round_, combined, given=totals)
    if round_.per == "criterion":
        yield from _criteria(teller, round_, result)


def _sheet(teller: Teller, round_: Scored, sheet: Sheet, *, factors: Sequence[Fraction]) -> str:
    told = []
    for criterion, points, factor in zip(round_.criteria, sheet.points, factors, strict=True):
        key = "example_point" if factor == 1 else "example_point_factor"
        values = {"points": teller.number(points), "factor": teller.factor(factor)}
        told.append(teller.say(key, name=teller.name(criterion), **values))
    values = {"judge": _judge(teller, round_, sheet), "total": teller.number(sheet.total)}
    return teller.say("example_sheet", points="; ".join(told), **values)


def _judge(teller: Teller, round_: Scored, sheet: Sheet) -> str:
    if not sheet.panel:
        return teller.say("judge", number=sheet.judge)
    return teller.say("judge_of", number=sheet.judge, panel=teller.named(round_.panels, sheet.panel))


def _effects(teller: Teller, round_: Scored, of_rival: RoundResult, *, seen: Collection[str]) -> Iterator[str]:
    """What else was seen of the judges, and the effects that follow."""
    factors = [figure.factor for figure in of_rival.criteria]
    for sheet in of_rival.sheets:
        if sheet.judge not in seen:
            yield teller.say("example_unseen", sheet=_sheet(teller, round_, sheet, factors=factors))
    told = (
        f"{_judge(teller, round_, sheet)}: {'+' * (sheet.effect > 0)}{teller.number(sheet.effect)}"
        for sheet in of_rival.sheets
    )
    yield teller.say("example_effects", effects="; ".join(told))


def _combined(teller: Teller, round_: Scored, combined: Combined, *, given: Sequence[tuple[Sheet, Fraction]]) -> str:
    """How the values of one panel became one, and whose were left out."""
    kept = [(sheet, v) for sheet, v in given if sheet.panel == combined.panel and sheet.judge not in combined.dropped]
    values = [teller.number(v) for _, v in kept]
    if round_.combine == "corrected":
        values = [f"({term(sheet, teller.language)})" for sheet, _ in kept]
    between = "; " if round_.combine == "median" else " + "
    sentence = teller.say(
        f"example_{round_.combine}",
        panel=teller.say("example_panel", panel=teller.named(round_.panels, combined.panel)) if combined.panel else "",
        values=between.join(values),
        count=len(values),
        value=teller.number(combined.value),
    )
    if not combined.dropped:
        return sentence
    judges = ", ".join(teller.say("judge", number=judge) for judge in combined.dropped)
    return f"{sentence} ({teller.say('example_dropped', judges=judges)})"


def _criteria(teller: Teller, round_: Scored, result: RoundResult) -> Iterator[str]:
    for number, figure in enumerate(result.criteria):
        given = [(sheet, sheet.points[number]) for sheet in result.sheets]
        combined = "; ".join(_combined(teller, round_, one, given=given) for one in figure.combined)
        name = teller.named(round_.criteria, figure.criterion)
        key = "example_criterion" if figure.factor == 1 else "example_criterion_factor"
        values = {"factor": teller.factor(figure.factor), "weighted": teller.number(figure.weighted)}
        yield teller.say(key, name=name, combined=combined, figure=teller.number(figure.figure), **values)
