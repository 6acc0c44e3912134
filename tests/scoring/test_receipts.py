"""Receipts: the sums that every tablet computes for itself, here with values worked out by another program."""

from judging.scoring import receipts

OPERATION = ["9b2f6c1e-0000-4000-8000-000000000001", "d", 7, 3, "final", 1, 128, "comment", "Gốm “lạ”\n\t\\é\u2028", 0,
             1763800000123, None]  # fmt: skip


def test_an_operation_and_its_receipt():
    # node -e 'crypto.createHash("sha256").update(JSON.stringify([...])).digest("hex")'
    digest = receipts.operation(OPERATION)
    assert digest == "256cba09b92fce9953225838ef260a91e600905d7cecbb2e1953494966d755e5"
    assert (
        receipts.receipt(["", 1, digest, "kept", 1, 1763800000456])
        == "40b742c80589919122967321fdd8ddd89d298731faf88b111cff6d9fbb25c943"
    )


def test_every_part_counts():
    whole = receipts.operation(OPERATION)
    for place in range(len(OPERATION)):
        assert receipts.operation([*OPERATION[:place], "other", *OPERATION[place + 1 :]]) != whole
