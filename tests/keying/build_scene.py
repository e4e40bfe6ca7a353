"""Makes an installation whose commune has a book of photographed pages to be keyed: ``python -m tests.keying.build_scene HOME ENTRIES``.

A process of its own, because the proofs of the line run the real server beside it. Prints the cookies of the keyers, each on a registered
browser, and the numbers of the drafts.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any


def main(home: Path, entries: int) -> None:
    """Make it and tell."""
    os.environ |= {"SOGOC_HOME": str(home), "DJANGO_SETTINGS_MODULE": "sogoc.ground.settings"}
    from sogoc.cli.commands.setting_up import prepare as install

    install(home, sample=False)
    from django.test import override_settings

    from tests.line.office import QUICK

    with override_settings(PASSWORD_HASHERS=QUICK, ALLOWED_HOSTS=["*"]):
        sys.stdout.write(json.dumps(_scene(home.parent, entries)))


def _scene(folder: Path, entries: int) -> dict[str, Any]:
    from sogoc.accounts.models import Person
    from sogoc.imaging.cut_actions import cut_by_hand
    from sogoc.imaging.posing import FULL
    from sogoc.imaging.reader import reader
    from sogoc.keying.work_actions import open_work
    from tests.imaging import drawing
    from tests.imaging.conftest import PATH, prepare

    desk = prepare(folder)
    Person.objects.update(must_change_password=False)
    with reader():
        pages = desk.bring(*(drawing.jpeg(number, size=(900, 1260)) for number in range(1, entries + 1)))
    for page in pages:
        cut_by_hand(PATH, [(page, FULL)], actor=desk.people["nhap"])
    work = open_work(PATH, actor=desk.people["nhap"])
    return {
        "book": PATH,
        "people": {who: _cookies(desk.people[who]) for who in ("nhap", "dongnghiep")},
        "drafts": list(work.drafts.order_by("position").values_list("pk", flat=True)),
    }


def _cookies(person: Any) -> dict[str, str]:
    """What the browser of somebody who is signed in on a registered device carries."""
    from django.test import Client

    from sogoc.accounts.device_queries import COOKIE, new_key
    from sogoc.accounts.devices import register_device

    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    key = new_key()
    device = register_device(person, key, name="Máy một cửa", agent="Chrome")
    session = client.session
    session["device"] = str(device.pk)
    session.save()
    return {"sogoc_session": client.cookies["sogoc_session"].value, COOKIE: key}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
