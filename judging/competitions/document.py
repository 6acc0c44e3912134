"""What the application makes of a competition's rules (``docs/rules.md``): their name, their points, their ids."""

from dataclasses import replace
from fractions import Fraction

from judging.competitions.models import Competition
from judging.competitions.models import Round as Row
from judging.infra.text import as_id, clean
from judging.ranking.document import writing
from judging.ranking.rules import EVERYBODY, Named, Public, Round, Rules, Scored

#: What the application keeps and shows: hundredths of a point.
UNIT = 100


def fingerprint_of(competition: Competition) -> str:
    """A short name for exactly these rules, such as "7F3A-92C1"."""
    return writing.fingerprint(competition.rules)


def decisive(rules: Rules) -> Scored | None:
    """The last scored round, whose criteria entrants write for; None where no round gives points."""
    return next((each for each in reversed(rules.rounds) if isinstance(each, Scored)), None)


def rule_of(competition: Competition, round_: Row) -> Round:
    """What the rules say of one of its rounds."""
    return next(each for each in competition.rules.rounds if each.id == round_.key)


def is_relative(round_: Round) -> bool:
    """Whether an entry's result in a round hangs on which others take part in it."""
    if isinstance(round_, Scored):
        return round_.keep is not None or round_.combine == "corrected"
    return isinstance(round_, Public)


def points(hundredths: int) -> Fraction:
    """Hundredths as points."""
    return Fraction(hundredths, UNIT)


def hundredths(points: Fraction | None) -> int | None:
    """Points as whole hundredths; None where there are none, or where they are finer (``readiness`` refuses those)."""
    return None if points is None or (points * UNIT).denominator > 1 else int(points * UNIT)


def renamed(thing: Named, name: str, name_en: str) -> Named:
    """The thing under names as they were typed; without one its id was shown."""
    own = "" if not thing.name and name == thing.id else kept(thing.name, name)
    return replace(thing, name=own, name_en=kept(thing.name_en, name_en))


def kept(text: str, typed: str) -> str:
    """What was typed, or the text as it was written where that is all its field could show of it."""
    return text if typed in (clean(text), " ".join(clean(text).split())) else typed


def new_id(name: str, among: tuple[Named, ...]) -> str:
    """An id that people can read, made from a name: "gom-su" for "Gốm sứ"; with a number where it is taken."""
    return as_id(name, taken=[EVERYBODY, *(each.id for each in among)])
