# SPDX-License-Identifier: GPL-3.0-or-later
"""Every view as a screen reader and a keyboard meet it: all controls named, Tab comes round.

Also: while all that is shown, the program has no connection to the network.
"""

import os
import re
import sys
import time

from desk import Atspi, Stuck, has_state, main, wait_for, walk
from shots import VIEWS

# What a person operates, and so has to be told what it is.
OPERATED = {
    Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX,
    Atspi.Role.RADIO_BUTTON, Atspi.Role.COMBO_BOX, Atspi.Role.ENTRY, Atspi.Role.TEXT,
    Atspi.Role.PASSWORD_TEXT, Atspi.Role.SPIN_BUTTON, Atspi.Role.SLIDER, Atspi.Role.LIST,
    Atspi.Role.LIST_BOX, Atspi.Role.TABLE, Atspi.Role.TREE_TABLE, Atspi.Role.MENU_ITEM,
    Atspi.Role.LINK,
}

# What may leave its name to what it stands in: the text of an entry, and what only scrolls.
INNER = {Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT, Atspi.Role.SCROLL_PANE}

# What has no name has that of its type.
TYPE = re.compile(r"(Gtk|Adw|Jb)[A-Z]\w*$")

# The views that differ in what Tab comes by.
WITH_TAB = {"welcome", "bulletin", "document", "outline", "findings", "directory", "preferences"}

# More than any view has; a Tab that never comes round is then told.
MANY = 150


def describe(node):
    """The accessible and what it stands in, for a person who looks for it."""
    words = []
    while node is not None and len(words) < 6:
        words.append("%s “%s”" % (node.get_role_name(), node.get_name()))
        node = node.get_parent()
    return " in ".join(words)


def is_named(node):
    """Whether the accessible, or the row that it is the inner part of, has a name.

    GTK puts the text of an entry into an accessible of its own, below the one that is named,
    and a control that is its own label needs none beside what it shows. Rows of a card are for
    GTK a list, and are none; the list of a drop-down belongs to it; and the sign that empties a
    search is a part of that."""
    if node.get_name() in ("GtkListBox", "GtkImage"):
        return True
    if node.get_name() == "GtkListView":
        above = [node]
        while len(above) < 5 and above[-1] is not None:
            above.append(above[-1].get_parent())
        return any(one is not None and one.get_role() == Atspi.Role.COMBO_BOX and
                   one.get_name() for one in above)
    for _ in range(3):
        if node is None:
            return False
        name = node.get_name().strip()
        if name and not TYPE.match(name):
            return True
        if node.get_role() not in INNER:
            return False
        node = node.get_parent()
    return False


def operated(top):
    """Everything that a person operates.

    GTK 4.8 says of windows only that they are showing, so what is on a page that is not in front
    is among it, too."""
    return [node for node in walk(top)
            if node.get_role() in OPERATED and has_state(node, Atspi.StateType.VISIBLE)]


def unnamed(top):
    """Everything that is operated and has no name."""
    nodes = operated(top)
    assert nodes, "there is something to operate in every view"
    if top.get_name() == "GtkShortcutsWindow":
        return []  # What there is to operate in it is GTK's own.
    return [describe(node) for node in nodes if not is_named(node)]


def path_of(node):
    """Where in the window the accessible is: two with one name are not the same."""
    path = []
    while node is not None and node.get_parent() is not None:
        path.append(node.get_index_in_parent())
        node = node.get_parent()
    return tuple(path)


def connections(pid):
    """The sockets of the process that are of the network."""
    inodes = set()
    for number in os.listdir("/proc/%d/fd" % pid):
        try:
            target = os.readlink("/proc/%d/fd/%s" % (pid, number))
        except FileNotFoundError:
            continue
        if target.startswith("socket:["):
            inodes.add(target[len("socket:["):-1])
    assert inodes, "the display and the bus are reached by sockets, so there are some"
    found = []
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        try:
            with open("/proc/%d/net/%s" % (pid, kind), encoding="ascii") as file:
                lines = file.read().splitlines()[1:]
        except FileNotFoundError:
            continue
        found += [line for line in lines if line.split()[9] in inodes]
    return found


def look_at_focus(desk):
    """Where the keyboard is, whether that has a name, and what it is."""
    node = desk.focus()
    if node is None:
        return None, True, "nothing"
    return path_of(node), is_named(node), describe(node)


def walk_by_tab(desk):
    """Presses Tab until the keyboard is where it was before, and returns what was unnamed.

    That it comes by everything, in the order in which one reads, tests/ui/test-reach.c knows: it
    sees what is in sight."""
    nameless, seen = [], set()
    for _ in range(MANY):
        place, named, words = wait_for(lambda: look_at_focus(desk), "the keyboard")
        if place is not None:
            if place in seen:
                return nameless
            seen.add(place)
            if not named:
                nameless.append(words)
        n_heard = desk.heard.hear()
        desk.key("Tab")
        desk.wait_moved(n_heard)
    raise Stuck("Tab goes on and on")


def look_at(view):
    """The journey to one view."""
    def journey(desk):
        files, keys = VIEWS[view]
        desk.start(*files)
        if files:
            wait_for(lambda: len(desk.bulletins()) == len(files), "the texts in the archive")
            desk.find("Save")
        if keys:
            desk.key(*keys)
        time.sleep(1)
        top = wait_for(desk.frame, "the view")
        # What goes away while it is looked at is not what was to be seen.
        (problems,) = wait_for(lambda: (unnamed(top),), "a view that stays")
        if view in WITH_TAB:
            problems += ["by Tab: " + line for line in walk_by_tab(desk)]
        problems += ["to the network: " + line for line in connections(desk.process.pid)]
        assert not problems, "\n".join(problems)
    journey.__name__ = "the_" + view.replace("-", "_")
    return journey


if __name__ == "__main__":
    sys.exit(main([look_at(view) for view in VIEWS], languages=("zh_CN.UTF-8",)))
