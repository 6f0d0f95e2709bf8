# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak and the package of Debian say what the build says, and the Flatpak asks for no more
than a screen.

Arguments: the source folder, the version, the name of the application.
"""

import os
import re
import subprocess
import sys

from tap import Tap

# Flathub takes a program without questions that asks for these only.
SCREEN = ['--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri']


def read(*parts):
    with open(os.path.join(*parts), encoding='utf-8') as file:
        return file.read()


def listed(manifest, key):
    """The items of a list at the top of the manifest."""
    block = re.search(rf'^{key}:\n((?:  - .*\n)+)', manifest, re.MULTILINE)
    return re.findall(r'^  - (.*)$', block.group(1), re.MULTILINE) if block else []


def packages(source, group):
    """What ./dev installs on Debian for a group."""
    names = re.search(rf'debian_names \(\) \{{.*?^ +{group}\) +echo (.*?);;',
                      read(source, 'dev'), re.MULTILINE | re.DOTALL).group(1)
    return set(names.replace('\\\n', ' ').split())


def main():
    source, version, name = sys.argv[1:4]
    tap = Tap()

    manifest = read(source, 'flatpak', f'{name}.yml')
    tap.check('flatpak: the name', [] if f'\nid: {name}\n' in manifest else ['another name'])
    tap.check('flatpak: nothing but the screen',
              [] if listed(manifest, 'finish-args') == SCREEN
              else listed(manifest, 'finish-args') or ['no arguments'])
    tap.check('flatpak: a runtime with libportal',
              [] if re.search(r"^runtime: org\.gnome\.Platform\nruntime-version: '(5[1-9]|[6-9]\d)'$",
                              manifest, re.MULTILINE) else ['libportal came with GNOME 51'])

    debian = os.path.join(source, 'data', 'debian')
    changelog = read(debian, 'changelog')
    tap.check('debian: the version', [] if changelog.startswith(f'jianbao ({version}) ')
              else [changelog.partition('\n')[0]])
    control = read(debian, 'control')
    needed = {word for word in
              re.findall(r'[a-z][a-z0-9.+-]+',
                         re.sub(r'\([^)]*\)', '',
                                re.search(r'^Build-Depends: (.*?)^[A-Z]', control,
                                          re.MULTILINE | re.DOTALL).group(1)))}
    # What every builder of Debian has, and what another package brings.
    brought = {'gcc', 'libc6-dev', 'ninja-build', 'libglib2.0-bin'}
    tap.check('debian: what is built with',
              sorted(f'{package} is not in Build-Depends'
                     for package in packages(source, 'build') - brought - needed))
    tap.check('debian: the rules can be run',
              [] if os.access(os.path.join(debian, 'rules'), os.X_OK) else ['not executable'])

    metainfo = read(source, 'data', f'{name}.metainfo.xml.in')
    releases = re.findall(r'<release version="([^"]+)"', metainfo)
    tap.check('metainfo: the version', [] if releases[:1] == [version] else releases)

    done = subprocess.run(['sh', '-n', os.path.join(source, 'flatpak', 'build')],
                          capture_output=True, text=True, check=False)
    tap.check('flatpak: the script can be read', done.stderr.splitlines())
    for script in 'journey.py', 'person.py':
        path = os.path.join(source, 'flatpak', script)
        try:
            compile(read(path), path, 'exec')
            problems = []
        except SyntaxError as error:
            problems = [str(error)]
        tap.check(f'flatpak: {script} can be read', problems)
    tap.end()


main()
