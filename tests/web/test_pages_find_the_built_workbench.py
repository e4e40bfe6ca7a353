"""The pages name the files that the build left, whatever hashes their names bear; without a build they know that there is none."""

from __future__ import annotations

import json
from pathlib import Path

from django.template import Context, Template

from sogoc.web import built as builds

MANIFEST = {
    "src/main.tsx": {
        "file": "bench.AAAA.js",
        "name": "bench",
        "isEntry": True,
        "imports": ["_law.js"],
        "dynamicImports": ["src/late.ts"],
        "css": ["bench.BBBB.css"],
    },
    "_law.js": {"file": "law.CCCC.js", "name": "law", "css": ["law.DDDD.css"]},
    "src/late.ts": {"file": "late.EEEE.js", "name": "late", "imports": ["_law.js"]},
    "src/worker.ts": {"file": "worker.js", "name": "worker", "isEntry": True},
}


def folder_with(place: Path, manifest: dict[str, object]) -> Path:
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return place


def test_an_entry_brings_all_that_it_will_ask_for(tmp_path: Path):
    found = builds.built("bench", folder_with(tmp_path, MANIFEST))
    assert found is not None
    assert found.script == "/static/build/bench.AAAA.js"
    assert set(found.chunks) == {"/static/build/law.CCCC.js", "/static/build/late.EEEE.js"}
    assert set(found.styles) == {"/static/build/bench.BBBB.css", "/static/build/law.DDDD.css"}
    assert builds.built("worker", tmp_path) == builds.Built("/static/build/worker.js")


def test_no_build_and_an_unknown_entry_are_none(tmp_path: Path):
    assert builds.built("bench", tmp_path) is None
    assert builds.built("law", folder_with(tmp_path, MANIFEST)) is None


def test_a_later_build_is_seen(tmp_path: Path):
    builds.built("worker", folder_with(tmp_path, MANIFEST))
    (tmp_path / "manifest.json").unlink()
    assert builds.built("worker", tmp_path) is None


def test_templates_ask_by_a_tag():
    said = Template(
        '{% load workbench %}{% built_files "nothing" as files %}{% if not files %}{% how_to_build %}{% endif %}'
    ).render(Context())
    assert said == builds.HOW
