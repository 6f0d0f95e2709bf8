# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole issue is drafted from nothing by the keyboard alone, and exported."""

import json
import os
import sys

from desk import main, wait_for

SECTIONS = [
    {
        "name": "工作动态",
        "articles": [
            {
                "title": ["云汀市妇联启动“书香门第”家庭阅读季"],
                "paragraphs": [
                    "3月12日，云汀市妇联在市图书馆启动“书香门第”家庭阅读季，首批120户家庭领到借阅卡。",
                    "活动持续到10月，每月第一个周六开讲。",
                ],
                "source": "云汀市妇联",
            },
            {
                "title": ["松坞县为乡镇妇联配齐维权信箱"],
                "paragraphs": ["松坞县妇联为14个乡镇统一配置维权信箱，每周二开箱，三日内答复。"],
                "source": "松坞县妇联",
            },
        ],
    },
    {
        "name": "经验交流",
        "articles": [
            {
                "title": ["石湾区“午间课堂”办到车间"],
                "paragraphs": ["石湾区妇联把普法课办到12家企业的车间，每课20分钟，工休时间开讲。"],
                "source": "石湾区妇联",
            },
        ],
    },
]

RECIPIENTS = {
    "报": ["省委办公厅", "省政府办公厅"],
    "送": ["省直机关妇工委"],
    "发": ["各市妇联办公室"],
}


def type_article(desk, article):
    """The keyboard is in the title."""
    desk.wait_focus("Title")
    desk.paste(article["title"][0])
    desk.tab_to("Body")
    desk.paste("\n".join(article["paragraphs"]))
    desk.tab_to("Source")
    desk.paste(article["source"])


def draft_a_whole_issue_by_keyboard(desk):
    desk.start()
    desk.new_bulletin()

    desk.wait_focus("Name")
    desk.paste("岚川妇女工作")
    desk.tab_to("Issue Number")
    desk.type("7")

    for at, section in enumerate(SECTIONS):
        if at > 0:
            desk.tab_to("Add Section")
            desk.key("Return")
            desk.wait_focus("Section")
        else:
            desk.tab_to("Section")
        desk.key("ctrl+a")
        desk.paste(section["name"])
        for article in section["articles"]:
            desk.tab_to("Add Article")
            desk.key("Return")
            type_article(desk, article)

    for label, entries in RECIPIENTS.items():
        desk.tab_to("Add Recipient")
        for entry in entries:
            desk.paste(entry)
            desk.key("Return")

    desk.key("ctrl+s")
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]
    wait_for(lambda: desk.structure(number)["recipients"] == RECIPIENTS, "the recipients")
    made = desk.structure(number)
    assert made["masthead"]["name"] == "岚川妇女工作", made["masthead"]
    assert made["masthead"]["issue"].strip("第期") == "7", made["masthead"]
    got = [
        {
            "name": section["name"],
            "articles": [
                {key: article[key] for key in ("title", "paragraphs", "source")}
                for article in section["articles"]
            ],
        }
        for section in made["sections"]
    ]
    assert got == SECTIONS, got
    desk.quit()

    # What was drafted by hand reads back from its text as what it was.
    exported = os.path.join(desk.home, "out.txt")
    desk.cli("export", str(number), "-o", exported)
    again = json.loads(desk.cli("show", exported, "--json"))
    assert again["sections"] == made["sections"], again
    assert again["recipients"] == made["recipients"], again


if __name__ == "__main__":
    sys.exit(main([draft_a_whole_issue_by_keyboard]))
