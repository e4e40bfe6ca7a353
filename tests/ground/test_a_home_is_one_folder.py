"""An installation is one marked folder; samples and real data never meet; keys live outside."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from sogoc.ground.home import MARKER, create, open_home
from sogoc.law.refusal import Refusal


def test_a_home_is_made_with_folders_and_secrets_that_only_its_owner_reads(tmp_path):
    home = create(tmp_path / "home")
    assert home.files.is_dir()
    assert home.logs.is_dir()
    assert home.tmp.is_dir()
    for secret in ("django.key", "field.key"):
        assert len(home.secret(secret)) == 32
        assert stat.S_IMODE((home.path / "secrets" / secret).stat().st_mode) == 0o600
    for folder in (home.path, home.path / "secrets", home.keys):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert home.secret("django.key") != home.secret("field.key")


def test_making_it_again_changes_nothing(tmp_path):
    first = create(tmp_path / "home", sample=True)
    secret = first.secret("field.key")
    again = create(tmp_path / "home", sample=True)
    assert again == first
    assert again.secret("field.key") == secret
    assert open_home(tmp_path / "home") == first


def test_two_homes_are_different_installations(tmp_path):
    one, other = create(tmp_path / "a"), create(tmp_path / "b")
    assert one.install_id != other.install_id
    assert one.secret("django.key") != other.secret("django.key")


@pytest.mark.parametrize("first_is_sample", [True, False])
def test_a_sample_and_real_data_never_share_a_home(tmp_path, first_is_sample):
    create(tmp_path / "home", sample=first_is_sample)
    with pytest.raises(Refusal) as refused:
        create(tmp_path / "home", sample=not first_is_sample)
    assert refused.value.code == "MAU_LAN_THAT"
    assert open_home(tmp_path / "home").is_sample is first_is_sample


def test_a_folder_with_other_peoples_files_is_refused_and_left_as_it_was(tmp_path):
    (tmp_path / "luan-van.docx").write_bytes(b"x")
    with pytest.raises(Refusal) as refused:
        create(tmp_path, sample=True)
    assert refused.value.code == "NHA_CO_DU_LIEU_KHAC"
    assert [item.name for item in tmp_path.iterdir()] == ["luan-van.docx"]


def test_a_file_is_no_home(tmp_path):
    (tmp_path / "home").write_bytes(b"")
    with pytest.raises(Refusal, match="NHA_CO_DU_LIEU_KHAC"):
        create(tmp_path / "home")


def test_an_empty_folder_may_become_a_home(tmp_path):
    assert create(tmp_path).path == tmp_path


def test_what_was_cut_off_half_way_is_completed(tmp_path):
    home = create(tmp_path / "home")
    for secret in (home.path / "secrets").iterdir():
        secret.unlink()
    (home.path / "tmp").rmdir()
    completed = create(home.path)
    assert completed.install_id == home.install_id
    assert len(completed.secret("field.key")) == 32
    assert completed.tmp.is_dir()


def test_a_marker_that_was_never_finished_does_not_stand_in_the_way(tmp_path):
    (tmp_path / f".{MARKER}.0badcafe").write_bytes(b'{"for')
    assert create(tmp_path).install_id


def test_a_folder_without_marker_is_not_opened(tmp_path):
    with pytest.raises(Refusal, match="CHUA_CO_NHA"):
        open_home(tmp_path)


def test_a_broken_marker_is_said(tmp_path):
    (tmp_path / MARKER).write_text("{}", encoding="utf-8")
    with pytest.raises(Refusal, match="NHA_HONG"):
        open_home(tmp_path)


def test_keys_stand_beside_the_home_or_where_the_office_wants_them(tmp_path):
    assert create(tmp_path / "home").keys == tmp_path / "home.keys"
    assert create(tmp_path / "other", keys=tmp_path / "usb").keys == tmp_path / "usb"


@pytest.mark.parametrize("inside", [".", "keys", "files/keys"])
def test_keys_inside_the_home_are_refused(tmp_path, inside):
    with pytest.raises(Refusal, match="KHOA_TRONG_NHA"):
        create(tmp_path / "home", keys=tmp_path / "home" / Path(inside))
    assert not (tmp_path / "home").exists()
