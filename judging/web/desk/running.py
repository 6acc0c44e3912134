"""The rounds of a competition: which is under way, how far it is, and the step that is next."""

from flask import Blueprint, g, render_template

from judging.competitions import queries
from judging.desk import course, readiness, second_looks
from judging.scoring import progress
from judging.web.desk import round_words
from judging.web.errors import sentence

bp = Blueprint("running", __name__)


@bp.get("/rounds")
def index(slug: str):
    """The rounds as steps, and what is to be done now."""
    competition = queries.set_up(g.competition)
    legs, board = course.legs(competition), progress.board(competition)
    return render_template(
        "desk/running/index.html",
        steps=round_words.steps(competition, legs, board),
        stage=queries.stage_of(competition),
        leg=legs[competition.round.position - 1],
        board=board,
        between=course.between(competition),
        may_look_again=second_looks.may_open(competition),
        unrecognised=readiness.unrecognised(competition),
        words=round_words,
        sentence=sentence,
    )
