"""What somebody is told about accounts: whose password or factors an administrator set, what waits for whose confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sogoc.accounts.factors import not_set_by_owner
from sogoc.accounts.queries import find_person
from sogoc.accounts.refusals import KHONG_CO_TAI_KHOAN
from sogoc.accounts.reset_actions import confirm_access, read_notices
from sogoc.accounts.reset_queries import to_be_told, unread, waiting, waiting_for
from sogoc.law.refusal import Refusal
from sogoc.web.proofs import is_proved, to_prove

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

ACTS = {
    "set_password": "đặt mật khẩu mới",
    "invite": "in giấy mời để đặt mật khẩu mới",
    "make_one_time_secret": "gắn ứng dụng tạo mã khác",
    "take_factors": "gỡ lớp xác thực thứ hai và mã khôi phục",
    "accept_invitation": "in giấy mời, nay đã dùng để đặt mật khẩu",
}
"""What was done to an account, by the act of the ledger."""


@never_cache
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """What there is to be told and to confirm; a notice stays until its reader says that it was read."""
    person = cast("Person", request.user)
    if request.method == "POST":
        read_notices(person)
        request.session["told"] = to_be_told(person)
        messages.success(request, "Đã ghi nhận là đã đọc.")
        return redirect("notices")
    request.session["told"] = to_be_told(person)
    shown = {
        "acts": ACTS,
        "notices": list(unread(person)),
        "own": waiting(person),
        "waiting": [(one, resets, not_set_by_owner(one)) for one, resets in waiting_for(person)],
    }
    return render(request, "security/notices.html", shown)


@require_POST
def confirm(request: HttpRequest, username: str) -> HttpResponse:
    """Say that the owner of an account was met and has it again."""
    actor = cast("Person", request.user)
    if username not in {one.username for one, _ in waiting_for(actor)}:
        raise KHONG_CO_TAI_KHOAN.because(username=username)
    if not is_proved(request):
        return to_prove(request, reverse("notices"))
    person = find_person(username)
    try:
        confirm_access(person, actor=actor, via="web")
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
    else:
        messages.success(
            request, f"Đã xác nhận: {person.full_name} làm lại được mọi việc bằng tài khoản này."
        )
    return redirect("notices")
