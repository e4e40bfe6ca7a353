"""``sogoc report progress`` and ``sogoc report audit``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter

from sogoc.cli.faults import existing_file, kept_aside, writable_file
from sogoc.cli.options import BOUNDED_DAY, Actor
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number, percent
from sogoc.cli.words import t
from sogoc.law.refusal import Refusal, RefusalKind

NO_DUTY = RefusalKind(
    "KHONG_CO_NHIEM_VU",
    t(
        "Tài khoản này không được giao nhiệm vụ nào nên không xem được bảng tiến độ.",
        "This account holds no duty, so it sees no table of progress.",
    ),
    t(
        "Đề nghị người quản trị giao nhiệm vụ, hoặc dùng tài khoản khác bằng --actor.",
        "Ask the administrator for a duty, or name another account with --actor.",
    ),
    status=403,
)

Form = Annotated[Literal["table", "json", "csv", "xlsx"], Parameter(help=t("Dạng kết quả.", "Format."))]
Out = Annotated[Path | None, Parameter(help=t("Tệp kết quả (bắt buộc với xlsx).", "Output file."))]

report = App(name="report", help=t("Báo cáo.", "Reports."))


@report.command(
    name="progress",
    help=t("Bảng tiến độ các đơn vị, hai kỳ, được tính từ dữ liệu.", "The progress table, computed."),
)
def progress_table(
    *,
    as_of: Annotated[
        dt.date | None,
        Parameter(help=t("Tính đến hết ngày.", "As of the end of this day.")),
        BOUNDED_DAY,
    ] = None,
    source: Annotated[
        Literal["bo", "noi-bo"], Parameter(help=t("bo: Bộ xác nhận; noi-bo: duyệt tại đây.", "bo or noi-bo."))
    ] = "bo",
    units_as_of: Annotated[
        dt.date | None,
        Parameter(help=t("Vẽ theo đơn vị của ngày.", "Draw by the units of this day.")),
        BOUNDED_DAY,
    ] = None,
    format: Form = "table",  # noqa: A002 - the contract's --format
    out: Out = None,
    actor: Actor = None,
) -> Outcome:
    """Compute the progress table."""
    from sogoc.cli.installation import actor as find_actor
    from sogoc.cli.installation import open_installation

    open_installation()
    from sogoc.accounts.queries import jurisdiction_units
    from sogoc.ground.clock import today_vn
    from sogoc.law.places import DEFAULT_DAY
    from sogoc.reporting import tables
    from sogoc.reporting.progress import progress
    from sogoc.reporting.waiting import standing_of, what_is_left

    seen = jurisdiction_units(find_actor(actor))
    if not (seen.everything or seen.units):
        raise NO_DUTY.because()
    _must_be_writable(format, out)
    today = today_vn()
    table = progress(
        as_of=as_of or today,
        source=source,
        units_as_of=units_as_of or DEFAULT_DAY,
        within=None if seen.everything else seen.units,
    )
    data, notes = table.as_json(), []
    if table.as_of == today:
        standing = standing_of(seen)
        data["standing"] = standing.as_json()
        notes = [says] if (says := what_is_left(table, standing)) else []
    elif table.as_of > today:
        notes = [
            t(
                "Ngày {day} chưa đến: bảng chỉ gồm những gì đã có đến hôm nay, {today}.",
                "{day} is yet to come: the table holds what is there today, {today}.",
            ).format(day=f"{table.as_of:%d/%m/%Y}", today=f"{today:%d/%m/%Y}")
        ]
    return _given(
        data,
        {
            "csv": lambda: tables.as_csv(table).splitlines(),
            "table": lambda: [*tables.as_lines(table), *notes],
        },
        form=format,
        out=out,
        write_xlsx=partial(tables.write_xlsx, table),
        notes=notes,
    )


@report.command(
    name="volume",
    help=t("Khối lượng để lập bảng kê chi phí.", "Volumes for tables of cost."),
)
def volume_table(
    *,
    unit: Annotated[
        list[str] | None,
        Parameter(help=t("Chỉ các đơn vị này.", "Only these units."), negative_iterable=()),
    ] = None,
    format: Form = "table",  # noqa: A002 - as report progress
    out: Out = None,
    actor: Actor = None,
) -> Outcome:
    """Compute fields by length, entries and pages, by unit, type and year."""
    from sogoc.cli.installation import actor as find_actor
    from sogoc.cli.installation import open_installation

    open_installation()
    from sogoc.accounts.queries import jurisdiction_units
    from sogoc.packages.sandbox import leave_a_core
    from sogoc.reporting.volume import volume

    leave_a_core()
    seen = jurisdiction_units(find_actor(actor))
    if not (seen.everything or seen.units) or any(one not in seen for one in unit or ()):
        raise NO_DUTY.because()
    _must_be_writable(format, out)
    table = volume(unit or (None if seen.everything else seen.units))
    return _given(
        table.as_json(),
        {"csv": lambda: table.as_csv().splitlines(), "table": table.as_lines},
        form=format,
        out=out,
        write_xlsx=table.write_xlsx,
    )


def _given(
    data: dict[str, Any],
    forms: Mapping[str, Callable[[], list[str]]],
    *,
    form: str,
    out: Path | None,
    write_xlsx: Callable[[Path], None],
    notes: Sequence[str] = (),
) -> Outcome:
    """A report in the form that was asked for: its lines, or a file that is written whole and said."""
    from sogoc.packages.publishing import publishing

    text = forms[form]() if form in forms else [json.dumps(data, ensure_ascii=False)]
    if out is None:
        return Outcome(data, text)
    older: list[Path] = []
    with publishing(out.parent, older=older) as beside:
        if form == "xlsx":
            write_xlsx(beside / out.name)
        else:
            (beside / out.name).write_text("\n".join(text) + "\n", encoding="utf-8")
    return Outcome(data, [t("Đã ghi {path}.", "Wrote {path}.").format(path=out), *kept_aside(older), *notes])


def _must_be_writable(form: str, out: Path | None) -> None:
    """Refuse, before any long work, a result that cannot be written."""
    if form == "xlsx" and out is None:
        raise _no_file()
    if out is not None:
        writable_file(out)


def _no_file() -> Refusal:
    return Refusal(
        "THIEU_TEP_KET_QUA",
        t("Chưa nêu tệp Excel sẽ ghi.", "The Excel file to write is not named."),
        t("Thêm --out bao-cao.xlsx.", "Add --out report.xlsx."),
    )


@report.command(
    name="audit",
    help=t("Tính lại tổng và tỷ lệ của một bảng từ nơi khác.", "Recompute a table from elsewhere."),
)
def audit_table(file: Annotated[Path, Parameter(help=t("Tệp CSV.", "CSV file."))], /) -> Outcome:
    """Recompute a table from elsewhere."""
    from sogoc.reporting.audit import audit

    found = audit(existing_file(file))
    data = {
        "file": found.file,
        "rows": found.rows,
        "totals": [
            {
                "column": one.column,
                "printed": one.printed,
                "computed": one.computed,
                "difference": one.difference,
            }
            for one in found.totals
        ],
        "mismatches": [
            {
                "column": one.column,
                "printed": one.printed,
                "computed": one.computed,
                "difference": one.difference,
            }
            for one in found.mismatches
        ],
        "rates": found.rates,
        "questions": [
            {"row": one.row, "column": one.column, "code": one.code, "says": one.says}
            for one in found.questions
        ],
    }
    lines = [
        t("{file}: {rows} dòng, {n} tổng in sai.", "{file}: {rows} rows, {n} wrong totals.").format(
            file=found.file, rows=found.rows, n=len(found.mismatches)
        )
    ]
    lines += [
        t(
            "Cột {column}: in {printed}, tính được {computed}, chênh {difference}.",
            "Column {column}: printed {printed}, computed {computed}, difference {difference}.",
        ).format(
            column=one.column,
            printed=number(one.printed or 0),
            computed=number(one.computed),
            difference=f"{one.difference:+d}",
        )
        for one in found.mismatches
    ]
    lines += [one.says for one in found.questions]
    lines += [
        t("Tỷ lệ chung, cột {column}: {rate}.", "Overall rate, column {column}: {rate}.").format(
            column=one["column"],
            rate=percent(one["rate"]),  # type: ignore[arg-type]
        )
        for one in found.rates
        if one["row"] is None
    ]
    return Outcome(data, lines, WITH_FINDINGS if found.mismatches or found.questions else DONE)
