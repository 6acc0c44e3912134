"""Labels and table cards of the exhibits, as PDF."""

from flask import Blueprint, g, render_template, request

from judging.competitions.models import Category
from judging.errors import NotFound
from judging.paper import labels
from judging.web import printing

bp = Blueprint("labels", __name__)
KINDS = ("labels", "cards")


@bp.get("/labels")
def new(slug: str):
    """Choose what to print, for which entries."""
    if not labels.is_exhibited(g.competition):
        raise NotFound()
    return render_template("desk/labels/new.html")


@bp.get("/labels.pdf")
def show(slug: str):
    """The labels or cards of the entries chosen."""
    kind = request.args.get("kind", "labels")
    if kind not in KINDS:
        raise NotFound()
    numbers = request.args.get("numbers", "")
    entries = labels.entries_to_label(g.competition, category=chosen_group(), numbers=numbers)
    return printing.answer(kind, printing.labels, g.competition, entries, file=f"{slug}-{kind}")


def chosen_group() -> Category | None:
    """The group in the address by its position; all of them without one. Raises NotFound."""
    wanted = request.args.get("group", "")
    if not wanted:
        return None
    for category in g.competition.categories:
        if str(category.position) == wanted:
            return category
    raise NotFound()
