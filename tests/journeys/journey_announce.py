# SPDX-License-Identifier: GPL-3.0-or-later
"""What is only seen is said, too: what was found at the caret, and toasts.

A screen reader says the new description of what the keyboard is in; GTK 4.8 tells it of nothing
else that comes and goes.
"""

import os
import sys
import time

from gi.repository import GLib

from desk import Atspi, Stuck, main

SAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "data", "sample.txt")

# How long a screen reader waits for what is said.
PATIENCE = 10


class Reader:
    """Hears what a screen reader hears."""

    def __init__(self):
        self.said = []
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:property-change:accessible-description")

    def hear(self, event):
        try:
            if event.source.get_state_set().contains(Atspi.StateType.FOCUSED):
                self.said.append(event.source.get_description())
        except GLib.Error:
            pass  # It has gone meanwhile.

    def listen(self, what, heard):
        """Waits until something was said that @heard accepts, and forgets all of it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            GLib.MainContext.default().iteration(False)
            for text in self.said:
                if heard(text):
                    self.said = []
                    return text
            time.sleep(0.01)
        raise Stuck("%s was not said, only %s" % (what, ", ".join(self.said)))

    def end(self):
        self.listener.deregister("object:property-change:accessible-description")


def findings_and_toasts(desk):
    """The next finding, one that the caret comes to, and that a text was copied."""
    reader = Reader()
    try:
        desk.start(SAMPLE)
        desk.find("Save")
        time.sleep(1)
        desk.key("F8")
        found = reader.listen("a finding", lambda text: level_of(desk, text))

        # Out of it, and into it again.
        desk.key("Escape", *["Left"] * 4)
        reader.listen("that nothing is there", lambda text: text == "")
        desk.key(*["Right"] * 4)
        reader.listen("the same finding", lambda text: text == found)

        # What is typed is checked, and found where one writes.
        desk.key("End", "comma")
        reader.listen("what was typed", lambda text: level_of(desk, text) and text != found)

        desk.key("ctrl+shift+c")
        reader.listen("the toast", lambda text: text in desk.words.get("Whole text copied",
                                                                        {"Whole text copied"}))
    finally:
        reader.end()


def level_of(desk, text):
    """Whether that begins as a finding does: with how grave it is."""
    levels = set()
    for level in ("Error", "Warning", "Note"):
        levels |= desk.words.get(level, {level})
    return any(text.startswith(level) for level in levels)


if __name__ == "__main__":
    sys.exit(main([findings_and_toasts]))
