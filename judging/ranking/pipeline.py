"""The whole computation, in reading order. What it computes is written in ``docs/rules.md``."""

from collections.abc import Iterator, Mapping, Sequence

from judging.ranking import checks, rounds, ties
from judging.ranking.awarding import Awarded, give_awards
from judging.ranking.bands import band_of
from judging.ranking.rules import Rules
from judging.ranking.types import Candidate, Given, Outcome, Reason, Standing

Places = Mapping[str, tuple[int, tuple[str, ...]]]
"""By entry: its place in its group, and the entries that share it."""


def rank(rules: Rules, given: Given) -> Outcome:
    """Rank the entries and say who takes which award, the same whatever the order of the input.

    Decisions change neither total nor place, only who takes the awards at a line.

    Raises ``Incomplete`` while the rules are open or scores, judges or votes are missing
    (``checks.REASONS`` lists the codes) and ``Invalid`` for an input that contradicts the
    rules or itself.
    """
    checks.check(rules, given)
    courses, out, warnings = rounds.play(rules, given)
    merit = ties.merits(ties.Field(rules, courses, {c.entry: c.group for c in given.entries}, given.seed))
    qualified = [c for c in given.entries if c.entry not in out]
    awarded = give_awards(rules, given, qualified, merit=merit)
    return Outcome(
        standings=tuple(_standings(rules, given.entries, courses, out=out, merit=merit, awarded=awarded)),
        ties=awarded.ties,
        awards=awarded.counts,
        unused_decisions=awarded.unused,
        warnings=tuple(warnings),
        seed=given.seed,
    )


def places(candidates: Sequence[Candidate], merit: Mapping[str, int]) -> Places:
    """Everybody's place within their group; entries without merit have none."""
    found = {}
    for group in {c.group for c in candidates}:
        placed = [c for c in candidates if c.group == group and c.entry in merit]
        for place, block in ties.blocks(placed, merit):
            for candidate in block:
                found[candidate.entry] = (place, tuple(c.entry for c in block if c is not candidate))
    return found


def _standings(
    rules: Rules,
    candidates: Sequence[Candidate],
    courses: Mapping[str, ties.Course],
    *,
    out: Mapping[str, Reason],
    merit: Mapping[str, int],
    awarded: Awarded,
) -> Iterator[Standing]:
    """Every entry's line, group by group, best first; those without a place at the end of their group."""
    place_of = places(candidates, merit)
    last = len(merit)
    for candidate in sorted(candidates, key=lambda c: (c.group, merit.get(c.entry, last), c.number, c.entry)):
        entry, course = candidate.entry, courses[candidate.entry]
        place, tied_with = place_of.get(entry, (None, ()))
        awards = awarded.awards.get(entry, ())
        ended = ties.last_of(course)
        yield Standing(
            entry=entry,
            group=candidate.group,
            entrant=candidate.entrant,
            number=candidate.number,
            last_round=ended.round if ended else None,
            total=ended.total if ended else None,
            place=place,
            tied_with=tied_with,
            qualified=entry not in out,
            band=None if entry in out else band_of(course, rules.bands),
            award=awards[0] if awards else None,
            awards=awards,
            reason=out.get(entry) or awarded.reasons.get(entry, Reason.AWARDS_USED_UP),
            rounds=course,
        )
