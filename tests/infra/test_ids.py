"""Random names, and codes as people type them from paper."""

import re

import pytest

from judging.infra import ids


def test_codes_are_readable_and_differ():
    codes = {ids.code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(r"([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}", code) for code in codes)
    assert not set("".join(codes)) & set("0O1IL")


def test_keys_and_tokens_cannot_be_guessed():
    assert re.fullmatch("[0-9a-f]{32}", ids.key())
    assert len(ids.token()) >= 32
    assert ids.key() != ids.key()


@pytest.mark.parametrize(
    "typed",
    [
        "AB2C-DEF3-GH4J-KM5N",
        "ab2c def3 gh4j km5n",
        " ab2cdef3gh4jkm5n\n",
        "AB2C–DEF3–GH4J–KM5N",
        "ＡＢ２Ｃ-DEF3-GH4J-KM5N",
    ],
)
def test_a_code_is_known_however_it_is_typed(typed):
    assert ids.digest_of_code(typed) == ids.digest_of_code("AB2C-DEF3-GH4J-KM5N")


def test_another_code_is_not():
    assert ids.digest_of_code("AB2C-DEF3-GH4J-KM5P") != ids.digest_of_code("AB2C-DEF3-GH4J-KM5N")


def test_a_token_is_taken_as_it_is():
    assert ids.digest("Abc") != ids.digest("abc")
