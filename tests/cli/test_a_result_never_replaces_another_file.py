"""``--out`` writes beside and takes its place whole; a file with other content is kept under another name, and the command says so."""

from __future__ import annotations

import json

import pytest

from sogoc.ground import clock
from tests.line.making import births, package

PLAN = "unit,type,year,number,opened,closed,period,declared_entries,basis\n24862,KS,2008,01,,,truoc_7_2016,5,Biên bản\n"


@pytest.fixture
def home_with_a_book(sogoc, tmp_path, set_up):
    (tmp_path / "plan.csv").write_text(PLAN, encoding="utf-8")
    assert sogoc("inventory", "load", tmp_path / "plan.csv").code == 0
    package(tmp_path / "tree", births(1, 2))
    assert sogoc("intake", tmp_path / "tree", "--unit", "24862").code in {0, 1}


@pytest.mark.usefixtures("home_with_a_book")
@pytest.mark.parametrize(
    "form", ["xlsx", *(pytest.param(form, marks=pytest.mark.slow) for form in ("table", "csv", "json"))]
)
def test_a_table_again_is_the_same_file_and_another_one_is_kept(sogoc, tmp_path, form):
    out = tmp_path / f"bang.{form}"
    words = ("report", "progress", "--format", form, "--out", out)
    assert sogoc(*words).code == 0
    first = out.read_bytes()
    assert (sogoc(*words).code, out.read_bytes()) == (0, first)
    for number in (1, 2):
        out.write_bytes(b"somebody's work")
        kept = tmp_path / f"bang.cu-{number}.{form}"
        assert f"Tệp cũ khác nội dung được giữ lại ở {kept}." in sogoc(*words).out.splitlines()
        assert (out.read_bytes(), kept.read_bytes()) == (first, b"somebody's work")


@pytest.mark.usefixtures("home_with_a_book")
def test_the_table_of_today_says_how_what_is_left_adds_up(sogoc):
    answer = sogoc("report", "progress", "--json")
    standing = answer.json["standing"]
    assert standing["declared"] - standing["missing"] + standing["beyond_plan"] == standing["present"] == 2
    parts = ("held", "held_with_book", "waiting", "approved")
    assert sum(standing[part] for part in parts) == standing["present"]
    says = "Còn 5 trường hợp: 3 chưa có dữ liệu và 2 đã có nhưng chưa chuyển chính thức."
    assert sogoc("report", "progress").out.splitlines()[-1] == says
    assert "standing" not in sogoc("report", "progress", "--as-of", "2024-10-14", "--json").json


@pytest.mark.usefixtures("home_with_a_book")
def test_a_day_to_come_is_said(sogoc, tmp_path):
    says = f"Ngày 01/01/2999 chưa đến: bảng chỉ gồm những gì đã có đến hôm nay, {clock.today_vn():%d/%m/%Y}."
    assert sogoc("report", "progress", "--as-of", "2999-01-01").out.splitlines()[-1] == says
    out = tmp_path / "bang.json"
    answer = sogoc("report", "progress", "--as-of", "2999-01-01", "--format", "json", "--out", out)
    assert answer.out.splitlines()[-1] == says
    assert json.loads(out.read_text(encoding="utf-8"))["as_of"] == "2999-01-01"
