"""Score sheets, the operations they came about by, the tablets these came from, and a group handed in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import SignIn
from judging.entries.models import Entry
from judging.infra.db import Row
from judging.panel.models import Judge


class ScoreSheet(Row):
    """One judge's scores of one entry in a round: line id -> hundredths. A line not in it is not scored.

    ``attempt`` is 2 for what was scored again because sheets were far apart; the first sheet is kept.
    ``written`` says by which operation each score stands: field -> [version, tablet, sequence].
    """

    __tablename__ = "score_sheet"
    __table_args__ = (UniqueConstraint("judge_id", "entry_id", "round_id", "attempt"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    attempt: Mapped[int] = mapped_column(default=1)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    scores: Mapped[dict[str, int]] = mapped_column(default=dict)
    comment: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    written: Mapped[dict[str, Any]] = mapped_column(default=dict)
    updated_at: Mapped[datetime]

    judge: Mapped[Judge] = relationship()
    entry: Mapped[Entry] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Tablet(Row):
    """One device (a browser) on which one judge scores, and what it last said of itself."""

    __tablename__ = "tablet"
    __table_args__ = (UniqueConstraint("judge_id", "device"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    device: Mapped[str] = mapped_column(String(36))
    sign_in_id: Mapped[str | None] = mapped_column(ForeignKey("sign_in.id"))
    app: Mapped[str] = mapped_column(String(40), default="")  # the version of its scripts
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    waiting: Mapped[int] = mapped_column(default=0)  # scores it held when it last spoke, without those it sent then
    offset_ms: Mapped[int] = mapped_column(BigInteger, default=0)  # its clock: the server's minus its own
    check_result: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # of its self-check, by name
    checked_at: Mapped[datetime | None]

    judge: Mapped[Judge] = relationship()
    sign_in: Mapped[SignIn | None] = relationship()


class Operation(Row):
    """One tap of a judge as it reached the server. Rows are added, never changed or removed: triggers hold it.

    ``number`` counts one judge's operations from 1, and ``hash`` chains them (``receipts``).
    ``tablet_id`` is empty for what came without a tablet: by a form, or from paper.
    ``field`` is a line's id, or "comment", "note", "bookmark". ``version`` is that field's own.
    """

    __tablename__ = "operation"
    __table_args__ = (
        UniqueConstraint("judge_id", "number"),
        UniqueConstraint("judge_id", "uuid"),
        Index("ix_operation_sheet", "judge_id", "entry_id"),
        CheckConstraint("outcome in ('kept', 'asked', 'late', 'overtaken')", name="outcome"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    number: Mapped[int]
    uuid: Mapped[str] = mapped_column(String(36))
    tablet_id: Mapped[int | None] = mapped_column(ForeignKey("tablet.id"))
    sequence: Mapped[int]
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    attempt: Mapped[int]
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    field: Mapped[str] = mapped_column(String(20))
    value: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    seen: Mapped[int]
    version: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(10))
    made_at: Mapped[datetime]  # by the tablet's clock, corrected by its offset: a claim
    received_at: Mapped[datetime]
    is_flagged: Mapped[bool] = mapped_column(default=False)  # made before the deadline, received after it
    digest: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class Memo(Row):
    """What a judge notes of an entry for nobody else."""

    __tablename__ = "memo"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    note: Mapped[str] = mapped_column(Text, default="")
    is_bookmarked: Mapped[bool] = mapped_column(default=False)
    written: Mapped[dict[str, Any]] = mapped_column(default=dict)


class HandIn(Row):
    """A judge has handed a whole group of a round in: those sheets can no longer change."""

    __tablename__ = "hand_in"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    attempt: Mapped[int] = mapped_column(primary_key=True, default=1)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)
    handed_in_at: Mapped[datetime]


class SecondLook(Row):
    """An entry whose sheets lie far apart is scored again in its round; both sheets are kept, the second counts."""

    __tablename__ = "second_look"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]

    entry: Mapped[Entry] = relationship()
