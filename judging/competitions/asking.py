"""What an organiser asks entrants besides what every entry says: added, changed, moved, taken out.

Once an entry has been sent, its form is a promise: words may be corrected and what was required may become optional,
but nothing more is required, no answer that was given loses its place, and nobody reads it who was not named.
"""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from judging.audit.recording import record
from judging.competitions.models import QUESTION_KINDS, Competition, Question
from judging.competitions.setting_up import fill, hold, next_position, touch
from judging.errors import Closed, Conflict, Invalid
from judging.infra.db import db
from judging.infra.text import as_id, folded

MOST = 40
CHOOSING = ("choice", "several")
WITH_OPTIONS = (*CHOOSING, "table")
#: What may answer a question on which others depend.
DECIDING = ("choice", "yes_no")
MOST_OPTIONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as an organiser writes it; see ``models.Question``."""

    name: str
    kind: str = "line"
    name_en: str = ""
    hint: str = ""
    hint_en: str = ""
    example: str = ""
    unit: str = ""
    least: int | None = None
    most: int | None = None
    options: list[dict] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    on_key: str = ""
    on_value: str = ""
    is_required: bool = False
    is_for_judges: bool = True
    is_public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Over which version of the set-up, whether an entry was ever sent, by whom, when."""

    seen: int
    is_relied_on: bool
    actor: object
    now: datetime


def add(competition: Competition, asked: Asked, act: Act) -> Question:
    """Put a question at the end of the form. Raises Stale, Closed, Invalid."""
    hold(competition, seen=act.seen)
    if len(competition.questions) >= MOST:
        raise Invalid("A form asks at most %(most)s questions of its own.", most=MOST)
    if asked.is_required and act.is_relied_on:
        raise Closed("An entry has been sent already: a new question can only be optional.")
    _check(competition, asked, None)
    key = as_id(asked.name, taken={question.key for question in competition.questions})
    question = Question(key=key, position=next_position(competition.questions), **asdict(asked))
    competition.questions.append(question)
    db.session.flush()
    _tell("question added", competition, name=question.name, act=act)
    return question


def edit(competition: Competition, question: Question, asked: Asked, *, act: Act) -> None:
    """Write a question anew; what is the same changes nothing."""
    hold(competition, seen=act.seen)
    _check(competition, asked, question)
    if act.is_relied_on and not _keeps_promise(question, asked):
        raise Closed("An entry has been sent already: only words can be changed, and nobody new may read the answer.")
    if fill(question, asdict(asked)):
        _tell("question changed", competition, name=question.name, act=act)


def move(competition: Competition, question: Question, act: Act, *, up: bool) -> None:
    """Let it change places with the one above or below."""
    hold(competition, seen=act.seen)
    order = list(competition.questions)
    at = order.index(question)
    to = at + (-1 if up else 1)
    if not 0 <= to < len(order):
        return
    order[at], order[to] = order[to], order[at]
    for place, each in enumerate(order, 1):
        each.position = place
    competition.questions.sort(key=lambda each: each.position)
    _tell("question moved", competition, name=question.name, act=act)


def remove(competition: Competition, question: Question, act: Act) -> None:
    """Ask it no more; drafts keep what was answered, unseen."""
    hold(competition, seen=act.seen)
    if act.is_relied_on:
        raise Closed("An entry has been sent already: a question cannot be taken out any more.")
    if any(other.on_key == question.key for other in competition.questions):
        raise Conflict("Another question is asked only after this one. Please change that one first.")
    _tell("question removed", competition, name=question.name, act=act)
    competition.questions.remove(question)
    db.session.delete(question)


def _check(competition: Competition, asked: Asked, before: Question | None) -> None:
    """Raises Invalid for what cannot be asked."""
    others = [question for question in competition.questions if question is not before]
    if not asked.name.strip():
        raise Invalid("Every name must be filled in.")
    if folded(asked.name) in {folded(other.name) for other in others}:
        raise Invalid("Two of these names are the same. Please give each its own.")
    if asked.kind not in QUESTION_KINDS:
        raise Invalid("Please choose what kind of answer is wanted.")
    if asked.kind == "pdf" and asked.is_public:
        raise Invalid("A PDF is never shown to the public: nobody knows what it says.")
    if asked.least is not None and asked.most is not None and asked.least > asked.most:
        raise Invalid("The least is more than the most. Please check both.")
    _check_options(asked)
    if set(asked.groups) - {group.key for group in competition.categories}:
        raise Invalid("There is no such group. Please choose one from the list.")
    if asked.on_key:
        _check_condition(asked, others, before)
    for follower in [other for other in others if before is not None and other.on_key == before.key]:
        if follower.on_value not in _offered(asked):
            raise Invalid("Another question is asked after an answer that would go. Please change that one first.")
        if before.groups != asked.groups:
            _require_same_groups(follower, asked)


def _check_options(asked: Asked) -> None:
    wanted = {"choice": 2, "several": 1, "table": 1}.get(asked.kind, 0)
    if len(asked.options) < wanted or len(asked.options) > MOST_OPTIONS:
        raise Invalid("Please write what can be chosen, or the columns of the table: one on each line, at most 20.")
    names = [folded(option["name"]) for option in asked.options]
    if len(set(names)) < len(names):
        raise Invalid("Two of these names are the same. Please give each its own.")


def _check_condition(asked: Asked, others: list[Question], before: Question | None) -> None:
    """A condition leads to a question that decides, stands on none itself, and has that answer."""
    upon = next((other for other in others if other.key == asked.on_key and other.kind in DECIDING), None)
    if upon is None or upon.on_key or (before is not None and any(other.on_key == before.key for other in others)):
        raise Invalid("A question can follow only one that is always asked and is answered by a choice or yes or no.")
    if asked.on_value not in answers_of(upon):
        raise Invalid("Please choose after which answer it is asked.")
    if before is None or (before.groups, before.on_key) != (asked.groups, asked.on_key):
        _require_same_groups(asked, upon)


def _require_same_groups(asked: Asked | Question, upon: Asked | Question) -> None:
    """Raises Invalid where a question is asked in a group that is not asked the one it follows."""
    if upon.groups and not (asked.groups and set(asked.groups) <= set(upon.groups)):
        raise Invalid("A question can follow only one that is asked in all of its groups. Please check the groups.")


def answers_of(question: Question) -> list[str]:
    """The answers on which another question can depend, as they are kept there."""
    return _offered(question)


def _offered(asked: Asked | Question) -> list[str]:
    if asked.kind == "choice":
        return [option["key"] for option in asked.options]
    return ["yes", "no"] if asked.kind == "yes_no" else []


def _keeps_promise(question: Question, asked: Asked) -> bool:
    """Whether entrants who have sent find all as it was: no answer lost or told further, and nothing more wanted."""
    has_options = {option["key"] for option in question.options} <= {option["key"] for option in asked.options}
    names = ("kind", "least", "most", "on_key", "on_value", "groups")
    is_same = all(getattr(question, name) == getattr(asked, name) for name in names)
    grown = ("is_required", "is_for_judges", "is_public")
    is_no_more = all(getattr(question, name) or not getattr(asked, name) for name in grown)
    return has_options and is_same and is_no_more


def _tell(verb: str, competition: Competition, *, name: str, act: Act) -> None:
    touch(competition)
    record(verb, now=act.now, actor=act.actor, competition=competition, name=name)
