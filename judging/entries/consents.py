"""What entrants, and the guardians of those under 18, allow us to do with their data.

Each purpose is asked by itself, never ticked beforehand, and can be withdrawn where it was
given: Law 91/2025/QH15 on the protection of personal data and Decree 356/2025/ND-CP, which
forbid consent by default (exact articles: to be confirmed by a lawyer). A child's name is published only
where child and legal representative agree (article 24 of that law, as reported; from seven
years on, and we ask no age: so of everybody under 18).

Change ``VERSION`` with any of the texts: a yes to earlier words is none to the present ones,
so everybody is asked again.
"""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.entries import subjects
from judging.entries.belongings import Consent, Guardian
from judging.entries.models import Entry
from judging.errors import Invalid
from judging.infra.text import clean

VERSION = "2"
N_ = str  # marks a text for the translators

TEXTS = {
    "participation": N_(
        "I agree that the organisers keep my name, address, telephone, e-mail, texts and photos and use them to run "
        "this competition: to reach me, to examine the entry and to have it judged."
    ),
    "publication": N_(
        "I agree that name, place, texts and photos are published with the result if the entry receives an award."
    ),
    "news": N_("I agree that the organisers write to me about later editions of this competition."),
    "guardian": N_(
        "I am the parent or lawful guardian of the entrant. I agree that they take part, and that their data and mine "
        "are kept and used for that."
    ),
    "guardian_publication": N_(
        "As parent or guardian I agree that the entrant’s name, place, texts and photos are published with the result."
    ),
}
#: The words of earlier versions, for those who agreed to them: version 1 was one of the declarations.
EARLIER = {
    ("publication", "1"): N_("I agree that name and photos are published if the product receives an award."),
    ("honour", "1"): N_("I agree that name, introduction and photos are published with the title or recognition."),
}
OF_EVERYBODY = ("participation", "publication", "news")
OF_GUARDIANS = ("guardian", "guardian_publication")
#: Without these nobody takes part.
NEEDED = ("participation", "guardian")
#: What the guardian is asked, by column, with its longest answer.
GUARDIAN = {"name": 200, "relation": 60, "phone": 40}


def is_age_asked(entry: Entry) -> bool:
    """Whether somebody under 18 may stand behind it: a person or a group, never an organisation."""
    return entry.entrant.kind != "organisation"


def asked(entry: Entry) -> tuple[str, ...]:
    """The purposes asked of this entry."""
    return OF_EVERYBODY + (OF_GUARDIANS if entry.is_under_age else ())


def live(entry: Entry) -> dict[str, Consent]:
    """Purpose -> the newest consent that has not been withdrawn, whatever its version."""
    return {each.purpose: each for each in entry.consents if each.withdrawn_at is None}


def is_present(entry: Entry, purpose: str) -> bool:
    """Whether it is given, to the present words."""
    given = live(entry).get(purpose)
    return given is not None and given.version == VERSION


def outstanding(entry: Entry) -> list[str]:
    """The purposes that have not been agreed to in the present words."""
    return [purpose for purpose in asked(entry) if not is_present(entry, purpose)]


def missing(entry: Entry) -> list[str]:
    """What is needed before sending: ``under_age``, ``guardian_<column>``, ``participation``, ``guardian``."""
    age = ["under_age"] if is_age_asked(entry) and entry.is_under_age is None else []
    known = entry.guardian
    answered = [] if not entry.is_under_age else [f"guardian_{n}" for n in GUARDIAN if not getattr(known, n, "")]
    return age + answered + [purpose for purpose in outstanding(entry) if purpose in NEEDED]


def words(entry: Entry, given: Consent) -> str:
    """The very words this consent was given to."""
    if given.version == VERSION:
        return TEXTS[given.purpose]
    is_object = subjects.of(entry.competition.rules).is_object
    purpose = "honour" if given.purpose == "publication" and not is_object else given.purpose
    return EARLIER.get((purpose, given.version), TEXTS[given.purpose])


def say_age(entry: Entry, is_under_age: bool | None, guardian: dict[str, str], *, now: datetime) -> None:
    """Keep what the entrant says, and of somebody under 18 the guardian; nobody else's guardian is kept."""
    if not is_age_asked(entry) or is_under_age is None:
        return
    entry.is_under_age = is_under_age
    if not is_under_age:
        entry.guardian = None
        for given in entry.consents:
            if given.purpose in OF_GUARDIANS and given.withdrawn_at is None:
                given.withdrawn_at = now
        return
    if entry.guardian is None:
        entry.guardian = Guardian()
    for name, longest in GUARDIAN.items():
        setattr(entry.guardian, name, clean(guardian.get(name, ""))[:longest])


def give(entry: Entry, purposes: set[str], *, actor: Person, now: datetime) -> None:
    """Keep what is agreed to just now; what was agreed to in these words already stays as it is.

    Raises Invalid for a purpose this entry is not asked. Who ticks for an artisan does so from a signed paper.
    """
    if purposes - set(asked(entry)):
        raise Invalid("This is not asked of this entry.")
    way = "web" if actor.id == entry.entrant_id else "paper"
    new = [purpose for purpose in outstanding(entry) if purpose in purposes]
    for purpose in new:
        entry.consents.append(Consent(purpose=purpose, version=VERSION, way=way, given_at=now, given_by_id=actor.id))
    if new and entry.state != "draft":
        _tell("consent given", entry, ",".join(new), actor=actor, now=now, version=VERSION, way=way)


def withdraw(entry: Entry, purpose: str, *, actor: Person, now: datetime) -> None:
    """End one consent; repeated, it changes nothing. Without a needed one nothing else is agreed to either."""
    ends = tuple(TEXTS) if purpose in NEEDED else (purpose,)
    ended = [given for given in entry.consents if given.purpose in ends and given.withdrawn_at is None]
    for given in ended:
        given.withdrawn_at, given.withdrawn_by_id = now, actor.id
    if ended:
        what = ",".join(dict.fromkeys(given.purpose for given in ended))
        _tell("consent withdrawn", entry, what, actor=actor, now=now)


def _tell(verb: str, entry: Entry, what: str, *, actor: Person, now: datetime, **data) -> None:
    subject = f"entry:{entry.id}"
    record(verb, now=now, actor=actor, competition=entry.competition, subject=subject, what=what, **data)
