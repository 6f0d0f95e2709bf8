# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts where, and that `ninja uninstall` would take all of it away.

Arguments: the build folder, the prefix, the name of the application.
"""

import configparser
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import Tap

EXPECTED = '''
bin/jianbao
bin/jianbao-cli
share/applications/{id}.desktop
share/bash-completion/completions/jianbao-cli
share/dbus-1/services/{id}.service
share/glib-2.0/schemas/{id}.gschema.xml
share/icons/hicolor/scalable/apps/{id}.svg
share/icons/hicolor/symbolic/apps/{id}-symbolic.svg
share/jianbao/sample-document.txt
share/jianbao/sample.txt
share/jianbao/styles/bulletin.style
share/jianbao/styles/document.style
share/jianbao/styles/plain.style
share/jianbao/words.tsv
share/locale/zh_CN/LC_MESSAGES/jianbao.mo
share/man/man1/jianbao-cli.1
share/man/man1/jianbao.1
share/metainfo/{id}.metainfo.xml
'''


def install(build, destination):
    """Installs below `destination`; returns what Meson says when it is not content."""
    log = pathlib.Path(build, 'meson-logs', 'install-log.txt')
    before = log.read_bytes() if log.exists() else None
    try:
        done = subprocess.run(['meson', 'install', '-C', build, '--no-rebuild', '--quiet',
                               '--destdir', destination],
                              capture_output=True, text=True, check=False)
        logged = {line for line in log.read_text(encoding='utf-8').splitlines()
                  if line and not line.startswith('#')}
    finally:
        # A person who installed from this folder wants to uninstall that.
        if before is not None:
            log.write_bytes(before)
    return (done.stderr.splitlines() if done.returncode != 0 else []), logged


def read_keys(path, group):
    """The keys of a group of a desktop or service file."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read(path, encoding='utf-8')
    return dict(parser[group])


def main():
    build, prefix, name = sys.argv[1:4]
    tap = Tap()
    if shutil.which('meson') is None:
        tap.skip('installation', 'meson is not on the path')
        tap.end()

    with tempfile.TemporaryDirectory() as destination:
        problems, logged = install(build, destination)
        tap.check('it installs', problems)

        root = pathlib.Path(destination + prefix)
        found = {str(path.relative_to(root)) for path in root.rglob('*') if path.is_file()}
        expected = set(EXPECTED.format(id=name).split())
        tap.check('what is installed', [f'missing: {path}' for path in sorted(expected - found)] +
                  [f'unexpected: {path}' for path in sorted(found - expected)])
        outside = [str(path) for path in pathlib.Path(destination).rglob('*')
                   if path.is_file() and root not in path.parents]
        tap.check('nothing outside the prefix', outside)
        tap.check('all of it is in the list for uninstalling',
                  sorted(path for path in found
                         if destination + os.path.join(prefix, path) not in logged and
                         os.path.join(prefix, path) not in logged))

        service = read_keys(root / f'share/dbus-1/services/{name}.service', 'D-BUS Service')
        desktop = read_keys(root / f'share/applications/{name}.desktop', 'Desktop Entry')
        program = service['Exec'].split()[0]
        tap.check('the bus starts the program that is installed',
                  [f'{service}'] if service['Name'] != name or
                  program != os.path.join(prefix, 'bin/jianbao') else [])
        tap.check('the desktop starts it over the bus',
                  [] if desktop.get('DBusActivatable') == 'true' else [f'{desktop}'])
        tap.check('the desktop file speaks Chinese',
                  [] if desktop.get('Comment[zh_CN]') else [f'{desktop}'])
        tap.check('the icon of the desktop file is there',
                  [] if f'share/icons/hicolor/scalable/apps/{desktop["Icon"]}.svg' in found
                  else [desktop['Icon']])

        for program in ('jianbao', 'jianbao-cli'):
            done = subprocess.run([root / 'bin' / program, '--version'], capture_output=True,
                                  text=True, check=False)
            tap.check(f'{program} runs where it is installed',
                      [] if done.returncode == 0 and done.stdout.startswith(f'{program} ')
                      else [done.stdout, done.stderr])
    tap.end()


main()
