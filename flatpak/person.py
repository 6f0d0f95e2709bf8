# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the person at the desktop: what the portals ask, this answers.

    person.py FOLDER

The portals themselves are the real ones; only the dialogs that they would show are not. A file in
FOLDER called open, folder or save holds the path that the person will choose the next time, and
is taken away then; without it the person cancels. What was asked is a line of JSON in FOLDER/asked,
what was printed is FOLDER/printed.pdf. The file manager is played as well.
"""

import json
import os
import shutil
import sys

import gi

gi.require_version("Gio", "2.0")
gi.require_version("GLib", "2.0")
from gi.repository import Gio, GLib  # noqa: E402  (the version is chosen first)

NAME = "org.freedesktop.impl.portal.desktop.person"
PATH = "/org/freedesktop/portal/desktop"

CANCELLED = (1, {})

INTERFACES = """
<node>
  <interface name="org.freedesktop.impl.portal.FileChooser">
    <method name="OpenFile">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
    </method>
    <method name="SaveFile">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Email">
    <method name="ComposeEmail">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Print">
    <method name="PreparePrint">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
    </method>
    <method name="Print">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="h" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.FileManager1">
    <method name="ShowItems">
      <arg type="as" direction="in"/><arg type="s" direction="in"/>
    </method>
  </interface>
</node>
"""


class Person:
    def __init__(self, folder):
        self.folder = folder

    def note(self, what, app, options):
        line = json.dumps({"what": what, "app": app, **options}, ensure_ascii=False, default=str)
        with open(os.path.join(self.folder, "asked"), "a", encoding="utf-8") as file:
            file.write(line + "\n")

    def choose(self, kind):
        path = os.path.join(self.folder, kind)
        try:
            with open(path, encoding="utf-8") as file:
                chosen = file.read()
        except FileNotFoundError:
            return CANCELLED
        os.remove(path)
        uri = Gio.File.new_for_path(chosen).get_uri()
        return 0, {"uris": GLib.Variant("as", [uri]), "writable": GLib.Variant("b", True)}

    def answer(self, connection, sender, path, interface, method, parameters, invocation):
        given = parameters.unpack()
        if method == "ShowItems":
            self.note(method, "", {"uris": given[0]})
            invocation.return_value(None)
            return

        app, options = given[1], given[-1]
        self.note(method, app, options)
        if method == "OpenFile":
            reply = self.choose("folder" if options.get("directory") else "open")
        elif method == "SaveFile":
            reply = self.choose("save")
        elif method == "PreparePrint":
            reply = 0, {
                "settings": parameters.get_child_value(4),
                "page-setup": parameters.get_child_value(5),
                "token": GLib.Variant("u", 7),
            }
        elif method == "Print":
            fd = invocation.get_message().get_unix_fd_list().get(given[4])
            with os.fdopen(fd, "rb") as source, \
                    open(os.path.join(self.folder, "printed.pdf"), "wb") as target:
                shutil.copyfileobj(source, target)
            reply = 0, {}
        else:
            reply = 0, {}
        invocation.return_value(GLib.Variant("(ua{sv})", reply))


def main():
    person = Person(sys.argv[1])
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
        path = "/org/freedesktop/FileManager1" if "FileManager" in interface.name else PATH
        bus.register_object(path, interface, person.answer, None, None)
    for name in NAME, "org.freedesktop.FileManager1":
        Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.MainLoop().run()


main()
