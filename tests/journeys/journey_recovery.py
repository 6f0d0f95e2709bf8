# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes while somebody types: the next start has what was typed, and says so."""

import signal
import sqlite3
import sys

from desk import main, wait_for, walk
from journey_archive import ISSUE, history, shown, title_of, write


def names(desk, sentence, value):
    """What the program may say for an English sentence with a value in it."""
    return {said % value for said in desk.words.get(sentence, {sentence})}


def count_noted(desk):
    """How many drafts have edits on the disk that are not saved."""
    db = sqlite3.connect("file:%s?mode=ro" % desk.archive, uri=True)
    try:
        return db.execute("SELECT count (*) FROM journal").fetchone()[0]
    finally:
        db.close()


def after_a_power_cut(desk):
    desk.start(write(desk, "issue.txt", ISSUE))
    number = wait_for(desk.bulletins, "the issue in the archive")[0]["id"]
    wait_for(lambda: shown(desk, "首批120户"), "the issue")
    desk.tab_to("Title", limit=160)
    desk.key("ctrl+a")
    desk.paste("断电之前打的标题")

    # It reaches the disk by itself; nobody has saved it.
    wait_for(lambda: count_noted(desk) == 1, "what was typed on the disk")
    assert title_of(desk, number) != ["断电之前打的标题"]
    desk.process.send_signal(signal.SIGKILL)
    desk.process.wait()

    desk.start()
    told = names(desk, "Recovered what was typed in “%s”", "云汀妇工 第3期")
    wait_for(lambda: [node for node in walk(desk.frame()) if node.get_name() in told],
             "the words about what was recovered")
    wait_for(lambda: shown(desk, "断电之前打的标题"), "what was typed before the power cut")
    assert title_of(desk, number) == ["断电之前打的标题"]
    assert history(desk, number)[0]["event"] == "recovered"
    desk.quit()


if __name__ == "__main__":
    sys.exit(main([after_a_power_cut]))
