"""The demo's people as rows: staff with a desk, and makers by craft."""

from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import chain, islice
from random import Random

from judging.accounts.models import Person
from judging.demo import names
from judging.demo.names import Maker
from judging.demo.plans import Plan
from judging.infra import ids, passwords
from judging.infra.db import db

#: Whom a visitor meets first: the artisan of the issue's pictures.
FIRST = Maker(
    name="Nguyễn Văn An",
    kind="individual",
    representative="",
    address="Thôn 3",
    craft_village="Làng gốm Sông Trong",
    commune="Xã Sông Trong",
    province="Hà Nội",
    email="nguyen.van.an@example.org",
)


@dataclass(frozen=True, slots=True)
class Office:
    """Who runs the demo: one organiser and one secretary for all three competitions, and the administrator."""

    administrator: Person
    organiser: Person
    secretary: Person


class Registry:
    """Makes people; nobody knows their passwords, the demo's own door lets visitors in."""

    def __init__(self, *, now: datetime):
        self.now = now
        self.password = passwords.hashed(ids.token())
        self.taken = {FIRST.name}
        self.persons = names.people(Random("people"))
        self.makers: dict[tuple[str, str], list[Person]] = {}  # (competition's slug, craft) -> in order

    def office(self) -> Office:
        """The three who work here."""
        staff = [
            self._person(name="Lý Quốc Bảo", email="quan.tri@example.org", is_administrator=True),
            self._person(name="Đặng Thu Hiền", email="to.chuc@example.org"),
            self._person(name="Ngô Văn Bách", email="thu.ky@example.org"),
        ]
        db.session.add_all(staff)
        db.session.flush()
        return Office(*staff)

    def makers_for(self, plan: Plan) -> dict[str, list[Person]]:
        """Craft -> its makers, new ones or those of the competition the plan names."""
        shares = [share for group in plan.groups for share in group]
        if known := plan.content.get("makers_of"):
            return {share.craft: self.makers[known, share.craft][: share.makers] for share in shares}
        found = {share.craft: self._new(plan, share.craft, share.makers) for share in shares}
        db.session.add_all(chain.from_iterable(found.values()))
        db.session.flush()
        self.makers |= {(plan.slug, craft): people for craft, people in found.items()}
        return found

    def _new(self, plan: Plan, craft: str, count: int) -> list[Person]:
        rng = Random(f"{plan.slug} {craft}")
        fresh = names.makers(
            rng, craft, persons=self.persons, taken=self.taken, provinces=_provinces(plan), houses=plan["houses"]
        )
        first = [FIRST] if FIRST.craft_village in names.villages(craft) and not self.makers else []
        return [self._person(**asdict(maker)) for maker in islice(chain(first, fresh), count)]

    def _person(self, **values) -> Person:
        return Person(password=self.password, created_at=self.now, **values)


def _provinces(plan: Plan) -> tuple[str, ...]:
    return names.NORTH if plan["preset"] == "rural-industrial-region" else ("Hà Nội",)
