#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says which lines of app/ and ui/ the tests have run, and which error paths they have not.

Usage: coverage.py BUILD [FILE…]

BUILD is a build folder that was set up with -Db_coverage=true, and whose tests were run. With FILEs,
every line of them that was not run is printed. What gcov counts stands in its JSON; gcov comes with
the compiler, so that nothing needs to be installed for it.
"""

import collections
import json
import os
import re
import subprocess
import sys

PARTS = {"app": 90, "ui": 75}

# What a path does that goes wrong: it says so, or gives up.
ERROR = re.compile(
    r"_error \(|error_literal|g_set_error|propagate_error|_fail \(|fail \(in|complain|_refuse|"
    r"g_warning|g_critical|toast|goto fail|JB_STEP_ERROR|return FALSE;|return NULL;|return -1;|"
    r"-?errno|JB_CLI_(UNREADABLE|TROUBLE|SOME_FAILED)|_words_")


def find_notes(build):
    for part in PARTS:
        for folder, _, names in os.walk(os.path.join(build, part)):
            for name in sorted(names):
                if name.endswith(".gcno"):
                    yield os.path.join(folder, name)


def run_gcov(build, notes):
    """What gcov says of each object, whether or not a test has run it."""
    for i in range(0, len(notes), 40):
        said = subprocess.run(["gcov", "--json-format", "--stdout", *notes[i:i + 40]], cwd=build,
                              text=True, capture_output=True, check=True).stdout
        for line in said.splitlines():
            if line.strip():
                yield json.loads(line)


def count_lines(build):
    """From a source to its lines, and how often each was run."""
    lines = collections.defaultdict(dict)
    functions = collections.defaultdict(dict)
    root = os.path.abspath(".")
    for said in run_gcov(build, [os.path.abspath(n) for n in find_notes(build)]):
        for file in said["files"]:
            path = os.path.relpath(os.path.normpath(os.path.join(build, file["file"])), root)
            if path.split(os.sep)[0] not in PARTS or not path.endswith(".c"):
                continue
            for line in file["lines"]:
                number = line["line_number"]
                lines[path][number] = lines[path].get(number, 0) + line["count"]
                if "function_name" in line:
                    functions[path][number] = line["function_name"]
    return lines, functions


def find_gaps(counts):
    """Runs of lines that were not run, as lists of their numbers."""
    gap = []
    for number in sorted(counts):
        if counts[number] == 0:
            gap.append(number)
        elif gap:
            yield gap
            gap = []
    if gap:
        yield gap


def print_part(part, lines):
    n_run = n_all = 0
    rows = []
    folders = collections.defaultdict(lambda: [0, 0])
    for path, counts in lines.items():
        if path.split(os.sep)[0] != part:
            continue
        run = sum(1 for count in counts.values() if count > 0)
        folder = os.path.dirname(path)
        folders[folder][0] += run
        folders[folder][1] += len(counts)
        n_run += run
        n_all += len(counts)
        rows.append((run / max(1, len(counts)), len(counts) - run, path))
    for folder in sorted(folders):
        run, every = folders[folder]
        print(f"  {folder:16} {run:6} of {every:6} lines  {100 * run / every:5.1f} %")
    if n_all == 0:
        return True
    share = 100 * n_run / n_all
    print(f"{part:18} {n_run:6} of {n_all:6} lines  {share:5.1f} %, aim {PARTS[part]} %")
    print("  least covered:")
    for covered, missing, path in sorted(rows)[:8]:
        print(f"    {100 * covered:5.1f} %  {missing:4} lines not run  {path}")
    print()
    return share >= PARTS[part]


def read_source(path):
    with open(path, encoding="utf-8") as file:
        return collections.defaultdict(str, enumerate(file.read().split("\n"), 1))


def goes_wrong(line):
    return ERROR.search(line) and "g_return_" not in line


def print_error_paths(lines, functions):
    n = 0
    print("Error paths that no test has taken, by file:")
    for path in sorted(lines):
        source = read_source(path)
        said = []
        for gap in find_gaps(lines[path]):
            first = next((k for k in range(gap[0], gap[-1] + 1) if goes_wrong(source[k])), None)
            if first is None:
                continue
            name = functions[path].get(first, functions[path].get(gap[0], ""))
            said.append(f"  {first:4}  {name}: {source[first].strip()[:90]}")
        if said:
            print(f"{path} ({len(said)})")
            print("\n".join(said))
            n += len(said)
    print(f"{n} error paths in all")


def print_gaps(path, counts):
    source = read_source(path)
    for gap in find_gaps(counts):
        for number in gap:
            print(f"{path}:{number}: {source[number]}")


def main():
    build = sys.argv[1]
    lines, functions = count_lines(build)
    if len(sys.argv) > 2:
        for path in sys.argv[2:]:
            print_gaps(path, lines[path])
        return 0
    print_error_paths(lines, functions)
    print()
    reached = [print_part(part, lines) for part in PARTS]
    return 0 if all(reached) else 1


sys.exit(main())
