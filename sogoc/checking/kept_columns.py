"""Where the Parquet files of the books lie: products that can be made again from the packages in the store.

In: staged packages with their columns, or books whose file is missing. Out: files. They are written when a package is staged, where its
rows stand understood in memory already, and when a text of it is mended; a book that came before that is read again from its kept package
once, by the first review, with what was mended since in its place.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sogoc.checking import columns
from sogoc.checking.examine import examine, with_texts
from sogoc.ground.files import Products
from sogoc.ground.installation import file_store, home_path
from sogoc.packages.reading import PackageRead, read_package
from sogoc.packages.sandbox import Sandbox
from sogoc.register.version_queries import mended_rows

if TYPE_CHECKING:
    import polars as pl

    from sogoc.law.book import BookType
    from sogoc.register.version_queries import CurrentPackage

_AT_ONCE = 100
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """One package whose rows are at hand: path of its book, number and hash, the keys of its rows in their order."""

    path: str
    package: int
    sha256: str
    book_type: BookType
    frame: pl.DataFrame
    columns: pl.DataFrame
    keys: Sequence[str]


def keep(made: Iterable[Made | None]) -> None:
    """Write the files of packages (None: of nothing); over an older file of the same name."""
    contents = {}
    for one in made:
        if one is None:
            continue
        unit, _, book = one.path.partition("/")
        facts = {
            "unit": unit,
            "book": book,
            "package": str(one.package),
            "xlsx_sha256": one.sha256,
            **columns.registered_range(one.frame, one.book_type),
        }
        name = columns.product_name(one.path, one.package, one.sha256)
        contents[name] = columns.packed(one.columns, keys=one.keys, facts=facts)
    if contents:
        Products(home_path()).put_many(columns.RECIPE, contents)


def files_of(
    packages: Mapping[int, CurrentPackage],
    keys_of: Callable[[int], Mapping[int, str]],
    progress: Progress | None = None,
) -> dict[int, Path]:
    """File of each book's current package, by id of the book; what is missing is made from the store. ``keys_of``: row → key of a book."""
    products = Products(home_path())
    files = {
        book: products.path(columns.RECIPE, columns.product_name(one.path, one.number, one.sha256))
        for book, one in packages.items()
    }
    missing = [book for book, path in files.items() if not columns.is_whole(path)]
    if missing:
        with Sandbox() as sandbox:
            for start in range(0, len(missing), _AT_ONCE):
                some = missing[start : start + _AT_ONCE]
                reads = [_read(packages[book], sandbox) for book in some]
                seen_all = examine(
                    [with_texts(read, mended_rows(book)) for book, read in zip(some, reads, strict=True)]
                )
                keep(
                    Made(
                        packages[book].path,
                        packages[book].number,
                        packages[book].sha256,
                        read.book_type,
                        seen.frame,
                        seen.columns,
                        _keys(read, keys_of(book)),
                    )
                    for book, read, seen in zip(some, reads, seen_all, strict=True)
                )
                if progress is not None:
                    progress(start + len(some), len(missing), packages[some[-1]].path)
    return files


def _read(package: CurrentPackage, sandbox: Sandbox) -> PackageRead:
    """The kept Excel file, under the name by which it tells its book."""
    with tempfile.TemporaryDirectory(dir=home_path() / "tmp") as folder:
        place = Path(folder) / package.file_name
        with file_store().open(package.sha256) as kept, place.open("wb") as copy:
            shutil.copyfileobj(kept, copy)
        return read_package(place, None, sandbox=sandbox)


def _keys(read: PackageRead, known: Mapping[int, str]) -> list[str]:
    return [known.get(row, "") for row in read.frame.get_column("_row").to_list()]
