"""The recipes of CONTRIBUTING do what they say: a book type in one file, a rule in one file, the rest follows."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import documents, tree

BLOCKS = documents.blocks(documents.read("CONTRIBUTING.md"), "python")
SHEET = """STT,So,quyenSo,trangSo,ngayDangKy,noiDangKy,nghHoTen,nghGioiTinh,nghNgaySinh,ghHoTen,ghNgaySinh
1,01/2018,01/2018,1,05.03.2018,UBND xã,K'Brơi,1,03.02.2010,Ka Să Ha Thương,05.03.2005
2,02/2018,01/2018,2,06.03.2018,UBND xã,Nguyễn An,9,31.02.2011,Trần Bình,1970
3,03/2018,01/2018,3,07.03.2018,UBND xã,Lê Bình,2,2011,Trần Bình,
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product with the two files of the recipes added, nothing else."""
    root: Path = tmp_path_factory.mktemp("house")
    for path in tree.files():
        if path.parts[0] == "sogoc":
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(tree.ROOT / path, root / path)
    for kind, name in (("Rule(", "rules/tuoi_giam_ho.py"), ("BookType(", "books/giam_ho.py")):
        (text,) = [
            block for block in BLOCKS if re.search(rf"^[A-Z]+ = {re.escape(kind)}", block, re.MULTILINE)
        ]
        (root / "sogoc/law" / name).write_text(text, encoding="utf-8")
    (root / "GH.2018.01.csv").write_text(SHEET, encoding="utf-8")
    return root


def python(house: Path, *arguments: str) -> str:
    """What a program says that runs in the copy."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=house, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_the_copy_is_what_runs(house: Path):
    assert Path(python(house, "-c", "import sogoc; print(sogoc.__file__)").strip()).is_relative_to(house)


def test_the_rule_finds_and_the_common_rules_speak_of_the_new_book(house: Path):
    found = json.loads(python(house, "-m", "sogoc.cli", "check", "GH.2018.01.csv", "--json"))
    assert found["book"] == {"type": "GH", "year": "2018", "number": "01"}
    assert {(one["row"], one["field"], one["code"]) for one in found["findings"]} == {
        (2, "ghNgaySinh", "TUOI_GIAM_HO"),
        (3, "nghGioiTinh", "MA_SAI"),
        (3, "nghNgaySinh", "NGAY_SAI"),
    }
    (said,) = [one for one in found["findings"] if one["code"] == "TUOI_GIAM_HO"]
    assert "05.03.2005" in said["says"]
    assert "13 tuổi" in said["says"]
    assert said["basis"] == "Điều 49 Bộ luật Dân sự (91/2015/QH13)"


def test_the_examples_of_the_rule_hold(house: Path):
    program = """
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import judge
from sogoc.law.rules import RULES
rule = RULES["TUOI_GIAM_HO"]
found = [judge(rule, one.rows[0], BOOK_TYPES[one.book])["ghNgaySinh"].outcome for one in rule.examples]
print([one is example.outcome for one, example in zip(found, rule.examples, strict=True)])
"""
    assert python(house, "-c", program).strip() == "[True, True, True]"


def test_the_template_follows(house: Path):
    python(house, "-m", "sogoc.cli", "template", "GH", "GH.2018.02.xlsx")
    found = json.loads(python(house, "-m", "sogoc.cli", "check", "GH.2018.02.xlsx", "--json"))
    assert found["entries"] == 0
    assert found["findings"] == []


def test_the_manual_says_the_condition_in_vietnamese(house: Path):
    program = """
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.to_text import to_text
from sogoc.law.rules import RULES
print(to_text(RULES["TUOI_GIAM_HO"].versions[0].holds, BOOK_TYPES["GH"]))
"""
    said = python(house, "-c", program)
    assert "người giám hộ" in said
    assert "18" in said
