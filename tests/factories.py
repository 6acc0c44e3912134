"""Rows with defaults, one plain function each. They are added and flushed; ``save()`` commits."""

import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from judging.accounts import signing_in
from judging.accounts.models import Person
from judging.awards.models import Award, Publication
from judging.competitions.document import fingerprint_of as fingerprint_of_rules
from judging.competitions.following import follow
from judging.competitions.models import Category, Competition, Question, Staff
from judging.entries import consents
from judging.entries.belongings import Author, Consent, Piece
from judging.entries.models import Enclosure, Entry, Photo, Upload
from judging.infra import ids, passwords
from judging.infra.clock import in_vietnam
from judging.infra.db import db
from judging.infra.text import folded
from judging.media.prints import VERSION, coarse_of, print_of
from judging.originality.models import PhotoPrint, Resemblance
from judging.panel import queries
from judging.panel.models import Judge, StandDown
from judging.ranking import rules, types
from judging.ranking.document.writing import write
from judging.ranking.fingerprint import canonical
from judging.results.inputs import fingerprint_of, inputs_of
from judging.results.models import Run
from judging.rights.models import DataRequest, RequestStep
from judging.rights.terms import Days, dates
from judging.scoring.models import ScoreSheet

NOW = datetime.now(UTC).replace(microsecond=0)
PASSWORD = "mật khẩu dài"
_HASHED = passwords.hashed(PASSWORD)
_count = itertools.count(1)


def save() -> None:
    """Commit, so that requests see it."""
    db.session.commit()


def add(row):
    """Add and flush one row."""
    db.session.add(row)
    db.session.flush()
    return row


def person(name: str = "", **values) -> Person:
    """An entrant with an e-mail address and ``PASSWORD``."""
    n = next(_count)
    return add(Person(**{
        "name": name or f"Người dự thi {n}",
        "email": f"nguoi{n}@example.org",
        "password": _HASHED,
        "created_at": NOW,
        "province": "Tỉnh Mẫu",
        "commune": "Xã Mẫu",
        "craft_village": f"Làng nghề Mẫu {n}",
        **values,
    }))  # fmt: skip


FINAL = "final"


def document(groups: int = 2, **values) -> rules.Rules:
    """Complete rules: criteria of 60 by 1 and 40 by 0.5, prizes one first, two second a group."""
    creativity = rules.Criterion(id="creativity", name="Sáng tạo", name_en="Creativity", maximum=Fraction(60))
    beauty = rules.Criterion(
        id="beauty", name="Thẩm mỹ", name_en="Beauty", maximum=Fraction(40), step=Fraction(1, 2)
    )  # fmt: skip
    scored = {
        name: values.pop(name) for name in ("threshold", "comparison", "minimum", "absent", "spread") if name in values
    }
    return rules.Rules(**{
        "id": "sample",
        "name": "Thể lệ mẫu",
        "name_en": "Sample rules",
        "groups": tuple(
            rules.Group(id=f"group-{n}", name=f"Nhóm {n}", name_en=f"Group {n}") for n in range(1, groups + 1)
        ),
        "rounds": (
            rules.Scored(id=FINAL, name="Chung khảo", name_en="Final", criteria=(creativity, beauty), **scored),
        ),
        "awards": (
            rules.Award(id="first", name="Giải Nhất", name_en="First prize", cap=1),
            rules.Award(id="second", name="Giải Nhì", name_en="Second prize", cap=2),
        ),
        **values,
    })  # fmt: skip


def competition(
    slug: str = "", *, stage: str = "open", groups: int = 2, by: rules.Rules | None = None, **values
) -> Competition:
    """A complete competition ``by`` rules (``document()`` unless told); what these know of ``values`` goes there."""
    n = next(_count)
    written = by or document(groups, **{name: values.pop(name) for name in list(values) if name in OF_RULES})
    made = add(Competition(**{
        "slug": slug or f"cuoc-thi-{n}",
        "title": f"Cuộc thi Mẫu {n}",
        "title_en": f"Sample competition {n}",
        "organiser": "Ban Tổ chức Mẫu",
        "phone": "024 0000 0000",
        "opens_at": NOW - timedelta(days=30),
        "deadline_at": NOW + timedelta(days=30),
        "judging_opens_at": NOW + timedelta(days=40),
        "judging_closes_at": NOW + timedelta(days=50),
        "document": write(written),
        "state": {"draft": "draft", "published": "published"}.get(stage, "open"),
        **values,
    }))  # fmt: skip
    follow(made, written)
    state = {"judging": "judging", "closed": "closed", "published": "closed"}.get(stage, "waiting")
    for round_ in made.rounds:
        round_.state = state
    db.session.flush()
    db.session.refresh(made)
    return made


def rule(competition: Competition, **values) -> None:
    """Change rules behind the desk's back: what scored rounds know of ``values`` in each of them, the rest as given."""
    of_rounds = {name: values.pop(name) for name in list(values) if name in rules.Scored.__dataclass_fields__}
    rounds = tuple(
        replace(each, **of_rounds) if isinstance(each, rules.Scored) else each for each in competition.rules.rounds
    )
    competition.document = write(replace(competition.rules, rounds=rounds, **values))
    follow(competition, competition.rules)


