"""Names of persons (``ho_ten``). In: the cell. Out: the same name (NFC, single spaces), never respelled.

Names of the ethnic groups (``K'Brơi``, ``Ka Să Ha Thương``, ``Ƀuôn Krŏng``, ``Y``, one word, one letter) are good names. Grounded in the
Civil Code 2015, article 26 (Vietnamese or another language of Việt Nam, no digits) and in domain facts §5.3 and §6. A foreigner's
letters (``Müller``) are ``ky_tu_la`` here; whether that matters depends on the nationality, which a rule knows.
"""

from __future__ import annotations

from types import MappingProxyType

from sogoc.law.text import legacy
from sogoc.law.text.likeness import compare_texts
from sogoc.law.value import ValueType
from sogoc.law.values.ho_ten.parts import split, told
from sogoc.law.values.ho_ten.reading import explain, understand
from sogoc.law.values.ho_ten.several import main_name, names_in
from sogoc.law.values.ho_ten.surnames import near_miss

TYPE = ValueType(
    code="ho_ten",
    title="Họ, chữ đệm, tên",
    kinds=MappingProxyType(
        {
            "ten": "họ tên",
            "ky_tu_la": "có ký tự không thuộc chữ viết của ngôn ngữ nào ở Việt Nam",
            **legacy.KINDS,
            "nhieu_ten": "kèm tên gọi khác, tên thánh",
            "nham_dau": "có thể nhầm dấu hỏi với dấu ă của tiếng dân tộc",
            "ho_la": "họ gần giống một họ thường gặp",
        }
    ),
    understand=understand,
    compare=compare_texts,
    explain=explain,
    plain=(
        "(?:Nguyễn|Trần|Phạm|Vũ|Đặng|Đỗ|Dương|Trương|Huỳnh|Đinh|Trịnh|Đoàn|Lương|Đào|Lưu|Vương|Tạ"
        "|NGUYỄN|TRẦN|PHẠM|VŨ|ĐẶNG|ĐỖ|DƯƠNG|TRƯƠNG|HUỲNH|ĐINH|TRỊNH|ĐOÀN|LƯƠNG|ĐÀO|LƯU|VƯƠNG|TẠ)"
        "(?: [A-Za-zÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+)*"
    ),
    plain_kind="ten",
)

__all__ = ["TYPE", "explain", "main_name", "names_in", "near_miss", "split", "told", "understand"]
