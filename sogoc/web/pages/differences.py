"""What two passes read differently: both readings beside the place on the page, without names; one choice a field.

Whoever keyed the entry is never shown it. Readings stand in an order that tells nothing (``keying.difference_queries``).
"""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.accounts.queries import duties_of
from sogoc.imaging import queries as imaging
from sogoc.keying import queries
from sogoc.keying.difference_queries import Difference, differences, hints, sign_of
from sogoc.keying.lease_actions import return_lease, take_lease
from sogoc.keying.refusals import NOT_HELD
from sogoc.keying.settling_actions import adjudicate, return_draft
from sogoc.keying.sight_queries import seen_on_cut
from sogoc.keying.standing import why_not_draft
from sogoc.keying.strip_queries import boxes_of
from sogoc.keying.values import Reading, text_of
from sogoc.law.refusal import Refusal
from sogoc.law.text.differing import Piece, differing
from sogoc.law.text.figures import vn
from sogoc.law.value import ABSENCES, Absence
from sogoc.register.look_actions import IMAGE
from sogoc.web.pages.images import noted
from sogoc.web.refusals import NO_PAGE_IMAGE
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.imaging.posing import Box
    from sogoc.keying.models import BookWork, Draft, Lease
    from sogoc.web.viewer import Viewer

KIND = "adjudicate"
WIDTHS = (900, 1600)
TYPED = "go"
"""Choice of whoever types what they read themselves."""
ABSENCE_KEYS = ("F2", "F4", "F8", "F9")
"""Keys of the absences, in their order: those of the workbench."""
KEPT = re.compile(r"[cvu]-\w+|seen|txn|ly-do")
"""What a form brought that is kept while its draft is taken."""
_SPAN = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")
"""Letters marked as uncertain in the form: `2-3 5-9`, in code points of what was typed."""


class Choice(NamedTuple):
    """One reading as it is shown: its text in pieces, or why nothing stands there."""

    pieces: tuple[Piece, ...]
    absence: str
    uncertain: str
    """Letters that its reader was not sure of."""


class Field(NamedTuple):
    """One field to settle."""

    difference: Difference
    choices: list[Choice]
    given: str
    typed: str
    doubted: str
    """Letters of it that its reader is not sure of, as the form writes them."""
    box: Box | None
    """Its place on the picture."""


@never_cache
@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Books with differences that this person may settle, and those that this person holds; giving back what is held."""
    viewer = viewer_of(request)
    if request.method == "POST":
        return _given_back(request, viewer)
    parts = _parts(viewer)
    waiting = [(one, one.mine[KIND]) for one in queries.work_for(viewer.person) if one.mine[KIND]]
    shown = {
        "here": "keying",
        "parts": parts,
        "held": sum(len(drafts) for _, drafts in parts),
        "waiting": waiting,
        "count": sum(count for _, count in waiting),
        "wanted": request.GET.get("quyen", ""),
        "trail": [("Nhập liệu", reverse("keying")), ("Giá trị lệch", None)],
    }
    return render(request, "keying/differences.html", shown)


def _parts(viewer: Viewer) -> list[tuple[Lease, list[Draft]]]:
    """What this person holds to settle: each part with its drafts that still differ, by book."""
    parts = []
    for lease in queries.leases_of(viewer.person).filter(kind=KIND).order_by("work__book"):
        items = lease.items.filter(is_open=True, draft__state="differs").select_related("draft__work")
        parts.append((lease, [item.draft for item in items.order_by("draft__position")]))
    return parts


def _given_back(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    lease = queries.lease_of(request.POST.get("phan-viec", "")[:36], viewer.person)
    left = lease.items.filter(is_open=True).count()
    return_lease(str(lease.pk), actor=viewer.person, via="web")
    whose = f"{vn(left)} phiếu chưa quyết định của quyển {lease.work.name}"
    messages.success(
        request, f"Đã trả lại {whose}: người khác nhận được ngay. Phiếu đã quyết định giữ nguyên."
    )
    return redirect("differences")


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take some drafts of a book to settle, and open the first."""
    viewer = viewer_of(request)
    work = queries.work_to_take(request.POST.get("quyen", "")[:60], viewer.person)
    held = queries.leases_of(viewer.person).filter(work=work, kind=KIND).exists()
    lease = take_lease(work, KIND, actor=viewer.person, via="web")
    if held:
        left = lease.items.filter(is_open=True).count()
        says = f"Chưa nhận thêm phiếu nào: phần đang giữ của quyển này còn {vn(left)} phiếu. Xong hoặc trả lại phần ấy rồi mới nhận tiếp."
        messages.info(request, says)
    return _next(viewer, work)


