"""Requests about one's own data, and what was done about each."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.infra.db import Row
from judging.rights.terms import TERMS

#: How a request came: typed here by the person, or noted down by the desk.
WAYS = ("web", "phone", "letter", "mail", "visit")
STATES = ("open", "done", "refused")
STEPS = ("received", "answered", "extended", "done", "refused", "erased")


class DataRequest(Row):
    """One request, to a competition's organisers or, without one, to the administrators.

    ``person`` asked here; of somebody without an account the desk wrote down ``name`` and ``contact``. The dates are
    kept as they were promised: a setting changed later moves none of them. Once the words are gone (``forgotten_at``)
    the row still tells that there was a request.
    """

    __tablename__ = "data_request"
    __table_args__ = (
        CheckConstraint(f"kind in {tuple(TERMS)}", name="kind"),
        CheckConstraint(f"way in {WAYS}", name="way"),
        CheckConstraint(f"state in {STATES}", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int | None] = mapped_column(ForeignKey("competition.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    contact: Mapped[str] = mapped_column(String(254), default="")
    kind: Mapped[str] = mapped_column(String(10))
    way: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="open")
    came_on: Mapped[date]
    answer_by: Mapped[date]
    due_on: Mapped[date]
    latest_on: Mapped[date]
    answered_at: Mapped[datetime | None]
    extended_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship()
    competition: Mapped[Competition | None] = relationship()
    steps: Mapped[list["RequestStep"]] = relationship(order_by="RequestStep.id")

    @property
    def who(self) -> str:
        """The name of whoever asked; empty once it is gone."""
        return self.person.name if self.person else self.name

    @property
    def next_on(self) -> date:
        """The day by which something has to be done next."""
        return self.due_on if self.answered_at else min(self.answer_by, self.due_on)

    def is_overdue(self, today: date) -> bool:
        """Whether that day has passed."""
        return self.state == "open" and self.next_on < today


class RequestStep(Row):
    """What was done, by whom and when. Steps are added, never changed; only their words go with the request's."""

    __tablename__ = "request_step"
    __table_args__ = (CheckConstraint(f"kind in {STEPS}", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("data_request.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(Text, default="")

    actor: Mapped[Person | None] = relationship()
