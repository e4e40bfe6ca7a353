"""What the machine refuses, in the reader's language: files that cannot be read or written, a full disk, a database that does not open.

In: the exception that came up from a command, or a path that it is about to use. Out: a refusal with its remedy; None for what is no
fault of the machine and therefore a bug.
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterable
from pathlib import Path

from sogoc.cli.words import t
from sogoc.law.refusal import Refusal, RefusalKind

FILE_FAULT = RefusalKind(
    "TEP_KHONG_DUNG_DUOC",
    t("Không dùng được “{path}”: {why}.", "“{path}” cannot be used: {why}."),
    t("{fix}", "{fix}"),
    status=422,
)
NO_FILE = RefusalKind(
    "KHONG_CO_DUONG_DAN",
    t("Không có tệp {path}.", "There is no file {path}."),
    t("Kiểm tra lại đường dẫn.", "Check the path."),
    status=404,
)
DATABASE_FAULT = RefusalKind(
    "CO_SO_DU_LIEU_KHONG_MO_DUOC",
    t("Không dùng được cơ sở dữ liệu: {why}.", "The database cannot be used: {why}."),
    t(
        "Kiểm tra quyền ghi vào thư mục SOGOC_HOME, chỗ trống trên ổ đĩa và SOGOC_DATABASE_URL, rồi chạy lại lệnh.",
        "Check the permissions of SOGOC_HOME, the space on the disk and SOGOC_DATABASE_URL, then run the command again.",
    ),
    status=503,
)
DATABASE_BROKEN = RefusalKind(
    "CO_SO_DU_LIEU_HONG",
    t("Cơ sở dữ liệu của bản cài đặt bị hỏng: {why}.", "The database of the installation is damaged: {why}."),
    t(
        "Dừng mọi việc trên bản cài đặt này, giữ nguyên thư mục SOGOC_HOME để tra cứu, rồi khôi phục từ bản sao lưu gần nhất; "
        "“sogoc doctor” cho biết còn hỏng ở đâu.",
        "Stop all work on this installation, keep SOGOC_HOME as it is for inquiry, and restore the last backup; "
        "“sogoc doctor” tells what else is damaged.",
    ),
    status=503,
)
VALUE_TOO_LARGE = RefusalKind(
    "GIA_TRI_QUA_LON",
    t("Cơ sở dữ liệu không nhận một giá trị: {why}.", "The database does not take a value: {why}."),
    t(
        "Tìm chữ dài bất thường, số quá lớn hoặc ký tự điều khiển trong tệp hay trong lệnh vừa dùng, sửa rồi chạy lại.",
        "Look for unusually long text, too large a number or control characters in the file or command, correct it and run again.",
    ),
    status=422,
)
_ANOTHER_PATH = t("Kiểm tra lại đường dẫn.", "Check the path.")
_PERMISSION = t(
    "Chọn nơi khác, hoặc đề nghị người quản trị máy cấp quyền đọc, ghi.",
    "Choose another place, or ask for permission to read and write there.",
)
_ROOM = t("Dọn chỗ trên ổ đĩa rồi chạy lại lệnh.", "Make room on the disk and run the command again.")
_FAULTS: dict[int, tuple[str, str]] = {
    errno.ENOENT: (t("không có tệp hoặc thư mục này", "no such file or folder"), _ANOTHER_PATH),
    errno.ENOTDIR: (t("một phần của đường dẫn không phải là thư mục", "part of the path is no folder"), _ANOTHER_PATH),
    errno.EISDIR: (t("đây là thư mục, không phải tệp", "it is a folder and not a file"), t("Nêu đường dẫn của một tệp.", "Name a file.")),
    errno.EEXIST: (t("đã có một tệp ở đúng chỗ này", "a file is there already"), t("Chọn nơi khác.", "Choose another place.")),
    errno.ENAMETOOLONG: (t("đường dẫn quá dài", "the path is too long"), t("Dùng đường dẫn ngắn hơn.", "Use a shorter path.")),
    errno.ELOOP: (t("các liên kết chỉ vòng quanh nhau", "its links lead round in a circle"), _ANOTHER_PATH),
    errno.EACCES: (t("không có quyền", "permission is denied"), _PERMISSION),
    errno.EPERM: (t("không có quyền", "permission is denied"), _PERMISSION),
    errno.EROFS: (t("nơi này chỉ đọc được", "the place can only be read"), _PERMISSION),
    errno.ENOSPC: (t("ổ đĩa đã đầy", "the disk is full"), _ROOM),
    errno.EDQUOT: (t("đã hết phần ổ đĩa được cấp", "the quota of the disk is used up"), _ROOM),
    errno.EFBIG: (t("tệp quá lớn đối với ổ đĩa này", "the file is too large for this disk"), _ROOM),
    errno.EIO: (t("ổ đĩa hoặc tệp có lỗi đọc, ghi", "reading or writing failed"), t("Kiểm tra ổ đĩa.", "Check the disk.")),
}  # fmt: skip
_OTHER = (
    t("hệ điều hành không đọc hoặc ghi được (mã {number})", "the system cannot read or write it (error {number})"),
    t("Kiểm tra lại đường dẫn, quyền và ổ đĩa.", "Check the path, the permissions and the disk."),
)  # fmt: skip
_DATABASE_WORDS = (
    ("unable to open", t("không mở được tệp", "the file does not open")),
    ("readonly", t("tệp chỉ đọc được", "the file can only be read")),
    ("disk is full", t("ổ đĩa đã đầy", "the disk is full")),
    ("disk i/o", t("ổ đĩa có lỗi đọc, ghi", "reading or writing failed")),
    ("locked", t("một việc khác đang giữ cơ sở dữ liệu quá lâu", "another process holds it for too long")),
    ("could not translate host", t("không có máy chủ mang tên ấy", "there is no such server")),
    ("connection", t("không kết nối được máy chủ", "the server does not answer")),
)


_BROKEN_WORDS = (
    (
        "not a database",
        t("tệp không phải là cơ sở dữ liệu SQLite, hoặc đã bị ghi đè", "the file is no SQLite database"),
    ),
    ("malformed", t("có trang hỏng trong tệp", "pages of the file are damaged")),
    ("invalid page", t("có trang hỏng trên máy chủ", "pages on the server are damaged")),
    ("unsupported file format", t("tệp có định dạng lạ", "the file has an unknown format")),
)
_VALUE_WORDS = (
    ("too long", t("chữ dài hơn chỗ chứa", "a text is longer than its place")),
    ("out of range", t("số lớn hơn mức ghi được", "a number is larger than can be kept")),
    ("too large to convert", t("số lớn hơn mức ghi được", "a number is larger than can be kept")),
    ("nul", t("chữ chứa ký tự rỗng (NUL)", "a text holds the NUL character")),
    ("0x00", t("chữ chứa ký tự rỗng (NUL)", "a text holds the NUL character")),
)
_ODD_VALUE = t("không đúng loại hoặc không đúng cỡ", "of another kind or size than can be kept")


def refusal_of(error: Exception) -> Refusal | None:
    """Refusal for a fault of the machine; None for any other exception."""
    if type(error).__name__ == "FileCreateError" and error.args and isinstance(error.args[0], OSError):
        error = error.args[0]
    if isinstance(error, OSError) and error.errno is not None:
        return of_file(error)
    said = str(error).lower()
    if isinstance(error, OverflowError) and "sqlite" in said:
        return VALUE_TOO_LARGE.because(why=_among(_VALUE_WORDS, said) or _ODD_VALUE)
    if type(error).__module__ not in {"django.db.utils", "sqlite3"}:
        return None
    return _of_database(type(error).__name__, said)


def _of_database(kind: str, said: str) -> Refusal | None:
    """Refusal for what the database said; None where the question was wrong, for that is a bug."""
    if kind == "DataError":
        return VALUE_TOO_LARGE.because(why=_among(_VALUE_WORDS, said) or _ODD_VALUE)
    if kind not in {"DatabaseError", "InternalError", "OperationalError"}:
        return None
    if broken := _among(_BROKEN_WORDS, said):
        return DATABASE_BROKEN.because(why=broken)
    shut = _among(_DATABASE_WORDS, said)
    return DATABASE_FAULT.because(why=shut) if shut else None


def _among(words: Iterable[tuple[str, str]], said: str) -> str | None:
    return next((ours for sign, ours in words if sign in said), None)


def of_file(error: OSError, path: Path | str | None = None) -> Refusal:
    """Refusal for a file or folder that the operating system would not read or write."""
    why, fix = _FAULTS.get(error.errno or 0, _OTHER)
    named = str(path if path is not None else error.filename or t("tệp đang dùng", "the file"))
    return FILE_FAULT.because(path=_short(named), why=why.format(number=error.errno), fix=fix)


def existing_file(path: Path) -> Path:
    """A path that a command is to read; refuses what is not there and what is a folder."""
    if path.is_dir():
        raise of_file(IsADirectoryError(errno.EISDIR, "", str(path)))
    if not path.exists():
        raise NO_FILE.because(path=path)
    return path


def writable_file(path: Path) -> Path:
    """A path that a command will write after long work: refused before the work when it cannot be written."""
    if path.is_dir():
        raise of_file(IsADirectoryError(errno.EISDIR, "", str(path)))
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".sogoc-"):
            return path
    except OSError as error:
        raise of_file(error, path if path.parent.is_dir() else path.parent) from error


def writable_folder(path: Path) -> Path:
    """A folder that a command will write into, made if it is missing: refused before the work when it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path, prefix=".sogoc-"):
            return path
    except FileExistsError as error:
        raise of_file(NotADirectoryError(errno.ENOTDIR, "", str(path))) from error
    except OSError as error:
        raise of_file(error, path) from error


def kept_aside(older: Iterable[Path]) -> list[str]:
    """Say under which names older results were kept."""
    says = t("Tệp cũ khác nội dung được giữ lại ở {path}.", "The older file is kept as {path}.")
    return [says.format(path=path) for path in older]


def _short(text: str, most: int = 200) -> str:
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}"
