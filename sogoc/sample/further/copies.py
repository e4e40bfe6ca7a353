"""Copies that were given out (TL) and confirmations of what the books say (XNTT), each of an entry of the sample."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sogoc.law.books import BOOK_TYPES
from sogoc.sample.further.occasion import Occasion, speaker
from sogoc.sample.later import Later, Target
from sogoc.sample.people import Person

BOOKS_OF_COPIES = dt.date(1999, 1, 4).toordinal()
EXTRACTS = dt.date(2016, 1, 1).toordinal()
COPIES = {
    "KS": ("Giấy khai sinh (bản sao)", "Trích lục khai sinh (bản sao)"),
    "KH": ("Giấy chứng nhận kết hôn (bản sao)", "Trích lục kết hôn (bản sao)"),
    "KT": ("Giấy chứng tử (bản sao)", "Trích lục khai tử (bản sao)"),
    "CMC": (
        "Quyết định công nhận việc nhận cha, mẹ, con (bản sao)",
        "Trích lục đăng ký nhận cha, mẹ, con (bản sao)",
    ),
}
"""What a copy was called until 2015 and since."""
KINDS = {"KS": "1", "KH": "2", "KT": "3", "CMC": "4"}
DONE = {"KS": "khai sinh", "KH": "kết hôn", "KT": "khai tử", "CMC": "việc nhận cha, mẹ, con"}
PURPOSES = ("Bổ túc hồ sơ bảo hiểm xã hội", "Làm thủ tục thừa kế", "Bổ túc hồ sơ học tập", "Xin thị thực")


def copies(occasion: Occasion) -> Iterator[Later]:
    """Lines of the table: of every second entry of a few books."""
    rng, wanted = occasion.rng("TL"), occasion.wanted("TL")
    if not wanted:
        return
    for shelf in occasion.shelves("KS", "KH", "KT", "CMC", rng=rng):
        for target in rng.sample(shelf, min(wanted, (len(shelf) + 1) // 2)):
            event = target.entry.event
            day = occasion.day(rng, since=max(event.reg + 5, BOOKS_OF_COPIES))
            found = _of(target, day)
            if day is None or found is None:
                continue
            who, asker = found
            name = target.book.name.type
            about = {
                "loaiBanSao": COPIES[name][day >= EXTRACTS],
                "soLuong": str(1 + int(rng.random() * 5)),
                "ghiChu": f"Số {target.entry.so}, quyển {target.book.quyen or 'không ghi số'}",
            }
            one = Later("TL", who, reg=day, unit=target.book.unit, people=(), about=about, asker=asker)
            yield one.speaks_of(target, "ban_sao")
            wanted -= 1
        if not wanted:
            return


def confirmations(occasion: Occasion) -> Iterator[Later]:
    """Written confirmations since 2016, a few from a book."""
    rng, wanted = occasion.rng("XNTT"), occasion.wanted("XNTT")
    if not wanted:
        return
    for shelf in occasion.shelves("KS", "KH", "KT", rng=rng):
        for target in rng.sample(shelf, min(wanted, (len(shelf) + 4) // 5)):
            day = occasion.day(rng, since=max(target.entry.event.reg + 30, EXTRACTS))
            found = _of(target, day)
            if day is None or found is None:
                continue
            who, asker = found
            kind, said = target.book.name.type, target.written.said
            book_type = BOOK_TYPES[kind]
            place = said[book_type.place]
            about = {
                "loaiViecHoTich": KINDS[kind],
                "vhtSo": target.entry.so,
                "vhtNgay": said[book_type.registered],
                "vhtNoi": place,
                "noiDungXacNhan": f"Đã đăng ký {DONE[kind]} tại {place}, số {target.entry.so}",
                "mucDich": PURPOSES[who.serial % len(PURPOSES)],
            }
            one = Later(
                "XNTT", who, reg=day, unit=target.book.unit, people=(("nxn", who),), about=about, asker=asker
            )
            yield one.speaks_of(target, "xac_nhan")
            wanted -= 1
        if not wanted:
            return


def _of(target: Target, day: int | None) -> tuple[Person, tuple[Person, str]] | None:
    """Whose entry it is, and who asks on the day."""
    who = target.entry.event.who
    asker = speaker(who, day) if day is not None else None
    return (who, asker) if asker is not None and asker[0].nationality == "Việt Nam" else None
