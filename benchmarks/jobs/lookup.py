"""Places as written, looked up: ``lookup.py TEXTS``. Prints how many differ and the CPU seconds of looking all up once, from empty caches.

The texts are made from the communes of all times: levels missing, marks missing, another order, hamlets before, a letter less.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import time

from sogoc.law.places import above, candidates, units
from sogoc.law.text import fold

DAYS = (dt.date(2024, 10, 14), dt.date(2025, 7, 1))


def texts(count: int) -> list[str]:
    """Return made-up texts; the same number gives the same texts."""
    chance = random.Random(68)
    known = [(each, day) for day in DAYS for each in units(day) if each.level == "xa"]
    made = []
    for at in range(count):
        each, day = chance.choice(known)
        address = [each.name, *(up.name for up in above(each, day))]
        way = chance.randrange(7)
        if way == 1:
            address = address[:2]
        elif way == 2:
            address.reverse()
        elif way == 3:
            address.insert(0, f"thôn {at % 40}")
        text = ", ".join(address)
        made.append(fold(text) if way == 4 else text.replace("ẻ", "e") if way == 5 else text)
    return made


if __name__ == "__main__":
    asked = texts(int(sys.argv[1]))
    start = time.process_time()
    found = {text: candidates(text, DAYS[0]) for text in asked}
    seconds = time.process_time() - start
    told = {
        "texts": len(asked),
        "different": len(found),
        "found": sum(map(bool, found.values())),
        "lookup_cpu": seconds,
    }
    print(json.dumps(told))
