"""The form that takes the ministry's answers: what a file holds, a sample of it, and a way there from everywhere."""

from __future__ import annotations

import csv

from sogoc.approval.answers import import_answers
from tests.line.making import UNIT, births
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import address
from tests.web.reading_office import commune, office, text_of  # noqa: F401

SAMPLE = "/duyet/tra-loi/mau.csv"


def test_the_sample_is_read_by_the_product_itself_and_answers_no_case(commune, tmp_path):  # noqa: F811
    answer = commune.client("lanhdao").get(SAMPLE)
    assert "attachment" in answer["Content-Disposition"]
    path = tmp_path / "mau.csv"
    path.write_bytes(answer.content)
    lines = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))
    assert [line["status"] for line in lines] == ["received", "official", "refused"]
    done = import_answers(path, actor=commune.people["lanhdao"], via="test")
    assert len(done.unknown) == done.lines == len(lines)
    assert not done.counts


def test_the_form_says_what_each_column_holds_and_offers_the_sample(commune):  # noqa: F811
    page = text_of(commune.client("lanhdao").get("/duyet"))
    form = page.partition('id="tra-loi"')[2]
    for column in ("entry", "status", "date", "words", "unit", "book", "so"):
        assert f"<code>{column}</code>" in form
    assert f'href="{SAMPLE}"' in form
    assert page.index('href="#tra-loi"') < page.index("<h2")


def test_pages_that_speak_of_answers_lead_to_the_form(commune):  # noqa: F811
    assert 'href="/duyet#tra-loi"' in text_of(commune.client("lanhdao").get(address("duyet")))


def test_after_signing_the_next_book_and_the_list_are_offered(office):  # noqa: F811
    office.bring(*births(1, 2))
    office.bring(*births(3, 4), name="KS.2009.01")
    signer = office.client("lanhdao")
    page = signer.get(address("duyet"))
    assert "Quyển sổ tiếp theo" not in text_of(page)
    form = {"txn": page.context["txn"], "seen": page.context["preview"].seen, "read": "1"}
    signed = text_of(signer.post(address("duyet"), form, follow=True))
    onwards = signed.partition('aria-label="Quyển sổ tiếp theo"')[2].partition("</nav>")[0]
    assert f'href="{address("duyet", "KS.2009.01")}"' in onwards
    assert 'href="/duyet"' in onwards
    office.approve(f"{UNIT}/KS.2009.01")
    assert "KS.2009.01" not in text_of(signer.get(address("duyet")))
