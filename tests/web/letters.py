"""A tablet as the server sees it: it names its operations, remembers versions, and believes receipts alone."""

import uuid
from collections import defaultdict

from judging.infra import clock
from judging.scoring import receipts
from judging.scoring.operations import ms

JSON = {"Accept": "application/json"}
TOLD = ("outcome", "version", "received_at")


class Device:
    """One device of the judge who is signed in on ``client``."""

    def __init__(self, client, slug: str = "mau"):
        self.client, self.slug, self.name = client, slug, str(uuid.uuid4())
        self.sequence, self.last, self.seen = 0, None, defaultdict(int)
        self.judge, self.seat, self.round, self.token = None, None, None, ""

    def state(self) -> dict:
        """What the server tells this judge; remembered where letters need it."""
        state = self.client.get(f"/judge/{self.slug}/state", headers=JSON).get_json()
        if state["ok"]:
            self.judge, self.seat, self.round, self.token = (state[key] for key in ("judge", "seat", "round", "token"))
            for number, sheet in state["sheets"].items():
                self.seen |= {(int(number), field): version for field, version in sheet["versions"].items()}
        return state

    def operation(self, entry: int, field, value, **other) -> dict:
        """A new operation, as the tablet keeps it."""
        if self.judge is None:
            self.state()
        self.sequence += 1
        made = {"uuid": str(uuid.uuid4()), "sequence": self.sequence, "entry": entry, "field": str(field)}
        made |= {"round": self.round["key"], "attempt": self.round["attempt"], "value": value}
        return made | {"seen": self.seen[entry, str(field)], "made_at": ms(clock.now()), "offset": 0} | other

    def post(self, *operations: dict, **other):
        """The answer to one letter."""
        if self.judge is None:
            self.state()
        letter = {"letter": str(uuid.uuid4()), "device": self.name, "judge": self.judge, "seat": self.seat}
        letter |= {"app": "a1", "clock": ms(clock.now()), "last": self.last}
        letter |= {"left": 0, "operations": operations}
        return self.client.post(
            f"/judge/{self.slug}/operations", json=letter | other, headers=JSON | {"X-CSRFToken": self.token}
        )

    def send(self, *operations: dict, **other) -> list[dict]:
        """The answers to a letter that is taken; every receipt is checked."""
        answer = self.post(*operations, **other)
        assert answer.status_code == 200 and answer.json["ok"], answer.text
        made = {operation["uuid"]: operation for operation in operations}
        for each in answer.json["answers"]:
            if each["outcome"] != "refused":
                self.believe(made[each["uuid"]], each)
        return answer.json["answers"]

    def believe(self, made: dict, told: dict) -> None:
        """Check a receipt against the operation as it was made, and remember it."""
        parts = [made["uuid"], self.name, made["sequence"], self.judge, made["round"], made["attempt"], made["entry"],
                 made["field"], made["value"], made["seen"], made["made_at"], made["offset"]]  # fmt: skip
        receipt, digest = told["receipt"], receipts.operation(parts)
        covered = (
            receipt["previous"],
            receipt["number"],
            digest,
            told["outcome"],
            told["version"],
            told["received_at"],
        )
        assert receipt["hash"] == receipts.receipt(covered)
        self.seen[made["entry"], made["field"]] = told["version"]
        if self.last is None or receipt["number"] > self.last["number"]:
            self.last = {"number": receipt["number"], "hash": receipt["hash"]}

    def give(self, entry: int, field, value) -> dict:
        """One tap, and what became of it."""
        return self.send(self.operation(entry, field, value))[0]

    def score(self, entry: int, scores: dict) -> list[str]:
        """A whole sheet in one letter: field -> hundredths; the outcomes."""
        made = [self.operation(entry, field, value) for field, value in scores.items()]
        return [each["outcome"] for each in self.send(*made)]


def scores(judge, *points) -> dict[str, int]:
    """Whole points of the first criteria as tablets count them, in hundredths."""
    return {str(c.id): p * 100 for c, p in zip(judge.competition.criteria, points, strict=False)}
