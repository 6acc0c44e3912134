"""Every device but this one."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import profile
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("other_devices", __name__, url_prefix="/other-devices")


@bp.post("")
def delete():
    """Sign them all out."""
    with writing():
        profile.sign_out_others(current_user, now=clock.now())
    flash(_("All other devices are signed out."))
    return redirect(url_for("account.devices.index"))
