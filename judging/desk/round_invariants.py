"""What must hold of rounds: who takes part in them, and what was found in those that judges do not score."""

from collections.abc import Iterator

from sqlalchemy import select

from judging.competitions.document import rule_of
from judging.competitions.models import Competition, Round
from judging.entries.models import Entry
from judging.errors import Incomplete, Invalid
from judging.findings.checking import require_sound
from judging.findings.models import Finding
from judging.infra.db import db
from judging.results import computing
from judging.results.models import Withholding


def entries_have_reached_what_they_passed() -> Iterator[str]:
    """An accepted entry takes part as far as it passed the rounds before, as they stand recorded now."""
    under_way = select(Round.competition_id).where(Round.position == 1, Round.state != "waiting")
    for competition in db.session.scalars(select(Competition).where(Competition.id.in_(under_way))):
        try:
            reached = computing.reached(competition)
        except (Incomplete, Invalid) as wrong:
            yield f"competition {competition.id}: its earlier rounds cannot be computed ({wrong.reason % wrong.values})"
            continue
        kept = select(Entry.id, Entry.number, Entry.reached).where(Entry.state == "accepted")
        for entry, number, position in db.session.execute(kept.where(Entry.competition_id == competition.id)):
            if position != (due := reached[number]):
                yield f"entry {entry} takes part up to round {position}, by the rounds before up to {due}"


def findings_fit_their_round() -> Iterator[str]:
    """What was found is of an entry of the round's own competition, and what such a round asks for."""
    rows = select(Finding, Round, Entry.competition_id).join(Round, Round.id == Finding.round_id)
    for finding, round_, competition in db.session.execute(rows.join(Entry, Entry.id == Finding.entry_id)):
        if competition != round_.competition_id:
            yield f"round {round_.id} has a finding of entry {finding.entry_id} of another competition"
        try:
            require_sound(rule_of(db.session.get(Competition, round_.competition_id), round_), finding.data)
        except (Invalid, LookupError, TypeError, ValueError) as wrong:
            yield f"round {round_.id}: the finding of entry {finding.entry_id} is not of its kind ({wrong!r})"


def withheld_awards_are_on_offer() -> Iterator[str]:
    """What people withhold is an award of that competition, and the group one of its groups."""
    for withheld in db.session.scalars(select(Withholding)):
        owners = {thing.competition_id for thing in (withheld.prize, withheld.category) if thing}
        if owners != {withheld.competition_id} or withheld.prize.kind != "award":
            yield f"withholding {withheld.id} is of no award of its competition"


INVARIANTS = [entries_have_reached_what_they_passed, findings_fit_their_round, withheld_awards_are_on_offer]
