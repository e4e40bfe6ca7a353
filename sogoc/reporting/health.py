"""The health of an installation: ledger, files, database, and whether the ledger replays to what is stored (design §3).

Out: problems as Vietnamese sentences with their remedy; none means that everything that was acknowledged is there and unaltered.
Nothing ends the examination before its end: what cannot be looked at is a problem of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection

from sogoc.accounts.verify import (
    verify_devices,
    verify_duties,
    verify_parties,
    verify_people,
    verify_resets,
    verify_units,
)
from sogoc.accounts.verify_teams import verify_contractors, verify_teams
from sogoc.approval.amendment_verify import verify_changes
from sogoc.approval.way_verify import verify_way
from sogoc.checking.verify import verify_findings
from sogoc.checking.verify_reviews import verify_reviews
from sogoc.ground import clock, tls
from sogoc.ground.examining import Found, examined
from sogoc.ground.home import keys_folder
from sogoc.ground.installation import file_store
from sogoc.ground.ledger.audit import check_against, verify_all
from sogoc.ground.queue import queries as jobs
from sogoc.imaging.pairing_queries import verify_phones
from sogoc.imaging.verify import verify_pages
from sogoc.intake.verify import verify_plan
from sogoc.intake.verify_books import verify_shelf
from sogoc.intake.verify_scope import verify_scope
from sogoc.keying.verify import verify_keying
from sogoc.keying.verify_measures import verify_measures
from sogoc.reconciliation.population import closed_extracts
from sogoc.reconciliation.verify import verify_extracts, verify_judgements
from sogoc.register import queries as records
from sogoc.register.verify import lost_books, verify_book
from sogoc.register.verify_cases import verify_documents
from sogoc.reporting.unseen import CODE as UNSEEN
from sogoc.reporting.unseen import command, says, unseen

ASK = "Không sửa gì thêm; chép lại thư mục cài đặt và báo cho người quản trị để khôi phục từ bản sao lưu."
WARNED_BEFORE = dt.timedelta(days=30)
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be."""

    code: str
    where: str
    says: str
    fix: str


def examine(*, files: bool = True, progress: Progress | None = None) -> list[Problem]:
    """Examine the whole installation; ``files`` reads every stored file again."""
    problems = list(_whole(files=files))
    books = list(records.books())
    for number, book in enumerate(books, start=1):
        problems.extend(Problem(one.code, one.where, one.says, ASK) for one in verify_book(book))
        reasons = f"lỗi, cảnh báo của quyển {book.path}"
        problems.extend(_examined(reasons, book.path, partial(_asking, partial(verify_findings, book))))
        changes = f"ghi chú thay đổi, yêu cầu sửa của quyển {book.path}"
        problems.extend(_examined(changes, book.path, partial(_asking, partial(verify_changes, book))))
        way = f"đường đi, phiếu duyệt của quyển {book.path}"
        problems.extend(_examined(way, book.path, partial(_asking, partial(verify_way, book))))
        if progress is not None:
            progress(number, len(books), book.path)
    if files:
        problems.extend(_examined("kho tệp", "files", _files))
    return problems


def since(earlier: Mapping[str, Any]) -> list[Problem]:
    """Whether the ledger still begins with what it was at an earlier examination (``Head.as_json``), kept elsewhere."""

    def check() -> Iterator[Problem]:
        for one in check_against(earlier):
            yield Problem(one.code, one.stream, one.says, ASK)

    return list(_examined("nhật ký so với lần trước", "ledger", check))


def _whole(*, files: bool) -> Iterator[Problem]:
    """What is looked at for the installation as a whole."""
    yield from _examined("cơ sở dữ liệu", "database", _database)
    yield from _examined("nhật ký", "ledger", _ledger)
    yield from _examined("việc nền", "worker", _jobs)
    yield from _examined("chứng thư", "certificate", certificate_ends)
    yield from _examined("trường hợp nhạy cảm", "accounts", _nobody_sees)
    for what, where, check in LISTS:
        yield from _examined(what, where, partial(_asking, check))
    yield from _examined("bản trích dân cư", "population", partial(_extracts, whole=files))


