"""``sogoc entry``: state in law, links, papers and dossiers without the web; one JSON object each, refusals with exit 2."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sogoc.cli.main import run
from sogoc.register import queries as records
from tests.line.making import UNIT, births
from tests.line.office import PATH
from tests.packages.making import minimal_pdf
from tests.register.cases import cases  # noqa: F401


@pytest.fixture
def sogoc(capsys, monkeypatch):
    """Run a command in this process, on the installation of the test."""
    for module in ("entry", "entry_papers"):
        monkeypatch.setattr(f"sogoc.cli.commands.{module}.open_installation", lambda: None)

    def call(*words: str) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = run(["entry", *words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_the_whole_way(sogoc, cases, tmp_path):  # noqa: F811
    line = cases.line
    line.bring(*births(1, 2))
    line.approve()
    file = tmp_path / "qd.pdf"
    file.write_bytes(minimal_pdf("quyết định"))
    one, two = f"{PATH}/001", f"{PATH}/002"
    beside = ["--beside", one, "--role", "doi_chung", "--fields", "nksHoTen"]
    code, paper = sogoc(
        "paper", str(file), "--unit", UNIT, "--kind", "quyet_dinh", "--day", "3/2009", *beside
    )
    assert (code, paper["pages"]) == (0, 1)
    number = str(paper["document"])
    who = ["--actor", "lanhdao"]
    end = ["--act", "revoke", "--on", "2009-03-02", "--reason", "QĐ 12", "--document", number]
    code, ended = sogoc("end", one, *end, *who)
    assert (code, ended["state"], ended["legal_on"]) == (0, "revoked", "2009-03-02")
    assert sogoc("restore", one, "--reason", "Nhầm", *who)[1]["state"] == "approved"
    code, linked = sogoc("link", two, one, "--kind", "cap_lai_ban_chinh", "--reason", "Sổ ghi")
    assert (code, linked["settled"]) == (0, 0)
    assert [item["other"] for item in sogoc("show", one)[1]["links"]] == [two]
    assert sogoc("unlink", one, str(linked["link"]), "--reason", "Nhầm")[0] == 0
    opening = ["--act", "open", "--document", number, "--differs", "nksHoTen=KHÁC", "--reason", "Khác"]
    opened = sogoc("dossier", one, *opening, "--actor", "kiemtra")[1]
    which = str(opened["dossier"])
    sogoc(
        "dossier", which, "--act", "propose", "--kind", "so_dung", "--reason", "Sổ rõ", "--actor", "kiemtra"
    )
    decided = sogoc("dossier", which, "--act", "decide", "--kind", "so_dung", "--reason", "Đồng ý", *who)[1]
    assert (decided["state"], decided["must_act"]) == ("decided", "noi_cap_giay")
    code, listed = sogoc("dossiers", "--unit", UNIT)
    assert (code, [item["dossier"] for item in listed["dossiers"]]) == (1, [opened["dossier"]])
    why = ["--reason", "Nhầm giấy"]
    assert sogoc("detach", one, number, *why)[0] == 0
    assert sogoc("show", one)[1]["documents"] == []
    assert sogoc("detach", one, number, *why)[1]["refusal"]["code"] == "GIAY_TO_NGOAI_PHAM_VI"
    assert sogoc("attach", one, number, "--fields", "nksHoTen")[0] == 0
    assert sogoc("show", one)[1]["documents"] == [int(number)]
    assert sogoc("withdraw", number, *why)[1]["refusal"]["code"] == "GIAY_TO_DANG_DUNG"
    other = sogoc("paper", str(file), "--unit", UNIT, "--kind", "khac")[1]["document"]
    assert sogoc("withdraw", str(other), *why)[1]["withdrawn"]
    assert line.mismatches() == []


def test_a_sensitive_entry_is_not_there_for_an_account_without_the_duty(sogoc, cases):  # noqa: F811
    cases.line.bring(*births(1))
    assert sogoc("sensitive", f"{PATH}/001", "--reason", "Đề nghị")[1]["sensitive"]
    code, hidden = sogoc("show", f"{PATH}/001", "--actor", "nhap")
    missing = sogoc("show", f"{PATH}/777", "--actor", "nhap")[1]
    assert code == 2
    assert hidden["refusal"]["code"] == missing["refusal"]["code"] == "KHONG_CO_TRUONG_HOP"
    assert not sogoc("sensitive", f"{PATH}/001", "--reason", "Rút", "--off")[1]["sensitive"]
    assert records.entry_at(f"{PATH}/001").state == "staged"


@pytest.mark.parametrize(
    "words",
    [
        ("end", f"{PATH}/001", "--act", "khong_co", "--on", "2009-03-02", "--reason", "x"),
        ("dossier", "abc", "--act", "close", "--reason", "x"),
        ("dossier", "1", "--act", "khong_co", "--reason", "x"),
        ("dossier", f"{PATH}/001", "--act", "open", "--reason", "x"),
    ],
)
def test_what_is_typed_wrong_is_refused(sogoc, cases, words):  # noqa: F811
    cases.line.bring(*births(1))
    code, said = sogoc(*words)
    assert code == 2
    assert said["refusal"]["fix"]
