#!/usr/bin/env python3
"""Keeps the lists in the manual page the same as the .def files.

    scripts/make-manual.py            writes them into doc/paiban.1
    scripts/make-manual.py --check    status 1 where they differ
"""
import os
import re
import sys

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|\'(.)\'|([\w-]+)')


def calls(path, *macros):
    """The uses of macros in a .def file: (macro, arguments)."""
    with open(os.path.join(TOP, path), encoding='utf-8') as f:
        text = re.sub(r'/\*.*?\*/', '', f.read(), flags=re.S)
    pattern = r'\b(%s)\(((?:[^()"]|"(?:[^"\\]|\\.)*")*)\)' % '|'.join(macros)
    for m in re.finditer(pattern, text):
        yield m.group(1), [next(g for g in t if g is not None).replace('\\"', '"')
                           for t in (k.groups() for k in TOKEN.finditer(m.group(2)))]


def sentence(text):
    """A line of help as a sentence of mdoc."""
    text = text.replace('\\', '\\e')
    text = text[0].upper() + text[1:] + '.'
    return text if text[0] not in ".'" else '\\&' + text


def options():
    out = []
    for macro, arg in calls('src/tool/args.def', 'ARG_GROUP', 'ARG'):
        if macro == 'ARG_GROUP':
            if out:
                out.append('.El')
            out += ['.Ss ' + arg[0], '.Bl -tag -width Ds']
            continue
        _, _, letter, name, argument, text = arg
        line = '.It ' + (f'Fl {letter} , ' if letter != '0' else '') + 'Fl -' + name
        if argument != 'NULL':
            words = argument.split('|')
            if len(words) > 1:
                line += ' Ns = Ns ' + ' Ns | Ns '.join('Cm ' + w for w in words)
            else:
                line += ' Ns = Ns Ar ' + argument
        out += [line, sentence(text)]
    return out + ['.El']


def limits():
    out = ['.Bl -tag -width output-ratio -compact']
    for _, (_, name, preset, text) in calls('include/paiban/limit.def', 'PAI_LIMIT'):
        out += ['.It Cm ' + name, f'{text[0].upper()}{text[1:]} ({preset}).']
    return out + ['.El']


def length(text):
    """An expression of mpt in setup.def, as a reader wants it."""
    mpt = eval(text, {'P_MM': lambda n: n * 7200000 // 2540})
    mm = mpt * 2540 / 7200000
    return f'{round(mm)}mm' if abs(mm - round(mm)) < .002 and mpt > 10000 else f'{mpt / 1000:g}pt'


def words(name):
    """The choices of an enumeration in the pdf plugin."""
    with open(os.path.join(TOP, 'plugins/pdf/setup.c'), encoding='utf-8') as f:
        found = re.search(r'%s\[\] = \{(.*?)NULL' % name, f.read(), re.S)
    return re.findall(r'"([^"]*)"', found.group(1))


def parted(text):
    """The arguments of a macro, which may hold brackets and strings."""
    return [a.strip() for a in re.findall(
        r'((?:"[^"]*"|\([^()]*\)|[^,"()])+)(?:,|$)', text)]


def choices():
    """What setup.def lets the user choose of pages."""
    with open(os.path.join(TOP, 'src/layout/setup.def'), encoding='utf-8') as f:
        text = re.sub(r'/\*.*?\*/', '', f.read(), flags=re.S)
    text = re.sub(r'^#.*$', '', text, flags=re.M)
    out = ['.Bl -tag -width Ds -compact']
    for kind, args in re.findall(
            r'SETUP_(\w+)\(((?:"[^"]*"|[^()"]|\([^()]*\))*)\)', text):
        args = parted(args)
        if kind == 'FONT':
            out += ['.It Cm pdf.' + args[2].strip('"') + ' Ns = Ns Ar family',
                    sentence(args[3].strip('"'))]
            continue
        shown, presets = 'number', args[-3:-1]
        if kind == 'LENGTH':
            shown, presets = 'length', [length(a) for a in presets]
        elif kind == 'CHOICE':
            names = words(args[2])
            shown = ' Ns | Ns Cm '.join(names)
            presets = [names[int(a)] if a.isdigit() else
                       re.match('.*?([A-Z]+)( -.*)?$', a).group(1).lower() for a in presets]
        out += [f'.It Cm pdf.{args[1].strip(chr(34))} Ns = Ns {"Cm" if kind == "CHOICE" else "Ar"} {shown}',
                sentence(f'{args[-1].strip(chr(34))} ({"; ".join(dict.fromkeys(presets))})')]
    return out + ['.El']


def diagnostics():
    titles = {'FATAL': 'Errors: no output', 'ERROR': 'Errors: some content was lost',
              'UNSUPP': 'What is not supported', 'WARNING': 'Warnings', 'NOTE': 'Notes'}
    found = [a for _, a in calls('include/paiban/diag.def', 'PAI_MSG') if a[0].isdigit()]
    out = []
    for level, title in titles.items():
        these = sorted((a for a in found if a[2] == level), key=lambda a: int(a[0]))
        if these:
            out += ['.Ss ' + title, '.Bl -tag -width Ds -compact']
            for _, _, _, name, text in these:
                out += ['.It Cm ' + name, sentence(text)]
            out.append('.El')
    return out


def main(argv):
    path = os.path.join(TOP, 'doc', 'paiban.1')
    with open(path, encoding='utf-8') as f:
        old = f.read()
    new = old
    for name, make in [('options', options), ('limits', limits), ('choices', choices),
                       ('diagnostics', diagnostics)]:
        begin, end = f'.\\" begin {name}\n', f'.\\" end {name}\n'
        head, rest = new.split(begin)
        new = head + begin + '\n'.join(make()) + '\n' + end + rest.split(end)[1]
    if argv == ['--check']:
        if new != old:
            sys.exit('doc/paiban.1 differs from the .def files: run scripts/make-manual.py')
    elif new != old:
        with open(path, 'w', encoding='utf-8') as f:
            f.write(new)


main(sys.argv[1:])
