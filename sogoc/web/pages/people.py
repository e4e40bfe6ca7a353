"""Accounts for administrators: the list, one person with duties over time, taking somebody on; who did what at an office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from sogoc.accounts import actions
from sogoc.accounts import queries as accounts
from sogoc.accounts.contract_queries import contract_of, contractors, find_contractor, why_over
from sogoc.accounts.duties import ROLES, TITLES, Duty
from sogoc.accounts.hiring_actions import hire
from sogoc.accounts.people_queries import STATES, duties_over_time, find_one, find_people, held_at
from sogoc.accounts.refusals import KHONG_PHAI_QUAN_TRI
from sogoc.accounts.team_queries import memberships, teams_over
from sogoc.ground import clock
from sogoc.law.refusal import Refusal
from sogoc.web.asking import choice_of, page_of, read_number, rest_of_query
from sogoc.web.pages.units import trail_to
from sogoc.web.proofs import is_proved, refuse_unproved, to_prove
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sogoc.accounts.models import DutyAssignment
    from sogoc.accounts.team_models import Contractor

Trail = list[tuple[str, str | None]]
MOST_PER_PAGE = 50
ORDER = {duty.value: at for at, duty in enumerate(Duty)}


class Held(NamedTuple):
    """One person with the duties that they hold at an office; ``one``: any of them, for who and where."""

    one: DutyAssignment
    duties: list[DutyAssignment]


def administrator(request: HttpRequest) -> Viewer:
    """The viewer, who administers some office; refuses everybody else."""
    viewer = viewer_of(request)
    viewer.jurisdiction  # noqa: B018 - refuses whoever has no duty at all, and says why
    if not viewer.may_anywhere(Duty.ADMINISTER):
        raise KHONG_PHAI_QUAN_TRI.because(scope="tài khoản")
    return viewer


def offices_of(viewer: Viewer) -> list[tuple[str, str]]:
    """Offices that an administrator may give duties at: ref and name."""
    reach = viewer.authority.jurisdiction(Duty.ADMINISTER)
    return [(ref, title) for ref, title in accounts.office_names() if ref in reach]


@never_cache
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Accounts of the administrator's offices."""
    viewer = administrator(request)
    day = clock.today_vn()
    asked = {
        "tu": request.GET.get("tu", "").strip()[:100],
        "don-vi": request.GET.get("don-vi", ""),
        "nhiem-vu": choice_of(request, "nhiem-vu", TITLES, ""),
        "loc": choice_of(request, "loc", STATES, ""),
    }
    found = find_people(
        viewer.authority,
        day,
        words=asked["tu"],
        unit=asked["don-vi"],
        duty=asked["nhiem-vu"],
        state=asked["loc"],
    )
    shown = {
        "here": "province",
        "asked": asked,
        "filtered": any(asked.values()),
        "page_obj": page_of(request, found, per_page=MOST_PER_PAGE),
        "query": rest_of_query(request, "trang"),
        "states": STATES,
        "duties": TITLES,
        "units": offices_of(viewer),
        "trail": [(viewer.home_title, reverse("province")), ("Người dùng", None)],
    }
    return render(request, "people/listed.html", shown)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def take_on(request: HttpRequest) -> HttpResponse:
    """A new account; its password is shown once, to be printed."""
    viewer = administrator(request)
    shown: dict[str, Any] = {
        "here": "province",
        "units": offices_of(viewer),
        "roles": ROLES.values(),
        "duties": TITLES,
        "contractors": contractors().filter(until__gt=clock.today_vn()),
        "given": request.POST,
        "chosen": request.POST.getlist("nhiem-vu"),
        "trail": [
            (viewer.home_title, reverse("province")),
            ("Người dùng", reverse("people")),
            ("Lập tài khoản", None),
        ],
    }
    if request.method == "GET":
        if not is_proved(request):
            return to_prove(request, reverse("take_on"))
        return render(request, "people/take_on.html", shown)
    form = request.POST
    try:
        refuse_unproved(request)
        hired = hire(
            form.get("ten-dang-nhap", "").strip().lower(),
            form.get("ho-ten", ""),
            unit=form.get("don-vi", ""),
            duties=duties_named(request),
            contractor=contractor_named(request),
            actor=viewer.person,
            via="web",
        )
    except Refusal as refusal:
        return render(request, "people/take_on.html", shown | {"refusal": refusal}, status=refusal.status)
    return render(request, "people/password.html", {"here": "province", "hired": hired, "new": True})


