"""How a diagnosis names things in one language: entries by number, judges, lines, criteria, counts, points, shares."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from judging.ranking.certainty.telling import agreement_words, words_en, words_vi
from judging.ranking.certainty.types import Diagnosis, Entry, Line
from judging.ranking.explain import PRIZE_BEGINS
from judging.ranking.phrases import CLAUSES, SUBJECTS
from judging.ranking.printing import places_needed, printed, shortest
from judging.ranking.rules import EVERYBODY, Named, Rules, Scored

_OWN = {"vi": words_vi.WORDS, "en": words_en.WORDS}
WORDS = {language: own | agreement_words.WORDS[language] for language, own in _OWN.items()}
NUMERALS = {"vi": words_vi.NUMERALS, "en": words_en.NUMERALS}
#: A sentence lists so many entries at most, and counts the others.
MOST_NUMBERS = 12
#: From this maximum on, a tenth of a point is fine enough for a figure that is only estimated.
LONG_SCALE = 20


@dataclass(frozen=True)
class Naming:
    """The names of one diagnosis; ``shown`` are those of judges, by id, where a page has better ones than the ids;
    ``within`` is the group that a page is about anyway, whose lines need not name it."""

    rules: Rules
    diagnosis: Diagnosis
    language: str
    shown: Mapping[str, str] = field(default_factory=dict)
    within: str = ""

    def say(self, key: str, **values: object) -> str:
        """A sentence or a phrase of the catalogue, with its places filled; what is judged is known to all of them."""
        known = {"subject": self.subject(), "subject_one": self.subject(1)}
        return WORDS[self.language][key].format(**known | values)

    def sentence(self, key: str, **values: object) -> str:
        """A sentence of the catalogue; it begins with a capital whatever word stands first."""
        text = self.say(key, **values)
        return text[:1].upper() + text[1:]

    @cached_property
    def entry_of(self) -> dict[str, Entry]:
        """Every entry by its id."""
        return {entry.entry: entry for entry in self.diagnosis.entries}

    @cached_property
    def _position(self) -> dict[str, int]:
        return {entry.entry: position for position, entry in enumerate(self.diagnosis.entries)}

    @cached_property
    def round(self) -> Scored:
        """The rules of the round."""
        return next(round for round in self.rules.rounds if round.id == self.diagnosis.round)

    # Numbers

    def points(self, value: float) -> str:
        """An estimated figure in points: "2,3", or with two decimals on a short scale; always positive."""
        return printed(abs(Fraction(value)), self.places, self.language)

    def level(self, value: float) -> str:
        """An estimated total or place on the scale, which may lie below 0."""
        return printed(Fraction(value), self.places, self.language)

    def signed(self, value: float) -> str:
        """A difference in points with its sign: "+1,4", "−0,6"."""
        text = self.level(value)
        return text if text.startswith("−") or not text.strip("0,.") else f"+{text}"

    @property
    def places(self) -> int:
        """Decimals of what is only estimated."""
        return 1 if self.diagnosis.maximum >= LONG_SCALE else 2

    def decimal(self, value: float, places: int = 2) -> str:
        """A figure without a unit."""
        return printed(Fraction(value), places, self.language)

    def share(self, value: float, key: str = "share") -> str:
        """A share as a percentage; what is not certain is never told as 100 % or 0 %."""
        percent = round(100 * value)
        return self.say("share_most" if percent > 99 else "share_least" if percent < 1 else key, percent=percent)

    def exact(self, figure: Fraction) -> str:
        """An exact figure with no more decimals than it has."""
        return shortest(figure, self.language)

    def total(self, entry: Entry) -> str:
        """An exact total with as many decimals as keep those of its group and the lines apart."""
        return printed(entry.total, self._decimals[entry.group], self.language)

    @cached_property
    def _decimals(self) -> dict[str, int]:
        cuts = [line.cut for line in self.diagnosis.lines if line.cut is not None]
        groups = {entry.group for entry in self.diagnosis.entries}
        return {g: places_needed([e.total for e in self.diagnosis.entries if e.group == g] + cuts) for g in groups}

    def count(self, number: int) -> str:
        """A small number as a word, from ten on as figures."""
        numerals = NUMERALS[self.language]
        return numerals[number] if number < len(numerals) else printed(Fraction(number), 0, self.language)

    # Things

    def subject(self, number: int = 2) -> str:
        """What is judged, after so many; "sản phẩm, bộ sản phẩm" is "sản phẩm" inside a longer sentence."""
        many = SUBJECTS[self.language][self.rules.subject].partition(",")[0]
        return words_en.SINGULAR[many] if self.language == "en" and number == 1 else many

    def things(self, number: int) -> str:
        """So many of what is judged: "bảy sản phẩm"."""
        return f"{self.count(number)} {self.subject(number)}"

    def sheets(self, number: int) -> str:
        """So many score sheets."""
        return self.say("sheets_one" if number == 1 else "sheets", count=self.count(number))

    def sheets_of(self, entries: Iterable[Entry]) -> str:
        """How many sheets each of the entries has: "năm phiếu chấm", or from how many to how many."""
        numbers = {entry.sheets for entry in entries}
        low, high = min(numbers), max(numbers)
        if low == high:
            return self.sheets(low)
        return self.say("sheets_between", low=self.count(low), high=self.count(high))

    def entry(self, id: str) -> str:
        """An entry by its number."""
        return CLAUSES[self.language]["number"].format(number=self.entry_of[id].number)

    def entries(self, ids: Collection[str]) -> str:
        """Entries by number in the order of the result; of very many the first, and how many there are besides."""
        first = sorted(ids, key=self._position.__getitem__)[:MOST_NUMBERS]
        numbers = ", ".join(str(self.entry_of[id].number) for id in first)
        if rest := len(ids) - len(first):
            numbers = self.say("and_more", numbers=numbers, things=self.things(rest))
        return self.say("numbers_one" if len(ids) == 1 else "numbers", numbers=numbers)

    def judge(self, id: str) -> str:
        """A judge as the page shows them; one known by a number alone is "Giám khảo 3"."""
        return self.shown.get(id) or (self.say("judge", number=id) if id.isdecimal() else id)

    def name(self, named: Named) -> str:
        """A name in this language; without one the Vietnamese, without that the id."""
        return (self.language == "en" and named.name_en) or named.name or named.id

    def criterion(self, id: str) -> str:
        """A criterion of the round by name."""
        return next((self.name(each) for each in self.round.criteria if each.id == id), id)

    def line_of(self, id: str, entries: Collection[str] = ()) -> str:
        """The name of the line with this id; where several groups have one, that of the group of ``entries``."""
        lines = [line for line in self.diagnosis.lines if line.id == id]
        groups = {self.entry_of[entry].group for entry in entries} | {EVERYBODY}
        own = [line for line in lines if len(lines) == 1 or (entries and line.group in groups)]
        return self.line_name(own[0]) if len(own) == 1 else self.line_name(lines[0], with_group=False)

    def line_name(self, line: Line, *, with_group: bool = True) -> str:
        """A line inside a sentence: "vạch giải Khuyến khích", with its group where there are several."""
        kind, _, id = line.id.partition(":")
        named = next((self.name(each) for each in (*self.rules.awards, *self.rules.bands) if each.id == id), id)
        points = "" if line.points is None else self.exact(line.points)
        text = self.say(f"line_{kind}", name=self._prize(named) if kind == "award" else named, points=points)
        group = next((self.name(each) for each in self.rules.groups if each.id == line.group), "")
        is_among_several = with_group and line.group not in (EVERYBODY, self.within) and len(self.rules.groups) > 1
        return self.say("line_of_group", line=text, group=group) if is_among_several else text

    def _prize(self, name: str) -> str:
        """As in the sentences of the result: the Vietnamese word for a prize begins small, a title is quoted."""
        if self.language != "vi":
            return name
        is_said = name.lower().startswith(PRIZE_BEGINS)
        return name[:1].lower() + name[1:] if is_said else CLAUSES["vi"]["title"].format(name=name)
