# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide: the same pages in each language, and nothing in them that is not there.

Argument: the source folder.
"""

import functools
import os
import re
import sys
import xml.etree.ElementTree as ET

from tap import Tap

MALLARD = '{http://projectmallard.org/1.0/}'
KEY_NAMES = {'question': '?', 'comma': ',', 'plus': '+', 'minus': '-', 'equal': '='}


def read(folder):
    """The pages of one language: name and root element."""
    return {name[:-5]: ET.parse(os.path.join(folder, name)).getroot()
            for name in sorted(os.listdir(folder)) if name.endswith('.page')}


def plain(label):
    """A label as it is seen: without the letter that is pressed for it, and without dots."""
    return re.sub(r'\(_\w\)', '', label).replace('_', '').rstrip('…')


def read_words(path):
    """What the program says in the language of a po file."""
    with open(path, encoding='utf-8') as file:
        text = file.read()
    return {plain(''.join(re.findall(r'"(.*)"', said)))
            for said in re.findall(r'^msgstr ((?:".*"\n)+)', text, re.MULTILINE)}


def read_interface(folder):
    """What the interface files say in English, which may be newer than any translation."""
    words = set()
    for name in os.listdir(folder):
        if name.endswith(('.ui', '.c')):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                text = file.read()
            words |= {plain(label) for label in
                      re.findall(r'translatable="yes"[^>]*>([^<]*)<', text) +
                      re.findall(r'_ ?\("([^"]*)"\)', text) +
                      re.findall(r'_ ?\("[a-z]*", "([^"]*)"\)', text)}
    return words


@functools.lru_cache
def words_of(source, language):
    """What the program says in a language."""
    if language == 'C':
        return read_interface(os.path.join(source, 'ui'))
    return read_words(os.path.join(source, 'po', language + '.po'))


def label_of(accelerator):
    """What people call the keys: Ctrl+Shift+E for <Control><Shift>e."""
    modifiers = {match.lower() for match in re.findall(r'<(\w+)>', accelerator)}
    key = re.sub(r'<\w+>', '', accelerator)
    key = KEY_NAMES.get(key, key.upper() if len(key) == 1 else key)
    order = [('control', 'Ctrl'), ('ctrl', 'Ctrl'), ('alt', 'Alt'), ('shift', 'Shift')]
    return '+'.join([said for name, said in order if name in modifiers] + [key])


def read_keys(source):
    """The keys that the table of the program has, or that the shortcuts window tells of."""
    with open(os.path.join(source, 'ui', 'jb-application.c'), encoding='utf-8') as file:
        table = re.search(r'\} accels\[\] = \{(.*?)^\};', file.read(), re.DOTALL | re.MULTILINE)[1]
    keys = set(re.findall(r'"((?:<\w+>)*\w+)"', table))
    with open(os.path.join(source, 'ui', 'help-overlay.ui'), encoding='utf-8') as file:
        for told in re.findall(r'name="accelerator">([^<]*)<', file.read()):
            keys |= set(told.replace('&lt;', '<').replace('&gt;', '>').split())
    labels = {label_of(key) for key in keys}
    # One line tells of several: Alt+1...4.
    for key in keys:
        found = re.fullmatch(r'(.*)(\d)\.\.\.(\d)', key)
        if found:
            labels |= {label_of(found[1] + str(n))
                       for n in range(int(found[2]), int(found[3]) + 1)}
    return labels | {'Tab', 'Return'}


def shape(page):
    """What a page is made of, whatever its words are."""
    return [(node.tag, node.get('id'), node.get('xref'), node.get('src')) for node in page.iter()
            if node.tag in {MALLARD + name for name in
                            ('page', 'section', 'list', 'steps', 'item', 'note', 'screen', 'media',
                             'title')}]


def problems_of(language, pages, folder):
    """Links and pictures that lead nowhere, pages that nothing leads to."""
    problems = []
    topics = [link.get('xref') for link in pages['index'].iter(MALLARD + 'link')
              if link.get('type') == 'topic']
    if sorted(topics) != sorted(set(pages) - {'index'}):
        problems.append(f'{language}: the contents are {topics}, the pages {sorted(pages)}')
    used = set()
    for name, page in pages.items():
        if page.get('id') != name:
            problems.append(f'{language}/{name}: its id is {page.get("id")}')
        for link in page.iter(MALLARD + 'link'):
            if link.get('xref') not in pages or link.get('href'):
                problems.append(f'{language}/{name}: a link to {link.attrib}')
        for media in page.iter(MALLARD + 'media'):
            used.add(media.get('src'))
            if not os.path.isfile(os.path.join(folder, media.get('src'))):
                problems.append(f'{language}/{name}: {media.get("src")} is missing')
            if not ''.join(media.itertext()).strip():
                problems.append(f'{language}/{name}: {media.get("src")} is not described')
    there = {'figures/' + name for name in os.listdir(os.path.join(folder, 'figures'))}
    return problems + [f'{language}: nothing shows {name}' for name in sorted(there - used)]


def texts(pages, element):
    """Each text in such an element, with its page."""
    return [(name, ''.join(node.itertext())) for name, page in pages.items()
            for node in page.iter(MALLARD + element)]


def main():
    source = sys.argv[1]
    tap = Tap()
    root = os.path.join(source, 'data', 'help')
    languages = sorted(os.listdir(root))
    guides = {language: read(os.path.join(root, language)) for language in languages}
    keys = read_keys(source)

    tap.check('there is a guide in English and in Chinese',
              [] if {'C', 'zh_CN'} <= set(languages) else [str(languages)])
    for language, pages in guides.items():
        folder = os.path.join(root, language)
        tap.check(f'{language}: links and pictures', problems_of(language, pages, folder))
        tap.check(f'{language}: the same pages as in English',
                  [] if sorted(pages) == sorted(guides['C']) else sorted(pages))
        tap.check(f'{language}: made of the same parts as in English',
                  [f'{name} is not' for name, page in pages.items()
                   if shape(page) != shape(guides['C'][name])])
        tap.check(f'{language}: what it says is in the window is there',
                  [f'{name}: “{text}”' for name, text in texts(pages, 'gui')
                   if text not in words_of(source, language)])
        tap.check(f'{language}: its keys do something',
                  [f'{name}: {text}' for name, text in texts(pages, 'key') if text not in keys])
        size = sum(os.path.getsize(os.path.join(folder, 'figures', name))
                   for name in os.listdir(os.path.join(folder, 'figures')))
        tap.check(f'{language}: the pictures are small',
                  [] if size < 400000 else [f'{size} bytes'])
    tap.end()


main()
