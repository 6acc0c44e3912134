"""Rounds in words: what happens in one, where it stands, and the step that is next."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from judging.competitions.models import Competition, Round
from judging.desk.course import Leg
from judging.infra.i18n import moment, named, number
from judging.scoring.progress import Board

KINDS = {
    "eligibility": _l("Conditions are examined"),
    "score": _l("Judges give points"),
    "vote": _l("The council votes"),
    "public": _l("The public votes"),
}


def is_plain(competition: Competition) -> bool:
    """Whether there is one round alone and judges score it: then nobody needs its name."""
    return len(competition.rounds) == 1 and competition.rounds[0].kind == "score"


def opening(competition: Competition, round_: Round) -> str:
    """The act that opens a round, as a button says it."""
    return _("Open judging") if is_plain(competition) else _("Open the round “%(name)s”", name=named(round_))


def closing(competition: Competition) -> str:
    """The act that closes the round under way."""
    if is_plain(competition):
        return _("Close the round")
    return _("Close the round “%(name)s”", name=named(competition.round))


def taking_back(competition: Competition) -> str:
    """The act that takes its opening back."""
    if is_plain(competition):
        return _("Take judging back")
    return _("Take the opening of “%(name)s” back", name=named(competition.round))


def left(leg: Leg) -> str:
    """How many entries of the round under way nothing has been recorded of."""
    if not leg.missing:
        return _("Everything has been recorded")
    return ngettext(
        "%(num)s entry has not been recorded yet", "%(num)s entries have not been recorded yet", leg.missing
    )


def steps(competition: Competition, legs: list[Leg], board: Board) -> list[tuple[str, str, str, str, str | None]]:
    """A step for each round, as the ``steps`` component takes them."""
    return [_step(competition, leg, board) for leg in legs]


def _step(competition: Competition, leg: Leg, board: Board) -> tuple[str, str, str, str, str | None]:
    round_ = leg.round
    kind = {"closed": "good", "judging": "wait"}.get(round_.state, "")
    name = _("Judging") if is_plain(competition) else _("%(n)s. %(name)s", n=round_.position, name=named(round_))
    address = None
    if round_.state == "closed" or (round_.state == "judging" and round_.kind != "score"):
        address = url_for("desk.findings.index", slug=competition.slug, key=round_.key)
    elif round_.state == "judging":
        address = url_for("desk.progress.show", slug=competition.slug)
    return kind, name, " · ".join(_details(leg, board)), _verb(round_), address


def _verb(round_: Round) -> str:
    return _("Record") if round_.state == "judging" and round_.kind != "score" else _("See")


def _details(leg: Leg, board: Board) -> Iterator[str]:
    """What happens in it, who takes part, how far it is, when it began or ended."""
    round_ = leg.round
    yield str(KINDS[round_.kind])
    if leg.taking_part is not None:
        yield ngettext("%(num)s entry takes part", "%(num)s entries take part", leg.taking_part)
    if round_.state == "judging":
        yield _progress(leg, board)
        if round_.opened_at:
            yield _("Open since %(moment)s", moment=moment(round_.opened_at))
    if leg.passed is not None:
        yield ngettext("%(num)s passed", "%(num)s passed", leg.passed)
    if round_.state == "closed" and round_.closed_at:
        yield _("closed at %(moment)s", moment=moment(round_.closed_at))
    if round_.state == "waiting":
        yield _("not opened yet")


def _progress(leg: Leg, board: Board) -> str:
    if leg.round.kind == "score":
        handed_in = _("%(done)s of %(all)s judges have handed in", done=board.handed_in, all=board.handing_in)
        complete = _("%(done)s of %(all)s sheets complete", done=number(board.done), all=number(board.whole))
        return f"{complete} · {handed_in}"
    return _("%(done)s of %(all)s recorded", done=number(leg.recorded), all=number(leg.taking_part or 0))
