"""The rules as numbered articles in Vietnamese and English, ready to stand in a regulation.

Built from the same rules the ranking computes from, so text and result cannot differ; the
worked example at the end is computed by the ranking itself.
"""

from judging.ranking.articles.awarding import awards, bands, places
from judging.ranking.articles.example import example
from judging.ranking.articles.rounds import round_articles
from judging.ranking.articles.scope import groups, open_article, scope
from judging.ranking.articles.telling import Article, Teller
from judging.ranking.rules import Rules


def articles(rules: Rules, language: str) -> list[Article]:
    """Every article in order; ``language`` is "vi" or "en"."""
    teller = Teller(rules, language)
    parts = (scope, groups, round_articles, places, bands, awards, open_article, example)
    return [article for part in parts for article in part(teller) if article.paragraphs]


def text(rules: Rules, language: str) -> str:
    """The articles as plain text, under the title of the rules."""
    teller = Teller(rules, language)
    lines = [teller.name(rules).upper()]
    for number, article in enumerate(articles(rules, language), start=1):
        lines += ["", teller.say("article", number=number, title=article.title)]
        for nth, paragraph in enumerate(article.paragraphs, start=1):
            lines.append(f"{nth}. {paragraph.text}" if len(article.paragraphs) > 1 else paragraph.text)
            lines += [f"   {mark} {item}" for mark, item in zip(teller.marks(paragraph), paragraph.items, strict=True)]
    return "\n".join(lines) + "\n"
