# SPDX-License-Identifier: GPL-3.0-or-later
"""Says results in the words that meson understands."""

import sys


class Tap:
    """Counts the tests, one line each; end() says how many there were."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def check(self, what, problems):
        """One test: it passes when `problems`, a list of lines, is empty."""
        self.number += 1
        print(f"{'not ok' if problems else 'ok'} {self.number} - {what}")
        for problem in problems:
            print(f'# {problem}')
        if problems:
            self.failed += 1

    def skip(self, what, why):
        """A test that cannot be made here."""
        self.number += 1
        print(f'ok {self.number} - {what} # SKIP {why}')

    def end(self):
        """The plan, and the exit status."""
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)
