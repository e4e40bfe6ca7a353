"""Issue 4, item 5, by commands: readiness, the steps to the signature, sheets and signed papers."""

from __future__ import annotations

import json

import pytest

from sogoc.cli.main import run
from tests.line.making import births
from tests.line.office import PATH
from tests.packages.signing import signed_pdf


@pytest.fixture
def sogoc(line, settings, capsys):
    settings.SOGOC_IS_SAMPLE = True  # no one-time codes
    line.bring(*births(1, 2))

    def say(*words, code=0, actor="nhap"):
        assert run([*words, "--actor", actor, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return say


def test_three_people_bring_a_book_to_its_signature_and_attach_the_paper(sogoc, line, tmp_path):
    told = sogoc("book", "ready", PATH)
    assert (told["state"], told["must_be_checked"]) == ("working", False)
    assert {one["code"] for one in told["points"]} >= {"so", "ke_khai", "khoa_so", "tep", "loi"}
    assert sogoc("book", "submit", PATH)["state"] == "checking"
    assert sogoc("book", "recall", PATH)["state"] == "working"
    sogoc("book", "submit", PATH)
    refused = sogoc("approve", PATH, code=2, actor="lanhdao")["refusal"]
    assert refused["code"] == "CHUA_KIEM_TRA"
    assert sogoc("book", "pass", PATH, code=2)["refusal"]["code"] == "KHONG_CO_NHIEM_VU"
    assert sogoc("book", "pass", PATH, actor="kiemtra")["state"] == "checked"
    (made,) = sogoc("sheet", "make", PATH, actor="kiemtra")["sheets"]
    assert (made["code"], made["entries"]) == (f"{PATH}/D01", ["001", "002"])
    file = tmp_path / "phieu.pdf"
    file.write_bytes(signed_pdf())
    (paper,) = sogoc("sheet", "attach", PATH, "1", str(file), actor="lanhdao")["sheets"][0]["papers"]
    assert paper["signatures"][0]["whole"] is True
    line.approve()
    (shown,) = sogoc("sheet", "show", PATH)["sheets"]
    assert shown["signed_by"] == "lanhdao"
    gone = sogoc("sheet", "detach", PATH, "1", str(paper["paper"]), "--reason", "nhầm", actor="lanhdao")
    assert gone["sheets"][0]["papers"] == []


def test_a_book_comes_back_with_a_remark(sogoc):
    sogoc("book", "submit", PATH)
    told = sogoc("book", "return", PATH, "--reason", "xem lại số 1", "--to", "nhap", actor="kiemtra")
    assert (told["act"], told["state"], told["to"]) == ("send_back", "working", "nhap")


def test_for_somebody_without_a_duty_the_book_is_not_there(sogoc):
    for words in (("book", "ready", PATH), ("book", "submit", PATH), ("sheet", "show", PATH)):
        assert sogoc(*words, code=2, actor="khach")["refusal"]["code"] == "KHONG_CO_SO"
