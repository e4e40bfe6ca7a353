"""Lists whose code is a label (ethnic groups, nationalities): from any usual wording to the exact label.

In: a text, the list. Out: an ``Understanding`` of kind ``nhan`` (the exact label), ``bi_danh`` (another wording of it) or ``la``
(outside the list, with the nearest valid label as hint).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from sogoc.law.text import collapse, fold_key, letters_key
from sogoc.law.text.likeness import nearest
from sogoc.law.value import Understanding

Wordings = Iterable[tuple[str, str]]


class LabelReader:
    """Reads texts against one list. ``load`` returns the exact labels and the other wordings ``(wording, label)``, best first."""

    def __init__(self, load: Callable[[], tuple[Iterable[str], Wordings]]) -> None:
        self._load = load
        self._tables: tuple[frozenset[str], Mapping[str, str], Mapping[str, str]] | None = None
        self.read = lru_cache(maxsize=20_000)(self._read)

    def _ready(self) -> tuple[frozenset[str], Mapping[str, str], Mapping[str, str]]:
        """Return exact labels, letters → label, fold → label (only where the fold is of one label)."""
        if self._tables is None:
            labels, wordings = self._load()
            exact = tuple(labels)
            by_letters: dict[str, str] = {}
            by_fold: dict[str, str | None] = {}
            for wording, label in [*((label, label) for label in exact), *wordings]:
                by_letters.setdefault(_letters(wording), label)
                key = fold_key(wording)
                known = by_fold.setdefault(key, label)
                if known != label and not _same_group(known, label):
                    by_fold[key] = None
            folds = {key: label for key, label in by_fold.items() if label is not None}
            self._tables = frozenset(exact), by_letters, folds
        return self._tables

    def _read(self, text: str) -> Understanding:
        exact, by_letters, by_fold = self._ready()
        text = collapse(text)
        if text in exact:
            return Understanding(text, "nhan")
        key = fold_key(text)
        label = by_letters.get(_letters(text)) or by_fold.get(key)
        if label is not None:
            return Understanding(label, "bi_danh")
        return Understanding(None, "la", nearest(key, by_fold.items()))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, letters_key(text)))


def _same_group(first: str | None, second: str) -> bool:
    return first is not None and first.casefold() == second.casefold()
