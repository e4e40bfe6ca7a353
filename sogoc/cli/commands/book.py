"""``sogoc book …``: covers, parties, hand-overs, series, names and exemplars of books as they stand on the shelf."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from sogoc.cli.commands.book_moves import (
    Basis,
    Count,
    Path_,
    add_minutes,
    choose_exemplar,
    hand_over,
    join_exemplars,
    name_party,
)
from sogoc.cli.commands.book_way import confirm, give_back, ready, submit, take_back
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome, number
from sogoc.cli.words import t

book = App(
    name="book",
    help=t("Quyển sổ trên giá: bìa, các bên, bàn giao, sổ kép.", "Books as they stand on the shelf."),
)
book.command(
    name_party,
    name="party",
    help=t("Ghi một trong năm bên của quyển sổ.", "Name one of a book's five parties."),
)
book.command(hand_over, name="handover", help=t("Ghi một lần bàn giao sổ.", "Record a hand-over."))
book.command(
    add_minutes,
    name="minutes",
    help=t("Nạp bản quét biên bản đã ký của một lần bàn giao.", "Add the signed minutes of a hand-over."),
)
book.command(
    join_exemplars,
    name="join",
    help=t("Ghép hai bản của một quyển sổ (sổ kép).", "Join two exemplars of one book."),
)
book.command(
    choose_exemplar,
    name="choose",
    help=t("Chọn bản làm nguồn cho từng trường hợp của sổ kép.", "Choose the source per entry."),
)


book.command(ready, name="ready", help=t("Quyển sổ đã đủ chưa, đang ở đâu.", "Whether a book is complete."))
book.command(
    submit, name="submit", help=t("Chuyển quyển sổ cho người kiểm tra.", "Send a book to the checker.")
)
book.command(
    take_back,
    name="recall",
    help=t("Lấy lại quyển sổ chưa kiểm tra.", "Take a book back before it is checked."),
)
book.command(
    confirm, name="pass", help=t("Xác nhận đã kiểm tra quyển sổ.", "Confirm that a book was checked.")
)
book.command(
    give_back, name="return", help=t("Trả lại quyển sổ kèm lời nhắn.", "Give a book back with a remark.")
)


@book.command(name="show", help=t("Xem bìa, các bên, bàn giao của một quyển sổ.", "What is known of a book."))
def show_book(path: Path_, /, *, actor: Actor = None) -> Outcome:
    """Show one book; one that is not the acting person's business is not there."""
    open_installation()
    from sogoc.accounts.parties import PARTIES
    from sogoc.accounts.queries import duties_of, parties_of
    from sogoc.intake.book_names import parse_book_path
    from sogoc.intake.book_queries import facts_of, handovers_of_book, path_behind
    from sogoc.intake.book_series import is_provisional, write_series
    from sogoc.intake.exemplar_queries import exemplar_of
    from sogoc.intake.queries import book_awaited
    from sogoc.law.values.ngay import in_slashes
    from sogoc.register.queries import NO_BOOK, book_at
    from sogoc.reporting.shelf_sentences import FACTS

    name = parse_book_path(path)
    if not duties_of(find_actor(actor), name):
        raise NO_BOOK.because(path=name)
    name = path_behind(name) or name
    if book_awaited(name) is None:
        book_at(name)  # neither here nor planned nor spoken of: refused
    facts, link = facts_of(name), exemplar_of(name)
    parties = [
        {"role": one.role, "office": one.office, "words": one.words, "since": one.since.isoformat(),
         "until": one.until.isoformat() if one.until else None, "basis": one.basis}
        for one in parties_of(name)
    ]  # fmt: skip
    handed = [
        {"handover": one.pk, "day": one.day.isoformat(), "document": one.document, "pages": item.pages,
         "condition": item.condition or None, "minutes": one.minutes_sha256 or None}
        for one in handovers_of_book(name)
        for item in one.items.all()
    ]  # fmt: skip
    data = {
        "book": name,
        "provisional": is_provisional(name) and not facts.known_as,
        "known_as": facts.known_as or None,
        "cover": facts.cover or None,
        "series": write_series(facts.series),
        "pages": facts.pages,
        "closing_total": facts.closing_total,
        "blank_pages": facts.blank_pages,
        "crossed_pages": facts.crossed_pages,
        "parties": parties,
        "handovers": handed,
        "exemplars": [link.main, link.second] if link else None,
    }

    def day(value: object) -> str:
        return in_slashes(str(value)) if value else "…"

    lines = [f"{name}" + (f" = {facts.known_as}" if facts.known_as else "")]
    said = {**FACTS, "exemplars": t("sổ kép", "exemplars")}
    lines += [
        f"  {title}: {', '.join(value) if isinstance(value, list) else value}"
        for name_, title in said.items()
        if name_ != "known_as" and (value := data[name_]) not in (None, "")
    ]
    lines += [
        f"  {PARTIES[str(one['role'])].title}: {one['words'] or one['office']} ({day(one['since'])} – {day(one['until'])})"
        for one in parties
    ]
    lines += [
        t(
            "  Bàn giao số {handover}, {day}, biên bản {document}",
            "  Hand-over {handover}, {day}, {document}",
        ).format(**one | {"day": day(one["day"])})
        for one in handed
    ]
    return Outcome(data, lines)


