"""The glossary names all that is declared, by the code and by the words of the screen."""

from __future__ import annotations

import pytest

from sogoc.accounts.duties import ROLES, TITLES
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.reasons import REASONS
from sogoc.law.rule import Severity
from sogoc.law.rules import RULES
from sogoc.law.value import Absence
from sogoc.law.values import VALUE_TYPES
from sogoc.law.workflows import WORKFLOWS
from tests.support import documents

ROWS = [
    (documents.named(cells[0]), " | ".join(cells))
    for cells in documents.rows(documents.read("GLOSSARY.md"))
    if len(cells) > 1
]
FIELDS = {
    field.attribute: field for book in BOOK_TYPES.values() for field in book.official if field.attribute
}
DECLARED: dict[str, list[tuple[str, str]]] = {
    "book types": [(one.code, one.title) for one in BOOK_TYPES.values()],
    "books' nouns": [(one.code, one.slug) for one in BOOK_TYPES.values()],
    "person blocks": [(one.prefix, one.title) for book in BOOK_TYPES.values() for one in book.blocks],
    "attributes": [(code, field.label.split(" của ")[0]) for code, field in FIELDS.items()],
    "value types": [(one.code, one.title) for one in VALUE_TYPES.values()],
    "kinds": [(one.code, words) for one in VALUE_TYPES.values() for words in one.kinds.values()],
    "states": [state for one in WORKFLOWS.values() for state in one.states.items()],
    "duties": list(TITLES.items()),
    "bundles of duties": [(one.code, one.title) for one in ROLES.values()],
    "reasons": list(REASONS.items()),
    "kinds of amendments": [(one.code, one.title) for one in AMENDMENTS.values()],
    "rules": [(one.code, one.title) for one in RULES.values()],
    "severities": [(one.value, one.value) for one in Severity],
    "absences": [(one.value, one.value) for one in Absence],
}


@pytest.mark.parametrize("sort", DECLARED)
def test_the_glossary_names_all(sort: str):
    assert DECLARED[sort]
    missing = [
        f"{code}: {words}"
        for code, words in DECLARED[sort]
        if not any(code in codes and words in row for codes, row in ROWS)
    ]
    assert missing == []


def test_every_attribute_has_a_label_of_its_own():
    labels: dict[str, set[str]] = {}
    for book in BOOK_TYPES.values():
        for field in book.official:
            if field.attribute:
                labels.setdefault(field.attribute, set()).add(field.label.split(" của ")[0])
    assert {code: words for code, words in labels.items() if len(words) > 1} == {}


def test_the_page_of_reasons_names_all():
    table = {
        code: cells[1]
        for cells in documents.rows(documents.read(documents.MANUAL / "loi-canh-bao.md"))
        for code in documents.named(cells[0])
    }
    assert {code: table.get(code) for code in REASONS} == REASONS


def test_the_page_of_duties_names_all():
    table = {
        code: cells[1]
        for cells in documents.rows(documents.read(documents.MANUAL / "tai-khoan.md"))
        for code in documents.named(cells[0])
    }
    assert {code: table.get(code) for code in TITLES} == dict(TITLES)