OF_RULES = (
    *("threshold", "comparison", "minimum", "absent", "spread", "identity", "totals", "statements", "subject"),
    *("rounds", "awards", "bands", "ties", "limits", "undecided", "ladder"),
)


def staff(person: Person, competition: Competition, role: str = "organiser") -> Staff:
    """A role in a competition."""
    return add(Staff(person_id=person.id, competition_id=competition.id, role=role))


def entry(competition: Competition, entrant: Person, *, group: int = 0, state: str = "accepted", **values) -> Entry:
    """An entry with its texts; numbered unless a draft, and then its entrant consented to all but ``news``."""
    n = next(_count)
    title = values.pop("title", f"Bình gốm mẫu {n}")
    number = None if state == "draft" else values.pop("number", n)
    made = add(Entry(**{
        "competition_id": competition.id,
        "category_id": competition.categories[group].id,
        "entrant_id": entrant.id,
        "number": number,
        "state": state,
        "title": title,
        "story": "Câu chuyện của một sản phẩm mẫu.",
        "materials": "Đất sét trắng",
        "technique": "Vuốt tay",
        "size": "Cao 30 cm",
        "year": NOW.year,
        "maker": entrant.name,
        "craft_village": entrant.craft_village,
        "search": folded(f"{title} {entrant.name} {number or ''}"),
        "created_at": NOW,
        "updated_at": NOW,
        "submitted_at": None if state == "draft" else NOW,
        "is_under_age": False,
        **values,
    }))  # fmt: skip
    if state != "draft":
        consent(made, "participation", "publication")
    return made


def consent(entry: Entry, *purposes: str, **values) -> None:
    """A yes of its entrant to each of these, on the web, to the present words."""
    said = {"version": consents.VERSION, "way": "web", "given_at": NOW, "given_by_id": entry.entrant_id, **values}
    entry.consents += [Consent(purpose=purpose, **said) for purpose in purposes]
    db.session.flush()


def piece(entry: Entry, name: str = "Chén nhỏ", count: int = 2, **values) -> Piece:
    """A piece of a set."""
    position = values.pop("position", len(entry.pieces) + 1)
    return add(Piece(entry_id=entry.id, position=position, name=name, count=count, **values))


def authors(*names: str) -> list[Author]:
    """Authors by these names, for ``Entry.authors``."""
    return [Author(position=place, name=name) for place, name in enumerate(names, 1)]


def photo(entry: Entry, **values) -> Photo:
    """A ready photo (its row only; no files)."""
    return add(Photo(**{
        "entry_id": entry.id,
        "key": ids.key(),
        "position": next(_count),
        "state": "ready",
        "width": 1200,
        "height": 1500,
        "original_name": "IMG_0001.jpg",
        "created_at": NOW,
        **values,
    }))  # fmt: skip


def question(competition: Competition, **values) -> Question:
    """A line of words that is asked of everybody, optional."""
    n = next(_count)
    return add(Question(**{
        "competition_id": competition.id,
        "position": n,
        "key": f"cau-{n}",
        "name": f"Câu hỏi mẫu {n}",
        **values,
    }))  # fmt: skip


def upload(entry: Entry, **values) -> Upload:
    """A photo of which nothing has arrived yet (its row only; no file)."""
    return add(Upload(**{
        "entry_id": entry.id,
        "key": ids.key(),
        "position": next(_count),
        "digest": ids.digest(ids.key()),
        "length": 1000,
        "original_name": "IMG_0001.jpg",
        "changed_at": NOW,
        **values,
    }))  # fmt: skip


def enclosure(entry: Entry, question: Question, **values) -> Enclosure:
    """A PDF of one page that answers a question (its row only; no file)."""
    return add(Enclosure(**{
        "entry_id": entry.id,
        "question": question.key,
        "key": ids.key(),
        "original_name": "giay-to.pdf",
        "digest": ids.digest(ids.key()),
        "length": 1000,
        "pages": 1,
        "created_at": NOW,
        **values,
    }))  # fmt: skip


def data_request(competition: Competition | None, person: Person | None = None, **values) -> DataRequest:
    """An open request that came today: a person's own, or one the desk noted down."""
    came_on = values.pop("came_on", in_vietnam(NOW).date())
    kind = values.pop("kind", "correct")
    promised = dates(kind, came_on, Days())
    who = {"way": "web"} if person else {"way": "phone", "name": "Người gọi điện", "contact": "0912 345 678"}
    made = add(DataRequest(**{
        "competition_id": competition and competition.id,
        "person_id": person and person.id,
        "kind": kind,
        "text": "Xin sửa tên người làm trong hồ sơ.",
        "came_on": came_on,
        "answer_by": promised.answer_by,
        "due_on": promised.due_on,
        "latest_on": promised.latest_on,
        **who,
        **values,
    }))  # fmt: skip
    made.steps.append(RequestStep(kind="received", at=NOW, actor_id=person and person.id))
    db.session.flush()
    return made