LISTS: tuple[tuple[str, str, Callable[[], Iterator[Found]]], ...] = (
    ("danh sách quyển sổ", "register", lost_books),
    ("giấy tờ", "documents", verify_documents),
    ("tài khoản", "accounts", verify_people),
    ("thiết bị", "accounts", verify_devices),
    ("đặt lại mật khẩu, xác nhận", "accounts", verify_resets),
    ("nhiệm vụ", "accounts", verify_duties),
    ("các bên của quyển sổ", "accounts", verify_parties),
    ("nhà thầu", "accounts", verify_contractors),
    ("tổ kiểm tra chéo", "accounts", verify_teams),
    ("đơn vị", "units", verify_units),
    ("kế hoạch", "inventory", verify_plan),
    ("phạm vi số hóa", "inventory", verify_scope),
    ("bìa, bàn giao, sổ kép", "books", verify_shelf),
    ("trang ảnh, khung", "pages", verify_pages),
    ("điện thoại ghép", "pages", verify_phones),
    ("nhập liệu", "keying", verify_keying),
    ("số đo về người nhập", "keying", verify_measures),
    ("các lần rà soát toàn bộ", "review", verify_reviews),
    ("kết quả đối chiếu", "reconciliation", verify_judgements),
    ("danh sách bản trích dân cư", "population", verify_extracts),
)
"""What is compared with the ledger beside the books: what it is called, where it stands, the check."""


def _examined(what: str, where: str, check: Callable[[], Iterable[Problem]]) -> Iterator[Problem]:
    return examined(check, lambda code, place, says: Problem(code, place, says, ASK), where=where, what=what)


def _asking(check: Callable[[], Iterator[Found]]) -> Iterator[Problem]:
    return (Problem(*one, ASK) for one in check())


def _extracts(*, whole: bool) -> Iterator[Problem]:
    for one in closed_extracts(whole=whole):
        yield Problem(one.code, "population", one.says, one.fix)


def _database() -> Iterator[Problem]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            answers = [row[0] for row in cursor.fetchall()]
            cursor.execute("PRAGMA foreign_key_check")
            strays = len(cursor.fetchall())
        if answers != ["ok"]:
            yield Problem("CSDL_HONG", "db.sqlite3", f"Cơ sở dữ liệu hỏng: {answers[0]}.", ASK)
        if strays:
            yield Problem("CSDL_HONG", "db.sqlite3", f"Có {strays} dòng trỏ tới dòng không còn.", ASK)


def _ledger() -> Iterator[Problem]:
    for one in verify_all():
        yield Problem(one.code, one.stream, one.says, ASK)


def _jobs() -> Iterator[Problem]:
    for job in jobs.failures():
        yield Problem(
            "VIEC_NEN_HONG",
            job.name,
            f"Việc nền “{job.name}” đã dừng vì lỗi: {job.error.splitlines()[-1] if job.error else 'không rõ'}.",
            "Xem nội dung lỗi, xử lý nguyên nhân rồi thực hiện lại thao tác đã tạo ra việc này.",
        )
    if waiting := jobs.abandoned():
        yield Problem(
            "VIEC_NEN_BO_DO",
            "worker",
            f"Có {waiting} việc nền bị bỏ dở khi tiến trình làm việc dừng đột ngột.",
            "Chạy “sogoc worker” (hoặc “sogoc serve”); việc bỏ dở sẽ được làm lại.",
        )


def certificate_ends() -> Iterator[Problem]:
    """The certificate of ``setup --https``, where there is one: a server that runs renews it; one that does not lets it end."""
    home = settings.SOGOC_HOME
    there = tls.certificates(keys_folder(home, settings.SOGOC_KEYS)) if home is not None else None
    if there is None or not there.there:
        return
    ends = tls.ends_at(there)
    left = ends - clock.now()
    if left < WARNED_BEFORE:
        day = f"{ends.astimezone(clock.VIET_NAM):%d/%m/%Y}"
        says = f"Chứng thư https của máy chủ {'đã hết hạn ngày' if left < dt.timedelta(0) else 'hết hạn ngày'} {day}."
        fix = "Chạy lại “sogoc serve --https” (máy chủ đang chạy tự gia hạn), hoặc “sogoc setup --https” với các tên đang dùng."
        yield Problem("CHUNG_THU_SAP_HET", "certificate", says, fix)


def _nobody_sees() -> Iterator[Problem]:
    found = unseen()
    if found:
        fix = f"Giao nhiệm vụ cho người cần xem, ví dụ “{command(found)}”; hướng dẫn ở mục Nâng cấp của trang Cài đặt."
        yield Problem(UNSEEN, "accounts", says(found), fix)


def _files() -> Iterator[Problem]:
    says = {
        "hong": "Nội dung tệp {name} trong kho không còn đúng với mã băm của nó.",
        "la": "Trong kho có tệp {name} không do phần mềm ghi.",
    }
    for problem in file_store().verify():
        yield Problem(
            "TEP_BI_HONG", problem.path.name, says[problem.kind].format(name=problem.path.name), ASK
        )
