# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts where, and that `ninja uninstall` takes all of it away.

Arguments: the build folder, the prefix, the name of the application.
"""

import configparser
import contextlib
import os
import pathlib
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from tap import Tap

EXPECTED = '''
bin/jianbao
bin/jianbao-cli
share/applications/{id}.desktop
share/bash-completion/completions/jianbao-cli
share/dbus-1/services/{id}.service
share/glib-2.0/schemas/{id}.gschema.xml
share/gnome-shell/search-providers/{id}.search-provider.ini
share/icons/hicolor/scalable/apps/{id}.svg
share/icons/hicolor/symbolic/apps/{id}-symbolic.svg
share/jianbao/sample-document.txt
share/jianbao/sample.txt
share/jianbao/styles/bulletin.style
share/jianbao/styles/document.style
share/jianbao/styles/plain.style
share/jianbao/words.tsv
share/man/man1/jianbao-cli.1
share/man/man1/jianbao.1
share/metainfo/{id}.metainfo.xml
'''


def run(*command):
    """What a program says when it is not content, as lines."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines() if done.returncode != 0 else []


@contextlib.contextmanager
def installed(build, destination):
    """Installs below `destination`, and gives what Meson says when it is not content."""
    log = pathlib.Path(build, 'meson-logs', 'install-log.txt')
    before = log.read_bytes() if log.exists() else None
    try:
        yield run('meson', 'install', '-C', build, '--no-rebuild', '--quiet',
                  '--destdir', destination)
    finally:
        # A person who installed from this folder wants to uninstall that.
        if before is not None:
            log.write_bytes(before)


def read_keys(path, group):
    """The keys of a group of a desktop or service file."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read(path, encoding='utf-8')
    return dict(parser[group])


def list_languages():
    """Where translations and guides go: all that are in the source."""
    source = pathlib.Path(__file__).parents[2]
    folder = source / 'data' / 'help'
    lines = (source / 'po' / 'LINGUAS').read_text(encoding='utf-8').splitlines()
    return {f'share/locale/{line}/LC_MESSAGES/jianbao.mo'
            for line in lines if line and not line.startswith('#')} | {f'share/help/{path.relative_to(folder).parts[0]}/jianbao/' +
            '/'.join(path.relative_to(folder).parts[1:])
            for path in folder.rglob('*') if path.is_file()}


def check_pictures(tap, metainfo):
    """The pictures for software centres are in the source, and of a shape that they take."""
    folder = pathlib.Path(__file__).parents[2] / 'data' / 'screenshots'
    urls = [image.text.strip() for image in xml.etree.ElementTree.parse(metainfo).iter('image')]
    tap.check('there are pictures', [] if len(urls) >= 3 else urls)
    for url in urls:
        path = folder / os.path.basename(url)
        if not path.exists():
            tap.check(f'picture {path.name}', [f'there is no {path}'])
            continue
        head = path.read_bytes()[:24]
        width, height = struct.unpack('>II', head[16:24])
        tap.check(f'picture {path.name}',
                  [] if head.startswith(b'\x89PNG') and width >= 620 and height >= 351 and
                  path.stat().st_size <= 200_000
                  else [f'{width} × {height}, {path.stat().st_size} bytes'])


def main():
    build, prefix, name = sys.argv[1:4]
    tap = Tap()
    if shutil.which('meson') is None:
        tap.skip('installation', 'meson is not on the path')
        tap.end()

    with tempfile.TemporaryDirectory(prefix='a folder 简报-') as destination, \
            installed(build, destination) as problems:
        tap.check('it installs', problems)

        root = pathlib.Path(destination + prefix)
        found = {str(path.relative_to(root)) for path in root.rglob('*') if path.is_file()}
        expected = set(EXPECTED.format(id=name).split()) | list_languages()
        tap.check('what is installed', [f'missing: {path}' for path in sorted(expected - found)] +
                  [f'unexpected: {path}' for path in sorted(found - expected)])
        outside = [str(path) for path in pathlib.Path(destination).rglob('*')
                   if path.is_file() and root not in path.parents]
        tap.check('nothing outside the prefix', outside)

        service = read_keys(root / f'share/dbus-1/services/{name}.service', 'D-BUS Service')
        desktop = read_keys(root / f'share/applications/{name}.desktop', 'Desktop Entry')
        program = shlex.split(service['Exec'])[0]
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

        search = read_keys(root / f'share/gnome-shell/search-providers/{name}.search-provider.ini',
                           'Shell Search Provider')
        tap.check('the desktop finds the search',
                  [] if search == {'DesktopId': f'{name}.desktop', 'BusName': name,
                                   'ObjectPath': f'/{name.replace(".", "/")}/SearchProvider',
                                   'Version': '2'} else [f'{search}'])

        for program in ('jianbao', 'jianbao-cli'):
            done = subprocess.run([root / 'bin' / program, '--version'], capture_output=True,
                                  text=True, check=False)
            tap.check(f'{program} runs where it is installed',
                      [] if done.returncode == 0 and done.stdout.startswith(f'{program} ')
                      else [done.stdout, done.stderr])

        check_pictures(tap, root / f'share/metainfo/{name}.metainfo.xml')

        ninja = shutil.which('ninja') or shutil.which('ninja-build')
        tap.check('it uninstalls', run(ninja, '-C', build, 'uninstall'))
        tap.check('uninstalling leaves no file',
                  sorted(str(path) for path in pathlib.Path(destination).rglob('*')
                         if not path.is_dir()))
    tap.end()


main()
