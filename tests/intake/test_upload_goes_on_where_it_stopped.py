"""Files from a browser: announced, piece by piece, cut off anywhere, resumed, taken in once."""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
from pathlib import Path

import pytest

from sogoc.ground.installation import home_path
from sogoc.ground.queue.models import Job
from sogoc.ground.queue.queries import counts, progress_of
from sogoc.ground.queue.worker import run_worker
from sogoc.intake import upload_actions as uploads
from sogoc.intake import uploading
from sogoc.intake.queries import arriving, upload_of
from sogoc.intake.uploading import UploadFile
from sogoc.law.refusal import Refusal
from tests.line.making import UNIT, births, package

TOKEN = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def files(line) -> list[Path]:
    """A package as it lies on somebody's desk."""
    table = package(line.folder / "desk", births(1, 2, 3))
    return [table, table.with_suffix(".zip")]


def announced(files: list[Path]) -> list[UploadFile]:
    return [UploadFile(path.name, path.stat().st_size) for path in files]


def begin(line, files: list[Path], *, token: str = TOKEN, actor: str = "nhap", unit: str = UNIT):
    return uploads.begin(token, unit=unit, files=announced(files), actor=line.people[actor])


def send(line, files: list[Path], *, step: int = 1000, token: str = TOKEN) -> None:
    """Every piece of every file, from where the server says it stands."""
    for number, path in enumerate(files):
        content, at = path.read_bytes(), 0
        while at < len(content):
            at = uploads.receive(
                token, number, offset=at, piece=content[at : at + step], actor=line.people["nhap"]
            )


def test_what_was_sent_in_pieces_is_staged_and_leaves_nothing_behind(line, files):
    begin(line, files)
    send(line, files)
    run = uploads.finish(TOKEN, actor=line.people["nhap"])
    assert run_worker(once=True) == 1
    run.refresh_from_db()
    assert (run.done, run.entries, run.outcome) == (1, 3, [])
    assert line.states() == {"001": "staged", "002": "staged", "003": "staged"}
    assert not list((home_path() / "tmp" / "arrivals").iterdir())


def test_a_cut_line_goes_on_where_the_server_says(line, files):
    nhap = line.people["nhap"]
    begin(line, files)
    content = files[0].read_bytes()
    assert uploads.receive(TOKEN, 0, offset=0, piece=content[:700], actor=nhap) == 700
    # the answer to a piece was lost, so it is sent again; then one is skipped
    assert uploads.receive(TOKEN, 0, offset=0, piece=content[:700], actor=nhap) == 700
    with pytest.raises(Refusal, match="SAI_VI_TRI"):
        uploads.receive(TOKEN, 0, offset=900, piece=content[900:1000], actor=nhap)
    # the page was closed: the same files chosen again are the same upload
    begin(line, files)
    folder = uploading.place(TOKEN, UNIT)
    assert uploading.received(folder, 0, files[0].name) == 700
    uploads.receive(TOKEN, 0, offset=700, piece=content[700:], actor=nhap)
    send(line, files)
    uploads.finish(TOKEN, actor=nhap)
    run_worker(once=True)
    assert line.book().entries.count() == 3
    assert line.open_codes() == []


def test_half_an_upload_is_not_taken_in(line, files):
    begin(line, files)
    send(line, files[:1])
    with pytest.raises(Refusal, match="CHUA_TAI_XONG"):
        uploads.finish(TOKEN, actor=line.people["nhap"])
    assert counts() == {}


def test_finishing_twice_is_one_run_and_one_job(line, files):
    begin(line, files)
    send(line, files)
    first = uploads.finish(TOKEN, actor=line.people["nhap"])
    assert uploads.finish(TOKEN, actor=line.people["nhap"]).pk == first.pk
    assert run_worker(once=True) == 1
    assert uploads.finish(TOKEN, actor=line.people["nhap"]).pk == first.pk
    assert counts() == {"done": 1}


def test_a_job_that_was_killed_after_staging_ends_well_the_second_time(line, files):
    begin(line, files)
    send(line, files)
    run = uploads.finish(TOKEN, actor=line.people["nhap"])
    folder = uploading.place(TOKEN, UNIT)
    line.take(folder)  # as if the first worker died between staging and saying so
    run_worker(once=True)
    run.refresh_from_db()
    assert run.finished_at is not None
    assert run.summary["unchanged"] == 1
    assert line.book().packages.count() == 1


def test_the_same_package_again_changes_nothing_and_says_so(line, files):
    for token in (TOKEN, secrets.token_hex(16)):
        begin(line, files, token=token)
        send(line, files, token=token)
        run = uploads.finish(token, actor=line.people["nhap"])
        run_worker(once=True)
    run.refresh_from_db()
    assert (run.summary["packages"], run.summary["unchanged"]) == (0, 1)
    assert line.book().packages.count() == 1


