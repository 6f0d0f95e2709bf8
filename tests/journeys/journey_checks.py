# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written wrong is found, gone through by keys, fixed, ignored and remembered."""

import os
import sys
import time

from desk import Atspi, main, plain, wait_for, walk

ISSUE = """内容提要

[工作动态]
云汀市妇联启动家庭阅读季

[工作动态]

云汀市妇联启动家庭阅读季

云汀市妇联在市图书馆启动家庭阅读季，首批120户家庭领到借阅卡。

（云汀市妇联）

报：省委办公厅。

送：省直机关妇工委。

发：各市妇联办公室。
"""

TITLE = "松坞县清点公用物资"
BODY = "松坞县妇联清点物资,查清帐目两本；台帐三本由专人保管。"


def said(desk, sentence, *values):
    """What the program may say for an English sentence with values in it."""
    return {form % values if values else form
            for form in desk.words.get(plain(sentence), {sentence})}


def look(desk, sentence, *values):
    top = desk._find_frame()
    wanted = said(desk, sentence, *values)
    for node in walk(top):
        if node.get_name() in wanted:
            return node
    return None


def badge(desk):
    """Whether the badge says that the issue is fit to go out; None where it says neither."""
    for sentence, fit in (("Fit to go out: no errors, no warnings, %s", True),
                          ("To be looked at before it goes out: %s, %s", False),
                          ("Not fit to go out: %s, %s, %s", False)):
        for form in desk.words.get(sentence, {sentence}):
            start = form.split("%s")[0]
            for node in walk(desk._find_frame()):
                if node.get_name() and node.get_name().startswith(start):
                    return fit
    return None


def step_to(desk, right):
    """Goes from finding to finding until one may be replaced by this."""
    for _ in range(12):
        desk.key("F8")
        try:
            return wait_once(lambda: look(desk, "Replace with “%s”", right))
        except AssertionError:
            continue
    raise AssertionError("F8 does not come to " + right)


def wait_once(probe):
    """As wait_for, but soon tired."""
    end = time.monotonic() + 2
    while time.monotonic() < end:
        try:
            found = probe()
        except Exception:  # A widget may go away while it is looked at.
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("nothing")


def body(desk, number):
    desk.key("ctrl+s")
    articles = desk.structure(number)["sections"][0]["articles"]
    return articles[1]["paragraphs"][0] if len(articles) > 1 and articles[1]["paragraphs"] else None


def write_check_and_correct(desk):
    path = os.path.join(desk.home, "issue.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ISSUE)
    desk.start(path)
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]
    wait_for(lambda: badge(desk) is True, "a badge that says fit")

    desk.tab_to("Add Article")
    desk.key("Return")
    desk.wait_focus("Title")
    desk.paste(TITLE)
    desk.tab_to("Body")
    desk.paste(BODY)
    desk.tab_to("Source")
    desk.paste("松坞县妇联")
    wait_for(lambda: badge(desk) is False, "a badge that says not fit")

    # One is fixed from the popover, by keys alone.
    step_to(desk, "账目")
    desk.key("alt+Return", "Return")
    fixed = BODY.replace("帐目", "账目")
    wait_for(lambda: body(desk, number) == fixed, "the word that was fixed")

    # All safe ones are one step.
    desk.key("ctrl+shift+F8")
    wait_for(lambda: body(desk, number) == fixed.replace(",", "，").replace("台帐", "台账"),
             "what was fixed at once")
    desk.key("ctrl+z")
    wait_for(lambda: body(desk, number) == fixed, "what was undone")

    # One is ignored, and still is when the program was started again.
    step_to(desk, "台账")
    desk.key("alt+Return", "Tab", "Return")
    desk.wait_focus("Body")
    desk.key("ctrl+s")
    desk.quit()
    desk.start(path)
    wait_for(lambda: badge(desk) is False, "the badge of the issue as it was left")
    desk.key("ctrl+F8")
    wait_for(lambda: ignored_names(desk) & {node.get_name() for node in walk(desk._find_frame())},
             "the ignored one")
    desk.key("ctrl+F8")

    # What is ignored stays as it is, and the digest is made anew.
    desk.key("ctrl+shift+F8")
    wait_for(lambda: body(desk, number) == fixed.replace(",", "，"), "all but the ignored one")
    button = desk.find("Rebuild the Digest from the Body")
    Atspi.Action.do_action(button, 0)
    desk.key("ctrl+s")
    wait_for(lambda: desk.key("ctrl+s") or
             desk.structure(number)["digest"][0]["titles"] == ["云汀市妇联启动家庭阅读季", TITLE],
             "the digest")
    wait_for(lambda: badge(desk) is True, "a badge that says fit again")
    desk.quit()


def ignored_names(desk):
    """What the list says when one is ignored."""
    return {form.replace("%s", word).replace("%u", "1")
            for form in desk.words.get("%s: %u", {"%s: %u"})
            for word in desk.words.get("Ignored", {"Ignored"})}


if __name__ == "__main__":
    sys.exit(main([write_check_and_correct]))
