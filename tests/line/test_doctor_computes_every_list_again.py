"""Nothing that people or programs look at can be altered by hand without ``doctor`` seeing it: lists follow from commitments."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from sogoc.accounts.queries import find_person
from sogoc.accounts.unit_actions import load_units
from sogoc.reporting.health import examine
from tests.line.making import birth, births
from tests.line.office import PATH


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def worked(lasting_line):
    """A book that went all the way and back: settled, approved, answered, brought again, a reading dropped, a plan revised."""
    line = lasting_line
    line.plan("24862,KS,2008,01,,,truoc_7_2016,10,Biên bản")
    line.bring(*births(1, 2), birth(3, chaHoTen=None), birth(4, nksNgaySinh="31.02.2008"))
    line.settle("THIEU_COT_LOI", "so_de_trong", text="Hỏi lại gia đình")
    line.settle("NGAY_SAI", "dung_theo_so", drop=True)
    line.approve()
    line.deliver()
    line.answer(f"{PATH}/001,official,14/10/2024,", f"{PATH}/002,refused,14/10/2024,Sai tên")
    line.bring(birth(1, ghiChu="sửa"), birth(2), birth(3, chaHoTen=None), birth(5, chaHoTen=None))
    line.answer(f"{PATH}/001,refused,20/10/2024,Thiếu trang", name="2.csv")
    line.plan("24862,KS,2008,01,,,truoc_7_2016,11,Biên bản")
    return line


@pytest.mark.usefixtures("worked")
def test_what_was_only_worked_with_is_healthy():
    assert examine() == []


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE register_entry SET period = 'tu_7_2016' WHERE key = '001'", "LECH_TRA_CUU"),
        ("UPDATE register_entry SET subject = 'KHÁC' WHERE key = '001'", "LECH_TRA_CUU"),
        ("UPDATE register_entry SET so = '99/2008' WHERE key = '001'", "LECH_TRA_CUU"),
        ("UPDATE register_entry SET registered = '2000-01-01' WHERE key = '001'", "LECH_TRA_CUU"),
        ("UPDATE register_mention SET name = 'KHÁC' WHERE role = 'me'", "LECH_TRA_CUU"),
        ("UPDATE register_mention SET personal_number = '068208000017' WHERE role = 'nks'", "LECH_TRA_CUU"),
        ("UPDATE register_entry SET held = 0 WHERE key = '005'", "LECH_LOI"),
        ("UPDATE register_book SET notes = notes + 1", "LECH_LOI"),
        ("DELETE FROM checking_finding WHERE settlement_id IS NULL", "LECH_LOI"),
        ("UPDATE checking_finding SET severity = 'luu_y'", "LECH_LOI"),
        ("UPDATE checking_finding SET settlement_id = NULL", "LECH_LY_DO"),
        ("UPDATE checking_settlement SET reason = 'rach'", "LECH_LY_DO"),
        ("UPDATE checking_settlement SET text = 'Khác' WHERE text <> ''", "LECH_LY_DO"),
        ("UPDATE register_deliveryitem SET words = 'Khác' WHERE words <> ''", "LECH_LAN_GUI"),
        ("UPDATE register_deliveryitem SET status = 'received'", "LECH_LAN_GUI"),
        ("UPDATE register_deliveryitem SET version = version + 1", "LECH_LAN_GUI"),
        ("UPDATE register_delivery SET entries = 1", "LECH_LAN_GUI"),
        ("UPDATE register_package SET received_at = '2020-01-01 00:00:00'", "LECH_GOI"),
        ("UPDATE register_package SET zip_name = 'khac.zip'", "LECH_GOI"),
        ("UPDATE register_entry SET row = row + 1", "LECH_GOI"),
        ("UPDATE register_entry SET arrived_on = '2020-01-01'", "LECH_NHAT_KY"),
        ("DELETE FROM register_paststate", "LECH_NHAT_KY"),
        ("UPDATE intake_inventoryline SET declared = 1 WHERE declared = 11", "LECH_BANG_KE"),
        ("UPDATE intake_inventoryline SET declared = 1 WHERE declared = 10", "LECH_BANG_KE"),
    ],
)
def test_each_alteration_is_seen(statement, code):
    assert sql(statement) > 0
    assert code in {problem.code for problem in examine()}


def test_it_cannot_be_hidden_who_brought_a_package(worked):
    other = find_person("nhap2").pk
    assert sql("UPDATE register_package SET received_by_id = %s", other) == 2
    assert "LECH_GOI" in {problem.code for problem in examine()}
    assert worked.states()["001"] == "staged"


def test_it_cannot_be_hidden_who_approved(worked):
    other = find_person("motminh").pk
    assert sql("UPDATE register_entry SET approved_by_id = %s WHERE state = 'approved'", other) > 0
    assert {problem.code for problem in examine()} == {"LECH_NHAT_KY"}
    assert worked.states()["002"] == "approved"


@pytest.mark.parametrize("other", [None, "lanhdao"])
def test_it_cannot_be_hidden_who_dropped_a_reading(worked, other):
    person = find_person(other).pk if other else None
    assert sql("UPDATE register_entryversion SET made_by_id = %s WHERE made_by_id IS NOT NULL", person) == 1
    assert {(problem.code, problem.where) for problem in examine()} == {("LECH_NHAT_KY", f"{PATH}/004")}
    assert worked.states()["004"] == "withdrawn"


@pytest.mark.usefixtures("worked")
def test_a_home_of_before_learns_who_dropped_its_readings():
    assert sql("UPDATE register_entryversion SET made_by_id = NULL WHERE made_by_id IS NOT NULL") == 1
    import_module("sogoc.register.migrations.0005_who_made_a_version").name_makers(apps, None)
    assert examine() == []


def test_it_cannot_be_said_that_another_made_a_version(worked):
    person = find_person("lanhdao").pk
    assert sql("UPDATE register_entryversion SET made_by_id = %s WHERE number = 1", person) > 0
    assert {problem.code for problem in examine()} == {"LECH_NHAT_KY"}
    assert worked.states()["001"] == "staged"


def test_a_version_made_by_dropping_a_reading_is_committed_to(worked):
    from sogoc.register.commitments import commit_to
    from sogoc.register.models import EntryVersion

    version = EntryVersion.objects.get(values__contains='"verbatim"')
    forged = version.values.replace("31.02.2008", "30.02.2008")
    commitment = commit_to(forged, version.page_sha256, bytes(version.salt))
    EntryVersion.objects.filter(pk=version.pk).update(values=forged, commitment=commitment)
    assert {problem.code for problem in examine()} == {"LECH_CAM_KET"}
    assert worked.states()["004"] == "withdrawn"


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_dutyassignment SET duty = 'approve' WHERE person_id = (SELECT id FROM accounts_person WHERE username = 'nhap')",
        "UPDATE accounts_dutyassignment SET until = '2099-01-01' WHERE duty = 'check'",
        "DELETE FROM accounts_dutyassignment WHERE duty = 'check'",
    ],
)
def test_a_duty_that_nobody_gave_or_took_is_seen(statement):
    assert sql(statement) > 0
    assert {problem.code for problem in examine()} == {"LECH_NHIEM_VU"}


@pytest.mark.usefixtures("worked")
def test_a_unit_that_is_not_as_it_was_loaded_is_seen(tmp_path):
    file = tmp_path / "units.csv"
    file.write_text(
        "unit,name,kind,parent,valid_from,valid_to,software_from\n"
        "H675,Huyện Lạc Dương,huyen,STP,,,\n24862,Xã Lát,xa,H675,,,\n",
        encoding="utf-8",
    )
    load_units(file, actor=find_person("admin"))
    assert examine() == []
    assert sql("UPDATE accounts_office SET parent = 'STP' WHERE ref = '24862'") == 1
    assert {problem.code for problem in examine()} == {"LECH_DON_VI"}
