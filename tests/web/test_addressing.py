"""How a judge is spoken to, at the beginning of a sentence and inside it."""

import pytest

from judging.panel.models import Judge
from judging.web.addressing import you, you_within


@pytest.mark.parametrize(
    "language, honorific, first, within",
    [
        ("vi", "ong", "Ông", "ông"),
        ("vi", "ba", "Bà", "bà"),
        ("vi", "", "Quý vị", "Quý vị"),
        ("en", "ong", "you", "you"),
    ],
)
def test_a_judge_is_spoken_to_as_the_card_says(app, language, honorific, first, within):
    with app.test_request_context(headers={"Cookie": f"language={language}"}):
        judge = Judge(honorific=honorific)
        assert (you(judge), you_within(judge)) == (first, within)
