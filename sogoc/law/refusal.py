"""The one family of errors that a person can cause.

A room declares its kinds in ``refusals.py`` and raises ``KIND.because(name=…)``. Each kind has a stable code, a Vietnamese
sentence, a remedy, an HTTP status and a page in the manual; on the command line every refusal exits with 2.
"""

from __future__ import annotations

from dataclasses import dataclass

EXIT_CODE = 2


class Refusal(Exception):
    """Raised when an act cannot be done; says why (``says``) and what to do (``fix``), both in Vietnamese."""

    def __init__(self, code: str, says: str, fix: str, *, status: int = 409) -> None:
        super().__init__(f"{code}: {says} {fix}")
        self.code = code
        self.says = says
        self.fix = fix
        self.status = status

    def as_dict(self) -> dict[str, str]:
        """Return the ``refusal`` object of the command line's JSON."""
        return {"code": self.code, "says": self.says, "fix": self.fix}

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the pipe from a child process."""
        return (_rebuild, (self.code, self.says, self.fix, self.status))


def _rebuild(code: str, says: str, fix: str, status: int) -> Refusal:
    return Refusal(code, says, fix, status=status)


@dataclass(frozen=True, slots=True)
class RefusalKind:
    """One kind of refusal; ``says`` and ``fix`` are ``str.format`` templates."""

    code: str
    says: str
    fix: str
    status: int = 409

    def because(self, **facts: object) -> Refusal:
        """Build the exception, with the facts of the case filled into the sentences."""
        return Refusal(self.code, self.says.format(**facts), self.fix.format(**facts), status=self.status)
