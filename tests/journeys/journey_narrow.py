# SPDX-License-Identifier: GPL-3.0-or-later
"""A window as narrow as a telephone: to the forms, to the text, to the archive, and back."""

import os
import sys

from desk import main, wait_for

SAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "data", "sample.txt")


def work_in_a_narrow_window(desk):
    desk.settings.update({"window-width": 360, "window-height": 700})
    desk.start(SAMPLE)
    number = wait_for(desk.bulletins, "the sample in the archive")[0]["id"]
    desk.tab_to("Title")
    desk.key("ctrl+Home")
    desk.paste("新", expected="新")
    desk.key("ctrl+s")
    title = lambda: desk.structure(number)["sections"][0]["articles"][0]["title"][0]  # noqa: E731
    wait_for(lambda: title().startswith("新"), "the new title")

    # The text lies over the forms and takes the keyboard; there is no other part to go to.
    desk.key("F10")
    desk.key("F6")
    desk.wait_focus("Text That an Export Writes")
    desk.key("ctrl+z")
    desk.key("ctrl+s")
    wait_for(lambda: not title().startswith("新"), "the old title")
    desk.key("F10")
    desk.wait_focus("Title")

    # To the archive and back by the keyboard.
    desk.key("F9")
    desk.find("Archive")
    desk.key("F9")
    desk.find("Title")
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([work_in_a_narrow_window]))
