# SPDX-License-Identifier: GPL-3.0-or-later
"""The recipients of an issue: pasted, completed, moved, compared, taken over, and all of it undone."""

import os
import sys

from desk import main, wait_for

HEAD = "[工作动态]\n\n%s\n\n云汀市妇联在市图书馆启动家庭阅读季，首批120户家庭领到借阅卡。\n\n（云汀市妇联）\n\n"

LAST = HEAD % "云汀市妇联启动家庭阅读季" + (
    "报：省委副书记陆宜宁，省人大常委会副主任温岳。\n\n"
    "送：省委、省政府办公厅信息处。\n\n"
    "发：各市妇联，省妇联各部室。\n"
)

THIS = HEAD % "云汀市妇联收官家庭阅读季" + "报：省委副书记陆宜宁。\n"

WRAPPED = (
    "报:省委常委、副省长乔守\r\n成,省政协副主席简秋禾.\r\n"
    "送：省委、省政府办公厅信\r\n息处。\r\n"
    "发：各市妇联。\r\n"
)

DIRECTORY = """kind,name,post,list,rank,aliases,valid_from,valid_to,copies
person,陆宜宁,省委副书记,报,1,,,,1
person,方怀远,省人大常委会副主任,报,4,,,,1
group,各市妇联,,发,20,,,,16
"""


def write(desk, name, text):
    path = os.path.join(desk.home, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def wait_recipients(desk, number, expected):
    desk.key("ctrl+s")
    wait_for(lambda: desk.structure(number)["recipients"] == expected,
             "the recipients %s, not %s" % (expected, desk.structure(number)["recipients"]))


def choose(desk, *keys):
    """An item of the menu about other issues."""
    desk.tab_to("Other Issues’ Recipients", key="shift+Tab")
    desk.key("Return")
    desk.key(*keys)


def who_receives_the_issue(desk):
    desk.cli("import", write(desk, "last.txt", LAST))
    desk.cli("directory", "import", write(desk, "directory.csv", DIRECTORY))
    original = write(desk, "this.txt", THIS)
    desk.start(original)
    number = wait_for(lambda: len(desk.bulletins()) == 2 and desk.bulletins(),
                      "both issues in the archive")[0]["id"]

    # A whole text from a mail, wrapped and in half width: each list to its place.
    desk.tab_to("Add Recipient")
    desk.paste(WRAPPED, expected="")
    wait_recipients(desk, number, {
        "报": ["省委副书记陆宜宁", "省委常委、副省长乔守成", "省政协副主席简秋禾"],
        "送": ["省委、省政府办公厅信息处"],
        "发": ["各市妇联"],
    })

    # One is completed from the directory: the name finds the post.
    desk.compose("方怀")
    desk.key("Down", "Return", "Return")
    wait_for(lambda: desk.text_of(desk.focus()) == "", "the row that adds, empty again")
    desk.tab_to("Recipient", key="shift+Tab")

    # By keys to the end of the next list, and up in it.
    desk.key("alt+shift+Down")
    desk.wait_focus("Recipient")
    desk.key("alt+Up")
    wait_recipients(desk, number, {
        "报": ["省委副书记陆宜宁", "省委常委、副省长乔守成", "省政协副主席简秋禾"],
        "送": ["省人大常委会副主任方怀远", "省委、省政府办公厅信息处"],
        "发": ["各市妇联"],
    })

    # What is another than last time.
    choose(desk, "Return")
    desk.find("Changes to the Recipients")
    desk.find("省委常委、副省长乔守成")
    desk.find("省妇联各部室")
    desk.key("Escape")
    wait_for(lambda: desk.look("Changes to the Recipients") is None, "the end of the comparison")

    # As last time after all.
    desk.wait_focus("Other Issues’ Recipients")
    desk.key("Return", "Down", "Return")
    desk.find("Take Over Recipients From")
    desk.wait_focus("Search Issues")
    desk.key("Return")
    wait_recipients(desk, number, {
        "报": ["省委副书记陆宜宁", "省人大常委会副主任温岳"],
        "送": ["省委、省政府办公厅信息处"],
        "发": ["各市妇联", "省妇联各部室"],
    })
    exported = os.path.join(desk.home, "out.txt")
    desk.cli("export", str(number), "-o", exported)
    with open(exported, encoding="utf-8") as file:
        assert file.read() == HEAD % "云汀市妇联收官家庭阅读季" + LAST[LAST.index("报："):]

    # All of it undone gives the first bytes.
    for _ in range(12):
        desk.key("ctrl+z")
    wait_recipients(desk, number, {"报": ["省委副书记陆宜宁"], "送": [], "发": []})
    desk.cli("export", str(number), "-o", exported)
    with open(exported, encoding="utf-8") as file:
        assert file.read() == THIS
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([who_receives_the_issue]))
