#!/usr/bin/env python3
"""Makes Offcut's typeface: Inter with figures of equal width, since JavaFX cannot ask a font for its feature "tnum".

Needs fontTools and brotli (Debian: python3-fonttools, python3-brotli) and Inter as web fonts:

    npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
    src/codegen/python/typeface.py package/web src/main/resources/app/offcut/ui/typeface
"""
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Inter Tabular"
# Latin, Greek and Cyrillic with their marks, punctuation, currencies, letter-like signs, arrows, mathematics and boxes
RANGES = [(0x20, 0x24F), (0x2B0, 0x36F), (0x370, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x22FF), (0x25A0, 0x25FF), (0xFB00, 0xFB06)]


def figures(font):
    """What the feature "tnum" puts in the place of each figure."""
    table = font["GSUB"].table
    lookups = {i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    mapping = {}
    for i in lookups:
        for sub in table.LookupList.Lookup[i].SubTable:
            mapping.update(getattr(sub, "ExtSubTable", sub).mapping)
    return {ord(c): mapping[font.getBestCmap()[ord(c)]] for c in "0123456789"}


def make(source, target, style):
    font = TTFont(source)
    tabular = figures(font)
    for table in font["cmap"].tables:
        table.cmap.update({c: g for c, g in tabular.items() if c in table.cmap})
    options = Options(layout_features=[], notdef_outline=True, hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"{FAMILY} {style}".replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    font.flavor = None
    font.save(target)


if __name__ == "__main__":
    web, out = map(Path, sys.argv[1:])
    for style in ("Regular", "Bold"):
        make(web / f"Inter-{style}.woff2", out / f"{style}.ttf", style)
