# SPDX-License-Identifier: GPL-3.0-or-later
"""An issue is filed: no wrong recipient unseen, it is locked, and the next one follows."""

import datetime
import os
import sys

from desk import Atspi, has_state, main, plain, wait_for, walk

FILED = datetime.date(2014, 3, 5)

ISSUE = """云汀妇工

第3期

云汀省妇联办公室          2014年3月5日

[工作动态]

云汀市妇联启动家庭阅读季

云汀市妇联在市图书馆启动家庭阅读季，首批120户家庭领到借阅卡。

（云汀市妇联）

报：省委副书记陆宜宁，各市妇联。

送：省总工会，省总工会，省外办。

发：各市妇联。
"""

DIRECTORY = """kind,name,post,list,rank,aliases,valid_from,valid_to,copies
person,陆宜宁,省委副书记,报,1,,2009-01-01,2011-12-31,1
person,陆宜宁,省政协主席,报,2,,2012-01-01,,1
unit,省总工会,,送,10,,,,1
group,各市妇联,,发,20,,,,16
"""

DUPLICATE = "This recipient stands in the list already."
UNKNOWN = "The directory does not know “%s”."
WRONG_LIST = "“%s” belongs into the list “%s”."


def write(desk, name, text):
    path = os.path.join(desk.home, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def said(desk, sentence, *values):
    """What the program may say for an English sentence with values in it."""
    return {form % values if values else form
            for form in desk.words.get(plain(sentence), {sentence})}


def tells(desk, sentences, within=None):
    """Whether a name or a description has one of these in it."""
    top = within if within is not None else desk.frame()
    for node in walk(top):
        for words in (node.get_name() or "", node.get_description() or ""):
            if any(sentence in words for sentence in sentences):
                return node
    return None


def bar_is_there(desk, sentences):
    """Whether the bar of a filed issue is there: the button beside what it says can be pressed."""
    label = tells(desk, sentences)
    if label is None:
        return False
    return any(node.get_role() == Atspi.Role.PUSH_BUTTON and
               has_state(node, Atspi.StateType.SENSITIVE) for node in walk(label.get_parent()))


def choose(desk, item):
    """An item of the main menu that is about the issue, by keys."""
    desk.tab_to("Main Menu", limit=120)
    desk.key("Return")
    desk.tab_to("Issue", key="Down")
    desk.key("Return")
    desk.tab_to(item, key="Down")
    desk.key("Return")


def can_file(desk):
    """Whether the button of the dialog, which is around its label, can be pressed."""
    node = wait_for(lambda: desk.look("File"), "the button that files")
    while node.get_role() != Atspi.Role.PUSH_BUTTON:
        node = node.get_parent()
    return has_state(node, Atspi.StateType.SENSITIVE)


def dialog_is_there(desk):
    return desk.look("Date (YYYY-MM-DD)") is not None


def go_to(desk, sentences):
    """From the row of the dialog that has one of these in it to its place."""
    for _ in range(12):
        node = desk.focus()
        if node is not None and any(sentence in node.get_name() for sentence in sentences):
            break
        in_list = node is not None and node.get_role() == Atspi.Role.LIST_ITEM
        n_heard = desk.heard.hear()
        desk.key("Down" if in_list else "Tab")
        desk.wait_moved(n_heard)
    else:
        raise AssertionError("the keys do not reach the finding")
    desk.key("Return")
    wait_for(lambda: not dialog_is_there(desk), "the end of the dialog")
    desk.wait_focus("Recipient")


def recipients(desk, number):
    return desk.structure(number)["recipients"]


def open_dialog(desk):
    choose(desk, "File Issue…")
    wait_for(lambda: dialog_is_there(desk), "the dialog")


def are_editable(desk):
    """Whether the fields of the recipients can be typed into."""
    nodes = [node for node in walk(desk.frame()) if desk.says(node, "Recipient")]
    assert nodes, "there are no recipients"
    return [has_state(node, Atspi.StateType.EDITABLE) for node in nodes]


def no_wrong_recipient_unseen(desk, number):
    """All four kinds of them stand in the dialog, and go one after the other."""
    twice = said(desk, DUPLICATE)
    unknown = said(desk, UNKNOWN, "省外办")
    wrong_list = said(desk, WRONG_LIST, "各市妇联", "发")

    # The rows say so themselves.
    for words in (twice, unknown, wrong_list):
        wait_for(lambda said=words: tells(desk, said), "what is wrong beside its row")

    open_dialog(desk)
    for words in (twice, unknown, wrong_list, {"陆宜宁"}):
        wait_for(lambda said=words: tells(desk, said), "what is wrong in the dialog")
    assert not can_file(desk), "an issue with errors can be filed"

    # From there to the duplicate, and away with it.
    go_to(desk, twice)
    desk.key("ctrl+a", "BackSpace", "Tab")
    wait_for(lambda: desk.key("ctrl+s") or
             recipients(desk, number)["送"] == ["省总工会", "省外办"], "one 省总工会")

    # The wrong list, where it stands already.
    open_dialog(desk)
    assert not tells(desk, twice)
    go_to(desk, wrong_list)
    desk.key("ctrl+a", "BackSpace", "Tab")
    wait_for(lambda: desk.key("ctrl+s") or
             recipients(desk, number)["报"] == ["省委副书记陆宜宁"], "one 各市妇联")

    # The post of another year.
    open_dialog(desk)
    assert not tells(desk, wrong_list)
    assert not can_file(desk), "an issue with an error can be filed"
    go_to(desk, {"陆宜宁"})
    desk.key("ctrl+a")
    desk.compose("省政协主席陆宜宁")
    wait_for(lambda: desk.key("ctrl+s") or
             recipients(desk, number)["报"] == ["省政协主席陆宜宁"], "the post of today")

    # Whom the directory does not know may be right: somebody has to say so.
    open_dialog(desk)
    wait_for(lambda: tells(desk, unknown), "the unknown one in the dialog")
    assert not can_file(desk), "an unknown recipient can be filed unseen"


def file_an_issue(desk):
    desk.cli("directory", "import", write(desk, "directory.csv", DIRECTORY))
    desk.start(write(desk, "issue.txt", ISSUE))
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]
    no_wrong_recipient_unseen(desk, number)

    desk.tab_to("These recipients are as they should be")
    desk.key("space")
    wait_for(lambda: can_file(desk), "an issue that can be filed")
    desk.tab_to("File")
    desk.key("Return")
    wait_for(lambda: desk.bulletins()[0]["status"] == "filed", "the filed issue")
    filed = {
        sentence
        for form in said(desk, "%-d %B %Y")
        for sentence in said(desk, "Filed as %s, %s", "第3期", FILED.strftime(form))
    }
    wait_for(lambda: bar_is_there(desk, filed), "the bar that says what it is filed as")

    # Nothing can be typed into it.
    wait_for(lambda: not any(are_editable(desk)), "fields that are locked")
    before = desk.cli("export", str(number))
    desk.type("x")
    desk.key("ctrl+s")
    assert desk.cli("export", str(number)) == before

    choose(desk, "Reopen Issue")
    wait_for(lambda: desk.bulletins()[0]["status"] == "draft", "a draft again")
    wait_for(lambda: all(are_editable(desk)), "fields that are open")
    wait_for(lambda: not bar_is_there(desk, filed), "the end of the bar")

    choose(desk, "New Issue Like This")
    wait_for(lambda: len(desk.bulletins()) == 2, "the next issue")
    following = [entry["id"] for entry in desk.bulletins() if entry["id"] != number][0]
    structure = desk.structure(following)
    assert structure["masthead"]["issue"] == "第4期", structure["masthead"]
    assert structure["recipients"] == {"报": ["省政协主席陆宜宁"], "送": ["省总工会", "省外办"],
                                       "发": ["各市妇联"]}, structure["recipients"]
    wait_for(lambda: tells(desk, {"云汀妇工 第4期"}) and desk.look("Section"), "the next issue")
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([file_an_issue]))
