"""What the margin says, read as proposed changes: never applied, only shown to a person with a confidence (domain facts §5.8).

In: the text of a note (``ghiChu``) or of a decision ("từ … thành …"), and the book type that it speaks of. Out: proposals with kind,
basis, fields and how far to believe them. Patterns of kinds are asked of folded text, particulars of the text as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sogoc.law.amendments import AMENDMENTS
from sogoc.law.text import collapse, fold, nfc
from sogoc.law.value import Sameness
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import understand

if TYPE_CHECKING:
    from sogoc.law.amendment import AmendmentKind
    from sogoc.law.book import BookType

MOST = 0.98
"""Nothing that was read from a text is certain."""
_NUMBER = re.compile(r"số[ :.]*([0-9](?:[0-9A-Za-zĐđƯư./\-]*[0-9A-Za-zĐđƯư])?)", re.IGNORECASE)
_DAY = re.compile(
    r"ngày[ :.]*([0-9]{1,2} ?[./\-] ?[0-9]{1,2} ?[./\-] ?[0-9]{4}"
    r"|[0-9]{1,2} tháng [0-9]{1,2},? năm [0-9]{4}|[0-9]{1,2}/[0-9]{4})",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"(?:của|do) ((?:tòa|toà|tand|ubnd|ủy ban|uỷ ban|sở|bộ|phòng|chủ tịch|cơ quan)[^,;.()]*)", re.IGNORECASE
)
_TITLE = re.compile(
    r"(bản án|quyết định|trích lục|giấy chứng nhận|thông báo|văn bản|công văn|qđ)(?![a-zà-ỹ])", re.IGNORECASE
)
_FROM_TO = re.compile(
    r"từ (?:là )?[“\"'‘]?(?P<old>[^“”\"‘’;]+?)[”\"'’]? (?:sửa |đổi |nay )?(?:là|thành)(?: là)? "
    r"[“\"'‘]?(?P<new>[^“”\"‘’;]+?)[”\"'’]?(?= ?(?:;|,|\.(?: |$)|\(|$| theo | tại | do ))",
    re.IGNORECASE,
)
_TO_ONLY = re.compile(
    r"(?:thành|bổ sung[^:“\"]{0,40}(?: là|:))[ :]*[“\"'‘](?P<new>[^“”\"‘’]+)[”\"'’]", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[^0-9A-ZĐ])[.](?= +[A-ZĐÀ-Ỹ])|[;\n]+|[.]$")
_WHAT: tuple[tuple[str, str], ...] = (
    ("ngay,? thang,? nam sinh|ngay sinh|nam sinh|thang sinh", "ngay_sinh"),
    ("ho,? chu dem,? ?(va )?ten|ho va ten|ho ten|ho,? ten dem,? ten|chu dem|ten dem|ho|ten", "ho_ten"),
    ("gioi tinh", "gioi_tinh"),
    ("dan toc", "dan_toc"),
    ("quoc tich", "quoc_tich"),
    ("noi sinh", "noi_sinh"),
    ("que quan|nguyen quan", "que_quan"),
    ("noi cu tru|noi thuong tru|cho o", "noi_cu_tru"),
    ("so dinh danh", "so_dinh_danh"),
)
"""Folded words before a change → attribute; the first that stands nearest to it counts."""
_WHOSE: tuple[tuple[str, str], ...] = (
    ("(cua )?(nguoi )?me", "me"),
    ("(cua )?(nguoi )?cha|cua bo", "cha"),
    ("(cua )?(nguoi )?vo", "vo"),
    ("(cua )?(nguoi )?chong", "chong"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change that a text seems to tell. ``values`` and ``before`` by official column; ``belief`` from 0 to 1."""

    kind: str
    text: str
    belief: float
    title: str = ""
    number: str = ""
    day: str = ""
    issuer: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)


def read_note(note: str, book_type: BookType, *, said: Mapping[str, str] | None = None) -> list[Proposal]:
    """Read a note of an entry of this type; with what the entry says (``said``) old values raise or lower the belief."""
    proposals: list[Proposal] = []
    for sentence in _sentences(note):
        found = _kind_of(sentence, book_type)
        if found is None:
            if proposals and (_NUMBER.search(sentence) or _DAY.search(sentence)):
                text = f"{proposals[-1].text}. {sentence}"
                proposals[-1] = _with_basis(replace(proposals[-1], text=text), text)
            continue
        kind, belief = found
        values, before = _changes(sentence, kind, book_type)
        values = kind.given(book_type, sentence) | values
        one = _with_basis(Proposal(kind.code, sentence, belief, values=values, before=before), sentence)
        proposals.append(_weighed(one, book_type, said))
    return proposals


