"""People, and how they prove who they are. Roles are other domains' rows."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from judging.infra.alphabet import person_key, vietnamese_key
from judging.infra.db import Row
from judging.infra.text import folded

KINDS = ("individual", "group", "organisation")


def searchable(name: str, email: str | None, phone: str | None) -> str:
    """What a person is found by, without marks and case."""
    return folded(" ".join(filter(None, (name, email, phone))))[:500]


def _search_at_first(context) -> str:
    given = context.get_current_parameters()
    return searchable(given["name"], given.get("email"), given.get("phone"))


def sorted_by(name: str, kind: str | None) -> str:
    """Where a name stands in a list: a person's by its last word, a group's or an organisation's as it is written."""
    return person_key(name) if kind in (None, "individual") else vietnamese_key(name)


def _sort_at_first(context) -> str:
    given = context.get_current_parameters()
    return sorted_by(given["name"], given.get("kind"))


class Person(Row):
    """Somebody: an entrant, judge, secretary, organiser or administrator.

    A judge signs in with a card and an artisan entered on paper not at all, so
    e-mail, telephone and password may all be absent. ``email`` and ``phone`` are
    kept as compared (``infra.text``).
    """

    __tablename__ = "person"
    __table_args__ = (CheckConstraint("kind in ('individual', 'group', 'organisation')", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    phone: Mapped[str | None] = mapped_column(String(20), unique=True)
    search: Mapped[str] = mapped_column(String(500), default=_search_at_first)
    sort: Mapped[str] = mapped_column(Text, default=_sort_at_first)
    password: Mapped[str | None] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20), default="individual")
    representative: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    commune: Mapped[str] = mapped_column(String(120), default="")
    province: Mapped[str] = mapped_column(String(120), default="")
    craft_village: Mapped[str] = mapped_column(String(200), default="")
    language: Mapped[str] = mapped_column(String(5), default="vi")
    is_administrator: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    second_factor: Mapped[str | None] = mapped_column(String(64))
    second_factor_step: Mapped[int] = mapped_column(default=0)  # the last one used: a code works once
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]  # since then an empty row: what points here still finds one

    # What Flask-Login asks of a signed-in person.
    is_authenticated = True
    is_anonymous = False
    sign_in = None  # the SignIn of this request

    @validates("name", "kind")
    def _place(self, key: str, value: str) -> str:
        given = {"name": self.name, "kind": self.kind, key: value}
        self.sort = sorted_by(given["name"] or "", given["kind"])
        return value

    def get_id(self) -> str:
        """What the cookie carries: the sign-in, so that ending it takes effect at once."""
        return self.sign_in.id if self.sign_in else ""


class SignIn(Row):
    """One device on which a person is signed in, until it expires or is ended."""

    __tablename__ = "sign_in"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    device: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    is_second_factor_given: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class OneTimeCode(Row):
    """A secret that works once; only its digest is kept.

    ``purpose``: ``recovery`` (shown at registration), ``handed_out`` (by an organiser),
    ``mail`` (sent as a link) or ``second_factor`` (when the telephone is lost).
    """

    __tablename__ = "one_time_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(foreign_keys=[person_id])


class Attempt(Row):
    """One try to sign in or recover, counted by what was aimed at and where it came from."""

    __tablename__ = "attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
