"""The statement of volume (*bảng kê khối lượng*): what was keyed and settled in a period, for pay and for minutes of acceptance."""

from __future__ import annotations

import csv
import datetime as dt
import io
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sogoc.accounts.duties import Duty
from sogoc.ground import clock
from sogoc.keying.pace_queries import Volume, volume
from sogoc.keying.queries import works
from sogoc.web.asking import AskedDay, day_of, rest_of_query
from sogoc.web.pages.keying import TITLES
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.web.viewer import Viewer

LEADING = (Duty.APPROVE, Duty.FOLLOW, Duty.ADMINISTER, Duty.INSPECT)
"""Duties with which somebody sees what everybody of a unit did; all others see their own lines."""
KINDS = TITLES | {"spare": "Lượt nhập gửi muộn, giữ để đối chiếu"}


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The statement of a period; prints as a paper."""
    first, last, lines = _asked(request)
    shown = {
        "here": "keying",
        "first": first,
        "last": last,
        "parts": [
            (contract, [(one, KINDS[one.kind]) for one in part], _total(part))
            for contract, part in _by_contract(lines)
        ],
        "total": _total(lines),
        "whole": _leads(viewer_of(request)),
        "query": rest_of_query(request),
        "printed_at": clock.now(),
        "trail": [("Nhập liệu", reverse("keying")), ("Bảng kê khối lượng", None)],
    }
    return render(request, "keying/volume.html", shown)


@never_cache
@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """The same as a CSV file that spreadsheets open in Vietnamese."""
    first, last, lines = _asked(request)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        [
            "tai_khoan",
            "ho_ten",
            "don_vi",
            "hop_dong",
            "viec",
            "so_phieu",
            "so_muc",
            "so_phim",
            "so_giay",
            "ky_truoc_bi_tra_lai",
            "tu_ngay",
            "den_ngay",
        ]
    )
    for one in lines:
        writer.writerow(
            [one.username, _plain(one.name), one.unit, _plain(one.contractor), KINDS[one.kind], one.entries, one.fields,
             one.keystrokes, one.seconds, one.returned, first.day.isoformat(), last.day.isoformat()]
        )  # fmt: skip
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"khoi-luong-{first.day.isoformat()}-{last.day.isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(request: HttpRequest) -> tuple[AskedDay, AskedDay, list[Volume]]:
    viewer = viewer_of(request)
    today = clock.today_vn()
    first = day_of(request, "tu", today.replace(day=1), latest=today)
    last = day_of(request, "den", today, latest=today)
    return first, last, _lines(viewer, first.day, last.day)


def _lines(viewer: Viewer, first: dt.date, last: dt.date) -> list[Volume]:
    """Everybody's in the units that somebody leads, and one's own elsewhere."""
    led = {work.unit for work in works() if viewer.may_any(work.unit, *LEADING)}
    found = volume(first, last, units=led) if led else []
    own = [one for one in volume(first, last, person=viewer.person) if one.unit not in led]
    return [*found, *own]


def _by_contract(lines: list[Volume]) -> list[tuple[str, list[Volume]]]:
    """The office's own people first, then each contract's."""
    ordered = sorted(lines, key=lambda one: one.contractor)
    return [(contract, list(part)) for contract, part in groupby(ordered, key=lambda one: one.contractor)]


def _leads(viewer: Viewer) -> bool:
    return viewer.may_anywhere(*LEADING)


def _total(lines: list[Volume]) -> dict[str, Any]:
    return {
        name: sum(getattr(one, name) for one in lines)
        for name in ("entries", "fields", "keystrokes", "seconds", "returned")
    }


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
