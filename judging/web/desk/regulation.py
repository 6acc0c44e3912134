"""The rules as numbered articles for a regulation, and as a file."""

from flask import Blueprint, Response, g, render_template

from judging.competitions.document import document_of
from judging.infra.i18n import language
from judging.ranking.articles import articles
from judging.ranking.articles.telling import Teller
from judging.ranking.document import writing

bp = Blueprint("regulation", __name__, url_prefix="/regulation")


@bp.get("")
def show(slug: str):
    """The articles with a worked example, in the language of the page."""
    rules = document_of(g.competition)
    return render_template(
        "desk/regulation/show.html",
        articles=articles(rules, language()),
        marks=Teller(rules, language()).marks,
        fingerprint=writing.fingerprint(rules),
    )


@bp.get("/rules.toml")
def download(slug: str):
    """The rules document in its canonical form; ``judging rules`` and ``judging rank`` read it."""
    headers = {"Content-Disposition": f'attachment; filename="{g.competition.slug}-rules.toml"'}
    return Response(writing.write(document_of(g.competition)), content_type="application/toml", headers=headers)
