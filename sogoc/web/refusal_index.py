"""Every kind of refusal that the product declares, found in its modules: the reference page needs no list by hand."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import sogoc
from sogoc.law.refusal import RefusalKind

_LEAVE = ("__main__", "migrations", "wsgi", "child")


@cache
def every_refusal() -> tuple[RefusalKind, ...]:
    """Kinds by code; one that several modules name stands once."""
    found: dict[tuple[str, str], RefusalKind] = {}
    for module in pkgutil.walk_packages(sogoc.__path__, "sogoc."):
        if any(part in _LEAVE for part in module.name.split(".")):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, RefusalKind):
                found[value.code, value.says] = value
    return tuple(sorted(found.values(), key=lambda kind: (kind.code, kind.says)))
