# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the guide, taken anew from the invented sample, in each language.

    guide_pictures.py BUILD-FOLDER HELP-FOLDER [PICTURE…]

The display is 1000 × 640. What is cut out is as wide as a page of the guide shows, or less, so
that it is shown as large as it is.
"""

import os
import subprocess
import sys
import time

import desk as desks
from journey_filing import choose

DATA = os.path.join(os.path.dirname(__file__), "..", "..", "data")
SAMPLE = os.path.join(DATA, "sample.txt")
LANGUAGES = {"C": "C.UTF-8", "zh_CN": "zh_CN.UTF-8"}

# Until the greeting about the import has gone.
GREETING = 6

EARLIER = """岚川妇工

第{number}期

岚川省妇联办公室          2014年{number}月20日

[工作动态]

柳汀市妇联开办家长夜校

柳汀市妇联在三个社区开办家长夜校，每周一课，首批报名的有86人。

（柳汀市妇联）

报：省委副书记陆宜宁。

送：省总工会，省外办。

发：各市妇联。
"""


# Nothing draws shadows here, and without one what is around a popover would be black.
STYLE = "popover { background-color: #fafafa; }"


def add_earlier(clerk, numbers):
    for number in numbers:
        path = os.path.join(clerk.home, "%d.txt" % number)
        with open(path, "w", encoding="utf-8") as file:
            file.write(EARLIER.format(number=number))
        clerk.cli("import", path)


def window(clerk):
    clerk.start(SAMPLE)
    time.sleep(GREETING)
    return "1000x640+0+0"


def import_(clerk):
    clerk.start(SAMPLE)
    time.sleep(GREETING)
    clerk.key("shift+F6", "ctrl+Home", "Down", "Down", "Down", "Down")
    time.sleep(0.5)
    clerk.key("ctrl+t")
    return "366x560+633+50"


def recipients(clerk):
    clerk.start(SAMPLE)
    time.sleep(GREETING)
    clerk.key("ctrl+shift+o")
    clerk.key("End", "Return")
    return "364x500+268+70"


def checks(clerk):
    clerk.start(SAMPLE)
    time.sleep(GREETING)
    clerk.key("ctrl+F8")
    time.sleep(0.5)
    clerk.key("F8")
    return "770x560+0+44"


def filing(clerk):
    path = os.path.join(clerk.home, "issue.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(EARLIER.format(number=4))
    clerk.start(path)
    time.sleep(GREETING)
    choose(clerk, "File Issue…")
    return "dialog"


def search(clerk):
    add_earlier(clerk, [2, 3])
    clerk.start()
    time.sleep(3)
    clerk.key("ctrl+shift+f")
    clerk.paste("夜校", expected="夜校")
    return "262x210+0+44"


def page(clerk):
    add_earlier(clerk, [3])
    clerk.start(os.path.join(clerk.home, "3.txt"))
    time.sleep(GREETING)
    clerk.key("ctrl+shift+p")
    time.sleep(1.5)
    return "364x500+633+50"


def backups(clerk):
    add_earlier(clerk, [2, 3])
    folder = os.path.join(clerk.home, "backups")
    clerk.cli("backup", "--daily", folder)
    clerk.start()
    time.sleep(3)
    clerk.tab_to("Main Menu", limit=120)
    clerk.key("Return")
    clerk.tab_to("Backups", key="Down")
    clerk.key("Return")
    time.sleep(0.5)
    clerk.tab_to("Restore From Backup…", key="Down")
    clerk.key("Return")
    return "dialog"


PICTURES = {
    "window": window,
    "import": import_,
    "recipients": recipients,
    "checks": checks,
    "filing": filing,
    "search": search,
    "page": page,
    "backups": backups,
}


def find_dialog():
    """Where the uppermost small window is."""
    listed = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."],
                            capture_output=True, check=False, text=True).stdout.split()
    found = []
    for number in listed:
        shape = subprocess.run(["xdotool", "getwindowgeometry", "--shell", number],
                               capture_output=True, check=False, text=True).stdout
        values = dict(line.split("=") for line in shape.split())
        width, height = int(values["WIDTH"]), int(values["HEIGHT"])
        if 200 < width < 900 and height > 100:
            found.append("%dx%d+%d+%d" % (width, height, int(values["X"]), int(values["Y"])))
    return found[-1]


def take(programs, folder, language, name):
    clerk = desks.Desk(programs, LANGUAGES[language])
    clerk.settings.update({"window-width": 1000, "window-height": 640, "archive-width": 260})
    folder_of_style = os.path.join(clerk.home, "config", "gtk-4.0")
    os.makedirs(folder_of_style)
    with open(os.path.join(folder_of_style, "gtk.css"), "w", encoding="utf-8") as file:
        file.write(STYLE)
    whole = os.path.join(clerk.home, "whole.png")
    path = os.path.join(folder, language, "figures", name + ".png")
    try:
        part = PICTURES[name](clerk)
        time.sleep(1.5)
        clerk.picture(whole)
        if part == "dialog":
            part = find_dialog()
        # Few colours are enough for a window, and a quarter of the bytes.
        subprocess.run(["convert", whole, "-crop", part, "+repage", "-strip", "+dither",
                        "-colors", "96", "-define", "png:compression-level=9", "PNG8:" + path],
                       check=True)
        print(path)
    finally:
        clerk.end()


def main():
    programs, folder = sys.argv[1:3]
    os.environ["ADW_DEBUG_COLOR_SCHEME"] = "default"
    desks.wait_for_display()
    for language in LANGUAGES:
        for name in sys.argv[3:] or PICTURES:
            take(programs, folder, language, name)


if __name__ == "__main__":
    main()
