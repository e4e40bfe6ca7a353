"""Whether the accounts, the duties and the units that decide who may do what are those that the ledger tells.

Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator

from sogoc.accounts import actions, party_actions, unit_actions
from sogoc.accounts.access_actions import BESIDE, commit_to_access, commit_to_name
from sogoc.accounts.models import BookParty, DutyAssignment, Office, Person
from sogoc.accounts.security_models import AccessReset, Device
from sogoc.ground.clock import date_vn
from sogoc.ground.ledger import queries as ledger

Duty = tuple[str, str, str]
Span = tuple[str, str | None]
_COMMITTED: dict[str, tuple[Callable[[Person], str], str]] = {
    "profile": (commit_to_name, "Họ tên"),
    "access": (commit_to_access, "Mật khẩu, trạng thái khóa, lớp xác thực thứ hai hoặc giấy mời"),
}


def verify_people() -> Iterator[tuple[str, str, str]]:
    """Compare the accounts with the acts that made them and that altered what decides who may sign in.

    An account whose acts are all older than that commitment is compared in its name alone.
    """
    told: dict[str, dict[str, str]] = {}
    for event in map(ledger.contents, ledger.events_of(actions.STREAM)):
        commitments = {name: event["payload"][name] for name in _COMMITTED if name in event["payload"]}
        if commitments:
            told.setdefault(event["subject"].partition(":")[2], {}).update(commitments)
    stored = {person.username: person for person in Person.objects.prefetch_related(*BESIDE)}
    for username in sorted(told.keys() | stored.keys()):
        person = stored.get(username)
        if person is None:
            says = f"Tài khoản {username} có trong nhật ký nhưng không còn trong cơ sở dữ liệu."
            yield "LECH_TAI_KHOAN", username, says
        elif username not in told:
            says = f"Tài khoản {username} không do việc nào trong nhật ký lập ra."
            yield "LECH_TAI_KHOAN", username, says
        else:
            for name, (commit, what) in _COMMITTED.items():
                if told[username].get(name) not in (None, commit(person)):
                    says = f"{what} của tài khoản {username} đang lưu khác với nhật ký."
                    yield "LECH_TAI_KHOAN", username, says


def verify_devices() -> Iterator[tuple[str, str, str]]:
    """Compare the browsers that stand registered with the acts that registered and revoked them."""
    told: dict[str, tuple[str, str]] = {}
    for event in map(ledger.contents, ledger.events_of(actions.STREAM)):
        person, payload = event["subject"].partition(":")[2], event["payload"]
        if event["action"] == "register_device":
            told[payload["device"]] = (person, payload["key"])
        elif event["action"] == "revoke_device":
            told.pop(payload["device"], None)
    stored = {
        str(one.pk): (one.person.username, bytes(one.digest).hex())
        for one in Device.objects.filter(revoked_at=None).select_related("person")
    }
    for device in sorted(told.keys() | stored.keys()):
        if told.get(device) != stored.get(device):
            person, _ = stored.get(device) or told[device]
            yield "LECH_THIET_BI", person, f"Một thiết bị đã đăng ký của {person} đang lưu khác với nhật ký."


def verify_resets() -> Iterator[tuple[str, str, str]]:
    """Compare who set whose password or factors, who was told and who confirmed, with the acts."""
    told: dict[int, list[object]] = {}
    for event in map(ledger.contents, ledger.events_of(actions.STREAM)):
        person, payload = event["subject"].partition(":")[2], event["payload"]
        if "reset" in payload:
            by = payload.get("by", event["actor"])  # a sheet is used by whom it was printed for
            told[payload["reset"]] = [person, by, event["action"], sorted(payload["told"]), None]
        elif event["action"] == "confirm_access":
            for pk in payload["resets"]:
                told[pk][-1] = event["actor"]
    rows = AccessReset.objects.select_related("person", "by", "confirmed_by")
    stored: dict[int, list[object]] = {}
    for one in rows.prefetch_related("notices__reader"):
        readers = sorted(notice.reader.username for notice in one.notices.all())
        confirmed = one.confirmed_by.username if one.confirmed_by else ""  # the installation is nobody
        by = confirmed if one.confirmed_at else None
        stored[one.pk] = [one.person.username, one.by.username, one.act, readers, by]
    for pk in sorted(told.keys() | stored.keys()):
        if told.get(pk) != stored.get(pk):
            person = str((stored.get(pk) or told[pk])[0])
            says = f"Việc đặt lại mật khẩu, lớp xác thực của {person} hoặc việc xác nhận đang lưu khác với nhật ký."
            yield "LECH_DAT_LAI", person, says


def verify_duties() -> Iterator[tuple[str, str, str]]:
    """Compare who held which duty where, since when and until when, with the acts that gave and took it."""
    told: Counter[tuple[Duty, Span]] = Counter()
    open_: dict[Duty, str] = {}
    for event in map(ledger.contents, ledger.events_of(actions.STREAM)):
        payload = event["payload"]
        person = event["subject"].partition(":")[2]
        day = date_vn(dt.datetime.fromisoformat(event["at"])).isoformat()
        if event["action"] == "set_up_person":
            open_.update(dict.fromkeys(((person, payload["unit"], duty) for duty in payload["duties"]), day))
        elif event["action"] == "give_duty":
            open_[person, payload["unit"], payload["duty"]] = payload["since"]
        elif event["action"] == "take_duty":
            taken = (person, payload["unit"], payload["duty"])
            told[taken, (open_.pop(taken, ""), day)] += 1
        elif event["action"] == "leave_contractor":
            for unit, duty in payload.get("duties", ()):  # older acts ended none
                taken = (payload["person"], unit, duty)
                told[taken, (open_.pop(taken, ""), payload["until"])] += 1
    told.update((duty, (since, None)) for duty, since in open_.items())
    stored: Counter[tuple[Duty, Span]] = Counter()
    for one in DutyAssignment.objects.select_related("person", "office"):
        until = one.until.isoformat() if one.until else None
        stored[(one.person.username, one.office.ref, one.duty), (one.since.isoformat(), until)] += 1
    for person, unit, duty in sorted({duty for duty, _ in ((told - stored) + (stored - told))}):
        says = f"Nhiệm vụ “{duty}” của {person} tại {unit} đang lưu khác với nhật ký."
        yield "LECH_NHIEM_VU", person, says


def verify_units() -> Iterator[tuple[str, str, str]]:
    """Compare the units with the list that was loaded last; those that it no longer named are not looked at."""
    loads = [
        event["payload"]
        for event in map(ledger.contents, ledger.events_of(unit_actions.STREAM))
        if event["action"] == "load_units"
    ]
    if loads and "absent" in loads[-1]:
        offices = [one for one in Office.objects.all() if one.ref not in set(loads[-1]["absent"])]
        if unit_actions.digest(offices) != loads[-1]["units"]:
            yield "LECH_DON_VI", "units", "Danh sách đơn vị đang lưu khác với danh sách đã nạp theo nhật ký."


def verify_parties() -> Iterator[tuple[str, str, str]]:
    """Compare the five parties of all books, of all days, with the acts that named them."""
    chains: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for event in map(ledger.contents, ledger.events_named(party_actions.ACTION)):
        said = event["payload"]
        named = (said["since"], said["office"], said["words"], said["basis"])
        chains.setdefault((event["subject"], said["role"]), []).append(named)
    told: Counter[tuple[str, ...]] = Counter()
    for place, chain in chains.items():
        chain.sort(key=lambda named: named[0])  # those of one day stay as they were recorded
        ends = [*(since for since, *_ in chain[1:]), ""]
        for (since, office, words, basis), until in zip(chain, ends, strict=True):
            told[(*place, office, words, since, basis, until)] += 1
    names = ("book", "role", "office", "words", "since", "basis", "until")
    rows = BookParty.objects.values_list(*names)
    stored = Counter(
        (*row[:4], row[4].isoformat(), row[5], row[6].isoformat() if row[6] else "") for row in rows
    )
    for book in sorted({row[0] for row in ((told - stored) + (stored - told))}):
        yield "LECH_BEN_CUA_SO", book, f"Các bên của quyển {book} đang lưu khác với nhật ký."
