"""What every template knows: whether this home is a sample, who looks, where the main pages are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from sogoc.accounts import queries as accounts
from sogoc.law.refusal import Refusal
from sogoc.web.viewer import viewer_of

NAVIGATION = (
    ("province", "Toàn tỉnh", "t"),
    ("arrivals", "Tiếp nhận", "n"),
    ("keying", "Nhập liệu", "l"),
    ("approvals", "Duyệt", "d"),
    ("dossiers", "Hồ sơ", "s"),
    ("ledger", "Nhật ký", "k"),
    ("manual", "Hướng dẫn", "h"),
)


def _navigation(request: HttpRequest) -> list[dict[str, str]]:
    shown = []
    for name, title, key in NAVIGATION:
        try:
            home = name == "province" and request.user.is_authenticated
            said = _home_title(request, title) if home else title
            shown.append({"name": name, "title": said, "key": key, "url": reverse(name)})
        except NoReverseMatch:
            continue
    return shown


def _home_title(request: HttpRequest, otherwise: str) -> str:
    """Name of the first screen for this person; somebody without duties has none of their own."""
    try:
        return viewer_of(request).home_title
    except Refusal:
        return otherwise


def screen(request: HttpRequest) -> dict[str, Any]:
    """Names for templates; what costs a query is asked only when a template does."""
    return {
        "is_sample": accounts.is_sample(),
        "viewer": SimpleLazyObject(lambda: viewer_of(request)),
        "navigation": SimpleLazyObject(lambda: _navigation(request)),
    }
