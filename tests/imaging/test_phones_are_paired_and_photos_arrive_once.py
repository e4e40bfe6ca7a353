"""A phone is paired by a code that is good once; its photos come piece by piece, are answered once, and end with their person's duty."""

from __future__ import annotations

import datetime as dt
import secrets

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.accounts.actions import take_duty
from sogoc.ground import clock
from sogoc.imaging import pairing_actions as pairing
from sogoc.imaging import queries
from sogoc.imaging.models import Pairing
from sogoc.imaging.pairing_queries import paired, pairings_of, verify_phones, waiting_pairing
from sogoc.imaging.photo_actions import Photo, page_of_photo, progress_of, receive_piece
from sogoc.imaging.verify import verify_pages
from sogoc.law.refusal import Refusal
from tests.imaging import drawing
from tests.imaging.conftest import PATH
from tests.line.making import UNIT

pytestmark = pytest.mark.django_db


def later(pk: int, span: dt.timedelta) -> None:
    """Let a pairing's time pass."""
    Pairing.objects.filter(pk=pk).update(until=clock.now() - span)


def test_a_code_is_good_once_and_then_only_with_the_phones_own_key(desk):
    nhap = desk.people["nhap"]
    waiting, token = pairing.invite_phone(PATH, actor=nhap)
    assert waiting_pairing(token) is not None
    assert waiting_pairing(token + "x") is None
    phone, key = pairing.pair_phone(token, device="iPhone  của\nLan" + "x" * 100)
    assert phone.pk == waiting.pk
    assert len(phone.device) == 60
    assert paired(token, key).book == PATH
    assert waiting_pairing(token) is None
    for other in ("", "x", key + "x"):
        with pytest.raises(Refusal, match="DIEN_THOAI_CHUA_GHEP"):
            paired(token, other)
    with pytest.raises(Refusal, match="DIEN_THOAI_CHUA_GHEP"):
        pairing.pair_phone(token, device="máy khác")
    row = Pairing.objects.get(pk=phone.pk)
    assert token not in {row.token_sha256, row.key_sha256}
    assert key not in {row.token_sha256, row.key_sha256}
    assert [one.pk for one in pairings_of(PATH, nhap)] == [phone.pk]
    assert list(pairings_of(PATH, desk.people["admin"])) == []
    assert list(verify_phones()) == []


def test_a_code_and_a_phone_end_by_themselves_or_when_taken_away(desk):
    nhap = desk.people["nhap"]
    late, token = pairing.invite_phone(PATH, actor=nhap)
    later(late.pk, dt.timedelta(seconds=1))
    with pytest.raises(Refusal, match="DIEN_THOAI_CHUA_GHEP"):
        pairing.pair_phone(token, device="a")
    phone, token = pairing.invite_phone(PATH, actor=nhap)
    _, key = pairing.pair_phone(token, device="a")
    with pytest.raises(Refusal, match="DIEN_THOAI_CHUA_GHEP"):
        pairing.end_pairing(phone.pk, actor=desk.people["admin"])
    pairing.end_pairing(phone.pk, actor=nhap)
    pairing.end_pairing(phone.pk, actor=nhap)
    with pytest.raises(Refusal, match="DIEN_THOAI_CHUA_GHEP"):
        paired(token, key)
    assert [code for code, *_ in verify_phones()] == ["LECH_DIEN_THOAI"]  # the time that the test let pass


def test_only_who_may_bring_pages_pairs_a_phone(desk):
    for who in ("dongnghiep", "xakhac", "khach"):
        with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
            pairing.invite_phone(PATH, actor=desk.people[who])


def test_what_a_pairing_left_half_sent_the_next_one_sends_and_once(desk):
    nhap, content = desk.people["nhap"], drawing.jpeg(36)
    photo = Photo(secrets.token_hex(16), "a.jpg", len(content))
    pages = []
    for offset in (0, 500, 500):
        waiting, token = pairing.invite_phone(PATH, actor=nhap)
        phone, key = pairing.pair_phone(token, device="a")
        assert paired(token, key).pk == waiting.pk
        piece = content[offset:] if offset else content[:500]
        done = receive_piece(PATH, photo, offset=offset, piece=piece, actor=nhap, pairing=phone.pk)
        pages.append(done.done.pages if done.done else ())
        later(phone.pk, dt.timedelta(seconds=1))
        with pytest.raises(Refusal, match="DIEN_THOAI_CHUA_GHEP"):
            paired(token, key)
    assert pages[0] == ()
    assert len(pages[1]) == 1
    assert pages[2] == pages[1] == tuple(page.pk for page in queries.pages_of(PATH))


def send(actor, content: bytes, *, token: str = "", step: int = 900, replaces: int | None = None):
    photo = Photo(token or secrets.token_hex(16), "IMG_1.jpg", len(content))
    at = 0
    while True:
        done = receive_piece(
            PATH, photo, offset=at, piece=content[at : at + step], actor=actor, replaces=replaces
        )
        if done.done is not None:
            return photo.token, done.done
        at = done.received


def test_a_photo_in_pieces_is_a_page_and_the_same_message_is_answered_once(desk):
    nhap, content = desk.people["nhap"], drawing.jpeg(31)
    token, done = send(nhap, content)
    _, again = send(nhap, content, token=token)
    assert (done.already, again.already) == (False, True)
    assert [page.pk for page in queries.pages_of(PATH)] == list(done.pages) == list(again.pages)
    assert page_of_photo(PATH, token, actor=nhap) == done.pages[0]
    assert progress_of(PATH, token, actor=nhap).done is not None
    new, taken_again = send(nhap, drawing.jpeg(32), replaces=done.pages[0])
    assert new != token
    assert [page.pk for page in queries.pages_of(PATH)] == list(taken_again.pages)
    assert list(verify_pages()) == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 2500)), max_size=12))
def test_however_the_line_drops_and_repeats_the_photo_comes_whole(desk, line):
    nhap, content = desk.people["nhap"], drawing.jpeg(33)
    photo = Photo(secrets.token_hex(16), "a.jpg", len(content))
    with drawing.undone():
        for what, length in line:
            here = progress_of(PATH, photo.token, actor=nhap).received
            offset = {0: here, 1: max(0, here - length), 2: 0, 3: here + length}[what]
            piece = content[offset : offset + length]
            if what == 3 or not piece:
                with pytest.raises(Refusal, match="SAI_VI_TRI"):
                    receive_piece(PATH, photo, offset=here + length, piece=b"x", actor=nhap)
                continue
            done = receive_piece(PATH, photo, offset=offset, piece=piece, actor=nhap)
            assert done.received >= here
        _, done = send(nhap, content, token=photo.token)
        assert queries.find_page(done.pages[0]).scan.size == len(content)


def test_a_broken_photo_is_named_and_leaves_room_for_the_next(desk):
    nhap = desk.people["nhap"]
    with pytest.raises(Refusal, match=r"IMG_1\.jpg"):
        send(nhap, b"not a picture at all")
    assert send(nhap, drawing.jpeg(34))[1].pages


@pytest.mark.parametrize("token", ["", "x" * 32, "../" + "a" * 29, "A" * 32])
def test_an_id_that_is_none_leads_nowhere(desk, token):
    with pytest.raises(Refusal):
        receive_piece(PATH, Photo(token, "a.jpg", 3), offset=0, piece=b"abc", actor=desk.people["nhap"])


def test_who_loses_the_duty_loses_the_phone(desk):
    nhap = desk.people["nhap"]
    take_duty(nhap, "scan", unit=UNIT, reason="đổi việc", actor=desk.people["admin"])
    with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
        send(nhap, drawing.jpeg(35))
