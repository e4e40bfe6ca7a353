"""The population extract: loaded by whom may, encrypted, its key elsewhere, every use in the ledger."""

from __future__ import annotations

import csv

import pytest

from sogoc.accounts.actions import create_person, give_duty
from sogoc.ground.home import keys_folder
from sogoc.ground.installation import home_path
from sogoc.ground.ledger.models import Event
from sogoc.law.refusal import Refusal
from sogoc.reconciliation import population
from sogoc.reconciliation.extract import COLUMNS
from sogoc.reconciliation.queries import current_extract
from tests.reconciliation.making import person, write_csv

NAME = "Nguyễn Văn Bất Bình"
ROW = person(1, NAME, "04/05/2008", gioiTinh="1", meHoTen="Lê Thị Hòa")


@pytest.fixture
def file(tmp_path):
    return write_csv(tmp_path / "population.csv", [ROW])


def load(line, file, actor="admin"):
    return population.load(file, actor=line.people[actor], via="test")


def ask(line):
    return population.ask(purpose="test", actor=line.people["kiemtra"], duty="check", via="test")


def acts():
    return list(
        Event.objects.filter(stream__name="population").order_by("seq").values_list("action", flat=True)
    )


def sealed_file():
    (found,) = (home_path() / "population").iterdir()
    return found


def key_file():
    return keys_folder(home_path(), None) / population.KEY_NAME


def refusal(work) -> str:
    with pytest.raises(Refusal) as refused:
        work()
    assert refused.value.fix
    return refused.value.code


def test_nothing_of_it_lies_clear_in_the_home(line, file):
    loaded = load(line, file)
    assert loaded.persons == 1
    everything = b"".join(one.read_bytes() for one in home_path().rglob("*") if one.is_file())
    for told in (NAME, NAME.casefold(), "nguyen van bat binh", "nguyenvanbatbinh", ROW["soDinhDanh"]):
        assert told.encode() not in everything


def test_the_key_is_its_owners_and_outside_the_home(line, file):
    load(line, file)
    assert not key_file().is_relative_to(home_path())
    assert key_file().stat().st_mode & 0o077 == 0
    assert len(bytes.fromhex(key_file().read_text())) == 32


def test_the_same_file_is_the_same_extract(line, file):
    first, content = load(line, file), sealed_file().read_bytes()
    assert load(line, file) == first
    assert sealed_file().read_bytes() == content
    assert acts() == ["load"]


def test_a_new_file_becomes_the_one_that_is_asked(line, file, tmp_path):
    load(line, file)
    newer = load(line, write_csv(tmp_path / "newer.csv", [ROW, person(2, "Trần Thị Ba")]))
    extract, people = ask(line)
    assert (extract.name, people.size) == (newer.name, 2)


def test_every_use_is_in_the_ledger_without_personal_values(line, file):
    name = load(line, file).name
    ask(line)
    population.destroy(name, actor=line.people["admin"], reason="hết hạn", via="test")
    assert acts() == ["load", "use", "destroy"]
    written = b"".join(bytes(one) for one in Event.objects.values_list("canonical", flat=True))
    assert NAME.encode() not in written
    assert ROW["soDinhDanh"].encode() not in written


def test_destroyed_is_gone(line, file):
    name = load(line, file).name
    population.destroy(name, actor=line.people["admin"], reason="hết hạn", via="test")
    assert not list((home_path() / "population").iterdir())
    assert not key_file().exists()
    assert refusal(lambda: ask(line)) == "CHUA_CO_DAN_CU"
    assert load(line, file).name == name


@pytest.mark.parametrize("actor", ["nhap", "kiemtra", "lanhdao", "khach"])
def test_only_administrators_of_the_department_load_and_destroy(line, file, actor):
    assert refusal(lambda: load(line, file, actor)) == "KHONG_DUOC_QUAN_LY_DAN_CU"
    name = load(line, file).name
    work = lambda: population.destroy(name, actor=line.people[actor], reason="thử", via="test")  # noqa: E731
    assert refusal(work) == "KHONG_DUOC_QUAN_LY_DAN_CU"
    assert sealed_file().exists()


def test_without_its_key_it_is_refused_and_no_other_is_made(line, file, tmp_path):
    load(line, file)
    key_file().unlink()
    assert refusal(lambda: ask(line)) == "THIEU_KHOA_DAN_CU"
    other = write_csv(tmp_path / "other.csv", [person(2, "Trần Thị Ba")])
    assert refusal(lambda: load(line, other)) == "THIEU_KHOA_DAN_CU"


def test_with_another_key_it_is_refused(line, file):
    load(line, file)
    key_file().write_text("00" * 32)
    assert refusal(lambda: ask(line)) == "KHOA_DAN_CU_KHAC"


