"""What was wrong with a command line, in the reader's language. A validator says its own sentence."""

from __future__ import annotations

from cyclopts import exceptions as wrong

from sogoc.cli.words import t
from sogoc.law.refusal import Refusal


def refusal_of(error: wrong.CycloptsError) -> Refusal:
    """Say a parsing error as a refusal with its remedy."""
    command = " ".join(error.command_chain or ())
    return wrong_command(_says(error), command)


def wrong_command(says: str, command: str = "") -> Refusal:
    """Refusal of a command line, with the help page to look at."""
    help_ = f"sogoc {command} --help".replace("  ", " ")
    return Refusal("LENH_SAI", says, t(f"Xem cách dùng bằng “{help_}”.", f"See “{help_}”."), status=422)


def _says(error: wrong.CycloptsError) -> str:  # noqa: PLR0911 - one sentence per kind
    name = error.argument.name if error.argument is not None else ""
    match error:
        case wrong.UnknownCommandError():
            tokens = " ".join(error.unused_tokens or ())
            return t(f"Không có lệnh “{tokens}”.", f"There is no command “{tokens}”.")
        case wrong.UnknownOptionError():
            option = error.token.keyword or error.token.value
            return t(f"Không có tùy chọn “{option}”.", f"There is no option “{option}”.")
        case wrong.MissingArgumentError():
            return t(f"Thiếu “{name or error.keyword}”.", f"“{name or error.keyword}” is missing.")
        case wrong.ValidationError():
            return error.exception_message
        case wrong.CoercionError():
            value = error.token.value if error.token is not None else ""
            return t(
                f"Giá trị “{value}” không dùng được cho “{name}”.", f"“{value}” is no value for “{name}”."
            )
        case wrong.RepeatArgumentError():
            return t(
                f"“{error.token.keyword or name}” được nêu nhiều lần.", f"“{name}” is given more than once."
            )
        case wrong.UnusedCliTokensError():
            tokens = " ".join(error.unused_tokens or ())
            return t(f"Không rõ phần “{tokens}” của lệnh.", f"“{tokens}” was not understood.")
        case _:
            return t("Lệnh chưa đúng.", "The command is not right.")
