r"""Text typed in ways that came before Unicode: TCVN3 (ABC, ``.Vn`` fonts), VNI, VPS, VIQR, the highland fonts with ``{ ^ \\``.

In: text as a cell holds it, where the fonts' bytes show as characters of Windows-1252. Out: the encoding's name or None, and the
proposal in Unicode. Grounded in the byte tables of TCVN 5712:1993 (VN3), VNI and VPS and in RFC 1456; the highland signs in domain
facts §6.4. A proposal is only ever shown, with how sure it is; the text as written stays.

Detection asks that every word which the encoding touches becomes a Vietnamese syllable, and that at least one of them was
none before; so good Vietnamese, highland, French and German names are left alone, and measures (``100µ``) too.
One word gives VNI away though it is a syllable:
*Thò* between surname and given name, which is *Thị*.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Literal

from sogoc.law.text import syllables, viqr
from sogoc.law.text.letters import HIGHLAND, has_letter, strange_characters
from sogoc.law.text.vps import BEYOND_LATIN_1, SIGNS, VPS

Encoding = Literal["TCVN3", "VNI", "VPS", "VIQR", "ethnic"]

ENCODINGS: dict[Encoding, str] = {
    "TCVN3": "TCVN3 (ABC)",
    "VNI": "VNI",
    "VPS": "VPS",
    "VIQR": "VIQR",
    "ethnic": "phông chữ dân tộc",
}
"""What the screen calls them."""
SURE: dict[Encoding, str] = {encoding: f"bang_ma_{encoding.lower()}" for encoding in ENCODINGS}
UNSURE: dict[Encoding, str] = {encoding: f"ngo_{kind}" for encoding, kind in SURE.items()}
"""Kinds of a text in such an encoding, told for sure or not; ``KINDS`` are their titles."""
KINDS: dict[str, str] = {SURE[encoding]: f"gõ bằng {title}" for encoding, title in ENCODINGS.items()} | {
    UNSURE[encoding]: f"có thể gõ bằng {title}" for encoding, title in ENCODINGS.items()
}

_TCVN3_LETTERS = (
    "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§ ă¨ â© êª ô« ơ¬ ư\u00ad đ® àµ ả¶ ã· á¸ ạ¹ ằ» ẳ¼ ẵ½ ắ¾ ặÆ ầÇ ẩÈ ẫÉ ấÊ ậË èÌ ẻÎ ẽÏ éÐ ẹÑ ềÒ ểÓ ễÔ ếÕ ệÖ "
    "ì× ỉØ ĩÜ íÝ ịÞ òß ỏá õâ óã ọä ồå ổæ ỗç ốè ộé ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ"
)
TCVN3: dict[str, str] = {pair[1]: pair[0] for pair in _TCVN3_LETTERS.split(" ")}
"""Latin-1 character to letter. The font ``.VnTimeH`` shows the small letters as capitals."""

_VNI_ON_A_E_O = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}
_VNI_BREVE = {
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = dict(_VNI_ALONE)
    for base in "aeouyôö":
        marks = dict(_VNI_ON_A_E_O)
        if base in "aeo":
            marks |= _VNI_CIRCUMFLEX
        if base == "a":
            marks |= _VNI_BREVE
        for sign, combining in marks.items():
            letter = _VNI_ALONE.get(base, base)
            table[base + sign] = unicodedata.normalize("NFC", letter + combining)
    for sign, letter in list(table.items()):
        table[sign.upper()] = letter.upper()
        if len(sign) == 2:
            table[sign[0].upper() + sign[1]] = letter.upper()
    return table


VNI: dict[str, str] = _vni_table()
"""One or two Latin-1 characters (letter, then sign) to letter."""


@cache
def _vni_signs() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


_OUTSIDE = re.compile("[\u0100-\u036f\u1e00-\u1eff\u0400-\u04ff]")
_LATIN_1 = re.compile("[\u00a1-\u00ff]")
_PUNCTUATION = ".,;:!?()[]\"'‘’“”–—…"
_TYPOGRAPHY = str.maketrans(dict.fromkeys("\u2018\u2019\u201c\u201d\u02bc\u2013\u2014\u2026²³°º", " "))
_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
_WORD_OF_ANY = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]+")
_MEASURE = re.compile("(?<=[0-9]) ?[\u00a1-\u00bf×÷]+(?![A-Za-z\u00c0-\u00ff])")
_COMMON = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh võ vũ đặng bùi đỗ hồ ngô lý thị văn xã phường huyện tỉnh thôn lâm đồng "
    "đà lạt việt sinh đăng ký phan trương đoàn dương đinh mai cao lương đào hữu đức minh ngọc thanh hồng kim xuân thu "
    "quang công đình thế quốc anh hùng dũng hương lan hoa hà hải nam sơn long tuấn linh trang thảo phương tâm phúc thành "
    "hiền hạnh thủy nga loan bình an vinh hòa hậu lại thắng cường hoàn tiến trung kiên tuyết dung nhung vân bích".split()
)
"""Words that names and addresses are full of."""
_HIGHLAND_FIRST = frozenset("cil cill ha h k ka kon ma rơ y ya".split())
_ASCII_LETTER = re.compile("[A-Za-z]")
_SYMBOL = re.compile("[\u00a1-\u00bf×÷]")
_HIGHLAND_SIGN = re.compile(r"[{^\\]")
_NO_LETTER = re.compile(r"\{(?= |$)|(?:^| )\^(?= |$)|[AEOaeo]\^")
_BREVE = re.compile(r"([AaĂăÂâEeÊêIiOoÔôƠơUuƯư])\\")


def detect(text: str) -> Encoding | None:
    """Return the legacy encoding in which the text was typed, or None for text that may stand as it is."""
    if viqr.detect(text):
        return "VIQR"
    if _HIGHLAND_SIGN.search(text):
        return "ethnic" if _is_highland(text) else None
    if not BEYOND_LATIN_1.isdisjoint(text):
        return "VPS" if _is_vps(text) else None
    if not _LATIN_1.search(text) or _OUTSIDE.search(text):
        return None
    return _of_latin_1(_WORD.findall(_MEASURE.sub(" ", text).translate(_TYPOGRAPHY)))


def _of_latin_1(words: list[str]) -> Encoding | None:
    """Of the fonts whose bytes show as Latin-1: the one in which the words read as Vietnamese, by the commonest words if several do."""
    touched = [word for word in words if not word.isascii()]
    if all(syllables.is_syllable(word) for word in touched):
        middle = [word.casefold() for word in words[1:-1]]
        return "VNI" if "thò" in middle and all(_vni_word(word) for word in touched) else None
    plain = [word for word in words if word.isascii()]
    if len(touched) == 1 and words[0].casefold() in _HIGHLAND_FIRST and not _SYMBOL.search(touched[0]):
        return None
    if len(touched) < 2 and not all(len(word) == 1 or syllables.is_pronounceable(word) for word in plain):
        return None
    return max(_readings(touched), key=lambda encoding: _likeness(touched, encoding), default=None)


def _readings(touched: list[str]) -> list[Encoding]:
    """The fonts whose bytes show as Latin-1 in which all of these words read as Vietnamese."""
    encodings: tuple[Encoding, ...] = ("VNI", "TCVN3", "VPS")
    return [encoding for encoding in encodings if _reads_as(touched, encoding)]


def _likeness(words: list[str], encoding: str) -> tuple[int, int]:
    """How much a reading looks like what people write: no capital behind a small letter, common words."""
    read = [_tcvn3(word) if encoding == "TCVN3" else _LETTERS_OF[encoding](word) or "" for word in words]
    odd = sum(any(one.islower() and next_.isupper() for one, next_ in pairwise(word)) for word in read)
    return -odd, sum(word.casefold() in _COMMON for word in read)


def _reads_as(words: list[str], encoding: str) -> bool:
    """Tell whether every word becomes a syllable, and at least one says so by more than a letter that highland names have."""
    evidence = False
    for word in words:
        letters = _LETTERS_OF[encoding](word)
        if letters is None:
            return False
        if not syllables.is_syllable(letters):
            strong = encoding == "TCVN3" and _SYMBOL.search(word) and _ASCII_LETTER.search(word)
            if not (strong and syllables.is_pronounceable(letters)):
                return False
        if (
            not syllables.is_syllable(word)
            and _ASCII_LETTER.search(word)
            and any(sign not in HIGHLAND for sign in word if sign > "\x7f")
        ):
            evidence = True
    return evidence


def _vni_word(word: str) -> str | None:
    signs = _vni_signs()
    return signs.sub(lambda found: VNI[found[0]], word) if signs.sub("", word).isascii() else None


def _tcvn3_word(word: str) -> str | None:
    if any(sign > "\x7f" and sign not in TCVN3 for sign in word):
        return None
    return "".join(TCVN3.get(sign, sign) for sign in word)


def _vps_word(word: str) -> str | None:
    if any(sign > "\x7f" and sign not in SIGNS for sign in word):
        return None
    return "".join(VPS.get(sign, sign) for sign in word)


_LETTERS_OF = {"VNI": _vni_word, "TCVN3": _tcvn3_word, "VPS": _vps_word}


def _is_vps(text: str) -> bool:
    """Signs that only VPS shows stand inside words, and every word becomes a syllable; quotation marks and dashes stand around words."""
    words = [word.strip(_PUNCTUATION) for word in text.split()]
    touched = [word for word in words if not word.isascii()]
    inside = any(sign in BEYOND_LATIN_1 for word in touched for sign in word)
    return inside and all(
        (letters := _vps_word(word)) is not None and syllables.is_syllable(letters) for word in touched
    )


def _is_highland(text: str) -> bool:
    """Signs stand where a letter would, and nothing else is strange; ``e^`` is how VIQR writes ê, not a highland ĭ."""
    return not _NO_LETTER.search(text) and has_letter(text) and not strange_characters(_highland(text))


def kind_of(text: str, encoding: Encoding) -> str:
    """Return the kind of a text in that encoding."""
    return (SURE if is_sure(text, encoding) else UNSURE)[encoding]


def is_sure(text: str, encoding: str) -> bool:
    """Tell whether little else can be meant: two words or more read as Vietnamese, and all plain words do.

    One word alone, words beside it that are no syllables, another font in which the text reads as well, the signs of highland fonts
    (which no table fixes) are less sure.
    """
    if encoding == "ethnic" or _reads_otherwise(text, encoding):
        return False
    words = _WORD_OF_ANY.findall(convert(text, encoding))
    changed = sum(
        1
        for before, after in zip(text.split(), convert(text, encoding).split(), strict=False)
        if before != after
    )
    return changed >= 2 and all(syllables.is_syllable(word) for word in words if len(word) > 1)


def _reads_otherwise(text: str, encoding: str) -> bool:
    """Tell whether another font whose bytes show as Latin-1 reads the words as well as this one."""
    if encoding not in _LETTERS_OF or not BEYOND_LATIN_1.isdisjoint(text):
        return False
    touched = [word for word in _WORD.findall(text.translate(_TYPOGRAPHY)) if not word.isascii()]
    others = [other for other in _readings(touched) if other != encoding]
    return any(_likeness(touched, other) >= _likeness(touched, encoding) for other in others)


def convert(text: str, encoding: str) -> str:
    """Return the Unicode text of a text in that encoding; raises ``ValueError`` for an unknown one."""
    if encoding == "VNI":
        return unicodedata.normalize("NFC", _vni_signs().sub(lambda found: VNI[found[0]], text))
    if encoding == "TCVN3":
        return _tcvn3(text)
    if encoding == "VPS":
        return unicodedata.normalize("NFC", "".join(VPS.get(sign, sign) for sign in text))
    if encoding == "VIQR":
        return viqr.convert(text)
    if encoding == "ethnic":
        return _highland(text)
    message = f"unknown legacy encoding {encoding!r}"
    raise ValueError(message)


def _tcvn3(text: str) -> str:
    """Convert, and choose capitals as the font did: all of a text in capitals, first letters of a text of proper names."""
    letters = "".join(TCVN3.get(sign, sign) for sign in text)
    ascii_letters = "".join(_ASCII_LETTER.findall(text))
    if len(ascii_letters) >= 2 and ascii_letters.isupper():
        return letters.upper()
    first = [(source[0], result[0]) for source, result in zip(text.split(), letters.split(), strict=True)]
    known = [
        result.isupper()
        for source, result in first
        if (source.isascii() and source.isalpha()) or result.isupper()
    ]
    if known and all(known):
        return "".join(
            letter.upper() if position == 0 or letters[position - 1] in " -" else letter
            for position, letter in enumerate(letters)
        )
    return letters


def _highland(text: str) -> str:
    breves = _BREVE.sub("\\1\u0306", text)
    hooked = re.sub(r"(?<![^ \-'’.])\{", "Ƀ", breves).replace("{", "ƀ")
    return unicodedata.normalize("NFC", hooked.replace("^", "ĭ"))
