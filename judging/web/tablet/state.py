"""What a tablet learns: its judge's own work, the round, and when everything was last so."""

from flask import Blueprint, current_app, g, jsonify
from flask_wtf.csrf import generate_csrf

from judging.competitions.models import Round
from judging.errors import NotFound, Refusal
from judging.infra import clock
from judging.infra.i18n import named
from judging.panel import inability
from judging.panel import queries as panel
from judging.panel.models import Inability
from judging.scoring import own, reopening
from judging.scoring.decisions import SheetReopening
from judging.scoring.operations import ms
from judging.scoring.own import OwnSheet
from judging.scoring.queries import Group
from judging.web import packing
from judging.web.errors import sentence

bp = Blueprint("state", __name__)


@bp.get("/state")
def show(slug: str):
    """Own scores with their versions, what is closed and why, the deadline, and a token for the next letter."""
    if g.seat is None:
        raise NotFound()
    judge = panel.seat_at(g.seat.person_id, slug)
    mine = own.own(judge)
    return jsonify(
        ok=True,
        now=ms(clock.now()),
        token=generate_csrf(),
        judge=judge.number,
        seat=g.seat.key,
        latest=mine.latest,
        standing=f"{g.seat.standing}-{packing.edition()}",
        app=current_app.config["STATIC_VERSION"],
        pack=packing.version(judge.id),
        phone=judge.competition.phone or current_app.config["SUPPORT_PHONE"] or "",
        round=_round(mine.round),
        groups=[_group(group) for group in mine.groups],
        sheets={str(sheet.number): _plain(sheet) for sheet in mine.sheets},
        opened=[_opened(row) for row in reopening.open_for(judge)],
        unable={number: _asked(row) for number, row in inability.said_by(judge).items()},
    )


def _round(round_: Round) -> dict:
    return {
        "key": round_.key,
        "attempt": round_.attempt,
        "state": round_.state,
        "due_at": round_.due_at and ms(round_.due_at),
        "grace_minutes": round_.grace_minutes,
    }


def _group(group: Group) -> dict:
    return {
        "position": group.category.position,
        "handed_in": group.is_handed_in,
        "stood_down": group.is_stood_down,
        "entries": [task.entry.number for task in group.tasks],
    }


def _opened(row: SheetReopening) -> dict:
    """What the organisers let this judge change after it was handed in; without a number the whole group."""
    group = named(row.category) if row.judge.competition.is_grouped else ""
    return {"entry": row.entry and row.entry.number, "group": group, "reason": row.reason}


def _asked(row: Inability) -> dict:
    """What the judge cannot score: waiting for an answer, or asked to score it, with the organisers' words."""
    return {"said": row.answer or "waiting", "words": row.answer_words}


def _plain(sheet: OwnSheet) -> dict:
    return {
        "group": sheet.group,
        "closed": sheet.closed and sentence(Refusal(sheet.closed)),
        "scores": sheet.scores,
        "versions": sheet.versions,
        "comment": sheet.comment,
        "note": sheet.note,
        "bookmark": sheet.is_bookmarked,
    }
