"""A demo competition's entries: texts, makers, states and the log's lines about them, in a few statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from sqlalchemy import insert

from judging.accounts.models import Person
from judging.audit.models import Event
from judging.competitions.models import Category, Competition
from judging.demo import depicted, products
from judging.demo.depicted import Depicted
from judging.demo.people import Office
from judging.demo.plans import Plan, Share
from judging.demo.products import Product
from judging.entries import consents, declarations, texts
from judging.entries.belongings import Consent, Piece
from judging.entries.models import SET_TYPES, Entry
from judging.infra.clock import VIETNAM
from judging.infra.db import db

RETURNED = "Ảnh chụp hơi tối, xin thêm một ảnh chụp dưới ánh sáng ban ngày và ghi rõ kích thước."
REFUSED = "Sản phẩm làm từ năm trước, không thuộc phạm vi cuộc thi năm nay."
DECIDED = ("accepted", "returned", "refused")


@dataclass(frozen=True, slots=True)
class Made:
    """An entry before it is a row."""

    category: Category
    maker: Person
    shown: Depicted
    product: Product


def enter(
    plan: Plan, competition: Competition, *, makers: dict[str, list[Person]], office: Office, now: datetime
) -> list[Entry]:
    """Insert the plan's entries in order of number; every maker has at least one."""
    states = plan.content.get("states", ["accepted"])
    made = _imagined(plan, competition, makers)
    clock = _Clock(plan, len(made), now=now)
    entries, number = [], 0
    for place, each in enumerate(made):
        state = states[place % len(states)]
        number += state != "draft"
        entries.append(_entry(plan, competition, each, state=state, number=number, times=clock.of(place)))
    _receive(plan, entries, office, now=now)
    db.session.add_all(entries)
    db.session.flush()
    db.session.execute(insert(Event), [line for entry in entries for line in _lines(entry, office)])
    return entries


def in_order(plan: Plan) -> list[tuple[int, Depicted]]:
    """What the entries show, with the place of their group, in the order they were sent: the groups mixed."""
    line = [(place, shown) for place, group in enumerate(depicted.of(plan)) for shown in group]
    if "states" not in plan.content:
        Random(f"{plan.slug} order").shuffle(line)
    return line


def _imagined(plan: Plan, competition: Competition, makers: dict[str, list[Person]]) -> list[Made]:
    whose = {share.craft: _spread(plan, share, makers[share.craft]) for group in plan.groups for share in group}
    taken: list[set[str]] = [set() for _ in plan.groups]
    return [
        Made(
            competition.categories[place], next(whose[shown.craft]), shown, products.imagine(shown, taken=taken[place])
        )
        for place, shown in in_order(plan)
    ]


def _spread(plan: Plan, share: Share, makers: list[Person]) -> Iterator[Person]:
    """A maker for each entry of a craft: everybody one, then some of them more."""
    rng = Random(f"{plan.slug} {share.craft} makers")
    yield from makers
    yield from rng.choices(makers, weights=[1 / (n + 2) for n in range(len(makers))], k=share.entries)


class _Clock:
    """When each entry was begun, sent and decided on: more of them towards the end, as people are."""

    def __init__(self, plan: Plan, count: int, *, now: datetime):
        self.opens, self.count = plan.moment("opens_at", now), count
        self.until = min(plan.moment("deadline_at", now), now) - timedelta(hours=1)

    def of(self, place: int) -> "Times":
        """The times of one entry."""
        share = ((place + 1) / (self.count + 1)) ** 0.6
        sent = (self.opens + (self.until - self.opens) * share).replace(second=place * 37 % 60, microsecond=0)
        decided = min(self.until, sent + timedelta(days=1))
        until = (decided + timedelta(days=21)).astimezone(VIETNAM).replace(hour=17, minute=0, second=0)
        return Times(max(self.opens, sent - timedelta(hours=6)), sent, decided, until)


class Times(NamedTuple):
    """When an entry was begun, sent and decided on, and until when it may be corrected if it was returned."""

    begun: datetime
    sent: datetime
    decided: datetime
    until: datetime


