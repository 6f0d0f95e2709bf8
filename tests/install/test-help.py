# SPDX-License-Identifier: GPL-3.0-or-later
"""What jianbao-cli says of itself in three places is the same: --help, the manual, completion.

Arguments: the source folder, the program.
"""

import os
import re
import shutil
import subprocess
import sys

from tap import Tap

OPTION = re.compile(r'^  (?:-\w, )?(--[a-z-]+)', re.MULTILINE)
COMMON = {'--db', '--help'}


def help_of(program, *command):
    """What the program prints for --help, in English."""
    return subprocess.run([program, *command, '--help'], capture_output=True, text=True, check=True,
                          env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='')).stdout


def manual_of(source):
    """The manual's sections, and the options that each command has there."""
    with open(os.path.join(source, 'data', 'jianbao-cli.1'), encoding='utf-8') as file:
        text = file.read().replace('\\-', '-')
    sections = {}
    for part in re.split(r'^\.SH ', text, flags=re.MULTILINE)[1:]:
        title, _, body = part.partition('\n')
        sections[title.strip('"')] = body

    # A command stands at the left margin; what is between .RS and .RE belongs to it.
    commands, depth, command, tagged = {}, 0, None, False
    for line in sections['COMMANDS'].splitlines():
        if line.startswith('.RS'):
            depth += 1
        elif line.startswith('.RE'):
            depth -= 1
        elif tagged and depth == 0:
            command = line.split()[1].strip('"')
            commands.setdefault(command, set()).update(re.findall(r'(?<![\w-])--[a-z-]+', line))
        elif tagged and depth > 0:
            commands[command] |= set(re.findall(r'(?<![\w-])--[a-z-]+', line))
        tagged = line.startswith(('.TP', '.TQ'))
    return sections, commands


def completed(source, words, current):
    """What completion offers when `words` are there and `current` has been begun."""
    script = os.path.join(source, 'data', 'completions', 'jianbao-cli')
    line = ['jianbao-cli', *words, current]
    quoted = ' '.join(f"'{word}'" for word in line)
    done = subprocess.run(
        ['bash', '--norc', '-c',
         f'compopt () {{ :; }}; . "$0"; COMP_WORDS=({quoted}); COMP_CWORD={len(line) - 1}; '
         '_jianbao_cli; printf "%s\\n" "${COMPREPLY[@]}"', script],
        capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def differences(expected, found, where):
    """Lines that say what is missing and what is too much."""
    return ([f'{where}: {word} is missing' for word in sorted(expected - found)] +
            [f'{where}: {word} is not known to --help' for word in sorted(found - expected)])


def main():
    source, program = sys.argv[1:3]
    tap = Tap()
    whole = help_of(program)
    commands = set(re.findall(r'^  ([a-z-]+) +\S', whole.split('Commands:')[1].split('\n\n')[0],
                              re.MULTILINE))
    sections, manual = manual_of(source)
    complete = shutil.which('bash') is not None

    tap.check('commands in the manual', differences(commands, set(manual), 'manual'))
    tap.check('options of the program in the manual',
              differences(set(OPTION.findall(whole)),
                          set(re.findall(r'--[a-z-]+', sections['OPTIONS'])), 'manual'))
    if complete:
        tap.check('commands in the completion',
                  differences(commands,
                              {word for word in completed(source, [], '') if word[0] != '-'},
                              'completion'))
    else:
        tap.skip('completion', 'bash is not installed')

    for command in sorted(commands):
        text = help_of(program, command)
        options = set(OPTION.findall(text))
        tap.check(f'{command}: options in the manual',
                  differences(options - COMMON, manual.get(command, set()) - COMMON, 'manual'))
        if complete:
            tap.check(f'{command}: options in the completion',
                      differences(options, completed(source, [command], '-'), 'completion'))
    for status in range(5):
        tap.check(f'exit status {status} in the manual and in --help',
                  [where for where, told in (
                      ('--help', re.search(rf'\b{status} ', whole.split('Exit status:')[1])),
                      ('manual', re.search(rf'^\.B {status}$', sections['EXIT STATUS'],
                                           re.MULTILINE))) if not told])
    tap.end()


main()
