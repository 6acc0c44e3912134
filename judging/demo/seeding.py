"""Filling an empty instance with the demo: three competitions at real size, once, always the same.

Rows that people make one at a time are inserted many at a time; every step of a
competition (opening, judging, closing, computing, publishing) is the product's own.
"""

from datetime import datetime

from sqlalchemy import exists, select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.awards import publishing
from judging.awards.publishing import Recognition
from judging.competitions.models import Competition
from judging.demo import competitions, entering, finding, plans, scoring
from judging.demo.people import Office, Registry
from judging.demo.plans import Plan
from judging.desk import stepping
from judging.infra.db import db
from judging.results import computing

SEEDED = "demo data made"


def is_empty() -> bool:
    """Whether nobody and nothing is here yet."""
    return not db.session.scalar(select(exists().where(Person.id > 0) | exists().where(Competition.id > 0)))


def seed(*, now: datetime, size: float = 1) -> None:
    """Make everything but the photos. ``size`` 0.1 makes a tenth of the entries."""
    now = now.replace(microsecond=0)
    registry = Registry(now=now)
    office = registry.office()
    for slug in plans.SLUGS:
        plan = plans.load(slug, year=now.year, size=size)
        competition = competitions.set_up(plan, office, now=now)
        entries = entering.enter(plan, competition, makers=registry.makers_for(plan), office=office, now=now)
        competitions.seat(plan, competition, office, now=now)
        record(SEEDED, now=now, competition=competition, slug=slug, size=size, last=entries[-1].id)
        if "taste" in plan.content:
            _judge(plan, competition, office, now=now)
        if "recognition" in plan.content:
            _publish(plan, competition, office, now=now)
        db.session.flush()


def _judge(plan: Plan, competition: Competition, office: Office, *, now: datetime) -> None:
    """Every round of the plan, opened, filled, and closed where the plan says when."""
    for round_ in competition.rounds:
        opens = plan.moment(f"{round_.key}-opens", now)
        step = stepping.open_judging if round_ is competition.rounds[0] else stepping.open_next
        step(competition, actor=office.organiser, now=opens)
        if round_.kind == "score":
            scoring.disagree(plan, competition, now=opens)
            db.session.flush()
            scoring.bring_in(plan, competition, now=now)
        else:
            recorded = plan.moment(f"{round_.key}-recorded", now)
            finding.record(plan, competition, round_, office=office, now=recorded)
        if f"{round_.key}-closes" in plan["days"]:
            closes = plan.moment(f"{round_.key}-closes", now)
            stepping.close_round(competition, actor=office.organiser, now=closes)


def _publish(plan: Plan, competition: Competition, office: Office, *, now: datetime) -> None:
    """The product's own verbs, from the ranking to the public list; nothing is edited in between."""
    run = computing.compute(competition, actor=office.organiser, now=plan.moment("computed", now))
    published = plan.moment("published", now)
    recognition = Recognition(on=published.date(), **plan["recognition"])
    publishing.publish(competition, recognition, run_id=run.id, actor=office.organiser, now=published)
