"""Options that several commands share, with their bounds."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from cyclopts import Parameter

from sogoc.cli.words import t

FIRST_DAY = dt.date(1900, 1, 1)
LAST_PORT = 65_535

Actor = Annotated[str | None, Parameter(help=t("Tài khoản thực hiện.", "Acting account."))]


def _thinkable(_type: object, value: dt.date | None) -> None:
    if value is not None and not FIRST_DAY.year <= value.year <= dt.date.max.year - 1:
        raise ValueError(
            t(
                f"Ngày {value.isoformat()} nằm ngoài những năm mà phần mềm theo dõi (từ {FIRST_DAY.year}).",
                f"The day {value.isoformat()} lies outside the years that are followed (from {FIRST_DAY.year}).",
            )
        )


def _is_port(_type: object, value: int) -> None:
    if not 1 <= value <= LAST_PORT:
        raise ValueError(
            t(
                f"Cổng {value} không có; cổng là số từ 1 đến {LAST_PORT}.",
                f"There is no port {value}; ports are 1 to {LAST_PORT}.",
            )
        )


BOUNDED_DAY = Parameter(validator=_thinkable)
BOUNDED_PORT = Parameter(validator=_is_port)
