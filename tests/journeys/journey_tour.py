# SPDX-License-Identifier: GPL-3.0-or-later
"""The first time: the tour, past it by the keyboard, and no tour for who comes with files."""

import os
import sys

from desk import main, wait_for

SAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "data", "sample.txt")


def go_through_the_tour(desk):
    desk.settings["show-tour"] = "true"
    desk.start()
    desk.find("Every Part Has a Form")
    desk.tab_to("Next")
    desk.key("space")
    desk.find("What Looks Wrong Is Underlined")
    desk.key("space")
    desk.find("File It, Send It, Find It Again")
    desk.key("space")
    # The keyboard goes where one begins.
    desk.wait_focus("New Bulletin")
    desk.quit()

    desk.start()
    desk.find("New Bulletin")
    assert desk.look("Tour") is None
    desk.quit()


def skip_the_tour(desk):
    desk.settings["show-tour"] = "true"
    desk.start()
    desk.find("Every Part Has a Form")
    desk.key("Escape")
    wait_for(lambda: desk.look("Tour") is None, "the end of the tour")
    desk.key("F1")
    desk.find("Pages of the Guide")
    desk.key("Escape")
    wait_for(lambda: desk.look("Pages of the Guide") is None, "the end of the guide")
    desk.key("ctrl+n")
    desk.wait_focus("Name")
    desk.quit()


def come_with_a_file(desk):
    desk.settings["show-tour"] = "true"
    desk.start(SAMPLE)
    wait_for(desk.bulletins, "the sample in the archive")
    desk.find("Title")
    assert desk.look("Tour") is None
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([go_through_the_tour, skip_the_tour, come_with_a_file]))
