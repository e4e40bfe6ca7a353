"""``sogoc``: the command line of the contract. Starts fast: each command's module is imported only when it is called."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sogoc.cli import stopping
from sogoc.cli.outcome import Outcome, show, show_refusal
from sogoc.cli.words import ENGLISH, t
from sogoc.law.refusal import EXIT_CODE, Refusal

if TYPE_CHECKING:
    import cyclopts

COMMANDS: tuple[tuple[str, str, str, str], ...] = (
    ("setup", "setting_up:setup", "Tạo hoặc nâng cấp bản cài đặt.", "Create or upgrade the installation."),
    ("demo", "demo:demo", "Chạy toàn bộ công việc trên một tỉnh mẫu, rồi mở giao diện.", "Run the main job on a sample, then serve."),
    ("sample", "sample:sample", "Tạo dữ liệu của một tỉnh mẫu (không có người thật).", "Write a synthetic province."),
    ("check", "check:check", "Kiểm tra một gói: tệp Excel và tệp zip của một quyển sổ.", "Check one package."),
    ("template", "check:template", "Ghi tệp Excel mẫu của một loại sổ.", "Write the Excel template of a book type."),
    ("intake", "intake:intake", "Tiếp nhận gói vào khu vực tạm.", "Take packages into staging."),
    ("inventory", "plan:inventory", "Nạp bảng kê sổ (kế hoạch).", "Load the plan."),
    ("book", "book:book", "Quyển sổ trên giá: bìa, các bên, bàn giao, sổ kép.", "Books as they stand on the shelf."),
    ("pages", "pages:pages", "Trang ảnh của một quyển sổ: nạp từ thư mục, xem.", "Page images of a book: take in, list."),
    ("units", "plan:units", "Danh mục đơn vị: nạp, tra cứu theo ngày.", "Units with their dates: load, look up."),
    ("scope", "scope:scope", "Phạm vi số hóa: điều được để ra ngoài theo văn bản.", "What is left out of the work, by which answer."),
    ("review", "review:review", "Rà soát toàn bộ: quy tắc giữa các quyển sổ.", "Ask the rules over the whole register."),
    ("settle", "settle:settle", "Ghi lý do cho lỗi, cảnh báo.", "Give a reason to findings."),
    ("entry", "entry:entry", "Trạng thái pháp lý, liên kết, giấy tờ của trường hợp.", "State in law, links, papers."),
    ("sheet", "book_way:sheet", "Phiếu trình, phiếu duyệt của quyển sổ.", "Approval sheets of a book."),
    ("approve", "approve:approve", "Duyệt các trường hợp trong khu vực tạm.", "Approve staged entries."),
    ("deliver", "deliver:deliver", "Ghi nhận gửi quyển sổ sang phần mềm của Bộ.", "Send books to the ministry's system."),
    ("amend", "amend:amend", "Ghi chú thay đổi qua đời sống của trường hợp; nội dung bản sao sẽ ghi.", "Dated changes of entries."),
    ("mend", "mend:mend", "Sửa lỗi nhập phát hiện sau khi duyệt.", "Mend a digitiser's error found after approval."),
    ("ministry", "ministry:ministry", "Nạp và so sánh trả lời của hệ thống của Bộ.", "Import and compare the ministry's answers."),
    ("population", "population:population", "Nạp dữ liệu dân cư (được mã hóa).", "Load the population extract (encrypted)."),
    ("reconcile", "population:reconcile", "Đối chiếu với dữ liệu dân cư.", "Reconcile with the population database."),
    ("report", "report:report", "Lập và kiểm lại báo cáo.", "Compute and audit reports."),
    ("export", "deliver:export", "Xuất gói của một quyển sổ.", "Export the package of a book."),
    ("person", "people:person", "Tạo tài khoản, giao nhiệm vụ, lập mã dùng một lần.", "Accounts, duties, one-time codes."),
    ("contractor", "contractors:contractor", "Nhà thầu: hợp đồng, người của nhà thầu.", "Contractors and their people."),
    ("team", "teams:team", "Tổ kiểm tra chéo: lập, thành viên, đơn vị, thôi hoạt động.", "Cross-commune checking teams."),
    ("serve", "serving:serve", "Mở giao diện web.", "Serve the web UI."),
    ("worker", "serving:worker", "Chạy các việc nền.", "Run background jobs."),
    ("doctor", "doctor:doctor", "Kiểm tra nhật ký, tệp, cơ sở dữ liệu của bản cài đặt.", "Verify ledger, files and database."),
)  # fmt: skip


FEW_LOOKS = 50_000
"""New objects after which Python looks for garbage in cycles: most of what a command makes while it loads lives until it ends."""
BUG = 70
"""Exit code of a bug (EX_SOFTWARE): neither done nor refused."""


def build() -> cyclopts.App:
    """The application with every command, none of them imported yet."""
    import cyclopts

    app = cyclopts.App(
        name="sogoc",
        help=t(
            "Sổ Gốc: số hóa sổ hộ tịch đúng, đủ, sạch, sống. Mọi lệnh đều có --json và --help.",
            "Sổ Gốc: Viet Nam's civil-status books as a register. Every command takes --json and --help.",
        ),
        help_flags=["--help", "-h"],
        version_flags=["--version"],
        help_format="plaintext",
        help_formatter="plain",
        group_commands=cyclopts.Group(t("Các lệnh", "Commands"), sort_key=0),
        group_arguments=cyclopts.Group(t("Tham số", "Arguments"), sort_key=1),
        group_parameters=cyclopts.Group(t("Tùy chọn", "Options"), sort_key=2),
        result_action="return_value",
        suppress_keyboard_interrupt=False,
        help_epilogue=t(
            "--json: in một đối tượng JSON ra đầu ra chuẩn. Mã thoát: 0 xong; 1 xong, có nội dung cần xem; 2 bị từ chối.",
            "--json: one JSON object on standard output. Exit: 0 done; 1 done, with findings; 2 refused.",
        ),
    )
    for order, (name, where, vi, en) in enumerate(COMMANDS):
        app.command(f"sogoc.cli.commands.{where}", name=name, help=t(vi, en), sort_key=order)
    return app


HELP_WORDS = (
    (r"Usage:", "Cách dùng:"),
    (r"COMMAND", "LỆNH"),
    (r"\[OPTIONS\]", "[TÙY CHỌN]"),
    (r"\[ARGS(\.\.\.)?\]", "[THAM SỐ…]"),
    (r"Display this message and exit\.", "Xem cách dùng."),
    (r"Display application version\.", "Xem phiên bản."),
    (r"\[required\]", "[bắt buộc]"),
    (r"\[choices:", "[chọn:"),
    (r"\[default:", "[mặc định:"),
    (r"Parameters:", "Tùy chọn:"),
    (r"Arguments:", "Tham số:"),
    (r"Commands:", "Các lệnh:"),
    (r'\s\[mặc định: ""\]', ""),
    (r"\[mặc định: False\]", "[mặc định: không]"),
    (r"\[mặc định: True\]", "[mặc định: có]"),
    (r"(?<=-)(\w[\w-]*) STR\b(\.\.\.)?", r"\1 CHỮ\2"),
    (r"(?<=-)(\w[\w-]*) DATE\b", r"\1 NĂM-THÁNG-NGÀY"),
    (r"(?<=-)(\w[\w-]*) PATH\b", r"\1 ĐƯỜNG_DẪN"),
    (r"(?<=-)(\w[\w-]*) INT\b", r"\1 SỐ"),
    (r"(?<=-)(\w[\w-]*) CHOICE\b", r"\1 LỰA_CHỌN"),
)
"""Words of the help pages that the command-line library writes itself: patterns and what stands for them."""


def show_help(tokens: list[str]) -> int:
    """Print a help page in the language of this run."""
    import re
    from io import StringIO

    from rich.console import Console

    page = StringIO()
    build()(tokens, console=Console(file=page, width=100), exit_on_error=False, print_error=False)
    text = page.getvalue()
    for english, vietnamese in () if ENGLISH else HELP_WORDS:
        text = re.sub(english, vietnamese, text)
    print(text, end="")
    return 0


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    import cyclopts

    as_json = "--json" in arguments
    tokens = [word for word in arguments if word != "--json"]
    try:
        _refuse_unreadable(tokens)
        if {"--help", "-h"} & set(tokens) or (not tokens and not as_json):
            return show_help(tokens or ["--help"])
        app = build()
        _refuse_group(app, tokens)
        result = app(tokens, exit_on_error=False, print_error=False)
    except Refusal as refusal:
        return show_refusal(refusal, as_json=as_json)
    except cyclopts.CycloptsError as error:
        from sogoc.cli.mistakes import refusal_of

        return show_refusal(refusal_of(error), as_json=as_json)
    except BrokenPipeError:
        raise
    except Exception as error:
        from sogoc.cli import faults

        fault = faults.refusal_of(error)
        if fault is None:
            raise
        return show_refusal(fault, as_json=as_json)
    return show(result, as_json=as_json) if isinstance(result, Outcome) else 0


def _refuse_unreadable(tokens: Sequence[str]) -> None:
    """Words that are not UTF-8 can neither be stored nor shown again."""
    from sogoc.cli.mistakes import wrong_command

    for word in tokens:
        try:
            word.encode()
        except UnicodeEncodeError:
            shown = word.encode("ascii", "backslashreplace").decode()
            says = t(f"Phần “{shown}” của lệnh không phải chữ mã hóa UTF-8.", f"“{shown}” is not UTF-8.")
            raise wrong_command(says) from None


def _refuse_group(app: cyclopts.App, tokens: Sequence[str]) -> None:
    """A group of commands without one of them does nothing: that is said, not answered with a page of help and 0."""
    from sogoc.cli.mistakes import wrong_command

    if not tokens:
        raise wrong_command(t("Chưa nêu lệnh nào.", "No command is named."))
    if len(tokens) == 1 and tokens[0] in {name for name, *_ in COMMANDS}:
        below = [name for name in app[tokens[0]] if not name.startswith("-")]
        if below:
            names = ", ".join(f"“{tokens[0]} {name}”" for name in below)
            raise wrong_command(
                t(
                    f"Lệnh “{tokens[0]}” phải có thêm một phần: {names}.",
                    f"“{tokens[0]}” needs one of: {names}.",
                ),
                tokens[0],
            )


def main() -> None:
    """Entry point of the ``sogoc`` script."""
    gc.set_threshold(FEW_LOOKS)
    stopping.listen()
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = stopping.say_stopped()
    except BrokenPipeError:
        code = EXIT_CODE
    except Exception:  # noqa: BLE001 - a bug: shown whole, and told apart from "done, with findings" (1)
        import traceback

        traceback.print_exc()
        code = BUG
    sys.exit(code)
