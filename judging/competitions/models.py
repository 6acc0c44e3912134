"""A competition's set-up: texts, dates, its rules and their rows, and staff.

``Competition.document`` is the truth about the rules (``docs/rules.md``). Rounds, groups,
lines and prizes are rows because entries, sheets and awards point to them; they follow the
document (``following``) and are never written otherwise. Points are whole hundredths.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import Person
from judging.infra.db import Row
from judging.ranking.document.reading import read
from judging.ranking.rules import Rules

STATES = ("draft", "open", "published")
ROUND_STATES = ("waiting", "judging", "closed")
ROUND_KINDS = ("eligibility", "score", "vote", "public")
PRIZE_KINDS = ("award", "band", "side")
ROLES = ("organiser", "secretary")
#: What an answer is: words, a figure, one or several of some, a day, yes or no, rows of words.
QUESTION_KINDS = ("line", "text", "number", "choice", "several", "date", "yes_no", "table", "pdf")


@lru_cache(maxsize=256)
def _read(text: str) -> Rules:
    return read(text)


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

    terms: Mapped[dict[str, Any]] = mapped_column(default=dict)  # of taking part (``competitions.terms``)
    keeps_originals: Mapped[bool] = mapped_column(default=False)  # photos as they were sent, beside the clean ones
    document: Mapped[str] = mapped_column(Text)  # the rules, as ``ranking.document.writing`` writes them
    rules_fingerprint: Mapped[str | None] = mapped_column(String(9))  # frozen when the first round opens
    rules_frozen_at: Mapped[datetime | None]
    lot: Mapped[str] = mapped_column(String(100), default="")  # the seed drawn in public, where rules name a lot

    rounds: Mapped[list["Round"]] = relationship(order_by="Round.position")
    categories: Mapped[list["Category"]] = relationship(order_by="Category.position")
    prizes: Mapped[list["Prize"]] = relationship(order_by="Prize.position")
    questions: Mapped[list["Question"]] = relationship(order_by="Question.position, Question.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def rules(self) -> Rules:
        """What the document says, as the ranking takes it."""
        return _read(self.document)

    @property
    def is_identity_shown(self) -> bool:
        """Whether judges see who made an entry."""
        return self.rules.identity == "shown"

    @property
    def is_grouped(self) -> bool:
        """Whether there are groups at all; without, one row stands for everybody and nobody reads of it."""
        return bool(self.rules.groups)

    @property
    def is_total_public(self) -> bool:
        """Whether the public reads points and places."""
        return self.rules.totals == "public"

    @property
    def is_statement_required(self) -> bool:
        """Whether entrants must write a text for every criterion."""
        return self.rules.statements == "required"

    @property
    def round(self) -> "Round":
        """The round that is under way: the first that is not closed, at the end the last one."""
        return next((each for each in self.rounds if each.state != "closed"), self.rounds[-1])

    @property
    def scored_rounds(self) -> list["Round"]:
        """The rounds in which judges give points."""
        return [each for each in self.rounds if each.kind == "score"]

    @property
    def scored_round(self) -> "Round | None":
        """The scored round that judges see: the last that was opened, before that the first; None without one."""
        opened = [each for each in self.scored_rounds if each.state != "waiting"]
        return opened[-1] if opened else next(iter(self.scored_rounds), None)

    @property
    def criteria(self) -> list["Criterion"]:
        """The criteria that decide: those of the last scored round."""
        return self.scored_rounds[-1].criteria if self.scored_rounds else []


class Round(Row):
    """A round: waiting, then under way (``judging``), then closed.

    ``required`` is kept when the next round opens: which judges' sheets counted, by entry.
    What is decided about judges later changes no closed round.
    """

    __tablename__ = "round"
    __table_args__ = (
        UniqueConstraint("competition_id", "key"),
        CheckConstraint("state in ('waiting', 'judging', 'closed')", name="state"),
        CheckConstraint("kind in ('eligibility', 'score', 'vote', 'public')", name="kind"),
        CheckConstraint("walk in ('tables', 'together', 'random')", name="walk"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int] = mapped_column(default=1)
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20), default="score")
    name: Mapped[str] = mapped_column(Text, default="")
    name_en: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(20), default="waiting")
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    attempt: Mapped[int] = mapped_column(default=1)  # 2 while sheets far apart are scored again
    due_at: Mapped[datetime | None]  # until when judges score; the server's clock decides
    grace_minutes: Mapped[int] = mapped_column(default=0)  # how long what was made before may still arrive
    walk: Mapped[str] = mapped_column(String(10), default="tables")  # the order judges are led by (``panel.walking``)
    required: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    rows: Mapped[list["Criterion"]] = relationship(order_by="Criterion.position")

    @property
    def criteria(self) -> list["Criterion"]:
        """Its criteria, in order."""
        return [row for row in self.rows if row.parent_id is None]

    @property
    def lines(self) -> list["Criterion"]:
        """The lines of its score sheet: criteria, or the parts of those that have parts."""
        return [row for row in self.rows if row.is_scored]


class Category(Row):
    """A group, ranked apart. Rules without groups have one row, of the key ``all``."""

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("competition_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text, default="")


class Criterion(Row):
    """A criterion of a scored round, or one of its parts: scored from 0 to ``maximum`` by ``step``.

    ``key`` is its id in the rules, of a part "criterion.part". ``differences`` says where a
    group has another maximum or step: ``{group key: {"maximum": hundredths, …}}``; ``bands``
    what a score means, from low to high: ``[{"from": hundredths, "name": …, "name_en": …}]``.
    """

    __tablename__ = "criterion"
    __table_args__ = (
        UniqueConstraint("round_id", "key"),
        CheckConstraint("maximum is null or maximum > 0", name="maximum"),
        CheckConstraint("step is null or step > 0", name="step"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("criterion.id"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(81))
    is_scored: Mapped[bool] = mapped_column(default=True)  # false where judges score its parts
    name: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text, default="")
    maximum: Mapped[int | None]
    step: Mapped[int | None]
    guidance: Mapped[str] = mapped_column(Text, default="")  # for judges
    guidance_en: Mapped[str] = mapped_column(Text, default="")
    hint: Mapped[str] = mapped_column(Text, default="")  # for entrants
    hint_en: Mapped[str] = mapped_column(Text, default="")
    bands: Mapped[list[Any]] = mapped_column(default=list)
    differences: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @property
    def is_told(self) -> bool:
        """Whether judges are told more about it than its name."""
        return bool(self.guidance or self.guidance_en or self.bands)


class Prize(Row):
    """What can stand on the award list, best first: an award, a band (a grade of its own), a side prize."""

    __tablename__ = "prize"
    __table_args__ = (
        UniqueConstraint("competition_id", "kind", "key"),
        CheckConstraint("kind in ('award', 'band', 'side')", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(10), default="award")
    name: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text, default="")


class Question(Row):
    """Something an organiser asks entrants besides what every entry says; answers stand in ``Entry.answers``,
    PDFs in ``Entry.enclosures``.

    ``least`` and ``most`` bound a figure, the characters of words, how many are chosen, or the rows of a table.
    ``options`` are what can be chosen, or a table's columns: ``[{"key", "name", "name_en"}]``. It is asked in the
    ``groups`` named (in all where none is), and only where the question ``on_key`` was answered ``on_value``.
    """

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("competition_id", "key"),
        CheckConstraint(f"kind in {QUESTION_KINDS}", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(10), default="line")
    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200), default="")
    hint: Mapped[str] = mapped_column(Text, default="")
    hint_en: Mapped[str] = mapped_column(Text, default="")
    example: Mapped[str] = mapped_column(String(200), default="")
    unit: Mapped[str] = mapped_column(String(40), default="")
    least: Mapped[int | None]
    most: Mapped[int | None]
    options: Mapped[list[Any]] = mapped_column(default=list)
    groups: Mapped[list[str]] = mapped_column(default=list)
    on_key: Mapped[str] = mapped_column(String(40), default="")
    on_value: Mapped[str] = mapped_column(String(40), default="")
    is_required: Mapped[bool] = mapped_column(default=False)
    is_for_judges: Mapped[bool] = mapped_column(default=True)
    is_public: Mapped[bool] = mapped_column(default=False)


class Staff(Row):
    """A person's role in one competition."""

    __tablename__ = "staff"
    __table_args__ = (CheckConstraint("role in ('organiser', 'secretary')", name="role"),)

    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(20))

    competition: Mapped[Competition] = relationship()
    person: Mapped[Person] = relationship()
