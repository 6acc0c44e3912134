"""From round to round: what a step of the competition needs beyond its own rows, and who takes part in the next one."""

from datetime import datetime

from sqlalchemy import update

from judging.accounts.models import Person
from judging.competitions import rounds
from judging.competitions.document import rule_of
from judging.competitions.holding import hold
from judging.competitions.models import Competition, Round
from judging.desk import facts, readiness
from judging.entries.models import Entry
from judging.errors import Closed, Conflict, Incomplete, Stale
from judging.infra.db import db, lock
from judging.panel import queries as panel
from judging.ranking.rules import Round as Rule
from judging.ranking.rules import Scored
from judging.results import computing
from judging.scoring import handing_in

#: How many numbers of products a sentence names.
MOST_NUMBERS = 12
OUT = 0  # reached no round at all


def open_judging(competition: Competition, *, actor: Person, now: datetime) -> None:
    """Open the first round once panel, screening and rules are ready; raises Incomplete, or what the round refuses.

    Who lacks the recognition at the level below that the rules ask for takes part in no round.
    """
    hold(competition, "open")
    found = readiness.before_judging(competition, now=now)
    if found.is_deadline_over and not found.missing and not found.is_ready:
        raise Incomplete("Something is still missing. The page says what, and where it is entered.", missing=[])
    rounds.open_judging(competition, actor=actor, now=now)
    without = Entry.recognition == "" if competition.rules.ladder else Entry.id.is_(None)
    _reach(competition, 1)
    _reach(competition, OUT, without)


def open_next(competition: Competition, *, asked: str = "", actor: Person, now: datetime) -> Round:
    """Open the next round for the entries that passed those before it; ``asked`` is the key of the one that was seen.

    Which sheets counted until now is kept: nothing that happens later changes a closed
    round. Raises Incomplete while something of it is missing, Conflict where too few judges sit in the next one.
    """
    hold(competition, "judging")
    _require_asked(competition, asked)
    closed = [round_ for round_ in competition.rounds if round_.state == "closed"]
    if not closed or competition.round.state != "waiting":
        raise Closed("The competition is not at the stage for this. Please reload the page to see where it stands.")
    passed = computing.passed(competition, closed[-1])
    for round_ in closed:
        if round_.kind == "score" and round_.required is None:
            required = panel.required(competition, round_)
            round_.required = {str(entry): sorted(judges) for entry, judges in required.items()}
    opened = rounds.open_next(competition, actor=actor, now=now)
    _reach(competition, opened.position, Entry.number.in_(passed))
    _require_judges(competition)
    return opened


def take_back_judging(competition: Competition, *, reason: str, actor: Person, now: datetime) -> None:
    """Take the opening of a round back; whether anything was recorded is asked when no save is under way any more.

    The round before can be decided about again, unless something about its judges (a
    conflict, a seat) has become otherwise since: then what counted there stays as it was.
    """
    hold(competition, "judging")
    round_ = competition.round
    lock(round_)
    rounds.take_back_judging(
        competition, reason=reason, has_records=facts.has_records(round_), actor=actor, now=now
    )  # fmt: skip
    handing_in.forget(round_)
    if round_.position == 1:
        _reach(competition, 1)  # who takes part is asked anew
        return
    _reach(competition, round_.position - 1, Entry.reached == round_.position)
    _thaw(competition, competition.rounds[round_.position - 2])


def close_round(competition: Competition, *, asked: str = "", actor: Person, now: datetime) -> None:
    """Close the round under way; ``asked`` is the key of the one that was seen.

    Raises Conflict while a product has too few judges, Incomplete while a condition or a
    vote is missing or not valid, or where judges may be absent while too few sheets are
    there, or while a sheet that is scored again is missing and not waived, or where a
    corrected mean would be refused: afterwards nothing could mend it.
    """
    hold(competition, "judging")
    _require_asked(competition, asked)
    round_ = competition.round
    if round_.state == "waiting":
        raise Closed("The round is closed already.")
    _require_judges(competition)
    if _must_stand(rule_of(competition, round_)) or round_.attempt > 1:
        computing.passed(competition, round_)  # nobody is asked for a missing sheet afterwards: those there must do
    rounds.close_round(competition, actor=actor, now=now)


def _must_stand(rule: Rule) -> bool:
    """Whether a round's result must be there when it closes; elsewhere missing sheets may be waived afterwards."""
    if not isinstance(rule, Scored):
        return True
    return rule.absent == "allow" or (rule.correction is not None and rule.correction.otherwise == "refuse")


def _require_asked(competition: Competition, key: str) -> None:
    """Refuse a step that was asked of another round than the one that stands there now; "" asks of none."""
    if key and key != competition.round.key:
        raise Stale("Another organiser was quicker: this round has been opened or closed already. Please look again.")


def _require_judges(competition: Competition) -> None:
    if short := readiness.short_entries(competition, competition.round):
        numbers = ", ".join(str(entry.number) for entry in short[:MOST_NUMBERS])
        raise Conflict(
            "Too few judges are left for these entries: %(numbers)s. They could not be ranked, and after closing "
            "no judge can be added. Please add a judge to their group, or clear a conflict of interest.",
            numbers=numbers + (" …" if len(short) > MOST_NUMBERS else ""),
        )


def _thaw(competition: Competition, round_: Round) -> None:
    """Ask anew which sheets of a closed round count, where that is the same as when the next one was opened."""
    kept, round_.required = round_.required, None
    now = panel.required(competition, round_)
    if kept and any(sorted(judges) != kept.get(str(entry), []) for entry, judges in now.items()):
        round_.required = kept


def _reach(competition: Competition, position: int, *where) -> None:
    """Entries of the competition take part up to the round at ``position``."""
    reached = update(Entry).where(Entry.competition_id == competition.id, *where).values(reached=position)
    db.session.execute(reached.execution_options(synchronize_session="fetch"))
