"""What must hold of sheets that came on paper."""

from collections.abc import Callable, Iterator

from sqlalchemy import select

from judging.infra.db import db
from judging.paper.models import PaperCopy, PaperSheet


def paper_rests_on_two_copies() -> Iterator[str]:
    """What counts from paper was typed by two people, each with the same points."""
    rows = db.session.scalars(select(PaperCopy))
    copies = {(row.round_id, row.attempt, row.judge_id, row.entry_id, row.typed_by_id): row.scores for row in rows}
    for sheet in db.session.scalars(select(PaperSheet)):
        key = (sheet.round_id, sheet.attempt, sheet.judge_id, sheet.entry_id)
        if any(copies.get((*key, person)) != sheet.scores for person in (sheet.first_by_id, sheet.second_by_id)):
            yield f"the paper of judge {sheet.judge_id} and entry {sheet.entry_id} is not what two people typed"


def decisions_about_paper_are_told() -> Iterator[str]:
    """Who decided between paper and tablet, and why; nobody where nothing was to decide, or is still to be."""
    for sheet in db.session.scalars(select(PaperSheet)):
        is_told = bool(sheet.decided_by_id and sheet.decided_at and sheet.reason)
        if is_told != bool(sheet.decided_by_id) or (sheet.outcome in ("same", "open") and is_told):
            yield f"the paper of judge {sheet.judge_id} and entry {sheet.entry_id} is decided without a word"
        elif sheet.outcome == "tablet" and not is_told:
            yield f"the paper of judge {sheet.judge_id} and entry {sheet.entry_id} was put aside by nobody"


INVARIANTS: list[Callable[[], Iterator[str]]] = [paper_rests_on_two_copies, decisions_about_paper_are_told]
