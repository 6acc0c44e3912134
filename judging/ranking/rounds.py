"""One round after the other: who takes part, with which total, and who passes.

``docs/rules.md``, section 4. Each function plays one kind of round for the entries that
take part in it and gives their results, passed or not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil

from judging.errors import Incomplete
from judging.ranking import correcting, figures, sheets, voting
from judging.ranking.arithmetic import reaches, rounded, share
from judging.ranking.rules import Eligibility, Keep, Public, Round, Rules, Scored, Vote
from judging.ranking.types import Candidate, Condition, Given, Reason, RoundResult, Sheet, Warning

Results = dict[str, RoundResult]
"""One round's result by entry."""
Floors = Sequence[tuple[int, Fraction]]
"""The floors of one group, by the position of their criterion."""


def play(rules: Rules, given: Given) -> tuple[dict[str, tuple[RoundResult, ...]], dict[str, Reason], list[Warning]]:
    """Play every round: each entry's results, why those that are out are out, and what should be looked at."""
    everyone = {c.entry: c for c in sorted(given.entries, key=lambda c: c.entry)}
    takers = {entry: c for entry, c in everyone.items() if not _misses_ladder(rules, c)}
    out = dict.fromkeys(everyone.keys() - takers.keys(), Reason.NOT_RECOGNISED_BELOW)
    results: dict[str, tuple[RoundResult, ...]] = dict.fromkeys(everyone, ())
    warnings: list[Warning] = []
    for round in rules.rounds:
        played = _play_one(round, takers, given, before=results, warnings=warnings)
        warnings += _spreads(round, played)
        for entry, result in played.items():
            results[entry] += (result,)
            if result.reason:
                out[entry] = result.reason
                del takers[entry]
    return results, out, warnings


def _misses_ladder(rules: Rules, candidate: Candidate) -> bool:
    return rules.ladder is not None and rules.ladder.needs not in candidate.recognised


def _play_one(
    round: Round, takers: Mapping[str, Candidate], given: Given, *, before: Mapping, warnings: list
) -> Results:
    match round:
        case Eligibility():
            return _examine(round, takers, given)
        case Vote():
            return voting.vote(round, takers, given)
        case Public():
            return _pass(round, _popularity(round, takers, given, before=before), takers)
    return _pass(round, _score(round, takers, given, before=before, warnings=warnings), takers)


def _examine(round: Eligibility, takers: Mapping[str, Candidate], given: Given) -> Results:
    """Every condition must hold; each does when enough of the answers say so."""
    answers: dict[str, dict[str, list]] = {entry: {c.id: [] for c in round.conditions} for entry in takers}
    for score in given.scores:
        if score.round == round.id and score.entry in takers:
            answers[score.entry][score.criterion].append(score.points)
    missing = sorted((entry, "", c) for entry, of in answers.items() for c, given_ in of.items() if not given_)
    if missing:
        raise Incomplete("answers_missing", round=round.id, missing=missing)
    results = {}
    for entry, of_entry in answers.items():
        conditions = tuple(
            Condition(c, yes := int(sum(points)), len(points), yes >= round.agree * len(points))
            for c, points in of_entry.items()
        )
        failed = next((c.condition for c in conditions if not c.holds), "")
        reason = Reason.INELIGIBLE if failed else None
        results[entry] = RoundResult(round=round.id, conditions=conditions, reason=reason, detail=failed)
    return results


def _score(round: Scored, takers: Mapping[str, Candidate], given: Given, *, before: Mapping, warnings: list) -> Results:
    """The figure of every entry from its judges' sheets."""
    written = sheets.read(round, (s for s in given.scores if s.round == round.id), takers)
    judges = sheets.judges_required(round, written, takers, required=given.required)
    complete = sheets.complete(round, written, judges, takers=takers)
    counted, uncounted = _counted(round, complete)
    if round.combine == "corrected":
        correcting.refuse_weights(round, written, counted)
        counted, found = correcting.corrected(round, counted, takers)
        warnings += found
    figure_of = figures.by_sheet if round.per == "sheet" else figures.by_criterion
    results = {}
    for entry, own in counted.items():
        factors = sheets.factors_of(round, takers[entry], written[entry], sheets=complete[entry])
        figure, combined, criteria = figure_of(round, own, factors)
        derivation = {"sheets": own, "uncounted": uncounted[entry], "combined": combined, "criteria": criteria}
        results[entry] = _with_total(round, figure, before[entry], **derivation)
    return results


