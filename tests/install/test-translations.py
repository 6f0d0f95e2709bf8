# SPDX-License-Identifier: GPL-3.0-or-later
"""Every string that people read is collected, and translated into every language there is.

Arguments: the source folder.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

from tap import Tap

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3']
CALL = re.compile(r'\b(?:_|N_|C_|NC_|ngettext) ?\("')


def speaking_files(source):
    """The files with words for people, as their contents say."""
    found = set()
    for top in ('app', 'ui'):
        for folder, _, names in os.walk(os.path.join(source, top)):
            for name in names:
                path = os.path.join(folder, name)
                if not name.endswith(('.c', '.h', '.ui')):
                    continue
                with open(path, encoding='utf-8') as file:
                    text = file.read()
                if 'translatable="yes"' in text if name.endswith('.ui') else CALL.search(text):
                    found.add(os.path.relpath(path, source))
    return found


def run(*arguments):
    """What a program says when it is not content, as lines."""
    done = subprocess.run(arguments, capture_output=True, text=True, check=False,
                          env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE=''))
    if done.returncode == 0:
        return []
    return (done.stderr or done.stdout or 'it failed').splitlines()[:40]


def main():
    source = sys.argv[1]
    tap = Tap()
    with open(os.path.join(source, 'po', 'POTFILES.in'), encoding='utf-8') as file:
        listed = {line.strip() for line in file if line.strip() and not line.startswith('#')}

    tap.check('every file with words is listed',
              sorted(f'{path} is not in po/POTFILES.in' for path in speaking_files(source) - listed))
    tap.check('every listed file is there',
              sorted(f'{path} is gone' for path in listed
                     if not os.path.exists(os.path.join(source, path))))

    if shutil.which('xgettext') is None or shutil.which('msgcmp') is None:
        tap.skip('translations', 'gettext is not installed')
        tap.end()

    with open(os.path.join(source, 'po', 'LINGUAS'), encoding='utf-8') as file:
        languages = [word for line in file if not line.startswith('#') for word in line.split()]
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'jianbao.pot')
        tap.check('the strings can be collected',
                  run('xgettext', '--from-code=UTF-8', '--directory', source, '--output', template,
                      '--files-from', os.path.join(source, 'po', 'POTFILES.in'),
                      *(f'--keyword={keyword}' for keyword in KEYWORDS)))
        for language in languages:
            catalogue = os.path.join(source, 'po', f'{language}.po')
            tap.check(f'{language}: formats, mnemonics and headers',
                      run('msgfmt', '--check', '--output-file', os.devnull, catalogue))
            tap.check(f'{language}: every string is translated', run('msgcmp', catalogue, template))
    tap.end()


main()
