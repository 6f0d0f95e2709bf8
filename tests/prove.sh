# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The part of ./dev that measures, and looks for faults that no single test shows. Read by it.

# Runs a command line on a display of its own, with what the window needs.
on_display () {
  env -u WAYLAND_DISPLAY \
      GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR="$ROOT/build-bench/data" \
      GSK_RENDERER=cairo GDK_BACKEND=x11 GDK_DEBUG=gl-disable ADW_DISABLE_PORTAL=1 GTK_A11Y=none \
      GTK_IM_MODULE=gtk-im-context-simple LANGUAGE= LC_ALL=zh_CN.UTF-8 \
    xvfb-run -a -s '-screen 0 1366x768x24' dbus-run-session -- "$@"
}

# bench NAME…: those of tests/bench, or all; one that fails does not stop the others.
bench () {
  deps build test
  # With the words, the page styles and the translations, as if it were installed.
  set_up build-bench -Dbuildtype=release -Ddevelopment=true
  ninja -C build-bench
  ninja -C build-bench tests/bench/empty-window
  if [ $# -eq 0 ]; then
    for source in tests/bench/bench-*.c; do
      name=$(basename "$source" .c)
      set -- "$@" "${name#bench-}"
    done
  fi
  rm -rf build-bench/figures
  mkdir -p build build-bench/figures
  failed=
  for name; do
    program=tests/bench/bench-$name
    [ -f "$program.c" ] || die "there is no $program.c"
    step "$program"
    if ! grep -q "^build $program:" build-bench/build.ninja; then
      say 'A library that it needs is not installed, so it is left out.'
      continue
    fi
    ninja -C build-bench "$program"
    export JB_FIGURES="$ROOT/build-bench/figures/$name.tsv"
    if ldd "build-bench/$program" | grep -q -e libgtk-4 -e libX11; then
      on_display "build-bench/$program" || failed="$failed $name"
    else
      "build-bench/$program" || failed="$failed $name"
    fi
  done
  step 'All figures'
  # shellcheck disable=SC2086
  python3 tests/bench/table.py build-bench/figures build/bench-history.csv \
          "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" $failed
}

fuzz () {
  seconds=60
  case ${1:-} in [0-9]*) seconds=$1; shift ;; esac
  if [ $# -eq 0 ]; then
    for folder in tests/fuzz-corpus/*/; do set -- "$@" "$(basename "$folder")"; done
  fi
  deps build fuzz
  export CC=clang
  set_up build-fuzz -Dfuzz=true
  for target; do ninja -C build-fuzz "tests/fuzz/fuzz-$target"; done
  tests/fuzz/run.sh build-fuzz "$seconds" "$@"
}

coverage () {
  deps build test
  export LC_ALL=C.UTF-8
  set_up build-coverage -Ddevelopment=true -Db_coverage=true
  ninja -C build-coverage
  # What earlier runs have counted.
  find build-coverage -name '*.gcda' -delete
  meson test -C build-coverage --no-rebuild --timeout-multiplier 3 ||
    say 'Some tests have failed; what they ran counts all the same.'
  python3 tests/coverage.py build-coverage
}

analyze () {
  deps build prove
  export CC=clang
  set_up build-analyze -Ddevelopment=true
  # Only what is generated, which the sources include.
  ninja -C build-analyze -t targets all | sed -n 's/^\([^:]*\.h\): CUSTOM_COMMAND.*/\1/p' |
    xargs -r ninja -C build-analyze
  status=0
  # NULL is a pointer on every system with GLib, also as the last of some arguments.
  run_cppcheck --enable=warning,portability --suppress=varFuncNullUB || status=1
  python3 tests/analyze.py build-analyze "$@" || status=1
  return $status
}

# The tests of what has threads: the archive, the import, the pages, the comparison.
tsan () {
  deps build test prove
  set_up build-tsan -Ddevelopment=true -Db_sanitize=thread -Db_lundef=false
  ninja -C build-tsan
  # shellcheck disable=SC2046
  cc -shared -fPIC -O1 -g -o build-tsan/tsan-glib.so tests/tsan-glib.c \
     $(pkg-config --cflags --libs gio-2.0)
  export G_SLICE=always-malloc LC_ALL=C.UTF-8
  export TSAN_OPTIONS="suppressions=$ROOT/tests/tsan.supp history_size=4 exitcode=66"
  status=0
  for tests in '--suite store' 'page-sheets comparison thread-task'; do
    # shellcheck disable=SC2086
    LD_PRELOAD="$ROOT/build-tsan/tsan-glib.so" \
      meson test -C build-tsan --no-rebuild --timeout-multiplier 8 --print-errorlogs $tests ||
      status=1
  done
  return $status
}
