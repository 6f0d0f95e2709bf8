# SPDX-License-Identifier: GPL-3.0-or-later
"""An old text is opened, a wrong source is put right, an article moves up, and it is exported."""

import os
import sys

from desk import main, wait_for

TEXT = """内容提要

[工作动态]

云汀市妇联开设午间课堂
松坞县妇联为乡镇配齐维权信箱

[工作动态]

云汀市妇联开设午间课堂

云汀市妇联在12家企业开设午间课堂，每课二十分钟。

（云汀市妇连）

松坞县妇联为乡镇配齐维权信箱

松坞县妇联为14个乡镇配置维权信箱，每周二开箱。

（松坞县妇联）

报：省委办公厅，省政府办公厅。

送：省直机关妇工委。

发：各市妇联办公室。
"""


def import_fix_reorder_and_export(desk):
    path = os.path.join(desk.home, "第3期.txt")
    with open(path, "w", encoding="gb18030", newline="") as file:
        file.write(TEXT.replace("\n", "\r\n"))
    desk.start(path)
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]
    desk.find("Source")

    desk.tab_to("Source")
    desk.key("End", "BackSpace")
    desk.paste("联")
    desk.key("ctrl+s")
    wait_for(
        lambda: desk.structure(number)["sections"][0]["articles"][0]["source"] == "云汀市妇联",
        "the right source",
    )

    # Only the wrong character has changed, in a file of the same encoding and newline.
    desk.cli("export", str(number), "-o", os.path.join(desk.home, "fixed.txt"))
    with open(os.path.join(desk.home, "fixed.txt"), encoding="gb18030", newline="") as file:
        assert file.read() == TEXT.replace("妇连", "妇联").replace("\n", "\r\n")

    # The second article goes before the first, and back by one undo.
    desk.tab_to("Title")
    desk.key("alt+Up")
    desk.key("ctrl+s")
    titles = lambda: [  # noqa: E731
        article["title"][0] for article in desk.structure(number)["sections"][0]["articles"]
    ]
    wait_for(lambda: titles()[0].startswith("松坞县"), "the articles in the other order")
    desk.key("ctrl+z")
    desk.key("ctrl+s")
    wait_for(lambda: titles()[0].startswith("云汀市"), "the articles in the old order")
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([import_fix_reorder_and_export]))
