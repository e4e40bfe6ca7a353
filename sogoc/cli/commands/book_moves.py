"""``sogoc book party, handover, join, choose``: who a book is with, and its other exemplar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome, number
from sogoc.cli.words import t

Path_ = Annotated[str, Parameter(help=t("Quyển sổ, ví dụ 24862/KS.2008.01.", "Book."))]
Basis = Annotated[str, Parameter(help=t("Văn bản, biên bản hoặc trang sổ làm căn cứ.", "The basis."))]
Count = Annotated[
    int | None, Parameter(help=t("Số đếm theo bìa hoặc trang khóa sổ.", "As the cover or closing page says."))
]


def name_party(
    path: Path_,
    role: Annotated[
        str, Parameter(help=t("dang_ky, giu, ke_hoach, thuc_hien hoặc phe_duyet.", "Which party."))
    ],
    /,
    *,
    basis: Basis,
    unit: Annotated[str, Parameter(help=t("Mã đơn vị.", "Unit."))] = "",
    words: Annotated[
        str, Parameter(help=t("Tên ghi trong văn bản, khi không phải đơn vị.", "Words instead."))
    ] = "",
    since: Annotated[dt.date | None, Parameter(help=t("Từ ngày.", "Since."))] = None,
    actor: Actor = None,
) -> Outcome:
    """Name one of a book's five parties."""
    open_installation()
    from sogoc.accounts import party_actions
    from sogoc.accounts.parties import PARTIES
    from sogoc.intake.book_names import parse_book_path

    row = party_actions.name_party(
        parse_book_path(path),
        role,
        office=unit,
        words=words,
        since=since,
        basis=basis,
        actor=find_actor(actor),
        via=via(),
    )
    said = t("Đã ghi {role} của {book}: {who}.", "{role} of {book}: {who}.")
    return Outcome(
        {
            "book": row.book,
            "role": row.role,
            "office": row.office,
            "words": row.words,
            "since": row.since.isoformat(),
        },
        [said.format(who=row.words or row.office, role=PARTIES[row.role].title.lower(), book=row.book)],
    )


def hand_over(
    books: Annotated[Sequence[str], Parameter(help=t("Các quyển được bàn giao.", "Books handed over."))] = (),
    /,
    *,
    to: Annotated[str, Parameter(help=t("Mã đơn vị nhận, hoặc tên bên nhận.", "Taker: a unit or a name."))],
    day: Annotated[dt.date, Parameter(help=t("Ngày trên biên bản.", "Day of the minutes."))],
    document: Annotated[str, Parameter(help=t("Số biên bản.", "Number of the minutes."))],
    listed: Annotated[
        Path | None,
        Parameter(
            name="--list",
            help=t(
                "Tệp chữ, mỗi dòng một quyển: 24862/KS.2008.01; số trang; tình trạng.",
                "Text file, a book a line: 24862/KS.2008.01; pages; condition.",
            ),
        ),
    ] = None,
    pages: Count = None,
    condition: Annotated[str, Parameter(help=t("Tình trạng ghi trong biên bản.", "Condition."))] = "",
    minutes: Annotated[
        Path | None, Parameter(help=t("Bản quét biên bản (PDF, JPG, PNG).", "Scan of the minutes."))
    ] = None,
    actor: Actor = None,
) -> Outcome:
    """Record a hand-over; the taker keeps the books from that day."""
    open_installation()
    from sogoc.intake import handover_actions as handovers
    from sogoc.intake.handover_list import read_handed

    scan = handovers.Scan(minutes.name, existing_file(minutes).read_bytes()) if minutes is not None else None
    listing = read_handed(existing_file(listed).read_text(encoding="utf-8-sig")) if listed else {}
    handed = {one: handovers.Handed(pages, condition) for one in books} | listing
    row = handovers.hand_over(
        handed,
        taker=handovers.side_of(to),
        day=day,
        document=document,
        minutes=scan,
        actor=find_actor(actor),
        via=via(),
    )
    said = t(
        "Đã ghi biên bản bàn giao {document} (số {pk} trong phần mềm): {n} quyển.",
        "Recorded {document} (number {pk} here): {n} books.",
    )
    count = row.items.count()
    return Outcome(
        {"handover": row.pk, "books": count},
        [said.format(document=row.document, pk=row.pk, n=number(count))],
    )


def add_minutes(
    which: Annotated[
        int, Parameter(help=t("Số của lần bàn giao trong phần mềm.", "Number of the hand-over here."))
    ],
    file: Annotated[Path, Parameter(help=t("Bản quét biên bản (PDF, JPG, PNG).", "Scan of the minutes."))],
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Put the scan of the signed minutes to a hand-over that was recorded before they were signed."""
    open_installation()
    from sogoc.intake import handover_actions as handovers
    from sogoc.intake.book_queries import handover_at

    scan = handovers.Scan(file.name, existing_file(file).read_bytes())
    row = handovers.add_minutes(handover_at(which), scan, actor=find_actor(actor), via=via())
    said = t("Đã nạp bản quét của biên bản {document}.", "Added the scan of {document}.")
    return Outcome({"handover": row.pk, "minutes": row.minutes_sha256}, [said.format(document=row.document)])


def join_exemplars(
    main: Annotated[str, Parameter(help=t("Bản chính.", "The main exemplar."))],
    second: Annotated[str, Parameter(help=t("Bản thứ hai.", "The second exemplar."))],
    /,
    *,
    basis: Basis,
    actor: Actor = None,
) -> Outcome:
    """Join two exemplars of one book."""
    open_installation()
    from sogoc.intake.exemplar_actions import join

    row = join(main, second, basis=basis, actor=find_actor(actor), via=via())
    said = t("{main} và {second} là hai bản của một quyển sổ.", "{main} and {second} are one book.")
    return Outcome({"main": row.main, "second": row.second}, [said.format(main=row.main, second=row.second)])


def choose_exemplar(
    path: Path_,
    keys: Annotated[
        Sequence[str],
        Parameter(
            help=t(
                "Các trường hợp ở bản chính: mã đầy đủ, hoặc phần cuối như 002.",
                "Entries of the main exemplar: whole ids, or their last part, such as 002.",
            )
        ),
    ],
    /,
    *,
    source: Annotated[
        str, Parameter(help=t("main (bản chính) hoặc second (bản thứ hai).", "main or second."))
    ],
    reason: Annotated[str, Parameter(help=t("Lý do.", "Reason."))],
    actor: Actor = None,
) -> Outcome:
    """Choose which exemplar's values are the record."""
    open_installation()
    from sogoc.intake.exemplar_actions import choose
    from sogoc.intake.exemplar_queries import link_of

    done = choose(link_of(path), keys, source=source, reason=reason, actor=find_actor(actor), via=via())
    return Outcome(
        {"changed": done},
        [t("Đã đổi nguồn của {n} trường hợp.", "{n} entries changed.").format(n=number(done))],
    )
