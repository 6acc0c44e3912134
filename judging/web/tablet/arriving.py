"""Reading what a tablet sends."""

from datetime import UTC, datetime, timedelta
from typing import Any

from judging.errors import Invalid
from judging.scoring import receipts
from judging.scoring.letters import Letter, Sent
from judging.scoring.operations import Last, ms

#: Operations of one letter.
MOST = 100
_FIRST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), 4_102_444_800_000  # a clock beyond the year 2100 says nothing
_LARGEST = 2**31 - 1


def read(sent: dict, judge: int, *, now: datetime) -> tuple[Letter, list[str]]:
    """The letter that was sent, and the names of operations in it that have no form; raises Invalid without one."""
    device, operations = sent.get("device"), sent.get("operations")
    if not (_is_text(device, 36) and isinstance(operations, list) and len(operations) <= MOST):
        raise Invalid("This request could not be understood. Please go back and try again.")
    clock = sent.get("clock")
    offset = ms(now) - clock if _is_count(clock, _LATEST) else 0
    read_, bad = [], []
    for each in operations:
        try:
            read_.append(_operation(each, device, judge, offset=offset))
        except (KeyError, TypeError, ValueError):
            bad.append(_name(each))
    app = sent.get("app")
    letter = Letter(
        device=device,
        app=app if _is_text(app, 40) else "",
        offset_ms=offset,
        left=_left(sent),
        last=_last(sent.get("last")),
        is_again=sent.get("again") is True,
        operations=tuple(read_),
    )
    return letter, bad


def _operation(sent: dict, device: str, judge: int, *, offset: int) -> Sent:
    """One operation, its digest of exactly what was sent; raises KeyError, TypeError or ValueError without a form."""
    known, made_at = sent["offset"], sent["made_at"]
    texts = (sent["uuid"], 36), (sent["round"], 40), (sent["field"], 20)
    counts = sent["sequence"], sent["attempt"], sent["entry"], sent["seen"]
    if not (all(_is_text(*each) for each in texts) and all(map(_is_count, counts)) and _is_count(made_at, _LATEST)):
        raise ValueError
    if not (known is None or (type(known) is int and abs(known) <= _LATEST)):
        raise ValueError
    value = sent["value"]
    if not (value is None or type(value) in (int, str, bool)):
        raise ValueError
    parts = (
        sent["uuid"], device, sent["sequence"], judge, sent["round"], sent["attempt"], sent["entry"], sent["field"],
        value, sent["seen"], made_at, known,
    )  # fmt: skip
    corrected = min(max(0, made_at + (offset if known is None else known)), _LATEST)
    return Sent(
        uuid=sent["uuid"],
        sequence=sent["sequence"],
        round=sent["round"],
        attempt=sent["attempt"],
        entry=sent["entry"],
        field=sent["field"],
        value=value,
        seen=sent["seen"],
        made=_FIRST + timedelta(milliseconds=corrected),
        digest=receipts.operation(parts),
    )


def _left(sent: dict) -> int:
    """How many scores stay on the tablet; older scripts say how many wait, those of the letter among them."""
    waiting = sent.get("waiting")
    before = max(0, waiting - len(sent["operations"])) if _is_count(waiting) else 0
    return sent["left"] if _is_count(sent.get("left")) else before


def _last(sent: Any) -> Last:
    if isinstance(sent, dict) and _is_count(sent.get("number")) and _is_text(sent.get("hash"), 64):
        return Last(sent["number"], sent["hash"])
    return Last()


def _name(sent: Any) -> str:
    """The name of an operation without a form; raises Invalid where it has not even that."""
    name = sent.get("uuid") if isinstance(sent, dict) else None
    if isinstance(name, str) and 0 < len(name) <= 36:
        return name
    raise Invalid("This request could not be understood. Please go back and try again.")


def _is_text(value: Any, longest: int) -> bool:
    """Whether it is a name that every database can be asked for: no control signs, no halves of characters."""
    return isinstance(value, str) and 0 < len(value) <= longest and value.isprintable()


def _is_count(value: Any, largest: int = _LARGEST) -> bool:
    return type(value) is int and 0 <= value <= largest
