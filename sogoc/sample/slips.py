"""Slips of pen and key on one text. In: a stream and the text. Out: another text, or the same one where the slip is impossible."""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
APOSTROPHES = ("'", "‘", "ʼ", "`", "´")
NEIGHBOURS = {
    "a": "s", "b": "v", "c": "x", "d": "f", "e": "r", "g": "h", "h": "j", "i": "u", "k": "l", "l": "k", "m": "n", "n": "m", "o": "p",
    "p": "o", "q": "w", "r": "t", "s": "a", "t": "y", "u": "i", "v": "b", "x": "c", "y": "t",
}  # fmt: skip
SPOKEN = (
    ("\u0309", "\u0303"), ("\u0303", "\u0309"), ("ng ", "n "), ("n ", "ng "), ("t ", "c "), ("c ", "t "), ("S", "X"), ("X", "S"),
    ("Tr", "Ch"), ("Ch", "Tr"),
)  # fmt: skip
NEAR_SURNAMES = {
    "Nguyễn": "Nguyển",
    "Đỗ": "Đổ",
    "Võ": "Vỏ",
    "Vũ": "Vủ",
    "Lê": "Lể",
    "Phạm": "Pham",
    "Trần": "Trẩn",
    "Huỳnh": "Hùynh",
}
_OPEN = re.compile("(?i)(?<!q)(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ]|[òóỏõọ][ae]|[ùúủũụ]y)(?![a-zà-ỹ])")


def wrong_tone(rng: random.Random, text: str) -> str:
    """Another tone mark on one letter that carries one."""
    toned = [(place, tone) for place, letter in enumerate(text) for tone in TONES if tone in _apart(letter)]
    if not toned:
        return text
    place, tone = toned[int(rng.random() * len(toned))]
    other = TONES[(TONES.index(tone) + 1 + int(rng.random() * 4)) % 5]
    changed = unicodedata.normalize("NFC", _apart(text[place]).replace(tone, "") + other)
    return text[:place] + changed + text[place + 1 :]


@cache
def _apart(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)


@cache
def _bare(letter: str) -> str:
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if part not in MARKS)


def without_marks(text: str) -> str:
    """Typed without any marks."""
    return "".join(_bare(letter) for letter in text)


def mistyped(rng: random.Random, text: str) -> str:
    """One letter of the keyboard's neighbourhood, missing, or twice."""
    places = [
        index
        for index, letter in enumerate(text)
        if letter.lower() in NEIGHBOURS and index and text[index - 1] != " "
    ]
    if not places:
        return text
    at = places[int(rng.random() * len(places))]
    way = rng.random()
    if way < 0.4:
        other = NEIGHBOURS[text[at].lower()]
        return text[:at] + (other.upper() if text[at].isupper() else other) + text[at + 1 :]
    return text[:at] + text[at + 1 :] if way < 0.7 else text[:at] + text[at] + text[at:]


def as_spoken(rng: random.Random, text: str) -> str:
    """One sound as the south or the middle says it."""
    upper = text.isupper()
    letters = unicodedata.normalize("NFD", text.title() if upper else text) + " "
    start = int(rng.random() * len(SPOKEN))
    for step in range(len(SPOKEN)):
        old, new = SPOKEN[(start + step) % len(SPOKEN)]
        if old in letters:
            changed = unicodedata.normalize("NFC", letters.replace(old, new, 1)[:-1])
            return changed.upper() if upper else changed
    return text


def without_middle(text: str) -> str:
    """The middle name left out."""
    words = text.split(" ")
    return f"{words[0]} {words[-1]}" if len(words) > 2 else text


def near_surname(text: str) -> str:
    """A surname as hỏi and ngã are confused."""
    first, _, rest = text.partition(" ")
    upper = first.isupper()
    other = NEAR_SURNAMES.get(first.capitalize() if upper else first)
    if other is None:
        return text
    return f"{other.upper() if upper else other} {rest}"


def other_placement(text: str) -> str:
    """The tone mark of open oa, oe, uy on the other vowel."""

    def turned(found: re.Match[str]) -> str:
        first, second = found[0][0], found[0][1]
        one, two = unicodedata.normalize("NFD", first), unicodedata.normalize("NFD", second)
        tone = next(mark for mark in one + two if mark in TONES)
        if tone in one:
            return unicodedata.normalize("NFC", one.replace(tone, "") + second + tone)
        return unicodedata.normalize("NFC", first + tone + two.replace(tone, ""))

    return _OPEN.sub(turned, text)


def has_placement(text: str) -> bool:
    """Tell whether the text holds such a syllable (not ``quy``)."""
    return _OPEN.search(text) is not None


def other_apostrophe(rng: random.Random, text: str) -> str:
    """Another of the six forms of apostrophe."""
    return text.replace("’", APOSTROPHES[int(rng.random() * len(APOSTROPHES))])


def turned_day(text: str) -> str:
    """Day and month exchanged, where both may be either."""
    if len(text) != 10 or int(text[:2]) > 12 or text[:2] == text[3:5]:
        return text
    return text[3:5] + text[2] + text[:2] + text[5:]


def wrong_digit(rng: random.Random, text: str, *, places: tuple[int, ...]) -> str:
    """Another digit in one of the places."""
    at = places[int(rng.random() * len(places))]
    if at >= len(text) or not text[at].isdecimal():
        return text
    return text[:at] + str((int(text[at]) + 1 + int(rng.random() * 8)) % 10) + text[at + 1 :]


def wrong_year(rng: random.Random, text: str) -> str:
    """Another last digit of the year; a 29 February stays, so that the day goes on existing."""
    if text.startswith("29") and text[3:5] == "02":
        return text
    return wrong_digit(rng, text, places=(len(text) - 1,))


def wrong_day(rng: random.Random, text: str) -> str:
    """Another day of the same month that exists."""
    if len(text) != 10:
        return text
    other = 1 + (int(text[:2]) + int(rng.random() * 26)) % 28
    return f"{other:02}{text[2:]}"


def impossible_day(text: str) -> str:
    """A day that no calendar has."""
    return f"31{text[2]}02{text[5:]}" if len(text) == 10 else text


def strange_letter(rng: random.Random, text: str) -> str:
    """A look-alike or a digit among the letters."""
    if "Đ" in text:
        return text.replace("Đ", "Ð", 1)
    at = 1 + int(rng.random() * max(1, len(text) - 2))
    return text[:at] + "0156"[int(rng.random() * 4)] + text[at + 1 :]
