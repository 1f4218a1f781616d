#!/usr/bin/env python3
"""Is what --report tells of repairs complete and true?

    trail.py BUILD [--count N] [--seed S] [--shapes S,S..] [--kinds K,K..]
             [--show N] [FILE...]

Documents of the corruption benchmark, and files that are named, are converted
with --report.  Every line must be one that doc/report.schema.json describes,
and each step must say

    what stood there   (before) where the input had something: its letters and
                       digits are in the input
    what stands there  (after): its letters and digits are in the input, or are
                       a label that the form prescribes; where the text was not
                       changed again by a later step, it is in the output
    where              a line of the input in which, or soon after which,
                       before begins
    why                the evidence

Exit status 1 where anything is missing or untrue.
"""
import argparse
import collections
import html
import json
import os
import re
import sys
import tempfile
import unicodedata
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import damage                                           # noqa: E402
from case import Bench, Case                            # noqa: E402
from forms import FORMS                                 # noqa: E402
from shapes import SHAPES                               # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, '..', '..', '..', 'doc', 'report.schema.json')
# What a step of each name has: the rest has both sides.
NOTHING_STOOD = {'form-recognised', 'heading-restored', 'label-restored'}
NOTHING_STANDS = {'residue-dropped', 'page-mark-dropped',
                  'empty-block-dropped', 'running-head-dropped'}
NO_CHANGE = {'table-checked', 'sum-broken', 'sum-differs', 'table-flagged',
             'table-left', 'value-lost', 'miscounted', 'unbalanced-bracket'}
EITHER = {'table-stitched', 'span-restored', 'row-shifted',
          'residue-dropped'}    # one side at least
OWN_WORDS = re.compile(
    r'^(?:heading \d: |paragraph: |item: |[a-z]+(?: of the contents)?: '
    r'|\d+(?: \((?:line|page) \d+\))?: )', re.M)
COUNTS = re.compile(r'^(?:a table of \d+ rows|tables of .*|'
                    r'\d+ header rows, \d+ label columns)$')
ROW = re.compile(r'\d+ \(line (\d+)\): ')
BEGINNING = 8       # characters by which a wording is looked up
DOWN_LINES = 200
ROW_LINES = 16       # a row may begin with an empty cell or its tag


def ink(text):
    """Letters and digits, as any width and script writes them."""
    text = unicodedata.normalize('NFKC', text)
    return [c for c in text if c.isalnum()]


def bare(wording):
    """A wording without what we say about it."""
    if COUNTS.match(wording):
        return ''
    wording = OWN_WORDS.sub('', wording)
    return re.sub(r'@\d+x\d+', '', wording)


def source_text(path):
    if path.endswith('.docx'):
        with zipfile.ZipFile(path) as z:
            return '\n'.join(z.read(n).decode() for n in z.namelist()
                             if n.endswith('.xml'))
    with open(path, encoding='utf-8') as f:
        return f.read()


class Schema:
    """As much of JSON Schema as ours uses."""

    def __init__(self):
        with open(SCHEMA, encoding='utf-8') as f:
            defs = json.load(f)['$defs']
        self.of = {d['properties']['type']['const']: d for d in defs.values()}

    TYPES = {'string': str, 'integer': int, 'boolean': bool, 'null': type(None)}

    def _fits(self, rule, value):
        if 'const' in rule:
            return value == rule['const']
        if 'enum' in rule:
            return value in rule['enum']
        types = rule['type'] if isinstance(rule['type'], list) \
            else [rule['type']]
        return any(type(value) is self.TYPES[t] for t in types)

    def faults(self, record):
        d = self.of.get(record.get('type'))
        if d is None:
            yield 'no such type'
            return
        for key in d['required']:
            if key not in record:
                yield f'{key} is missing'
        for key, value in record.items():
            if key not in d['properties']:
                yield f'{key} is not described'
            elif not self._fits(d['properties'][key], value):
                yield f'{key}: {value!r}'


LABELS = collections.Counter(c for f in FORMS.values() for t in f.texts
                             for c in ink(t[4] + f.heading))


