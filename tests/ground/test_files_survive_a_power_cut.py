"""Whatever was acknowledged is there after a cut, and nothing half written stands under a hash."""

from __future__ import annotations

import errno
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sogoc.ground.files import Products, Store
from sogoc.law.refusal import Refusal

ROOT = Path("/home/files")


class PowerCutError(BaseException):
    """The machine is gone; no handler of ours may see it through."""


class FragileDisk:
    """A disk in memory that forgets what was not synced, and fails at a chosen step."""

    def __init__(self):
        self.bytes: dict[int, bytes] = {}
        self.durable_bytes: dict[int, bytes] = {}
        self.names: dict[Path, int] = {}
        self.durable_names: dict[Path, int] = {}
        self.folders = {ROOT.parent}
        self.durable_folders = {ROOT.parent}
        self.steps = 0
        self.fail_at: int | None = None
        self.failure: Callable[[], BaseException] = PowerCutError
        self.off = False

    def _step(self):
        if self.off:
            raise PowerCutError
        self.steps += 1
        if self.steps == self.fail_at:
            problem = self.failure()
            self.off = isinstance(problem, PowerCutError)
            raise problem

    def cut(self, chance: random.Random):
        """Come back after a cut: of what was not synced, any part may have reached the disk."""
        self.off, self.fail_at = False, None
        folders = set(self.durable_folders)
        for folder in sorted(self.folders - folders):
            if folder.parent in folders and chance.random() < 0.5:
                folders.add(folder)
        names = {}
        for path in self.names.keys() | self.durable_names.keys():
            now, before = self.names.get(path), self.durable_names.get(path)
            kept = now if now == before or chance.random() < 0.5 else before
            if kept is not None and path.parent in folders:
                names[path] = kept
        for number, content in self.bytes.items():
            if self.durable_bytes.get(number) != content:
                torn = content[: chance.randint(0, len(content))]
                self.bytes[number] = torn + bytes(len(content) - len(torn)) * chance.randint(0, 1)
        self.names, self.durable_names = names, dict(names)
        self.folders, self.durable_folders = folders, set(folders)
        self.durable_bytes = dict(self.bytes)

    def make_folder(self, path):
        self._step()
        if path.parent not in self.folders:
            raise FileNotFoundError(path)
        known = path in self.folders
        self.folders.add(path)
        return not known

    def write_new(self, path, pieces):
        if path in self.names:
            raise FileExistsError(path)
        if path.parent not in self.folders:
            raise FileNotFoundError(path)
        number = len(self.bytes)
        self.bytes[number] = b""
        self.names[path] = number
        for piece in pieces:
            half = len(piece) // 2
            self.bytes[number] += piece[:half]
            self._step()
            self.bytes[number] += piece[half:]

    def sync_files(self, paths):
        for path in paths:
            self._step()
            self.durable_bytes[self.names[path]] = self.bytes[self.names[path]]

    def sync_folders(self, paths):
        for folder in paths:
            self._step()
            self.durable_folders |= {path for path in self.folders if path.parent == folder}
            self.durable_names = {p: n for p, n in self.durable_names.items() if p.parent != folder}
            self.durable_names |= {p: n for p, n in self.names.items() if p.parent == folder}

    def link(self, source, target):
        self._step()
        if target in self.names:
            raise FileExistsError(target)
        self.names[target] = self.names[source]

    def replace(self, source, target):
        self._step()
        self.names[target] = self.names.pop(source)

    def remove(self, path):
        self._step()
        self.names.pop(path, None)

    def size(self, path):
        return len(self.bytes[self.names[path]]) if path in self.names else None

    def open(self, path):
        if path not in self.names:
            raise FileNotFoundError(path)
        return io.BytesIO(self.bytes[self.names[path]])

    def files(self, folder):
        return iter(sorted(path for path in self.names if folder in path.parents))


BATCHES = st.lists(st.lists(st.binary(max_size=12), min_size=1, max_size=4), min_size=1, max_size=6)
FULL = pytest.param(lambda: OSError(errno.ENOSPC, "No space left on device"), "HET_CHO_TRONG", id="full")
READ_ONLY = pytest.param(lambda: OSError(errno.EROFS, "Read-only"), "KHO_KHONG_GHI_DUOC", id="read-only")
BROKEN = pytest.param(lambda: OSError(errno.EIO, "Input/output error"), "KHO_KHONG_GHI_DUOC", id="broken")


@settings(max_examples=200)
@given(BATCHES, st.integers(1, 120), st.integers(0, 10**6))
def test_a_cut_at_any_step_loses_nothing_that_was_acknowledged(batches, fail_at, seed):
    disk = FragileDisk()
    disk.fail_at = fail_at
    store = Store(ROOT, disk=disk)
    acknowledged = {}
    try:
        for batch in batches:
            for content, stored in zip(batch, store.put_many(batch), strict=True):
                acknowledged[stored.sha256] = content
    except PowerCutError:
        pass
    disk.cut(random.Random(seed))

    after = Store(ROOT, disk=disk)
    assert {sha256: after.read(sha256) for sha256 in acknowledged} == acknowledged
    assert list(after.verify()) == []
    for batch in batches:
        after.put_many(batch)
    assert list(after.verify()) == []


@settings(max_examples=60)
@given(BATCHES, st.integers(1, 120), st.integers(0, 10**6))
@pytest.mark.parametrize(("failure", "code"), [FULL, READ_ONLY, BROKEN])
def test_a_failing_disk_is_a_refusal_and_the_rest_stays_whole(failure, code, batches, fail_at, seed):
    disk = FragileDisk()
    disk.fail_at, disk.failure = fail_at, failure
    store = Store(ROOT, disk=disk)
    acknowledged = {}
    refusals = set()
    for batch in batches:
        try:
            for content, stored in zip(batch, store.put_many(batch), strict=True):
                acknowledged[stored.sha256] = content
        except Refusal as refusal:
            refusals.add(refusal.code)
    disk.cut(random.Random(seed))

    after = Store(ROOT, disk=disk)
    assert refusals <= {code}
    assert {sha256: after.read(sha256) for sha256 in acknowledged} == acknowledged
    assert list(after.verify()) == []


@given(st.lists(st.binary(max_size=12), min_size=1, max_size=5), st.integers(1, 80), st.integers(0, 10**6))
def test_a_product_is_the_old_one_or_the_new_one_whole(versions, fail_at, seed):
    disk = FragileDisk()
    products = Products(ROOT, disk=disk)
    written = 0
    disk.fail_at = fail_at
    try:
        for version in versions:
            products.put("book", "24862/KS.2008.01.parquet", version)
            written += 1
    except PowerCutError:
        pass
    disk.cut(random.Random(seed))

    path = products.path("book", "24862/KS.2008.01.parquet")
    possible = versions[max(0, written - 1) : written + 1]
    if written == 0 and disk.size(path) is None:
        return
    assert disk.open(path).read() in possible
