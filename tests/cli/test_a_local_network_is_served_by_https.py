"""Issue 4 §6: `setup` makes certificates, so that browsers on a local network may work offline."""

from __future__ import annotations


def test_setup_makes_certificates_and_says_what_to_do_with_them(sogoc, set_up):
    made = sogoc("setup", "--https", "maychu.local", "192.168.1.10", "--json")
    assert made.code == 0
    https = made.json["https"]
    assert {"maychu.local", "192.168.1.10", "localhost"} <= set(https["names"])
    assert https["fingerprint"].count(":") == 31
    refused = sogoc("setup", "--https", "8.8.8.8", "--json")
    assert (refused.code, refused.json["refusal"]["code"]) == (2, "TEN_MAY_SAI")


def test_serving_by_https_without_certificates_is_refused_with_the_command(sogoc, set_up):
    answer = sogoc("serve", "--https", "--json")
    assert (answer.code, answer.json["refusal"]["code"]) == (2, "CHUA_CO_CHUNG_THU")
