"""Broken and hostile input is refused within the reader's limits, with the reason and the remedy; the next file is read as ever."""

from __future__ import annotations

import io
import os
import signal
import stat
import zipfile
from pathlib import Path

import pytest

from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.packages.limits import Limits
from sogoc.packages.names import BookName
from sogoc.packages.reading import read_package
from sogoc.packages.sandbox import Sandbox
from sogoc.packages.writing import write_package
from tests.packages import hostile
from tests.packages.making import frame_of, minimal_pdf

GOOD = frame_of(BOOK_TYPES["KS"], {"so": "01/2008", "ngayDangKy": "15.06.2008"})


def good_workbook(folder):
    return write_package(GOOD, BOOK_TYPES["KS"], name=BookName("KS", "2008", "01"), target_dir=folder)[0]


def zip_of(*names: str, comment: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = comment
        for name in names:
            archive.writestr(name, minimal_pdf(name))
    return target.getvalue()


def truncated(folder):
    content = good_workbook(folder).read_bytes()
    return content[: len(content) // 2]


def damaged(folder):
    content = bytearray(good_workbook(folder).read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.getinfo("xl/sharedStrings.xml").header_offset + 60
    content[place : place + 20] = b"\xff" * 20
    return bytes(content)


def doctype_in_sheet(_folder):
    rows = hostile.HEADER + f'<row r="2">{hostile.cell("A2", "&a9;")}</row>'
    return hostile.workbook(hostile.sheet_of(rows, prolog=hostile.ENTITIES))


def external_entity(_folder):
    prolog = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return hostile.workbook(hostile.sheet_of(hostile.HEADER), prolog=prolog)


def entities_in_ods(_folder):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<?xml version='1.0'?>{hostile.ENTITIES}<x>&a9;</x>")
    return target.getvalue()


def locked_member(_folder):
    return hostile.lying_member("xl/workbook.xml", b"secret", size=6, flags=1)


def doctype_far_down(_folder):
    prolog = "<!--" + "x" * 100_000 + "-->" + hostile.ENTITIES
    return hostile.workbook(hostile.sheet_of(hostile.HEADER, prolog=prolog))


WORKBOOKS = {
    "truncated": (truncated, "TEP_KHONG_DOC_DUOC"),
    "damaged": (damaged, "TEP_KHONG_DOC_DUOC"),
    "billion laughs in the sheet": (doctype_in_sheet, "XML_NGUY_HIEM"),
    "billion laughs after a long comment": (doctype_far_down, "XML_NGUY_HIEM"),
    "external entity in the workbook": (external_entity, "XML_NGUY_HIEM"),
    "billion laughs in an ods": (entities_in_ods, "XML_NGUY_HIEM"),
    "encrypted package": (lambda _: hostile.ole("EncryptedPackage"), "TEP_CO_MAT_KHAU"),
    "encrypted zip": (locked_member, "TEP_CO_MAT_KHAU"),
    "compound file without a workbook": (lambda _: hostile.ole("Something"), "TEP_KHONG_DOC_DUOC"),
    "a PDF by another name": (lambda _: minimal_pdf(), "SAI_LOAI_TEP"),
    "a web page by another name": (lambda _: b"<!DOCTYPE html><html><table>", "SAI_LOAI_TEP"),
    "a zip of something else": (lambda _: zip_of("a.pdf"), "SAI_LOAI_TEP"),
    "an empty file": (lambda _: b"", "SAI_LOAI_TEP"),
    "a million columns": (lambda _: hostile.million_columns(), "TEP_QUA_LON"),
    "two cells at the ends of the earth": (lambda _: hostile.far_apart(), "TEP_QUA_LON"),
    "a shared text of 30 MB in 2,000 cells": (lambda _: hostile.shared_strings_bomb(), "TEP_QUA_NANG"),
    "ten gigabytes in one member": (
        lambda _: hostile.lying_member("xl/workbook.xml", b"\0", size=10 << 30),
        "TEP_QUA_LON",
    ),
    "one gigabyte from one megabyte": (
        lambda _: hostile.lying_member("xl/workbook.xml", hostile.repeated(b"\0", 1 << 30), size=1 << 30),
        "TEP_NEN_NGUY_HIEM",
    ),
    "overlapping members": (lambda _: hostile.overlapping(50), "TEP_NEN_NGUY_HIEM"),
    "a member with a path out of the folder": (lambda _: zip_of("../../x.xml"), "TEP_NEN_NGUY_HIEM"),
    "half a megabyte of random letters": (lambda _: b"PK\3\4" + b"q" * 500_000, "TEP_KHONG_DOC_DUOC"),
}


@pytest.mark.parametrize("case", WORKBOOKS)
def test_a_workbook_that_is_no_book_is_refused(sandbox, tmp_path, case):
    build, code = WORKBOOKS[case]
    good = good_workbook(tmp_path / "good")
    folder = tmp_path / "given"
    folder.mkdir()
    path = folder / "KS.2008.02.xlsx"
    path.write_bytes(build(tmp_path / "source"))

    with pytest.raises(Refusal) as refused:
        read_package(path, sandbox=sandbox)

    assert refused.value.code == code
    assert path.name in refused.value.says
    assert refused.value.fix
    assert list(folder.iterdir()) == [path]
    assert read_package(good, sandbox=sandbox).frame.height == 1


def symlink(_folder):
    return hostile.raw_zip([(b"a.pdf", b"/etc/passwd", 11, 0, 0, 0, (stat.S_IFLNK | 0o777) << 16)])


ARCHIVES = {
    "a path out of the folder": (lambda _: zip_of("../../etc/cron.d/x.pdf"), "TEP_NEN_NGUY_HIEM"),
    "a path with backslashes": (lambda _: zip_of("..\\..\\x.pdf"), "TEP_NEN_NGUY_HIEM"),
    "an absolute path": (lambda _: zip_of("/etc/passwd"), "TEP_NEN_NGUY_HIEM"),
    "a drive letter": (lambda _: zip_of("C:\\x.pdf"), "TEP_NEN_NGUY_HIEM"),
    "a name with a line feed": (lambda _: zip_of("a\nb.pdf"), "TEP_NEN_NGUY_HIEM"),
    "a link": (symlink, "TEP_NEN_NGUY_HIEM"),
    "the same name in two letter cases": (lambda _: zip_of("a.pdf", "A.PDF"), "TEP_NEN_NGUY_HIEM"),
    "an unknown method": (
        lambda _: hostile.lying_member("a.pdf", b"xx", size=2, method=99),
        "TEP_NEN_NGUY_HIEM",
    ),
    "a password": (lambda _: hostile.lying_member("a.pdf", b"x" * 20, size=8, flags=1), "TEP_CO_MAT_KHAU"),
    "overlapping members": (lambda _: hostile.overlapping(1_000), "TEP_NEN_NGUY_HIEM"),
    "more than 65,000 members": (
        lambda _: hostile.raw_zip([(b"%d" % n, b"", 0, 0, 0, 0, 0) for n in range(65_001)]),
        "TEP_QUA_LON",
    ),
    "a member of ten gigabytes": (
        lambda _: hostile.lying_member("a.pdf", b"\0", size=10 << 30),
        "TEP_QUA_LON",
    ),
    "a member that swells a thousandfold": (
        lambda _: hostile.lying_member("a.pdf", hostile.repeated(b"\0", 100 << 20), size=100 << 20),
        "TEP_NEN_NGUY_HIEM",
    ),
    "a PDF by another name": (lambda _: minimal_pdf(), "SAI_LOAI_TEP"),
    "an empty file": (lambda _: b"", "SAI_LOAI_TEP"),
    "a truncated zip": (lambda _: zip_of("a.pdf", "b.pdf")[:300], "TEP_KHONG_DOC_DUOC"),
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_a_zip_that_is_no_package_is_refused(sandbox, tmp_path, case):
    build, code = ARCHIVES[case]
    workbook = good_workbook(tmp_path)
    archive = tmp_path / "KS.2008.01.zip"
    archive.write_bytes(build(tmp_path))

    with pytest.raises(Refusal) as refused:
        read_package(workbook, archive, sandbox=sandbox)

    assert refused.value.code == code
    assert refused.value.fix
    assert sorted(path.name for path in tmp_path.iterdir()) == ["KS.2008.01.xlsx", "KS.2008.01.zip"]


def test_a_member_that_is_larger_than_it_says_is_a_broken_page(sandbox, tmp_path):
    workbook = good_workbook(tmp_path)
    archive = tmp_path / "KS.2008.01.zip"
    archive.write_bytes(
        hostile.lying_member("KS.2008.01.2008-06-15.001.pdf", hostile.repeated(b"\0", 200 << 20), size=100)
    )

    package = read_package(workbook, archive, sandbox=sandbox)

    assert [note.code for note in package.notes] == ["TEP_HONG"]


def test_a_workbook_that_is_larger_than_it_says_stops_at_the_limit_of_memory(sandbox, tmp_path):
    path = tmp_path / "KS.2008.01.xlsx"
    path.write_bytes(hostile.swollen_strings(3 << 30))

    with pytest.raises(Refusal) as refused:
        read_package(path, sandbox=sandbox)

    assert refused.value.code == "TEP_QUA_NANG"
    assert "1024 MB" in refused.value.says


@pytest.mark.parametrize(
    ("name", "code"), [("KS.2008.01.xlsx", "TEP_QUA_LON"), ("KS.2008.01.csv", "TEP_QUA_LON")]
)
def test_ten_gigabytes_of_zeros_are_refused_unread(sandbox, tmp_path, name, code):
    path = hostile.sparse(tmp_path / name, 10 << 30)

    with pytest.raises(Refusal) as refused:
        read_package(path, sandbox=sandbox)

    assert refused.value.code == code


def test_ten_gigabytes_of_zeros_are_no_zip(sandbox, tmp_path):
    workbook = good_workbook(tmp_path)
    archive = hostile.sparse(tmp_path / "KS.2008.01.zip", 10 << 30)

    with pytest.raises(Refusal) as refused:
        read_package(workbook, archive, sandbox=sandbox)

    assert refused.value.code == "SAI_LOAI_TEP"


def test_work_without_end_is_stopped_and_named(tmp_path):
    rows = "".join(f'<row r="{n}">{hostile.cell(f"A{n}", "x")}</row>' for n in range(2, 400_000))
    path = tmp_path / "KS.2008.01.xlsx"
    path.write_bytes(hostile.workbook(hostile.sheet_of(hostile.HEADER + rows)))

    with (
        Sandbox(Limits(wall_seconds=0.001)) as impatient,
        pytest.raises(Refusal) as refused,
    ):
        read_package(path, sandbox=impatient)

    assert refused.value.code == "TEP_QUA_NANG"
    assert "giây" in refused.value.says


def test_work_that_only_the_processor_counts_is_stopped(tmp_path):
    """Six million cells, well within every other limit: seconds of reading where less than one is allowed."""
    path = tmp_path / "KS.2008.01.xlsx"
    row = "<row>" + '<c t="inlineStr"><is><t>1</t></is></c>' * 60 + "</row>"
    path.write_bytes(hostile.workbook(hostile.sheet_of(hostile.HEADER + row * 100_000)))

    limits = Limits(cpu_seconds=0, ratio=1_000_000)
    with Sandbox(limits) as strict, pytest.raises(Refusal) as refused:
        read_package(path, sandbox=strict)

    assert refused.value.code == "TEP_QUA_NANG"


def test_a_reader_that_was_killed_is_replaced(tmp_path):
    path = good_workbook(tmp_path)
    with Sandbox() as sandbox:
        assert read_package(path, sandbox=sandbox).frame.height == 1
        killed = sandbox.pid
        assert killed
        os.kill(killed, signal.SIGKILL)
        os.waitid(os.P_PID, killed, os.WEXITED | os.WNOWAIT)
        assert read_package(path, sandbox=sandbox).frame.height == 1


def test_the_reader_cannot_write_a_file(tmp_path):
    with Sandbox() as sandbox:
        sandbox.ask("ready", name="")
        limits = Path(f"/proc/{sandbox.pid}/limits").read_text().splitlines()
        sizes = next(line for line in limits if line.startswith("Max file size")).split()

    assert sizes[3:5] == ["0", "0"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (",".join(["c"] * 1_000_000).encode(), "TEP_QUA_LON"),
        (b'so,nksHoTen,ngayDangKy\n"1' + b"x\n" * 1000, "TEP_KHONG_DOC_DUOC"),
        (b"so,nksHoTen,ngayDangKy\n1,2,3,4,5\n", "TEP_KHONG_DOC_DUOC"),
        (b"PK\3\4 not text", "SAI_LOAI_TEP"),
        (bytes(5_000), "SAI_LOAI_TEP"),
        (b"\n\n\n", "THIEU_TRANG_TINH"),
        (b"", "THIEU_TRANG_TINH"),
    ],
)
def test_a_csv_that_is_no_table_is_refused(sandbox, tmp_path, content, code):
    path = tmp_path / "KS.2008.01.csv"
    path.write_bytes(content)

    with pytest.raises(Refusal) as refused:
        read_package(path, sandbox=sandbox)

    assert refused.value.code == code


def test_a_zip_within_a_zip_is_never_opened(sandbox, tmp_path):
    workbook = good_workbook(tmp_path)
    bomb = hostile.lying_member("42.pdf", hostile.repeated(b"\0", 1 << 30), size=1 << 30)
    archive = tmp_path / "KS.2008.01.zip"
    with zipfile.ZipFile(archive, "w") as writing:
        writing.writestr("KS.2008.01.2008-06-15.001.pdf", minimal_pdf())
        writing.writestr("42.zip", bomb)

    package = read_package(workbook, archive, sandbox=sandbox)

    assert [(note.code, note.params["file"]) for note in package.notes] == [
        ("TEN_TEP_SAI", "42.zip"),
        ("TEP_HONG", "42.zip"),
    ]
