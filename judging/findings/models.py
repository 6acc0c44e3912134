"""What was found of an entry outside score sheets: conditions, ballots of a council, votes of the public."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.entries.models import Entry
from judging.infra.db import Row


class Finding(Row):
    """One entry in one round that judges do not score.

    ``data`` depends on the round's kind: of eligibility ``{condition: [yes, answers]}``, of a
    vote ``{"listed", "present", "chair", "yes", "no", "abstain", "invalid"}``, of a public
    vote ``{"votes"}``.
    """

    __tablename__ = "finding"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True, index=True)
    data: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=1)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]

    entry: Mapped[Entry] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def mark(self) -> str:
        """Names exactly this state of it, also after it was taken back and recorded anew."""
        return f"{self.version}-{self.recorded_at.timestamp():.6f}"
