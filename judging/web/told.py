"""The rules of a competition in the language in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from judging.competitions.models import Competition
from judging.infra.i18n import language
from judging.ranking.articles import articles
from judging.ranking.articles.telling import Paragraph, Teller


@dataclass(frozen=True, slots=True)
class Told:
    """One article as a page shows it: its title, and paragraphs with their lettered points."""

    title: str
    paragraphs: list[tuple[str, list[str]]]


def rules_of(competition: Competition) -> list[Told]:
    """The rules in force as numbered articles, with the worked example at their end."""
    teller = Teller(competition.rules, language())
    return [
        Told(article.title, [(paragraph.text, [*_points(teller, paragraph)]) for paragraph in article.paragraphs])
        for article in articles(competition.rules, language())
    ]


def _points(teller: Teller, paragraph: Paragraph) -> Iterator[str]:
    for mark, item in zip(teller.marks(paragraph), paragraph.items, strict=True):
        yield f"{mark} {item}"
