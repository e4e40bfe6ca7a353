"""Second new user, 26: after an intake the text names the changed fields, the open findings and the command to go on with."""

from __future__ import annotations

import pytest
from django.test import override_settings

from sogoc.cli.commands.intake import as_json, intake, lines
from sogoc.cli.following import following
from sogoc.cli.main import build
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from tests.line.making import birth, births, package
from tests.line.office import PATH


def told(arrival):
    after = following(arrival.books)
    return lines(arrival, after), as_json(arrival, after)


def typed(command):
    """The command line, with the words in capitals filled in, as the command line's own parser understands it."""
    words = command.replace("TÀI_KHOẢN", "kiemtra").replace("LÝ_DO", "so_de_trong").split()
    assert words[0] == "sogoc"
    return build().parse_args(words[1:], exit_on_error=False, print_error=False)[0].__name__


def test_a_changed_package_names_the_fields_and_no_value(line):
    label = BOOK_TYPES["KS"].field["meHoTen"].label
    line.bring(*births(1, 2))
    said, data = told(line.bring(birth(1, meHoTen="TRẦN THỊ KHÁC"), *births(2)))
    assert f"{PATH}: phiên bản 2, thêm 0, thay đổi 1, không còn trong gói 0." in said
    assert f"    thay đổi ở 001: {label}" in said
    assert "TRẦN" not in "\n".join(said)
    assert data["changed"][0]["changed"] == {"001": ["meHoTen"]}


def test_a_package_that_was_here_before_is_said(line):
    line.bring(*births(1, 2))
    line.bring(birth(1, meHoTen="TRẦN THỊ KHÁC"), *births(2))
    said, _ = told(line.bring(*births(1, 2)))
    assert any("giống hệt phiên bản 1" in one for one in said)


def test_another_page_and_an_entry_that_is_back_have_their_words(line):
    line.bring(*births(1, 2, 3))
    line.bring(*births(1, 2))
    said, _ = told(line.bring(*births(1, 2, 3), without_pages=("001",)))
    assert "    thay đổi ở 001: trang PDF" in said
    assert "    thay đổi ở 003: có lại trong gói" in said


def test_clean_books_go_on_to_approval(line):
    said, data = told(line.bring(*births(1, 2)))
    assert data["open"] == {}
    assert data["next"] == f"sogoc approve {PATH} --actor TÀI_KHOẢN"
    assert said[-1].strip() == data["next"]
    assert typed(data["next"]) == "approve"
    package(line.folder / "cay", births(1), name="KS.2008.05")
    package(line.folder / "cay", births(2), name="KS.2008.06")
    _, both = told(line.take(line.folder / "cay"))
    assert both["next"] == "sogoc approve --all-clean --actor TÀI_KHOẢN"


@pytest.mark.parametrize(
    ("value", "code", "drop"),
    [({"meHoTen": ""}, "THIEU_COT_LOI", False), ({"nksNgaySinh": "31.02.2008"}, "NGAY_SAI", True)],
)
def test_what_holds_is_named_with_its_command(line, value, code, drop):
    said, data = told(line.bring(birth(1, **value), *births(2)))
    assert data["open"][code] == 1
    assert data["next"].startswith(f"sogoc settle {PATH} --code {code} --reason LÝ_DO")
    assert ("--drop" in data["next"]) is drop
    assert typed(data["next"]) == "settle"
    assert any(one.startswith("    1 × ") and f"({code}, phải ghi lý do)" in one for one in said)
    assert said[-1].startswith("    LÝ_DO: ")


def test_a_run_that_brought_nothing_has_no_next(line):
    line.bring(*births(1))
    said, data = told(line.bring(*births(1)))
    assert (data["unchanged"], data["next"], data["open"]) == (1, "", {})
    assert len(said) == 1


def test_who_agrees_that_a_package_lacks_approved_entries_shows_a_code(line, monkeypatch):
    monkeypatch.setattr("sogoc.cli.commands.intake.open_installation", lambda: None)
    monkeypatch.setattr("sogoc.packages.sandbox.leave_a_core", lambda: None)
    line.bring(*births(1, 2))
    line.approve()
    half = package(line.folder / "half", births(1))
    with pytest.raises(Refusal, match="THIEU_TRUONG_HOP"):
        intake(half, actor="nhap")
    with pytest.raises(Refusal, match="CAN_MA_MOT_LAN"):
        intake(half, actor="nhap", fewer="lanhdao")
    with override_settings(SOGOC_IS_SAMPLE=True):
        done = intake(half, actor="nhap", fewer="lanhdao")
    assert done.data["changed"][0]["withdrawn"] == ["002"]
    assert typed("sogoc intake goi --actor nhap --fewer TÀI_KHOẢN --code 123456") == "intake"
