"""The folder is the registry: every module of a package declares one thing (or a tight family) under a fixed name."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType


def declared(package: ModuleType, *names: str) -> dict[str, Any]:
    """Import each module of ``package`` (sorted) and return its declarations by their ``code``.

    ``names`` are the attributes that a module may use: an object, or a tuple of them. A module without any, or a code declared
    twice, fails at import with the file names.
    """
    found: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        declarations = [getattr(module, name) for name in names if hasattr(module, name)]
        if not declarations:
            message = f"{module.__file__} declares none of {', '.join(names)}"
            raise ImportError(message)
        for declaration in declarations:
            for item in declaration if isinstance(declaration, tuple) else (declaration,):
                if item.code in found:
                    message = f"{item.code} is declared in {origin[item.code]} and in {module.__file__}"
                    raise ImportError(message)
                found[item.code] = item
                origin[item.code] = str(module.__file__)
    return found
