"""Contractors for administrators: contracts with their days, the people who work under each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.accounts import contract_queries as contracts
from sogoc.accounts.contractor_actions import add_contractor, set_last_day
from sogoc.accounts.duties import NOT_FOR_CONTRACTORS, Duty
from sogoc.ground import clock
from sogoc.law.refusal import Refusal
from sogoc.web.asking import page_of, read_day, rest_of_query
from sogoc.web.pages.people import administrator
from sogoc.web.proofs import is_proved, refuse_unproved, to_prove


@never_cache
@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """All contracts; the form of a new one."""
    viewer = administrator(request)
    form = request.POST
    shown = {
        "here": "province",
        "given": form,
        "today": clock.today_vn(),
        "page_obj": page_of(request, contracts.contractors()),
        "query": rest_of_query(request, "trang"),
        "never": [duty.label for duty in NOT_FOR_CONTRACTORS],
        "may_be": [duty.label for duty in (Duty.SCAN, Duty.KEY, Duty.CHECK, Duty.ADJUDICATE)],
        "trail": [(viewer.home_title, reverse("province")), ("Nhà thầu", None)],
    }
    if request.method == "GET":
        return render(request, "people/contractors.html", shown)
    try:
        refuse_unproved(request)
        made = add_contractor(
            form.get("ten", ""),
            form.get("hop-dong", ""),
            signed=read_day(form.get("ngay-ky", "")),
            first=read_day(form.get("tu-ngay", "")),
            last=read_day(form.get("den-ngay", "")),
            actor=viewer.person,
            via="web",
        )
    except Refusal as refusal:
        return render(request, "people/contractors.html", shown | {"refusal": refusal}, status=refusal.status)
    messages.success(request, f"Đã ghi hợp đồng {made.contract} của {made.name}.")
    return redirect("contractor", made.pk)


@never_cache
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One contract with its people."""
    viewer = administrator(request)
    one = contracts.find_contractor(pk)
    today = clock.today_vn()
    shown = {
        "here": "province",
        "one": one,
        "last": contracts.last_day(one.until),
        "in_force": one.since <= today < one.until,
        "to_come": today < one.since,
        "people": contracts.people_of(one),
        "trail": [
            (viewer.home_title, reverse("province")),
            ("Nhà thầu", reverse("contractors")),
            (one.name, None),
        ],
    }
    return render(request, "people/contractor.html", shown)


@require_POST
def last_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Write another last day of a contract, by its annex."""
    viewer = administrator(request)
    one = contracts.find_contractor(pk)
    if not is_proved(request):
        return to_prove(request, reverse("contractor", args=[pk]))
    try:
        last = read_day(request.POST.get("den-ngay", ""))
        set_last_day(one, last, basis=request.POST.get("can-cu", ""), actor=viewer.person, via="web")
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
    else:
        messages.success(request, f"Hợp đồng {one.contract} có hiệu lực đến hết {last:%d/%m/%Y}.")
    return redirect("contractor", pk)
