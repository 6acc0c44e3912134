"""“I cannot judge this”: a request to the organisers, in two taps; it needs the network."""

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import inability, queries
from judging.web.errors import sentence, wants_json
from judging.web.judge.page import page_of
from judging.web.unable_words import CAUSES

bp = Blueprint("unable", __name__)
PAGE = "judge/unable/new.html"


@bp.get("/entries/<int:number>/unable")
def new(slug: str, number: int):
    """The reasons as buttons; what was asked before, and the answer."""
    queries.require_open(g.competition)
    return render_template(PAGE, **_shown(number))


@bp.post("/entries/<int:number>/unable")
def create(slug: str, number: int):
    """Ask the organisers."""
    cause, words = request.form.get("cause", ""), request.form.get("words", "")[:1000]
    try:
        with writing():
            entry = queries.entry_for(g.judge, number)
            inability.ask(g.judge, entry, cause=cause, words=words, actor=current_user, now=clock.now())
    except Refusal as refusal:
        if wants_json() or refusal.status != 422:
            raise
        return render_template(PAGE, refusal=sentence(refusal), **_shown(number)), refusal.status
    return _said(slug, _("The organisers know of it and will answer."))


@bp.post("/entries/<int:number>/unable/removal")
def remove(slug: str, number: int):
    """It can be scored after all."""
    with writing():
        entry = queries.entry_for(g.judge, number)
        inability.take_back(g.judge, entry, actor=current_user, now=clock.now())
    return _said(slug, _("Your request is taken back."))


def unable_causes() -> dict:
    """The reasons in words, for the sheet's own form."""
    return CAUSES


def _said(slug: str, words: str):
    if wants_json():
        return jsonify(ok=True, message=words)
    flash(words)
    return redirect(url_for("judge.sheets.index", slug=slug))


def _shown(number: int) -> dict:
    page = page_of(g.judge, number)
    return {"page": page, "asked": inability.last_of(g.judge, page.entry), "causes": CAUSES, "judge": g.judge}
