"""The recipes of CONTRIBUTING do what they say: a book type in one file, a rule in one file, the rest follows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support import documents, tree

BLOCKS = documents.blocks(documents.read("CONTRIBUTING.md"), "python")
SHEET = """STT,so,quyenSo,trangSo,ngayDangKy,noiDangKy,nguoiKy,nqtHoTen,nqtGioiTinh,nqtNgaySinh
1,01/2018,01/2018,1,05.03.2018,UBND xã,Lê Ký,K'Brơi,1,05.03.2005
2,02/2018,01/2018,2,06.03.2018,UBND xã,Lê Ký,Nguyễn An,9,31.02.1991
3,03/2018,01/2018,3,07.03.2018,UBND xã,Lê Ký,Lê Bình,2,1971
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product with the two files of the recipes added, nothing else."""
    root: Path = tmp_path_factory.mktemp("house")
    for path in tree.files():
        if path.parts[0] == "sogoc":
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(tree.ROOT / path, root / path)
    for kind, name in (("Rule(", "rules/tuoi_nhap_quoc_tich.py"), ("BookType(", "books/nhap_quoc_tich.py")):
        (text,) = [
            block for block in BLOCKS if re.search(rf"^[A-Z]+ = {re.escape(kind)}", block, re.MULTILINE)
        ]
        (root / "sogoc/law" / name).write_text(text, encoding="utf-8")
    (root / "QT.2018.01.csv").write_text(SHEET, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def installed(house: Path) -> Path:
    """The copy with an installation."""
    python(house, "-m", "sogoc.cli", "setup", "--json")
    return house


def python(house: Path, *arguments: str) -> str:
    """What a program says that runs in the copy, with an installation of its own."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=house,
        env=os.environ
        | {"SOGOC_HOME": str(house / "home"), "DJANGO_SETTINGS_MODULE": "sogoc.ground.settings"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_the_copy_is_what_runs(house: Path):
    assert Path(python(house, "-c", "import sogoc; print(sogoc.__file__)").strip()).is_relative_to(house)


def test_the_rule_finds_and_the_common_rules_speak_of_the_new_book(house: Path):
    found = json.loads(python(house, "-m", "sogoc.cli", "check", "QT.2018.01.csv", "--json"))
    assert found["book"] == {"type": "QT", "year": "2018", "number": "01"}
    assert {
        (2, "nqtNgaySinh", "TUOI_NHAP_QUOC_TICH"),
        (3, "nqtGioiTinh", "MA_SAI"),
        (3, "nqtNgaySinh", "NGAY_SAI"),
    } <= {(one["row"], one["field"], one["code"]) for one in found["findings"]}
    assert {
        one["code"] for one in found["findings"] if one["row"] == 4 and one["severity"] != "luu_y"
    } == set()
    (said,) = [one for one in found["findings"] if one["code"] == "TUOI_NHAP_QUOC_TICH"]
    assert "05.03.2005" in said["says"]
    assert "13 tuổi" in said["says"]
    assert said["basis"] == "Điều 19 Luật Quốc tịch Việt Nam (24/2008/QH12)"


def test_the_examples_of_the_rule_hold(house: Path):
    program = """
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import judge
from sogoc.law.rules import RULES
rule = RULES["TUOI_NHAP_QUOC_TICH"]
found = [judge(rule, one.rows[0], BOOK_TYPES[one.book])["nqtNgaySinh"].outcome for one in rule.examples]
print([one is example.outcome for one, example in zip(found, rule.examples, strict=True)])
"""
    assert python(house, "-c", program).strip() == "[True, True, True]"


def test_the_template_follows(house: Path):
    python(house, "-m", "sogoc.cli", "template", "QT", "QT.2018.02.xlsx")
    found = json.loads(python(house, "-m", "sogoc.cli", "check", "QT.2018.02.xlsx", "--json"))
    assert found["entries"] == 0
    assert found["findings"] == []


def test_the_manual_says_the_condition_in_vietnamese(house: Path):
    program = """
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.to_text import to_text
from sogoc.law.rules import RULES
print(to_text(RULES["TUOI_NHAP_QUOC_TICH"].versions[0].holds, BOOK_TYPES["QT"]))
"""
    said = python(house, "-c", program)
    assert "người xin nhập quốc tịch" in said
    assert "18" in said


def test_form_schema_and_search_columns_follow(house: Path):
    program = """
import json
from sogoc.law.books import BOOK_TYPES
from sogoc.law.form import form
from sogoc.law.schema import entry_schema
book = BOOK_TYPES["QT"]
print(json.dumps({
    "form": [[block.title, len(block.lines)] for block in form(book)],
    "boxes": [box.label for block in form(book) for line in block.lines for box in line.boxes],
    "on paper": [line.field.name for block in form(book, book.layouts[0]) for line in block.lines],
    "schema": entry_schema(book),
    "search": book.search,
}))
"""
    said = json.loads(python(house, "-c", program))
    assert said["form"] == [["Đăng ký", 9], ["Người xin nhập quốc tịch", 10], ["Đăng ký", 1]]
    assert said["boxes"] == ["Giữ quốc tịch nước ngoài"]
    assert "quyetDinhSo" not in said["on paper"]
    assert list(said["schema"]["properties"])[:2] == ["so", "quyenSo"]
    assert said["schema"]["properties"]["nqtGioiTinh"]["description"].startswith("Giới tính của người")
    assert {"so", "ngayDangKy", "nqtHoTen", "nqtNgaySinh"} <= set(said["search"])


@pytest.mark.slow
def test_a_package_goes_the_whole_way_by_the_real_commands(installed: Path):
    def command(*arguments: str) -> dict[str, Any]:
        done: dict[str, Any] = json.loads(python(installed, "-m", "sogoc.cli", *arguments, "--json"))
        return done

    package = installed / "packages" / "24862" / "QT.2018.01.csv"
    package.parent.mkdir(parents=True)
    shutil.copy(installed / "QT.2018.01.csv", package)
    command("intake", str(package.parent), "--actor", "admin")
    command("export", "24862/QT.2018.01", str(installed / "out"), "--actor", "admin")
    found = command("check", str(installed / "out" / "QT.2018.01.xlsx"))
    assert found["entries"] == 3
    assert "TUOI_NHAP_QUOC_TICH" in found["counts"]


@pytest.mark.slow
def test_the_manual_shows_the_type_its_form_and_its_rule(installed: Path):
    program = """
import django
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
django.setup()
from django.test import Client
for place in ("loai-so/QT", "loai-so/QT/mau/tt_04_2020", "loai-so/QT/luoc-do.json", "quy-tac/TUOI_NHAP_QUOC_TICH"):
    answer = Client().get(f"/huong-dan/{place}")
    print(answer.status_code, answer.content.decode())
"""
    said = python(installed, "-c", program)
    assert "Sổ thụ lý việc nhập quốc tịch Việt Nam" in said
    assert "chưa được Bộ xác nhận" in said
    assert "Người xin nhập quốc tịch chưa đủ 18 tuổi" in said
    assert said.count("\n200 ") + said.startswith("200 ") == 4