def _entry(plan: Plan, competition: Competition, made: Made, *, state: str, number: int, times: Times) -> Entry:
    product, maker, is_sent = made.product, made.maker, state != "draft"
    entry = Entry(
        competition_id=competition.id,
        competition=competition,
        category_id=made.category.id,
        entrant=maker,
        number=number if is_sent else None,
        state=state,
        kind="set" if product.pieces else "single",
        set_type=_set_type(product),
        title=product.title,
        story=product.story,
        materials=product.materials if is_sent else "",
        technique=product.technique if is_sent else "",
        size=product.size if is_sent else "",
        year=times.sent.year,
        maker=maker.name,
        craft_village=maker.craft_village,
        recognition=plan.content.get("recognised", "").format(province=maker.province),
        statements=_statements(plan, competition, made) if is_sent else {},
        consents=_consents(maker, number, times=times) if is_sent else [],
        is_under_age=None if maker.kind == "organisation" else False,
        created_at=times.begun,
        updated_at=times.sent,
        submitted_at=times.sent if is_sent else None,
        decided_at=times.decided if state in DECIDED else None,
        reason={"returned": RETURNED, "refused": REFUSED}.get(state, ""),
        correct_until=times.until if state == "returned" else None,
        declarations={},
        pieces=[Piece(position=n, name=name, count=count) for n, (name, count) in enumerate(product.pieces, 1)],
    )
    if is_sent:
        declarations.declare(entry, {*declarations.TEXTS}, now=times.sent)
    entry.search = texts.search_text(entry)
    return entry


def _consents(maker: Person, number: int, *, times: Times) -> list[Consent]:
    """All agree to take part and to be published; every third wants to hear of later editions."""
    purposes = consents.OF_EVERYBODY if number % 3 == 0 else consents.OF_EVERYBODY[:2]
    said = {"version": consents.VERSION, "way": "web", "given_at": times.sent, "given_by_id": maker.id}
    return [Consent(purpose=purpose, **said) for purpose in purposes]


def _set_type(product: Product) -> str:
    """Cups of one model and three sizes are models of one use; a pot and its cups combine."""
    if not product.pieces:
        return ""
    return SET_TYPES[2] if len(product.pieces) > 1 else SET_TYPES[1]


def _statements(plan: Plan, competition: Competition, made: Made) -> dict[str, str]:
    rng = Random(f"{made.shown.craft} {made.shown.seed} statements")
    if rng.random() >= plan["statements"]:
        return {}
    words = products.words("stories")[plan["preset"]]
    return {str(criterion.id): rng.choice(words[str(criterion.position)]) for criterion in competition.criteria}


def _receive(plan: Plan, entries: list[Entry], office: Office, *, now: datetime) -> None:
    """Tick the objects that have arrived: all but the few the plan names, once entries are over."""
    if plan.moment("deadline_at", now) > now:
        return
    missing = {plan.scaled(number) for number in plan.content.get("not_arrived", ())}
    for entry in entries:
        if entry.number not in missing:
            entry.received_at = plan.moment("panel", now) + timedelta(minutes=entry.number)
            entry.received_by_id = office.secretary.id
            entry.received_pieces = sum(piece.count for piece in entry.pieces) or None


def _lines(entry: Entry, office: Office) -> list[dict]:
    """What the log says of an entry."""
    told = [("entry started", entry.created_at, entry.entrant_id, {})]
    if entry.number:
        data = {"number": entry.number, "declarations": declarations.VERSION}
        told.append(("entry submitted", entry.submitted_at, entry.entrant_id, data))
    if entry.decided_at:
        reason = {"reason": entry.reason} if entry.reason else {}
        told.append((f"entry {entry.state}", entry.decided_at, office.organiser.id, {"was": "submitted"} | reason))
    if entry.state == "withdrawn":
        told.append(("entry withdrawn", entry.updated_at, entry.entrant_id, {"was": "submitted"}))
    if entry.received_at:
        told.append(("object received", entry.received_at, office.secretary.id, {"pieces": entry.received_pieces}))
    about = {"competition_id": entry.competition_id, "subject": f"entry:{entry.id}"}
    return [about | {"verb": verb, "at": at, "actor_id": actor, "data": data} for verb, at, actor, data in told]
