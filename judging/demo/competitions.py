"""Setting a demo competition up through the product's own verbs, each at its time in the past."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from judging.competitions import criteria, dates, making, rounds, rules, setting_up, staff
from judging.competitions.amending import InUse, amend
from judging.competitions.models import Competition, Criterion
from judging.competitions.undecided import decided
from judging.demo import plans
from judging.demo.people import Office
from judging.demo.plans import Plan
from judging.infra.db import db
from judging.panel import judges
from judging.ranking.rules import Vote

SUPPORT = {"phone": "024 0000 0000", "phone_hours": "8:00–17:00"}


def set_up(plan: Plan, office: Office, *, now: datetime) -> Competition:
    """Make it from its preset, enter what the preset leaves open, and open it for entries."""
    made = plan.moment("made", now)
    competition = making.make(
        plan["preset"],
        slug=plan.slug,
        title=plan.texts["title"],
        title_en=plan.texts["title_en"],
        actor=office.administrator,
        organiser=office.organiser,
        now=made,
    )
    staff.add(competition, office.secretary, "secretary", actor=office.organiser, now=made)
    act = {"actor": office.organiser, "now": made}
    setting_up.describe(competition, plan.texts | SUPPORT, seen=competition.version, **act)
    of_rules = act | {"in_use": InUse()}
    for criterion, scale in zip(competition.criteria, plan["scales"], strict=True):
        _score(competition, criterion, scale, **of_rules)
    _decide(competition, plan, **of_rules)
    if "vote" in plan.content:
        _decide_vote(competition, plan, **of_rules)
    dates.plan(competition, _dates(plan, now), seen=_version(competition), **act)
    opens = plan.moment("opens_at", now)
    rounds.open_for_entries(competition, actor=office.organiser, now=opens)
    return competition


def seat(plan: Plan, competition: Competition, office: Office, *, now: datetime) -> None:
    """Appoint the panel: every judge in every group, but for who sits one out."""
    for judge in plan["judges"]:
        groups = [group for group in competition.categories if group.position != judge.get("sits_out")]
        judges.add(
            competition,
            name=judge["name"],
            honorific=judge["honorific"],
            title=judge["title"],
            categories=groups,
            actor=office.organiser,
            now=plan.moment("panel", now),
        )


def _score(competition: Competition, criterion: Criterion, scale: dict, **act) -> None:
    criteria.edit(competition, criterion, plans.details(criterion, scale), seen=_version(competition), **act)


def _decide(competition: Competition, plan: Plan, **act) -> None:
    wanted = rules.Decisions(
        threshold_comparison="ge",
        threshold=plan["threshold"],
        tie_chain=[f"criterion:{competition.criteria[position - 1].key}" for position in plan["ties"]] + ["median"],
        awards_per_entrant=0,
        minimum_judges=3,
    )
    rules.decide(competition, wanted, seen=_version(competition), **act)


def _decide_vote(competition: Competition, plan: Plan, **act) -> None:
    """The quorum of the council's vote, and who is counted."""
    known, vote = competition.rules, plan["vote"]
    values = {"quorum": Fraction(vote["quorum"]), "share": Fraction(vote["pass"]), "of": vote["of"]}
    keys = [f"round.{each.id}.{key}" for each in known.rounds if isinstance(each, Vote) for key in vote]
    after = tuple(replace(each, **values) if isinstance(each, Vote) else each for each in known.rounds)
    after = decided(replace(known, rounds=after), keys)
    amend(competition, after, verb="rules changed", seen=_version(competition), **act)


def _dates(plan: Plan, now: datetime) -> dates.Dates:
    moments = ("opens_at", "deadline_at", "judging_opens_at", "judging_closes_at")
    return dates.Dates(
        **{name: plan.moment(name, now) for name in moments}, awarded_on=plan.moment("awarded_on", now).date()
    )


def _version(competition: Competition) -> int:
    """The set-up as we left it: changes are counted when they are sent."""
    db.session.flush()
    return competition.version
