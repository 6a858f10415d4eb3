#!/usr/bin/env bash
# benchmark.sh IMAGE FIGURES: opens the desktop of the image six times on a screen in memory, and adds to the file of figures the time from
# the command to the window shown and the resident memory ten seconds later. Linux only: memory is read from /proc.
set -eu
image=$1 figures=$2
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
times='' memory=''
for run in 0 1 2 3 4 5; do
  started=$(date +%s%3N)
  "$image/bin/maestro" --home "$home/$run" >"$home/out" 2>&1 &
  process=$!
  sleep 10
  log="$home/$run/logs/maestro.log"
  # The log's own time of that line, so that the launcher and the start of Java count too.
  stamp=$(sed -n 's/ .*window shown.*//p' "$log" || true)
  shown=${stamp:+$(($(date -d "$stamp" +%s%3N) - started))}
  resident=$(awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$process/status" || true)
  kill "$process" || true
  wait "$process" 2>/dev/null || true
  if [ -z "$shown" ] || [ -z "$resident" ]; then
    cat "$home/out" "$log" || true
    printf 'start of the image\tbroken\t\tNOT MET\n' >> "$figures"
    exit 0
  fi
  # The first start warms the disk's cache and is not counted.
  [ "$run" = 0 ] || { times="$times $shown"; memory="$memory $resident"; }
done
add() { # NAME LIMIT UNIT VALUE…
  name=$1 limit=$2 unit=$3
  shift 3
  median=$(printf '%s\n' "$@" | sort -n | sed -n '3p')
  [ "$median" -le "$limit" ] && met=met || met='NOT MET'
  printf '%s\t%s %s\tat most %s %s\t%s\n' "$name" "$median" "$unit" "$limit" "$unit" "$met" >> "$figures"
}
# shellcheck disable=SC2086
{
  add "image: start to window shown, median of five" 1000 ms $times
  add "image: resident memory when idle, median of five" 400 MiB $memory
}
echo "start to window shown:$times ms; resident:$memory MiB"
