# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk's desk: the real program, its keyboard, and what a screen reader would find in it.

A journey is a function that takes a Desk. It presses keys, reads the window through the
accessibility bus, and looks at what ended up in the archive and in files. Results are
printed as TAP. A journey that fails leaves a picture beside the program's output.
"""

import gettext
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version is chosen first)

PATIENCE = float(os.environ.get("JB_PATIENCE", "30"))


class Stuck(AssertionError):
    """What was waited for did not come."""


def wait_for(probe, what):
    """Calls probe until it gives something true, and returns that."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = probe()
        except Exception as error:  # A widget may go away while it is looked at.
            if "org.freedesktop" not in str(error) and "atspi" not in str(error).lower():
                raise
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Stuck("waited in vain for " + what)
        time.sleep(0.05)


def wait_for_display():
    """On a busy machine the display may come later than what is to use it."""
    wait_for(
        lambda: subprocess.run(["xdotool", "getdisplaygeometry"], capture_output=True,
                               check=False).returncode == 0,
        "the display",
    )


def walk(node):
    """The accessible and everything below it."""
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


def is_within(node, top):
    """Whether the accessible is somewhere below another one."""
    while node is not None and node != top:
        node = node.get_parent()
    return node is not None


def has_state(node, state):
    return node.get_state_set().contains(state)


class Focus:
    """Hears where the keyboard goes: that is told at once, and looking for it takes long."""

    def __init__(self):
        self.node = None
        self.n_heard = 0
        self.listener = Atspi.EventListener.new(self._note)
        self.listener.register("object:state-changed:focused")

    def _note(self, event):
        if event.detail1:
            self.node = event.source
            self.n_heard += 1

    def hear(self):
        """How often the keyboard has gone somewhere until now."""
        while GLib.MainContext.default().iteration(False):
            pass
        return self.n_heard

    def find(self):
        """The accessible that the keyboard was heard to go to, if it is there still.

        Of an entry and the text in it, which both have it, it is the outer one."""
        self.hear()
        if self.node is None or not has_state(self.node, Atspi.StateType.FOCUSED):
            return None
        found = above = self.node
        for _ in range(4):
            above = above.get_parent()
            if above is None:
                break
            if has_state(above, Atspi.StateType.FOCUSED):
                found = above
        return found


def read_words(language):
    """What the program says for an English word: all there is, whatever the context."""
    words = {}
    translation = gettext.translation(
        "jianbao", os.environ["JIANBAO_LOCALEDIR"], [language], fallback=True
    )
    for key, said in getattr(translation, "_catalog", {}).items():
        english = key[0] if isinstance(key, tuple) else key
        words.setdefault(plain(english.split("\4")[-1]), set()).add(plain(said))
    return words


def plain(label):
    """A label without the letter that is pressed for it."""
    label = re.sub(r"\(_\w\)", "", label)
    return label.replace("_", "")


