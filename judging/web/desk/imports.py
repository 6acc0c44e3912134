"""Many entries at once: a sheet and a ZIP of photos are looked at first, then imported whole; and out again."""

from flask import Blueprint, Response, current_app, flash, g, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_login import current_user
from wtforms import FileField

from judging.desk.importing.faults import MOST
from judging.desk.importing.kept import PHOTOS, SHEET, Keeping, Kept
from judging.desk.importing.template import template
from judging.entries import standing
from judging.errors import Invalid, Refusal
from judging.infra import clock
from judging.infra.i18n import language
from judging.tasks import imports
from judging.tasks.imports import Source
from judging.web.again import again
from judging.web.forms import Form

bp = Blueprint("imports", __name__, url_prefix="/imports")
PAGE = "desk/imports/index.html"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: More rows than these are counted, not shown.
SHOWN = 200
#: Whose body may be larger than others': its token is checked by the view, once it is known who sends.
LARGE = "judging.web.desk.imports.create"


class ImportForm(Form):
    """A sheet, and perhaps photos."""

    sheet = FileField(_l("Sheet (XLSX or CSV)"))
    photos = FileField(_l("Photos (ZIP)"))


@bp.get("")
def index(slug: str):
    """What to send, and what can be downloaded."""
    return render_template(PAGE, form=ImportForm(), **_page())


@bp.get("/template.xlsx")
def sample(slug: str):
    """The sheet to fill in."""
    return as_file(template(g.competition, language()), XLSX, f"{slug}-entries.xlsx")


@bp.post("")
def create(slug: str):
    """Keep the files, and go on to the preview."""
    request.max_content_length = current_app.config["IMPORT_MEGABYTES"] << 20
    if current_app.config["WTF_CSRF_ENABLED"]:
        current_app.extensions["csrf"].protect()
    form = ImportForm()
    sent = {name: request.files[field] for name, field in ((SHEET, "sheet"), (PHOTOS, "photos"))
            if field in request.files and request.files[field].filename}  # fmt: skip
    try:
        standing.require_taking(g.competition, clock.now())
        if SHEET not in sent:
            raise Invalid("Please choose the sheet first.")
        names = {name: (file.filename or "")[:200] for name, file in sent.items()}
        kept = _keeping().take(competition_id=g.competition.id, names=names, files=sent)
    except Refusal as refusal:
        return again(PAGE, form, refusal, **_page())
    return redirect(url_for("desk.imports.show", slug=slug, key=kept.key))


@bp.get("/<key>")
def show(slug: str, key: str):
    """What the files would do, row by row, or what is wrong in them, cell by cell."""
    return _preview(_keeping().find(key, competition_id=g.competition.id))


@bp.post("/<key>")
def update(slug: str, key: str):
    """Import what was looked at: all of it, or nothing."""
    kept, now = _keeping().find(key, competition_id=g.competition.id), clock.now()
    try:
        kept.require_same()
        plan, written = imports.carry_out(
            g.competition.id, _source(kept), seen=request.form.get("seen", ""), actor_id=current_user.id, now=now
        )
    except Refusal as refusal:
        return _preview(kept, refusal)
    kept.remove()
    flash(ngettext("%(num)s entry imported.", "%(num)s entries imported.", written.entries))
    return redirect(url_for("desk.entries.index", slug=slug, state="draft"))


def _preview(kept: Kept, refusal: Refusal | None = None):
    """The page of the preview, under a refusal if there was one."""
    try:
        plan = imports.look(g.competition.id, _source(kept), now=clock.now())
    except Refusal as unread:
        return again(PAGE, ImportForm(), unread, **_page())
    status = refusal.status if refusal else 200
    steps = plan.steps[:SHOWN]
    return render_template(
        "desk/imports/show.html", plan=plan, kept=kept, steps=steps, faults=plan.faults[:MOST], refusal=refusal,
        groups={group.id: group for group in g.competition.categories},
    ), status  # fmt: skip


def _page() -> dict:
    return {
        "is_taking": standing.is_taking(g.competition, clock.now()),
        "most": current_app.config["IMPORT_MEGABYTES"],
    }


def _source(kept: Kept) -> Source:
    return Source(kept.sheet, kept.photos)


def _keeping() -> Keeping:
    return Keeping(current_app.instance_path)


def as_file(content: bytes, kind: str, name: str) -> Response:
    """Something to download."""
    return Response(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
