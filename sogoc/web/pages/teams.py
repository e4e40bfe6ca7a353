"""Cross-commune checking teams: the list, forming one by its document, one team with its members, made to be printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.accounts import queries as accounts
from sogoc.accounts import team_actions as actions
from sogoc.accounts import team_refusals as refusals
from sogoc.accounts.contract_queries import last_day
from sogoc.accounts.duties import FOR_TEAMS, TITLES, Duty
from sogoc.accounts.team_queries import find_team, teams_of
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.law.papers import LARGEST_SCAN, media_of_scan
from sogoc.law.refusal import Refusal
from sogoc.web.asking import page_of, read_day, rest_of_query
from sogoc.web.pages.people import administrator, offices_of
from sogoc.web.proofs import is_proved, refuse_unproved, to_prove
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.accounts.team_models import Team

LINES = 6
"""So many members may be named when a team is formed; more are added on its page."""


def _seen(request: HttpRequest, pk: int) -> tuple[Viewer, Team]:
    viewer, team = viewer_of(request), find_team(pk)
    if team not in teams_of(viewer.person):
        raise refusals.NO_TEAM.because()
    return viewer, team


def _administers(viewer: Viewer, team: Team) -> bool:
    return all(viewer.may(unit, Duty.ADMINISTER) for unit in team.units_now)


@never_cache
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Teams that are the viewer's business."""
    viewer = viewer_of(request)
    rows = teams_of(viewer.person)
    if not rows:
        viewer.jurisdiction  # noqa: B018 - refuses whoever has neither a team nor a duty
    shown = {
        "here": "province",
        "page_obj": page_of(request, rows),
        "query": rest_of_query(request, "trang"),
        "today": clock.today_vn(),
        "may_form": viewer.may_anywhere(Duty.ADMINISTER),
        "trail": [(viewer.home_title, reverse("province")), ("Tổ kiểm tra chéo", None)]
        if viewer.authority.held
        else [],
    }
    return render(request, "teams/listed.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    """Form a team by its document."""
    viewer = administrator(request)
    given = request.POST
    shown: dict[str, Any] = {
        "here": "province",
        "given": given,
        "chosen": given.getlist("don-vi"),
        "units": offices_of(viewer),
        "duties": [(duty.value, duty.label) for duty in FOR_TEAMS],
        "lines": [
            (number, given.get(f"nguoi-{number}", ""), given.get(f"nhiem-vu-{number}", ""))
            for number in range(1, LINES + 1)
        ],
        "today": clock.today_vn(),
        "trail": [
            (viewer.home_title, reverse("province")),
            ("Tổ kiểm tra chéo", reverse("teams")),
            ("Lập tổ", None),
        ],
    }
    if request.method == "GET":
        if not is_proved(request):
            return to_prove(request, reverse("form_team"))
        return render(request, "teams/form.html", shown)
    try:
        refuse_unproved(request)
        team = actions.form_team(
            _document(request),
            units=given.getlist("don-vi"),
            members=_members(request),
            since=read_day(given["tu-ngay"]) if given.get("tu-ngay") else None,
            last=read_day(given["den-ngay"]) if given.get("den-ngay") else None,
            actor=viewer.person,
            via="web",
        )
    except Refusal as refusal:
        return render(request, "teams/form.html", shown | {"refusal": refusal}, status=refusal.status)
    messages.success(request, f"Đã lập tổ kiểm tra chéo theo văn bản {team.document}.")
    return redirect("team", team.pk)


def _document(request: HttpRequest) -> actions.Document:
    given = request.FILES.get("ban-quet")
    if given is not None and (given.size or 0) > LARGEST_SCAN:
        raise refusals.TEAM_BAD_SCAN.because(file=given.name)
    return actions.Document(
        number=request.POST.get("so-van-ban", ""),
        day=read_day(request.POST.get("ngay-van-ban", "")),
        issued_by=request.POST.get("co-quan", ""),
        file_name=(given.name or "van-ban") if given is not None else "",
        content=given.read() if given is not None else b"",
    )


def _members(request: HttpRequest) -> list[tuple[Person, str]]:
    lines = [
        (
            request.POST.get(f"nguoi-{number}", "").strip().lower(),
            request.POST.get(f"nhiem-vu-{number}", ""),
        )
        for number in range(1, LINES + 1)
    ]
    return [(accounts.find_person(name), duty) for name, duty in lines if name]


@never_cache
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One team: its document, units, members."""
    viewer, team = _seen(request, pk)
    today = clock.today_vn()
    rows = sorted(
        team.members.select_related("person"),
        key=lambda one: (one.until is not None, one.person.username, one.duty),
    )
    shown = {
        "here": "province",
        "team": team,
        "ended": team.until is not None and team.until <= today,
        "last": last_day(team.until) if team.until else None,
        "members": rows,
        "units": sorted(team.units.all(), key=lambda one: (one.until is not None, one.unit, one.since)),
        "offices": offices_of(viewer) if viewer.may_anywhere(Duty.ADMINISTER) else [],
        "titles": TITLES,
        "duties": [(duty.value, duty.label) for duty in FOR_TEAMS],
        "may_change": _administers(viewer, team),
        "trail": [
            (viewer.home_title, reverse("province")),
            ("Tổ kiểm tra chéo", reverse("teams")),
            (team.document, None),
        ]
        if viewer.authority.held
        else [("Tổ kiểm tra chéo", reverse("teams")), (team.document, None)],
    }
    return render(request, "teams/show.html", shown)


@never_cache
@require_GET
def document(request: HttpRequest, pk: int) -> FileResponse:
    """The scanned document, as it was brought."""
    _, team = _seen(request, pk)
    if not team.file_sha256:
        raise refusals.NO_TEAM.because()
    content = file_store().read(team.file_sha256)
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=team.file_name, content_type=media_of_scan(content)
    )


