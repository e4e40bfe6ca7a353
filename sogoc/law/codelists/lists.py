"""The noun *code list* and the mapping that loads all of them on first use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType

from sogoc.law.codelists.tables import read_table
from sogoc.law.text import fold_key, letters_key

_HERE = "sogoc.law.codelists"


@dataclass(frozen=True)
class CodeList:
    """One list: ``items`` maps a code to its label; ``aliases`` other wordings to their code; since/until are ISO days or None."""

    code: str
    title: str
    items: Mapping[str, str]
    source: str
    since: str | None = None
    until: str | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_letters(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for wording, code in self._wordings():
            found.setdefault(letters_key(wording), code)
        return found

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        """Keys of the fold that name exactly one code."""
        seen: dict[str, set[str]] = {}
        for wording, code in self._wordings():
            seen.setdefault(fold_key(wording), set()).add(code)
        return {key: next(iter(codes)) for key, codes in seen.items() if key and len(codes) == 1}

    def _wordings(self) -> list[tuple[str, str]]:
        return [
            *((code, code) for code in self.items),
            *((label, code) for code, label in self.items.items()),
            *self.aliases.items(),
        ]

    def code_of(self, text: str) -> str | None:
        """Return the code that a code, label or known other wording means (marks may be missing), else None."""
        return self._by_letters.get(letters_key(text)) or self._by_fold.get(fold_key(text))


class _Lists(Mapping[str, CodeList]):
    """Read-only mapping; the files are read when somebody first asks."""

    def __getitem__(self, code: str) -> CodeList:
        return _load()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_load())

    def __len__(self) -> int:
        return len(_load())


@cache
def _load() -> Mapping[str, CodeList]:
    items: dict[str, dict[str, str]] = {}
    aliases: dict[str, dict[str, str]] = {}
    for row in read_table(_HERE, "codes"):
        items.setdefault(row["list"], {})[row["code"]] = row["label"]
        for alias in filter(None, row["aliases"].split("|")):
            aliases.setdefault(row["list"], {})[alias] = row["code"]
    for name in ("dan_toc_158", "quoc_tich_158"):
        items[name] = {row["label_exact"]: row["label_exact"] for row in read_table(_HERE, name)}
    items["dan_toc_gso"] = {row["gso_code"]: row["gso_name"] for row in read_table(_HERE, "dan_toc_gso")}
    return MappingProxyType(
        {
            row["list"]: CodeList(
                code=row["list"],
                title=row["title"],
                items=MappingProxyType(items[row["list"]]),
                source=row["source"],
                since=row["since"] or None,
                until=row["until"] or None,
                aliases=MappingProxyType(aliases.get(row["list"], {})),
            )
            for row in read_table(_HERE, "lists")
        }
    )


CODE_LISTS: Mapping[str, CodeList] = _Lists()
"""All code lists by name."""
