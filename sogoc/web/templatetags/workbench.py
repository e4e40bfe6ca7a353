"""The built files of the workbench in templates: ``{% built_files "bench" as files %}``, then ``files.script`` and ``files.styles``."""

from __future__ import annotations

from django import template

from sogoc.web.built import HOW, Built, built

register = template.Library()


@register.simple_tag
def built_files(name: str) -> Built | None:
    """Addresses of an entry's files; None where nothing was built."""
    return built(name)


@register.simple_tag
def how_to_build() -> str:
    """The sentence for a page that cannot work without the build."""
    return HOW
