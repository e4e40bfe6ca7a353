"""``sogoc demo``: the main job on a sample, end to end. Safe to kill at any moment and to start again."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from sogoc.cli.doors import by_make, program, refuse_closed
from sogoc.cli.installation import via
from sogoc.cli.options import BOUNDED_PORT
from sogoc.cli.outcome import Outcome
from sogoc.cli.progress import bar
from sogoc.cli.words import t
from sogoc.ground.env import Env
from sogoc.ground.home import write_private
from sogoc.law.refusal import RefusalKind
from sogoc.packages.sandbox import leave_a_core

HOME = "SOGOC_HOME"
HOST = "127.0.0.1"
ENTRIES = 6_000
SEED = 1
DONE = ".done"
"""Suffix of the mark beside the sample that says: its job was done once, to the end."""
PART = ".part"
"""Stands in the name of a sample that is being written, before the number of the process that writes it."""
REASONS = (
    ("NGAY_THIEU", "so_de_trong"),
    ("TUOI_KET_HON", "dung_theo_so"),
    ("CHO_DINH_DANH", "cho_so_dinh_danh"),
    ("THIEU_COT_LOI", "so_de_trong"),
)
"""What the sample's checker settles in bulk; the rest is left for whoever tries the screens."""

OTHER_SAMPLE = RefusalKind(
    "MAU_KHAC",
    t(
        "Thư mục {path} đang giữ một tỉnh mẫu khác ({held}: số trường hợp và hạt giống).",
        "{path} holds another sample ({held}: entries and seed).",
    ),
    t(
        "Chạy lại với đúng số trường hợp ấy, hoặc chọn thư mục khác bằng SOGOC_HOME.",
        "Run it with that number of entries, or choose another folder with SOGOC_HOME.",
    ),
)
FOREIGN_BOOKS = RefusalKind(
    "CO_SO_NGOAI_MAU",
    t(
        "Thư mục {path} có {count} quyển sổ không đúng như trong tỉnh mẫu, ví dụ {first}.",
        "{path} holds {count} books that are not as in the sample, for example {first}.",
    ),
    t(
        "Mở lại nơi này bằng “sogoc serve”; muốn chạy công việc mẫu từ đầu thì chọn thư mục khác bằng SOGOC_HOME.",
        "Open it again with “sogoc serve”; to run the demo from the start choose another folder with SOGOC_HOME.",
    ),
)


def demo(
    *,
    entries: Annotated[
        int, Parameter(help=t("Số trường hợp của tỉnh mẫu.", "Entries of the sample."))
    ] = ENTRIES,
    serve: Annotated[
        bool, Parameter(help=t("Mở giao diện sau khi xong.", "Serve the UI afterwards."))
    ] = True,
    port: Annotated[int, Parameter(help=t("Cổng của giao diện.", "Port of the UI.")), BOUNDED_PORT] = 8000,
) -> Outcome:
    """Run the main job on a sample."""
    home = _home()
    if serve:
        refuse_closed(HOST, port, command=lambda free: _again(entries, free))
    os.environ.pop(f"{HOME}_FILE", None)
    os.environ[HOME] = str(home)
    from sogoc.cli.commands.setting_up import prepare

    prepare(home, sample=True)
    _refuse_other_sample(home, entries)
    people = _people()
    done = _sample_folder(home, entries).with_suffix(DONE)
    if done.exists():
        steps: dict[str, Any] = {"done_before": True}
    else:
        _refuse_other_books(home, entries)
        steps = _run(_sample(home, entries), people)
        write_private(done, b"")
    from sogoc.ground.clock import today_vn
    from sogoc.law.places import DEFAULT_DAY
    from sogoc.reporting.progress import progress
    from sogoc.reporting.tables import as_lines

    table = progress(as_of=today_vn(), source="bo", units_as_of=DEFAULT_DAY)
    lines = [*as_lines(table), "", *_sign_in(people)]
    if "photographed" in steps:
        lines += ["", steps["photographed"]["says"]]
    if serve:
        from sogoc.cli.commands.serving import run_server

        print("\n".join(lines), flush=True)
        run_server(host=HOST, port=port)
        lines = []
    return Outcome({"home": str(home), "steps": steps, "report": table.as_json()}, lines)


def _home() -> Path:
    """``SOGOC_HOME``, else a folder inside the checkout."""
    named = Env(os.environ).path("SOGOC_HOME")
    if named is not None:
        return named
    import sogoc

    root = Path(sogoc.__file__).resolve().parent.parent
    return root / ".state" / "demo-home"


def _again(entries: int, port: int) -> str:
    """The command to type for another port."""
    if by_make() and entries == ENTRIES:
        return f"make run PORT={port}"
    size = "" if entries == ENTRIES else f" --entries {entries}"
    return f"{program()} demo{size} --port {port}"


def _refuse_other_sample(home: Path, entries: int) -> None:
    """A home holds one sample: two of them would be counted together."""
    target = _sample_folder(home, entries)
    others = [
        one.name
        for one in target.parent.glob("*")
        if one != target and PART not in one.name and one.suffix != DONE
    ]
    if others:
        raise OTHER_SAMPLE.because(path=home, held=", ".join(sorted(others)))


