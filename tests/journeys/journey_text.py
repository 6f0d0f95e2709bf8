# SPDX-License-Identifier: GPL-3.0-or-later
"""An issue is put right in its text: a line is told what it is, and a new article is typed."""

import os
import sys

from desk import main, wait_for

TEXT = """[工作动态]

云汀市妇联开设午间课堂

云汀市妇联在12家企业开设午间课堂，每课二十分钟。

（云汀市妇联）

报：省委办公厅。

送：省直机关妇工委。

发：各市妇联办公室。
"""


def type_an_article_into_the_text(desk):
    path = os.path.join(desk.home, "第3期.txt")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(TEXT)
    desk.start(path)
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]
    sections = lambda: desk.structure(number)["sections"]  # noqa: E731
    desk.tab_to("Text That an Export Writes")

    # After the source of the first article.
    desk.key("ctrl+Home", *["Down"] * 6, "End")
    desk.paste("\n\n松坞县妇联配齐维权信箱\n\n松坞县妇联为14个乡镇配置维权信箱。\n\n（松坞县妇联）")
    desk.key("ctrl+s")
    wait_for(lambda: len(sections()[0]["articles"]) == 2, "the second article")
    added = sections()[0]["articles"][1]
    assert added["title"] == ["松坞县妇联配齐维权信箱"], added
    assert added["source"] == "松坞县妇联", added

    # The text is what was typed, byte for byte, and undone it is what it was.
    out = os.path.join(desk.home, "out.txt")
    desk.cli("export", str(number), "-o", out)
    with open(out, encoding="utf-8", newline="") as file:
        assert file.read() == TEXT.replace(
            "（云汀市妇联）",
            "（云汀市妇联）\n\n松坞县妇联配齐维权信箱\n\n松坞县妇联为14个乡镇配置维权信箱。"
            "\n\n（松坞县妇联）",
        )
    desk.key("ctrl+z")
    desk.key("ctrl+s")
    wait_for(lambda: len(sections()[0]["articles"]) == 1, "one article")
    desk.cli("export", str(number), "-o", out)
    with open(out, encoding="utf-8", newline="") as file:
        assert file.read() == TEXT
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([type_an_article_into_the_text]))
