# SPDX-License-Identifier: GPL-3.0-or-later
"""An issue is looked at on pages, gone through from a page to its field, and written as PDF."""

import os
import shutil
import subprocess
import sys

from desk import Atspi, main, wait_for, walk

TEXT = """澜州妇情

第3期

澜州市妇联办公室　　2014年3月5日

[工作动态]

云汀市妇联开设午间课堂

云汀市妇联在12家企业开设午间课堂，每课二十分钟。

（云汀市妇联）

报：市委办公室

送：各县妇联
"""


PAGES = (Atspi.Role.DOCUMENT_FRAME, Atspi.Role.DOCUMENT_TEXT)


def squeeze(text):
    return "".join(text.split())


def pages_of(desk):
    """The pages on the screen."""
    top = desk.frame()
    for node in walk(top):
        if node.get_role() in PAGES:
            return node
    return None


def read_pdf(path):
    """The words of a PDF in reading order; None where there is no program to read it."""
    if shutil.which("pdftotext") is None:
        print("# SKIP pdftotext is not installed, the words of the PDF are not checked",
              file=sys.stderr)
        return None
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True,
                          text=True).stdout


def write_a_pdf_by_keyboard(desk):
    path = os.path.join(desk.home, "issue.txt")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(TEXT)
    desk.start(path)
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]

    # From the text to the pages, which say where one is.
    desk.key("ctrl+shift+p")
    pages = wait_for(lambda: pages_of(desk), "the pages")
    wait_for(lambda: "1" in pages_of(desk).get_name(), "the first page")
    assert pages.get_description() != "", "pages without a description"

    # The pages can be reached, enlarged and left by keys.
    desk.tab_to("Title")
    desk.key("ctrl+Return")
    wait_for(lambda: desk.focus() is not None
             and desk.focus().get_role() in PAGES, "the keyboard in the pages")
    desk.key("plus", "plus", "minus", "w", "Page_Down", "Home", "r", "r")
    desk.key("ctrl+Return")
    desk.wait_focus("Title")

    # What is typed is in the PDF, saved or not.
    desk.key("End")
    desk.type("2014")
    out = os.path.join(desk.home, "out.pdf")
    desk.key("ctrl+alt+p")
    wait_for(lambda: "pdf" in desk.text_of(desk.focus()), "the name of the file")
    desk.key("ctrl+a")
    desk.type(out)
    wait_for(lambda: desk.text_of(desk.focus()) == out, "the path of the file")
    desk.key("Return")
    wait_for(lambda: os.path.exists(out), "the PDF")
    with open(out, "rb") as file:
        assert file.read(5) == b"%PDF-"
    words = read_pdf(out)
    if words is not None:
        words = squeeze(words)
        for part in ("澜州妇情", "云汀市妇联开设午间课堂2014", "在12家企业开设午间课堂", "报：市委办公室"):
            assert part in words, (part, words)
        assert words.index("澜州妇情") < words.index("午间课堂2014") < words.index("报：市委")

    # The text comes back, and the archive knows that something was printed.
    desk.key("ctrl+shift+p")
    desk.key("ctrl+Return")
    desk.wait_focus("Text That an Export Writes")
    desk.key("ctrl+s")
    wait_for(lambda: desk.structure(number)["sections"][0]["articles"][0]["title"]
             == ["云汀市妇联开设午间课堂2014"], "the new title")
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([write_a_pdf_by_keyboard]))
