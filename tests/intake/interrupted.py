"""Drivers for commands in processes of their own: one dies at its n-th step, one writes down everything that is kept."""

from __future__ import annotations

DYING = """
import atexit, os, signal, sys
from sogoc.cli.installation import start_django
start_django()
from django.db.backends.utils import CursorWrapper
from sogoc.intake import actions
actions.PACKAGES_AT_ONCE = 2  # so that a small tree takes several transactions
at, steps = int(sys.argv.pop(1)), [0]
def counted(original):
    def call(*words, **named):
        steps[0] += 1
        if steps[0] == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*words, **named)
    return call
for name in ("execute", "executemany"):
    setattr(CursorWrapper, name, counted(getattr(CursorWrapper, name)))
os.fsync = counted(os.fsync)
from sogoc.cli.main import run
code = run(sys.argv[1:])
print("steps", steps[0], file=sys.stderr)
sys.exit(code)
"""
"""``python -c DYING <n> intake …``: kill -9 at the n-th statement to the database or flush of a file; 0 means never."""

KEPT = """
import json, sys
from sogoc.cli.installation import start_django
start_django()
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.register import queries as records
kept = {}
for book in records.books():
    entries = {}
    for one in records.entries(book, withdrawn=True):
        page = records.page_of(one)
        entries[one.key] = [one.row, one.state, one.version, one.held, one.notes, one.pdf, records.values_of(one)]
        entries[one.key] += [page, sorted([who.role, who.fold, who.birth] for who in records.mentions(one))]
    findings = sorted([f.row, f.field, f.code] for f in book.findings.all())
    acts = [(act["action"], act["payload"].get("new")) for act in map(contents, events_of(f"book:{book.path}"))]
    kept[book.path] = [entries, findings, acts, [package.number for package in records.packages(book)]]
json.dump(kept, sys.stdout)
"""
