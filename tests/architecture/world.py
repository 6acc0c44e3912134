"""One competition at a given stage with one of everybody, for the access matrix."""

from types import SimpleNamespace

import tests.factories as make
from judging.infra.db import Row, db
from judging.panel.models import ConflictOfInterest

STAGES = ("draft", "open", "judging", "closed", "published")
IDENTITIES = (
    "anonymous",
    "owner",
    "other",
    "judge",
    "judge_elsewhere",
    "conflicted",
    "organiser",
    "secretary",
    "organiser_elsewhere",
    "administrator",
    "removed",
)


#: What an address names by something else than its id -> the sample it means.
SAMPLES = {"slug": "competition", "number": "entry", "key": "photo", "code": "ballot"}


def build(stage: str) -> SimpleNamespace:
    """Rows for every identity of the matrix, and one sample of everything an address can name."""
    competition = make.competition("mau", stage=stage)
    elsewhere = make.competition("khac", stage=stage)
    people = {name: make.person(name.replace("_", " ")) for name in ("owner", "other", "organiser", "secretary")}
    people |= {"organiser_elsewhere": make.person("elsewhere"), "administrator": make.person(is_administrator=True)}
    people["removed"] = make.person("removed", is_active=False)
    for name, role in (("organiser", "organiser"), ("secretary", "secretary"), ("removed", "organiser")):
        make.staff(people[name], competition, role)
    make.staff(people["organiser_elsewhere"], elsewhere)
    entry = make.entry(competition, people["owner"], number=1)
    first, second = competition.categories
    judges = {
        "judge": make.judge(competition, groups=[first]),
        "judge_elsewhere": make.judge(competition, groups=[second]),
        "conflicted": make.judge(competition, groups=[first]),
    }
    make.add(ConflictOfInterest(judge_id=judges["conflicted"].id, entry_id=entry.id, declared_at=make.NOW))
    people |= {name: seat.person for name, seat in judges.items()}
    things = {
        "competition": competition,
        "entry": entry,
        "draft": make.entry(competition, people["owner"], state="draft"),
        "submitted": make.entry(competition, people["owner"], state="submitted", number=2),
        "photo": make.photo(entry),
        "category": first,
        "criterion": competition.criteria[0],
        "prize": competition.prizes[0],
        **{name: people[name] for name in ("owner", "other", "secretary", "organiser")},
        "person": people["owner"],
        **{f"seat_{name}": seat for name, seat in judges.items()},
        "ballot": SimpleNamespace(code=f"final-1-{judges['judge'].number}-{entry.number}"),
    }
    make.photo(things["submitted"])
    things["question"] = make.question(competition, name="Bản vẽ", key="ban-ve", kind="pdf")
    things["request"] = make.data_request(competition)
    things["request_here"] = make.data_request(None)
    things["enclosure"] = make.enclosure(entry, things["question"])
    things["upload"] = make.upload(entry)
    if stage in ("judging", "closed", "published"):
        things["sheet"] = make.sheet(judges["judge"], entry, 40, 30)
    if stage == "published":
        make.award_list(competition, (entry, 0, 1))
    make.save()
    return SimpleNamespace(stage=stage, people=people, **things)


def keep(world: SimpleNamespace) -> None:
    """Read every sample once more, so that its values outlive the session."""
    for thing in vars(world).values():
        if isinstance(thing, Row):
            db.session.refresh(thing)
    db.session.expunge_all()


def address(world: SimpleNamespace, rule, given: dict) -> str:
    """The path of ``rule`` with the world's own samples; ``given`` names others, or plain values."""
    values = {name: _value(world, name, given.get(name)) for name in rule.arguments}
    if "<uuid:key>" in rule.rule:
        values["key"] = world.upload.uuid
    path, _, _ = rule.build(values, append_unknown=False)[1].partition("?")
    return path


def _value(world: SimpleNamespace, argument: str, given):
    if given is not None and not hasattr(world, str(given)):
        return given
    thing, _, field = argument.rpartition("_")
    if argument in SAMPLES:
        sample = getattr(world, given or SAMPLES[argument])
        return getattr(sample, argument)
    names = {"judge": "seat_judge"}
    sample = getattr(world, given or names.get(thing, thing), None)
    if field == "id" and sample is not None:
        return sample.id
    return {"size": 320, "form": "webp"}.get(argument, "1")
