"""Lists whose code is a label (ethnic groups, nationalities): from any usual wording to the exact label.

In: a text, the list. Out: an ``Understanding`` of kind ``nhan`` (the exact label), ``bi_danh`` (another wording of it) or ``la``
(outside the list, with the nearest valid label as hint).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from sogoc.law.text import collapse, fold_key, letters_key
from sogoc.law.text.likeness import nearest
from sogoc.law.value import Understanding

Wordings = Iterable[tuple[str, str]]
"""Other wordings with their labels, best first."""


class LabelReader:
    """Reads texts against one list: its exact labels and, asked for only when a text is none of them, the other wordings."""

    def __init__(self, labels: Callable[[], Iterable[str]], wordings: Callable[[], Wordings]) -> None:
        self._load_labels = labels
        self._load_wordings = wordings
        self.read = lru_cache(maxsize=20_000)(self._read)

    @cached_property
    def _exact(self) -> dict[str, None]:
        return dict.fromkeys(self._load_labels())

    @cached_property
    def _wordings(self) -> list[tuple[str, str]]:
        return [*((label, label) for label in self._exact), *self._load_wordings()]

    @cached_property
    def _by_letters(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for wording, label in self._wordings:
            found.setdefault(_letters(wording), label)
        return found

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        """Only where the fold is of one label."""
        found: dict[str, str | None] = {}
        for wording, label in self._wordings:
            key = fold_key(wording)
            known = found.setdefault(key, label)
            if known != label and not _same_group(known, label):
                found[key] = None
        return {key: label for key, label in found.items() if label is not None}

    def _read(self, text: str) -> Understanding:
        text = collapse(text)
        if text in self._exact:
            return Understanding(text, "nhan")
        key = fold_key(text)
        label = self._by_letters.get(_letters(text)) or self._by_fold.get(key)
        if label is not None:
            return Understanding(label, "bi_danh")
        return Understanding(None, "la", nearest(key, self._by_fold.items()))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, letters_key(text)))


def _same_group(first: str | None, second: str) -> bool:
    return first is not None and first.casefold() == second.casefold()
