"""The health of an installation: ledger, files, database, and whether the ledger replays to what is stored (design §3).

Out: problems as Vietnamese sentences with their remedy; none means that everything that was acknowledged is there and unaltered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from sogoc.accounts.verify import verify_duties, verify_units
from sogoc.checking.verify import verify_findings
from sogoc.ground.installation import file_store
from sogoc.ground.ledger.audit import verify_all
from sogoc.ground.queue import queries as jobs
from sogoc.intake.verify import verify_plan
from sogoc.register import queries as records
from sogoc.register.verify import files_named, verify_book

ASK = "Không sửa gì thêm; chép lại thư mục cài đặt và báo cho người quản trị để khôi phục từ bản sao lưu."
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
    problems = [*_database(), *_ledger(), *_jobs(), *_lists()]
    books = list(records.books())
    for number, book in enumerate(books, start=1):
        problems.extend(Problem(one.code, one.where, one.says, ASK) for one in verify_book(book))
        problems.extend(Problem(*one, ASK) for one in verify_findings(book))
        problems.extend(_missing_files(book.path, files_named(book)))
        if progress is not None:
            progress(number, len(books), book.path)
    if files:
        problems.extend(_files())
    return problems


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


def _lists() -> Iterator[Problem]:
    for one in (*verify_duties(), *verify_units(), *verify_plan()):
        yield Problem(*one, ASK)


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


def _missing_files(book: str, digests: Iterable[str]) -> Iterator[Problem]:
    store = file_store()
    for digest in digests:
        if digest not in store:
            yield Problem("MAT_TEP", book, f"Tệp {digest} của quyển {book} không còn trong kho.", ASK)


def _files() -> Iterator[Problem]:
    says = {
        "hong": "Nội dung tệp {name} trong kho không còn đúng với mã băm của nó.",
        "la": "Trong kho có tệp {name} không do phần mềm ghi.",
    }
    for problem in file_store().verify():
        yield Problem(
            "TEP_BI_HONG", problem.path.name, says[problem.kind].format(name=problem.path.name), ASK
        )
