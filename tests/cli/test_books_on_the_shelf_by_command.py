"""``sogoc book …``, ``export`` and ``check`` of a mixed volume: one JSON object each, refusals with exit 2."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sogoc.accounts.models import Office
from sogoc.approval.actions import approve
from sogoc.cli.main import run
from sogoc.intake.verify_books import verify_shelf
from sogoc.reporting.coverage import book_lines, sums
from tests.intake.test_a_mixed_volume_is_one_book_per_type import COVER, death, volume
from tests.line.making import UNIT, births, package
from tests.line.office import PATH

SECOND = "H675/KS.2008.01"


@pytest.fixture
def sogoc(line, capsys, monkeypatch):
    """Run a command in this process, on the installation of the test, as the administrator."""
    for module in ("book", "book_moves", "deliver", "scope"):
        monkeypatch.setattr(f"sogoc.cli.commands.{module}.open_installation", lambda: None)
    for ref, name in ((UNIT, "Xã Lát"), ("H675", "Phòng Tư pháp Lạc Dương")):
        Office.objects.create(ref=ref, code=ref, name=name, kind="xa", parent="")

    def call(*words: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = run([*map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_a_book_is_described_handed_over_and_shown(sogoc, line, tmp_path):
    assert (
        sogoc(
            "book",
            "cover",
            f"{UNIT}/HH.2008.01",
            "--basis",
            "Bìa sổ",
            "--heading",
            "Sổ sinh tử",
            "--pages",
            200,
        )[0]
        == 0
    )
    said = [
        "--basis",
        "Bìa sổ",
        "--cover",
        f"{UNIT}/HH.2008.01",
        "--series",
        "quá hạn: 4",
        "--closing-total",
        12,
    ]
    code, described = sogoc(
        "book", "describe", PATH, *said, "--pages", 90, "--blank-pages", 2, "--crossed-pages", 1
    )
    assert (code, len(described["declared"])) == (0, 6)
    assert sogoc("book", "party", PATH, "thuc_hien", "--words", "Nhà thầu A", "--basis", "HĐ 1")[0] == 0
    scan = tmp_path / "bb.pdf"
    scan.write_bytes(b"%PDF-1.4 x")
    handed = ["--to", "H675", "--day", "2024-03-01", "--document", "05/BB", "--pages", 90, "--minutes", scan]
    assert sogoc("book", "handover", PATH, *handed, "--condition", "tốt")[0] == 0
    code, shown = sogoc("book", "show", PATH)
    assert code == 0
    assert sogoc("book", "show", PATH, "--actor", "khach")[1]["refusal"]["code"] == "KHONG_CO_SO"
    assert sogoc("scope", "show", "--actor", "nhap")[1]["in_force"] is None
    assert (shown["cover"], shown["series"], shown["closing_total"]) == (
        f"{UNIT}/HH.2008.01",
        "quá hạn: 4",
        12,
    )
    assert {one["role"]: one["office"] or one["words"] for one in shown["parties"]} == {
        "thuc_hien": "Nhà thầu A",
        "giu": "H675",
    }
    (first,) = shown["handovers"]
    assert (first["day"], first["document"], first["pages"], first["condition"]) == (
        "2024-03-01", "05/BB", 90, "tốt",
    )  # fmt: skip
    listed = tmp_path / "danh-sach.txt"
    listed.write_text(f"{PATH}; 91\n{UNIT}/KT.1999.01; 50; ố\n", encoding="utf-8")
    made = sogoc(
        "book", "handover", "--list", listed, "--to", "Kho", "--day", "2024-04-01", "--document", "6"
    )[1]
    assert made["books"] == 2
    assert sogoc("book", "minutes", made["handover"], scan)[0] == 0
    assert sogoc("book", "minutes", made["handover"], scan)[1]["refusal"]["code"] == "BIEN_BAN_DA_CO_BAN_QUET"
    assert list(verify_shelf()) == []


def test_exemplars_are_joined_and_chosen(sogoc, line):
    line.bring(*births(1, 2))
    line.take(package(line.folder / "packages", births(1, 2), unit="H675"))
    assert sogoc("book", "join", PATH, SECOND, "--basis", "Sổ kép", "--actor", "kiemtra")[0] == 0
    how = ["--source", "second", "--reason", "bản xã rách", "--actor", "kiemtra"]
    assert sogoc("book", "choose", PATH, "001", f"{PATH}/002", *how) == (0, {"changed": 2})
    assert sogoc("book", "choose", PATH, f"{PATH}/003", *how)[1]["refusal"]["says"].count(PATH) == 1
    assert sogoc("book", "show", SECOND)[1]["exemplars"] == [PATH, SECOND]


def test_a_book_brought_by_mistake_is_taken_back_and_may_come_again(sogoc, line):
    line.bring(*births(1, 2))
    how = ["--reason", "sổ của Xã Đạ Sar", "--actor", "nhap"]
    assert sogoc("book", "drop", PATH, *how) == (0, {"book": PATH, "withdrawn": 2})
    assert (line.states(), line.mismatches()) == ({"001": "withdrawn", "002": "withdrawn"}, [])
    assert sums(book_lines(None)).outside == 0
    assert sogoc("book", "drop", PATH, *how)[1]["refusal"]["code"] == "QUYEN_DA_RUT"
    line.bring(*births(1, 2))
    approve(line.book(), actor=line.people["lanhdao"], via="test")
    assert sogoc("book", "drop", PATH, *how)[1]["refusal"]["code"] == "KHONG_RUT_DUOC_QUYEN"
    assert line.states() == {"001": "approved", "002": "approved"}
    assert (sums(book_lines(None)).outside, line.mismatches()) == (1, [])


def test_a_book_of_unknown_year_is_identified(sogoc, line, tmp_path):
    line.take(package(line.folder / "packages", births(1), name="KS.0000.00"))
    path = f"{UNIT}/KS.0000.00"
    assert sogoc("book", "show", path)[1]["provisional"]
    assert sogoc("book", "identify", path, f"{UNIT}/KS.2008.09", "--basis", "QĐ mở sổ")[0] == 0
    assert not sogoc("book", "show", path)[1]["provisional"]
    assert sogoc("book", "show", f"{UNIT}/KS.2008.09")[1]["book"] == path
    code, out = sogoc("export", f"{UNIT}/KS.2008.09", tmp_path / "out")
    assert (code, out["book"]) == (0, path)
    assert (tmp_path / "out" / "KS.2008.09.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", f"{UNIT}/KS.1901.07"], "KHONG_CO_SO"),
        (["describe", f"{UNIT}/KS85", "--basis", "x"], "TEN_SO_SAI"),
        (["describe", PATH, "--basis", " "], "THIEU_CAN_CU"),
        (["describe", PATH, "--basis", "x", "--series", "a"], "LOAT_SO_SAI"),
        (["describe", PATH, "--basis", "x", "--cover", f"{UNIT}/HH.1900.01"], "KHONG_CO_BIA"),
        (["cover", f"{UNIT}/KS.2008.01", "--basis", "x"], "TEN_BIA_SAI"),
        (["handover", PATH, "--to", "99999", "--day", "2024-01-01", "--document", "1"], "KHONG_CO_DON_VI"),
        (["choose", PATH, "001", "--source", "main", "--reason", "x"], "CHUA_GHEP_SO_KEP"),
        (["join", PATH, PATH, "--basis", "x"], "KHONG_PHAI_SO_KEP"),
    ],
)
def test_what_cannot_be_is_refused(sogoc, words, code):
    exit_code, said = sogoc("book", *words)
    assert exit_code == 2
    assert said["refusal"]["code"] == code


def test_a_mixed_volume_is_checked_and_goes_out_both_ways(sogoc, line, tmp_path):
    table = volume(line.folder, KS=births(1), KT=[death(1)])
    code, checked = sogoc("check", table, table.with_suffix(".zip"))
    assert code in {0, 1}
    assert (checked["cover"], checked["entries"], len(checked["books"])) == (COVER, 2, 2)
    line.take(table)
    split = sogoc("export", f"{UNIT}/{COVER}", tmp_path / "split", "--actor", "lanhdao")[1]
    assert split["files"] == ["KS.2008.01.xlsx", "KS.2008.01.zip", "KT.2008.01.xlsx", "KT.2008.01.zip"]
    mixed = sogoc("export", f"{UNIT}/{COVER}", tmp_path / "mixed", "--mixed", "--actor", "lanhdao")[1]
    assert mixed["files"] == [f"{COVER}.xlsx", f"{COVER}.zip"]