def test_an_altered_or_missing_file_is_refused(line, file):
    load(line, file)
    content = bytearray(sealed_file().read_bytes())
    content[-1] ^= 1
    sealed_file().write_bytes(content)
    assert refusal(lambda: ask(line)) == "DAN_CU_BI_SUA"
    sealed_file().unlink()
    assert refusal(lambda: ask(line)) == "DAN_CU_BI_SUA"


HEADER = ",".join(COLUMNS)
GOOD = "068000000001,Trần Thị Ba,2,04/05/1980,,,,,,,,,"


@pytest.mark.parametrize(
    ("content", "at"),
    [
        ("", "dòng 1"),
        ("hoTen,gioiTinh\nTrần Thị Ba,2\n", "dòng 1"),
        (f"{HEADER}\n", "dòng 2"),
        (f"{HEADER}\n{GOOD}\n06800,Lê Văn Tư,,,,,,,,,,,\n", "dòng 3"),
        (f"{HEADER}\n{GOOD}\n068000000002,,,,,,,,,,,,\n", "dòng 3"),
        (f"{HEADER}\n{GOOD}\n{GOOD}\n", "dòng 3"),
        (f"{HEADER}\n{GOOD}\n068000000002,Lê Văn Tư,3,,,,,,,,,,\n", "dòng 3"),
        (f"{HEADER}\n{GOOD}\n068000000002,Lê Văn Tư,1,31/02/1980,,,,,,,,,\n", "dòng 3"),
        (f"{HEADER}\n{GOOD}\n068000000002,Lê Văn Tư,1,04/05/1980,,,,,,,,,hôm qua\n", "dòng 3"),
        (f"{HEADER}\n{GOOD}\n068000000002,Lê Văn Tư,1,,,,,,,,,,,,thừa\n", "dòng 3"),
        (f"{HEADER}\n{GOOD}\n068000000002,Lê Văn Tư,1,,,,,,,,,\n", "dòng 3: có 12 ô"),
        (f'{HEADER}\n{GOOD}\n068000000002,"Lê Văn Tư,1,,,,,,,,,,\n{GOOD}\n', "dòng 3: dấu nháy kép"),
        (f'{HEADER}\n068000000002,"Lê\n{GOOD}\n068000000003,Tư",1,,,,,,,,,,\n', "dòng 2: có ô xuống dòng"),
        (f"{HEADER}\n{GOOD}\n068000000002,Lê\0Tư,1,,,,,,,,,,\n", "dòng 3: có ký tự NUL"),
        (f"{HEADER},hoTen\n{GOOD},Tư\n", "dòng 1: cột hoTen có hai lần"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(line, tmp_path, content, at):
    file = tmp_path / "bad.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load(line, file)
    assert refused.value.code == "TEP_DAN_CU_SAI"
    assert f"bad.csv sai ở {at}" in refused.value.says
    assert current_extract() is None


def test_a_file_that_is_not_utf_8_is_refused(line, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_bytes(f"{HEADER}\n{GOOD}\n068000000002,Lê Văn Tư".encode() + b"\xff\xfe,,,,,,,,,,,\n")
    assert refusal(lambda: load(line, file)) == "TEP_DAN_CU_SAI"


def test_a_byte_order_mark_and_quoted_places_are_read(line, tmp_path):
    file = tmp_path / "bom.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerow(ROW)
    assert load(line, file).persons == 1


def test_quotes_inside_words_and_broken_addresses_are_kept_and_nobody_is_lost(line, tmp_path):
    file = tmp_path / "quotes.csv"
    rows = [
        '068000000002,Lê "Tư,1,,,,,,,,,,',
        '068000000003,Lê "Năm,1,,,,,,,,,,',
        '068000000004,Lê Sáu,1,,,,,,"Thôn Một\nXã Lát",,,,',
    ]
    file.write_text("\n".join([HEADER, GOOD, *rows]) + "\n", encoding="utf-8")
    assert load(line, file).persons == 4


def test_a_commune_administrator_does_not_load(line, file):
    local = create_person(
        "quantrixa", "Người quản trị xã", password="khong-ai-doan-ra-42", actor=line.people["admin"]
    )
    from sogoc.accounts.offices import Unit
    from sogoc.accounts.unit_actions import take_units

    take_units(
        [Unit("STP", "Sở Tư pháp", "so"), Unit("24862", "Xã Lát", "xa", "STP")], actor=line.people["admin"]
    )
    give_duty(local, "administer", unit="24862", actor=line.people["admin"])
    line.people["quantrixa"] = local
    assert refusal(lambda: load(line, file, "quantrixa")) == "KHONG_DUOC_QUAN_LY_DAN_CU"
