"""The rules of a competition in the language in force."""

from dataclasses import dataclass

from flask_babel import gettext as _

from judging.competitions.models import Competition
from judging.infra.i18n import language
from judging.ranking.articles import articles
from judging.ranking.articles.telling import Paragraph, Teller
from judging.ranking.document.open_points import open_points
from judging.web.rule_places import place_of


@dataclass(frozen=True, slots=True)
class Told:
    """One article as a page shows it: its title, and paragraphs with their points, each a mark and its words."""

    title: str
    paragraphs: list[tuple[str, list[tuple[str, str]]]]


def rules_of(competition: Competition) -> list[Told]:
    """The rules in force as numbered articles, with the worked example at their end."""
    teller = Teller(competition.rules, language())
    still_open = teller.say("title_open")
    return [
        Told(article.title, [_open(teller)])
        if article.title == still_open
        else Told(article.title, [(paragraph.text, _points(teller, paragraph)) for paragraph in article.paragraphs])
        for article in articles(competition.rules, language())
    ]


def _open(teller: Teller) -> tuple[str, list[tuple[str, str]]]:
    """What still has to be decided, as people call it: on a page nobody reads keys."""
    said = _("No result is computed before the organisers have decided:")
    places = dict.fromkeys(place_of(teller.rules, key) for key in open_points(teller.rules))
    return said, _points(teller, Paragraph(said, tuple(places)))


def _points(teller: Teller, paragraph: Paragraph) -> list[tuple[str, str]]:
    return list(zip(teller.marks(paragraph), paragraph.items, strict=True))
