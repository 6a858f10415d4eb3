#!/usr/bin/env bash
# benchmark.sh IMAGE: opens the desktop of the image five times on a screen in memory, and prints the time from process start to the window
# shown and the resident memory ten seconds later, each beside its limit. Linux only: memory is read from /proc.
set -eu
image=$1
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
times= memory=
for run in 0 1 2 3 4 5; do
  "$image/bin/maestro" --home "$home/$run" >"$home/out" 2>&1 &
  process=$!
  sleep 10
  log="$home/$run/logs/maestro.log"
  shown=$(sed -n 's/.*window shown \([0-9]*\) ms after the start.*/\1/p' "$log")
  resident=$(awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$process/status")
  kill "$process"
  wait "$process" 2>/dev/null || true
  [ -n "$shown" ] || { cat "$home/out" "$log"; exit 1; }
  # The first start warms the disk's cache and is not counted.
  [ "$run" = 0 ] || { times="$times $shown"; memory="$memory $resident"; }
done
median() { printf '%s\n' "$@" | sort -n | sed -n '3p'; }
printf '\n%-32s %10s %10s\n' figure median limit
printf '%-32s %7s ms %7s ms\n' "start to window shown" "$(median $times)" 1000
printf '%-32s %6s MiB %6s MiB\n' "resident when idle" "$(median $memory)" 400
printf 'all five: %s ms; %s MiB\n\n' "$times" "$memory"
