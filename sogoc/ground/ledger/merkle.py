"""Merkle trees as RFC 9162 §2.1 defines them: hashes, a frontier that appends in O(log n), paths and their verification.

Pure. Paths are computed from ``subtree(lo, hi)``, the root of leaves ``lo`` … ``hi - 1``, which the caller answers from whatever
it keeps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256().digest()

Subtree = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    """Hash of one entry of the log."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """Largest power of two smaller than ``size`` (≥ 2): where a tree of that size divides."""
    return 1 << (size - 1).bit_length() - 1


@dataclass(slots=True)
class Frontier:
    """Roots of the complete subtrees of a log of ``size`` leaves, largest first: all that appending needs."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> Frontier:
        """Read what ``to_bytes`` wrote."""
        if len(data) != size.bit_count() * HASH_SIZE:
            message = f"a frontier of {size} leaves has {size.bit_count()} peaks, not {len(data) / HASH_SIZE}"
            raise ValueError(message)
        return cls(size, [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)])

    def to_bytes(self) -> bytes:
        """Peaks, one after another."""
        return b"".join(self.peaks)

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next leaf."""
        peaks, below = self.peaks, self.size
        while below & 1:
            leaf = node_hash(peaks.pop(), leaf)
            below >>= 1
        peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """Root of the whole log."""
        if not self.peaks:
            return EMPTY_ROOT
        *rest, root = self.peaks
        for peak in reversed(rest):
            root = node_hash(peak, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Root over hashes of leaves."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def inclusion_path(index: int, size: int, *, subtree: Subtree) -> list[bytes]:
    """Sibling hashes from leaf ``index`` up to the root of a log of ``size`` (§2.1.3.1)."""
    if not 0 <= index < size:
        raise IndexError(index)
    lo, hi = 0, size
    path: list[bytes] = []
    while hi - lo > 1:
        middle = lo + split(hi - lo)
        if index < middle:
            path.append(subtree(middle, hi))
            hi = middle
        else:
            path.append(subtree(lo, middle))
            lo = middle
    return path[::-1]


def path_length(index: int, size: int) -> int:
    """How many hashes ``inclusion_path`` returns."""
    length = 0
    while size > 1:
        middle = split(size)
        index, size = (index, middle) if index < middle else (index - middle, size - middle)
        length += 1
    return length


def root_from_path(leaf: bytes, index: int, *, size: int, path: Sequence[bytes]) -> bytes | None:
    """Root that a path leads to (§2.1.3.2), or None when the path has the wrong length."""
    if not 0 <= index < size:
        return None
    low, last, root = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if low & 1 or low == last:
            root = node_hash(sibling, root)
            while not low & 1 and low:
                low, last = low >> 1, last >> 1
        else:
            root = node_hash(root, sibling)
        low, last = low >> 1, last >> 1
    return root if last == 0 else None


def consistency_path(old: int, new: int, *, subtree: Subtree) -> list[bytes]:
    """Hashes that show a log of ``old`` leaves to be the beginning of one of ``new`` (§2.1.4.1)."""
    if not 0 < old <= new:
        raise IndexError(old)
    lo, hi, whole = 0, new, True
    path: list[bytes] = []
    while old != hi:
        middle = lo + split(hi - lo)
        if old <= middle:
            path.append(subtree(middle, hi))
            hi = middle
        else:
            path.append(subtree(lo, middle))
            lo, whole = middle, False
    if not whole:
        path.append(subtree(lo, hi))
    return path[::-1]


def is_consistent(old: int, new: int, *, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether a path shows that the log only grew (§2.1.4.2)."""
    if old == new:
        return not path and old_root == new_root
    if not 0 < old < new:
        return False
    steps = [old_root, *path] if old.bit_count() == 1 else list(path)
    if not steps:
        return False
    low, last = old - 1, new - 1
    while low & 1:
        low, last = low >> 1, last >> 1
    first = second = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if low & 1 or low == last:
            first, second = node_hash(step, first), node_hash(step, second)
            while not low & 1 and low:
                low, last = low >> 1, last >> 1
        else:
            second = node_hash(second, step)
        low, last = low >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root
