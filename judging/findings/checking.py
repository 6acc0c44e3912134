"""What may be recorded in a round that judges do not score. Pure."""

from collections.abc import Mapping

from judging.errors import Invalid
from judging.ranking import voting
from judging.ranking.rules import Eligibility, Public, Round, Vote
from judging.ranking.types import Ballots

MOST_MEMBERS = 999
MOST_VOTES = 999_999_999
CAST = ("yes", "no", "abstain", "invalid")


def require_sound(round_: Round, data: Mapping) -> None:
    """Refuse data that contradicts itself or the rules of its round; raises Invalid."""
    match round_:
        case Eligibility():
            _require_answers(round_, data)
        case Vote():
            _require_ballots(data)
        case Public():
            if not 0 <= data["votes"] <= MOST_VOTES:
                raise Invalid("The number of votes must be zero or more.")
        case _:
            raise Invalid("In this round judges give points; nothing else is recorded of it.")


def is_single(round_: Eligibility) -> bool:
    """Whether a condition is answered once, with yes or no: nobody who examines it may differ."""
    return round_.agree == 1


def failing(round_: Eligibility, data: Mapping) -> list[str]:
    """The conditions, by id, that too few of the answers say yes to."""
    return [id for id, (yes, answers) in data.items() if yes < round_.agree * answers]


def is_valid_session(round_: Vote, data: Mapping) -> bool:
    """Whether enough members were present, and the chair where the rules ask for it."""
    return voting.is_valid(round_, Ballots("", round_.id, **data))


def _require_answers(round_: Eligibility, data: Mapping) -> None:
    if data.keys() != {condition.id for condition in round_.conditions}:
        raise Invalid("Every condition needs an answer.")
    for yes, answers in data.values():
        if not 1 <= answers <= (1 if is_single(round_) else MOST_MEMBERS):
            raise Invalid("Please say how many members answered: at least one.")
        if not 0 <= yes <= answers:
            raise Invalid("There cannot be more yes than members who answered.")


def _require_ballots(data: Mapping) -> None:
    if not 1 <= data["listed"] <= MOST_MEMBERS:
        raise Invalid("Please say how many members the council has: at least one.")
    if not 0 <= data["present"] <= data["listed"]:
        raise Invalid("There cannot be more members present than the council has.")
    cast = [data[name] for name in CAST]
    if min(cast) < 0:
        raise Invalid("The number of votes must be zero or more.")
    if sum(cast) > data["present"]:
        raise Invalid("There are more ballots than members present.")
