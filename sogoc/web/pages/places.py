"""A place as written, looked up as of a day: which unit it may be, how sure, why, and what that is today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sogoc.law import places
from sogoc.law.refusal import Refusal
from sogoc.law.text import fold
from sogoc.web.asking import last_day_of
from sogoc.web.viewer import viewer_of

LONGEST = 300
_OFFICES = ("ubnd", "uy ban", "ubhc", "phong tu phap", "u.b.n.d", "so tu phap", "stp")
_DEFAULT = f"ngày {places.DEFAULT_DAY:%d/%m/%Y}, ngày của danh mục đơn vị dùng khi không ghi ngày"
EXAMPLES = (
    ("ubnd Xã An Nhơn, huyện Đạ Tẻh", "12/03/1999"),
    ("huyện Đạ Huoai, Lâm Đồng", "02/01/2025"),
    ("Q. Đức Trọng, tỉnh Tuyên Đức", "01/05/1970"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate as the page shows it."""

    candidate: places.Candidate
    percent: int
    above: tuple[places.Unit, ...]
    today: str
    turns: tuple[places.Turn, ...]


def show(request: HttpRequest) -> HttpResponse:
    """The page of looking up, for everybody with a duty somewhere: it tells only what the law knows."""
    _ = viewer_of(request).jurisdiction  # refuses somebody who has none
    text = request.GET.get("noi", "").strip()[:LONGEST]
    asked = last_day_of(request, "ngay", places.DEFAULT_DAY, shown=_DEFAULT)
    meant = places.coded(text, asked.day) or places.candidates(text, asked.day)
    found = [_found(one, asked.day) for one in meant]
    shown = {
        "here": "places",
        "text": text,
        "asked": asked,
        "found": found,
        "office": _office(text),
        "examples": EXAMPLES,
    }
    return render(request, "places/show.html", shown)


def _found(one: places.Candidate, day: dt.date) -> Found:
    meant = one.unit
    at = day if meant.on(day) else meant.valid_to or meant.valid_from or day
    return Found(
        one,
        round(100 * one.confidence),
        places.above(meant, at),
        places.place_today(meant),
        places.turns(meant.code, at),
    )


def _office(text: str) -> str:
    """The kind of office that the text names as an office, not only by the place where it lies."""
    kind = places.institution_named(text)
    named = kind in {"dai_dien", "toa_an"} or fold(text).startswith(_OFFICES)
    return places.INSTITUTIONS[kind] if kind and named else ""


def story_of(ref: str) -> tuple[places.Turn, ...]:
    """Turns of the unit that an office's reference names; none for one of which nothing is known."""
    try:
        meant = places.read_code(ref)
    except Refusal:
        return ()
    return places.turns(meant.code, meant.valid_from if "@" in ref else None)
