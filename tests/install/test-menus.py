# SPDX-License-Identifier: GPL-3.0-or-later
"""Menus in every language: no letter is pressed for two items of one menu, and what the screen
shows can be translated.

Arguments: the source folder.
"""

import glob
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

from tap import Tap

# What of a widget people read or hear.
READ = {'label', 'title', 'subtitle', 'description', 'tooltip-text', 'placeholder-text', 'text',
        'heading', 'body'}

# Words have letters; numbers, signs and the two sides of a comparison are the same everywhere.
WORD = re.compile(r'[A-Za-z]{2}')


def read_catalogue(path):
    """What a catalogue says for each pair of context and English."""
    said, entry, part = {}, {}, None
    with open(path, encoding='utf-8') as file:
        for line in list(file) + ['\n']:
            found = re.match(r'(msgctxt|msgid|msgstr)(?:\[0\])? "(.*)"$', line)
            if found:
                part = found[1]
                entry[part] = found[2]
            elif line.startswith('"') and part is not None:
                entry[part] += line.strip()[1:-1]
            elif line.startswith('msgid_plural'):
                part = 'plural'
                entry[part] = ''
            elif not line.strip():
                if entry.get('msgstr'):
                    said[entry.get('msgctxt'), entry['msgid']] = entry['msgstr']
                entry, part = {}, None
    return said


def get_letter(label):
    """The letter that is pressed for an item, or None."""
    found = re.search(r'_(\w)', label.replace('__', ''))
    return found[1].lower() if found else None


def walk_level(menu):
    """The labels of one menu: of its items, its submenus, and the sections that it is made of."""
    for child in menu:
        if child.tag == 'section':
            yield from walk_level(child)
        elif child.tag in ('item', 'submenu'):
            for attribute in child.findall('attribute'):
                if attribute.get('name') == 'label' and attribute.get('translatable') == 'yes':
                    yield attribute.get('context'), attribute.text


def list_levels(top):
    """All menus, each with those inside it apart."""
    for menu in top.iter():
        if menu.tag in ('menu', 'submenu'):
            yield list(walk_level(menu))


def find_doubles(levels, translate):
    problems = []
    for level in levels:
        letters = {}
        for item in level:
            label = translate(item)
            letter = get_letter(label)
            if letter is not None and letter in letters:
                problems.append('%s and %s' % (letters[letter], label))
            letters.setdefault(letter, label)
    return problems


def find_untranslatable(path):
    """Words of a .ui file that no translator gets to see."""
    problems = []
    for node in ElementTree.parse(path).iter():
        name = node.get('name', '').replace('_', '-')
        words = (node.text or '').strip()
        if (node.tag in ('property', 'attribute') and name in READ and WORD.search(words) and
                node.get('translatable') != 'yes' and node.get('bind-source') is None):
            problems.append('%s: %s is not translatable' % (os.path.basename(path), words))
    return problems


def main():
    source = sys.argv[1]
    tap = Tap()
    files = sorted(glob.glob(os.path.join(source, 'ui', '*.ui')))
    levels = [level for path in files for level in list_levels(ElementTree.parse(path).getroot())]
    tap.check('there are menus', [] if len(levels) > 10 else ['only %u' % len(levels)])
    tap.check('every word can be translated',
              [line for path in files for line in find_untranslatable(path)])
    tap.check('en: one letter for one item', find_doubles(levels, lambda item: item[1]))
    with open(os.path.join(source, 'po', 'LINGUAS'), encoding='utf-8') as file:
        languages = [word for line in file if not line.startswith('#') for word in line.split()]
    for language in languages:
        said = read_catalogue(os.path.join(source, 'po', '%s.po' % language))
        tap.check('%s: one letter for one item' % language,
                  find_doubles(levels, lambda item, said=said: said.get(item, item[1])))
    tap.end()


main()