def photo_print(photo: Photo, picture: Image.Image | None = None, **values) -> PhotoPrint:
    """A photo's print, of this picture or of nothing, and what its file said."""
    data = print_of(picture) if picture else b""
    return add(PhotoPrint(**{
        "photo_id": photo.id, "version": VERSION, "data": data, "coarse": coarse_of(data) if data else b"",
        "is_compared": not data, **values,
    }))  # fmt: skip


def resemblance(first: Photo, second: Photo, **values) -> Resemblance:
    """A hint, undecided, that two photos are one."""
    ids = {"first_id": first.id, "second_id": second.id}
    return add(Resemblance(**{**ids, "strength": 990, "kinds": "mirrored cut", "found_at": NOW, **values}))


def judge(competition: Competition, *, name: str = "", groups=None, **values) -> Judge:
    """A judge of every group (or of ``groups``), without password."""
    n = next(_count)
    seat = add(Judge(
        competition_id=competition.id,
        person=person(name or f"Giám khảo {n}", email=None, password=None),
        number=values.pop("number", n),
        **values,
    ))  # fmt: skip
    seat.categories = list(competition.categories if groups is None else groups)
    db.session.flush()
    return seat


def sheet(judge: Judge, entry: Entry, *points: int, comment: str = "") -> ScoreSheet:
    """A score sheet of the round judges see: points of its lines in order, in whole points."""
    round_ = entry.competition.scored_round
    scores = {str(line.id): value * 100 for line, value in zip(round_.lines, points, strict=False)}
    return add(ScoreSheet(
        round_id=round_.id, judge_id=judge.id, entry_id=entry.id, scores=scores, comment=comment, updated_at=NOW
    ))  # fmt: skip


def award_list(competition: Competition, *awarded: tuple[Entry, int, int]) -> Publication:
    """A published list of (entry, the prize's place among the prizes, the entry's own) and the ranking it is from."""
    organiser = person()
    standings = tuple(
        types.Standing(
            entry=str(entry.number), group=entry.category.key, entrant=str(entry.entrant_id), number=entry.number,
            last_round=FINAL, total=Fraction(70), place=place, tied_with=(), qualified=True, band=None,
            award=competition.prizes[prize].key, awards=(competition.prizes[prize].key,),
            reason=types.Reason.WON, rounds=(types.RoundResult(round=FINAL, total=Fraction(70)),),
        )
        for entry, prize, place in awarded
    )  # fmt: skip
    run = add(Run(
        competition_id=competition.id, computed_at=NOW, computed_by_id=organiser.id,
        rules_fingerprint=fingerprint_of_rules(competition), scores_fingerprint=fingerprint_of(inputs_of(competition)),
        outcome=json.loads(canonical(types.Outcome(standings=standings))),
    ))  # fmt: skip
    publication = add(Publication(
        competition_id=competition.id, run_id=run.id, decision_number="1/QĐ", decision_date=NOW.date(),
        authority="Ủy ban Mẫu", published_at=NOW, published_by_id=organiser.id, entries_count=1, entrants_count=1,
    ))  # fmt: skip
    for position, (entry, prize, place) in enumerate(awarded, 1):
        add(Award(
            publication_id=publication.id, entry_id=entry.id, category_id=entry.category_id, place=place, total="70",
            prize_id=competition.prizes[prize].id, position=position, kept_title=entry.title, kept_maker=entry.maker,
        ))  # fmt: skip
    db.session.refresh(publication)
    return publication


def signed_in(app: Flask, person: Person, *, second_factor: bool = True) -> FlaskClient:
    """A client with a live sign-in of ``person``."""
    sign_in = signing_in.open_for(person, device="test", now=datetime.now(UTC))
    sign_in.is_second_factor_given = second_factor
    save()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = sign_in.id
    return client


def judged(*totals: tuple[int, int], group: int = 0, judges: int = 2, stage: str = "closed", **values) -> Competition:
    """A competition whose every judge gave the n-th entry of a group the n-th pair of points."""
    made = competition(stage=stage, **values)
    panel = [judge(made) for _ in range(judges)]
    for number, (creativity, beauty) in enumerate(totals, 1):
        scored = entry(made, person(), group=group, number=number)
        for seat in panel:
            sheet(seat, scored, creativity, beauty)
    return made


def panel_of(competition: Competition) -> list[Judge]:
    """Its judges, by number."""
    return queries.judges_of(competition.id)


def stand_down(judge: Judge, category: Category) -> StandDown:
    """Leave a judge out of a group."""
    by = person()
    return add(StandDown(
        round_id=judge.competition.scored_round.id, judge_id=judge.id, category_id=category.id, reason="Vắng",
        decided_by_id=by.id, decided_at=NOW,
    ))  # fmt: skip
