#!/bin/sh
# figures.sh ROOT: makes one table of what the benchmarks of all modules measured, prints it, keeps it in ROOT/target/figures.txt, and fails
# where a limit was missed.
set -eu
cd "$1"
mkdir -p target
for module in rag agents app installer; do
  [ ! -f "$module/target/figures.tsv" ] || cat "$module/target/figures.tsv"
done | awk -F '\t' '
  BEGIN { line = "%-72s %14s  %-22s %s\n"; printf line, "figure", "measured", "limit", "" }
  { printf line, $1, $2, $3, $4 }
  $4 == "NOT MET" { missed++ }
  END { printf "\n%d figures, %d not met\n", NR, missed }' > target/figures.txt
echo
cat target/figures.txt
echo "This table is in target/figures.txt."
grep -q ' 0 not met$' target/figures.txt
