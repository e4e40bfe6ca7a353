"""What a file is by its first bytes, in words for a refusal."""

from __future__ import annotations


def kind_of(head: bytes) -> str:
    """Say in words what a file's first bytes look like."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if not head:
        return "rỗng"
    for mark, words in (
        (b"%pdf", "tệp PDF"),
        (b"pk\3\4", "tệp nén"),
        (b"<!doctype html", "trang web"),
        (b"<html", "trang web"),
        (b"<?xml", "tệp XML"),
        (b"\xff\xd8", "tệp ảnh"),
        (b"\x89png", "tệp ảnh"),
        (b"rar!", "tệp nén RAR"),
        (b"7z\xbc\xaf", "tệp nén 7-Zip"),
    ):
        if start.startswith(mark):
            return words
    return "toàn số không" if not head.strip(b"\0") else "dữ liệu không rõ loại"
