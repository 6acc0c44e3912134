"""The Vietnamese alphabet: in which order names and titles stand.

Letters go a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y, with f j w z at their
Latin places; words alike but for their tones follow in the order of Vietnam's schoolbooks:
none, huyền, hỏi, ngã, sắc, nặng. That is the collation ``vi`` of Unicode CLDR (letters differ
first, over the whole text; tones second; case never). A space stands before every letter.
"""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: they make another letter
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_PLAIN = 1
_PLACES = {letter: bytes([0x40 + place]) for place, letter in enumerate(_LETTERS)}
_PLACES |= {digit: bytes([0x20 + int(digit)]) for digit in "0123456789"}
_SPACE = b"\x10"


def vietnamese_key(text: str) -> str:
    """What ``text`` sorts by: hexadecimal digits, so that every database compares it alike."""
    places, tones = [], []
    for letter, tone in _letters(text):
        places.append(_PLACES.get(letter) or (_other(letter) if letter.isalnum() else _SPACE))
        tones.append(tone)
    return (b"".join(places) + b"\x00" + bytes(tones)).hex()


def person_key(name: str) -> str:
    """A person's name as official lists in Vietnam have it: by the given name (the last word), then the rest."""
    rest, _, given = " ".join(name.split()).rpartition(" ")
    return vietnamese_key(f"{given} {rest}") if rest else vietnamese_key(given)


def _letters(text: str) -> list[tuple[str, int]]:
    """Each letter with what shapes it, composed again, and its tone."""
    found: list[tuple[str, int]] = []
    for char in unicodedata.normalize("NFD", " ".join(text.split()).casefold()):
        if char in _TONES and found:
            found[-1] = found[-1][0], _TONES[char]
        elif char in _SHAPES and found:
            found[-1] = unicodedata.normalize("NFC", found[-1][0] + char), found[-1][1]
        elif not unicodedata.combining(char):
            found.append((char, _PLAIN))
    return found


def _other(letter: str) -> bytes:
    """Letters of other scripts, after all of ours."""
    return b"\xf0" + ord(letter).to_bytes(3)
