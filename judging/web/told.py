"""Sentences of the domains in the language in force: points, numbers and names as it writes them."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from judging.competitions import freezing, rule_text
from judging.competitions.models import Competition
from judging.competitions.rule_text import InPoints, Named, Sentence
from judging.infra.i18n import named, number, points


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence ready for the page."""

    text: str
    parts: tuple["Told", ...]
    is_missing: bool


def told(sentence: Sentence) -> Told:
    """One sentence and its parts in the language in force."""
    values = {name: _spoken(value) for name, value in sentence.values.items()}
    return Told(gettext(sentence.text, **values), tuple(map(told, sentence.parts)), sentence.is_missing)


def rules_of(competition: Competition) -> list[Told]:
    """The rules in force, sentence by sentence."""
    return [told(sentence) for sentence in rule_text.sentences(freezing.in_force(competition))]


def _spoken(value: Any) -> str:
    match value:
        case InPoints(hundredths):
            return points(hundredths)
        case Named():
            return named(value)
    return number(value)
