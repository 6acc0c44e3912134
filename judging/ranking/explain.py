"""One sentence for each place: the figure, the place, and why this award or none.

The sentences follow the result and never compute it. They speak of entries by number,
so they may be shown while names are still sealed.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from judging.ranking import outs
from judging.ranking.phrases import CLAUSES, LANGUAGES, SUBJECTS
from judging.ranking.printing import places_needed, printed
from judging.ranking.rules import ALL, EVERYBODY, Named, Rules, Scored
from judging.ranking.terms import is_corrected, terms_of
from judging.ranking.ties import Field, step_values
from judging.ranking.types import Outcome, Reason, RoundResult, Standing

MOST_NUMBERS = 3
#: How the Vietnamese name of an award begins where it says itself what it is.
PRIZE_BEGINS = ("giải", "công nhận", "danh hiệu", "huy chương", "bằng", "cúp")


class Explainer:
    """Everything the sentences of one outcome look up, gathered once."""

    def __init__(self, rules: Rules, outcome: Outcome):
        self.rules = rules
        self.outcome = outcome
        self.rounds = {round.id: round for round in rules.rounds}
        self.groups: dict[str, list[Standing]] = defaultdict(list)
        for standing in outcome.standings:
            self.groups[standing.group].append(standing)
        self.by_entry = {standing.entry: standing for standing in outcome.standings}
        self.named = {each.id: each for each in (*rules.groups, *rules.awards, *rules.bands)}

    @cached_property
    def decimals(self) -> dict[str, int]:
        """By group, how many decimals keep its totals apart from each other and from the lines they are held to."""
        lines = [round.threshold for round in self.rules.rounds if getattr(round, "threshold", None) is not None]
        lines += [band.start for band in self.rules.bands]
        return {
            group: places_needed([s.total for s in standings if s.total is not None] + lines)
            for group, standings in self.groups.items()
        }

    @cached_property
    def sizes(self) -> dict[str, int]:
        """By group, how many entries have a place."""
        return {group: sum(s.place is not None for s in standings) for group, standings in self.groups.items()}

    @cached_property
    def offered(self) -> dict[str, int]:
        """By group, how many awards it and all groups together may give."""
        counts = self.outcome.awards
        return {group: sum(c.cap or 0 for c in counts if c.group in (group, EVERYBODY)) for group in self.groups}

    @cached_property
    def equals(self) -> dict[tuple, list[Standing]]:
        """The entries of one group, last round and total, best first."""
        found = defaultdict(list)
        for standing in self.outcome.standings:
            found[_level(standing)].append(standing)
        return found

    @cached_property
    def last_tie(self) -> dict[str, tuple[str, ...]]:
        """The last tie across a line that each entry was in: one decided higher up may be followed by another."""
        return {entry: tie.entries for tie in self.outcome.ties for entry in tie.entries}

    @cached_property
    def _steps(self) -> dict[tuple[str, str], dict[str, Any]]:
        return {}

    @cached_property
    def _field(self) -> Field:
        courses = {s.entry: s.rounds for s in self.outcome.standings}
        groups = {s.entry: s.group for s in self.outcome.standings}
        return Field(self.rules, courses, groups, self.outcome.seed)

    def step_value(self, step: str, standing: Standing) -> Any:
        """What a step of the tie chain compares for one entry."""
        key = (standing.last_round, step)
        if key not in self._steps:
            self._steps[key] = step_values(step, standing.last_round, self._field)
        return self._steps[key][standing.entry]

    @cached_property
    def _apart(self) -> dict[str, tuple[Standing, str, bool] | None]:
        return {}

    def apart(self, own: Standing) -> tuple[Standing, str, bool] | None:
        """What the tie chain set it apart from: the equal total just above, or else just below; mostly nothing.

        With the step that did so, and whether its own value is the higher one.
        """
        if own.entry not in self._apart:
            equals = self.equals[_level(own)]
            above = next((s for s in reversed(equals) if s.place < own.place), None)
            rival = above or next((s for s in equals if s.place > own.place), None)
            self._apart[own.entry] = rival and (rival, *self._breaking(own, rival))
        return self._apart[own.entry]

    def _breaking(self, own: Standing, rival: Standing) -> tuple[str, bool]:
        compared = ((s, self.step_value(s, own), self.step_value(s, rival)) for s in self.rules.ties.chain)
        return next((step, mine > theirs) for step, mine, theirs in compared if mine != theirs)

    def explain(self, standing: Standing) -> dict[str, str]:
        """Why ``standing`` has its place and its award, as one sentence in each language."""
        return {language: _Teller(self, language, standing).sentence() for language in LANGUAGES}


def _without(round: Scored) -> str:
    return "figure_without_high" if round.drop_high else "figure_without_low"


def _level(standing: Standing) -> tuple:
    """What entries with an equal total share; the total as two whole numbers, which are looked up faster."""
    total = standing.total
    return standing.group, standing.last_round, total if total is None else total.as_integer_ratio()


@dataclass(frozen=True, slots=True)
class _Teller:
    known: Explainer
    language: str
    standing: Standing

    def sentence(self) -> str:
        clauses = [self.result()]
        if self.standing.place is not None:
            clauses = [self.figure(self.standing.last), *self.step(), self.place(), *clauses]
        text = ", ".join(clause for clause in clauses if clause)
        return text[:1].upper() + text[1:] + "."

    def say(self, clause: str, **values) -> str:
        return CLAUSES[self.language][clause].format(**values)

    def name(self, named: Named) -> str:
        return (self.language == "en" and named.name_en) or named.name or named.id

    def points(self, figure) -> str:
        return printed(figure, self.known.decimals[self.standing.group], self.language)

    def figure(self, last: RoundResult) -> str:
        """How the total came about, with enough decimals to show that it differs from its neighbours and the lines."""
        total, with_carried = self.points(last.total), ""
        if last.carried and (carried := sum(points for _, points in last.carried)):
            with_carried = self.say("carried", carried=self.points(carried))
        round = self.known.rounds[last.round]
        if not isinstance(round, Scored):
            return self.say("figure_public", votes=last.votes, total=total) + with_carried
        way = self.way(round, last)
        dropped = {"high": round.drop_high, "low": round.drop_low}
        terms = terms_of(last.sheets, self.language)
        return self.say(way, sheets=len(last.sheets), total=total, terms=terms, **dropped) + with_carried

    def way(self, round: Scored, last: RoundResult) -> str:
        if round.per == "criterion":
            return "figure_criteria"
        if round.panels:
            return "figure_panels"
        if any(combined.dropped for combined in last.combined):
            return "figure_trimmed" if round.drop_high and round.drop_low else _without(round)
        if round.combine == "corrected" and is_corrected(last):
            return "figure_corrected" if len(last.sheets) > 1 else "figure_corrected_one"
        if len(last.sheets) == 1:
            return "figure_one"
        return "figure_mean" if round.combine == "corrected" else f"figure_{round.combine}"

    def step(self) -> list[str]:
        """How the tie chain set it apart from its neighbour with an equal total; mostly nothing."""
        apart = self.known.apart(self.standing)
        return [self.set_apart(*apart)] if apart else []

    def set_apart(self, rival: Standing, step: str, is_higher: bool) -> str:
        others = self.numbers([rival.entry, *rival.tied_with])
        if step == "lot":
            return self.say("lot_before" if is_higher else "lot_after", others=others)
        kind, _, id = step.partition(":")
        return self.say("higher" if is_higher else "lower", others=others, step=self.say(kind, name=self.of_step(id)))

    def of_step(self, id: str) -> str:
        if id in self.known.rounds:
            return self.name(self.known.rounds[id])
        return self.name(outs.criterion_of(self.known.rounds.values(), id)) if id else ""

    def place(self) -> str:
        known, own = self.known, self.standing
        clause = "place_shared" if own.tied_with else "place"
        size = known.sizes[own.group]
        if own.group not in known.named:
            clause += "_alone"
        group = self.name(known.named[own.group]) if own.group in known.named else ""
        return self.say(clause, place=own.place, size=size, group=group, subject=self.subject())

    def subject(self) -> str:
        return SUBJECTS[self.language][self.known.rules.subject]

    def result(self) -> str:
        own = self.standing
        if not own.qualified:
            return outs.said(self, own)
        band = self.say("band", band=self.name(self.known.named[own.band])) if own.band else ""
        clauses = [band, self.award(own.reason)] if self.known.rules.awards else [band or self.say("qualified")]
        return ", ".join(clause for clause in clauses if clause)

    def award(self, reason: Reason) -> str:
        match reason:
            case Reason.WON:
                return self.won()
            case Reason.AWARDS_USED_UP:
                prizes = self.known.offered[self.standing.group]
                return self.say(reason, prizes=prizes) if prizes else self.say("no_prizes")
            case Reason.AWAITING_OTHERS | Reason.OVER_LIMIT:
                return self.say(reason, limit=self.known.rules.limits.per_entrant, subject=self.subject())
            case _:
                return self.say(reason, others=self.numbers(self.tied_at_the_line()), prize=self.prizes())

    def won(self) -> str:
        known, own = self.known, self.standing
        counts = [c for c in known.outcome.awards if c.award == own.award and c.group in (own.group, EVERYBODY)]
        cap = next((c.cap for c in counts), None)
        many = cap not in (None, ALL) and cap > 1 and len(own.awards) == 1
        if many:
            return self.say("won_of_many", cap=cap, prize=self.prizes())
        return self.say(Reason.WON, prize=self.prizes())

    def prizes(self) -> str:
        """The awards it took, inside a sentence."""
        return self.say("and").join(self.prize(award) for award in self.standing.awards)

    def prize(self, award: str) -> str:
        """In Vietnamese the word for a prize or a recognition begins small; a title stands in quotation marks."""
        name = self.name(self.known.named[award])
        if self.language != "vi":
            return name
        is_said = name.lower().startswith(PRIZE_BEGINS)
        return name[:1].lower() + name[1:] if is_said else self.say("title", name=name)

    def tied_at_the_line(self) -> list[str]:
        entries = self.known.last_tie.get(self.standing.entry, ())
        return [entry for entry in entries if entry != self.standing.entry]

    def numbers(self, entries: Sequence[str]) -> str:
        """Entries by number, or only counted when a sentence would not hold them all."""
        if len(entries) > MOST_NUMBERS:
            return self.say("many", count=len(entries), subject=self.subject())
        numbers = sorted(self.known.by_entry[entry].number for entry in entries)
        *first, last = (self.say("number", number=number) for number in numbers)
        return self.say("and").join([", ".join(first), last] if first else [last])
