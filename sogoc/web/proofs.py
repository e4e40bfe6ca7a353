"""What a session knows of its person: how they proved who they are, when last, from which registered browser.

A password opens a *half*: who has a second factor shows it before the session begins. A session lasts twelve hours after its last request,
seven days on a browser that its person registered, thirty days at most. Acts on the proofs themselves ask for one again when the
last is older than some minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlencode

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from sogoc.accounts import device_queries as devices
from sogoc.accounts import session_actions as sessions
from sogoc.accounts.devices import note_use
from sogoc.accounts.factors import factors_of, must_enrol
from sogoc.accounts.locks import AT_THE_DOOR, locks_of, on_device
from sogoc.accounts.one_time import use_one_time_code
from sogoc.accounts.passkeys import Place
from sogoc.accounts.queries import find_person, is_sample
from sogoc.accounts.recovery import use_recovery_code
from sogoc.accounts.refusals import CAN_MA_MOT_LAN, CHUA_CO_MA_MOT_LAN
from sogoc.accounts.reset_queries import to_be_told
from sogoc.accounts.security_refusals import MA_TAM_KHOA, TAM_KHOA_DANG_NHAP
from sogoc.ground import clock
from sogoc.law.refusal import Refusal
from sogoc.web.addresses import address_of, agent_of
from sogoc.web.refusals import PROVE_FIRST

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

ORDINARY = 12 * 3600
ON_DEVICE = 7 * 86_400
LONGEST = 30 * 86_400
RECENT = 10 * 60
"""Seconds for which a proof counts as given just now."""
HALF = 10 * 60
"""Seconds between the password and the second factor."""
_NOTED = 15 * 60
"""Seconds after which a session that is in use is written again."""
_AFTER_RECOVERY = (
    "Nếu đã mất điện thoại hoặc khóa đăng nhập thì gắn cái mới ngay tại trang “Bảo mật tài khoản”."
)
_BACKEND = "django.contrib.auth.backends.ModelBackend"
View = Callable[..., HttpResponse]
_Left = TypeVar("_Left")
_NO_GUESS = frozenset({CAN_MA_MOT_LAN.code, CHUA_CO_MA_MOT_LAN.code})
"""Refusals of a code that nobody guessed at."""


def _now() -> int:
    return int(clock.now().timestamp())


def place_of(request: HttpRequest) -> Place:
    """Where the browser found the server."""
    return Place(request.scheme or "http", request.get_host())


def safe_next(request: HttpRequest, *, otherwise: str = "") -> str:
    """Where the person wanted to go, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else otherwise or reverse("province")


def arrive(request: HttpRequest, person: Person, *, wanted: str) -> HttpResponse:
    """After the password: on to the second factor of who has one, else in."""
    if not factors_of(person).second:
        enter(request, person)
        return redirect(wanted)
    known = person.get_session_auth_hash()
    request.session["half"] = {"person": person.username, "at": _now(), "knows": known, "next": wanted}
    return redirect("second_factor")


def half_of(request: HttpRequest) -> tuple[Person, str] | None:
    """Who gave the password some minutes ago and still owes the second factor, and where they wanted to go."""
    half = request.session.get("half")
    if not half or _now() - half["at"] > HALF:
        return None
    person = find_person(half["person"])
    if not person.is_active or not constant_time_compare(half["knows"], person.get_session_auth_hash()):
        return None
    return person, half["next"]


def enter(request: HttpRequest, person: Person) -> None:
    """Begin a session: under a new key, for as long as the browser allows."""
    login(request, person, backend=_BACKEND)
    session = request.session
    session.clear_expired()  # those that nobody will come back to
    session.pop("half", None)
    session["entered"] = session["proved"] = session["seen"] = _now()
    session["must_enrol"] = must_enrol(person)
    session["told"] = to_be_told(person)
    found = devices.device_by_cookie(person, request.COOKIES.get(devices.COOKIE))
    device = None if found is None else str(found.pk)
    longest = dt.timedelta(seconds=LONGEST)
    session["sitting"] = sessions.begin(person, agent=agent_of(request), device=device, longest=longest)
    bind(request, device)


def owes_a_factor(request: HttpRequest) -> bool:
    """Whether a second factor comes before everything else; asked anew each time, for duties are given while somebody is signed in."""
    session = request.session
    if "must_enrol" not in session:  # not begun by ``enter``
        return False
    owes = must_enrol(cast("Person", request.user))
    if owes != session["must_enrol"]:
        session["must_enrol"] = owes
    return owes


def bind(request: HttpRequest, device: str | None) -> None:
    """Let a session last as long as its browser allows."""
    if device is None:
        request.session.pop("device", None)
    else:
        request.session["device"] = device
    request.session.set_expiry(ON_DEVICE if device else ORDINARY)


def keep(request: HttpRequest) -> None:
    """End a session that was ended, whose registration was revoked or that lasts too long; note that another is in use."""
    session, now = request.session, _now()
    person = cast("Person", request.user)
    device = session.get("device")
    ended = "sitting" in session and not person.sittings.filter(pk=session["sitting"]).exists()
    revoked = device is not None and not devices.is_open(person, device)
    if ended or revoked or now - session.get("entered", now) > LONGEST:
        leave(request)
        return
    if now - session.get("seen", 0) > _NOTED:
        session["seen"] = now
        session.setdefault("entered", now)
        if device is not None:
            note_use(person, device)
        note_sitting(request)


