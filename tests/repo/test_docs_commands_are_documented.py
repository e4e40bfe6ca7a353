"""Every command and option is on the page of commands, and every command line in a document is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import cyclopts
import pytest

from sogoc.cli.main import COMMANDS, build
from tests.support import documents

PAGE = documents.MANUAL / "lenh.md"
SAID_ONCE = {"--actor", "--json", "--help", "-h", "--version"}
"""What the head of the page says of all commands."""
SHOWN = [
    pytest.param(words, id=f"{path.name}: {' '.join(words)}")
    for path in documents.markdown()
    for words in documents.command_lines(documents.read(path))
]


def commands(app: cyclopts.App, *before: str) -> Iterator[tuple[str, cyclopts.App]]:
    """Every command that does something, with the words that call it."""
    for name in app:
        if not name.startswith("-"):
            below = list(commands(app[name], *before, name))
            yield from below or [(" ".join((*before, name)), app[name])]


EVERY = dict(commands(build()))


def told(command: str) -> str:
    """What the page of commands says of one."""
    rows = [cells for cells in documents.rows(documents.read(PAGE)) if len(cells) == 2]
    return "\n".join(" ".join(cells) for cells in rows if cells[0].startswith(f"`sogoc {command}"))


def test_the_list_of_commands_is_whole():
    assert {command.split()[0] for command in EVERY} == {name for name, *_ in COMMANDS}


@pytest.mark.parametrize("command", EVERY)
def test_a_command_has_its_line(command: str):
    assert told(command)


@pytest.mark.parametrize("command", EVERY)
def test_every_option_of_a_command_is_told(command: str):
    line = told(command)
    missing = [
        one.names
        for one in EVERY[command].assemble_argument_collection()
        if any(name.startswith("-") for name in one.names)
        and not set(one.names) & SAID_ONCE
        and not any(re.search(rf"{name}(?![a-z-])", line) for name in one.names)
    ]
    assert missing == []


def test_the_page_tells_of_no_command_that_is_not_there():
    lines = re.findall(r"^\| `sogoc ([a-z]+(?: [a-z]+)?)", documents.read(PAGE), re.MULTILINE)
    assert [line for line in lines if line not in EVERY and line.split()[0] not in EVERY] == []


@pytest.mark.parametrize("words", SHOWN)
def test_a_command_line_that_is_shown_is_understood(words: list[str]):
    command, *_ = build().parse_args(
        [word for word in words if word != "--json"], exit_on_error=False, print_error=False
    )
    assert command.__name__ != "help_print", "a group of commands without one of them"


def test_documents_show_command_lines():
    assert len(SHOWN) > 50


@pytest.mark.parametrize(
    "words", ["intake --no-such-option", "no-such-command", "settle 24862/KS.2008.01"], ids=str
)
def test_a_wrong_command_line_would_be_seen(words: str):
    with pytest.raises(cyclopts.CycloptsError):
        build().parse_args(words.split(), exit_on_error=False, print_error=False)


def test_both_readmes_show_the_same_commands():
    def shown(name: str) -> list[str]:
        return [re.sub(r'"Người [^"]*"', "", line) for line in documents.shell_lines(documents.read(name))]

    assert shown("README.md") == shown("README.vi.md")
    assert Path(shown("README.md")[0]) == Path("make run")
