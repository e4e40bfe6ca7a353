"""``sogoc amend`` and ``sogoc mend``: the same acts as the pages, one JSON object each, refusals with exit code 2."""

from __future__ import annotations

import json

import pytest

from sogoc.cli.main import run
from tests.line.making import birth, births
from tests.line.office import PATH

FIRST, SECOND = f"{PATH}/001", f"{PATH}/002"
NOTE = "Cải chính họ tên từ NGUYỄN VĂN DŨNG thành NGUYỄN VĂN DỤNG theo Quyết định số 7/QĐ ngày 2/3/2014"


@pytest.fixture
def say(line, settings, capsys):
    """`say(…)`: the exit code and the JSON of a command in this process."""
    settings.SOGOC_IS_SAMPLE = True  # no one-time codes

    def words(*arguments: str):
        capsys.readouterr()
        code = run([*arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return words


def test_one_decision_over_two_entries_until_a_copy_says_it(line, say):
    line.bring(*births(1, 2))
    code, made = say(
        "amend", "record", FIRST, SECOND, "--kind", "cai_chinh", "--reason", "Theo quyết định", "--day", "12/03/2015",
        "--title", "Quyết định", "--number", "07/QĐ-UBND", "--issued", "12/03/2015", "--issuer", "UBND huyện A",
        "--set", "nksDanToc=Cơ Ho", "--set", f"{FIRST}:nksHoTen=NGUYỄN VĂN BẰNG", "--actor", "nhap",
    )  # fmt: skip
    assert (code, made["state"], made["entries"]) == (0, "recorded", [FIRST, SECOND])
    number = str(made["amendment"])
    code, refused = say("amend", "enforce", number, "--actor", "kiemtra")
    assert (code, refused["refusal"]["code"]) == (2, "KHONG_CO_NHIEM_VU")
    assert say("amend", "enforce", number, "--actor", "lanhdao")[1]["state"] == "in_force"
    code, copy = say("amend", "copy", FIRST, "--actor", "nhap")
    texts = [one["text"] for block in copy["blocks"] for one in block["lines"]]
    assert (code, copy["draft"]) == (0, True)
    assert {"NGUYỄN VĂN BẰNG", "Cơ Ho"} <= set(texts)
    shown = say("amend", "show", number, "--actor", "nhap")[1]
    assert [(one["field"], one["value"]) for one in shown["targets"][1]["fields"]] == [("nksDanToc", "Cơ Ho")]
    assert shown["basis"] == "Quyết định số 07/QĐ-UBND ngày 12/03/2015 của UBND huyện A"
    assert say("amend", "show", number, "--actor", "khach")[0] == 2
    before = say("amend", "copy", FIRST, "--as-of", "2015-03-11", "--actor", "nhap")[1]
    assert "NGUYỄN VĂN BẰNG" not in json.dumps(before, ensure_ascii=False)
    assert say("amend", "list", "--actor", "nhap")[1]["amendments"][0]["state"] == "in_force"
    assert (
        say("amend", "withdraw", number, "--reason", "Hủy", "--actor", "lanhdao")[1]["state"] == "withdrawn"
    )
    assert say("amend", "copy", FIRST, "--actor", "khach")[0] == 2


def test_a_proposal_is_shown_and_accepted_by_its_sign(line, say):
    line.bring(birth(3, ghiChu=NOTE))
    path = f"{PATH}/003"
    code, shown = say("amend", "proposals", path, "--actor", "nhap")
    assert (code, shown["proposals"][0]["values"]) == (1, {"nksHoTen": "NGUYỄN VĂN DỤNG"})
    made = say(
        "amend", "accept", path, shown["proposals"][0]["sign"], "--reason", "Sổ ghi", "--actor", "nhap"
    )
    assert made[1]["day"] == "2014-03-02"
    assert say("amend", "proposals", path, "--actor", "nhap") == (0, {"entry": path, "proposals": []})


def test_a_slip_is_mended_by_three_commands_of_three_people(line, say):
    line.bring(*births(1))
    line.approve()
    asked = ("--field", "nksHoTen", "--shows", "NGUYỄN VĂN BỈNH", "--page", "1", "--reason", "Nhầm dấu")
    number = str(say("mend", "request", FIRST, *asked, "--actor", "nhap")[1]["request"])
    assert say("mend", "show", number, "--actor", "kiemtra")[1]["wanted"] is None, (
        "whoever checks reads the page"
    )
    assert say("mend", "show", number, "--actor", "nhap")[1]["wanted"] == "NGUYỄN VĂN BỈNH"
    say("mend", "check", number, "--reads", "NGUYỄN VĂN BỈNH", "--actor", "kiemtra")
    done = say("mend", "approve", number, "--actor", "lanhdao")[1]
    assert (done["state"], done["version"], done["held"]) == ("mended", 2, 0)
    assert [one["state"] for one in say("mend", "list", "--actor", "nhap")[1]["requests"]] == ["mended"]
    code, refused = say("mend", "undo", number, "--reason", "Muộn", "--actor", "nhap")
    assert (code, refused["refusal"]["code"]) == (2, "SAI_TRANG_THAI")
    assert (
        say(
            "amend",
            "record",
            FIRST,
            "--kind",
            "cai_chinh",
            "--reason",
            "x",
            "--set",
            "sai",
            "--actor",
            "nhap",
        )[0]
        == 2
    )
