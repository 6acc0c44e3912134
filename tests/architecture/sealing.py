"""Two databases that differ only in scores an identity may not see, and what each answers to the same questions.

Clock and randomness are held still while a question is answered, so that answers are compared byte for byte:
status, every header, the cookie's content, the body, and the mails it puts into the outbox.
"""

import base64
import inspect
import random
import re
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from types import SimpleNamespace
from unittest import mock

import pyotp
from flask import Flask
from itsdangerous import TimestampSigner
from sqlalchemy import select, text

import tests.factories as make
from judging.accounts import signing_in
from judging.infra import clock
from judging.infra.db import db, writing
from judging.panel.models import ConflictOfInterest, Judge
from judging.paper import signing
from judging.paper.models import PaperCopy, PaperSheet
from judging.scoring.models import HandIn, Memo, Operation, ScoreSheet, Tablet
from tests.architecture import lying
from tests.architecture import world as worlds
from tests.conftest import empty

#: Identities that have scores of their own; each is compared with a database where those are the same.
JUDGES = ("judge", "judge_elsewhere", "conflicted")
#: Asked of every page, as people do who try what an address can do.
GUESSES = "?sort=total&order=-score&by=points&min=50&score=70&points=40&total=100&q=điểm"
#: Given to every name that a page's own view reads from its address.
TRIED = ("1", "70", "total", "done")
#: A cookie's end is by the machine's clock.
UNTIL = re.compile(r"Expires=[^;]*")
READ = re.compile(r"args\.(?:get|getlist)\(\"(\w+)\"|args\[\"(\w+)\"\]")

Question = tuple[str, str, str, str]  # identity, method, address, what is sent
Answer = tuple
Points = Callable[[int, int, int], int]  # of (judge, entry, line)


def world() -> SimpleNamespace:
    """The access matrix's world while judging is under way, with more to score and a rule about far-apart sheets.

    Some sheets are complete, some begun, one group is handed in; which ones does not depend on the points.
    """
    made = worlds.build("judging")
    make.rule(made.competition, spread=15)
    db.session.delete(vars(made).pop("sheet"))
    first, second = made.competition.categories
    made.entries = [made.entry]
    for number in range(10, 18):
        made.entries.append(make.entry(made.competition, made.people["other"], group=number % 2, number=number))
    made.clerks = [make.person("Thư ký 1"), make.person("Thư ký 2")]
    made.silent = make.judge(made.competition, groups=[first, second])
    made.panel = [made.seat_judge, made.seat_judge_elsewhere, made.seat_conflicted, made.silent]
    final = made.competition.scored_round
    make.add(HandIn(round_id=final.id, judge_id=made.silent.id, category_id=second.id, handed_in_at=make.NOW))
    make.save()
    return made


def fill(made: SimpleNamespace, points: Points) -> None:
    """Write the panel's scores, comments, notes and operations, and what came late and on paper; only what ``points``
    says differs."""
    final = made.competition.scored_round
    lines = [line for line in final.lines if line.is_scored]
    for j, judge in enumerate(made.panel):
        tablet = make.add(Tablet(judge_id=judge.id, device=f"{judge.number:036}", first_at=make.NOW, last_at=make.NOW))
        conflicts = select(ConflictOfInterest.entry_id).where(ConflictOfInterest.judge_id == judge.id)
        out, log = set(db.session.scalars(conflicts)), Log(judge, tablet)
        for e, entry in enumerate(made.entries):
            if entry.category not in judge.categories or entry.id in out or (e + j) % 5 == 4:
                continue
            given = lines[: 1 if (e + j) % 4 == 3 and judge is not made.silent else None]
            scores = {str(line.id): points(j, e, n) * 100 for n, line in enumerate(given)}
            said = f"{'khá đẹp' * (points(j, e, 9) % 7)} {points(j, e, 0)}"
            sheet = {"round_id": final.id, "judge_id": judge.id, "entry_id": entry.id}
            make.add(ScoreSheet(**sheet, scores=scores, comment=said, version=len(scores), updated_at=make.NOW))
            make.add(Memo(judge_id=judge.id, entry_id=entry.id, note=said, is_bookmarked=points(j, e, 0) % 2 == 0))
            for field, value in scores.items():
                log.write(sheet, field, value, outcome="kept")
            for _digit in range(1 + points(j, e, 2) % 2 if e == 2 else 0):
                log.write(sheet, str(lines[0].id), points(j, e, 0) * 100, outcome="kept", is_flagged=True)
            for before in reversed(range(1 + points(j, e, 1) % 2)):  # as many digits as were tapped
                late = {"outcome": "late", "uuid": f"late {entry.id} {before}"}
                log.write(sheet, str(lines[0].id), points(j, e, before) * 100, **late)
            _write_papers(made, sheet, scores, is_agreed=e % 2 == 0)
    make.save()
    _sign(made)