class Desk:
    def __init__(self, programs, language):
        self.programs = programs
        self.home = tempfile.mkdtemp(prefix="jianbao-journey-")
        self.archive = os.path.join(self.home, "archive.db")
        self.language = language
        self.process = None
        self.heard = Focus()
        # Who works here knows the program: without the tour of the first time.
        self.settings = {"window-width": 1366, "window-height": 768, "show-tour": "false"}
        self.words = read_words(language.split(".")[0])

    # The program

    def start(self, *files):
        self.launch(*files)
        self.frame()

    def launch(self, *arguments):
        """Starts the program without waiting for a window."""
        settings = os.path.join(self.home, "config", "glib-2.0", "settings")
        os.makedirs(settings, exist_ok=True)
        if not os.path.exists(os.path.join(settings, "keyfile")):
            with open(os.path.join(settings, "keyfile"), "w", encoding="utf-8") as file:
                file.write("[io/github/jianbao/Jianbao]\n")
                file.writelines("%s=%s\n" % pair for pair in self.settings.items())
        env = dict(os.environ)
        env.update(
            HOME=self.home,
            XDG_DATA_HOME=os.path.join(self.home, "data"),
            XDG_CONFIG_HOME=os.path.join(self.home, "config"),
            XDG_CACHE_HOME=os.path.join(self.home, "cache"),
            GSETTINGS_BACKEND="keyfile",
            LC_ALL=self.language,
            LANGUAGE="",
        )
        env.pop("NO_AT_BRIDGE", None)
        env.pop("GTK_A11Y", None)
        self.process = subprocess.Popen(
            [os.path.join(self.programs, "ui", "jianbao"), "--db", self.archive, *arguments],
            env=env,
        )

    def frame(self):
        return wait_for(self._find_frame, "the window")

    def owns(self, application):
        """Whether what the accessibility bus has there is the program."""
        return application.get_process_id() == self.process.pid

    def _find_frame(self):
        if self.process.poll() is not None:
            raise Stuck("the program ended with status %s" % self.process.returncode)
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and self.owns(application):
                windows = [
                    application.get_child_at_index(j)
                    for j in range(application.get_child_count())
                ]
                for window in reversed(windows):
                    if window is not None and has_state(window, Atspi.StateType.ACTIVE):
                        return window
                return windows[-1] if windows else None
        return None

    def quit(self):
        self.key("ctrl+q")
        wait_for(lambda: self.process.poll() is not None, "the end of the program")
        assert self.process.returncode == 0, "status %s" % self.process.returncode

    def end(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    # The keyboard

    def key(self, *keys):
        """Presses keys, such as "ctrl+n" or "Tab", one after the other."""
        subprocess.run(["xdotool", "key", "--delay", "20", *keys], check=True)

    def type(self, text):
        """Types text that the keyboard has keys for."""
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)

    def compose(self, text):
        """Types any text the way an input method takes it: by code, with a preedit."""
        for character in text:
            self.key("ctrl+shift+u", *format(ord(character), "x"), "space")

    def new_bulletin(self):
        """Begins a new bulletin. A window that still opens its archive does not hear the key, and
        nothing tells whether it does."""

        def begun():
            self.key("ctrl+n")
            for _ in range(20):
                time.sleep(0.1)
                if self._named_focus("Name"):
                    return True
            return False

        wait_for(begun, "a new bulletin")

    def paste(self, text, expected=None, kind="UTF8_STRING", shortcut="ctrl+v"):
        """Puts text into the clipboard, as another program would, and pastes it.

        What is expected to stand in the field then, the last line unless told, is waited for:
        a paste takes its time, and keys do not wait for it."""
        subprocess.run(["xclip", "-selection", "clipboard", "-t", kind], input=text.encode(),
                       check=True)
        self.key(shortcut)
        if expected is None:
            expected = text.splitlines()[-1]
        wait_for(lambda: expected in self.text_of(self.focus()), "the paste of " + expected)

    # What is on the screen: names are the English ones, looked up in the desk's language

    def find(self, name, role=None, within=None):
        """Waits for an accessible with that name and role."""
        return wait_for(lambda: self.look(name, role, within), "%s called %s" % (role, name))

    def says(self, node, name):
        """Whether that is the accessible's name, in the language of the desk."""
        shown = node.get_name()
        shown = re.sub(r"\(\w\)", "", shown)
        return shown in self.words.get(name, {name})

    def look(self, name, role=None, within=None):
        top = within if within is not None else self._find_frame()
        if top is None:
            return None
        for node in walk(top):
            if (role is None or node.get_role() == role) and self.says(node, name):
                return node
        return None

    def focus(self):
        """The accessible that the keyboard is in, or None."""
        try:
            heard = self.heard.find()
        except GLib.Error:  # It has gone away.
            heard = None
        top = self._find_frame()
        if top is None:
            return None
        # A window behind another keeps what it had.
        if heard is not None and is_within(heard, top):
            return heard
        for node in walk(top):
            if has_state(node, Atspi.StateType.FOCUSED):
                return node
        return None

    def _named_focus(self, name):
        node = self.focus()
        return node if node is not None and self.says(node, name) else None

    def wait_focus(self, name):
        """Waits until the keyboard is in what has this name."""
        return wait_for(lambda: self._named_focus(name), "the keyboard in " + name)

    def tab_to(self, name, key="Tab", limit=80):
        """Presses Tab until the keyboard is in what has this name, at least once."""
        passed = []
        for _ in range(limit):
            n_heard = self.heard.hear()
            self.key(key)
            self.wait_moved(n_heard)
            node, shown, there = wait_for(lambda: self._look_at_focus(name), "the keyboard")
            if there:
                return node
            passed.append(shown)
        raise Stuck("Tab does not reach %s, only %s" % (name, ", ".join(passed)))

    def _look_at_focus(self, name):
        """What the keyboard is in, what that is called, and whether it has this name."""
        node = self.focus()
        if node is None:
            return None, "nothing", False
        return node, node.get_name(), self.says(node, name)

    def wait_moved(self, n_heard):
        """Waits until the keyboard has gone on since then. A key may leave it where it is, so it
        is not waited for long."""
        end = time.monotonic() + 1
        while self.heard.hear() == n_heard and time.monotonic() < end:
            time.sleep(0.005)

    def text_of(self, node):
        """The text of the accessible, or of the row around it: GTK 4.8 tells it only there."""
        for _ in range(4):
            if "Text" in node.get_interfaces():
                return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
            node = node.get_parent()
        return ""

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], check=False)

    # What came of it

    def cli(self, *arguments, status=0):
        result = subprocess.run(
            [os.path.join(self.programs, "app", "cli", "jianbao-cli"), "--db", self.archive,
             *arguments],
            capture_output=True, check=False,
        )
        assert result.returncode == status, result.stderr.decode()
        return result.stdout

    def bulletins(self):
        return json.loads(self.cli("list", "--json"))

    def structure(self, number):
        return json.loads(self.cli("show", str(number), "--json"))


def main(journeys, languages=("zh_CN.UTF-8", "C.UTF-8")):
    """Takes each journey in each language; the folder of the build is the first argument."""
    programs = sys.argv[1]
    wanted = sys.argv[2:]
    cases = [
        (journey, language)
        for journey in journeys
        for language in languages
        if not wanted or journey.__name__ in wanted
    ]
    failed = 0
    # The accessibility services write to the standard output too, so TAP has one of its own.
    if "JB_TAP" in os.environ:
        sys.stdout = os.fdopen(int(os.environ["JB_TAP"]), "w", encoding="utf-8")
    wait_for_display()
    print("TAP version 13")
    print("1..%d" % len(cases))
    for number, (journey, language) in enumerate(cases, 1):
        title = "%s in %s" % (journey.__name__.replace("_", " "), language)
        desk = Desk(programs, language)
        try:
            journey(desk)
            print("ok %d - %s" % (number, title))
        except Exception:
            failed += 1
            picture = os.path.join(programs, "%s-%s.png" % (journey.__name__, language))
            desk.picture(picture)
            print("not ok %d - %s" % (number, title))
            for line in traceback.format_exc().splitlines():
                print("# " + line)
            print("# see " + picture)
        finally:
            desk.end()
        sys.stdout.flush()
    return 1 if failed else 0
