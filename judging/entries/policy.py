"""What may be done to an entry, from its state, its competition's stage and the server's clock. Pure."""

from collections.abc import Collection
from datetime import datetime

#: An entry in one of these takes part or may still take part.
LIVE = ("draft", "submitted", "returned", "accepted")


def may_change(
    state: str,
    *,
    is_taking: bool,
    stage: str,
    correct_until: datetime | None,
    now: datetime,
    late_until: datetime | None = None,
) -> bool:
    """Whether its texts and photos may change: while entries are taken, or within a return's own date.

    A draft also within its entrant's exception (``late_until``). These dates count after the deadline too, but not
    once judging has opened.
    """
    if state == "draft" and may_begin_late(stage, late_until=late_until, now=now):
        return True
    if state == "returned" and stage == "open" and correct_until is not None and now < correct_until:
        return True
    return state in LIVE and is_taking


def may_change_part(part: str, state: str, *, locked: Collection[str]) -> bool:
    """Whether one part of its form is open: every one, but of a returned entry only what its return opened."""
    return state != "returned" or part not in locked


def may_begin_late(stage: str, *, late_until: datetime | None, now: datetime) -> bool:
    """Whether somebody with an exception may begin, write and send after the deadline."""
    return stage == "open" and late_until is not None and now < late_until


def may_submit(state: str, **clock) -> bool:
    """Whether it may be sent, for the first time or again after a return; ``clock`` as of ``may_change``."""
    return state in ("draft", "returned") and may_change(state, **clock)


def may_write(*, is_sent: bool, is_on_paper: bool, is_erased: bool, is_from_desk: bool) -> bool:
    """Whether a side may write to the other about an entry: once it was sent, the desk also about one on paper.

    Nobody reads on the other side of one on paper until it is taken over; an erased one is nobody's.
    """
    return not is_erased and (is_sent or (is_from_desk and is_on_paper))


def may_withdraw(state: str, *, stage: str, is_settled: bool = False) -> bool:
    """Whether its entrant may take it out: until judging is over, and never back in.

    ``is_settled``: others went on to a round, or not, because of its result; that stays as it was.
    """
    return state in LIVE and stage in ("open", "judging") and not is_settled


def may_accept(state: str, *, stage: str) -> bool:
    """Whether screening may take it; a refusal can be taken back this way."""
    return stage == "open" and state in ("submitted", "returned", "refused")


def may_return(state: str, *, stage: str) -> bool:
    """Whether screening may ask for a correction, of the date given before too."""
    return stage == "open" and state in ("submitted", "accepted", "returned")


def may_refuse(state: str, *, stage: str) -> bool:
    """Whether screening may refuse it."""
    return stage == "open" and state in ("submitted", "accepted", "returned")


def may_receive(state: str, *, stage: str) -> bool:
    """Whether its object can be ticked as received."""
    return stage in ("open", "judging", "closed") and state in ("submitted", "returned", "accepted")
