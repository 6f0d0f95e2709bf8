#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs fuzz targets on made-up bytes and on what is kept in fuzz-corpus.
#
# Usage: run.sh BUILD SECONDS [TARGET…]
# What made a target fail is left in BUILD/TARGET-crash-…; copy it into fuzz-corpus/TARGET once
# the fault is found, so that the tests try it again ever after.
set -eu

build=$1
seconds=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)

# The words of a target as libFuzzer reads them: quoted, in hexadecimal digits.
write_dictionary () {
  words=$here/$1.words
  [ -f "$words" ] || words=$here/text.words
  while IFS= read -r word; do
    printf '"%s"\n' "$(printf %s "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
  done < "$words"
}

# Files that come and go are made in memory, where there is such a place.
if [ -d /dev/shm ]; then export TMPDIR=/dev/shm; fi
export LSAN_OPTIONS="suppressions=$here/../lsan.supp:print_suppressions=0"

status=0
for target; do
  printf '\n== %s for %s seconds\n' "$target" "$seconds"
  mkdir -p "$build/corpus/$target"
  write_dictionary "$target" > "$build/$target.dict"
  # GLib has no frame pointers: only the slow way tells that it is GLib that keeps the names.
  if [ "$target" = snapshot ]; then slow=1; else slow=0; fi
  ASAN_OPTIONS=fast_unwind_on_malloc=$((1 - slow)) \
  "$build/tests/fuzz/fuzz-$target" -max_total_time="$seconds" -max_len=16384 -timeout=20 \
      -print_final_stats=1 -dict="$build/$target.dict" -artifact_prefix="$build/$target-" \
      "$build/corpus/$target" "$here/../fuzz-corpus/$target" || status=1
done
exit $status
