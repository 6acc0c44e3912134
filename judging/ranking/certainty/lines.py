"""The lines that part a round's entries: points asked for, the best it keeps, grades, and each award's last place.

Award and grade lines belong to the round that gives the last total; a council's vote after it sorts
entries out but orders none. A line with everybody above it or nobody divides nothing and is left out.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from judging.ranking.arithmetic import reaches
from judging.ranking.certainty.marks import groups_of, result_in, taking_part
from judging.ranking.certainty.types import Line
from judging.ranking.rules import EVERYBODY, Public, Rules, Scored
from judging.ranking.types import Outcome, Reason, Standing

#: Reasons for which an entry takes no place, however many points it has.
PASSED_OVER = (Reason.NOT_RECOGNISED_BELOW, Reason.INELIGIBLE, Reason.VOTED_DOWN, Reason.BELOW_FLOOR, Reason.OVER_LIMIT)


def lines_of(rules: Rules, outcome: Outcome, round: Scored, *, groups: Iterable[str]) -> tuple[Line, ...]:
    """The lines between the entries of these groups; those of the awards come last, the lowest award's at the end."""
    groups = tuple(groups)
    drawn = [*_threshold(outcome, round, groups), *_keep(rules, outcome, round, groups=groups)]
    if _gives_the_last_total(rules, round):
        drawn += [*_bands(rules, outcome, round, groups=groups), *_awards(rules, outcome, round, groups=groups)]
    sizes = {group: len(taking_part(outcome, round, [group])) for group in groups}
    sizes[EVERYBODY] = sum(sizes.values())
    return tuple(line for line in drawn if 0 < len(line.above) < sizes[line.group])


def _gives_the_last_total(rules: Rules, round: Scored) -> bool:
    return [r for r in rules.rounds if isinstance(r, Scored | Public)][-1] is round


def _threshold(outcome: Outcome, round: Scored, groups: tuple[str, ...]) -> Iterator[Line]:
    if round.threshold is None:
        return
    for group in groups:
        is_above = _reaching(round, round.threshold, round.comparison)
        above = frozenset(s.entry for s in taking_part(outcome, round, [group]) if is_above(s))
        yield Line(id="threshold", group=group, points=round.threshold, cut=round.threshold, above=above)


def _reaching(round: Scored, points: Fraction, comparison: str) -> Callable[[Standing], bool]:
    return lambda standing: reaches(result_in(standing, round).total, points, comparison)


def _keep(rules: Rules, outcome: Outcome, round: Scored, *, groups: tuple[str, ...]) -> Iterator[Line]:
    """One line a group, or one over all of them where they are not parted by a field."""
    if round.keep is None:
        return
    everywhere = round.keep.within == "all" and len(groups_of(rules)) > 1
    if everywhere and set(groups) != set(groups_of(rules)):
        return
    for of, group in [(groups, EVERYBODY)] if everywhere else [((group,), group) for group in groups]:
        standings = taking_part(outcome, round, of)
        above = [s for s in standings if result_in(s, round).reason is None]
        aside = frozenset(s.entry for s in standings if result_in(s, round).reason == Reason.BELOW_FLOOR)
        yield replace(_counted("keep", group, above, round=round, count=len(above)), aside=aside)


def _bands(rules: Rules, outcome: Outcome, round: Scored, *, groups: tuple[str, ...]) -> Iterator[Line]:
    """The grades by points alone: what else a grade asks for is no matter of chance here."""
    for band in rules.bands:
        for group in groups:
            is_above = _reaching(round, band.start, "ge")
            above = frozenset(s.entry for s in taking_part(outcome, round, [group]) if is_above(s))
            yield Line(id=f"band:{band.id}", group=group, points=band.start, cut=band.start, above=above)


def _awards(rules: Rules, outcome: Outcome, round: Scored, *, groups: tuple[str, ...]) -> Iterator[Line]:
    """The last place of every award with a number, awards above it counted in.

    What is held for a tie counts as given, and who is tied is above a line that the tie does not reach over. Whom the
    awards pass over for other reasons than points is set aside, and takes no place of those who compete.
    """
    is_whole = set(groups) == set(groups_of(rules))
    for group in groups if groups_of(rules) == (EVERYBODY,) or not is_whole else (*groups, EVERYBODY):
        of = groups if group == EVERYBODY else (group,)
        standings = taking_part(outcome, round, of)
        counts = {c.award: c for c in outcome.awards if c.group == group}
        taken, places = set(), 0
        for award in (a for a in rules.awards if a.id in counts and not a.side):
            count = counts[award.id]
            taken.add(award.id)
            places += count.given + count.held
            if count.cap is None:
                break
            safe = {
                entry for tie in outcome.ties if not tie.decided and taken >= set(tie.awards) for entry in tie.entries
            }
            above = [s for s in standings if taken & set(s.awards) or s.entry in safe]
            if count.given + count.held:
                line = _counted(f"award:{award.id}", group, above, round=round, count=places)
                yield replace(line, aside=_passed_over(rules, standings, counts) - line.above)


def _passed_over(rules: Rules, standings: Iterable[Standing], counts: Collection[str]) -> frozenset[str]:
    """Who is out for another reason than points, or where one award is all has one across the groups already."""
    across = {a.id for a in rules.awards if a.across and a.id not in counts and rules.limits.per_entry == 1}
    return frozenset(s.entry for s in standings if s.reason in PASSED_OVER or across & set(s.awards))


def _counted(id: str, group: str, above: list[Standing], *, round: Scored, count: int) -> Line:
    """A line below the so many best; where the round asks for points as well, above it stands who has both."""
    cut = min((result_in(s, round).total for s in above), default=None)
    entries = frozenset(s.entry for s in above)
    return Line(id=id, group=group, count=count, points=round.threshold, cut=cut, above=entries)
