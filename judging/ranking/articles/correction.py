"""The paragraphs on taking away what each judge gives more, or less, than colleagues."""

from collections.abc import Iterator

from judging.ranking.articles.telling import Paragraph, Teller
from judging.ranking.rules import Correction, Scored


def correction(teller: Teller, round_: Scored) -> Iterator[Paragraph]:
    """What the effect of a judge is, how surely it must be known, and what happens otherwise."""
    own, path = round_.correction or Correction(), f"round.{round_.id}.correction"
    yield teller.paragraph("correction_effect")
    decimals = teller.to_decide(f"{path}.decimals")
    yield Paragraph(teller.say("correction_figure", decimals=own.decimals) + decimals)
    open_ = teller.to_decide(f"{path}.limit", f"{path}.within", path)
    if own.limit is None:
        conditions = [teller.say("correction_limit_open")]
    else:
        conditions = [teller.say("correction_limit", limit=teller.number(own.limit)) + open_]
    conditions.insert(0, teller.say(f"correction_within_{own.within}"))
    yield teller.paragraph("correction_conditions", conditions)
    yield Paragraph(teller.say(f"correction_otherwise_{own.otherwise}") + teller.to_decide(f"{path}.otherwise"))
