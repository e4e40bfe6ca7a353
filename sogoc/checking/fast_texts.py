r"""Texts and names of a whole column that certainly mean themselves, so that Python is asked only about the doubtful ones.

Certain is a text of single-spaced, composed characters in which ``law.text.legacy`` cannot see an old font: it has none of the signs
``{ ^ \`` nor the marks of VIQR, and either no letter of Latin-1 or some letter beyond it that no old font shows. A name is certain
when, besides, only letters of names stand in it, no word tells of another name, no breve of a highland language is in it, and its
first word is neither a near miss of a surname nor a saint's name; first words are few, so each is asked once.
"""

from __future__ import annotations

import polars as pl

from sogoc.law.text.folding import APOSTROPHES
from sogoc.law.text.letters import OF_NAMES
from sogoc.law.text.syllables import is_syllable
from sogoc.law.text.viqr import MARKS as VIQR_MARKS
from sogoc.law.values.ho_ten.several import HINTS, is_saint
from sogoc.law.values.ho_ten.surnames import BREVES, near_miss

_ASCII = r"!-\[\]_`a-z|}~"
_LATIN_1 = "\u00a1-\u00ff"
_ASCII_ALONE = r"!-')*,-\[\]_`a-z|}"
"""Without the marks of VIQR."""
_BEYOND = "\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f\u01a0\u01a1\u01af\u01b0\u1e00-\u1eff"
_SIGNS = "\u2010-\u2015\u2018-\u201f\u2026"
_TEXT = f"[{_ASCII}{_LATIN_1}{_BEYOND}{_SIGNS}]"
_NOT_BEYOND = f"[{_ASCII}{_LATIN_1}{_SIGNS}]"
_SINGLE_SPACED = f"^{_TEXT}+(?: {_TEXT}+)*$"
_CERTAIN = f"^(?:[{_ASCII_ALONE}]+(?: [{_ASCII_ALONE}]+)*|(?:{_NOT_BEYOND}+ )*{_NOT_BEYOND}*[{_BEYOND}]{_TEXT}*(?: {_TEXT}+)*)$"
"""Single-spaced, and either ASCII alone or with a letter beyond Latin-1: one pass over the text."""
_IN_NAMES = f"[{OF_NAMES}.{APOSTROPHES}\\-\u2010\u2011\u2013]"
_MORE_THAN_ONE = f"[{BREVES}]|{HINTS}"
_NAME = f"^[{OF_NAMES}]{_IN_NAMES}*(?: {_IN_NAMES}+)*$"


def certain_texts(texts: pl.Series) -> pl.Series:
    """Where a text of ``van_ban`` or ``noi_chon`` means itself; null where nothing is written."""
    certain = texts.str.contains(_CERTAIN)
    rest = (~certain).arg_true()
    if rest.is_empty():
        return certain
    others = texts[rest]
    return certain.scatter(
        rest, others.str.contains(_SINGLE_SPACED) & _of_today(others) & ~others.str.contains(VIQR_MARKS)
    )


def certain_names(texts: pl.Series) -> pl.Series:
    """Where a name of ``ho_ten`` is a good one; null where nothing is written."""
    good = texts.str.contains(_NAME) & _of_today(texts) & ~texts.str.contains(_MORE_THAN_ONE)
    first = texts.str.extract("^([^ ]+)", 1)
    doubtful = [
        word for word in first.unique().drop_nulls() if is_saint(word) or near_miss(f"{word} a") is not None
    ]
    return good & ~first.is_in(doubtful) if doubtful else good


def _of_today(texts: pl.Series) -> pl.Series:
    """Letters beyond Latin-1 give an old font the lie; without letters of Latin-1 there is none to suspect.

    Where there are only letters of Latin-1, each word must be a syllable of today as it stands, and none may be *thò*, which
    is how *thị* shows in an old font.
    """
    today = texts.str.contains(f"[{_BEYOND}]")
    if bool(today.all()):
        return today
    rest = (~today).arg_true()
    words = texts[rest].str.split(" ")
    doubtful = [word for word in words.explode().unique().drop_nulls() if not _is_of_today(word)]
    certain = words.list.set_intersection(pl.Series([doubtful], dtype=pl.List(pl.String))).list.len() == 0
    return today.scatter(rest, certain)


def _is_of_today(word: str) -> bool:
    return word.isascii() or (word.isalpha() and is_syllable(word) and word.casefold() != "thò")