def _counted(round: Scored, complete: Mapping[str, tuple[Sheet, ...]]) -> tuple[Mapping, Mapping]:
    """Every entry's sheets that count, and those that do not; raises ``Incomplete`` where too few count."""
    counted, uncounted = {}, {}
    for entry, own in complete.items():
        counted[entry], uncounted[entry] = figures.counting(round, own)
    short = [entry for entry, own in counted.items() if len(own) < round.minimum]
    if short:
        raise Incomplete("judges_missing", round=round.id, missing=short, minimum=round.minimum)
    return counted, uncounted


def _popularity(round: Public, takers: Mapping[str, Candidate], given: Given, *, before: Mapping) -> Results:
    """The public's votes as a share of the most votes."""
    votes = voting.public_votes(round, takers, given)
    most: dict[str, int] = {}
    for entry, count in votes.items():
        scope = takers[entry].group if round.within == "group" else ""
        most[scope] = max(most.get(scope, 0), count)
    results = {}
    for entry, count in votes.items():
        highest = most[takers[entry].group if round.within == "group" else ""]
        figure = rounded(round.maximum * share(count, highest), round.decimals.figure)
        results[entry] = _with_total(round, figure, before[entry], votes=count, most_votes=highest)
    return results


def _with_total(round: Scored | Public, figure: Fraction, before: tuple[RoundResult, ...], **derivation) -> RoundResult:
    """The result with what earlier rounds carry over."""
    earlier = {result.round: result for result in before}
    carried = tuple((carry.round, carry.weight * getattr(earlier[carry.round], carry.of)) for carry in round.carries)
    total = rounded(sum((value for _, value in carried), start=figure), round.decimals.total)
    return RoundResult(round=round.id, figure=figure, total=total, carried=carried, **derivation)


def _pass(round: Scored | Public, results: Results, takers: Mapping[str, Candidate]) -> Results:
    """First the floors, then the threshold, then the best."""
    floors = {group: list(_floors(round, group)) for group in {c.group for c in takers.values()}}
    reasons = {entry: _falls_short(round, result, floors[takers[entry].group]) for entry, result in results.items()}
    if round.keep:
        left = {entry: results[entry].total for entry, (reason, _) in reasons.items() if reason is None}
        reasons |= dict.fromkeys(_not_kept(round.keep, left, takers), (Reason.NOT_KEPT, ""))
    for entry, (reason, detail) in reasons.items():
        if reason:
            results[entry] = replace(results[entry], reason=reason, detail=detail)
    return results


def _floors(round: Scored | Public, group: str) -> Iterator[tuple[int, Fraction]]:
    """The criteria, by position, that have a floor in a group."""
    for at, criterion in enumerate(round.criteria if isinstance(round, Scored) else ()):
        floor = sheets.differing(criterion, group, "floor")
        if floor is not None:
            yield at, floor


def _falls_short(round: Scored | Public, result: RoundResult, floors: Floors) -> tuple[Reason | None, str]:
    for at, floor in floors:
        if result.criteria[at].figure < floor:
            return Reason.BELOW_FLOOR, round.criteria[at].id
    if round.threshold is not None and not reaches(result.total, round.threshold, round.comparison):
        return Reason.BELOW_THRESHOLD, ""
    return None, ""


def _not_kept(keep: Keep, totals: Mapping[str, Fraction], takers: Mapping[str, Candidate]) -> list[str]:
    """The entries that the best leave behind, in each group or over all."""
    scopes: dict[str, list[str]] = {}
    for entry in totals:
        scopes.setdefault(takers[entry].group if keep.within == "group" else "", []).append(entry)
    return [entry for entries in scopes.values() for entry in _behind(keep, entries, totals)]


def _behind(keep: Keep, entries: list[str], totals: Mapping[str, Fraction]) -> list[str]:
    size = keep.count if keep.share is None else ceil(keep.share * len(entries))
    if len(entries) <= size:
        return []
    line = sorted((totals[entry] for entry in entries), reverse=True)[size - 1]
    is_room = keep.ties == "all" or sum(totals[entry] >= line for entry in entries) <= size
    return [entry for entry in entries if totals[entry] < line or (totals[entry] == line and not is_room)]


def _spreads(round: Round, played: Results) -> list[Warning]:
    """Entries on which the judges differ by more than the rules allow."""
    if not isinstance(round, Scored) or round.spread is None:
        return []
    found = []
    for entry, result in played.items():
        totals = [sheet.total for sheet in result.sheets]
        spread = max(totals) - min(totals)
        if spread > round.spread:
            found.append(Warning("spread", round.id, entry, spread))
    return found
