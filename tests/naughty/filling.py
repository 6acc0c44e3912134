"""Every text field about an entry, found on the pages that offer it, filled with one string after the other."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

import tests.factories as make
from judging.entries.models import Entry
from judging.infra.db import db
from judging.infra.text import clean
from tests.naughty.pages import Form, Page, squeezed

#: Forms whose next page does not repeat the words; ``test_outputs`` looks for them where they are read.
ELSEWHERE = ("/return", "/refusal", "/desk/mau/entries")
BEGINNING = ("entrant.entries.new", "desk.entries.new")
SIDES = {"entrant": "owner", "desk": "organiser"}
MEGABYTE = "đ" * 500_000  # in bytes
MARKS = "a" + "\u0315\u0300" * 250_000
PATIENCE = 0.05  # seconds a field
KNOWN = {"title", "story", "materials", "technique", "size", "maker", "craft_village", "pieces-0-name", "caption",
         "reason", "name", "contact", "commune", "province", "address"}  # fmt: skip


class Hall:
    """A competition with its entrant and organiser, each signed in, and entries in the states that offer forms."""

    def __init__(self, app):
        self.app = app
        self.competition = make.competition("mau")
        self.owner, self.organiser = make.person("Người Gửi"), make.person("Người Tổ chức")
        make.staff(self.organiser, self.competition)
        self.clients = {name: make.signed_in(app, getattr(self, name)) for name in ("owner", "organiser")}
        self.number = 0

    def entries(self) -> dict[str, Entry]:
        """New ones."""
        self.number += 1
        artisan = make.person(email=None, password=None)
        made = {
            "draft": make.entry(self.competition, self.owner, state="draft", kind="set", set_type="combined"),
            "submitted": make.entry(self.competition, self.owner, state="submitted", number=self.number),
            "paper": make.entry(self.competition, artisan, state="draft", entered_by_id=self.organiser.id),
        }
        make.piece(made["draft"])
        for entry in made.values():
            make.photo(entry, caption="Mặt trước", original_name="a.jpg")
        make.save()
        return made

    def pages(self, entries: dict[str, Entry]) -> list[tuple[str, str]]:
        """(who, address) of every page about these entries that the routes know, and of those that begin one."""
        found = []
        for rule in self.app.url_map.iter_rules():
            side = SIDES.get(rule.endpoint.partition(".")[0])
            is_ours = "GET" in rule.methods and set(rule.arguments) <= {"slug", "entry_id"}
            if side and is_ours and "entry_id" in rule.arguments:
                found += [(side, _address(rule, entry.id)) for entry in entries.values()]
            elif side and is_ours and rule.endpoint in BEGINNING:
                found.append((side, _address(rule, 0)))
        return found

    def forms(self, entries: dict[str, Entry]) -> list[tuple[str, str, Form]]:
        """(who, page, form) of each that has a text field."""
        found = {}
        for who, address in self.pages(entries):
            answer = self.clients[who].get(address)
            assert answer.status_code < 500, address
            is_page = (answer.status_code, answer.mimetype) == (200, "text/html")
            for form in Page(answer.text).forms if is_page else ():
                if form.texts and form.method == "post":
                    found.setdefault(form.action, (who, address, form))
        return list(found.values())


@dataclass
class Sent:
    """What came of one form filled with one string."""

    form: Form
    status: int
    seconds: float
    page: Page
    values: dict[str, str] = field(default_factory=dict)

    def lost(self) -> list[str]:
        """Names of fields whose text is not on the page that came back."""
        return [name for name, value in self.values.items() if not self.holds(value)]

    def says_why(self) -> bool:
        """Whether a message stands in the form that came back, or the answer is a page of its own that says it."""
        return bool(self.page.errors) or not self.is_shown_again()

    def is_shown_again(self) -> bool:
        """Whether the same form came back; a caption too long, which no browser sends, is answered by a page."""
        return self.form.action in {form.action for form in self.page.forms}

    def holds(self, text: str) -> bool:
        """Whether the page that came back shows the whole text."""
        wanted = shown(text)
        return wanted in self.page.words or wanted in self.page.joined


def send(client, form: Form, texts: dict[str, str]) -> Sent:
    """The form as it stands, with ``texts`` in its text fields; the answer is followed to the page it leads to."""
    start = time.process_time()  # a busy machine says nothing
    ticked = {"opened": "whole"} if form.action.endswith("/return") else {}
    data = form.values | ticked | {name: bytes_of(text) for name, text in texts.items()}
    sent = client.post(form.action, data=data)
    seconds = time.process_time() - start
    db.session.rollback()
    page = client.get(sent.location) if sent.status_code == 302 else sent
    assert page.status_code < 500, (form.action, page.status_code)
    return Sent(form, sent.status_code, seconds, Page(page.text), texts)


def rotated(strings: Sequence[str], start: int) -> Iterator[str]:
    """One after the other without end, from ``start`` on."""
    return islice(cycle(strings), start % len(strings), None)


def filled(hall: Hall, strings: Iterator[str]) -> list[tuple]:
    """Fill every form about new entries, each field with the next string; what was wrong with the answers."""
    wrong = []
    for who, _, form in hall.forms(hall.entries()):
        sent = send(hall.clients[who], form, {name: next(strings) for name in form.texts})
        wrong += [(form.action, sent.page.running)] if sent.page.running else []
        wrong += [(form.action, sent.status)] if sent.status not in (302, 409, 422) else []
        if not form.action.endswith(ELSEWHERE) and (sent.status == 302 or sent.is_shown_again()):
            wrong += [(form.action, sent.status, name, sent.values[name]) for name in sent.lost()]
    return wrong


def overfilled(hall: Hall, long: str, *, most: int = 100) -> tuple[list[tuple], list[float]]:
    """Put ``long`` into each field alone, or into the first ``most`` of each form: what was wrong, and the seconds."""
    wrong, seconds = [], []
    for who, _, form in hall.forms(hall.entries()):
        for name in form.texts[:most]:
            others = {other: f"chữ của {other}" for other in form.texts if other != name}
            sent = send(hall.clients[who], form, others | {name: long})
            seconds.append(sent.seconds)
            if sent.status == 422:
                wrong += [] if sent.says_why() else [(form.action, name, "no message")]
                wrong += [(form.action, name, "lost", lost) for lost in sent.lost() if lost != name]
            elif sent.status == 302 and not sent.holds(long) and not form.action.endswith(ELSEWHERE):
                wrong.append((form.action, name, "taken, and not whole"))
            elif sent.status not in (302, 409):
                wrong.append((form.action, name, sent.status))
    return wrong, seconds


def bytes_of(text: str) -> bytes:
    """As a broken client sends it: half characters go out as they are."""
    return text.encode("utf-8", "surrogatepass")


def shown(text: str) -> str:
    """As a page shows it once it is through our boundary; half a character arrives as its bytes, ``%ED%A0%80``."""
    return squeezed(clean(bytes_of(text).decode("utf-8", "werkzeug.url_quote")))


def _address(rule, entry_id: int) -> str:
    values = {"slug": "mau", "entry_id": entry_id}
    return rule.build({name: values[name] for name in rule.arguments}, append_unknown=False)[1]
