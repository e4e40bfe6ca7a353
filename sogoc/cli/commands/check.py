"""``sogoc check`` and ``sogoc template``: need no installation and no Django."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from sogoc.cli.faults import existing_file, writable_file
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.words import t


def check(
    xlsx: Annotated[Path, Parameter(help=t("Tệp bảng tính của gói.", "Spreadsheet of the package."))],
    archive: Annotated[
        Path | None, Parameter(help=t("Tệp zip chứa các trang PDF.", "Zip with the PDFs."))
    ] = None,
    /,
) -> Outcome:
    """Check one package, or the books of a mixed volume."""
    table, pages = existing_file(xlsx), None if archive is None else existing_file(archive)
    from sogoc.packages.sandbox import Sandbox, leave_a_core

    leave_a_core()
    with Sandbox() as reader:  # its process loads its libraries while this one loads its own
        from sogoc.checking.engine import check_package
        from sogoc.packages.covers import is_package_name, parse_cover_name, read_cover
        from sogoc.packages.reading import read_package

        notes = _notes(xlsx.name, named=is_package_name(xlsx.stem), with_pages=pages is not None)

        if (cover := parse_cover_name(xlsx.stem)) is not None:
            results = [check_package(one).as_json() for one in read_cover(table, pages, sandbox=reader)]
            return _volume(cover, results, notes)
        package = read_package(table, pages, sandbox=reader)
    found = check_package(package).as_json()
    lines = [*_told(xlsx.name, found), *notes]
    return Outcome(found | _told_as_json(notes), lines, WITH_FINDINGS if found["findings"] else DONE)


def _notes(name: str, *, named: bool, with_pages: bool) -> list[str]:
    """What is no finding of the book, and will be asked when the package is brought in."""
    notes = []
    if not named:
        notes.append(
            t(
                f"Tên tệp “{name}” không đúng mẫu, nên khi nhập gói tệp này sẽ không được nhận. Đặt tên theo mã loại sổ, năm mở sổ và "
                "số quyển, ví dụ KS.2008.01.xlsx; phần không rõ ghi 0000 và 00.",
                f"The name “{name}” breaks the pattern and will be refused at intake; use one like KS.2008.01.xlsx.",
            )
        )
    if not with_pages:
        notes.append(
            t(
                "Chưa nêu tệp zip, nên các trang PDF chưa được kiểm tra. Kiểm tra cả trang thì ghi thêm tệp zip sau tên bảng tính.",
                "No zip was given: the PDFs were not checked. Name the zip after the spreadsheet.",
            )
        )
    return notes


def _told_as_json(notes: list[str]) -> dict[str, Any]:
    """The object is the contract's; where there is something to tell it has ``notes`` beside."""
    return {"notes": notes} if notes else {}


def _volume(cover: str, books: list[dict[str, Any]], notes: list[str]) -> Outcome:
    """The books of a mixed volume, one after the other."""
    named = [(".".join(str(part) for part in one["book"].values()), one) for one in books]
    data = {
        "cover": cover,
        "books": books,
        "entries": sum(one["entries"] for one in books),
        "counts": dict(sum((Counter(one["counts"]) for one in books), Counter())),
    } | _told_as_json(notes)
    lines = [*(line for name, one in named for line in _told(name, one)), *notes]
    return Outcome(data, lines, WITH_FINDINGS if any(one["findings"] for one in books) else DONE)


def _told(name: str, found: dict[str, Any]) -> list[str]:
    """What was found in one book, for a person."""
    lines = [
        t("{name}: {n} trường hợp, {k} lỗi, cảnh báo.", "{name}: {n} entries, {k} findings.").format(
            name=name, n=number(found["entries"]), k=number(len(found["findings"]))
        )
    ]
    for one in found["findings"]:
        where = t("cả gói", "package") if not one["row"] else t("dòng", "row") + f" {one['row']}"
        lines += [
            f"[{one['severity']}] {one['code']} · {where} · {one['field'] or '–'}",
            f"    {one['says']}",
            f"    → {one['fix']}",
        ]
    return lines


def template(
    type_: Annotated[str, Parameter(help=t("Mã loại sổ, ví dụ KS.", "Book type, for example KS."))],
    target: Annotated[Path, Parameter(help=t("Tệp .xlsx sẽ ghi.", "File to write."))],
    /,
) -> Outcome:
    """Write the template of a book type."""
    from sogoc.law.books import BOOK_TYPES
    from sogoc.law.refusal import Refusal
    from sogoc.packages.publishing import publishing
    from sogoc.packages.template import write_template

    book_type = BOOK_TYPES.get(type_.upper())
    if book_type is None:
        raise Refusal(
            "LOAI_SO_LA",
            t(f"Không có loại sổ “{type_}”.", f"There is no book type “{type_}”."),
            t(f"Chọn một trong: {', '.join(BOOK_TYPES)}.", f"Choose one of: {', '.join(BOOK_TYPES)}."),
        )
    with publishing(writable_file(target).parent) as beside:
        write_template(book_type, path=beside / target.name)
    return Outcome(
        {"template": str(target)}, [t("Đã ghi tệp mẫu {path}.", "Wrote {path}.").format(path=target)]
    )
