#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has clang's static analyser follow every path through the files of app/ and ui/.

Usage: analyze.py BUILD [FILE…]

BUILD is a build folder that was set up with clang. Exit status 1 says that something was found.
"""

import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

# Besides those that are on by themselves.
CHECKERS = ["optin.portability", "nullability", "security.FloatLoopCounter",
            "security.insecureAPI.rand", "alpha.core.SizeofPtr", "alpha.unix.Stream",
            "alpha.unix.cstring.NotNullTerminated"]
# It does not know that g_autofree frees, which the sanitizers watch over; and a value that is
# set when it is declared, and set again before it is read, is no fault.
UNWANTED = ["unix.Malloc", "deadcode.DeadStores"]


def find_commands(build, wanted):
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    seen = set()
    for command in commands:
        path = os.path.normpath(os.path.join(build, command["file"]))
        part = os.path.relpath(path).split(os.sep)[0]
        if part not in ("app", "ui") or not path.endswith(".c") or path in seen:
            continue
        if wanted and os.path.relpath(path) not in wanted:
            continue
        seen.add(path)
        arguments = shlex.split(command["command"])
        # A launcher such as ccache stands before the compiler.
        while not os.path.basename(arguments[0]).startswith("clang"):
            arguments.pop(0)
        keep = [a for a in arguments[1:] if a.startswith(("-I", "-D", "-std", "-isystem"))
                or a.startswith(("-pthread", "-m"))]
        yield path, arguments[0], keep, command["directory"]


def analyze(job):
    path, compiler, flags, directory = job
    call = [compiler, "--analyze", "--analyzer-output", "text", "-Qunused-arguments"]
    for name in CHECKERS:
        call += ["-Xclang", f"-analyzer-checker={name}"]
    for name in UNWANTED:
        call += ["-Xclang", f"-analyzer-disable-checker={name}"]
    result = subprocess.run(call + flags + [path], cwd=directory, text=True,
                            capture_output=True, check=False)
    return path, result.returncode, result.stderr


def main():
    build = os.path.abspath(sys.argv[1])
    jobs = list(find_commands(build, sys.argv[2:]))
    n_found = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, status, said in pool.map(analyze, jobs):
            if status != 0 or "warning:" in said:
                n_found += max(1, said.count(" warning: "))
                print(said, end="")
    print(f"analyze: {len(jobs)} files, {n_found} findings")
    return 1 if n_found else 0


sys.exit(main())
