"""Who tells the example round a line, with parts of it changed."""

from dataclasses import replace

from judging.ranking.certainty.telling.words import Teller
from tests.ranking.certainty import examples


def teller(language="vi", subject="product", **changes) -> Teller:
    """In one language, of one kind of subject."""
    diagnosis = replace(examples.around_a_line(), **changes)
    return Teller(examples.the_rules(subject), diagnosis, language)