class Log:
    """One judge's operations, in order."""

    def __init__(self, judge: Judge, tablet: Tablet):
        self.judge, self.tablet, self.number = judge, tablet, 0

    def write(self, sheet: dict, field: str, value: int, **values) -> None:
        self.number += 1
        seal = sha256(f"{self.judge.id} {self.number} {value}".encode()).hexdigest()
        values = {"uuid": f"{self.number:036}"} | values
        make.add(Operation(
            **sheet, number=self.number, tablet_id=self.tablet.id, sequence=self.number,
            attempt=1, field=field, value=value, seen=0, version=1, made_at=make.NOW, received_at=make.NOW, digest=seal,
            hash=seal[::-1], **values,
        ))  # fmt: skip


def _write_papers(made: SimpleNamespace, sheet: dict, scores: dict[str, int], *, is_agreed: bool) -> None:
    """Two people have typed the sheet: alike, but not as the tablet has it, or each otherwise."""
    on_paper = {field: value - 100 for field, value in scores.items()}
    for who, clerk in enumerate(made.clerks):
        read = on_paper if is_agreed or not who else {field: value - 100 for field, value in on_paper.items()}
        typed = {"typed_by_id": clerk.id, "typed_at": make.NOW, "scores": read}
        make.add(PaperCopy(**sheet, attempt=1, **typed, comment=f"{sum(read.values())}"))
    if is_agreed:
        first, second = (clerk.id for clerk in made.clerks)
        agreed = {"first_by_id": first, "second_by_id": second, "agreed_at": make.NOW, "outcome": "open"}
        make.add(PaperSheet(**sheet, attempt=1, scores=on_paper, **agreed))


def _sign(made: SimpleNamespace) -> None:
    """What was handed in came back signed."""
    held = signing.holding(made.silent, made.competition.categories[1], 1)
    with writing():
        signing.tick(held.judge, held.category, held.fingerprint, actor=made.clerks[0], now=make.NOW)


def low_to_high(judge: int, entry: int, line: int) -> int:
    """Later entries are better, and judges agree."""
    return 5 + 3 * entry + judge % 2 + line