def _of_its_holder(view: Callable[[HttpRequest, Viewer, Draft], HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of a draft that the viewer holds; whoever does not hold it is offered to take it."""

    @wraps(view)
    def asked(request: HttpRequest, number: int) -> HttpResponse:
        viewer = viewer_of(request)
        try:
            draft = queries.draft_to_settle(number, viewer.person)
        except Refusal as refusal:
            if refusal.code != NOT_HELD.code:
                raise
            return _not_held(request, viewer, number, refusal)
        return view(request, viewer, draft)

    return asked


@never_cache
@require_http_methods(["GET", "POST"])
@_of_its_holder
def show(request: HttpRequest, viewer: Viewer, draft: Draft) -> HttpResponse:
    """One draft: each field that differs, beside its place on the page."""
    if request.method == "GET":
        return render(request, "keying/difference.html", _shown(request, viewer, draft))
    if "nhan" in request.POST:  # taken once more, in another tab: what was chosen before stands in the form
        return render(request, "keying/difference.html", _shown(request, viewer, draft))
    try:
        adjudicate(
            draft.pk,
            _choices(request, draft),
            seen=request.POST.get("seen", ""),
            actor=viewer.person,
            via="web",
            txn=_message(request),
        )
    except Refusal as refusal:
        shown = _shown(request, viewer, draft) | {"refusal": refusal}
        return render(request, "keying/difference.html", shown, status=refusal.status)
    messages.success(request, f"Đã thống nhất phiếu {vn(draft.position)}.")
    return _next(viewer, draft.work)


def _not_held(request: HttpRequest, viewer: Viewer, number: int, refusal: Refusal) -> HttpResponse:
    """A draft that this person may settle and does not hold: taken by one button; what its form brought is kept meanwhile."""
    draft = queries.draft_at(number, viewer.person, shown=True)
    if "nhan" in request.POST:
        lease = take_lease(draft.work, KIND, actor=viewer.person, via="web")
        if lease.items.filter(draft=draft, is_open=True).exists():
            return render(request, "keying/difference.html", _shown(request, viewer, draft))
        one = f"Phiếu {vn(draft.position)}"
        says = f"{one} không có trong phần đang giữ: người khác đang giữ phiếu ấy, hoặc nó đứng sau những phiếu này."
        messages.info(request, says)
        return _next(viewer, draft.work)
    kept = [(name, value) for name, value in request.POST.items() if KEPT.fullmatch(name)]
    shown = {
        "here": "keying",
        "draft": draft,
        "title": queries.titles_of(draft.work.book),
        "refusal": refusal,
        "kept": kept,
        "trail": _trail(draft),
    }
    status = 200 if request.method == "GET" else refusal.status
    return render(request, "keying/not_held.html", shown, status=status)


def _message(request: HttpRequest) -> str | None:
    """The form's own id; none where somebody altered it."""
    try:
        return uuid.UUID(request.POST.get("txn", "")).hex
    except ValueError:
        return None


@require_POST
@_of_its_holder
def give_back(request: HttpRequest, viewer: Viewer, draft: Draft) -> HttpResponse:
    """Give a draft back to be read again, with a remark."""
    try:
        return_draft(draft.pk, request.POST.get("ly-do", ""), actor=viewer.person, via="web")
    except Refusal as refusal:
        shown = _shown(request, viewer, draft) | {"refusal": refusal}
        return render(request, "keying/difference.html", shown, status=refusal.status)
    messages.success(request, f"Đã trả lại phiếu {vn(draft.position)} để đọc lại.")
    return _next(viewer, draft.work)


@require_GET
def picture(request: HttpRequest, number: int) -> HttpResponse:
    """The place of a draft on its pages, as WebP (``?rong=``)."""
    viewer = viewer_of(request)
    draft = queries.draft_at(number, viewer.person, shown=True)
    cut = None if draft.cut is None else imaging.find_cut(draft.cut)
    seen = None if cut is None else seen_on_cut(viewer.person, cut)
    if cut is None or seen is None:
        raise NO_PAGE_IMAGE.because(path=draft.work.book)
    width = next((one for one in WIDTHS if str(one) == request.GET.get("rong", "")), WIDTHS[0])
    answer = HttpResponse(imaging.crop(cut, width), content_type="image/webp")
    return noted(answer, seen, viewer.person, what=IMAGE)


def _next(viewer: Viewer, work: BookWork) -> HttpResponse:
    """The next draft that this person holds, of this book first; the list when there is none."""
    for _, drafts in sorted(_parts(viewer), key=lambda part: part[0].work_id != work.pk):
        if drafts:
            return redirect("difference", drafts[0].pk)
    return redirect("differences")


def _shown(request: HttpRequest, viewer: Viewer, draft: Draft) -> dict[str, Any]:
    found = differences(draft)
    entry = draft.entry
    kept = request.POST.get("seen", "") == sign_of(found)
    boxes = boxes_of(draft, [one.field for one in found])
    fields = [_field(one, request, kept=kept, box=boxes.get(one.field)) for one in found]
    return {
        "here": "keying",
        "draft": draft,
        "title": queries.titles_of(draft.work.book),
        "seen": sign_of(found),
        "fields": fields,
        "numbers": range(1, 1 + max((len(one.choices) for one in fields), default=0)),
        "hints": hints(draft) if duties_of(viewer.person, draft.work.book) else [],
        "absences": [(one.value, ABSENCES[one], key) for one, key in zip(Absence, ABSENCE_KEYS, strict=True)],
        "typed": TYPED,
        "picture": draft.cut is not None,
        "entry": entry if draft.cut is None else None,
        "txn": secrets.token_hex(16),
        "why_back": request.POST.get("ly-do", ""),
        "back_refused": why_not_draft(draft, "return", viewer.person, reason="-"),
        "trail": _trail(draft),
    }


def _trail(draft: Draft) -> list[tuple[str, str | None]]:
    last = f"Phiếu {draft.position}"
    return [("Nhập liệu", reverse("keying")), ("Giá trị lệch", reverse("differences")), (last, None)]


def _field(one: Difference, request: HttpRequest, *, kept: bool, box: Box | None) -> Field:
    """``kept``: the readings are those of which something was chosen before; of others only what was typed stays."""
    texts = [text_of(shown.reading) for shown in one.readings]
    pieces: list[tuple[Piece, ...]] = [(Piece(text, differs=False),) for text in texts]
    if len(texts) == 2 and all(texts):
        pieces = list(differing(*texts))
    choices = [
        Choice(piece if text else (), _absence(shown.reading), _uncertain(shown.reading))
        for piece, text, shown in zip(pieces, texts, one.readings, strict=True)
    ]
    given = request.POST.get(f"c-{one.field}", "")
    if given.isdigit() and not kept:
        given = ""
    typed, doubted = (request.POST.get(f"{sort}-{one.field}", "") for sort in "vu")
    return Field(one, choices, given, typed, doubted, box)


def _absence(reading: Reading | None) -> str:
    if reading is None:
        return "Không ghi gì, không nói vì sao."
    code = reading.get("a")
    return f"{ABSENCES[code]}." if code else ""


def _uncertain(reading: Reading | None) -> str:
    spans = (reading or {}).get("u") or ()
    return ", ".join(f"“{text_of(reading)[start:end]}”" for start, end in spans)


def _choices(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """What the form chose of each field that differs; a field without a choice is left out, and the action says so."""
    given: dict[str, Any] = {}
    for one in differences(draft):
        choice = request.POST.get(f"c-{one.field}", "")
        if choice == TYPED:
            if not request.POST.get(f"v-{one.field}", "").strip():
                continue  # nothing was typed: why nothing stands there is one of the other choices
            spans = _SPAN.findall(request.POST.get(f"u-{one.field}", ""))
            given[one.field] = {"value": {"v": request.POST.get(f"v-{one.field}", ""), "u": spans}}
        elif choice in set(Absence):
            given[one.field] = {"value": {"a": choice}}
        elif choice.isdigit():
            given[one.field] = {"take": int(choice)}
    return given
