"""An examination never dies of what it examines: a check that cannot be done is itself something found.

In: checks that yield what they find: code, place, Vietnamese sentence. Out: what they yield, and one more where a check broke off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from sogoc.law.refusal import Refusal

Found = tuple[str, str, str]
"""Code, place, Vietnamese sentence."""
BROKEN_OFF = "KHONG_KIEM_TRA_DUOC"
T = TypeVar("T")


def examined(
    check: Callable[[], Iterable[T]], found: Callable[[str, str, str], T], *, where: str, what: str
) -> Iterator[T]:
    """Do a check; ``found`` makes one more of its kind if it cannot be done to its end: ``what`` it looks at, and ``where``."""
    try:
        yield from check()
    except Exception as failure:  # noqa: BLE001 - whatever was altered must not hide everything else
        because = failure.says if isinstance(failure, Refusal) else f"{type(failure).__name__}: {failure}"
        says = f"Không kiểm tra được hết {what} vì có dữ liệu sai dạng ({because.rstrip('.')[:200]})."
        yield found(BROKEN_OFF, where, says)
