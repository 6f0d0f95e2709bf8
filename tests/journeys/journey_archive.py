# SPDX-License-Identifier: GPL-3.0-or-later
"""An issue's way through the archive: made from the last one, filed, found, reopened, restored."""

import json
import os
import sys
import time

from desk import Atspi, has_state, main, wait_for, walk

ISSUE = """云汀妇工

第3期

云汀省妇联办公室          2014年3月5日

[工作动态]

云汀市妇联启动家庭阅读季

云汀市妇联在市图书馆启动家庭阅读季，首批120户家庭领到借阅卡。

（云汀市妇联）

报：省委办公室。

送：省总工会。

发：各市妇联。
"""


def write(desk, name, text):
    path = os.path.join(desk.home, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def choose(desk, item):
    """An item of the main menu that is about the issue, by keys."""
    desk.tab_to("Main Menu", limit=120)
    desk.key("Return")
    desk.tab_to("Issue", key="Down")
    desk.key("Return")
    desk.tab_to(item, key="Down")
    desk.key("Return")


def history(desk, number, *arguments):
    return json.loads(desk.cli("history", str(number), "--json", *arguments))


def title_of(desk, number):
    sections = desk.structure(number)["sections"]
    return sections[0]["articles"][0]["title"] if sections and sections[0]["articles"] else None


def write_article(desk, number):
    """The new issue has the sections of the last one, and an article of its own."""
    desk.tab_to("Add Article", limit=120)
    desk.key("Return")
    desk.wait_focus("Title")
    desk.paste("岚川县办起夜校")
    desk.tab_to("Body")
    desk.paste("夜校每周开两次课，教的是剪纸。")
    desk.tab_to("Source")
    desk.paste("岚川县妇联")
    desk.key("ctrl+s")
    wait_for(lambda: title_of(desk, number) == ["岚川县办起夜校"], "the article in the archive")


def file_issue(desk, number):
    choose(desk, "File Issue…")
    wait_for(lambda: desk.look("Date (YYYY-MM-DD)"), "the dialog")
    button = wait_for(lambda: desk.look("File"), "the button that files")
    while button.get_role() != Atspi.Role.PUSH_BUTTON:
        button = button.get_parent()
    wait_for(lambda: has_state(button, Atspi.StateType.SENSITIVE), "an issue that can be filed")
    desk.key("Return")
    wait_for(lambda: status_of(desk, number) == "filed", "the filed issue")


def status_of(desk, number):
    return [entry["status"] for entry in desk.bulletins() if entry["id"] == number][0]


def shown(desk, text):
    for node in walk(desk.frame()):
        if "Text" in node.get_interfaces():
            length = Atspi.Text.get_character_count(node)
            if text in Atspi.Text.get_text(node, 0, length):
                return node
    return None


def through_the_archive(desk):
    desk.start(write(desk, "issue.txt", ISSUE))
    last = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]
    desk.cli("file", str(last), "--force")

    # The next one like it.
    wait_for(lambda: desk.look("Reopen"), "the bar of a filed issue")
    choose(desk, "New Issue Like This")
    wait_for(lambda: len(desk.bulletins()) == 2, "the next issue")
    number = [entry["id"] for entry in desk.bulletins() if entry["id"] != last][0]
    assert desk.structure(number)["masthead"]["issue"] == "第4期"
    write_article(desk, number)
    file_issue(desk, number)

    # Back to the last one, and to the new one again, by what it says.
    desk.key("ctrl+shift+f")
    desk.wait_focus("Search the Archive")
    desk.paste("剪纸")
    hit = wait_for(lambda: shown(desk, "每周开两次课"), "the hit")
    assert hit is not None
    desk.key("Return")
    wait_for(lambda: desk.look("Reopen"), "the filed issue")

    # Nothing is restored into it before it is reopened.
    desk.key("ctrl+shift+h")
    wait_for(lambda: desk.look("This issue is filed: reopen it to restore a revision"),
             "the words about a filed issue")
    desk.key("Escape")
    choose(desk, "Reopen Issue")
    wait_for(lambda: status_of(desk, number) == "draft", "a draft again")
    assert history(desk, number, "--log")[0]["event"] == "reopened"

    # Another title, saved, and then the one before again.
    desk.tab_to("Title", limit=160)
    desk.key("ctrl+a")
    desk.paste("夜校改了名字")
    desk.key("ctrl+s")
    wait_for(lambda: title_of(desk, number) == ["夜校改了名字"], "the other title")
    n_before = len(history(desk, number))

    desk.key("ctrl+shift+h")
    wait_for(lambda: shown(desk, "夜校改了名字"), "what the last revision changed")
    desk.key("F8")
    wait_for(lambda: shown(desk, "岚川县办起夜校"), "what it was before")
    desk.key("Down")
    time.sleep(1)
    desk.tab_to("Restore")
    desk.key("Return")
    wait_for(lambda: title_of(desk, number) == ["岚川县办起夜校"], "the title restored")
    revisions = history(desk, number)
    assert len(revisions) == n_before + 1, revisions
    assert revisions[0]["event"] == "restored", revisions[0]

    # That is undone like anything else.
    wait_for(lambda: shown(desk, "岚川县办起夜校"), "the window as it was")
    desk.key("ctrl+z", "ctrl+s")
    wait_for(lambda: title_of(desk, number) == ["夜校改了名字"], "the restoring undone")
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([through_the_archive]))
