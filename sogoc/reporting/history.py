"""Acts of the ledger as Vietnamese sentences. Pure but for the names of accounts.

In: events as ``ground.ledger.queries.contents`` gives them. Out: when, who, what was done, with what words. An act that has no sentence
yet is shown by its own name: nothing that stands in the ledger is left out.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import TITLES
from sogoc.approval.sending import TITLES as SYSTEM_TITLES
from sogoc.law.reasons import REASONS
from sogoc.law.rules import RULES
from sogoc.law.text.figures import vn
from sogoc.law.workflows import WORKFLOWS
from sogoc.reporting import (
    account_sentences,
    case_sentences,
    keying_sentences,
    page_sentences,
    people_sentences,
    way_sentences,
)
from sogoc.reporting.shelf_sentences import SHELF

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One act, told."""

    at: dt.datetime
    who: str
    what: str
    reason: str
    subject: str
    door: str
    place: str
    stated: str


def tell(events: Iterable[Event]) -> list[Told]:
    """Tell acts in the order given."""
    read = list(events)
    names = accounts.full_names(event["actor"] for event in read if event["actor"])
    return [_told(event, names) for event in read]


def tell_of_entry(events: Iterable[Event], key: str) -> list[Told]:
    """Tell the acts of a book that touched one entry, with what they did to it alone."""
    return tell(mine for event in events if (mine := _about(event, key)) is not None)


def _about(event: Event, key: str) -> Event | None:
    """An act cut down to one entry; None when it does not speak of it."""
    payload = event["payload"]
    cut: dict[str, Any] = {
        name: [one for one in payload[name] if one == key]
        for name in ("new", "changed", "withdrawn", "entries", "held")
        if isinstance(payload.get(name), list)
    }
    if isinstance(payload.get("findings"), list):
        cut["findings"] = [one for one in payload["findings"] if one[0] == key]
    if isinstance(payload.get("answers"), dict):
        cut["answers"] = {said: [key] for said, keys in payload["answers"].items() if key in keys}
    return {**event, "payload": {**payload, **cut}} if any(cut.values()) else None


def _told(event: Event, names: Mapping[str, str]) -> Told:
    username = event["actor"]
    speak = SENTENCES.get(event["action"], _plainly(f"Việc “{event['action']}”."))
    return Told(
        at=dt.datetime.fromisoformat(event["at"]),
        who=f"{names.get(username, '')} ({username})".strip() if username else "Hệ thống khi cài đặt",
        what=speak(event["payload"]),
        reason=REASONS.get(event.get("reason") or "", event.get("reason") or ""),
        subject=event["subject"],
        door="giao diện" if event.get("via", "").startswith("web") else "dòng lệnh",
        place=f"{event['stream']}#{event['seq']}",
        stated=event.get("stated_at") or "",
    )


def _count(payload: Mapping[str, Any], name: str) -> int:
    found = payload.get(name) or ()
    return found if isinstance(found, int) else len(found)


def _stage(payload: Mapping[str, Any]) -> str:
    parts = [
        f"{vn(count)} trường hợp {word}"
        for name, word in (("new", "mới"), ("changed", "thay đổi"), ("withdrawn", "không còn trong gói"))
        if (count := _count(payload, name))
    ]
    what = ", ".join(parts) or "không trường hợp nào thay đổi"
    again = (
        f" Gói giống hệt phiên bản {payload['same_as']} đã nhập trước đây." if payload.get("same_as") else ""
    )
    agreed = (
        f" Người phê duyệt {payload['fewer']} đồng ý bỏ những trường hợp không còn trong gói."
        if payload.get("fewer")
        else ""
    )
    return f"Nhập gói phiên bản {payload.get('package')}: {what}.{agreed}{again}"


def _approve(payload: Mapping[str, Any]) -> str:
    held = _count(payload, "held")
    if not _count(payload, "entries"):  # told of one entry that stayed behind
        return "Quyển sổ được duyệt; trường hợp này còn bị giữ nên để lại."
    left = f" {vn(held)} trường hợp còn bị giữ nên để lại." if held else ""
    return f"Duyệt {vn(_count(payload, 'entries'))} trường hợp.{left}"


def _deliver(payload: Mapping[str, Any]) -> str:
    return (
        f"Gửi {vn(_count(payload, 'entries'))} trường hợp lên {_system(payload)}, "
        f"lần {payload.get('attempt')}."
    )


def _answer(payload: Mapping[str, Any]) -> str:
    states = WORKFLOWS["delivery"].states
    days: defaultdict[str, list[dt.date]] = defaultdict(list)
    for said, keys in sorted((payload.get("answers") or {}).items()):
        status, _, day = said.partition(" ")
        days[status] += [dt.date.fromisoformat(day)] * len(keys)
    parts = [f"{vn(len(on))} {states.get(status, status)} {_span(on)}" for status, on in days.items()]
    return f"Ghi nhận trả lời của {_system(payload)}: {'; '.join(parts)}."