def test_an_upload_is_only_its_own_persons(line, files):
    begin(line, files)
    other = line.people["nhap2"]
    with pytest.raises(Refusal, match="KHONG_CO_LUOT_TAI_LEN"):
        uploads.receive(TOKEN, 0, offset=0, piece=b"x", actor=other)
    with pytest.raises(Refusal, match="KHONG_CO_LUOT_TAI_LEN"):
        uploads.finish(TOKEN, actor=other)
    with pytest.raises(Refusal, match="LUOT_TAI_LEN_KHAC"):
        begin(line, files, actor="nhap2")


@pytest.mark.parametrize("actor", ["kiemtra", "lanhdao", "khach"])
def test_only_who_keys_may_bring_files(line, files, actor):
    with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
        begin(line, files, actor=actor)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ([], "CHUA_CHON_TEP"),
        (["KS.2008.01.zip"], "THIEU_BANG"),
        (["KS.2008.01.xlsx", "KS.2008.01.csv"], "HAI_BANG"),
        (["KS.2008.01.xlsx", "ks.2008.01.XLSX"], "HAI_BANG"),
        (["bang ke.xlsx"], "TEP_KHONG_DUNG_TEN"),
        (["KS.2008.01.exe"], "TEP_KHONG_DUNG_TEN"),
        (["../KS.2008.01.xlsx"], "TEP_KHONG_DUNG_TEN"),
        (["KS.2008.01/../../../x.xlsx"], "TEP_KHONG_DUNG_TEN"),
    ],
)
def test_files_that_are_no_package_are_refused_before_a_byte_is_sent(line, names, code):
    listed = [UploadFile(name, 100) for name in names]
    with pytest.raises(Refusal, match=code):
        uploads.begin(TOKEN, unit=UNIT, files=listed, actor=line.people["nhap"])
    assert not (home_path() / "tmp" / "arrivals").exists()


def test_a_file_larger_than_any_package_is_refused_before_a_byte_is_sent(line):
    huge = UploadFile("KS.2008.01.xlsx", 10**12)
    with pytest.raises(Refusal, match="TEP_QUA_LON"):
        uploads.begin(TOKEN, unit=UNIT, files=[huge], actor=line.people["nhap"])


def test_a_disk_without_room_is_said_before_a_byte_is_sent(line, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: type("Usage", (), {"free": 10_000})())
    with pytest.raises(Refusal, match="O_DIA_SAP_DAY"):
        uploads.begin(
            TOKEN, unit=UNIT, files=[UploadFile("KS.2008.01.xlsx", 9_000)], actor=line.people["nhap"]
        )


@pytest.mark.parametrize("token", ["", "../../etc", "0" * 31, "G" * 32, "0" * 31 + "/"])
def test_a_token_names_no_folder_but_its_own(line, token):
    with pytest.raises(Refusal, match="KHONG_CO_LUOT_TAI_LEN"):
        uploads.begin(token, unit=UNIT, files=[UploadFile("KS.2008.01.xlsx", 1)], actor=line.people["nhap"])


def test_more_than_was_announced_is_not_taken(line, files):
    begin(line, files)
    with pytest.raises(Refusal, match="SAI_VI_TRI"):
        uploads.receive(TOKEN, 0, offset=0, piece=files[0].read_bytes() + b"more", actor=line.people["nhap"])


def test_a_package_that_cannot_be_read_is_named_with_its_reason(line, files):
    files[0].write_bytes(b"PK\x03\x04 not a workbook")
    begin(line, files)
    send(line, files)
    run = uploads.finish(TOKEN, actor=line.people["nhap"])
    run_worker(once=True)
    run.refresh_from_db()
    assert [one["says"] and one["fix"] and Path(one["file"]).name for one in run.outcome] == [files[0].name]


def test_while_no_worker_runs_the_page_knows_it(line, files):
    begin(line, files)
    send(line, files)
    nhap = line.people["nhap"]
    run = uploads.finish(TOKEN, actor=nhap)
    just_sent = arriving(run.pk, nhap)
    assert just_sent is not None
    assert (just_sent.waits_for_worker, just_sent.is_over) == (False, False)
    Job.objects.update(run_after=run.started_at - dt.timedelta(seconds=31))
    waiting = arriving(run.pk, nhap)
    assert waiting is not None
    assert (waiting.waits_for_worker, waiting.is_over, waiting.done) == (True, False, 0)
    run_worker(once=True)
    over = arriving(run.pk, nhap)
    assert over is not None
    assert (over.waits_for_worker, over.is_over, over.done) == (False, True, 1)
    job = progress_of(upload_of(TOKEN).job or 0)
    assert job is not None
    assert job.state == "done"
