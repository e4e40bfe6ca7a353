"""The code page of the fonts VPS (*Vietnamese Professionals Society*), as a cell shows its bytes: characters of Windows-1252.

In: nothing. Out: ``VPS``, character to letter. The rare capitals that stood on control codes are shown as their small letters.
"""

from __future__ import annotations

_BYTES = (
    "80À 81Ả 82Ã 83Ấ 84Ầ 85Ẩ 86ọ 87ỗ 88Ă 89ế 8Aề 8Bể 8Cệ 8DẮ 8EẰ 8FẲ 90Ế 93Ề 94Ể 95Ễ 96Ố 97Ồ 98Ổ 99Ỗ 9Aý 9Bỷ 9Cỵ "
    "9DỚ 9EỜ 9FỞ A1ắ A2ằ A3ẳ A4ẵ A5ặ A6Ỡ A7ớ A8Ù A9ờ AAở ABỡ ACŨ ADỨ AEợ AFỪ B0ổ B1Ử B2Ỳ B3Ỹ B4Í B5Ì B6ộ B7Ỉ B8Ĩ "
    "B9Ó BAử BBữ BCÒ BDỎ BEÕ BFự C0ầ C1Á C2Â C3ấ C4ẩ C5ẫ C6ậ C7đ C8ẻ C9É CAÊ CBẹ CCỉ CDễ CEị CFỹ D0Ư D1Ủ D2ồ D3ố "
    "D4Ô D5ỏ D6ơ D7È D8ừ D9ứ DAÚ DBũ DCư DDÝ DEẺ E0à E1á E2â E3ã E4ả E5ạ E6ă E8è E9é EAê EBẽ ECì EDí EFĩ F0Ẵ F1Đ "
    "F2ò F3ó F4ô F5õ F7Ơ F8ụ F9ù FAú FBủ FDỶ FEẼ FFỳ"
)


def _shown(code: int) -> str:
    """The character that stands for a byte where the code page was forgotten; five bytes have none in Windows-1252."""
    return bytes([code]).decode("cp1252", "ignore") or chr(code)


VPS: dict[str, str] = {_shown(int(pair[:2], 16)): pair[2:] for pair in _BYTES.split(" ")}
SIGNS = frozenset(VPS)
BEYOND_LATIN_1 = frozenset(sign for sign in VPS if sign > "\xff")
"""Characters that no other legacy font shows."""