def _system(payload: Mapping[str, Any]) -> str:
    code = str(payload.get("system"))
    return SYSTEM_TITLES.get(code, f"hệ thống {code}")


def _span(days: Sequence[dt.date]) -> str:
    first, last = min(days), max(days)
    return f"ngày {first:%d/%m/%Y}" if first == last else f"từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"


def _settle(payload: Mapping[str, Any]) -> str:
    rule = RULES.get(payload.get("code", ""))
    title = rule.title if rule else payload.get("code")
    dropped = " Giá trị hiểu được bỏ đi, chữ trong sổ giữ nguyên." if payload.get("drop") else ""
    return f"Ghi lý do cho {vn(_count(payload, 'findings'))} lỗi, cảnh báo “{title}”.{dropped}"


def _undo(payload: Mapping[str, Any]) -> str:
    rule = RULES.get(payload.get("code", ""))
    return f"Rút lại lý do đã ghi cho “{rule.title if rule else payload.get('code')}”."


def _review(payload: Mapping[str, Any]) -> str:
    if "counts" in payload:
        return f"Rà soát toàn bộ {vn(_count(payload, 'books'))} quyển sổ, {vn(_count(payload, 'entries'))} trường hợp."
    return f"Rà soát toàn bộ: {vn(_count(payload, 'findings'))} lỗi, cảnh báo giữa các quyển sổ."


def _duty(words: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda payload: (
        f"{words} nhiệm vụ “{TITLES.get(payload.get('duty', ''), payload.get('duty'))}” tại {payload.get('unit')}."
    )


def _of_change(words: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda payload: (
        f"{words} ghi chú thay đổi số {payload.get('amendment')} ở {vn(_count(payload, 'entries'))} trường hợp."
    )


def _plainly(sentence: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda _payload: sentence


SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    **case_sentences.SENTENCES,
    **keying_sentences.SENTENCES,
    **people_sentences.SENTENCES,
    **SHELF,
    **page_sentences.SENTENCES,
    **way_sentences.SENTENCES,
    "stage": _stage,
    "approve": _approve,
    "deliver": _deliver,
    "answer": _answer,
    "settle": _settle,
    "undo_settle": _undo,
    "review": _review,
    "amend": _of_change("Ghi nhận"),
    "amend_enforce": _of_change("Cho có hiệu lực"),
    "amend_withdraw": _of_change("Rút"),
    "mend_request": _plainly("Yêu cầu sửa một lỗi nhập so với trang sổ."),
    "mend_check": _plainly("Đối chiếu trang sổ cho yêu cầu sửa lỗi nhập: đúng như yêu cầu."),
    "mend": _plainly("Phê duyệt sửa lỗi nhập; trường hợp có phiên bản mới và chờ gửi lại."),
    "mend_refuse": _plainly("Không chấp nhận yêu cầu sửa lỗi nhập."),
    "mend_undo": _plainly("Rút yêu cầu sửa lỗi nhập."),
    "give_duty": _duty("Giao"),
    "take_duty": _duty("Thu hồi"),
    "set_up_person": _plainly("Lập tài khoản khi cài đặt."),
    "create_person": _plainly("Lập tài khoản."),
    "set_password": _plainly("Đổi mật khẩu."),
    "renew_hash": _plainly("Lưu lại mật khẩu bằng cách băm mới; mật khẩu không đổi."),
    "close_account": _plainly("Khóa tài khoản."),
    "open_account": _plainly("Mở lại tài khoản."),
    "make_one_time_secret": _plainly("Gắn ứng dụng tạo mã dùng một lần."),
    **account_sentences.SENTENCES,
    "load_units": _plainly("Nạp danh sách đơn vị."),
    "reconcile": _plainly("Đối chiếu với cơ sở dữ liệu dân cư."),
    "load": lambda payload: f"Nạp bản trích dữ liệu dân cư: {vn(_count(payload, 'persons'))} người.",
    "use": _plainly("Mở bản trích dữ liệu dân cư để đối chiếu."),
    "destroy": _plainly("Hủy bản trích dữ liệu dân cư."),
    "export": lambda payload: f"Xuất gói gồm {vn(_count(payload, 'entries'))} trường hợp.",
    "compare": _plainly("So sánh bản hiện trên hệ thống của Bộ với bản đã gửi."),
    "classify": lambda payload: (
        f"Ghi mục đích sử dụng: mã {payload['purpose']}."
        if payload.get("purpose")
        else "Bỏ mục đích sử dụng đã ghi."
    ),
    "leave_out_of_scope": lambda payload: (
        f"Để ra ngoài phạm vi số hóa từ {payload.get('since')} theo văn bản {payload.get('document')}."
    ),
    "return_to_scope": lambda payload: f"Trở lại trong phạm vi số hóa từ {payload.get('until')}.",
    "load_inventory": _plainly("Nạp kế hoạch (bảng kê quyển sổ)."),
}
