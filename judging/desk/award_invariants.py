"""What must hold of results and recognised lists; see ``invariants``."""

from collections.abc import Iterator

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import joinedload

from judging.awards.models import Award, Publication
from judging.competitions.models import Category, Competition, Prize, Quota, Round
from judging.entries.models import Entry
from judging.infra.db import db
from judging.results import queries
from judging.results.inputs import fingerprint_of, inputs_of
from judging.results.models import Run, TieDecision


def stages_agree() -> Iterator[str]:
    """A draft's round waits; a published competition's round is closed."""
    rows = select(Competition.id, Competition.state, Round.state).join(Round, Round.competition_id == Competition.id)
    wrong = or_(
        (Competition.state == "draft") & (Round.state != "waiting"),
        (Competition.state == "published") & (Round.state != "closed"),
    )
    for competition, state, round_state in db.session.execute(rows.where(wrong)):
        yield f"competition {competition} is {state} while its round is {round_state}"


def published_is_what_has_a_list() -> Iterator[str]:
    """A list makes its competition published, and one made from a preset is published by nothing else."""
    lists = select(Publication).join(Publication.competition).where(Competition.state != "published")
    for publication in db.session.scalars(lists):
        yield f"publication {publication.id}: its competition {publication.competition_id} is not published"
    without = ~exists().where(Publication.competition_id == Competition.id)
    published = select(Competition).where(Competition.state == "published", Competition.preset != "", without)
    for competition in db.session.scalars(published):
        yield f"competition {competition.id} is published without an award list"


def results_are_of_one_competition() -> Iterator[str]:
    """A list comes from a ranking of its own competition; a tie was decided between its products."""
    lists = select(Publication).join(Run, Run.id == Publication.run_id)
    for publication in db.session.scalars(lists.where(Run.competition_id != Publication.competition_id)):
        yield f"publication {publication.id} comes from run {publication.run_id} of another competition"
    for decision in db.session.scalars(select(TieDecision)):
        found = select(func.count()).where(Entry.id.in_(decision.order))
        if db.session.scalar(found.where(Entry.competition_id == decision.competition_id)) != len(decision.order):
            yield f"tie decision {decision.id} is not between products of its competition"


def awards_are_of_accepted_products() -> Iterator[str]:
    """Each award goes to an accepted product of that competition, in its own group, with a prize on offer there."""
    rows = select(Award, Publication.competition_id, Entry, Category.competition_id, Prize.competition_id)
    rows = rows.join(Publication, Publication.id == Award.publication_id).join(Entry, Entry.id == Award.entry_id)
    rows = rows.join(Category, Category.id == Award.category_id).join(Prize, Prize.id == Award.prize_id)
    for award, competition, entry, *others in db.session.execute(rows):
        if entry.state != "accepted" or entry.category_id != award.category_id:
            yield f"award {award.id}: entry {entry.id} is {entry.state} in group {entry.category_id}"
        if {entry.competition_id, *others} != {competition}:
            yield f"award {award.id} mixes competitions"


def awards_keep_within_their_numbers() -> Iterator[str]:
    """No group receives more of a prize than is on offer there, no entrant more awards than one may."""
    count = func.count().label("awards")
    given = select(Award.prize_id, Award.category_id, count).group_by(Award.prize_id, Award.category_id)
    offered = {(quota.prize_id, quota.category_id): quota.cap for quota in db.session.scalars(select(Quota))}
    for prize, category, awards in db.session.execute(given):
        cap = offered.get((prize, category), 0)
        if cap is not None and awards > cap:
            yield f"group {category} has {awards} awards of prize {prize}, {cap} are on offer"
    taken = select(Entry.entrant_id, Competition.id, count).select_from(Award)
    taken = taken.join(Entry, Entry.id == Award.entry_id).join(Competition, Competition.id == Entry.competition_id)
    taken = taken.where(Competition.awards_per_entrant > 0).group_by(
        Entry.entrant_id, Competition.id, Competition.awards_per_entrant
    )
    for entrant, competition, awards in db.session.execute(taken.having(count > Competition.awards_per_entrant)):
        yield f"person {entrant} has {awards} awards in competition {competition}, more than one may receive"


def lists_are_in_order() -> Iterator[str]:
    """The lines of a list count from one, and a better prize of a group never stands behind a lesser one."""
    for publication in db.session.scalars(select(Publication)):
        if [award.position for award in publication.awards] != list(range(1, len(publication.awards) + 1)):
            yield f"publication {publication.id} does not count its awards from one"
        last: dict[int, tuple[int, int]] = {}
        for award in publication.awards:
            rank = (award.prize.position, award.place)
            if rank < last.get(award.category_id, rank):
                yield f"award {award.id} stands behind a lesser one of its group"
            last[award.category_id] = rank


def lists_are_what_their_ranking_gave() -> Iterator[str]:
    """A list is line by line what the newest ranking gives, and no tie of that ranking awaits a decision."""
    for publication in db.session.scalars(select(Publication)):
        run = db.session.get(Run, publication.run_id)
        if queries.newest_run(publication.competition_id) is not run:
            yield f"publication {publication.id} is not from the newest ranking"
        if not all(tie["decided"] for tie in run.outcome["ties"]):
            yield f"publication {publication.id} is from run {run.id}, where a tie awaits a decision"
        given = {tuple(line[name] for name in _GIVEN) for line in run.outcome["standings"] if line["award"]}
        kept = {(str(a.entry_id), str(a.category_id), str(a.prize_id), a.place, a.total) for a in publication.awards}
        for entry, *_ in given ^ kept:
            yield f"publication {publication.id}: entry {entry} has another award, place or total than in run {run.id}"


_GIVEN = ("entry", "group", "award", "place", "total")


def lists_are_of_the_sheets_kept() -> Iterator[str]:
    """The sheets, judges and entrants a list was computed from are those in the database now."""
    for publication in db.session.scalars(select(Publication).options(joinedload(Publication.competition))):
        run = db.session.get(Run, publication.run_id)
        if run.scores_fingerprint != fingerprint_of(inputs_of(publication.competition)):
            yield f"publication {publication.id}: its sheets, judges or entrants are others than run {run.id} ranked"


INVARIANTS = [
    stages_agree,
    published_is_what_has_a_list,
    results_are_of_one_competition,
    awards_are_of_accepted_products,
    awards_keep_within_their_numbers,
    lists_are_in_order,
    lists_are_what_their_ranking_gave,
    lists_are_of_the_sheets_kept,
]
