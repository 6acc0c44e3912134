"""One article for each round: who takes part, what is given, and who passes."""

from collections.abc import Iterator
from fractions import Fraction

from judging.ranking.articles.passing import carried, passing, rounding
from judging.ranking.articles.scoring import scored
from judging.ranking.articles.telling import Article, Paragraph, Teller
from judging.ranking.rules import Eligibility, Public, Scored, Vote

EXAMPLE_COUNCIL = 11


def round_articles(teller: Teller) -> Iterator[Article]:
    """The rounds in the order in which they take place."""
    for position, round_ in enumerate(teller.rules.rounds):
        found = [_taking_part(teller, position)]
        match round_:
            case Eligibility():
                found += _eligibility(teller, round_)
            case Scored():
                found += [*scored(teller, round_), *passing(teller, round_)]
            case Public():
                found += [*_public(teller, round_), *passing(teller, round_)]
            case _:
                found += _vote(teller, round_)
        yield Article(teller.say("title_round", number=position + 1, name=teller.name(round_)), tuple(found))


def _taking_part(teller: Teller, position: int) -> Paragraph:
    if position:
        return teller.paragraph("takes_part_after", before=teller.name(teller.rules.rounds[position - 1]))
    return teller.paragraph("takes_part_recognised" if teller.rules.ladder else "takes_part_all")


def _eligibility(teller: Teller, round_: Eligibility) -> Iterator[Paragraph]:
    if not round_.conditions:
        yield teller.paragraph("conditions_open")
        return
    yield teller.paragraph("conditions", map(teller.name, round_.conditions))
    everybody = round_.agree == 1
    yield teller.paragraph("agree_all" if everybody else "agree_share", share=teller.share(round_.agree))


def _public(teller: Teller, round_: Public) -> Iterator[Paragraph]:
    if round_.maximum is None:
        yield teller.paragraph("public_open")
    else:
        most = teller.say("most_votes_group" if round_.within == "group" else "most_votes_all")
        yield teller.paragraph("public", maximum=teller.number(round_.maximum), most=most)
    yield from rounding(teller, round_)
    yield from carried(teller, round_)


def _vote(teller: Teller, round_: Vote) -> Iterator[Paragraph]:
    yield teller.paragraph("ballot_secret" if round_.secret else "ballot_open")
    if round_.quorum or round_.chair:
        parts = [teller.say("quorum_share", share=teller.share(round_.quorum))] * bool(round_.quorum)
        parts += [teller.say("quorum_chair")] * round_.chair
        yield teller.paragraph("quorum", parts=teller.say("and").join(parts))
    if round_.share is None:
        yield teller.paragraph("pass_open")
        return
    of = teller.say(f"of_{round_.of}") + teller.to_decide(f"round.{round_.id}.of")
    yield teller.paragraph(f"pass_{round_.comparison}", share=teller.share(round_.share), of=of)
    yield _votes_needed(teller, round_)


def _votes_needed(teller: Teller, round_: Vote) -> Paragraph:
    """How many yes votes of an invented council are enough."""
    line = Fraction(EXAMPLE_COUNCIL) * round_.share
    enough = [n for n in range(EXAMPLE_COUNCIL + 1) if (n >= line if round_.comparison == "ge" else n > line)]
    of = teller.say(f"of_{round_.of}")
    if not enough:
        return teller.paragraph("votes_never", council=EXAMPLE_COUNCIL, of=of)
    key = "votes_needed" if enough[0] else "votes_always"
    return teller.paragraph(key, council=EXAMPLE_COUNCIL, of=of, enough=enough[0], less=enough[0] - 1)
