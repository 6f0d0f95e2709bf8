#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what the tests of some build folders came to, says what failed and how.

Usage: count-results.py NAME=FOLDER…

A test program that speaks TAP counts as its test points, any other as one. The last
line is "N passed, N failed, N skipped"; the status is 0 if none failed and one passed.
"""
import json
import pathlib
import re
import sys

TAIL_LINES = 40
POINT = re.compile(r"^(not )?ok\b(.*)$")


def count(test):
    """Returns (passed, failed, skipped) and the names of what failed or was skipped."""
    passed, failed, skipped = 0, [], []
    for line in (test.get("stdout") or "").splitlines():
        point = POINT.match(line)
        if not point:
            continue
        name = point[2].strip()
        if re.search(r"#\s*SKIP", name, re.IGNORECASE):
            skipped.append(name)
        elif point[1] and not re.search(r"#\s*TODO", name, re.IGNORECASE):
            failed.append(name)
        else:
            passed += 1
    result = test["result"]
    if result in ("OK", "EXPECTEDFAIL"):
        if not passed and not skipped:
            passed = 1
    elif result == "SKIP":
        if not skipped:
            skipped.append("")
    elif not failed:
        failed.append(result.lower())
    return passed, failed, skipped


def main():
    passed, failures, skips = 0, [], []
    for argument in sys.argv[1:]:
        name, folder = argument.split("=", 1)
        log = pathlib.Path(folder, "meson-logs", "testlog.json")
        if not log.exists():
            failures.append((f"{name}: no test was run", [], {}))
            continue
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            test = json.loads(line)
            good, bad, skipped = count(test)
            passed += good
            failures += [(f"{name}: {test['name']}: {point}", bad, test) for point in bad]
            skips += [f"{name}: {test['name']}: {point}" for point in skipped]
    for skip in skips:
        print(f"skipped  {skip}")
    shown = set()
    for title, _, test in failures:
        if test and id(test) not in shown:
            shown.add(id(test))
            print(f"\n---- {title.rsplit(': ', 1)[0]}: {test['result']}")
            output = (test.get("stdout") or "") + "\n" + (test.get("stderr") or "")
            print("\n".join(output.strip().splitlines()[-TAIL_LINES:]))
    for title, _, _ in failures:
        print(f"FAILED   {title}")
    print(f"{passed} passed, {len(failures)} failed, {len(skips)} skipped", flush=True)
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
