"""What an entry's entrant is asked and has agreed to, line by line, in the language in force."""

from dataclasses import dataclass

from flask_babel import gettext as _

from judging.entries import consents
from judging.entries.belongings import Consent
from judging.entries.models import Entry


@dataclass(frozen=True, slots=True)
class Line:
    """One purpose of one entry: the words, the consent that stands (or None), whether to the present words."""

    purpose: str
    words: str
    given: Consent | None
    is_present: bool


def lines_of(entry: Entry) -> list[Line]:
    """What is asked of an entry, in order; nothing of one that was erased."""
    live = consents.live(entry)
    return [
        Line(purpose, _words(entry, purpose, live.get(purpose)), live.get(purpose), consents.is_present(entry, purpose))
        for purpose in consents.asked(entry)
        if not entry.erased_at
    ]


def _words(entry: Entry, purpose: str, given: Consent | None) -> str:
    return _(consents.words(entry, given) if given else consents.TEXTS[purpose])
