"""Whose turn it is on a tablet that several judges share; without a network the tablet asks by itself."""

from flask import Blueprint, g, jsonify, redirect, render_template, request, url_for

from judging.accounts import attempts
from judging.errors import Invalid, NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import pins
from judging.panel.models import Judge
from judging.web import seats
from judging.web.addressing import called
from judging.web.blank import is_blank
from judging.web.entering import attempt
from judging.web.errors import sentence, wants_json

bp = Blueprint("turns", __name__, url_prefix="/turns")


@bp.get("")
def show(slug: str):
    """The judges of this tablet; a blank page leaves them to the tablet, which knows them."""
    return _page()


@bp.post("")
def create(slug: str):
    """It is another judge's turn, by the PIN."""
    now = clock.now()
    judge = _named()
    counted = attempt("PIN", f"{judge.id}", now=now)
    try:
        pins.require(judge, request.form.get("pin", ""))
    except Invalid as refusal:
        if wants_json():
            raise
        return _page(said=sentence(refusal)), 422
    with writing():
        attempts.forget(counted)
    home = url_for("judge.sheets.index", slug=slug, fresh=1)
    told = {"number": judge.number, "name": called(judge), "key": seats.at(slug)[judge.number][1]}
    return seats.take_turn(jsonify(ok=True, turn=told) if wants_json() else redirect(home), judge)


def _named() -> Judge:
    number = request.form.get("judge", "")
    for judge in seats.judges_at(g.competition):
        if str(judge.number) == number:
            return judge
    raise NotFound("This judge does not share this tablet. The judge's own card, opened with it, begins that.")


def _page(said: str = "") -> str:
    judges = [] if is_blank() else seats.judges_at(g.competition)
    return render_template("judge/turns/show.html", judges=judges, said=said)
