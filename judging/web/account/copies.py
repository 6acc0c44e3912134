"""A copy of everything that is held of oneself."""

from tempfile import TemporaryFile

from flask import Blueprint, current_app, render_template, send_file
from flask_login import current_user

from judging.audit.recording import record
from judging.desk.privacy import copying
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web.account.forms import PresentPasswordForm
from judging.web.account.proving import is_provable, prove
from judging.web.again import again
from judging.web.entering import attempt

bp = Blueprint("copies", __name__, url_prefix="/data/copy")
PAGE = "account/copies/new.html"


@bp.get("")
def new():
    """What is in it, and the password once more."""
    return render_template(PAGE, form=PresentPasswordForm(), is_provable=is_provable())


@bp.post("")
def create():
    """The file; made on the disk, so that no number of photos fills the memory. Ten in a quarter of an hour."""
    form, now = PresentPasswordForm(), clock.now()
    try:
        prove(form, now=now)
        attempt("copy", str(current_user.id), now=now)
    except Refusal as refusal:
        return again(PAGE, form, refusal, is_provable=is_provable())
    with writing():
        record("copy of own data made", now=now, actor=current_user, subject=f"person:{current_user.id}")
        told, files = copying.gather(current_user, now=now)
    file = TemporaryFile(dir=current_app.instance_path)  # noqa: SIM115 (the answer closes it)
    copying.write(told, files, store=current_app.extensions["photos"], into=file)
    file.seek(0)
    answer = send_file(file, mimetype="application/zip", as_attachment=True, download_name=f"my-data-{now:%Y%m%d}.zip")
    answer.headers["Cache-Control"] = "no-store"
    answer.call_on_close(file.close)
    return answer
