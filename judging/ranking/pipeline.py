"""The whole computation, in reading order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from judging.ranking import aggregate, checks, cuts, ties
from judging.ranking.types import Candidate, Decision, Figures, Outcome, Reason, Rules, Score, Standing
from judging.ranking.walk import Line, Walk

Blocks = Mapping[str, list[tuple[int, tuple[Candidate, ...]]]]
"""By group: (place, the entries that share it), best first."""

AWAITING = {Reason.AWAITING, Reason.AWAITING_OTHERS}


def rank(
    candidates: Iterable[Candidate],
    scores: Iterable[Score],
    panels: Mapping[str, frozenset[str]],
    *,
    rules: Rules,
    decisions: Iterable[Decision] = (),
    minimum_judges: int = 1,
) -> Outcome:
    """Rank ``candidates`` and say who takes which prize, the same whatever the order of the input.

    ``panels`` names the judges whose sheets count for each entry: conflicts, waived
    sheets and judges who stood down are already taken out, and their scores are not
    looked at. Decisions change neither total nor place, only who takes the prizes at a line.

    Raises ``Incomplete`` ("sheets_missing" with every (entry, judge, criterion), or
    "judges_missing" with every entry that has fewer than ``minimum_judges``) and
    ``Invalid`` for rules, scores or decisions that contradict themselves.
    """
    candidates, decisions = tuple(candidates), tuple(decisions)
    checks.check_rules(rules)
    checks.check_decisions(decisions)
    checks.check_candidates(candidates, panels, minimum_judges)

    required = {c.entry: panels[c.entry] for c in candidates}
    sheets = aggregate.sheets_of(scores, required, rules.criteria)
    figures = {entry: aggregate.figures(of_entry, rules.criteria) for entry, of_entry in sheets.items()}
    merit = ties.merits(figures, rules.tie_chain)
    groups = _groups(candidates, merit)
    lines = [_line(group, groups[group], figures=figures, rules=rules) for group in groups]
    walk = Walk(lines, merit, rules=rules, decisions=decisions).run()
    return Outcome(
        standings=tuple(_standings(groups, figures, walk=walk, rules=rules)),
        ties=tuple(walk.ties),
        prizes=cuts.counts(rules.prizes, walk.given, walk.held),
        unused_decisions=tuple(sorted(walk.unused.values(), key=lambda d: (d.group or "", d.entries))),
    )


def _groups(candidates: Sequence[Candidate], merit: Mapping[str, int]) -> Blocks:
    names = sorted({c.group for c in candidates})
    return {name: ties.blocks([c for c in candidates if c.group == name], merit) for name in names}


def _line(group: str, blocks: list, *, figures: Mapping[str, Figures], rules: Rules) -> Line:
    """The group's qualified entries and its prizes. Equals have one total, so a block qualifies as a whole."""
    qualified = [block for _, block in blocks if cuts.reaches(figures[block[0].entry].total, rules.threshold)]
    return Line(group, qualified, cuts.ranks_on_offer(rules.prizes, group, sum(map(len, qualified))))


def _standings(groups: Blocks, figures: Mapping[str, Figures], *, walk: Walk, rules: Rules) -> Iterator[Standing]:
    for blocks in groups.values():
        for place, block in blocks:
            qualified = cuts.reaches(figures[block[0].entry].total, rules.threshold)
            otherwise = Reason.PRIZES_USED_UP if qualified else Reason.BELOW_THRESHOLD
            for candidate in block:
                own, reason = figures[candidate.entry], walk.reason.get(candidate.entry, otherwise)
                yield Standing(
                    entry=candidate.entry,
                    group=candidate.group,
                    entrant=candidate.entrant,
                    number=candidate.number,
                    total=own.total,
                    place=place,
                    tied_with=tuple(c.entry for c in block if c is not candidate),
                    qualified=qualified,
                    prize=walk.prize.get(candidate.entry),
                    is_awaiting_decision=reason in AWAITING,
                    criterion_means=own.criterion_means,
                    sheets=own.sheets,
                    reason=reason,
                )
