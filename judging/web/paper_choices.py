"""What counts where paper and tablet differ: the same form on the judge's page and at the desk."""

from flask import request
from flask_login import current_user

from judging.errors import Invalid, NotFound
from judging.infra import clock
from judging.paper import copying
from judging.paper.ballots import Ballot

CHOICES = ("paper", "tablet")


def chosen() -> str:
    """What the form says; raises Invalid for anything else."""
    counts = request.form.get("counts")
    if counts not in CHOICES:
        raise Invalid("Please choose what counts, the paper or the tablet.")
    return counts


def decide(ballot: Ballot, counts: str) -> None:
    """Let it count, with the reason typed; raises NotFound before two people have typed the paper."""
    if (sheet := copying.sheet_of(ballot)) is None:
        raise NotFound()
    reason = request.form.get("reason", "")
    copying.decide(sheet, ballot, for_paper=counts == "paper", reason=reason, actor=current_user, now=clock.now())
