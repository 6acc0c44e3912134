"""What must hold of results and recognised lists; see ``invariants``."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import joinedload

from judging.awards.award_list import keys_across, reading_order, recognitions
from judging.awards.models import Award, Publication
from judging.competitions import document
from judging.competitions.models import Category, Competition, Prize, Round
from judging.competitions.prizes import caps_of
from judging.entries.models import Entry
from judging.infra.db import db
from judging.ranking import rules
from judging.ranking.rules import ALL, EVERYBODY
from judging.results import queries
from judging.results.inputs import fingerprint_of, inputs_of
from judging.results.models import Run, TieDecision


def stages_agree() -> Iterator[str]:
    """A draft's rounds wait; a published competition's rounds are closed."""
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
        found = select(func.count()).where(Entry.number.in_(decision.order))
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
    """No group receives more of an award than is on offer there and not withheld, all together no more across."""
    for publication in _published():
        by = publication.competition.rules
        withheld = {(w.award, w.group) for w in queries.withheld_in(publication.competition)}
        for award in by.awards:
            caps = caps_of(award, by)
            for group, lines in _by_group(publication, award).items():
                gone = {(award.id, group), (award.id, None)} & withheld
                cap = 0 if gone or award.side else caps.get(group, 0)
                if cap != ALL and len(lines) > cap and not _is_last_tie_taken_in(by, lines, cap):
                    yield f"publication {publication.id}: {group} has {len(lines)} of {award.id}, {cap} are on offer"


def entries_keep_within_their_limits() -> Iterator[str]:
    """No entry takes more awards than one may, two only with one of them across; no entrant more than the rules say."""
    for publication in _published():
        limits = publication.competition.rules.limits
        across = {award.id for award in publication.competition.rules.awards if award.across}
        lines = [line for line in publication.awards if line.prize.kind == "award"]
        for entry in {line.entry_id for line in lines}:
            kinds = [line.prize.key in across for line in lines if line.entry_id == entry]
            if len(kinds) > limits.per_entry or len(set(kinds)) < len(kinds):
                yield f"entry {entry} has {len(kinds)} awards in publication {publication.id}"
        for entrant, count in Counter(line.entry.entrant_id for line in lines).items():
            if limits.per_entrant and count > limits.per_entrant:
                yield f"person {entrant} has {count} awards in competition {publication.competition_id}"


def lists_are_in_order() -> Iterator[str]:
    """The lines of a list count from one: first across groups, then by group, the better prize and place first."""
    for publication in _published():
        if [award.position for award in publication.awards] != list(range(1, len(publication.awards) + 1)):
            yield f"publication {publication.id} does not count its awards from one"
        across = keys_across(publication.competition.rules)
        order = [reading_order(award, across=across, place=award.place) for award in publication.awards]
        for award, before, own in zip(publication.awards[1:], order, order[1:], strict=False):
            if own < before:
                yield f"award {award.id} stands behind a lesser one"


def lists_are_what_their_ranking_gave() -> Iterator[str]:
    """A list is line by line what the newest ranking gives, and no tie of that ranking awaits a decision."""
    for publication in _published():
        run = db.session.get(Run, publication.run_id)
        if queries.newest_run(publication.competition_id) is not run:
            yield f"publication {publication.id} is not from the newest ranking"
        if not all(tie["decided"] for tie in run.outcome["ties"]):
            yield f"publication {publication.id} is from run {run.id}, where a tie awaits a decision"
        given = {
            (line["entry"], line["group"], *recognised, line["place"], line["total"])
            for line in run.outcome["standings"]
            for recognised in recognitions(line["awards"], line["band"])
        }
        kept = {
            (str(a.entry.number), a.category.key, a.prize.kind, a.prize.key, a.place, a.total)
            for a in publication.awards
        }
        for number, *_ in given ^ kept:
            yield f"publication {publication.id}: number {number} has another award, place or total in run {run.id}"


def lists_are_of_the_sheets_kept() -> Iterator[str]:
    """The sheets, judges and entrants a list was computed from are those in the database now."""
    for publication in _published():
        run = db.session.get(Run, publication.run_id)
        if run.scores_fingerprint != fingerprint_of(inputs_of(publication.competition)):
            yield f"publication {publication.id}: its sheets, judges or entrants are others than run {run.id} ranked"
        if run.rules_fingerprint != document.fingerprint_of(publication.competition):
            yield f"publication {publication.id}: its rules are others than run {run.id} ranked by"


def _published() -> Iterable[Publication]:
    return db.session.scalars(select(Publication).options(joinedload(Publication.competition)))


def _by_group(publication: Publication, award: rules.Award) -> dict[str, list[Award]]:
    """Who has an award, by the group it is counted in."""
    is_one = award.across or not publication.competition.rules.groups
    found = defaultdict(list)
    for line in publication.awards:
        if (line.prize.kind, line.prize.key) == ("award", award.id):
            found[EVERYBODY if is_one else line.category.key].append(line)
    return found


def _is_last_tie_taken_in(by: rules.Rules, lines: list[Award], cap: int) -> bool:
    """Whether the rules let all of a tie at the line take the award, and only that tie goes beyond ``cap``."""
    last = {lines[-1].total}
    return by.ties.at_line == "all" and cap > 0 and sum(line.total not in last for line in lines) < cap


INVARIANTS = [
    stages_agree,
    published_is_what_has_a_list,
    results_are_of_one_competition,
    awards_are_of_accepted_products,
    awards_keep_within_their_numbers,
    entries_keep_within_their_limits,
    lists_are_in_order,
    lists_are_what_their_ranking_gave,
    lists_are_of_the_sheets_kept,
]
