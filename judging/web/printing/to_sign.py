"""The paper of a handed-in group, for the judge and, once nothing is sealed, for the desk."""

from flask import Response

from judging.competitions.models import Category
from judging.errors import NotFound
from judging.panel.models import Judge
from judging.paper import signing
from judging.web import printing
from judging.web.printing import sheets


def answer(judge: Judge, category: Category) -> Response:
    """Its PDF; raises NotFound before the hand-in."""
    if (hand_in := signing.hand_in_of(judge, category)) is None:
        raise NotFound()
    held = signing.holding(judge, category, hand_in.attempt)
    file = f"{judge.competition.slug}-{judge.number}-{category.position}"
    return printing.answer("totals", sheets.to_sign, judge.competition, held, hand_in, file=file)
