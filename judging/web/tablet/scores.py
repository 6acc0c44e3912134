"""Saving the scores of one sheet."""

from flask import Blueprint, g, jsonify

from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.scoring import sheets
from judging.scoring.merge import Sheet, TwoOpinions
from judging.web.tablet import arriving

bp = Blueprint("scores", __name__)


@bp.post("/entries/<int:number>/scores")
def update(slug: str, number: int):
    """Save, and name the save that this answers: the tablet believes nothing else."""
    letter = arriving.read()
    g.echo = {"save": letter.save}
    if g.place is None:
        raise NotFound()
    sent = sheets.prepared(g.place, letter.scores, letter.comment, seen=letter.seen)
    try:
        with writing():
            kept = sheets.fill_in(g.place, sent, now=clock.now())
    except TwoOpinions as two:
        g.echo["kept"] = _plain(two.kept)
        raise
    return jsonify(ok=True, **g.echo, kept=_plain(kept))


def _plain(sheet: Sheet) -> dict:
    return {"scores": sheet.scores, "comment": sheet.comment, "version": sheet.version}
