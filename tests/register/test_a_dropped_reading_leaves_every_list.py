"""``settle --drop``: the text stays, what was understood of it is gone wherever it was used."""

from __future__ import annotations

from sogoc.register import queries as records
from sogoc.register.actions import drop_understood
from tests.line.making import birth, births
from tests.line.office import PATH

NUMBER = "068209000017"  # of one born in 2009; the child of the book was born in 2008


def persons(key="001"):
    return {one.role: one for one in records.mentions(records.entry_at(f"{PATH}/{key}"))}


def test_a_personal_number_is_no_longer_anybodys(line):
    line.bring(birth(1, nksSoDinhDanh=NUMBER), *births(2))
    assert persons()["nks"].personal_number == NUMBER
    line.settle("DINH_DANH_SAI", "dung_theo_so", drop=True)
    assert persons()["nks"].personal_number == ""
    assert line.values("001")["nksSoDinhDanh"]["verbatim"] == NUMBER
    assert {role: one.name for role, one in persons().items()} == {
        "nks": "NGUYỄN VĂN BÌNH", "me": "LÊ THỊ BÌNH AN", "cha": "NGUYỄN VĂN OANH",
    }  # fmt: skip
    assert line.mismatches() == []


def test_a_registration_date_no_longer_decides_the_period(line):
    path = "24862/KS.2015.01"
    line.bring(birth(1, so="01/2015", ngayDangKy="05.06.2019"), name="KS.2015.01")
    entry = records.entry_at(f"{path}/001")
    assert (entry.registered, entry.period) == ("2019-06-05", "tu_7_2016")
    drop_understood(entry, ["ngayDangKy"], by=line.people["kiemtra"])
    after = records.entry_at(f"{path}/001")
    assert (after.registered, after.period) == ("", "truoc_7_2016")


def test_the_birth_date_of_a_person_is_gone(line):
    line.bring(*births(1))
    drop_understood(records.entry_at(f"{PATH}/001"), ["nksNgaySinh"], by=line.people["kiemtra"])
    assert records.entry_at(f"{PATH}/001").birth == ""
    assert {role: one.birth for role, one in persons().items()} == {"nks": "", "me": "1980", "cha": "1978"}
