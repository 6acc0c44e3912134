"""What stands on each sheet: by the server's rows, by a replay of its log, by the tablets, and by what judges meant."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

NOTHING = {"comment": "", "note": "", "bookmark": False}
_SHEETS = """
SELECT j.number AS judge, e.number AS entry, s.scores, s.comment FROM score_sheet s
JOIN judge j ON j.id = s.judge_id JOIN entry e ON e.id = s.entry_id"""
_MEMOS = """
SELECT j.number AS judge, e.number AS entry, m.note, m.is_bookmarked FROM memo m
JOIN judge j ON j.id = m.judge_id JOIN entry e ON e.id = m.entry_id"""


def read(connection) -> dict[tuple[int, int, str], object]:
    """(judge, entry, field) -> value, of everything that is not as on an empty sheet."""
    stands: dict[tuple[int, int, str], object] = {}
    for judge, entry, scores, comment in connection.execute(_SHEETS):
        stands |= {(judge, entry, line): value for line, value in json.loads(scores).items()}
        stands[judge, entry, "comment"] = comment
    for judge, entry, note, is_bookmarked in connection.execute(_MEMOS):
        stands |= {(judge, entry, "note"): note, (judge, entry, "bookmark"): bool(is_bookmarked)}
    return _bare(stands)


def unlike_log(log: list[dict], stands: dict) -> Iterator[str]:
    """The sheets are what the log's kept lines make, one after the other."""
    replayed = {(row["judge"], row["entry"], row["field"]): row["value"] for row in log if row["outcome"] == "kept"}
    yield from _differences("the log makes", _bare(replayed), stands)


def unlike_replicas(told: dict, stands: dict) -> Iterator[str]:
    """Thirty seconds after the faults every tablet shows what the server has; in the end what its file has."""
    for each in told["calm"]:
        if "endless" in each:
            yield f"asked for ever: {each['endless']}"
        elif each["summary"]["waiting"]:
            yield f"not within 30 s: {each['device']} still holds {each['summary']['waiting']} of judge {each['judge']}"
        else:
            there = _bare(_on_server(each))
            yield from _differences(f"{each['device']} shows", _shown(each), there, kind="not within 30 s")
    for each in told["last"]:
        own = {key: value for key, value in stands.items() if key[0] == each["judge"]}
        yield from _differences(f"{each['device']} shows", _shown(each), own)


def unlike_intentions(told: dict, log: list[dict], stores: list[dict]) -> Iterator[str]:
    """A judge with one device is never asked, and what was tapped last stands; of two, neither is passed over."""
    devices = defaultdict(set)
    newest: dict[tuple, dict] = {}
    for row in log:
        devices[row["judge"]].add(row["device"])
        if row["outcome"] != "late":
            key = row["judge"], row["entry"], row["field"], row["device"]
            newest[key] = max(newest.get(key, row), row, key=lambda one: one["sequence"])
    for row in log:
        if row["outcome"] == "asked" and len(devices[row["judge"]]) == 1:
            yield f"asked alone: judge {row['judge']} has one device and is asked about entry {row['entry']}"
    stands = {(row["judge"], row["entry"], row["field"]): row["value"] for row in log if row["outcome"] == "kept"}
    settled = {one["uuid"] for store in stores for one in store["operations"] if one.get("isSettled")}
    settled |= {one["uuid"] for store in told["died"] for one in store["operations"]}  # nobody is there to be asked
    asks = {
        (each["judge"], int(entry), question["field"])
        for each in told["last"] for entry, sheet in each["sheets"].items() for question in sheet["questions"]
    }  # fmt: skip
    for (judge, entry, field, _), row in newest.items():
        if len(devices[judge]) == 1 and stands.get((judge, entry, field)) != row["value"]:
            yield f"not the last: judge {judge}'s {field} of entry {entry} was last {row['value']!r}"
        is_passed = row["outcome"] == "asked" and row["uuid"] not in settled and (judge, entry, field) not in asks
        if is_passed and stands.get((judge, entry, field)) != row["value"]:
            yield f"never asked: judge {judge}'s other {field} of entry {entry} was passed over"


def unseen(log: list[dict]) -> Iterator[str]:
    """No device writes over what another of the same judge wrote, unless its judge had seen that."""
    stands: dict[tuple, dict] = {}
    for row in (row for row in log if row["outcome"] == "kept"):
        key = row["judge"], row["entry"], row["field"]
        before = stands.get(key)
        is_other = before and before["device"] != row["device"] and before["value"] != row["value"]
        if is_other and row["seen"] < before["version"] and row["field"] != "bookmark":
            yield f"overwritten: judge {row['judge']}'s {row['field']} of entry {row['entry']}, unseen"
        stands[key] = row


def milliseconds(moment: str) -> int:
    """Of a moment as the file has it."""
    return round(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp() * 1000)


def _on_server(each: dict) -> dict:
    return _values(each["judge"], each["server"]["sheets"])


def _shown(each: dict) -> dict:
    """What the judge sees, with what stands where there are two."""
    shown = _values(each["judge"], each["sheets"])
    return _bare(shown)


def _values(judge: int, sheets: dict) -> dict:
    values: dict[tuple[int, int, str], object] = {}
    for entry, sheet in sheets.items():
        values |= {(judge, int(entry), line): value for line, value in sheet["scores"].items()}
        values |= {(judge, int(entry), name): sheet[name] for name in NOTHING}
    return values


def _bare(values: dict) -> dict:
    """Without what an empty sheet has as well."""
    return {key: value for key, value in values.items() if value is not None and value != NOTHING.get(key[2])}


def _differences(who: str, shown: dict, stands: dict, *, kind: str = "not equal") -> Iterator[str]:
    for judge, entry, field in sorted(shown.keys() | stands.keys()):
        here, there = (values.get((judge, entry, field)) for values in (shown, stands))
        if here != there:
            yield f"{kind}: {who} {here!r} for judge {judge}'s {field} of entry {entry}, the server {there!r}"
