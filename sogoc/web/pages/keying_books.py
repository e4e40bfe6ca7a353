"""The keying of one book: how far it is, who holds what, how much is read twice, handing in, giving back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.imaging import queries as imaging
from sogoc.keying import queries, work_actions
from sogoc.keying.hand_in_actions import ask_hand_in
from sogoc.keying.lease_actions import recall_lease
from sogoc.keying.measure_queries import inspection_of
from sogoc.keying.pages import likely_layout, name_of
from sogoc.keying.policy import FLOOR, MODES, policy_of
from sogoc.keying.settling_actions import return_draft
from sogoc.keying.standing import KINDS, WORKFLOW
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.law.text.figures import vn
from sogoc.web.asking import page_of, read_number
from sogoc.web.pages.errors import BAD
from sogoc.web.pages.handing_in import handing_of
from sogoc.web.pages.keying import TITLES, Way, by_names, told_counts, way_to
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.keying.models import BookWork
    from sogoc.register.models import Book
    from sogoc.web.viewer import Viewer

PER_PAGE = 100
SHARES = (
    ("1", "mọi trường hợp"),
    ("0.2", "một phần năm, chọn ngẫu nhiên"),
    ("0.05", "một phần hai mươi, chọn ngẫu nhiên"),
)
"""How much of a package is inspected: what the form offers."""


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """The keying of a book; of one that nobody opened yet, how to begin."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    return render(request, "keying/book.html", _shown(request, viewer, book))


def _shown(request: HttpRequest, viewer: Viewer, book: Book) -> dict[str, Any]:
    work = queries.works().filter(book=book.path).first()
    shown: dict[str, Any] = {
        "here": "keying",
        "book": book,
        "type": BOOK_TYPES[book.type],
        "work": work,
        "pages": imaging.counts_of(book.path),
        "layouts": [(one.code, one.title) for one in BOOK_TYPES[book.type].layouts],
        "layout": work.layout if work is not None else _likely(book),
        "may_key": viewer.may(book.path, work_actions.OPENING),
        "may_check": viewer.may(book.path, "check"),
        "may_decide": viewer.may(book.path, work_actions.DECIDING),
        "shares": SHARES,
        "inspectable": bool(book.pk),
        "trail": [
            *trail_to(book.unit, viewer),
            (f"Quyển {book.name}", reverse("book", args=[book.unit, book.name])),
            ("Nhập liệu", None),
        ],
    }
    return shown if work is None else shown | _of_work(request, viewer, book, work)


def _of_work(request: HttpRequest, viewer: Viewer, book: Book, work: BookWork) -> dict[str, Any]:
    counts = queries.counts_of(work)
    whole = sum(number for state, number in counts.items() if state != "dropped")
    drafts = work.drafts.exclude(state="dropped").select_related("remark_for", "entry__book")
    policy = policy_of(work.policy)
    held = {lease.kind for lease in queries.leases_of(viewer.person).filter(work=work)}
    page = page_of(request, drafts.order_by("position", "pk"), per_page=PER_PAGE)
    ready = counts.get("settled", 0)
    inspection = inspection_of(work)
    return {
        "counts": told_counts(counts),
        "whole": whole,
        "inspection": inspection,
        "only_inspected": inspection is not None and inspection.drawn == whole,
        "done": ready + counts.get("handed_in", 0),
        "ready": ready,
        "unfinished": sum(counts.get(state, 0) for state in queries.UNFINISHED),
        "policy": policy,
        "floor": round(100 * policy.floor),
        "usual_floor": round(100 * FLOOR),
        "modes": list(MODES.items()),
        "mine": [
            Way(TITLES[kind], count, way_to(kind, work.book), kind in held)
            for kind in queries.kinds_for(viewer.person, work.book)
            if (count := queries.takeable(work, kind, viewer.person).count())
        ],
        "holdings": [(one, TITLES[one.kind]) for one in queries.holdings([work])],
        "waiting": [
            (TITLES[kind], count, by_names(queries.who_may(work, kind)))
            for kind in KINDS
            if (count := queries.takeable(work, kind).count())
        ],
        "page_obj": page,
        "rows": [
            (one, WORKFLOW.states[one.state], one.entry if one.entry and viewer.sees(one.entry) else None)
            for one in page
        ],
        "layout_stands": not queries.layout_is_free(work),
        "handing": handing_of(viewer, book, work),
        "query": "",
    }