def note_sitting(request: HttpRequest) -> None:
    """Note that a session is in use: some time later, under a new password, in a browser registered by now."""
    session = request.session
    if "sitting" in session:
        sessions.go_on(cast("Person", request.user), session["sitting"], device=session.get("device"))


def go_on(request: HttpRequest) -> None:
    """Let this session go on where all others of the account end."""
    update_session_auth_hash(request, cast("Person", request.user))
    note_sitting(request)


def leave(request: HttpRequest) -> None:
    """End this session."""
    if "sitting" in request.session:
        sessions.leave(request.session["sitting"])
    logout(request)


def proved(request: HttpRequest) -> None:
    """Remember that the person proved just now who they are."""
    request.session["proved"] = _now()


def is_proved(request: HttpRequest) -> bool:
    """Whether the last proof is some minutes old at most."""
    return _now() - int(request.session.get("proved", 0)) <= RECENT


def owes_proof_to_sign(request: HttpRequest, person: Person) -> bool:
    """Whether who signs proves first who they are: whose second factor is a passkey alone has no code to show with the form."""
    alone = not person.one_time_secret and factors_of(person).second
    return alone and not is_sample() and not is_proved(request)


def to_prove(request: HttpRequest, back: str) -> HttpResponse:
    """Ask who they are once more, then go back; what was sent is to be sent again."""
    messages.info(request, "Xác nhận lại danh tính, rồi làm lại việc vừa chọn.")
    return redirect(f"{reverse('prove')}?{urlencode({'next': back})}")


def refuse_unproved(request: HttpRequest) -> None:
    """Refuse a form whose words would be lost on the way to a proof."""
    if not is_proved(request):
        raise PROVE_FIRST.because()


def asks_proof(view: View) -> View:
    """Ask for a proof before a page that changes proofs, unless one was given some minutes ago."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if is_proved(request):
            return view(request, *args, **named)
        back = request.get_full_path() if request.method == "GET" else reverse("security")
        return redirect(f"{reverse('prove')}?{urlencode({'next': back})}")

    return asked


def refuse_locked(request: HttpRequest, username: str) -> None:
    """Refuse a further guess where too many were wrong."""
    if AxesProxyHandler.is_locked(request, {"username": username}):
        raise locked(request, username)


def note_wrong(request: HttpRequest, username: str) -> None:
    """Count a wrong code as a wrong password is counted."""
    user_login_failed.send(sender=__name__, credentials={"username": username}, request=request)


def prove_by_code(request: HttpRequest, person: Person) -> None:
    """Take the one-time code or the recovery code that was typed; a wrong one is counted."""
    recovery = request.POST.get("recovery", "").strip()
    if recovery:
        left = _counted(request, person, lambda: use_recovery_code(person, recovery, via="web"))
        messages.warning(request, f"Đã dùng một mã khôi phục, còn {left} mã. {_AFTER_RECOVERY}")
    else:
        _counted(request, person, lambda: use_one_time_code(person, request.POST.get("code", "")))


def show_code(request: HttpRequest, person: Person, code: str | None) -> None:
    """Take the one-time code of who signs, in the browser or by command; wrong ones are counted as at the sign-in. A sample asks none."""
    if not is_sample():
        _counted(request, person, lambda: use_one_time_code(person, code))


def on_this_machine() -> HttpRequest:
    """What stands for a request where somebody acts by command: wrong codes count at the server's own address."""
    here = HttpRequest()
    here.META["REMOTE_ADDR"] = "127.0.0.1"
    return here


def _counted(request: HttpRequest, person: Person, show: Callable[[], _Left]) -> _Left:
    """What a code opens: none is taken while a lock holds, a wrong one counts as a wrong password does."""
    refuse_locked(request, person.username)
    try:
        return show()
    except Refusal as refusal:
        if refusal.code not in _NO_GUESS:
            note_wrong(request, person.username)
        raise


def counted_as(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Under which name wrong ones are counted: the account's, or the account's in one browser that its person registered.

    So nobody who guesses elsewhere, be it behind the same address, shuts a person out of the own browser; guesses there are counted too.
    """
    username = str((credentials or request.POST).get("username") or "")
    cookie = request.COOKIES.get(devices.COOKIE)
    found = devices.open_device(username, cookie) if username and cookie else None
    return username if found is None else on_device(username, str(found.pk))


def until_of(request: HttpRequest, username: str) -> dt.datetime | None:
    """When the lock of an account for the address of a request ends."""
    here = (address_of(request), counted_as(request, {"username": username}))
    ends = [one.until for one in locks_of([username]) if (one.address, one.counted_as) == here]
    return max(ends, default=None)


def locked(request: HttpRequest, username: str) -> Refusal:
    """What is said while a lock holds."""
    ends = (until_of(request, username) or clock.now()).astimezone(clock.VIET_NAM)
    until = f"{ends:%H:%M ngày %d/%m/%Y}"
    if username.startswith(AT_THE_DOOR):
        return MA_TAM_KHOA.because(until=until)
    return TAM_KHOA_DANG_NHAP.because(username=username, until=until)
