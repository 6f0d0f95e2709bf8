# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole article comes from a word processor with all its dirt, and from a mail, as plain text."""

import sys

from desk import main, wait_for

HTML = """<html><head><meta charset="utf-8"><style>p.MsoNormal{margin:0}</style></head><body>
<p class=MsoNormal align=center><b>松坞县妇联开出“流动课堂”</b><o:p></o:p></p>
<p class=MsoNormal style='text-indent:2em'><span lang=EN-US>&nbsp;&nbsp;&nbsp;&nbsp;3</span>月<span
lang=EN-US>5</span>日，松坞县妇联的流动课堂开进石桥村，讲家庭教育，也讲妇女权益。<o:p></o:p></p>
<p class=MsoNormal>　　课堂由12名讲师轮流主讲，每村每季度一次。</p>
<p class=MsoNormal align=right>（松坞县妇联）</p>
</body></html>"""

PARAGRAPHS = [
    "3月5日，松坞县妇联的流动课堂开进石桥村，讲家庭教育，也讲妇女权益。",
    "课堂由12名讲师轮流主讲，每村每季度一次。",
]


def articles(desk):
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]
    return desk.structure(number)["sections"][0]["articles"]


def new_article(desk):
    desk.start()
    desk.new_bulletin()
    desk.tab_to("Add Article")
    desk.key("Return")
    desk.wait_focus("Title")


def paste_a_whole_article_from_a_word_processor(desk):
    new_article(desk)
    desk.paste(HTML, expected="流动课堂", kind="text/html")
    desk.key("ctrl+s")
    made = articles(desk)
    assert len(made) == 1, made
    assert made[0]["title"] == ["松坞县妇联开出“流动课堂”"], made
    assert made[0]["paragraphs"] == PARAGRAPHS, made
    assert made[0]["source"] == "松坞县妇联", made

    # One undo gives what was pasted, in the field it was pasted into; the next takes it away.
    desk.wait_focus("Title")
    desk.key("ctrl+z")
    wait_for(lambda: "（松坞县妇联）" in desk.text_of(desk.focus()), "what was pasted")
    desk.wait_focus("Title")
    desk.key("ctrl+z")
    wait_for(lambda: desk.text_of(desk.focus()) == "", "the empty title")
    desk.key("ctrl+s")
    wait_for(lambda: not articles(desk), "the empty article, of which nothing is printed")
    desk.quit()


def paste_is_cleaned_up_and_can_be_had_raw(desk):
    new_article(desk)
    desk.paste("云汀市妇联办好午间课堂")
    desk.tab_to("Body")
    raw = "　　云汀市妇联在12家企业开课。  \n\n\n　　每课二十分钟。\u200b\n"
    desk.paste(raw, expected="每课二十分钟。")
    desk.key("ctrl+s")
    clean = ["云汀市妇联在12家企业开课。", "每课二十分钟。"]
    wait_for(lambda: articles(desk)[0]["paragraphs"] == clean, "the clean paragraphs")
    desk.key("ctrl+z")
    desk.key("ctrl+s")
    wait_for(lambda: articles(desk)[0]["paragraphs"] != clean, "what was pasted")
    assert "\u200b" in "".join(articles(desk)[0]["paragraphs"]), articles(desk)
    # Saving put the empty lines of what was pasted away, which is a step of its own.
    desk.key("ctrl+z", "ctrl+z")
    desk.key("ctrl+s")
    wait_for(lambda: not articles(desk)[0]["paragraphs"], "the empty body")
    desk.quit()


if __name__ == "__main__":
    sys.exit(
        main([paste_a_whole_article_from_a_word_processor, paste_is_cleaned_up_and_can_be_had_raw])
    )
