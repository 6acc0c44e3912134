"""The second step's codes on paper, for a lost telephone."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import current_user

from judging.accounts import second_factor
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.web.addresses import own
from judging.web.entering import work_of

bp = Blueprint("paper_codes", __name__, url_prefix="/paper-codes")


@bp.get("")
def show():
    """The codes, once."""
    address = own(request.args.get("next")) or work_of(current_user)
    return render_template("account/paper_codes/show.html", codes=session.pop("paper_codes", None), onward=address)


@bp.post("")
def create():
    """Make new ones; the old ones no longer work."""
    if current_user.second_factor is None:
        raise NotFound()
    with writing():
        session["paper_codes"] = second_factor.renew_codes(current_user, now=clock.now())
    return redirect(url_for("account.paper_codes.show", next=url_for("account.profile.edit")))