def read_change(text: str, kind: AmendmentKind, book_type: BookType) -> tuple[dict[str, str], dict[str, str]]:
    """New and old values, by official column, of the words of a decision: ``Họ tên từ A thành B; dân tộc từ C thành D``."""
    values: dict[str, str] = {}
    before: dict[str, str] = {}
    for part in re.split(r"[;\n]", nfc(text)):
        new, old = _changes(collapse(part), kind, book_type)
        values |= new
        before |= old
    return values, before


def _sentences(note: str) -> list[str]:
    return [one for part in _SENTENCE.split(nfc(note)) if part and (one := collapse(part).strip(" .,-"))]


def _kind_of(sentence: str, book_type: BookType) -> tuple[AmendmentKind, float] | None:
    folded = fold(sentence)
    found = [
        (phrase.belief, kind)
        for kind in AMENDMENTS.values()
        if kind.fits(book_type)
        for phrase in kind.phrases
        if re.search(phrase.pattern, folded)
    ]
    if not found:
        return None
    belief, kind = max(found, key=lambda one: one[0])
    rivals = {other.code for weight, other in found if other.code != kind.code and weight >= belief}
    return kind, belief - 0.2 if rivals else belief


def _with_basis(one: Proposal, text: str) -> Proposal:
    title, number, issuer = _TITLE.search(text), _NUMBER.search(text), _ISSUER.search(text)
    days = [understand(found) for found in _DAY.findall(text)]
    day = next((found.canonical for found in days if found.kind == "ngay" and found.canonical), "")
    belief = one.belief + 0.05 * bool(number) + 0.05 * bool(day)
    return replace(
        one,
        belief=min(belief, MOST),
        title=_capital(title[1]) if title else one.title,
        number=number[1] if number else one.number,
        day=day or one.day,
        issuer=collapse(issuer[1]) if issuer else one.issuer,
    )


def _capital(title: str) -> str:
    return "Quyết định" if title.casefold() == "qđ" else title[:1].upper() + title[1:].lower()


def _changes(
    sentence: str, kind: AmendmentKind, book_type: BookType
) -> tuple[dict[str, str], dict[str, str]]:
    may = frozenset(kind.fields(book_type))
    values: dict[str, str] = {}
    before: dict[str, str] = {}
    start = 0
    for found in _FROM_TO.finditer(sentence):
        name = _field(sentence[start : found.start()], book_type)
        start = found.end()
        if name in may and name is not None:
            values[name], before[name] = collapse(found["new"]), collapse(found["old"])
    if not values and (only := _TO_ONLY.search(sentence)):
        name = _field(sentence[: only.start("new")], book_type)
        if name in may and name is not None:
            values[name] = collapse(only["new"])
    return values, before


def _field(lead: str, book_type: BookType) -> str | None:
    """The column that the words before a change speak of: the last particular named, of the last person named."""
    folded = fold(lead)
    what = _last(folded, _WHAT)
    if what is None:
        return None
    blocks = book_type.block
    whose = _last(folded, tuple(one for one in _WHOSE if one[1] in blocks))
    prefixes = [whose] if whose else [*book_type.subjects]
    for prefix in prefixes:
        if (name := book_type.attribute(prefix, what)) is not None:
            return name
    return None


def _last(folded: str, table: tuple[tuple[str, str], ...]) -> str | None:
    best: tuple[int, int, str] | None = None
    for pattern, code in table:
        for found in re.finditer(f"(?<![a-z])(?:{pattern})(?![a-z])", folded):
            place = (found.end(), found.end() - found.start(), code)
            if best is None or place[:2] > best[:2]:
                best = place
    return best[2] if best else None


def _weighed(one: Proposal, book_type: BookType, said: Mapping[str, str] | None) -> Proposal:
    """Believe more where the entry says the old value, or the new one already (its valid text was keyed), less where neither."""
    if said is None or not one.before:
        return one
    same = all(
        any(
            said.get(name)
            and VALUE_TYPES[book_type.field[name].type].compare(said[name], text) is Sameness.SAME
            for text in (old, one.values[name])
        )
        for name, old in one.before.items()
    )
    return replace(one, belief=min(one.belief + 0.1, MOST) if same else one.belief / 2)