@book.command(
    name="describe", help=t("Khai số trang, số khóa sổ, bìa chung, loạt số.", "Declare facts of a book.")
)
def describe_book(
    path: Path_,
    /,
    *,
    basis: Basis,
    cover: Annotated[
        str | None, Parameter(help=t("Quyển bìa chung, ví dụ 24862/HH.1985.01.", "Cover."))
    ] = None,
    series: Annotated[
        str | None,
        Parameter(
            help=t("Loạt số riêng, ví dụ “quá hạn: 4; lưu động: LĐ”.", "Series with numbers of their own.")
        ),
    ] = None,
    pages: Count = None,
    closing_total: Count = None,
    blank_pages: Count = None,
    crossed_pages: Count = None,
    actor: Actor = None,
) -> Outcome:
    """Declare facts of a book."""
    open_installation()
    from sogoc.intake import book_refusals as refusals
    from sogoc.intake.book_actions import describe
    from sogoc.intake.book_series import page_names, read_series

    said = {
        "cover": cover, "pages": pages, "closing_total": closing_total, "blank_pages": blank_pages, "crossed_pages": crossed_pages,
    }  # fmt: skip
    facts: dict[str, object] = {name: value for name, value in said.items() if value is not None}
    if series is not None:
        try:
            facts["series"] = read_series(series)
        except ValueError as wrong:
            raise refusals.BAD_SERIES.because(what=str(wrong)) from None
    row = describe(path, basis=basis, actor=find_actor(actor), via=via(), **facts)
    return Outcome(
        {"book": row.book, "declared": sorted(facts)},
        [
            t("Đã ghi vào {book}.", "Declared of {book}.").format(book=row.book),
            *filter(None, [page_names(row.book, row.series)] if series else []),
        ],
    )


@book.command(
    name="drop", help=t("Rút cả quyển đưa nhầm, chưa duyệt gì.", "Take back a book brought by mistake.")
)
def drop_book(
    path: Path_,
    /,
    *,
    reason: Annotated[str, Parameter(help=t("Lý do.", "Reason."))],
    actor: Actor = None,
) -> Outcome:
    """Take back a book of which nothing was approved or sent; its packages stay."""
    open_installation()
    from sogoc.intake.dropping_actions import drop

    gone = drop(path, reason=reason, actor=find_actor(actor), via=via())
    said = t("Đã rút quyển {book}: {n} trường hợp không còn tính.", "Took back {book}: {n} entries.")
    return Outcome({"book": path, "withdrawn": gone}, [said.format(book=path, n=number(gone))])


@book.command(name="cover", help=t("Khai một quyển bìa chung.", "Declare a mixed volume."))
def declare_cover(
    path: Annotated[str, Parameter(help=t("Quyển bìa chung, ví dụ 24862/HH.1985.01.", "Cover."))],
    /,
    *,
    basis: Basis,
    heading: Annotated[str, Parameter(help=t("Dòng chữ in trên bìa.", "What is printed on it."))] = "",
    opened: Annotated[str, Parameter(help=t("Ngày mở sổ.", "Day opened."))] = "",
    closed: Annotated[str, Parameter(help=t("Ngày khóa sổ.", "Day closed."))] = "",
    pages: Count = None,
    actor: Actor = None,
) -> Outcome:
    """Declare one physical volume that several books share."""
    open_installation()
    from sogoc.intake import book_actions

    row = book_actions.declare_cover(
        path,
        heading=heading,
        opened=opened,
        closed=closed,
        pages=pages,
        basis=basis,
        actor=find_actor(actor),
        via=via(),
    )
    return Outcome(
        {"cover": row.path}, [t("Đã khai quyển bìa chung {path}.", "Declared {path}.").format(path=row.path)]
    )


@book.command(
    name="identify", help=t("Xác định quyển thiếu năm hoặc số quyển.", "Say which book a provisional one is.")
)
def identify_book(
    path: Path_,
    known_as: Annotated[str, Parameter(help=t("Tên đúng, ví dụ 24862/KS.1985.03.", "True name."))],
    /,
    *,
    basis: Basis,
    actor: Actor = None,
) -> Outcome:
    """Say which book a provisional one is; ids stay."""
    open_installation()
    from sogoc.intake.book_actions import identify

    row = identify(path, known_as, basis=basis, actor=find_actor(actor), via=via())
    said = t(
        "Quyển {book} được xác định là {name}; mã các trường hợp giữ nguyên.", "{book} is {name}; ids stay."
    )
    return Outcome(
        {"book": row.book, "known_as": row.known_as}, [said.format(book=row.book, name=row.known_as)]
    )
