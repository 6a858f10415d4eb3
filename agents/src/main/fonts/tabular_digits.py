"""Makes Maestro Sans of Pretendard 1.3.9: its digits are the tabular ones, all of one width, because JavaFX cannot ask a font for them.

    python3 tabular_digits.py Pretendard-Regular.ttf MaestroSans-Regular.ttf     (needs fontTools)

Nothing else is changed but the name, which the licence of Pretendard reserves.
"""
import sys
from fontTools.ttLib import TTFont

source, target = sys.argv[1:]
font = TTFont(source)
tabular = {}
gsub = font["GSUB"].table
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == "pnum":  # from tabular to proportional: read backwards
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                mapping = getattr(table, "ExtSubTable", table).mapping
                tabular.update({proportional: wide for wide, proportional in mapping.items()})
cmaps = [table.cmap for table in font["cmap"].tables if table.isUnicode()]
digits = {code: tabular[cmaps[0][code]] for code in map(ord, "0123456789")}
for cmap in cmaps:
    cmap.update(digits)
assert len({font["hmtx"][glyph][0] for glyph in digits.values()}) == 1
for name in font["name"].names:
    if name.nameID in (1, 3, 4, 6, 16):
        words = name.toUnicode()
        name.string = words.replace("Pretendard", "MaestroSans" if name.nameID in (3, 6) else "Maestro Sans")
if "DSIG" in font:
    del font["DSIG"]  # signs what it was
font.save(target)
