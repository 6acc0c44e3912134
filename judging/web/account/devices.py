"""Where a person is signed in."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import profile, queries
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("devices", __name__, url_prefix="/devices")


@bp.get("")
def index():
    """Every live sign-in, this one marked."""
    devices = [(queries.device_name(each), each) for each in queries.devices_of(current_user.id, clock.now())]
    return render_template("account/devices/index.html", devices=devices, here=current_user.sign_in)


@bp.post("/<name>")
def delete(name: str):
    """Sign one of one's own devices out."""
    now = clock.now()
    with writing():
        profile.sign_out(current_user, queries.device(current_user.id, name, now), now=now)
    flash(_("The device is signed out."))
    return redirect(url_for("account.devices.index"))
