"""Writing scores onto a sheet."""

from datetime import datetime

from sqlalchemy import bindparam, insert, update

from judging.audit.recording import append
from judging.errors import Invalid
from judging.infra.db import db
from judging.infra.text import clean
from judging.scoring import merge, scales
from judging.scoring.merge import Sheet
from judging.scoring.models import ScoreSheet
from judging.scoring.places import Place
from judging.scoring.standing import hold, standing_of

LONGEST_COMMENT = 4000


def prepared(place: Place, scores: object, comment: object, *, seen: object) -> Sheet:
    """What a judge sent over the version ``seen``, checked; no lock is needed yet. Raises Invalid."""
    if type(seen) is not int or seen < merge.UNSEEN or not isinstance(comment, str):
        raise Invalid("These scores do not belong to this competition's criteria. Please reload the page.")
    comment = clean(comment)
    if len(comment) > LONGEST_COMMENT:
        raise Invalid("The comment is too long. At most %(longest)s characters, please.", longest=LONGEST_COMMENT)
    return Sheet(scales.checked(scores, place.scales), comment, seen)


def fill_in(place: Place, sent: Sheet, *, now: datetime) -> Sheet:
    """Write what the judge sent (``prepared``) onto the sheet, and give the sheet as it stands afterwards.

    A repeated sending is welcome, even after closing, and changes nothing; see
    ``merge.is_change`` for the rule. Raises Closed, or TwoOpinions with what is kept.
    """
    hold(place)
    standing = standing_of(place)
    if not merge.is_change(standing.sheet, sent, closed=standing.closed):
        return standing.sheet
    version = standing.sheet.version + 1
    content = {"scores": sent.scores, "comment": sent.comment, "version": version, "updated_at": now}
    if standing.row is None:
        where = {"round_id": place.round_id, "attempt": place.attempt}
        _write(_BEGIN, {"judge_id": place.judge_id, "entry_id": place.entry_id, **where, **content})
    elif _write(_OVERWRITE, {"row": standing.row, "seen": standing.sheet.version, **content}) != 1:
        raise merge.TwoOpinions(standing.sheet)
    append("sheet saved", now=now, actor=place.person, competition=place.competition,
           subject=f"entry:{place.entry_id}", judge=place.judge_id, version=version, scores=sent.scores)  # fmt: skip
    return Sheet(sent.scores, sent.comment, version)


def _write(statement, values: dict) -> int:
    """Execute on the transaction's own connection; how many rows there were."""
    return db.session.connection().execute(statement, values).rowcount


_TABLE = ScoreSheet.__table__
_BEGIN = insert(_TABLE)
#: The version is compared by the database: of two devices at once only one finds its row.
_OVERWRITE = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row"), _TABLE.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in ("scores", "comment", "version", "updated_at")})
)