def duties_named(request: HttpRequest) -> list[str]:
    """Duties that a form names: a usual bundle, and single ones."""
    role = ROLES.get(request.POST.get("vai-tro", ""))
    bundle = [duty.value for duty in role.duties] if role else []
    return list(dict.fromkeys([*bundle, *request.POST.getlist("nhiem-vu")]))


def contractor_named(request: HttpRequest) -> Contractor | None:
    """The contractor that a form names; None where it names none."""
    chosen = request.POST.get("nha-thau", "")
    return find_contractor(read_number(chosen) or 0) if chosen else None


@never_cache
@require_GET
def show(request: HttpRequest, username: str) -> HttpResponse:
    """One person: state, duties over time, teams, contractor."""
    viewer = administrator(request)
    person = find_one(viewer.authority, username)
    day = clock.today_vn()
    reach = viewer.authority.jurisdiction(Duty.ADMINISTER)
    try:
        why_not = None
        actions.administers_person(viewer.person, person)
    except Refusal as refusal:
        why_not = refusal
    duties = list(duties_over_time(person))
    shown = {
        "here": "province",
        "one": person,
        "own": person.pk == viewer.person.pk,
        "held": [one for one in duties if one.until is None or one.until > day],
        "past": [one for one in duties if one.until is not None and one.until <= day],
        "may_take": {one.pk for one in duties if one.until is None and one.office.ref in reach},
        "titles": TITLES,
        "roles": ROLES.values(),
        "units": offices_of(viewer),
        "contract": contract_of(person, day),
        "over": why_over(person, day),
        "contractors": contractors().filter(until__gt=day),
        "memberships": memberships(person),
        "why_not": why_not,
        "today": day,
        "trail": [
            (viewer.home_title, reverse("province")),
            ("Người dùng", reverse("people")),
            (person.full_name, None),
        ],
    }
    return render(request, "people/show.html", shown)


@never_cache
@require_GET
def of_unit(request: HttpRequest, code: str) -> HttpResponse:
    """Who held which duty at an office when; the parties and teams that reach to its books."""
    viewer = viewer_of(request)
    office = viewer.unit(code)
    day = clock.today_vn()
    chain = accounts.office_tree().upwards(office.ref)
    rows = list(held_at([office.ref]))
    held = [one for one in rows if one.until is None or one.until > day]
    above = held_at([ref for ref in chain if ref != office.ref]).filter(until=None)
    trail: Trail = [*trail_to(office.ref, viewer), ("Người và nhiệm vụ", None)]
    shown = {
        "here": "province",
        "office": office,
        "titles": TITLES,
        "held": _by_person(held, lambda one: one.person_id),
        "past": [one for one in rows if one.until is not None and one.until <= day],
        "above": _by_person(above, lambda one: (one.office_id, one.person_id)),
        "teams": teams_over(office.ref),
        "parties": accounts.books_of_party([office.ref], day)[:MOST_PER_PAGE],
        "may_administer": viewer.may(office.ref, Duty.ADMINISTER),
        "today": day,
        "trail": trail,
    }
    return render(request, "people/of_unit.html", shown)


def _by_person(rows: Iterable[DutyAssignment], whose: Callable[[DutyAssignment], Any]) -> list[Held]:
    """Duties gathered by person, in the order of the duties; people as they stood."""
    gathered: dict[Any, list[DutyAssignment]] = {}
    for one in rows:
        gathered.setdefault(whose(one), []).append(one)
    return [Held(each[0], sorted(each, key=lambda one: ORDER[one.duty])) for each in gathered.values()]
