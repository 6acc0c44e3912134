"""The rounds of a competition in order: adding, moving and removing them."""

from dataclasses import replace

from judging.competitions.amending import amend
from judging.competitions.document import new_id
from judging.competitions.models import Competition, Round
from judging.competitions.setting_up import require_names
from judging.competitions.undecided import decided
from judging.errors import Conflict, Invalid
from judging.ranking import rules as ranking
from judging.ranking.rules import Rules

KINDS = {
    "eligibility": ranking.Eligibility,
    "score": ranking.Scored,
    "vote": ranking.Vote,
    "public": ranking.Public,
}


def add(competition: Competition, kind: str, names: tuple[str, str], **act) -> Round:
    """Add a round of ``kind`` behind the others, named in Vietnamese and English; what it needs is still open."""
    if kind not in KINDS:
        raise Invalid("Please choose what happens in this round.")
    rules, (name, name_en) = competition.rules, names
    require_names([*(round_.name or round_.id for round_ in rules.rounds), name])
    made = KINDS[kind](id=new_id(name, rules.rounds), name=name, name_en=name_en)
    after = decided(replace(rules, rounds=(*rules.rounds, made)), ["round"])
    amend(competition, after, verb="round added", name=name, **act)
    return next(row for row in competition.rounds if row.key == made.id)


def move(competition: Competition, round_: Round, *, up: bool, **act) -> None:
    """Let a round change places with the one before or after it."""
    rules = competition.rules
    order = list(rules.rounds)
    at = _place(rules, round_)
    to = at + (-1 if up else 1)
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    amend(competition, replace(rules, rounds=tuple(order)), verb="round moved", name=round_.name, up=up, **act)


def remove(competition: Competition, round_: Round, **act) -> None:
    """Remove a round, but never the last one; raises Conflict where another rule names it."""
    rules = competition.rules
    if len(rules.rounds) == 1:
        raise Conflict("A competition needs at least one round.")
    if f"round:{round_.key}" in rules.ties.chain:
        raise Conflict("The rule between equal results uses this round. Please change that rule first.")
    if any(carry.round == round_.key for other in rules.rounds for carry in getattr(other, "carries", ())):
        raise Conflict("Another round adds the points of this one. Please change that round first.")
    at = _place(rules, round_)
    after = decided(replace(rules, rounds=rules.rounds[:at] + rules.rounds[at + 1 :]), [f"round.{round_.key}"])
    amend(competition, after, verb="round removed", name=round_.name, **act)


def confirm(competition: Competition, **act) -> None:
    """Say that the rounds which stood there provisionally are these; what is open in each stays open."""
    rules = competition.rules
    after = replace(rules, undecided=tuple(path for path in rules.undecided if path != "round"))
    amend(competition, after, verb="rounds confirmed", **act)


def _place(rules: Rules, round_: Round) -> int:
    return next(place for place, known in enumerate(rules.rounds) if known.id == round_.key)
