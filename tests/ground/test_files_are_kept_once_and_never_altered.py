"""The store on a real folder: one file for each content, refusals in words, members of a kept zip."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile

import pytest

from sogoc.ground.files import Products, Store
from sogoc.law.refusal import Refusal


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_bytes_paths_and_streams_are_kept_under_their_hash(tmp_path):
    store = Store(tmp_path / "files")
    given = tmp_path / "given"
    given.write_bytes(b"hai")

    stored = store.put_many([b"one", given, io.BytesIO(b"ba"), b"one"])

    assert [one.sha256 for one in stored] == [sha256_of(text) for text in (b"one", b"hai", b"ba", b"one")]
    assert [one.size for one in stored] == [3, 3, 2, 3]
    assert store.read(stored[1].sha256) == b"hai"
    assert stored[2].sha256 in store
    digest = stored[0].sha256
    assert store.path(digest) == tmp_path / "files" / "sha256" / digest[:2] / digest[2:4] / digest
    assert sum(path.is_file() for path in (tmp_path / "files").rglob("*")) == 3


def test_a_kept_file_is_read_only_and_a_second_put_leaves_it(tmp_path):
    store = Store(tmp_path)
    path = store.path(store.put(b"so goc").sha256)
    before = path.stat()

    store.put(b"so goc")

    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mode & 0o222 == 0


def test_many_writers_of_the_same_files_agree(tmp_path):
    contents = [bytes([number]) * 1000 for number in range(20)]
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(Store(tmp_path).put_many(contents))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(results) == 6
    assert all(result == results[0] for result in results)
    assert list(Store(tmp_path).verify()) == []
    assert Store(tmp_path).sweep() == 0


def test_a_missing_file_and_a_name_that_is_no_hash_are_refused(tmp_path):
    store = Store(tmp_path)
    for name in (sha256_of(b"nothing"), "../../etc/passwd", "A" * 64, ""):
        with pytest.raises(Refusal) as refused:
            store.open(name)
        assert refused.value.code == "KHO_THIEU_TEP"


def test_verify_names_what_was_tampered_with(tmp_path):
    store = Store(tmp_path)
    good, bad = store.put_many([b"good", b"bad"])
    path = store.path(bad.sha256)
    path.chmod(0o640)
    path.write_bytes(b"BAD")
    stranger = path.parent / "ghi-chu.txt"
    stranger.write_bytes(b"")

    found = {(problem.path, problem.kind) for problem in store.verify()}

    assert found == {(path, "hong"), (stranger, "la")}
    assert store.read(good.sha256) == b"good"
    with pytest.raises(Refusal) as refused:
        store.read(bad.sha256)
    assert refused.value.code == "TEP_TRONG_KHO_HONG"


def test_a_member_of_a_kept_zip_is_read_in_place(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.pdf", b"first", zipfile.ZIP_STORED)
        archive.writestr("Trang/b.pdf", b"second" * 100, zipfile.ZIP_DEFLATED)
    store = Store(tmp_path)
    sha256 = store.put(content.getvalue()).sha256

    assert store.member(sha256, "a.pdf") == b"first"
    assert store.member(sha256, "Trang/b.pdf") == b"second" * 100
    with pytest.raises(Refusal) as refused:
        store.member(sha256, "c.pdf")
    assert refused.value.code == "KHONG_CO_TRONG_GOI"


def test_what_an_interrupted_put_left_is_swept(tmp_path):
    store = Store(tmp_path)
    kept = store.put(b"kept")
    (tmp_path / "tmp" / "1-left").write_bytes(b"half")

    assert store.sweep() == 1
    assert store.read(kept.sha256) == b"kept"


def test_a_product_that_fails_while_being_made_leaves_the_old_one(tmp_path):
    products = Products(tmp_path)
    products.put("trang", "x/1.webp", b"old")

    def half_done():
        with products.writing("trang", "x/1.webp") as place:
            place.write_bytes(b"ne")
            raise KeyError

    with pytest.raises(KeyError):
        half_done()

    path = products.path("trang", "x/1.webp")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(ValueError, match=r"\.\."):
        products.path("trang", "../../x")


def test_several_products_take_their_names_together_or_keep_the_old_ones(tmp_path):
    products = Products(tmp_path)
    products.put_many("cot", {"24862/KS-1.parquet": b"one", "24862/KS-2.parquet": b"two"})
    products.put_many("cot", {"24862/KS-2.parquet": b"new"})

    folder = products.path("cot", "24862/KS-1.parquet").parent
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "KS-1.parquet": b"one",
        "KS-2.parquet": b"new",
    }
    with pytest.raises(ValueError, match=r"\.\."):
        products.put_many("cot", {"24862/KS-3.parquet": b"x", "../x": b"y"})
    assert sorted(path.name for path in folder.iterdir()) == ["KS-1.parquet", "KS-2.parquet"]
