"""The first articles, and the one that lists what is still open."""

from collections.abc import Iterator

from judging.ranking.articles.telling import Article, Teller, has_places
from judging.ranking.document.open_points import open_points


def scope(teller: Teller) -> Iterator[Article]:
    """What is judged, by whom it is seen, and on which sources the rules stand."""
    rules = teller.rules
    found = [teller.paragraph("scope", name=teller.name(rules)), teller.paragraph(f"subject_{rules.subject}")]
    found += [teller.paragraph(f"identity_{rules.identity}"), teller.paragraph(f"statements_{rules.statements}")]
    if rules.ladder:
        found.append(teller.paragraph("ladder", level=rules.ladder.level, needs=rules.ladder.needs))
    if has_places(rules):
        found += [teller.paragraph("exact"), teller.paragraph(f"totals_{rules.totals}")]
    if rules.sources:
        found.append(teller.paragraph("sources", rules.sources))
    yield Article(teller.say("title_scope"), tuple(found))


def groups(teller: Teller) -> Iterator[Article]:
    """The groups that are ranked apart."""
    names = [teller.name(group) for group in teller.rules.groups]
    if names:
        yield Article(teller.say("title_groups"), (teller.paragraph("groups", names, count=len(names)),))


def open_article(teller: Teller) -> Iterator[Article]:
    """What the organiser still has to decide, by key."""
    if still := open_points(teller.rules):
        yield Article(teller.say("title_open"), (teller.paragraph("open", still),))