def high_to_low(judge: int, entry: int, line: int) -> int:
    """Later entries are worse, some are equal, and the panel is far apart."""
    return 40 - 4 * (entry // 2) - (9 * judge) % 23 + 0 * line


def as_before(kept: int | None) -> Points:
    """The other scores, but those of the panel's judge ``kept`` are as in the first database."""
    return lambda j, e, n: (low_to_high if j == kept else high_to_low)(j, e, n)


class Sealed:
    """The application on one of the databases, asked by everybody."""

    def __init__(self, app: Flask):
        self.app, self.folder = app, app.extensions["test_folder"]
        empty(app)
        made = world()
        self.sign_ins = {}
        for name, person in made.people.items():
            sign_in = signing_in.open_for(person, device="test", now=make.NOW)
            sign_in.is_second_factor_given = True
            self.sign_ins[name] = sign_in.id
        make.save()
        self.seats = [(judge.number, judge.key) for judge in made.panel]
        self.line = str(made.competition.scored_round.lines[0].id)
        lying.copy(self.app, "db", "unscored")
        variants = {None: low_to_high, "": as_before(None)}
        variants |= {name: as_before(JUDGES.index(name)) for name in JUDGES}
        for name, points in variants.items():
            lying.copy(self.app, "unscored", "db")
            fill(made := self._read_again(made), points)
            lying.copy(self.app, "db", f"sealed-{name}")
        self.world = self._read_again(made)
        worlds.keep(self.world)

    def differences(self, rows: dict, *, only: Callable[[str], bool] = bool) -> list[str]:
        """A sentence for each question that two databases answer differently; fills ``asked``."""
        questions = [
            (rule, method, row)
            for (endpoint, method), row in rows.items()
            if only(endpoint) and (rule := self._rule(endpoint, method))
        ]
        self.asked: dict[Question, int] = {}
        first = self._answers(questions, worlds.IDENTITIES, variant=None)
        told = []
        for variant in ("", *JUDGES):
            who = [variant] if variant else [name for name in worlds.IDENTITIES if name not in JUDGES]
            for question, answer in self._answers(questions, who, variant=variant).items():
                if answer != first[question]:
                    told.append(f"{' '.join(question)}: {_where(first[question], answer)}")
        self.asked = {question: answer[0] for question, answer in first.items()}
        return told

    def _answers(self, questions: list, identities, *, variant: str | None) -> dict[Question, Answer]:
        self.kept = f"sealed-{variant}"
        lying.copy(self.app, self.kept, "db")
        found = {}
        for rule, method, row in questions:
            path = worlds.address(self.world, rule, row.get("args", {}))
            for identity in identities:
                for address, sent in self._ways(rule, method, path, row=row):
                    answer = self._ask(identity, method, address, sent=sent)
                    found[identity, method, address, str(sent or "")] = answer
                    if method == "GET" and answer[0] != 200:
                        break
        return found

    def _ways(self, rule, method: str, path: str, *, row: dict) -> Iterator[tuple[str, dict | None]]:
        """The page, then with everything its address can carry; a form as written, then empty."""
        yield path, row.get("form")
        if method != "GET":
            if row.get("form"):
                yield path, None
            if rule.endpoint.startswith("tablet."):
                yield from ((path, {"json": self._letter(*seat)}) for seat in self.seats)
            return
        yield path + GUESSES, None
        view = inspect.unwrap(self.app.view_functions[rule.endpoint])
        names = {name for found in READ.findall(inspect.getsource(sys.modules[view.__module__])) for name in found}
        for name in sorted(names - {"", "next"}):
            yield from ((f"{path}?{name}={value}", None) for value in TRIED)

    def _letter(self, judge: int, seat: str) -> dict:
        """What a tablet of that judge sends: a score upon what it never saw, of an entry that others scored too."""
        tap = {"uuid": f"letter-of-{judge}", "sequence": 1, "round": "final", "attempt": 1, "entry": 12, "value": 3300}
        tap |= {"field": self.line, "seen": 0, "made_at": 1_700_000_000_000, "offset": None}
        named = {"letter": "one", "device": "another", "judge": judge, "seat": seat, "app": "", "last": None}
        return {**named, "clock": 1_700_000_000_000, "waiting": 1, "operations": [tap]}

    def _ask(self, identity: str, method: str, address: str, *, sent: dict | None) -> Answer:
        client = self.app.test_client()
        serializer = self.app.session_interface.get_signing_serializer(self.app)
        with still():
            session = {"csrf_token": "0" * 40, "_user_id": self.sign_ins.get(identity), "_fresh": True}
            cookie = serializer.dumps({name: value for name, value in session.items() if value})
            client.set_cookie(self.app.config["SESSION_COOKIE_NAME"], cookie)
            form = sent if sent and "json" in sent else {"data": sent or {}}
            answer = client.open(address, method=method, **form)
            headers = sorted((name, UNTIL.sub("", value)) for name, value in answer.headers.items() if name != "Date")
            told = (answer.status_code, headers, answer.data)
        return (*told, self._restored()) if lying.is_written(self.app) else (*told, None)

    def _restored(self) -> list:
        """The mails that wait now; afterwards the database is as before."""
        mails = db.session.execute(text("SELECT recipient, subject, body FROM message ORDER BY id")).all()
        lying.copy(self.app, self.kept, "db")
        return [tuple(mail) for mail in mails]

    def _rule(self, endpoint: str, method: str):
        rules = self.app.url_map.iter_rules(endpoint) if endpoint in self.app.view_functions else ()
        return next((rule for rule in rules if method in rule.methods), None)

    def _read_again(self, made: SimpleNamespace) -> SimpleNamespace:
        """The same rows, of the database that lies there now."""
        merged = {
            name: [db.session.merge(each) for each in thing]
            if isinstance(thing, list)
            else db.session.merge(thing)
            if isinstance(thing, db.Model)
            else thing
            for name, thing in vars(made).items()
        }
        return SimpleNamespace(**merged)


@contextmanager
def still() -> Iterator[None]:
    """A clock that stands and dice that fall alike: what still differs, the database made differ."""
    dice = random.Random(5)
    held = (
        mock.patch.object(clock, "now", lambda: make.NOW),
        mock.patch.object(TimestampSigner, "get_timestamp", lambda signer: 1_700_000_000),
        mock.patch.object(secrets, "token_hex", lambda size=32: dice.randbytes(size).hex()),
        mock.patch.object(secrets, "token_urlsafe", lambda size=32: dice.randbytes(size).hex()),
        mock.patch.object(secrets, "choice", dice.choice),
        mock.patch.object(pyotp, "random_base32", lambda: base64.b32encode(dice.randbytes(20)).decode()),
    )
    for each in held:
        each.start()
    try:
        yield
    finally:
        for each in held:
            each.stop()


def _where(one: Answer, other: Answer) -> str:
    """The first thing that differs, shortly."""
    names = ("status", "headers", "body", "mails")
    for name, a, b in zip(names, map(_listed, one), map(_listed, other), strict=True):
        if a != b and name != "body":
            return f"{name}: {[x for x in a if x not in b]} / {[x for x in b if x not in a]}"
        if a != b:
            at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            return f"body: …{a[max(0, at - 60) : at + 60]!r} / …{b[max(0, at - 60) : at + 60]!r}"
    return "nothing"


def _listed(part):
    return part if isinstance(part, list | bytes) else [part]
