"""``sogoc population load`` and ``sogoc reconcile``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from sogoc.cli.faults import existing_file, kept_aside, writable_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t

population = App(name="population", help=t("Dữ liệu dân cư.", "The population extract."))


@population.command(
    name="load",
    help=t(
        "Nạp bản trích dữ liệu dân cư; được mã hóa ngay khi nạp.", "Load an extract; it is encrypted at once."
    ),
)
def load(
    file: Annotated[Path, Parameter(help=t("Tệp population.csv.", "population.csv."))],
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Load a population extract."""
    open_installation()
    from sogoc.reconciliation import population as extract

    existing_file(file)
    with bar(t("Nạp dân cư", "Population")) as progress:
        done = extract.load(file, actor=find_actor(actor), via=via(), progress=progress)
    return Outcome(
        {"persons": done.persons, "extract": done.name, "sha256": done.sha256},
        [
            t("Đã nạp và mã hóa {n} người.", "Loaded and encrypted {n} persons.").format(
                n=number(done.persons)
            )
        ],
    )


def reconcile(
    *,
    batch: Annotated[
        list[str] | None,
        Parameter(
            help=t("Đối chiếu cuốn chiếu: các quyển sổ.", "Rolling: these books."),
            consume_multiple=True,
            negative_iterable=(),
        ),
    ] = None,
    full: Annotated[bool, Parameter(help=t("Đối chiếu toàn bộ.", "Everything."))] = False,
    out: Annotated[Path | None, Parameter(help=t("Tệp CSV kết quả.", "CSV file of the result."))] = None,
    actor: Actor = None,
) -> Outcome:
    """Reconcile books, or everything."""
    open_installation()
    from sogoc.law.refusal import Refusal
    from sogoc.packages.publishing import publishing
    from sogoc.reconciliation import actions
    from sogoc.register.queries import book_at

    if bool(batch) == full:
        raise Refusal(
            "CHON_PHAM_VI",
            t("Chưa rõ đối chiếu quyển sổ nào.", "It is not clear which books are to be reconciled."),
            t(
                "Dùng --batch với các quyển sổ (cuốn chiếu) hoặc --full (toàn bộ), không dùng cả hai.",
                "Use --batch with books, or --full, not both.",
            ),
        )
    books = None if full else [book_at(path) for path in batch or ()]
    if out is not None:
        writable_file(out)  # before the work: a run is an act, and its file must have a place
    with bar(t("Đối chiếu", "Reconcile")) as progress:
        done = actions.reconcile(books=books, actor=find_actor(actor), via=via(), progress=progress)
    older: list[Path] = []
    if out is not None:
        with publishing(out.parent, older=older) as beside:
            done.write_csv(beside / out.name)
    data = {
        "run": done.run,
        "mentions": done.mentions,
        "classes": done.classes,
        "out": str(out) if out else None,
        "kept": [str(one) for one in older],
    }
    titles = {
        "trung_khop": "trùng khớp",
        "sai_lech": "sai lệch",
        "nhieu_ket_qua": "nhiều kết quả",
        "khong_tim_thay": "không tìm thấy",
    }
    words = ", ".join(f"{number(done.classes.get(code, 0))} {title}" for code, title in titles.items())
    return Outcome(
        data,
        [
            t("Đã đối chiếu {n} lượt người: {words}.", "Reconciled {n} mentions: {words}.").format(
                n=number(done.mentions), words=words
            ),
            *kept_aside(older),
        ],
    )
