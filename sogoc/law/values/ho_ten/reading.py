"""Understand a name: strange characters, legacy fonts, near-miss surnames."""

from __future__ import annotations

import re
import unicodedata

from sogoc.law.text import collapse, has_letter, legacy, strange_characters
from sogoc.law.value import Understanding
from sogoc.law.values.ho_ten.several import KINDS, names_in
from sogoc.law.values.ho_ten.surnames import hook_for_breve, near_miss

_LOOK_ALIKE = {"Ɓ": "Ƀ", "ɓ": "ƀ", "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "ı": "i", "ȃ": "â"}
_SCRIPTS = re.compile(r"(CYRILLIC|GREEK)")
_SCRIPT_NAMES = {"CYRILLIC": "chữ Kirin", "GREEK": "chữ Hy Lạp"}
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the name as it stands, with what is doubtful about it as kind and hint."""
    del codes
    text = collapse(verbatim)
    encoding = legacy.detect(text)
    if encoding is not None:
        return Understanding(text, legacy.kind_of(text, encoding), legacy.convert(text, encoding))
    several = names_in(text)
    if several.others:
        names = [several.main, *(name for _, name in several.others)]
        if not any(strange_characters(name) or not has_letter(name) for name in names):
            hint = "; ".join(f"{KINDS[kind]} {name}" for kind, name in several.others)
            return Understanding(text, "nhieu_ten", hint)
    strange = strange_characters(text)
    if strange or not has_letter(text):
        return Understanding(text, "ky_tu_la", ", ".join(_named(sign) for sign in strange or text))
    hooked = hook_for_breve(text)
    if hooked is not None:
        return Understanding(text, "nham_dau", hooked)
    surname = near_miss(text)
    if surname is not None:
        return Understanding(text, "ho_la", surname)
    return Understanding(text, "ten")


def _named(sign: str) -> str:
    """A character as a sentence can show it."""
    if sign in _LOOK_ALIKE:
        return f"{sign} (có lẽ là {_LOOK_ALIKE[sign]})"
    if unicodedata.category(sign) in _INVISIBLE:
        return f"ký tự không nhìn thấy U+{ord(sign):04X}"
    if unicodedata.combining(sign):
        return f"dấu rời U+{ord(sign):04X}"
    script = _SCRIPTS.match(unicodedata.name(sign, ""))
    if script:
        return f"{sign} ({_SCRIPT_NAMES[script[1]]})"
    return sign if sign.isalnum() else f"“{sign}”"


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the name."""
    understood = understand(verbatim, codes)
    if understood.kind in legacy.KINDS:
        return f"Họ tên {legacy.KINDS[understood.kind]}; khi ấy là “{understood.hint}”."
    return {
        "ky_tu_la": f"Họ tên có ký tự lạ: {understood.hint}.",
        "nhieu_ten": f"Họ tên kèm {understood.hint}; đối chiếu và tìm kiếm dùng họ tên chính.",
        "nham_dau": f"Có chữ mang dấu ă của tiếng dân tộc trong một tên Kinh; có lẽ là dấu hỏi: “{understood.hint}”.",
        "ho_la": f"Họ gần giống họ “{understood.hint}”.",
    }.get(understood.kind, "Họ tên được giữ đúng như trong sổ.")
