"""``sogoc pages …``: page images of a book from a folder, and what is here of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t
from sogoc.law.refusal import Refusal

pages = App(name="pages", help=t("Trang ảnh của một quyển sổ.", "Page images of a book."))
Book = Annotated[
    str, Parameter(help=t("Quyển sổ, ví dụ 24862/KS.2008.01.", "The book, e.g. 24862/KS.2008.01."))
]


@pages.command(
    name="add", help=t("Nạp ảnh, PDF các trang, theo thứ tự tên tệp.", "Take in images or PDFs of pages.")
)
def add(
    book: Book,
    files: Annotated[
        list[Path],
        Parameter(
            help=t(
                "Tệp JPEG, PNG, TIFF, HEIC, PDF, hoặc thư mục chứa các tệp ấy.",
                "JPEG, PNG, TIFF, HEIC, PDF files, or folders of them.",
            ),
            negative_iterable=(),
        ),
    ],
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Take in files of pages; a broken one is named and stops no other."""
    chosen = [one for file in files for one in _listed(file)]
    open_installation()
    from sogoc.imaging.actions import receive_scan

    person = find_actor(actor)
    taken, already, made, refused = 0, 0, 0, []
    with bar(t("Nạp trang", "Pages")) as progress:
        for at, file in enumerate(chosen):
            progress(at, len(chosen), file.name)
            try:
                done = receive_scan(book, file, name=file.name, actor=person, via=via())
            except Refusal as refusal:
                if refusal.status not in {413, 422}:
                    raise
                refused.append({"file": str(file), **refusal.as_dict()})
                continue
            taken, already = taken + (not done.already), already + done.already
            made += 0 if done.already else len(done.pages)
    data = {"book": book, "files": taken, "already": already, "pages": made, "refused": refused}
    lines = [
        t(
            "{book}: đã nạp {files} tệp thành {pages} trang; {already} tệp đã có từ trước.",
            "{book}: {files} files became {pages} pages; {already} files were here before.",
        ).format(book=book, files=number(taken), pages=number(made), already=number(already)),
        *(f"[{one['code']}] {one['says']}\n    → {one['fix']}" for one in refused),
    ]
    return Outcome(data, lines, WITH_FINDINGS if refused else DONE)


@pages.command(name="list", help=t("Xem các trang ảnh của một quyển sổ.", "List the page images of a book."))
def list_pages(book: Book, /, *, actor: Actor = None) -> Outcome:
    """List the pages of a book in their order; one that is not the acting person's business is not there."""
    open_installation()
    from sogoc.accounts.queries import duties_of
    from sogoc.imaging import queries as imaging
    from sogoc.imaging.receiving_actions import book_for_pages
    from sogoc.intake.book_names import parse_book_path
    from sogoc.law.pages import PAGE_KINDS
    from sogoc.register.queries import NO_BOOK

    if not duties_of(find_actor(actor), parse_book_path(book)):
        raise NO_BOOK.because(path=book)
    path = book_for_pages(book)
    counts = imaging.counts_of(path)
    shown = [
        {"number": at, "id": page.pk, "kind": page.kind, "label": page.label, "rotation": page.rotation, "side": page.side,
         "file": page.scan.name, "part": page.part}
        for at, page in enumerate(imaging.pages_of(path), start=1)
    ]  # fmt: skip
    data = {"book": path, "pages": shown, "cuts": counts.cuts, "uncut": counts.uncut, "aside": counts.aside}
    lines = [
        t(
            "{book}: {pages} trang ảnh, {cuts} trường hợp đã cắt, {uncut} trang chưa cắt, {aside} trang đã cất.",
            "{book}: {pages} page images, {cuts} entries cut, {uncut} pages uncut, {aside} put aside.",
        ).format(book=path, pages=number(counts.pages), cuts=number(counts.cuts), uncut=number(counts.uncut),
                 aside=number(counts.aside)),
        *(
            f"{one['number']:>4}  {PAGE_KINDS[str(one['kind'])]}{' · ' + str(one['label']) if one['label'] else ''}  ({one['file']})"
            for one in shown
        ),
    ]  # fmt: skip
    return Outcome(data, lines)


def _listed(file: Path) -> list[Path]:
    """A file, or what a folder holds, by name as people count (2 before 10)."""
    if not file.is_dir():
        return [existing_file(file)]
    from sogoc.imaging.naming import in_order

    return in_order(one for one in file.rglob("*") if one.is_file() and not one.name.startswith("."))
