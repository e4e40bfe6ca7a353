"""Pages for what went wrong, in the language of all others."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from sogoc.law.refusal import Refusal

BAD = Refusal(
    "YEU_CAU_SAI", "Máy chủ không hiểu yêu cầu này.", "Quay lại trang trước và làm lại.", status=400
)
FORBIDDEN = Refusal(
    "KHONG_DUOC_PHEP",
    "Tài khoản này không được phép mở trang.",
    "Quay lại trang đầu, hoặc đề nghị người quản trị giao nhiệm vụ.",
    status=403,
)
NOT_FOUND = Refusal(
    "KHONG_CO_TRANG",
    "Không có trang này.",
    "Kiểm tra lại địa chỉ, hoặc bắt đầu lại từ trang đầu.",
    status=404,
)
STALE = Refusal(
    "PHIEN_CU",
    "Trang đã mở quá lâu nên việc vừa làm chưa được ghi nhận.",
    "Quay lại trang trước, tải lại trang rồi làm lại việc vừa làm. Trình duyệt phải cho phép cookie của máy chủ này.",
    status=403,
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "errors/refusal.html", {"refusal": BAD}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "errors/refusal.html", {"refusal": FORBIDDEN}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "errors/refusal.html", {"refusal": NOT_FOUND}, status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or that another site sent."""
    return render(request, "errors/refusal.html", {"refusal": STALE}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: nothing is asked of the database, which may be what broke."""
    return HttpResponse(render_to_string("errors/broken.html"), status=500)
