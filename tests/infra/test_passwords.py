"""Passwords: argon2id at no less than OWASP's figures, the same however the letters are composed."""

import unicodedata

from argon2 import extract_parameters
from argon2.low_level import Type

from judging.infra import passwords

KEPT = passwords.hashed("mật khẩu dài")


def test_the_parameters():
    parameters = extract_parameters(KEPT)
    assert parameters.type is Type.ID
    assert parameters.memory_cost >= 19 * 1024
    assert (parameters.time_cost, parameters.parallelism) >= (2, 1)
    assert parameters.salt_len >= 16


def test_the_right_one_matches_and_no_other():
    assert passwords.matches("mật khẩu dài", KEPT)
    assert not passwords.matches("mật khẩu dai", KEPT)
    assert not passwords.matches("", KEPT)


def test_composed_or_not_is_the_same_password():
    assert passwords.matches(unicodedata.normalize("NFD", "mật khẩu dài"), KEPT)


def test_nobody_matches_nothing():
    assert not passwords.matches("nobody", None)
    assert not passwords.matches("nobody", "not a hash")


def test_each_is_salted():
    assert passwords.hashed("mật khẩu dài") != KEPT
