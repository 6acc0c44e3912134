"""How a judge is called and spoken to: Ông, Bà, or Quý vị where the card says neither."""

from judging.infra.i18n import language
from judging.panel.models import Judge

_SPOKEN_TO = {"ong": "Ông", "ba": "Bà", "": "Quý vị"}
_CALLED = {"vi": {"ong": "Ông ", "ba": "Bà ", "": ""}, "en": {"ong": "Mr ", "ba": "Ms ", "": ""}}


def called(judge: Judge) -> str:
    """The judge's name as others say it: ``Ông Phạm Văn Hòa``."""
    return _CALLED[language()][judge.honorific] + judge.person.name


def you(judge: Judge) -> str:
    """The word that speaks to this judge, to begin a sentence in Vietnamese."""
    return _SPOKEN_TO[judge.honorific] if language() == "vi" else "you"


def you_within(judge: Judge) -> str:
    """The same word inside a sentence; Quý vị keeps its capital."""
    word = you(judge)
    return word.lower() if judge.honorific else word
