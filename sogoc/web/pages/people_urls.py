"""Addresses of accounts, contractors and checking teams."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sogoc.web.pages import contractors, people, people_acts, teams

urlpatterns: list[URLPattern | URLResolver] = [
    path("nguoi-dung", people.listed, name="people"),
    path("lap-tai-khoan", people.take_on, name="take_on"),
    path("nguoi-dung/<str:username>", people.show, name="person"),
    path("nguoi-dung/<str:username>/giao", people_acts.give, name="person_give"),
    path("nguoi-dung/<str:username>/thu-hoi", people_acts.take, name="person_take"),
    path("nguoi-dung/<str:username>/khoa", people_acts.close, name="person_close"),
    path("nguoi-dung/<str:username>/nha-thau", people_acts.contractor, name="person_contractor"),
    path("nguoi-dung/<str:username>/mat-khau", people_acts.password, name="person_password"),
    path("don-vi/<str:code>/can-bo", people.of_unit, name="unit_people"),
    path("nha-thau", contractors.listed, name="contractors"),
    path("nha-thau/<int:pk>", contractors.show, name="contractor"),
    path("nha-thau/<int:pk>/ngay-het", contractors.last_day, name="contractor_last_day"),
    path("to-kiem-tra", teams.listed, name="teams"),
    path("to-kiem-tra/lap", teams.form, name="form_team"),
    path("to-kiem-tra/<int:pk>", teams.show, name="team"),
    path("to-kiem-tra/<int:pk>/van-ban", teams.document, name="team_document"),
    path("to-kiem-tra/<int:pk>/them", teams.add, name="team_add"),
    path("to-kiem-tra/<int:pk>/bot", teams.remove, name="team_remove"),
    path("to-kiem-tra/<int:pk>/don-vi", teams.change_units, name="team_units"),
    path("to-kiem-tra/<int:pk>/thoi", teams.end, name="team_end"),
]