def _refuse_other_books(home: Path, entries: int) -> None:
    """The job is not mixed with other data; once it is done, what people did since is theirs and is left alone."""
    from sogoc.packages.covers import COVER
    from sogoc.register.queries import last_packages

    packages = _sample_folder(home, entries) / "packages"
    held = last_packages()
    volumes = {_sha256(table) for table in packages.glob(f"*/{COVER}.*.xlsx")} if held else set()
    tables = {book: packages / f"{book}.xlsx" for book in held if held[book][0] not in volumes}
    foreign = [
        book for book, table in tables.items() if not table.is_file() or _sha256(table) != held[book][0]
    ]
    if foreign:
        raise FOREIGN_BOOKS.because(path=home, count=len(foreign), first=foreign[0])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sample_folder(home: Path, entries: int) -> Path:
    return home / "sample" / f"{entries}-{SEED}"


def _sample(home: Path, entries: int) -> Path:
    """The sample, written whole or written again: a folder that was cut off half way is thrown away."""
    from sogoc.sample import write_sample

    target = _sample_folder(home, entries)
    if target.exists():
        return target
    for left in target.parent.glob(f"*{PART}*"):
        shutil.rmtree(left, ignore_errors=True)
    part = target.with_name(f"{target.name}{PART}{os.getpid()}")
    with bar(t("Tạo tỉnh mẫu", "Sample")) as progress:
        write_sample(part, entries=entries, seed=SEED, progress=lambda done, total: progress(done, total, ""))
    part.rename(target)
    return target


def _people() -> dict[str, Any]:
    from sogoc.accounts.first_people import set_up_sample_people
    from sogoc.accounts.queries import find_person

    signs = {one.username: one for one in set_up_sample_people(via=via())}
    people = {name: find_person(name) for name in ("admin", *signs)}
    return {"accounts": people, "sign_in": signs}


def _run(folder: Path, people: dict[str, Any]) -> dict[str, Any]:
    leave_a_core()
    from sogoc.accounts.unit_actions import load_units
    from sogoc.approval.actions import approve_all_clean, deliver_all
    from sogoc.approval.answers import import_answers
    from sogoc.cli.demo_changes import carry_out
    from sogoc.cli.demo_photos import photograph, told
    from sogoc.intake.actions import take_in
    from sogoc.intake.inventory import load
    from sogoc.reconciliation import actions as reconciliation
    from sogoc.reconciliation import population

    who = people["accounts"]
    steps: dict[str, Any] = {}
    load_units(folder / "units.csv", actor=who["admin"], via=via())
    steps["inventory"] = load(folder / "inventory.csv", actor=who["admin"], via=via()).lines
    with bar(t("Tiếp nhận gói", "Intake")) as progress:
        arrival = take_in([folder / "packages"], actor=who["nhap"], via=via(), progress=progress)
    steps["intake"] = {
        "packages": arrival.packages,
        "unchanged": arrival.unchanged,
        "entries": arrival.entries,
        "refused": len(arrival.refused),
    }
    steps["settled"] = _settle(who["kiemtra"])
    with bar(t("Duyệt", "Approve")) as progress:
        approved = approve_all_clean(actor=who["lanhdao"], via=via(), progress=progress)
    steps["approved"] = sum(len(one.approved) for one in approved)
    steps["changed"] = carry_out(keyer=who["nhap"], approver=who["lanhdao"], via=via())
    with bar(t("Gửi Bộ", "Deliver")) as progress:
        sent = deliver_all(system="158", actor=who["lanhdao"], via=via(), progress=progress)
    steps["delivered"] = sum(one.entries for one in sent)
    answers = sorted((folder / "ministry").glob("*.csv"))
    with bar(t("Trả lời của Bộ", "Answers")) as progress:
        for at, file in enumerate(answers, start=1):
            import_answers(file, actor=who["lanhdao"], via=via())
            progress(at, len(answers), file.name)
    with bar(t("Nạp dân cư", "Population")) as progress:
        population.load(folder / "population.csv", actor=who["admin"], via=via(), progress=progress)
    with bar(t("Đối chiếu", "Reconcile")) as progress:
        done = reconciliation.reconcile(books=None, actor=who["kiemtra"], via=via(), progress=progress)
    steps["reconciled"] = {"mentions": done.mentions, "classes": done.classes}
    with bar(t("Ảnh chờ nhập", "Photos to key")) as progress:
        photos = photograph(keyer=who["nhap"], administrator=who["admin"], via=via(), progress=progress)
    steps["photographed"] = {"book": photos.book, "entries": photos.entries, "says": told(photos)}
    return steps


def _settle(checker: Any) -> int:
    from sogoc.checking.actions import settle
    from sogoc.checking.queries import books_with_open

    given = 0
    for code, reason in REASONS:
        for book in books_with_open(code):
            given += settle(book, code=code, reason=reason, actor=checker, via=via()).findings_count
    return given


def _sign_in(people: dict[str, Any]) -> list[str]:
    from sogoc.accounts.first_people import SAMPLE_PASSWORD

    lines = [t("Đăng nhập (MẪU) bằng một trong các tài khoản:", "Sign in (SAMPLE) with one of:")]
    lines += [f"  {one.username:<10} {one.password}   {one.title}" for one in people["sign_in"].values()]
    return [*lines, f"  {'admin':<10} {SAMPLE_PASSWORD}   Người quản trị (MẪU)"]
