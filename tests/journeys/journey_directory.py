# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: somebody is added, changed, found, deleted and taken back; a file comes in, one
with a wrong line does not; what filed issues say is learnt; duplicates become one."""

import os
import sys

from desk import Stuck, main, wait_for

HEADER = "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"

ISSUE = """[工作动态]

云汀市妇联开设午间课堂

云汀市妇联在12家企业开设午间课堂，每课二十分钟。

（云汀市妇联）

报：%s

送：市档案馆

发：各县妇联
"""

THERE = ["person,唐鹿,副市长,,,,,,1", "unit,市委办公室,,送,1,市委办,,,1", "unit,市委办,,送,2,,,,1"]
LEARNT = ["person,沈远,市委副书记,报,1,,2009,2009,1", "person,沈远,市政协主席,报,2,,2012,,1",
          "unit,市档案馆,,送,1,,2009,,1", "group,各县妇联,,发,1,,2009,,1"]
MERGED = ["unit,市委办公室,,送,1,市委办,,,1"]


def rows(desk):
    """The directory as the archive has it."""
    text = desk.cli("directory", "export").decode()
    assert text.startswith(HEADER), text
    return text[len(HEADER):].splitlines()


def wait_rows(desk, *expected):
    try:
        wait_for(lambda: rows(desk) == list(expected), "the directory")
    except Stuck:
        raise Stuck("the directory is %s, not %s" % (rows(desk), list(expected)))


def import_csv(desk, name, lines):
    """Chooses a file in the dialog, by its path."""
    path = os.path.join(desk.home, "tables", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER + "".join(line + "\n" for line in lines))
    desk.key("ctrl+o")
    wait_for(lambda: desk.says(desk.frame(), "Import CSV"), "the dialog")
    desk.type(path)
    desk.key("Return")


def keep_the_directory(desk):
    for year, people in (("2009", "市委副书记沈远"), ("2012", "市政协主席沈远")):
        path = os.path.join(desk.home, year + ".txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(ISSUE % people)
        desk.cli("import", path)
    desk.start()
    desk.find("Main Menu")
    desk.key("ctrl+shift+d")
    desk.find("Who Receives Your Bulletins?")

    # A person is added, with a post; the first name belongs to the adding.
    desk.key("ctrl+n")
    desk.wait_focus("Name")
    desk.paste("唐鹿")
    desk.key("Return")
    desk.tab_to("Post")
    desk.paste("副市长")
    desk.key("Return")
    wait_rows(desk, "person,唐鹿,副市长,,,,,,1")

    # Found by the post; deleted, and taken back.
    desk.key("ctrl+f")
    desk.paste("副市")
    desk.find("副市长唐鹿")
    desk.key("ctrl+a", "BackSpace")
    desk.paste("没有")
    desk.find("Nobody Found")
    desk.key("Escape")
    desk.find("副市长唐鹿")
    desk.key("Down", "Delete")
    wait_rows(desk)
    desk.key("ctrl+z")
    wait_rows(desk, "person,唐鹿,副市长,,,,,,1")
    desk.key("ctrl+z", "ctrl+shift+z")
    wait_rows(desk, "person,唐鹿,副市长,,,,,,1")

    # A file with a wrong line is not taken, and the line is named.
    import_csv(desk, "wrong.csv", ["unit,市档案馆,,送,1,,2009-13,,1"])
    wait_for(lambda: any("2009-13" in (node.get_name() or "") and "2" in node.get_name()
                         for node in labels(desk)), "what is wrong")
    desk.key("Escape")
    import_csv(desk, "right.csv", ["unit,市委办公室,,送,1,市委办,,,1", "unit,市委办,,送,2,,,,1"])
    desk.find("_Add to the Directory".replace("_", ""))
    desk.key("Return")
    wait_rows(desk, *THERE)

    # What the issues say, from the first post to the second.
    desk.key("ctrl+l")
    desk.find("市委副书记 2009 → 市政协主席 2012")
    desk.key("alt+t")
    wait_rows(desk, *THERE, *LEARNT)
    desk.key("ctrl+z")
    wait_rows(desk, *THERE)
    desk.key("ctrl+shift+z")
    wait_rows(desk, *THERE, *LEARNT)

    # Two that are one are merged; what the directory has then is written to a file.
    desk.key("F10")
    desk.tab_to("Find Duplicates…", key="Down")
    desk.key("Return")
    desk.find("The name of one is another name of the other")
    desk.key("alt+m")
    wait_rows(desk, THERE[0], *MERGED, *LEARNT)
    desk.key("F10")
    desk.tab_to("Export CSV…", key="Down")
    desk.key("Return")
    wait_for(lambda: desk.says(desk.frame(), "Export CSV"), "the dialog")
    path = os.path.join(desk.home, "tables", "out.csv")
    desk.key("ctrl+a")
    desk.type(path)
    desk.key("Return")
    wait_for(lambda: os.path.exists(path), "the file")
    with open(path, encoding="utf-8") as file:
        assert file.read().encode() == desk.cli("directory", "export")
    desk.quit()


def labels(desk):
    from desk import walk

    return [node for node in walk(desk.frame()) if node.get_name()]


if __name__ == "__main__":
    sys.exit(main([keep_the_directory]))
