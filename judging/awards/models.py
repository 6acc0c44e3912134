"""The recognised award list, as published.

The names on it are read through ``Award``: nobody is named whose consent does not stand.
"""

from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, String, Text, UniqueConstraint, and_, exists, or_, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from judging.competitions.models import Category, Competition, Prize
from judging.entries import consents
from judging.entries.belongings import Consent
from judging.entries.models import Entry
from judging.infra.db import Row


class Publication(Row):
    """The act that makes a proposed list the recognised one: a decision's number, date and authority."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), unique=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    decision_number: Mapped[str] = mapped_column(String(60))
    decision_date: Mapped[date]
    authority: Mapped[str] = mapped_column(String(200))
    published_at: Mapped[datetime]
    published_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    entries_count: Mapped[int]
    entrants_count: Mapped[int]
    #: The words of consent in force when it was published: they go on counting for this list.
    consents_version: Mapped[str] = mapped_column(String(10), default=consents.VERSION)

    competition: Mapped[Competition] = relationship()
    awards: Mapped[list["Award"]] = relationship(order_by="Award.position")


class Award(Row):
    """One line of the recognised list, with the names as they stood when it was published.

    The names themselves are ``kept_``; ``title`` and the others are what may be read, empty
    while ``is_named`` is false. The place stays: the line then speaks of a number.
    """

    __tablename__ = "award"
    __table_args__ = (UniqueConstraint("publication_id", "entry_id", "prize_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), index=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    prize_id: Mapped[int] = mapped_column(ForeignKey("prize.id"))
    position: Mapped[int]
    place: Mapped[int | None]  # None where no round gave points
    total: Mapped[str | None] = mapped_column(String(60))  # a fraction, such as "262/3"
    kept_title: Mapped[str] = mapped_column("title", String(200))
    kept_maker: Mapped[str] = mapped_column("maker", String(200))
    kept_authors: Mapped[str] = mapped_column("authors", Text, default="")  # of several, one on each line
    kept_craft_village: Mapped[str] = mapped_column("craft_village", String(200), default="")
    kept_commune: Mapped[str] = mapped_column("commune", String(120), default="")
    kept_province: Mapped[str] = mapped_column("province", String(120), default="")

    entry: Mapped[Entry] = relationship()
    category: Mapped[Category] = relationship()
    prize: Mapped[Prize] = relationship()

    @property
    def title(self) -> str:
        """The entry's title, as far as it may be read."""
        return self._told(self.kept_title)

    @property
    def maker(self) -> str:
        """Who made it, likewise."""
        return self._told(self.kept_maker)

    @property
    def authors(self) -> list[str]:
        """Of several authors their names, likewise."""
        return self._told(self.kept_authors).split("\n") if self._told(self.kept_authors) else []

    @property
    def craft_village(self) -> str:
        """The maker's village, likewise."""
        return self._told(self.kept_craft_village)

    @property
    def commune(self) -> str:
        """The entrant's commune, likewise."""
        return self._told(self.kept_commune)

    @property
    def province(self) -> str:
        """The entrant's province, likewise."""
        return self._told(self.kept_province)

    def _told(self, name: str) -> str:
        return name if self.is_named else ""


def _stands(purpose: str) -> ColumnElement[bool]:
    """A consent to ``purpose`` that is not withdrawn, to the present words or those the list was published under."""
    then = select(Publication.consents_version).where(Publication.id == Award.publication_id)
    given = (Consent.entry_id == Award.entry_id, Consent.purpose == purpose, Consent.withdrawn_at.is_(None))
    words = or_(Consent.version == consents.VERSION, Consent.version == then.correlate(Award).scalar_subquery())
    return exists().where(*given, words).correlate(Award)


#: Somebody under 18 is named only with the guardian's consent as well.
_IS_UNDER_AGE = exists().where(Entry.id == Award.entry_id, Entry.is_under_age).correlate(Award)
Award.is_named = column_property(and_(_stands("publication"), or_(~_IS_UNDER_AGE, _stands("guardian_publication"))))
