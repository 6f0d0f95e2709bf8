# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, done in the sandbox: every file comes and goes through a portal.

    journey.py ID FOLDER [STEP…]

The installation of Flatpak is FOLDER/user. The person at the desktop, who would answer dialogs, is
played by person.py; see there.
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "journeys"))
from desk import Atspi, Desk, Stuck, wait_for, wait_for_display, walk  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))

FIRST = """[工作动态]

云汀市妇联开设午间课堂

云汀市妇联在12家企业开设午间课堂，每课二十分钟。

（云汀市妇连）

报：省委办公厅，省政府办公厅。

送：省直机关妇工委。

发：各市妇联办公室。
"""
SECOND = FIRST.replace("云汀市", "松坞县").replace("午间课堂", "剪纸夜校")

# The last part of the names of what the sandbox may have. D-Bus names are not among them.
ALLOWED = {
    "shared": {"ipc"},
    "sockets": {"wayland", "x11", "fallback-x11"},
    "devices": {"dri"},
}


def output(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


class Activated:
    """The program when it was not started from here."""

    returncode = None

    def __init__(self, desk):
        self.desk = desk

    def poll(self):
        return None

    def wait(self):
        wait_for(lambda: not self.desk.children(), "the end of the program")


class Sandbox(Desk):
    """A desk whose program is the installed Flatpak."""

    def __init__(self, name, folder):
        super().__init__(folder, "C.UTF-8")
        shutil.rmtree(self.home)
        self.home = os.environ["HOME"]
        self.name = name
        self.person = os.path.join(folder, "person")
        self.own = os.path.join(self.home, ".var", "app", name)
        self.archive = os.path.join(self.own, "data", "jianbao", "jianbao.db")
        self.documents = os.path.join(self.home, "Documents")
        for path in self.person, self.documents:
            os.makedirs(path, exist_ok=True)

    def remember(self):
        """The settings of somebody who has seen the program before."""
        settings = os.path.join(self.own, "config", "glib-2.0", "settings")
        os.makedirs(settings)
        write(os.path.join(settings, "keyfile"),
              "[io/github/jianbao/Jianbao]\nshow-tour=false\n"
              "window-width=1366\nwindow-height=768\n")

    def start(self, *files):
        command = ["flatpak", "run", "--user", "--env=GSK_RENDERER=cairo",
                   "--env=GDK_DEBUG=gl-disable", "--env=GTK_IM_MODULE=gtk-im-context-simple"]
        if files:
            command += ["--file-forwarding", self.name, "@@", *files, "@@"]
        else:
            command.append(self.name)
        # That one is for the words of this script; the sandbox has the translations of its own.
        env = {name: value for name, value in os.environ.items() if name != "JIANBAO_LOCALEDIR"}
        self.process = subprocess.Popen(command, env=dict(env, LC_ALL=self.language))
        self.frame()

    def _find_frame(self):
        # Not every change inside the sandbox is told outside, so what was read before is stale.
        Atspi.get_desktop(0).clear_cache()
        return super()._find_frame()

    def owns(self, application):
        # The accessibility bus is reached through a proxy, whose process this would be.
        return application.get_name() in ("jianbao", self.name)

    def end(self):
        if self.children():
            subprocess.run(["flatpak", "kill", self.name], check=False)
        if self.process is not None:
            self.process.wait()

    def cli(self, *arguments, status=0):
        done = subprocess.run(["flatpak", "run", "--user", "--command=jianbao-cli", self.name,
                               *arguments], capture_output=True, check=False)
        assert done.returncode == status, done.stderr.decode()
        return done.stdout

    def bulletins(self):
        return json.loads(self.cli("list", "--json")) if os.path.exists(self.archive) else []

    def children(self):
        """The processes in the sandboxes of the program, as seen from outside."""
        lines = output("flatpak", "ps", "--columns=application,child-pid").splitlines()
        return [int(line.split()[1]) for line in lines
                if line.startswith(self.name) and line.split()[1:] > ["0"]]

    # The person

    def will_choose(self, kind, path):
        with open(os.path.join(self.person, kind), "w", encoding="utf-8") as file:
            file.write(path)

    def asked(self, what):
        """What the portals asked for so far, of one kind."""
        try:
            with open(os.path.join(self.person, "asked"), encoding="utf-8") as file:
                notes = [json.loads(line) for line in file]
        except FileNotFoundError:
            return []
        return [note for note in notes if note["what"] == what]

    def menu(self, *items):
        """An item of the main menu, by keys."""
        self.tab_to("Main Menu", limit=160)
        self.key("Return")
        for item in items:
            self.tab_to(item, key="Down")
            self.key("Return")


def write(path, text, encoding="utf-8"):
    with open(path, "w", encoding=encoding, newline="") as file:
        file.write(text)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def there(path):
    return os.path.exists(path) and os.path.getsize(path) > 0


# What the Flatpak is allowed, and what it gives to the desktop


def permissions(desk):
    section = None
    for line in output("flatpak", "info", "--user", "--show-permissions", desk.name).splitlines():
        if line.startswith("["):
            section = line
        elif "=" in line:
            key, values = line.split("=", 1)
            found = {value for value in values.split(";") if value}
            assert section == "[Context]", "%s %s" % (section, line)
            assert found <= ALLOWED.get(key, set()), line


def exported(desk):
    exports = os.path.join(os.environ["FLATPAK_USER_DIR"], "exports", "share")
    for path in ("applications/%s.desktop", "dbus-1/services/%s.service",
                 "icons/hicolor/scalable/apps/%s.svg",
                 "icons/hicolor/symbolic/apps/%s-symbolic.svg",
                 "gnome-shell/search-providers/%s.search-provider.ini"):
        assert os.path.exists(os.path.join(exports, path % desk.name)), path
    for path in "applications/%s.desktop", "dbus-1/services/%s.service":
        text = read(os.path.join(exports, path % desk.name)).decode()
        assert re.search(r"^Exec=.*flatpak run .*%s" % desk.name, text, re.MULTILINE), text


# The main job


def handed_over(desk):
    """A text that is opened with the program from the file manager."""
    desk.text = FIRST.replace("\n", "\r\n").encode("gb18030")
    path = os.path.join(desk.documents, "第3期.txt")
    write(path, FIRST.replace("\n", "\r\n"), "gb18030")
    desk.start(path)
    wait_for(lambda: len(desk.bulletins()) == 1, "the text in the archive")
    desk.number = desk.bulletins()[0]["id"]
    assert desk.cli("export", str(desk.number)) == desk.text


def database(desk):
    """It is in the place that belongs to the program, and the home folder has nothing of it."""
    assert os.path.exists(desk.archive), desk.archive
    stray = [name for name in os.listdir(desk.home) if name not in (".var", "Documents", "Backups",
                                                                    ".cache", ".local", ".config")]
    assert not stray, stray


def isolation(desk):
    """The running program sees neither the home folder nor a network."""
    looked_at = 0
    for pid in desk.children():
        if not os.path.exists("/proc/%d/net/dev" % pid):
            continue
        looked_at += 1
        inside = "/proc/%d/root%s" % (pid, desk.home)
        seen = os.listdir(inside) if os.path.isdir(inside) else []
        assert set(seen) <= {".var", ".local", ".config", ".cache"}, seen
        assert not os.path.exists(inside + "/Documents")
        devices = [line.split(":")[0].strip()
                   for line in read("/proc/%d/net/dev" % pid).decode().splitlines()[2:]]
        assert devices == ["lo"], devices
    assert looked_at > 0, "no process in the sandbox"


def chosen_to_import(desk):
    path = write(os.path.join(desk.documents, "第4期.txt"), SECOND)
    desk.will_choose("open", path)
    desk.key("ctrl+o")
    wait_for(lambda: len(desk.bulletins()) == 2, "the second text in the archive")
    assert desk.asked("OpenFile")[-1]["app"] == desk.name
    desk.number = max(entry["id"] for entry in desk.bulletins())
    desk.text = SECOND.encode()


def edited(desk):
    desk.find("Source")
    desk.tab_to("Source", limit=160)
    desk.key("End", "BackSpace")
    desk.paste("联")
    desk.key("ctrl+s")
    desk.text = desk.text.decode().replace("妇连", "妇联").encode()
    wait_for(lambda: desk.cli("export", str(desk.number)) == desk.text, "the right source")


def exported_text(desk):
    desk.out = os.path.join(desk.documents, "寄出.txt")
    desk.will_choose("save", desk.out)
    desk.key("ctrl+shift+e")
    wait_for(lambda: desk.look("File Name"), "the dialog")
    time.sleep(0.5)
    desk.key("Return")
    wait_for(lambda: there(desk.out), "the exported text")
    wait_for(lambda: read(desk.out) == desk.text, "the whole text in the file")


def shown_in_folder(desk):
    """The message about the export leads to the file, by its real name."""
    button = desk.find("Show File")
    while button.get_role() != Atspi.Role.PUSH_BUTTON:
        button = button.get_parent()
    button.do_action(0)
    asked = wait_for(lambda: desk.asked("ShowItems"), "the file manager")[-1]
    uris = asked["uris"]
    assert len(uris) == 1 and uris[0].startswith("file://"), uris
    assert "/Documents" in uris[0] and "/doc/" not in uris[0], uris


def exported_again(desk):
    """The same file once more: it is replaced in one step, and nothing is left beside it."""
    desk.tab_to("Title", limit=160)
    desk.key("End")
    desk.paste("之二")
    desk.key("ctrl+s")
    wait_for(lambda: "之二".encode() in desk.cli("export", str(desk.number)), "the new title")
    desk.text = desk.cli("export", str(desk.number))
    desk.key("ctrl+e")
    wait_for(lambda: read(desk.out) == desk.text, "the file with the new title")
    assert set(os.listdir(desk.documents)) == {"第3期.txt", "第4期.txt", "寄出.txt"}, \
        os.listdir(desk.documents)


def exported_pdf(desk):
    path = os.path.join(desk.documents, "第4期.pdf")
    desk.will_choose("save", path)
    desk.key("ctrl+alt+p")
    wait_for(lambda: there(path), "the PDF")
    wait_for(lambda: read(path).rstrip().endswith(b"%%EOF"), "the whole PDF")


def printed(desk):
    path = os.path.join(desk.person, "printed.pdf")
    desk.key("ctrl+p")
    wait_for(lambda: desk.asked("PreparePrint"), "the printing portal")
    wait_for(lambda: there(path), "what is printed")
    wait_for(lambda: read(path).rstrip().endswith(b"%%EOF"), "the whole of what is printed")


def mailed(desk):
    desk.menu("More Ways to Export", "Send by Mail…")
    note = wait_for(lambda: desk.asked("ComposeEmail"), "the mail program")[-1]
    attachments = note["attachments"]
    assert len(attachments) == 1, note
    path = attachments[0].replace("file://", "")
    path = subprocess.run([sys.executable, "-c", "import sys, urllib.parse;"
                           "print(urllib.parse.unquote(sys.argv[1]))", path],
                          capture_output=True, text=True, check=True).stdout.strip()
    assert read(path) == desk.text, path


def backup_by_hand(desk):
    path = os.path.join(desk.documents, "copy.db")
    desk.will_choose("save", path)
    desk.menu("Backups", "Back Up Now…")
    wait_for(lambda: there(path), "the backup")
    wait_for(lambda: count(path) == 2, "both bulletins in the backup")


def count(path):
    try:
        db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
        try:
            assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            return db.execute("SELECT count (*) FROM bulletin").fetchone()[0]
        finally:
            db.close()
    except sqlite3.OperationalError:
        return 0


def backup_folder(desk):
    """A folder for the daily backups is chosen, and is still the program's after a new start."""
    desk.backups = os.path.join(desk.home, "Backups")
    os.makedirs(desk.backups)
    desk.will_choose("folder", desk.backups)
    desk.key("ctrl+comma")
    desk.find("Folder")
    desk.tab_to("Folder")
    desk.key("Return")
    wait_for(lambda: [note for note in desk.asked("OpenFile") if note["directory"]],
             "the chooser of folders")
    time.sleep(1)
    desk.key("Escape")
    desk.quit()


def activated(desk):
    """The desktop starts it over the bus, as its icon does; a minute later comes the backup."""
    desk.process = Activated(desk)
    subprocess.run(["gdbus", "call", "--session", "--dest", desk.name,
                    "--object-path", "/" + desk.name.replace(".", "/"),
                    "--method", "org.freedesktop.Application.Activate", "{}"],
                   check=True, capture_output=True)
    desk.frame()
    wait_for(lambda: shown(desk, "剪纸夜校"), "the bulletin of the last time")


def backed_up(desk):
    def newest():
        names = [name for name in os.listdir(desk.backups) if name.endswith(".db")]
        return names and count(os.path.join(desk.backups, names[0])) == 2

    for _ in range(4):
        try:
            wait_for(newest, "the backup of the day")
            break
        except Stuck:
            pass
    assert newest(), os.listdir(desk.backups)
    assert len(os.listdir(desk.backups)) == 1, os.listdir(desk.backups)
    desk.key("ctrl+q")
    wait_for(lambda: not desk.children(), "the end of the program")


def shown(desk, text):
    for node in walk(desk.frame()):
        if "Text" in node.get_interfaces() and text in desk.text_of(node):
            return True
    return False


def in_chinese(desk):
    desk.language = "zh_CN.UTF-8"
    desk.start()
    wait_for(lambda: desk.look("来源") or desk.look("主菜单"), "a window in Chinese")
    desk.key("ctrl+q")
    wait_for(lambda: desk.process.poll() is not None, "the end of the program")


STEPS = [permissions, exported, handed_over, database, isolation, chosen_to_import, edited,
         exported_text, shown_in_folder, exported_again, exported_pdf, printed, mailed,
         backup_by_hand, backup_folder, activated, backed_up, in_chinese]


def portals(desk):
    """Starts the real portals, with a person behind them, and waits until they are there."""
    definitions = os.path.join(desk.person, "portals")
    os.makedirs(definitions)
    write(os.path.join(definitions, "person.portal"),
          "[portal]\nDBusName=org.freedesktop.impl.portal.desktop.person\nUseIn=person\n"
          "Interfaces=org.freedesktop.impl.portal.FileChooser;org.freedesktop.impl.portal.Email;"
          "org.freedesktop.impl.portal.Print;org.freedesktop.impl.portal.AppChooser;\n")
    env = dict(os.environ, XDG_DESKTOP_PORTAL_DIR=definitions, XDG_CURRENT_DESKTOP="person")
    programs = [subprocess.Popen([sys.executable, os.path.join(HERE, "person.py"), desk.person])]
    for program, name in (("xdg-document-portal", "org.freedesktop.portal.Documents"),
                          ("xdg-desktop-portal", "org.freedesktop.portal.Desktop")):
        folders = [folder for folder in ("/usr/libexec", "/usr/lib", "/usr/lib/xdg-desktop-portal")
                   if os.path.exists(os.path.join(folder, program))]
        assert folders, program + " is not installed"
        programs.append(subprocess.Popen([os.path.join(folders[0], program), "--verbose"], env=env,
                        stdout=open(os.path.join(desk.person, program + ".log"), "wb"),
                        stderr=subprocess.STDOUT))
        wait_for(lambda: subprocess.run(["gdbus", "wait", "--session", "--timeout", "1", name],
                                        check=False, capture_output=True).returncode == 0, name)
    return programs


def main():
    name, folder = sys.argv[1:3]
    steps = [step for step in STEPS if step.__name__ in sys.argv[3:]] or STEPS
    wait_for_display()
    desk = Sandbox(name, folder)
    desk.remember()
    programs = portals(desk)
    failed = 0
    try:
        for number, step in enumerate(steps, 1):
            try:
                step(desk)
                print("ok %d - %s" % (number, step.__name__.replace("_", " ")), flush=True)
            except Exception:
                failed += 1
                desk.picture(os.path.join(folder, step.__name__ + ".png"))
                print("not ok %d - %s" % (number, step.__name__.replace("_", " ")))
                traceback.print_exc(file=sys.stdout)
                sys.stdout.flush()
                if step in (handed_over, activated):
                    break
    finally:
        desk.end()
        for program in reversed(programs):
            program.terminate()
            program.wait()
    print("%d passed, %d failed" % (len(steps) - failed, failed))
    return 1 if failed else 0


sys.exit(main())
