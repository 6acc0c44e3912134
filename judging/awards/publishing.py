"""Making the proposed list the recognised one."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import distinct, func, select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.awards import award_list
from judging.awards.models import Award, Publication
from judging.competitions.holding import hold
from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.errors import Closed, Invalid, Stale
from judging.infra.db import db
from judging.results import queries as results
from judging.results.computing import is_current, outcome_of
from judging.results.models import Run


@dataclass(frozen=True, slots=True)
class Recognition:
    """The decision that recognises the list: its number, its date, and whose it is."""

    number: str
    on: date
    authority: str


def publish(
    competition: Competition, recognition: Recognition, *, run_id: int, actor: Person, now: datetime
) -> Publication:
    """Publish the list of the ranking the organiser saw, ``run_id``.

    Raises Closed while a tie across a line awaits a decision, Stale when that ranking
    is not the one in force or the sheets have changed since, Invalid without a decision's
    number, date and authority.
    """
    hold(competition, "closed")
    if not (recognition.number and recognition.authority):
        raise Invalid("Please enter the decision's number, its date and the authority that signed it.")
    run = _run_in_force(competition, run_id)
    lines = award_list.proposed(competition, run)
    publication = _record(competition, run, recognition, actor=actor, now=now)
    db.session.add(publication)
    publication.awards = [_award(line, position) for position, line in enumerate(lines, 1)]
    competition.state = "published"
    db.session.flush()
    record(
        "award list published",
        now=now,
        actor=actor,
        competition=competition,
        subject=f"publication:{publication.id}",
        run=run.id,
        decision=recognition.number,
        awards=len(lines),
    )
    return publication


def _run_in_force(competition: Competition, run_id: int) -> Run:
    run = results.newest_run(competition.id)
    if run is None or run.id != run_id or not is_current(run, competition):
        raise Stale("The ranking on your screen is not the newest. Please compute it again and look at it.")
    outcome = outcome_of(run)
    if not all(tie.decided for tie in outcome.ties):
        raise Closed(
            "A tie across a prize line awaits a decision. Record who decided what, when and why; then publish."
        )
    return run


def _record(
    competition: Competition, run: Run, recognition: Recognition, *, actor: Person, now: datetime
) -> Publication:
    taking_part = select(func.count(), func.count(distinct(Entry.entrant_id)))
    entries, entrants = db.session.execute(
        taking_part.where(Entry.competition_id == competition.id, Entry.state == "accepted")
    ).one()
    return Publication(
        competition=competition,
        run_id=run.id,
        decision_number=recognition.number,
        decision_date=recognition.on,
        authority=recognition.authority,
        published_at=now,
        published_by_id=actor.id,
        entries_count=entries,
        entrants_count=entrants,
    )


def _award(line: award_list.Line, position: int) -> Award:
    entry, entrant = line.entry, line.entry.entrant
    return Award(
        entry_id=entry.id,
        category_id=line.category.id,
        prize_id=line.prize.id,
        position=position,
        place=line.standing.place,
        total=None if line.total is None else str(line.total),
        kept_title=entry.title,
        kept_maker=entry.maker,
        kept_authors="\n".join(author.name for author in entry.authors),
        kept_craft_village=entry.craft_village,
        kept_commune=entrant.commune,
        kept_province=entrant.province,
    )
