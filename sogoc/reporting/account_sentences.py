"""Sentences of acts on how people sign in: factors, devices, sheets of invitation, locks. No name and no code stands here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sogoc.ground.clock import date_vn

Payload = Mapping[str, Any]


def _plainly(sentence: str) -> Callable[[Payload], str]:
    return lambda _payload: sentence


def _invited(payload: Payload) -> str:
    until = date_vn(dt.datetime.fromisoformat(payload["until"]))
    return f"In giấy mời, dùng được đến {until:%d/%m/%Y}."


SENTENCES: Mapping[str, Callable[[Payload], str]] = {
    "remove_one_time": _plainly("Gỡ ứng dụng tạo mã dùng một lần."),
    "add_passkey": _plainly("Thêm một khóa đăng nhập."),
    "remove_passkey": _plainly("Gỡ một khóa đăng nhập."),
    "make_recovery_codes": lambda payload: f"Lập tờ {payload['codes']} mã khôi phục; tờ cũ hết hiệu lực.",
    "use_recovery_code": lambda payload: f"Đăng nhập bằng một mã khôi phục; còn {payload['left']} mã.",
    "take_factors": _plainly(
        "Gỡ lớp xác thực thứ hai và mã khôi phục của tài khoản; các phiên đang mở kết thúc."
    ),
    "confirm_access": _plainly(
        "Xác nhận chủ tài khoản đã nhận lại tài khoản; mọi việc bằng tài khoản này lại có hiệu lực."
    ),
    "end_session": _plainly("Kết thúc một phiên làm việc của tài khoản."),
    "end_sessions": _plainly("Đăng xuất tài khoản ở mọi nơi."),
    "register_device": _plainly("Đăng ký một trình duyệt là thiết bị của mình."),
    "revoke_device": _plainly("Thu hồi một thiết bị đã đăng ký."),
    "invite": _invited,
    "accept_invitation": _plainly("Dùng giấy mời, đặt mật khẩu."),
    "revoke_invitation": _plainly("Hủy giấy mời."),
    "release_lock": _plainly("Mở khóa đăng nhập bị tạm khóa."),
}
