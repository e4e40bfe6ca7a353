"""``sogoc sample``: needs no installation."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from sogoc.cli.outcome import Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t


def sample(
    target: Annotated[Path, Parameter(help=t("Thư mục sẽ ghi (phải trống hoặc chưa có).", "Target folder."))],
    /,
    *,
    entries: Annotated[
        int,
        Parameter(
            help=t(
                "Số trường hợp kê khai của năm loại sổ mà Phần mềm 158 nhận.",
                "Number of declared entries of the five books that the ministry's software takes.",
            )
        ),
    ] = 6_000,
    seed: Annotated[int, Parameter(help=t("Hạt giống: cùng hạt giống cho cùng dữ liệu.", "Seed."))] = 1,
    pdf: Annotated[
        bool, Parameter(help=t("Vẽ trang PDF của từng trường hợp.", "Draw a PDF page per entry."))
    ] = True,
    other_books: Annotated[
        bool,
        Parameter(
            help=t(
                "Ghi thêm một ít sổ thuộc chín loại mà Phần mềm 158 chưa có.",
                "Add some books of the nine types that the ministry's software lacks.",
            )
        ),
    ] = True,
    images: Annotated[
        bool,
        Parameter(
            help=t(
                "Ghi thêm ảnh chụp các trang của một quyển nhỏ, để nhập từ ảnh.",
                "Add photos of the pages of one small book, to be keyed from.",
            )
        ),
    ] = False,
    rate: Annotated[
        tuple[str, ...],
        Parameter(
            help=t(
                "Đổi một tỷ lệ lỗi, ví dụ --rate thieu_cha=0.05; ghi được nhiều lần.",
                "Change a rate of error, e.g. --rate thieu_cha=0.05; may be repeated.",
            ),
            negative_iterable=(),
            show_default=False,
        ),
    ] = (),
) -> Outcome:
    """Write a synthetic province."""
    from sogoc.sample import Rates, write_sample

    with bar(t("Tạo dữ liệu mẫu", "Sample")) as progress:
        summary = write_sample(
            target,
            entries=entries,
            seed=seed,
            pdf=pdf,
            other_books=other_books,
            rates=Rates.of(rate),
            progress=lambda done, total: progress(done, total, ""),
        )
    data: dict[str, Any] = {"folder": str(target)} | asdict(summary)
    shown = []
    if images:
        from sogoc.sample.images import write_images

        shots = write_images(target, seed=seed)
        data["images"] = {
            "book": shots.book,
            "files": shots.files,
            "entries": shots.entries,
            "folder": str(shots.folder),
        }
        shown = [
            t("{n} ảnh chụp quyển {book}: {folder}", "{n} photos of {book}: {folder}").format(
                n=number(shots.files), book=shots.book, folder=shots.folder
            )
        ]
    return Outcome(
        data,
        [
            t(
                "Đã ghi tỉnh mẫu vào {folder}: {n} trường hợp của năm loại sổ mà Phần mềm 158 nhận, {m} của các loại sổ khác.",
                "Wrote a sample province into {folder}: {n} entries of the ministry's five books, {m} of the others.",
            ).format(folder=target, n=number(summary.entries), m=number(summary.others)),
            *shown,
        ],
    )