class Judge:
    """The steps of one report against input and output."""

    def __init__(self, source, output):
        self.source = collections.Counter(ink(html.unescape(source))) | \
            collections.Counter(ink(source))
        self.lines = [''.join(ink(x + html.unescape(x)))
                      for x in source.split('\n')]
        self.output = collections.Counter(ink(html.unescape(output)))

    def _sides(self, s):
        name, was, now = s['name'], s['before'], s['after']
        if name in NO_CHANGE or name in EITHER and (was or now):
            return
        if name == 'span-restored' or name == 'row-shifted':
            return          # nothing that shows has changed
        if name not in NOTHING_STOOD and was is None:
            yield 'nothing before'
        if name not in NOTHING_STANDS and now is None:
            yield 'nothing after'

    def _true(self, s):
        was, now = (bare(s[k] or '').replace('…', '')
                    for k in ('before', 'after'))
        if collections.Counter(ink(was)) - self.source - LABELS:
            yield 'before is not in the input'
        if s['name'] in ('form-recognised', 'table-found', 'table-stitched'):
            return
        if collections.Counter(ink(now)) - self.source - LABELS:
            yield 'after is neither in the input nor of the form'
        if s['name'] in ('heading-restored', 'title-joined') and \
                collections.Counter(ink(now)) - self.output:
            yield 'after is not in the output'

    def _place(self, s):
        if 'line' not in s:
            yield 'no line'
            return
        if not 0 < s['line'] <= len(self.lines):
            yield 'a line that is not there'
            return
        was = (s['before'] or '').split('\n')
        for row in was:
            told = ROW.match(row)
            if told:
                yield from self._stands(row, int(told[1]), ROW_LINES)
        if not ROW.match(was[0]) and s['name'] != 'table-stitched':
            # A label set downwards may have a character in each row.
            yield from self._stands(was[0], s['line'], DOWN_LINES
                                    if '/' in was[0] else ROW_LINES)

    def _stands(self, wording, line, lines):
        # An earlier repair may have changed a character of it.
        first = ink(bare(wording))[:BEGINNING]
        near = ''.join(self.lines[line - 1:line - 1 + lines])
        if sum(c in near for c in first) * 2 < len(first):
            yield f'{"".join(first)} does not stand in line {line}'

    def faults(self, s):
        yield from self._sides(s)
        yield from self._true(s)
        yield from self._place(s)
        if not s['why']:
            yield 'no evidence'


def names(args):
    shapes = args.shapes.split(',')
    kinds = args.kinds.split(',') if args.kinds else list(damage.KINDS)
    pairs = [(s, k) for k in kinds for s in shapes
             if damage.KINDS[k].suits(SHAPES[s])]
    for i in range(args.count):
        yield args.seed, i, *pairs[i % len(pairs)]


def inputs(args, bench):
    for path in args.files:
        try:
            source_text(path)
        except UnicodeError:
            continue            # of another encoding: to be compared by hand
        if '\0' not in source_text(path):
            yield path, path
    for seed, i, shape, kind in names(args):
        case = Case(seed, i, shape, [kind])
        if case.draft is not None:
            yield case.name, bench.write(case.shape.suffix,
                                         case.shape.write(case.draft))


def arguments():
    p = argparse.ArgumentParser(
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=__doc__)
    p.add_argument('build')
    p.add_argument('files', nargs='*', default=[])
    p.add_argument('--count', type=int, default=200)
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--shapes', default='docx,md,tika,tab,pipe,html,columns,'
                   'flat,lines,docx-cells,box,copied,paged')
    p.add_argument('--kinds')
    p.add_argument('--show', type=int, default=20)
    return p.parse_args()


def main():
    args = arguments()
    schema, steps, bad, shown = Schema(), collections.Counter(), \
        collections.Counter(), 0
    with tempfile.TemporaryDirectory(prefix='paiban-trail.') as folder:
        bench = Bench(args.build, folder)
        for name, path in inputs(args, bench):
            out = bench.convert(path)
            if out is None:
                bad['failed'] += 1
                continue
            judge = Judge(source_text(path), out[0])
            for text in out[1].splitlines():
                r = json.loads(text)
                faults = list(schema.faults(r))
                if r['type'] == 'step':
                    steps[r['name']] += 1
                    faults += judge.faults(r)
                for f in faults:
                    bad[f'{r.get("name", r["type"])}: {f[-30:]}'] += 1
                    if shown < args.show:
                        shown += 1
                        print(f'{name}: {f}\n  {text[:600]}')
    print(', '.join(f'{k} {n}' for k, n in sorted(steps.items())))
    print(f'{sum(steps.values())} steps, {sum(bad.values())} faults')
    for k, n in bad.most_common():
        print(f'  {n:6} {k}')
    return int(bool(bad))


if __name__ == '__main__':
    sys.exit(main())
