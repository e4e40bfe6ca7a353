"""The writers of uploads: begun, received piece by piece, complete, taken in by a job.

Whoever brings packages may upload; an upload is only its own person's. Every step may be repeated.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.queue.actions import enqueue
from sogoc.intake import uploading
from sogoc.intake.bringing_queries import keeps_registers
from sogoc.intake.models import Run, Upload
from sogoc.intake.queries import own_upload
from sogoc.intake.refusals import NOT_COMPLETE, OTHER_UPLOAD, WRONG_PLACE
from sogoc.intake.uploading import PIECE, UploadFile
from sogoc.law.places import dated_code, read_code
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

JOB = "intake.take_in_upload"
_FORGOTTEN = dt.timedelta(days=7)


@transaction.atomic
def begin(token: str, *, unit: str, files: Sequence[UploadFile], actor: Person) -> Upload:
    """Announce an upload; the same token with the same files is the upload that began before."""
    where = dated_code(keeps_registers(read_code(unit)))
    authority = accounts.authority_of(actor)
    places = {f"{where}/{os.path.splitext(file.name)[0].upper()}" for file in files} or {where}  # noqa: PTH122 - no path yet
    for duties in {authority.duties(place) for place in places}:
        refused = why_not(WORKFLOWS["entry"], "stage", Situation("draft", str(actor.pk), duties))
        if refused is not None:
            raise refused
    listed = [{"name": file.name, "size": file.size} for file in files]
    known = Upload.objects.filter(token=token).first()
    if known is not None:
        if (known.by_id, known.unit, known.files) != (actor.pk, where, listed):
            raise OTHER_UPLOAD.because()
        return known
    uploading.place(token, where)  # refuses what is no token
    uploading.judge(files)
    _clear_forgotten()
    return Upload.objects.create(token=token, unit=where, files=listed, by=actor, begun_at=clock.now())


def receive(token: str, number: int, *, offset: int, piece: bytes, actor: Person) -> int:
    """Take a piece of a file; return how much of the file is here. A piece that came before changes nothing."""
    upload = own_upload(token, actor)
    files = files_of(upload)
    folder = uploading.place(token, upload.unit)
    if not 0 <= number < len(files):
        raise WRONG_PLACE.because(file=number, received=0)
    file = files[number]
    here = uploading.received(folder, number, file.name)
    if upload.run_id is not None or offset + len(piece) <= here:
        return here
    if offset < 0 or offset > here or offset + len(piece) > file.size or len(piece) > PIECE:
        raise WRONG_PLACE.because(file=file.name, received=uploading.in_words(here))
    uploading.write(folder, number, offset=offset, piece=piece)
    return uploading.received(folder, number, file.name)


@transaction.atomic
def finish(token: str, *, actor: Person) -> Run:
    """Hand a complete upload to the job that takes it in; a second time it is the same run."""
    own_upload(token, actor)
    upload = Upload.objects.select_for_update().get(token=token)
    if upload.run is not None:
        return upload.run
    files = files_of(upload)
    folder = uploading.place(token, upload.unit)
    for number, file in enumerate(files):
        here = uploading.received(folder, number, file.name)
        if here != file.size:
            raise NOT_COMPLETE.because(
                file=file.name, received=uploading.in_words(here), size=uploading.in_words(file.size)
            )
    uploading.complete(folder, files)
    packages = sum(not file.name.lower().endswith(".zip") for file in files)
    upload.run = Run.objects.create(started_at=clock.now(), by=actor, via="web", total=packages)
    upload.job = enqueue(JOB, upload=token).pk
    upload.save(update_fields=["run", "job"])
    return upload.run


def files_of(upload: Upload) -> list[UploadFile]:
    """Files of an upload, in the browser's order."""
    return [UploadFile(one["name"], one["size"]) for one in upload.files]


def _clear_forgotten() -> None:
    """Remove what was begun long ago and never came to its end."""
    old = Upload.objects.filter(run__isnull=True, begun_at__lt=clock.now() - _FORGOTTEN)
    for upload in old:
        uploading.clear(upload.token)
    old.delete()
