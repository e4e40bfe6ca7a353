"""The population extract: loaded, used and destroyed here and nowhere else; every such act stands in the ledger (stream ``population``).

In: the contract's ``population.csv``. Out: an encrypted file in ``<home>/population`` and, for a stated purpose, the frame in memory. The
key lies in the key folder of the home, outside the home. The clear CSV is never copied.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from django.conf import settings
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.accounts.offices import PROVINCE
from sogoc.ground import clock
from sogoc.ground.home import keys_folder, write_private
from sogoc.ground.installation import home_path
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.law.refusal import Refusal
from sogoc.reconciliation import refusals, sealed
from sogoc.reconciliation.extract import read_population
from sogoc.reconciliation.people import Population, open_population
from sogoc.reconciliation.queries import current_extract, destroyed_extracts, extract_named, live_extracts

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.reconciliation.models import Extract

STREAM = "population"
SUFFIX = ".sogocpop"
KEY_NAME = "population.key"
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Loaded:
    """An extract that is ready to be asked."""

    persons: int
    name: str
    sha256: str


def load(
    path: Path,
    *,
    actor: Person,
    via: str = "",
    progress: Callable[[int, int, str], None] | None = None,
) -> Loaded:
    """Load an extract; it becomes the one that is asked. The file that is already the current one changes nothing."""
    _must_administer(actor)
    tell = progress or (lambda _done, _total, _what: None)
    tell(0, _STEPS, path.name)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    name = sha256[:16]
    current = current_extract()
    if current is not None and current.sha256 == sha256 and _place(name).is_file() and _key_place().is_file():
        tell(_STEPS, _STEPS, name)
        return Loaded(current.persons, name, sha256)
    frame = read_population(path)
    tell(1, _STEPS, name)
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd")
    tell(2, _STEPS, name)
    _place(name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sealed.seal(buffer.getvalue(), key=_key(make=True), path=_place(name))
    _record(name, sha256=sha256, persons=frame.height, actor=actor, via=via)
    tell(_STEPS, _STEPS, name)
    return Loaded(frame.height, name, sha256)


@transaction.atomic
def _record(name: str, *, sha256: str, persons: int, actor: Person, via: str) -> None:
    from sogoc.reconciliation.actions import record_extract

    made = record_extract(name, sha256=sha256, persons=persons, actor=actor)
    payload: dict[str, object] = {
        "persons": persons,
        "sha256": sha256,
        "loaded_at": clock.stamp(made.loaded_at),
    }
    _note(name, "load", payload, actor=actor, duty="administer", via=via)


def ask(*, purpose: str, actor: Person, duty: str, via: str = "") -> tuple[Extract, Population]:
    """Open the current extract in memory for a stated purpose; the use is in the ledger before the first row is seen."""
    extract = current_extract()
    if extract is None:
        raise refusals.CHUA_CO_DAN_CU.because()
    with transaction.atomic():
        _note(extract.name, "use", {"purpose": purpose}, actor=actor, duty=duty, via=via)
    try:
        clear = sealed.unseal(_place(extract.name), key=_key())
    except sealed.WrongKey:
        raise refusals.KHOA_DAN_CU_KHAC.because(name=extract.name) from None
    except (sealed.Broken, FileNotFoundError):
        raise refusals.DAN_CU_BI_SUA.because(name=extract.name) from None
    return extract, open_population(pl.read_parquet(clear))


def closed_extracts(*, whole: bool) -> Iterator[Refusal]:
    """Why extracts that were not destroyed could not be asked, and which destroyed ones still lie there; ``whole`` reads every byte."""
    for name in destroyed_extracts():
        if _place(name).exists():
            yield refusals.DAN_CU_CHUA_HUY.because(name=name, path=_place(name))
    live = live_extracts()
    try:
        key = _key() if live else b""
    except Refusal as refusal:
        yield refusal
        return
    for name in live:
        try:
            sealed.check(_place(name), key=key, whole=whole)
        except FileNotFoundError:
            yield refusals.MAT_TEP_DAN_CU.because(name=name, path=_place(name))
        except sealed.WrongKey:
            yield refusals.KHOA_DAN_CU_KHAC.because(name=name)
        except sealed.Broken:
            yield refusals.DAN_CU_BI_SUA.because(name=name)


def destroy(name: str, *, actor: Person, reason: str, via: str = "") -> None:
    """Delete an extract for good: its file, and the key when no extract is left. What it was stays in the ledger."""
    from sogoc.reconciliation.actions import record_destroyed

    _must_administer(actor)
    extract = extract_named(name)
    if extract is None:
        raise refusals.KHONG_CO_BAN_TRICH.because(name=name)
    with transaction.atomic():
        record_destroyed(extract)
        _note(
            name,
            "destroy",
            {"persons": extract.persons},
            actor=actor,
            duty="administer",
            via=via,
            reason=reason,
        )
    if _place(name).parent.is_dir():
        sealed.remove(_place(name))
    if not live_extracts():
        _key_place().unlink(missing_ok=True)


def _note(
    name: str,
    action: str,
    payload: dict[str, object],
    *,
    actor: Person,
    duty: str,
    via: str,
    reason: str = "",
) -> None:
    act = Act(
        stream=STREAM, action=action, subject=name, actor=actor.username, office=PROVINCE, duty=duty, payload=payload,
        reason=reason, via=via,
    )  # fmt: skip
    append(act)


def _must_administer(actor: Person) -> None:
    if "administer" not in accounts.duties_of(actor, PROVINCE):
        raise refusals.KHONG_DUOC_QUAN_LY_DAN_CU.because(username=actor.username)


def _place(name: str) -> Path:
    return home_path() / "population" / f"{name}{SUFFIX}"


def _key_place() -> Path:
    return keys_folder(home_path(), settings.SOGOC_KEYS) / KEY_NAME


def _key(*, make: bool = False) -> bytes:
    """The key of the extracts. A new one is made only where no extract waits for a lost one."""
    place = _key_place()
    if not place.is_file():
        if not make or live_extracts():
            raise refusals.THIEU_KHOA_DAN_CU.because(path=place)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(place, secrets.token_hex(sealed.KEY_BYTES).encode())
    try:
        key = bytes.fromhex(place.read_text(encoding="ascii"))
    except ValueError:
        key = b""
    if len(key) != sealed.KEY_BYTES:
        raise refusals.THIEU_KHOA_DAN_CU.because(path=place)
    return key
