"""A competition's set-up: texts, dates, groups, criteria, prizes, rules and staff.

Points are whole hundredths. None means "not entered yet": presets leave empty what
the sources do not give, and the step that needs it waits for the organiser.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import Person
from judging.infra.db import Row

STATES = ("draft", "open", "published")
ROUND_STATES = ("waiting", "judging", "closed")
ROLES = ("organiser", "secretary")
#: How a figure meets the threshold; ``none`` where the rules state no threshold.
COMPARISONS = ("none", "ge", "gt")


class Competition(Row):
    """One edition of a competition. Its stage is ``lifecycle.stage`` of it and its round."""

    __tablename__ = "competition"
    __table_args__ = (CheckConstraint("state in ('draft', 'open', 'published')", name="state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    preset: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(20), default="draft")
    version: Mapped[int] = mapped_column(default=1)

    title: Mapped[str] = mapped_column(String(200))
    title_en: Mapped[str] = mapped_column(String(200), default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    summary_en: Mapped[str] = mapped_column(Text, default="")
    organiser: Mapped[str] = mapped_column(String(200), default="")
    organiser_en: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    phone_hours: Mapped[str] = mapped_column(String(60), default="")
    delivery: Mapped[str] = mapped_column(Text, default="")  # where and when objects are brought

    opens_at: Mapped[datetime | None]
    deadline_at: Mapped[datetime | None]
    judging_opens_at: Mapped[datetime | None]  # planned; the organiser opens and closes
    judging_closes_at: Mapped[datetime | None]
    awarded_on: Mapped[date | None]

    is_identity_shown: Mapped[bool] = mapped_column(default=False)
    is_total_public: Mapped[bool] = mapped_column(default=False)
    is_statement_required: Mapped[bool] = mapped_column(default=False)
    threshold: Mapped[int | None]
    threshold_comparison: Mapped[str | None] = mapped_column(String(4))
    tie_chain: Mapped[list[str] | None]  # "criterion:<id>", "median", "highest", "lowest"
    awards_per_entrant: Mapped[int | None]  # 0: no limit
    minimum_judges: Mapped[int | None]
    rules: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # frozen when judging opens
    rules_fingerprint: Mapped[str | None] = mapped_column(String(9))
    rules_frozen_at: Mapped[datetime | None]

    rounds: Mapped[list["Round"]] = relationship(order_by="Round.position")
    categories: Mapped[list["Category"]] = relationship(order_by="Category.position")
    criteria: Mapped[list["Criterion"]] = relationship(order_by="Criterion.position")
    prizes: Mapped[list["Prize"]] = relationship(order_by="Prize.position")

    __mapper_args__ = {"version_id_col": version}

    @property
    def round(self) -> "Round":
        """The scored round (one for now)."""
        return self.rounds[-1]


class Round(Row):
    """A scored round: waiting, then judging, then closed."""

    __tablename__ = "round"
    __table_args__ = (
        UniqueConstraint("competition_id", "position"),
        CheckConstraint("state in ('waiting', 'judging', 'closed')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(20), default="waiting")
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class Category(Row):
    """A product group."""

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("competition_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")


class Criterion(Row):
    """What judges score: from 0 to ``maximum`` by ``step``.

    ``bands`` says what a score means, from low to high: ``[{"from": hundredths,
    "name": ..., "name_en": ...}]``.
    """

    __tablename__ = "criterion"
    __table_args__ = (
        UniqueConstraint("competition_id", "position"),
        CheckConstraint("maximum is null or maximum > 0", name="maximum"),
        CheckConstraint("step is null or step > 0", name="step"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    maximum: Mapped[int | None]
    step: Mapped[int | None]
    guidance: Mapped[str] = mapped_column(Text, default="")  # for judges
    guidance_en: Mapped[str] = mapped_column(Text, default="")
    hint: Mapped[str] = mapped_column(String(300), default="")  # for entrants
    hint_en: Mapped[str] = mapped_column(String(300), default="")
    bands: Mapped[list[Any]] = mapped_column(default=list)


class Prize(Row):
    """An award level, best first."""

    __tablename__ = "prize"
    __table_args__ = (UniqueConstraint("competition_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")

    quotas: Mapped[list["Quota"]] = relationship(cascade="all, delete-orphan")


class Quota(Row):
    """How many of a prize a group may receive at most; ``cap`` None: all that qualify. No row: not entered."""

    __tablename__ = "quota"
    __table_args__ = (CheckConstraint("cap is null or cap >= 0", name="cap"),)

    prize_id: Mapped[int] = mapped_column(ForeignKey("prize.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)
    cap: Mapped[int | None]


class Staff(Row):
    """A person's role in one competition."""

    __tablename__ = "staff"
    __table_args__ = (CheckConstraint("role in ('organiser', 'secretary')", name="role"),)

    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(20))

    competition: Mapped[Competition] = relationship()
    person: Mapped[Person] = relationship()