def _act(request: HttpRequest, pk: int, do: Callable[[Viewer, Team], str]) -> HttpResponse:
    viewer, team = _seen(request, pk)
    if not is_proved(request):
        return to_prove(request, reverse("team", args=[pk]))
    try:
        said = do(viewer, team)
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
    else:
        messages.success(request, said)
    return redirect("team", pk)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody do a duty in the team."""

    def do(viewer: Viewer, team: Team) -> str:
        person = accounts.find_person(request.POST.get("nguoi", "").strip().lower())
        row = actions.add_member(
            team, person, request.POST.get("nhiem-vu", ""), actor=viewer.person, via="web"
        )
        return f"Đã thêm {person.full_name}, nhiệm vụ “{TITLES[row.duty]}”."

    return _act(request, pk, do)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody does a duty in the team no more."""

    def do(viewer: Viewer, team: Team) -> str:
        person = accounts.find_person(request.POST.get("nguoi", ""))
        duty, reason = request.POST.get("nhiem-vu", ""), request.POST.get("ly-do", "")
        actions.remove_member(team, person, duty, reason=reason, actor=viewer.person, via="web")
        return f"Đã cho {person.full_name} thôi nhiệm vụ “{TITLES[duty]}” trong tổ."

    return _act(request, pk, do)


@require_POST
def change_units(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the team be given entries of one more unit, or of one no more, by the document that says so."""

    def do(viewer: Viewer, team: Team) -> str:
        unit, basis = request.POST.get("don-vi", ""), request.POST.get("can-cu", "")
        name = accounts.find_office(unit).name
        if request.POST.get("viec") == "bot":
            actions.remove_unit(team, unit, basis=basis, actor=viewer.person, via="web")
            return f"Từ hôm nay tổ không được giao trường hợp của {name} nữa."
        actions.add_unit(team, unit, basis=basis, actor=viewer.person, via="web")
        return f"Đã thêm {name} vào các đơn vị được kiểm tra."

    return _act(request, pk, do)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The team works no more."""

    def do(viewer: Viewer, team: Team) -> str:
        actions.end_team(team, reason=request.POST.get("ly-do", ""), actor=viewer.person, via="web")
        return "Tổ đã thôi hoạt động từ hôm nay; việc đã làm giữ nguyên."

    return _act(request, pk, do)
