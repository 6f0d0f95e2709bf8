# SPDX-License-Identifier: GPL-3.0-or-later
"""From the desktop into the archive: the program is started for a search, and shows what is chosen.

The window is not there before something is, and no archive is made or updated by searching.
"""

import os
import sqlite3
import sys

from gi.repository import Gio, GLib

from desk import main, wait_for

NAME = "io.github.jianbao.Jianbao"
PATH = "/io/github/jianbao/Jianbao/SearchProvider"
ISSUE = """云汀妇工

第3期

云汀省妇联办公室          2014年3月5日

[工作动态]

云汀市妇联启动家庭阅读季

云汀市妇联在市图书馆启动家庭阅读季，首批120户家庭领到借阅卡。

（云汀市妇联）
"""


def ask(method, signature, *values):
    """Calls the program as the desktop does; what it says, or None when it is not there yet."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    try:
        return bus.call_sync(NAME, PATH, "org.gnome.Shell.SearchProvider2", method,
                             GLib.Variant(signature, values), None, Gio.DBusCallFlags.NONE, 20000,
                             None).unpack()
    except GLib.Error:
        return None


def set_version(desk, version):
    """Makes an archive that no program has open one of that version; which one it was."""
    archive = sqlite3.connect(desk.archive)
    (was,) = archive.execute("PRAGMA user_version").fetchone()
    archive.execute(f"PRAGMA user_version = {version}")
    archive.close()
    return was


def find_from_the_desktop(desk):
    desk.launch("--gapplication-service")
    wait_for(lambda: ask("GetInitialResultSet", "(as)", ["借阅卡"]) == ([],), "an empty answer")
    assert not os.path.exists(desk.archive), "a search has made an archive"

    path = os.path.join(desk.home, "issue.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ISSUE)
    desk.cli("import", path)
    number = str(desk.bulletins()[0]["id"])
    version = set_version(desk, 1)
    assert ask("GetInitialResultSet", "(as)", ["借阅卡"]) == ([],)
    assert set_version(desk, version) == 1, "a search has updated an archive"
    before = desk.cli("history", number, "--json")
    assert ask("GetInitialResultSet", "(as)", ["借阅卡"]) == ([number],)
    (metas,) = ask("GetResultMetas", "(as)", [number])
    assert "云汀妇工" in metas[0]["name"] and "借阅卡" in metas[0]["description"], metas
    assert desk.look("Title") is None, "a search has opened a window"

    assert ask("ActivateResult", "(sasu)", number, ["借阅卡"], 0) is not None
    desk.frame()
    # The place is shown in the bar that finds.
    wait_for(lambda: desk.text_of(desk.find("Find")) == "借阅卡", "the word in the bar")
    assert desk.cli("history", number, "--json") == before

    assert ask("LaunchSearch", "(asu)", ["阅读季"], 0) is not None
    wait_for(lambda: "阅读季" in desk.text_of(desk.find("Search the Archive")), "the search")
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([find_from_the_desktop]))
