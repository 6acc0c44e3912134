"""All entries in the shape in which they are imported, and their clean photos."""

from tempfile import TemporaryFile

from flask import Blueprint, current_app, g, request, send_file
from flask_babel import gettext as _
from flask_login import current_user

from judging.audit.recording import record
from judging.desk.importing import exporting
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.i18n import language
from judging.web.desk.imports import XLSX, as_file
from judging.web.public.awards import DEMO_MARK

bp = Blueprint("exports", __name__, url_prefix="/exports")
FORMS = ("xlsx", "csv", "zip")


@bp.post("")
def create(slug: str):
    """A sheet of all entries, or the photos it names; who took it stands in the log."""
    form = request.form.get("form", "")
    if form not in FORMS:
        raise NotFound()
    with writing():
        record("entries exported", now=clock.now(), actor=current_user, competition=g.competition, what=form)
        entries = exporting.entries_of(g.competition.id)
        photos, rows = exporting.photos_of(entries), exporting.rows_of(g.competition, entries, language())
    name = f"{slug}-entries{DEMO_MARK if current_app.config['DEMO'] else ''}.{form}"
    if form == "zip":
        return _photos(photos, name)
    if form == "csv":
        return as_file(exporting.as_csv(rows), "text/csv; charset=utf-8", name)
    return as_file(exporting.as_xlsx(rows, _("Entries")), XLSX, name)


def _photos(photos: dict[str, str], name: str):
    """Made on the disk, so that no number of photos fills the memory."""
    file = TemporaryFile(dir=current_app.instance_path)  # noqa: SIM115 (the answer closes it)
    exporting.write_photos(photos, store=current_app.extensions["photos"], into=file)
    file.seek(0)
    answer = send_file(file, mimetype="application/zip", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    answer.call_on_close(file.close)
    return answer
