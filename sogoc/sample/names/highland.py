"""Names of the Central Highlands: K'/Ka, clan before or after, Ya/Ma, Y/H', bon, one-word names.

The clan lists are those that the press and theses name as patterns; the given words are formed here from syllables, so that no
real person is meant. Letters of these languages (ƀ, č, ĕ, ĭ, ŏ, ŭ, ơ̆) are good letters; ``ơ̆`` has no single code point.
"""

from __future__ import annotations

import random
from functools import cache

from sogoc.sample.streams import drawn, stream, urn

MATRILINEAL = frozenset({"Cơ Ho", "Chu Ru", "Ê Đê", "Mạ", "Mnông", "RaGlay", "Gia Rai"})
CLANS = {
    "Cơ Ho (Chil)": "Cill|Lơmu|Kơ Să|Bon Yô|Bon Niêng|Liêng Hót|Liêng Jrang|Rơ Ông|Kon Sơ|Pang Tiang|Ntor|Cil Múp".split(
        "|"
    ),
    "Cơ Ho (Lach)": "Lơmu|Dagút|Păngting|Kra Zan|Langbian|Đa Gout|Đa Cát|Rơ Ông|Sơ Ao".split("|"),
    "Chu Ru": "Touprong|Bơ Nah".split("|"),
    "Ê Đê": "Niê|Niê Kdăm|Niê Siêng|Mlô|Mlô Dun Du|Êban|Kmăn|Buôn Krông|Buôn Yă|Ƀuôn Krŏng".split("|"),
    "Mnông": "N’Tơr|Bing|Bon Jok|Rơ Lik".split("|"),
    "Gia Rai": "Nay|Ksor|Kpă|Siu|Rchom".split("|"),
}
PATTERNS = {
    "Cơ Ho": ("K’", "Ka "),
    "Mạ": ("K’", "Ka "),
    "Chu Ru": ("Ya ", "Ma "),
    "Ê Đê": ("Y ", "H’"),
    "Mnông": ("Y ", "H’"),
    "Gia Rai": ("", "H’"),
    "Ba Na": ("A ", "Y "),
    "Xơ Đăng": ("A ", "Y "),
    "RaGlay": ("", "Ka "),
    "Xtiêng": ("Điểu ", "Thị "),
}
"""Particle of men, of women."""
CLAN_AFTER = frozenset({"Ê Đê"})
ONSETS = (
    "Br",
    "B",
    "Bl",
    "Ch",
    "D",
    "Đ",
    "G",
    "J",
    "K",
    "Kr",
    "L",
    "M",
    "Mb",
    "N",
    "Nh",
    "R",
    "S",
    "T",
    "W",
    "Gl",
    "Ƀr",
    "Č",
)
RIMES = (
    "ơi",
    "iêng",
    "ang",
    "ong",
    "ŏng",
    "ŭn",
    "ĭt",
    "ĕn",
    "iu",
    "ơr",
    "ôt",
    "em",
    "ai",
    "a",
    "oan",
    "ơ̆n",
    "uôn",
    "ing",
    "ăng",
    "is",
)
SHORT = ("Ú", "Ơi", "Á")


@cache
def words() -> tuple[str, ...]:
    """Given words, the first ones frequent; a fixed draw, the same in every sample."""
    rng = stream("highland words", 1)
    every = sorted({onset + rime for onset in ONSETS for rime in RIMES})
    rng.shuffle(every)
    return urn([(word, 1.0 / (rank + 12)) for rank, word in enumerate([*every[:220], *SHORT])])


def clan(rng: random.Random, label: str) -> str:
    """A clan of the subgroup; empty for those who carry none (Xrê, Mạ, Ba Na)."""
    found = CLANS.get(label)
    return found[int(rng.random() * len(found))] if found else ""


def full_name(rng: random.Random, group: str, *, sex: str, family: str) -> str:
    """Particle and given word, with the clan where the group has it."""
    particle = PATTERNS[group][int(sex) - 1]
    word = drawn(rng, words())
    if family and group == "Cơ Ho":
        form = rng.random()
        particle = particle if form < 0.4 else (("Ha ", "Hơ ")[int(sex) - 1] if form < 0.6 else "")
    if rng.random() < 0.12:
        word = f"{word} {drawn(rng, words())}"
    own = f"{particle}{word}"
    if not family:
        return own
    return f"{own} {family}" if group in CLAN_AFTER else f"{family} {own}"
