"""Why an entry stands where it stands: every round it took part in, with all that its result came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from judging.competitions.models import Competition
from judging.infra.i18n import language, named
from judging.ranking import rules, types
from judging.ranking.printing import printed, shortest
from judging.ranking.roundings import roundings
from judging.ranking.terms import is_corrected, term
from judging.results.left_out import LeftOut

#: Why an entry is out, in a few words; the sentence above the rounds has the figures.
OUT = {
    types.Reason.NOT_RECOGNISED_BELOW: _l("Not recognised at the level below"),
    types.Reason.INELIGIBLE: _l("Does not meet a condition"),
    types.Reason.BELOW_FLOOR: _l("Below the minimum of a criterion"),
    types.Reason.BELOW_THRESHOLD: _l("Below the threshold"),
    types.Reason.NOT_KEPT: _l("Not among those who go on"),
    types.Reason.VOTED_DOWN: _l("Too few votes in favour"),
}
STAGES = {
    "sheet": _l("Rounded, sheet"),
    "panel": _l("Rounded, judge group"),
    "criterion": _l("Rounded, criterion"),
    "weighted": _l("Rounded, criterion with its factor"),
    "figure": _l("Rounded, result of the round"),
    "total": _l("Rounded, total"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure and where it is from; ``kind`` is "sum" for what is arrived at, "quiet" for what does not count."""

    label: str
    value: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One round of an entry: whether it passed, else why not, and the lines of its result."""

    name: str
    is_passed: bool
    reason: str
    lines: list[Line] = field(default_factory=list)


class Telling:
    """What the parts of one entry look up: names instead of ids, and how many decimals are printed."""

    def __init__(self, competition: Competition, left_out: list[LeftOut], *, places: int):
        self.rounds = {round_.id: round_ for round_ in competition.rules.rounds}
        self.rows = {round_.key: round_ for round_ in competition.rounds}
        self.left_out = left_out
        self.places = places

    def parts(self, standing: types.Standing) -> list[Part]:
        """Every round it took part in, first to last."""
        return [self._part(result) for result in standing.rounds]

    def _part(self, result: types.RoundResult) -> Part:
        round_ = self.rounds[result.round]
        tell = {"eligibility": _conditions, "vote": _ballots, "public": self._public, "score": self._scored}
        reason = str(OUT[result.reason]) if result.reason else ""
        return Part(self._name(result.round), result.reason is None, reason, list(tell[round_.kind](round_, result)))

    def _name(self, key: str) -> str:
        return named(self.rows[key])

    def _public(self, round_: rules.Public, result: types.RoundResult) -> Iterator[Line]:
        yield Line(_("Votes of the public"), str(result.votes))
        yield Line(_("Most votes"), str(result.most_votes))
        figure = self._points(result.figure)
        yield Line(_("Votes ÷ most votes × %(maximum)s", maximum=shortest(round_.maximum, language())), figure, "sum")
        yield from self._total(round_, result)

    def _scored(self, round_: rules.Scored, result: types.RoundResult) -> Iterator[Line]:
        dropped = {judge for combined in result.combined for judge in combined.dropped}
        for sheet in result.sheets:
            yield self._sheet(sheet, is_dropped=sheet.judge in dropped)
        for sheet in result.uncounted:
            yield Line(_("Judge %(n)s, panel without weight", n=sheet.judge), self._points(sheet.total), "quiet")
        for left in self.left_out:
            if left.round == result.round:
                yield Line(_("Judge %(n)s, kept and not counted", n=left.judge.number), printed_of(left.total), "quiet")
        yield from self._by_criterion(round_, result) if round_.per == "criterion" else self._panels(round_, result)
        yield Line(self._way(round_, result), self._points(result.figure), "sum")
        yield from self._total(round_, result)

    def _sheet(self, sheet: types.Sheet, *, is_dropped: bool) -> Line:
        if is_dropped:
            return Line(_("Judge %(n)s, dropped", n=sheet.judge), self._points(sheet.total), "quiet")
        if sheet.effect is None:
            return Line(_("Judge %(n)s", n=sheet.judge), self._points(sheet.total))
        label = _("Judge %(n)s, %(term)s", n=sheet.judge, term=term(sheet, language()))
        return Line(label, printed_of(sheet.corrected) if self.places < 2 else self._points(sheet.corrected))

    def _panels(self, round_: rules.Scored, result: types.RoundResult) -> Iterator[Line]:
        panels = {panel.id: panel for panel in round_.panels}
        for combined in result.combined if panels else ():
            panel = panels[combined.panel]
            weight = shortest(panel.weight, language())
            yield Line(
                _("%(panel)s, weight %(weight)s", panel=_named(panel), weight=weight), self._points(combined.value)
            )

    def _by_criterion(self, round_: rules.Scored, result: types.RoundResult) -> Iterator[Line]:
        for criterion, own in zip(round_.criteria, result.criteria, strict=True):
            if own.factor == 1:
                yield Line(_named(criterion), self._points(own.weighted))
                continue
            factor, figure = shortest(own.factor, language()), self._points(own.figure)
            yield Line(f"{_named(criterion)}, {figure} × {factor}", self._points(own.weighted))

    def _way(self, round_: rules.Scored, result: types.RoundResult) -> str:
        """How the figure came about, as far as a few words can say it."""
        if round_.per == "criterion":
            return _("All criteria together")
        if round_.panels:
            return _("By the weights of the judge groups")
        counted = len(result.sheets) - len(result.combined[0].dropped)
        if round_.combine == "median":
            return _("Median of %(n)s sheets", n=counted)
        if round_.combine == "sum":
            return _("Sum of %(n)s sheets", n=counted)
        dropped = result.combined[0].dropped
        whole = sum((s.corrected for s in result.sheets if s.judge not in dropped), start=Fraction(0))
        if round_.combine == "corrected" and not is_corrected(result):
            return _("Plain mean, nothing taken away: sum %(sum)s, divided by %(n)s", sum=printed_of(whole), n=counted)
        return _("Sum %(sum)s, divided by %(n)s", sum=printed_of(whole), n=counted)

    def _total(self, round_: rules.Scored | rules.Public, result: types.RoundResult) -> Iterator[Line]:
        for key, value in result.carried:
            yield Line(_("Carried from %(round)s", round=self._name(key)), self._points(value))
        if result.carried:
            yield Line(_("Total"), self._points(result.total), "sum")
        for each in roundings(round_, result):
            if each.before != each.after:
                stage = f"{STAGES[each.stage]}{f' {self._of(round_, each)}' if each.of else ''}"
                yield Line(stage, f"{shortest(each.before, language())} → {shortest(each.after, language())}", "quiet")

    def _of(self, round_: rules.Scored, rounding) -> str:
        if rounding.stage == "sheet":
            return _("Judge %(n)s", n=rounding.of)
        names = {each.id: _named(each) for each in (*round_.criteria, *round_.panels)}
        return ", ".join(names[id] for id in rounding.of.split("."))

    def _points(self, figure: Fraction) -> str:
        return printed(figure, self.places, language())


def printed_of(figure: Fraction) -> str:
    """A sum of sheets, with two decimals."""
    return printed(figure, 2, language())


def _conditions(round_: rules.Eligibility, result: types.RoundResult) -> Iterator[Line]:
    names = {condition.id: _named(condition) for condition in round_.conditions}
    for own in result.conditions:
        word = _("holds") if own.holds else _("does not hold")
        if own.answers > 1:
            word = _("%(word)s, %(yes)s of %(answers)s", word=word, yes=own.yes, answers=own.answers)
        yield Line(names[own.condition], word)


def _ballots(round_: rules.Vote, result: types.RoundResult) -> Iterator[Line]:
    own = result.ballots
    yield Line(_("Members present"), f"{own.present} / {own.listed}")
    yield Line(_("The chair"), _("present") if own.chair else _("absent"))
    cast = [
        (_("In favour"), own.yes),
        (_("Against"), own.no),
        (_("Abstained"), own.abstain),
        (_("Invalid"), own.invalid),
    ]
    yield from (Line(word, str(count), "sum" if at == 0 else "") for at, (word, count) in enumerate(cast))


def _named(thing: rules.Named) -> str:
    return named(thing) or thing.id
