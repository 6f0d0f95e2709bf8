# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every view, to be looked at.

    shots.py BUILD-FOLDER PICTURE-FOLDER SCHEME WIDTH HEIGHT [VIEW…]

The display has that size already, and the window fills it.
"""

import os
import sys
import time

import desk as desks

SAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "data", "sample.txt")
DOCUMENT = os.path.join(os.path.dirname(__file__), "..", "..", "data", "sample-document.txt")

# What is opened, and the keys that lead to the view.
VIEWS = {
    "welcome": ([], []),
    "tour": ([], []),
    "bulletin": ([SAMPLE], []),
    "document": ([DOCUMENT], []),
    "archive": ([SAMPLE, DOCUMENT], ["F9"]),
    "text": ([SAMPLE], ["F10"]),
    "page": ([SAMPLE], ["ctrl+shift+p"]),
    "revisions": ([SAMPLE], ["ctrl+shift+h"]),
    "new-document": ([], ["ctrl+shift+n"]),
    "new": ([], ["ctrl+n"]),
    "outline": ([SAMPLE], ["ctrl+shift+o"]),
    "find": ([SAMPLE], ["ctrl+f"]),
    "findings": ([SAMPLE], ["ctrl+F8"]),
    "search": ([SAMPLE], ["ctrl+shift+f"]),
    "directory": ([SAMPLE], ["ctrl+shift+d"]),
    "statistics": ([SAMPLE], ["ctrl+shift+t"]),
    "export": ([SAMPLE], ["ctrl+shift+e"]),
    "preferences": ([SAMPLE], ["ctrl+comma"]),
    "guide": ([SAMPLE], ["F1"]),
    "shortcuts": ([SAMPLE], ["ctrl+question"]),
    "large-text": ([SAMPLE], ["ctrl+plus"] * 4),
}

# Until the greeting about the import has gone.
GREETING = 6


def shoot(programs, folder, scheme, width, height, view):
    files, keys = VIEWS[view]
    clerk = desks.Desk(programs, "zh_CN.UTF-8")
    os.environ["ADW_DEBUG_COLOR_SCHEME"] = scheme
    clerk.settings.update({"window-width": width, "window-height": height})
    if view == "tour":
        clerk.settings["show-tour"] = "true"
    try:
        clerk.start(*files)
        time.sleep(GREETING if files else 2)
        for key in keys:
            clerk.key(key)
        time.sleep(2)
        path = os.path.join(folder, "%s-%s-%s.png" % (view, scheme, width))
        clerk.picture(path)
        print(path)
    finally:
        clerk.end()


def main():
    programs, folder, scheme, width, height = sys.argv[1:6]
    desks.wait_for_display()
    for view in sys.argv[6:] or VIEWS:
        shoot(programs, folder, scheme, int(width), int(height), view)


if __name__ == "__main__":
    main()
