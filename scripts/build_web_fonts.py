"""Build the letters of the pages: Be Vietnam Pro (SIL Open Font License 1.1), three ranges, two weights, figures of one width.

In: the folder of the npm package ``@fontsource/be-vietnam-pro`` as its ordinary client installs it. Out: six woff2 files in
``sogoc/web/static/fonts``. The package's subsets lost the font's tabular figures, and tables need them: every figure gets
the same advance, centred.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUT = Path(__file__).parent.parent / "sogoc" / "web" / "static" / "fonts"
RANGES = {
    "latin": [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, *range(0x2018, 0x201E), 0x2026],
    "vietnamese": None,
    "latin-ext": None,
}
FIGURE_WIDTH = 660


def level_figures(font: TTFont) -> None:
    """Give the ten figures one advance, each centred in it."""
    names = font.getBestCmap()
    glyphs, advances = font["glyf"], font["hmtx"]
    for figure in "0123456789":
        name = names.get(ord(figure))
        if name is None:
            continue
        glyph = glyphs[name]
        glyph.recalcBounds(glyphs)
        side = (FIGURE_WIDTH - (glyph.xMax - glyph.xMin)) // 2
        glyph.coordinates.translate((side - glyph.xMin, 0))
        glyph.recalcBounds(glyphs)
        advances[name] = (FIGURE_WIDTH, side)


def build(source: Path, kind: str, weight: int) -> Path:
    """One file of one range and weight."""
    font = TTFont(source / "files" / f"be-vietnam-pro-{kind}-{weight}-normal.woff2")
    level_figures(font)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.flavor = "woff2"
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=RANGES[kind] or list(font.getBestCmap()))
    cutter.subset(font)
    if "GPOS" in font and kind == "latin":
        unkern_figures(font)
    target = OUT / f"be-vietnam-pro-{kind}-{weight}.woff2"
    font.flavor = "woff2"
    font.save(target)
    return target


def unkern_figures(font: TTFont) -> None:
    """Kerning between figures would undo the columns: take the figures out of it."""
    names = font.getBestCmap()
    figures = {names[ord(figure)] for figure in "0123456789"}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            real = getattr(table, "ExtSubTable", table)
            if real.LookupType == 2 and real.Format == 1:
                kept = [
                    (glyph, pairs)
                    for glyph, pairs in zip(real.Coverage.glyphs, real.PairSet, strict=True)
                    if glyph not in figures
                ]
                real.Coverage.glyphs = [glyph for glyph, _ in kept]
                real.PairSet = [pairs for _, pairs in kept]
                real.PairSetCount = len(kept)
            elif real.LookupType == 2:
                real.Coverage.glyphs = [glyph for glyph in real.Coverage.glyphs if glyph not in figures]


if __name__ == "__main__":
    for kind in RANGES:
        for weight in (400, 600):
            print(path := build(Path(sys.argv[1]), kind, weight), path.stat().st_size)
