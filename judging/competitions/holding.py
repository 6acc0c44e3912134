"""One act at a time: whoever decides about a competition holds it until the transaction ends."""

from judging.competitions import lifecycle, queries
from judging.competitions.models import Competition
from judging.infra.db import db, lock


def hold(competition: Competition, *stages: str) -> None:
    """Let nobody else decide about ``competition`` meanwhile, and require one of these stages; raises Closed.

    What is counted afterwards (judges left, ties, sheets) stays true until the commit.
    Judges' saves do not wait: ``scoring.standing`` guards those.
    """
    lock(competition)
    for round_ in competition.rounds:
        db.session.refresh(round_)  # whoever held it before may have moved it
    lifecycle.require(queries.stage_of(competition), *stages)
