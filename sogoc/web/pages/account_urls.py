"""Addresses of signing in and of what keeps an account safe."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sogoc.web.pages import (
    devices,
    invitations,
    notices,
    overseeing,
    passkeys,
    security,
    signing_in,
    sittings,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("dang-nhap/lop-hai", signing_in.second_factor, name="second_factor"),
    path("dang-nhap/khoa/hoi", passkeys.begin_proving, name="passkey_ask"),
    path("dang-nhap/khoa", passkeys.prove, name="passkey_prove"),
    path("moi", invitations.invited, name="invited"),
    path("phien", security.session, name="session"),
    path("tai-khoan", security.show, name="security"),
    path("tai-khoan/xac-nhan", security.prove, name="prove"),
    path("tai-khoan/ma-mot-lan", security.enrol, name="one_time"),
    path("tai-khoan/ma-mot-lan/go", security.remove_one_time, name="one_time_remove"),
    path("tai-khoan/khoa", passkeys.new, name="passkey_new"),
    path("tai-khoan/khoa/hoi", passkeys.begin_adding, name="passkey_begin"),
    path("tai-khoan/khoa/them", passkeys.add, name="passkey_add"),
    path("tai-khoan/khoa/<int:pk>/ten", passkeys.rename, name="passkey_rename"),
    path("tai-khoan/khoa/<int:pk>/go", passkeys.remove, name="passkey_remove"),
    path("tai-khoan/ma-khoi-phuc", security.recovery, name="recovery"),
    path("tai-khoan/dang-xuat-moi-noi", security.sign_out_everywhere, name="sign_out_everywhere"),
    path("tai-khoan/thiet-bi", devices.show, name="devices"),
    path("tai-khoan/thiet-bi/<uuid:device>/thu-hoi", devices.revoke, name="device_revoke"),
    path("tai-khoan/phien", sittings.show, name="sittings"),
    path("tai-khoan/phien/<uuid:sitting>/ket-thuc", sittings.end, name="sitting_end"),
    path("tai-khoan/thong-bao", notices.show, name="notices"),
    path("tai-khoan/thong-bao/<str:username>/xac-nhan", notices.confirm, name="notice_confirm"),
    path("giay-moi", invitations.show, name="invitations"),
    path("giay-moi/<str:username>/in-lai", invitations.again, name="invite_again"),
    path("giay-moi/<str:username>/huy", invitations.revoke, name="invitation_revoke"),
    path("nguoi-dung/<str:username>/dang-nhap", overseeing.show, name="overseen"),
    path("nguoi-dung/<str:username>/dang-nhap/<str:what>", overseeing.act, name="oversee"),
]
