"""The container of the extract: what was put in comes out, or nothing does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.reconciliation import sealed

KEY = bytes(range(32))
HEAD = len(sealed.MAGIC) + 8 + 16


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(sealed, "CHUNK", 64)


def put(folder, content=b"x" * 300, key=KEY, name="a.sogocpop"):
    path = folder / name
    sealed.seal(content, key=key, path=path)
    return path


@given(content=st.binary(max_size=5_000), chunk=st.integers(1, 700))
def test_what_goes_in_comes_out(tmp_path_factory, content, chunk):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed, "CHUNK", chunk)
        path = put(tmp_path_factory.mktemp("sealed"), content)
        assert sealed.unseal(path, key=KEY).getvalue() == content


def test_only_the_owner_reads_it_and_nothing_is_clear(tmp_path, small_chunks):
    path = put(tmp_path, b"Nguyen Van An " * 40)
    assert path.stat().st_mode & 0o077 == 0
    assert b"Nguyen" not in path.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_another_key_is_told_from_a_broken_file(tmp_path):
    with pytest.raises(sealed.WrongKey):
        sealed.unseal(put(tmp_path), key=bytes(32))


@given(at=st.integers(0, HEAD + 5 * 80 - 21), bit=st.integers(0, 7))
def test_no_bit_can_be_changed(tmp_path_factory, at, bit):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed, "CHUNK", 64)
        path = put(tmp_path_factory.mktemp("sealed"))
        content = bytearray(path.read_bytes())
        content[at] ^= 1 << bit
        path.write_bytes(content)
        with pytest.raises((sealed.Broken, sealed.WrongKey)):
            sealed.unseal(path, key=KEY)


@given(keep=st.integers(0, HEAD + 5 * 80 - 21))
def test_it_cannot_be_cut(tmp_path_factory, keep):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed, "CHUNK", 64)
        path = put(tmp_path_factory.mktemp("sealed"))
        path.write_bytes(path.read_bytes()[:keep])
        with pytest.raises(sealed.Broken):
            sealed.unseal(path, key=KEY)


def test_pieces_cannot_change_places(tmp_path, small_chunks):
    path = put(tmp_path)
    content = path.read_bytes()
    first, second = content[HEAD : HEAD + 80], content[HEAD + 80 : HEAD + 160]
    path.write_bytes(content[:HEAD] + second + first + content[HEAD + 160 :])
    with pytest.raises(sealed.Broken):
        sealed.unseal(path, key=KEY)


def test_pieces_cannot_come_from_another_file(tmp_path, small_chunks):
    path, other = put(tmp_path), put(tmp_path, name="b.sogocpop")
    path.write_bytes(path.read_bytes()[:HEAD] + other.read_bytes()[HEAD:])
    with pytest.raises(sealed.Broken):
        sealed.unseal(path, key=KEY)
