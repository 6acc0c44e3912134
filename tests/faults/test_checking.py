"""Every one of the checker's sentences, on a sound history that is then spoilt in one place."""

import copy

import pytest

from tests.faults import checking, running

pytestmark = running.NEEDS_NODE


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hall")
    with running.player(folder) as player:
        told, log, faults = player.played(3, tablets=3, taps=40)
    assert faults == []
    return told, log, checking.read(folder / "instance" / "judging.db")[1]


def gone(told, log, stands):
    log.pop(20)


def twice(told, log, stands):
    log.append(log[20] | {"number": len(log) + 1})


def renamed(told, log, stands):
    log[20]["uuid"] = "another"


def misfiled(told, log, stands):
    log[20]["judge"] += 1


def altered(told, log, stands):
    log[20]["value"] = 1


def rehashed(told, log, stands):
    log[20]["digest"] = "0" * 64


def unsigned(told, log, stands):
    log[20]["hash"] = "0" * 64


def waiting(told, log, stands):
    told["last"][0]["operations"][5]["state"] = "waiting"


def forgotten(told, log, stands):
    told["last"][0]["operations"].pop(5)


def unpromised(told, log, stands):
    told["promised"].append(["unknown", "0" * 64])


def unlike(told, log, stands):
    stands[next(iter(stands))] = 1


def unseen(told, log, stands):
    told["last"][0]["sheets"]["1"]["note"] = "unknown"


def slow(told, log, stands):
    told["calm"][0]["summary"]["waiting"] = 3


def passed_over(told, log, stands):
    row = max((row for row in log if row["judge"] == 3), key=lambda one: one["sequence"])
    row["outcome"] = "asked"


SPOILT = {
    gone: "lost:", twice: "duplicated:", renamed: "invented:", misfiled: "another judge:", altered: "changed:",
    rehashed: "changed:", unsigned: "chain:", waiting: "not sent:", forgotten: "lost on the tablet:",
    unpromised: "promised:", unlike: "not equal:", unseen: "not equal:", slow: "not within 30 s:",
    passed_over: "asked alone:",
}  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_spoilt_is_named(sound, spoil):
    told, log, stands = copy.deepcopy(sound)
    spoil(told, log, stands)
    assert any(fault.startswith(SPOILT[spoil]) for fault in checking.check(told, log, stands))
