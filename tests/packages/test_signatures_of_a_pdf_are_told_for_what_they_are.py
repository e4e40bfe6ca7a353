"""Issue 4, item 5: a digitally signed PDF says whose certificate signed it and whether it covers the whole file; no more is claimed."""

from __future__ import annotations

import pytest

from sogoc.packages.pdf import paper, signatures
from sogoc.packages.signatures import signatures_of
from tests.packages.making import minimal_pdf
from tests.packages.signing import signed_pdf


def only(content):
    (found,) = signatures_of(content)
    return found


@pytest.mark.parametrize("curve", [False, True], ids=["rsa", "ecdsa"])
@pytest.mark.parametrize("attributes", [True, False], ids=["with attributes", "plain"])
def test_a_whole_and_unaltered_file_says_so_and_by_whose_certificate(curve, attributes):
    found = only(signed_pdf(curve=curve, attributes=attributes))
    assert (found.signer, found.issuer, found.serial) == ("NGUYỄN VĂN KÝ", "CA thử nghiệm", "c0ffee")
    assert (found.whole, found.intact, found.problem) == (True, True, "")
    assert (found.valid_from, found.says_at) == ("2024-01-01", "D:20261123071500+07'00'")


def test_what_was_added_afterwards_is_not_covered():
    found = only(signed_pdf(tail=b"\n% them sau khi ky\n"))
    assert (found.whole, found.intact) == (False, True)


@pytest.mark.parametrize("attributes", [True, False])
def test_one_byte_that_was_changed_shows(attributes):
    content = signed_pdf(text="mot tram hai muoi", attributes=attributes).replace(b"mot tram", b"hai tram")
    found = only(content)
    assert (found.whole, found.intact) == (True, False)


def test_a_message_that_nobody_can_read_is_said_and_claims_nothing():
    content = signed_pdf()
    begin = content.index(b"/Contents<") + len(b"/Contents<")
    for broken in (b"30", b"ff" * 40, b"3080" + b"00" * 40):
        found = only(content[:begin] + broken.ljust(200, b"0") + content[begin + 200 :])
        assert (found.intact, found.signer) == (None, "")
        assert found.problem


def test_a_file_without_signatures_has_none():
    assert signatures_of(minimal_pdf()) == []
    assert signatures_of(b"%PDF-1.4 rac") == []
    assert signatures_of(b"") == []


def test_it_is_looked_at_in_the_readers_process(sandbox):
    (found,) = signatures(signed_pdf(), sandbox=sandbox)
    assert (found["signer"], found["whole"], found["intact"]) == ("NGUYỄN VĂN KÝ", True, True)
    assert paper(signed_pdf(), sandbox=sandbox) == ("application/pdf", 1)
