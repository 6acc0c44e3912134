"""What has to be true when a history has ended. Knows nothing of the application: it reads the server's file and
what every tablet holds, and makes up its own mind."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

from tests.faults import standing

SIGNED = ("kept", "asked", "late", "overtaken")
_LOG = """
SELECT j.number AS judge, o.number, o.uuid, t.device, o.sequence, r.key AS round, o.attempt, e.number AS entry, o.field,
       o.value, o.seen, o.version, o.outcome, o.received_at, o.digest, o.hash
FROM operation o JOIN judge j ON j.id = o.judge_id JOIN entry e ON e.id = o.entry_id JOIN round r ON r.id = o.round_id
LEFT JOIN tablet t ON t.id = o.tablet_id ORDER BY j.number, o.number"""


def read(file: Path) -> tuple[list[dict], dict]:
    """The server's log, and what stands of each judge and entry, from its file."""
    with sqlite.connect(f"file:{file}?mode=ro", uri=True) as connection:
        connection.row_factory = sqlite.Row
        log = [dict(row) for row in connection.execute(_LOG)]
        for row in log:
            row["value"] = json.loads(row["value"]) if isinstance(row["value"], str) else row["value"]
        return log, standing.read(connection)


def check(told: dict, log: list[dict], stands: dict) -> list[str]:
    """A sentence for everything that is not as it has to be; empty when all is well."""
    last = {(each["device"], each["judge"]): each for each in told["last"]}
    stores = [*told["died"], *last.values()]
    by_uuid = defaultdict(list)
    for row in log:
        by_uuid[row["uuid"]].append(row)
    return [
        *_lost(stores, by_uuid),
        *_broken(told, by_uuid),
        *_never_sent(told, last),
        *_twice(log, stores),
        *_elsewhere(stores, by_uuid),
        *_changed(stores, by_uuid),
        *_chain(log),
        *standing.unlike_log(log, stands),
        *standing.unlike_replicas(told, stands),
        *standing.unlike_intentions(told, log, stores),
        *standing.unseen(log),
    ]


def _lost(stores: list[dict], by_uuid: dict) -> Iterator[str]:
    """What a tablet holds a receipt for is in the log, with just that receipt."""
    for store, operation in _operations(stores):
        if operation["state"] not in SIGNED:
            continue
        rows = [row for row in by_uuid[operation["uuid"]] if row["judge"] == store["judge"]]
        if not rows:
            yield f"lost: {_name(store, operation)} was acknowledged and is not on the server"
        elif rows[0]["hash"] != operation["receipt"]["hash"] and not store.get("is_dead"):
            yield f"receipt: {_name(store, operation)} holds another receipt than the log"


def _broken(told: dict, by_uuid: dict) -> Iterator[str]:
    """Every receipt that ever left the server is in the log, but for those a restored backup cannot have."""
    for uuid, receipt in told["promised"]:
        if all(row["hash"] != receipt for row in by_uuid[uuid]):
            yield f"promised: {uuid} had receipt {receipt[:8]}, and the log has not"


def _never_sent(told: dict, last: dict) -> Iterator[str]:
    """Every tap that was durable is on its tablet, and nothing still waits; nothing is refused without a reason."""
    held = Counter(_tap(store, operation) for store, operation in _operations([*told["died"], *last.values()]))
    for tap in (tap for device in told["devices"] for tap in device["journal"]):
        if tap["became"] == "durable" and not held[_tap(tap, tap)]:
            yield f"lost on the tablet: {_name(tap, tap)} was saved and is gone"
    for store, operation in _operations(last.values()):
        if operation["state"] not in SIGNED:
            yield f"not sent: {_name(store, operation)} is {operation['state']} ({operation.get('reason')})"


def _twice(log: list[dict], stores: list[dict]) -> Iterator[str]:
    """Each line of the log is one operation of one tablet, and each operation one line."""
    made = {operation["uuid"] for _, operation in _operations(stores)}
    taps = Counter((row["judge"], row["device"], row["sequence"]) for row in log)
    names = Counter(row["uuid"] for row in log)
    yield from (f"duplicated: judge {key[0]}'s tap {key[2]} is {n} times" for key, n in taps.items() if n > 1)
    yield from (f"duplicated: {uuid} is {n} times" for uuid, n in names.items() if n > 1)
    invented = [row for row in log if row["uuid"] not in made]
    yield from (f"invented: {row['uuid']} of judge {row['judge']} is no tablet's" for row in invented)


def _elsewhere(stores: list[dict], by_uuid: dict) -> Iterator[str]:
    """Nobody's operation is under another judge."""
    for store, operation in _operations(stores):
        for row in by_uuid[operation["uuid"]]:
            if row["judge"] != store["judge"]:
                yield f"another judge: {_name(store, operation)} is filed under judge {row['judge']}"


def _changed(stores: list[dict], by_uuid: dict) -> Iterator[str]:
    """What is in the log is what was tapped."""
    for store, operation in _operations(stores):
        for row in by_uuid[operation["uuid"]]:
            parts = ("sequence", "round", "attempt", "entry", "field", "value", "seen")
            unlike = [part for part in parts if row[part] != operation[part]]
            if unlike or row["device"] != store["tablet"]["device"]:
                yield f"changed: {_name(store, operation)} differs in the log: {unlike or 'device'}"
            elif row["judge"] == store["judge"] and row["digest"] != _digest(store, operation):
                yield f"changed: {_name(store, operation)} has another hash in the log"


def _chain(log: list[dict]) -> Iterator[str]:
    """Every judge's receipts are numbered without a gap, and each covers the one before."""
    before: dict[int, tuple[int, str]] = defaultdict(lambda: (0, ""))
    for row in log:
        number, previous = before[row["judge"]]
        signed = [previous, row["number"], row["digest"], row["outcome"], row["version"], _ms(row["received_at"])]
        if row["number"] != number + 1 or row["hash"] != _sum(signed):
            yield f"chain: receipt {row['number']} of judge {row['judge']} does not follow"
        before[row["judge"]] = (row["number"], row["hash"])


def _operations(stores) -> Iterator[tuple[dict, dict]]:
    return ((store, operation) for store in stores for operation in store["operations"])


def _tap(store: dict, operation: dict) -> tuple:
    value = json.dumps(operation["value"])
    return store["device"], store["judge"], operation["entry"], operation["field"], value, operation["made_at"]


def _name(store: dict, operation: dict) -> str:
    what = f"judge {store['judge']}, entry {operation['entry']}, {operation['field']} = {operation['value']!r}"
    return f"{what} ({store['device']}, no. {operation.get('sequence')})"


def _digest(store: dict, operation: dict) -> str:
    names = ("round", "attempt", "entry", "field", "value", "seen", "made_at", "offset")
    sender = [operation["uuid"], store["tablet"]["device"], operation["sequence"], store["judge"]]
    return _sum(sender + [operation[name] for name in names])


def _sum(parts: list) -> str:
    return sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _ms(moment: str) -> int:
    return standing.milliseconds(moment)
