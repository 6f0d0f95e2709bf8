# SPDX-License-Identifier: GPL-3.0-or-later
"""An input method composes in the title and in the body and what it commits is what is saved."""

import sys

from desk import main, wait_for

TITLE = "云汀"
BODY = "暖巷㛃𠮷"


def compose_in_title_and_body(desk):
    desk.start()
    desk.new_bulletin()
    desk.tab_to("Add Article")
    desk.key("Return")
    desk.wait_focus("Title")
    desk.compose(TITLE)
    desk.tab_to("Body")
    desk.compose(BODY)
    desk.key("ctrl+s")
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]

    wanted = [BODY]
    wait_for(
        lambda: desk.structure(number)["sections"][0]["articles"][0]["paragraphs"] == wanted,
        "the body",
    )
    article = desk.structure(number)["sections"][0]["articles"][0]
    assert article["title"] == [TITLE], article

    # A word at a time comes back, not the whole text.
    desk.key("ctrl+z")
    desk.key("ctrl+s")
    wait_for(
        lambda: desk.structure(number)["sections"][0]["articles"][0]["paragraphs"] != wanted,
        "an undone character",
    )
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([compose_in_title_and_body]))
