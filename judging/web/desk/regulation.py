"""The rules as numbered articles for a regulation, and as a file."""

from flask import Blueprint, Response, g, render_template

from judging.competitions.document import fingerprint_of
from judging.web.told import rules_of

bp = Blueprint("regulation", __name__, url_prefix="/regulation")


@bp.get("")
def show(slug: str):
    """The articles with a worked example, in the language of the page."""
    return render_template(
        "desk/regulation/show.html", rules=rules_of(g.competition), fingerprint=fingerprint_of(g.competition)
    )  # fmt: skip


@bp.get("/rules.toml")
def download(slug: str):
    """The rules document in its canonical form; ``judging rules`` and ``judging rank`` read it."""
    headers = {"Content-Disposition": f'attachment; filename="{g.competition.slug}-rules.toml"'}
    return Response(g.competition.document, content_type="application/toml", headers=headers)
