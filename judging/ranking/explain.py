"""One sentence for each place: the figure, the place, and why this prize or none.

The sentences follow the result and never compute it. They speak of entries by number,
so they may be shown while names are still sealed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from judging.ranking.phrases import CLAUSES, LANGUAGES
from judging.ranking.printing import places_needed, printed, shortest
from judging.ranking.ties import breaking_step, step_value
from judging.ranking.types import Outcome, Reason, Rules, Standing

MOST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """A name in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id, and each group's number of entries.

    A group is named as in "Gốm sứ" / "Ceramics", a criterion as in "Tính sáng tạo" /
    "Creativity", a prize with its noun: "giải Nhì" / "Second prize".
    """

    groups: Mapping[str, Wording]
    prizes: Mapping[str, Wording]
    criteria: Mapping[str, Wording]
    sizes: Mapping[str, int]


def explain(standing: Standing, outcome: Outcome, *, rules: Rules, names: Names) -> dict[str, str]:
    """Why ``standing`` has its place and its prize, as one sentence in each language."""
    tellers = (_Teller(language, standing, outcome, rules, names) for language in LANGUAGES)
    return {teller.language: teller.sentence() for teller in tellers}


@dataclass(frozen=True, slots=True)
class _Teller:
    language: str
    standing: Standing
    outcome: Outcome
    rules: Rules
    names: Names

    def sentence(self) -> str:
        return ", ".join([self.figure(), *self.step(), self.place(), self.result()]) + "."

    def say(self, clause: str, **values) -> str:
        return CLAUSES[self.language][clause].format(**values)

    def named(self, kind: Mapping[str, Wording], id: str) -> str:
        return getattr(kind[id], self.language)

    def figure(self) -> str:
        """The mean, with enough decimals to show that it differs from its neighbours and from the threshold."""
        sheets = len(self.standing.sheets)
        nearby = [s.total for s in self.outcome.standings if s.group == self.standing.group]
        line = [self.rules.threshold.value] if self.rules.threshold else []
        total = printed(self.standing.total, places_needed(nearby + line), self.language)
        return self.say("figure" if sheets > 1 else "figure_one", sheets=sheets, total=total)

    def step(self) -> list[str]:
        """How the tie chain set it apart from the equal total just above, or else just below; mostly nothing."""
        own = self.standing
        equals = [s for s in self.outcome.standings if (s.group, s.total) == (own.group, own.total)]
        above = [s for s in equals if s.place < own.place][-1:]
        below = [s for s in equals if s.place > own.place][:1]
        return [self.set_apart(rival) for rival in (above or below)]

    def set_apart(self, rival: Standing) -> str:
        step = breaking_step(self.standing, rival, self.rules.tie_chain)
        criterion = self.named(self.names.criteria, step.criterion) if step.criterion else ""
        return self.say(
            "higher" if step_value(step, self.standing) > step_value(step, rival) else "lower",
            others=self.numbers([rival.entry, *rival.tied_with]),
            step=self.say(step.kind, criterion=criterion),
        )

    def place(self) -> str:
        return self.say(
            "place_shared" if self.standing.tied_with else "place",
            place=self.standing.place,
            size=self.names.sizes[self.standing.group],
            group=self.named(self.names.groups, self.standing.group),
        )

    def result(self) -> str:
        match self.standing.reason:
            case Reason.WON:
                return self.won()
            case Reason.BELOW_THRESHOLD:
                threshold = self.rules.threshold
                return self.say(f"below_{threshold.comparison}", threshold=shortest(threshold.value, self.language))
            case Reason.PRIZES_USED_UP:
                prizes = sum(prize.caps.get(self.standing.group, 0) for prize in self.rules.prizes)
                return self.say(Reason.PRIZES_USED_UP if prizes else "no_prizes", prizes=prizes)
            case Reason.AWAITING_OTHERS | Reason.OVER_LIMIT as reason:
                return self.say(reason, limit=self.rules.awards_per_entrant)
            case reason:
                return self.say(reason, others=self.numbers(self.tied_at_the_line()), prize=self.prize())

    def won(self) -> str:
        cap = next(prize.caps[self.standing.group] for prize in self.rules.prizes if prize.id == self.standing.prize)
        return self.say("won_of_many" if cap and cap > 1 else Reason.WON, cap=cap, prize=self.prize())

    def prize(self) -> str:
        return self.named(self.names.prizes, self.standing.prize) if self.standing.prize else ""

    def tied_at_the_line(self) -> list[str]:
        """The others in the last tie this entry was in: a tie decided higher up may be followed by another."""
        *_, entries = (tie.entries for tie in self.outcome.ties if self.standing.entry in tie.entries)
        return [entry for entry in entries if entry != self.standing.entry]

    def numbers(self, entries: Sequence[str]) -> str:
        """Entries by number, or only counted when a sentence would not hold them all."""
        if len(entries) > MOST_NUMBERS:
            return self.say("many", count=len(entries))
        numbers = sorted(s.number for s in self.outcome.standings if s.entry in entries)
        *first, last = (self.say("number", number=number) for number in numbers)
        return self.say("and").join([", ".join(first), last] if first else [last])