@require_POST
def act(request: HttpRequest, unit: str, name: str, what: str) -> HttpResponse:
    """Open, follow the pages, decide how much is read twice, begin an inspection, hand in, give one draft back."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    acts = {
        "mo": _open,
        "theo-trang": _follow,
        "mau": _set_layout,
        "hai-luot": _decide,
        "soat": _inspect,
        "nop": _hand_in,
        "tra-lai": _give_back,
        "thu-hoi": _recall,
    }
    if what not in acts:
        raise BAD
    try:
        said = acts[what](request, viewer, book)
    except Refusal as refusal:
        shown = _shown(request, viewer, book) | {"refusal": refusal}
        return render(request, "keying/book.html", shown, status=refusal.status)
    messages.success(request, said)
    return redirect("keying_book", unit, name)


Doing = Callable[[HttpRequest, "Viewer", "Book"], str]


def _open(request: HttpRequest, viewer: Viewer, book: Book) -> str:
    work = work_actions.open_work(
        book.path, actor=viewer.person, layout=request.POST.get("mau", ""), via="web"
    )
    return (
        f"Đã mở việc nhập liệu với {vn(work.drafts.count())} phiếu. Người nhập nhận việc ở trang “Nhập liệu”."
    )


def _likely(book: Book) -> str:
    found = likely_layout(name_of(book.path))
    return found.code if found is not None else ""


def _set_layout(request: HttpRequest, viewer: Viewer, book: Book) -> str:
    work = queries.work_at(book.path, viewer.person)
    work_actions.set_layout(work, request.POST.get("mau", ""), actor=viewer.person, via="web")
    return "Đã đổi mẫu trang của quyển; phiếu hỏi các mục theo mẫu này."


def _follow(request: HttpRequest, viewer: Viewer, book: Book) -> str:
    work = queries.work_at(book.path, viewer.person)
    work_actions.follow_pages(work, actor=viewer.person, via="web")
    return f"Các phiếu đã theo đúng những gì khoanh trên trang sổ: {vn(work.drafts.exclude(state='dropped').count())} phiếu."


def _decide(request: HttpRequest, viewer: Viewer, book: Book) -> str:
    work = queries.work_at(book.path, viewer.person)
    share = read_number(request.POST.get("ty-le", ""))
    policy = policy_of({"mode": request.POST.get("cach", ""), "floor": (share or 0) / 100})
    work_actions.set_policy(work, policy, actor=viewer.person, via="web")
    return "Đã đổi cách nhập hai lượt; áp dụng cho các phiếu chưa giao lượt hai."


def _inspect(request: HttpRequest, viewer: Viewer, book: Book) -> str:
    share = next((code for code, _ in SHARES if code == request.POST.get("phan")), "1")
    work = work_actions.open_inspection(book.path, actor=viewer.person, share=float(share), via="web")
    waiting = queries.takeable(work, "inspect").count()
    return f"Đã chọn {vn(waiting)} trường hợp để soát lại với trang sổ. Người kiểm tra nhận việc ở trang “Nhập liệu”."


def _hand_in(request: HttpRequest, viewer: Viewer, book: Book) -> str:
    work = queries.work_at(book.path, viewer.person)
    ask_hand_in(work, actor=viewer.person, part=request.POST.get("phan") == "1", via="web")
    return "Đã ghi nhận việc nộp; tiến độ và kết quả ở mục “Nộp vào sổ”."


def _recall(request: HttpRequest, viewer: Viewer, book: Book) -> str:
    lease = queries.lease_in(queries.work_at(book.path, viewer.person), request.POST.get("phan-viec", ""))
    recall_lease(lease, reason=request.POST.get("ly-do", ""), actor=viewer.person, via="web")
    return f"Đã thu hồi phần việc của {lease.person.full_name}; phiếu chưa xong chờ người khác nhận."


def _give_back(request: HttpRequest, viewer: Viewer, book: Book) -> str:
    draft = queries.draft_at(read_number(request.POST.get("phieu", "")) or 0, viewer.person)
    return_draft(draft.pk, request.POST.get("ly-do", ""), actor=viewer.person, via="web")
    return f"Đã trả lại phiếu {draft.position}; phiếu chờ được đọc lại từ đầu."
