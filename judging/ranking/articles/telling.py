"""What the articles share: the shape of an article, and a teller of one language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from judging.ranking.articles import words_en, words_vi
from judging.ranking.printing import MOST_PLACES, printed, shortest
from judging.ranking.rules import Group, Level, Named, Public, Rules, Scored

WORDS = {"vi": words_vi.WORDS, "en": words_en.WORDS}
#: The letters of the points of a paragraph, as Vietnamese regulations count them.
LETTERS = {"vi": "abcdđeghiklmnopqrstuvxy", "en": "abcdefghijklmnopqrstuvwxyz"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph with its lettered points."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A title and its paragraphs; one without paragraphs is left out."""

    title: str
    paragraphs: tuple[Paragraph, ...]


def has_places(rules: Rules) -> bool:
    """Whether any round gives points to rank by."""
    return any(isinstance(round_, Scored | Public) for round_ in rules.rounds)


@dataclass(frozen=True, slots=True)
class Teller:
    """The rules and the language they are told in."""

    rules: Rules
    language: str

    def say(self, key: str, **values: object) -> str:
        """One sentence of the catalogue."""
        return WORDS[self.language][key].format(**values)

    def paragraph(self, key: str, items: Iterable[str] = (), **values: object) -> Paragraph:
        """One sentence with the points below it."""
        return Paragraph(self.say(key, **values), tuple(items))

    def name(self, thing: Named | Level) -> str:
        """A name in this language; without one the Vietnamese, without that the id."""
        own = thing.name_en if self.language == "en" else thing.name
        return own or thing.name or getattr(thing, "id", "")

    def named(self, things: Sequence[Named], id: str) -> str:
        """The name of the thing with this id."""
        return next((self.name(thing) for thing in things if thing.id == id), id)

    def to_decide(self, *paths: str) -> str:
        """A mark behind what is only tentative: one of ``paths`` stands among what the organiser has to decide."""
        return self.say("to_decide") if set(paths) & set(self.rules.undecided) else ""

    def group(self, id: str) -> str:
        """The name of a group."""
        groups: Sequence[Group] = self.rules.groups
        return self.named(groups, id)

    def number(self, figure: Fraction | int) -> str:
        """A figure as people write it; one that no decimals write exactly keeps its fraction behind it."""
        figure = Fraction(figure)
        if (figure * 10**MOST_PLACES).denominator == 1:
            return shortest(figure, self.language)
        return f"{printed(figure, 4, self.language)} ({figure})"

    def factor(self, figure: Fraction) -> str:
        """A factor or weight: decimals where they are exact, else the fraction alone."""
        return shortest(figure, self.language) if (figure * 10**MOST_PLACES).denominator == 1 else str(figure)

    def share(self, figure: Fraction) -> str:
        """A share: "75%", or "2/3" where no percentage is exact."""
        return f"{shortest(figure * 100, self.language)}%" if (figure * 10000).denominator == 1 else str(figure)

    def marks(self, paragraph: Paragraph) -> list[str]:
        """The marks of a paragraph's points: letters, and dashes where there are more points than letters."""
        letters = LETTERS[self.language]
        if len(paragraph.items) > len(letters):
            return ["-"] * len(paragraph.items)
        return [f"{letter})" if self.language == "vi" else f"({letter})" for letter in letters[: len(paragraph.items)]]
