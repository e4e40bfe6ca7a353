"""A file of answers to start from: the columns, and a line for each sort of answer.

Its cases are of a unit that cannot be, so that a sample loaded by mistake says of every line that the case is unknown.
"""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sogoc.ground import clock

NAME = "tra-loi-mau.csv"
BOOK = "00000/KS.2008.01"
LINES = (
    (f"{BOOK}/001", "received", ""),
    (f"{BOOK}/002", "official", ""),
    (f"{BOOK}/003", "refused", "Lời từ chối của hệ thống, chép nguyên văn"),
)


@require_GET
def answers_sample(request: HttpRequest) -> HttpResponse:
    """The sample, dated today, with the mark by which spreadsheet programs know UTF-8."""
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(("entry", "status", "date", "words"))
    lines.writerows((entry, status, f"{clock.today_vn():%d/%m/%Y}", words) for entry, status, words in LINES)
    answer = HttpResponse(written.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return answer
