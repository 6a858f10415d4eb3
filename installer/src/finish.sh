#!/usr/bin/env bash
# finish.sh IMAGE WORK: puts our start script before the launcher, and makes the ahead-of-time cache by opening the desktop once on a
# screen in memory. The class path and the flags are the launcher's own, since a cache made for others would be refused at start.
set -eu
image=$1 work=$2
app="$image/lib/app"

mv "$image/bin/maestro" "$image/bin/maestro-launcher"
cp "$app/maestro.cfg" "$app/maestro-launcher.cfg"
install -m 755 "$(dirname "$0")/maestro.sh" "$image/bin/maestro"

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
class_path=$(sed -n "s|^app.classpath=\$APPDIR|$app|p" "$app/maestro.cfg" | paste -sd:)
mapfile -t options < <(sed -n 's|^java-options=||p' "$app/maestro.cfg" | grep -v AOTCache | sed "s|\$APPDIR|$app|")
timeout 120 "$image/lib/runtime/bin/java" -XX:AOTCacheOutput="$app/app.aot" "${options[@]}" \
  -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true -Dmaestro.training=true \
  -cp "$class_path" maestro.app.Main --home "$home" >"$work/training.log" 2>&1 \
  || { cat "$work/training.log"; exit 1; }
test -s "$app/app.aot" || { cat "$work/training.log"; exit 1; }

# An image that cannot embed or search is not one: the program examines itself.
"$image/bin/maestro" --home "$home" doctor >"$work/doctor.log" 2>&1 || { cat "$work/doctor.log"; exit 1; }

# Nor is one that cannot read: a runtime without one of Java's modules shows only when something needs it, and a Korean
# file name only in a locale that is not installed.
here=$(dirname "$0")
printf '%s\n' '검색 증강 생성은 문서를 찾아 읽고 답을 씁니다. 이 파일은 예전 방식으로 부호화한 한국어입니다.' | iconv -f UTF-8 -t CP949 >"$home/한국어.txt"
cp "$here/../../README.md" "$home/readme.md"
LC_ALL=xx_XX.UTF-8 "$image/bin/maestro" ingest --home "$home" "$home/한국어.txt" "$home/readme.md" >"$work/ingest.log" 2>&1 || { cat "$work/ingest.log"; exit 1; }
"$image/bin/maestro" search --home "$home" '한국어' | grep -q '부호화한' || { echo "The image misreads Korean text." >&2; exit 1; }
