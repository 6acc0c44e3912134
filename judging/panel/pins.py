"""The PIN by which a judge takes a turn on a tablet that several share."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.errors import Invalid
from judging.infra import passwords
from judging.panel.models import Judge

#: Marks a sentence for the catalogue.
N_ = str

SHORTEST, LONGEST = 4, 6
FORM = N_("A PIN has four to six digits.")
EASY = N_("This PIN is guessed at once. Please choose another.")


def choose(judge: Judge, pin: str, *, actor: Person, now: datetime) -> None:
    """Keep the judge's PIN, as slow to guess as a password; raises Invalid for one that is none or too easy."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise Invalid(FORM)
    steps = {ord(b) - ord(a) for a, b in zip(pin, pin[1:], strict=False)}
    if steps in ({0}, {1}, {-1}):
        raise Invalid(EASY)
    judge.pin = passwords.hashed(pin)
    record("PIN chosen", now=now, actor=actor, competition=judge.competition, subject=f"judge:{judge.id}")


def require(judge: Judge, pin: str) -> None:
    """Whether it is this judge's PIN; raises Invalid. Takes as long where none was chosen."""
    if not passwords.matches(pin, judge.pin):
        raise Invalid("This is not the PIN. If it is forgotten, the organisers print a new card.")
