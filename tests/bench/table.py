#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what the programs of this folder have measured as one table, and writes it down.

Usage: table.py FIGURES HISTORY COMMIT [FAILED…]

FIGURES is a folder with a file for each program, as figure.c writes it; HISTORY is a CSV file that
grows by these figures: date, commit, program, figure, value, unit, limit. FAILED are programs that
did not come to an end. Exit status 1 says that something failed or is over its limit.
"""

import csv
import datetime
import os
import sys
import unicodedata

COLUMNS = ["date", "commit", "program", "figure", "value", "unit", "limit"]


def width(text):
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text, columns, right=False):
    space = " " * (columns - width(text))
    return space + text if right else text + space


def read_figures(folder):
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for line in file:
                figure, value, unit, limit, peer = line.rstrip("\n").split("\t")
                yield name.removesuffix(".tsv"), figure, float(value), unit, float(limit), peer


def read_history(path):
    """The last value of each figure."""
    last = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                last[row["program"], row["figure"]] = row["value"]
    return last


def main():
    folder, history, commit = sys.argv[1:4]
    failed = sys.argv[4:]
    figures = list(read_figures(folder))
    last = read_history(history)
    rows = [["", "figure", "measured", "at most", "before", "", "", "beside"]]
    n_over = 0
    program = None
    for name, figure, value, unit, limit, peer in figures:
        over = limit > 0 and value > limit
        n_over += over
        rows.append([
            name if name != program else "", figure, f"{value:.4g}",
            f"{limit:.4g}" if limit > 0 else "", last.get((name, figure), ""), unit,
            "over" if over else "", peer,
        ])
        program = name

    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(pad(cell, widths[i], right=2 <= i <= 4)
                        for i, cell in enumerate(row)).rstrip())
    for name in failed:
        print(f"{name}  did not come to an end")

    new = not os.path.exists(history)
    now = datetime.datetime.now().isoformat(timespec="seconds")
    with open(history, "a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if new:
            writer.writerow(COLUMNS)
        for name, figure, value, unit, limit, _ in figures:
            writer.writerow([now, commit, name, figure, f"{value:.4g}", unit,
                             f"{limit:.4g}" if limit > 0 else ""])
    print(f"\n{len(figures)} figures, {n_over} over the limit; all of them are in {history}")
    return 1 if n_over or failed else 0


sys.exit(main())
