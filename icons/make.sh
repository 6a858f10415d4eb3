#!/usr/bin/env bash
# Makes the bitmaps from maestro.svg. Needs rsvg-convert, ImageMagick and Python 3; the results are kept in the repository,
# so that a build needs none of them.
set -eu
cd "$(dirname "$0")"
for size in 16 32 48 64 128 256 512 1024; do
  rsvg-convert -w "$size" -h "$size" maestro.svg -o "/tmp/maestro-$size.png"
done
cp /tmp/maestro-512.png maestro.png
for size in 16 32 64 128 256; do cp "/tmp/maestro-$size.png" "maestro-$size.png"; done
convert /tmp/maestro-{16,32,48,64,128,256}.png maestro.ico
python3 - <<'PY'
import struct
kinds = {b"ic11": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
parts = [(k, open(f"/tmp/maestro-{s}.png", "rb").read()) for k, s in kinds.items()]
body = b"".join(k + struct.pack(">I", len(d) + 8) + d for k, d in parts)
open("maestro.icns", "wb").write(b"icns" + struct.pack(">I", len(body) + 8) + body)
PY
rm -f /tmp/maestro-*.png
