#!/usr/bin/env python3
"""Does `paiban check` find what is wrong, and nothing else?

    check.py BUILD [--count N] [--seed S] [--faults F,F..] [--shapes S,S..]
             [--case NAME] [--keep DIR] [--show N] [--strict]

Each case is a sound report (sound.py), printed in one of the shapes, with one
fault planted (faults.py) or none.  The warnings of `paiban check --json` must
be the finding that belongs to the fault, with its numbers and the line it
stands in, and no other; the exit status 1, or 0 for a sound report; no table
flagged but those whose sums are broken.

    cases       documents with that fault
    found       of the findings that are due, those that were made, right in
                number and words
    missed      those that were not
    place       found, but told of another line
    false       findings that are not due
    status      exit status or verdict of a table wrong

A case is named SEED.NUMBER.SHAPE.FAULT.
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from case import environment                            # noqa: E402
from draft import Draft                                 # noqa: E402
from faults import FAULTS, Finding                      # noqa: E402,F401
from shapes import SHAPES                               # noqa: E402
from sound import first_text, sound                     # noqa: E402

LIMIT = 20          # seconds
TRIES = 40          # reports tried until one can have the fault
TOLD = ('sum-differs',)     # notes that are part of a finding
FLAG = {'sum-broken', 'years-differ', 'table-flagged'}
MEASURES = ('cases', 'found', 'missed', 'place', 'false', 'status')


def build_case(name):
    """The document and what is due; None: no report can have the fault."""
    _, _, shape, kind = name.split('.')
    rng = random.Random(name)
    for _ in range(TRIES):
        doc = sound(rng)
        due = [] if kind == 'none' else FAULTS[kind](rng, doc)
        if due is not None:
            return SHAPES[shape], doc, rng, due
    return None


class Source:
    """The lines of what was written, markup apart."""

    def __init__(self, path):
        if path.endswith('.docx'):
            with zipfile.ZipFile(path) as z:
                text = z.read('word/document.xml').decode()
        else:
            with open(path, encoding='utf-8') as f:
                text = f.read()
        self.lines = [re.sub('<[^>]*>', '', x) for x in text.split('\n')]

    def stands(self, record, block):
        """Is the finding told of the line in which the block begins?"""
        if block is None:
            return 'line' not in record
        line = record.get('line', 0)
        return 0 < line <= len(self.lines) and \
            first_text(block)[:8] in ''.join(self.lines[line - 1:line + 2])


def matches(record, finding):
    return record['name'] == finding.name and all(
        h in record['detail'] for h in finding.holds)


def findings(records):
    """Warnings, and the notes that tell one of its parts."""
    out = []
    for r in records:
        if r['type'] == 'diagnostic' and (
                r['level'] in ('warning', 'error') or r['name'] in TOLD):
            out.append(r)
    return out


def compare(records, due, source, s, notes):
    left = findings(records)
    for f in due:
        hit = next((r for r in left if matches(r, f)), None)
        if hit is None and f.maybe:
            continue
        if hit is None:
            s['missed'] += 1
            notes.append(f'missed: {f.name} {f.holds}')
            continue
        left.remove(hit)
        s['found'] += 1
        if not source.stands(hit, f.at):
            s['place'] += 1
            notes.append(f'place: {hit}')
    for r in left:
        s['false'] += 1
        notes.append(f'false: {r["name"]}: {r["detail"]}')


def judge(records, code, due, s, notes):
    """Exit status, and the verdict of each table."""
    if code != (1 if due else 0):
        s['status'] += 1
        notes.append(f'exit status {code}')
    told = {r['name'] for r in records if r['type'] == 'diagnostic'}
    bad = {f.at.form.name for f in due if f.name in FLAG & told}
    for r in records:
        if r['type'] == 'table' and \
                (r['verdict'] == 'flagged') != (r['form'] in bad):
            s['status'] += 1
            notes.append(f'table {r["number"]}: {r["verdict"]}')


class Checker:
    def __init__(self, build, folder):
        self.tool, self.env = environment(build)
        self.folder = folder

    def run(self, name):
        """Counts, notes, and the path of the input."""
        built = build_case(name)
        if built is None:
            return None
        shape, doc, rng, due = built
        path = os.path.join(self.folder, f'{name}.{shape.suffix}')
        with open(path, 'wb') as f:
            f.write(shape.write(Draft(doc, shape, rng)))
        done = subprocess.run(
            [self.tool, 'check', '--json', path], env=self.env,
            stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT,
            check=False)
        s, notes = collections.Counter(cases=1), []
        records = [json.loads(x) for x in done.stdout.splitlines()]
        compare(records, due, Source(path), s, notes)
        judge(records, done.returncode, due, s, notes)
        return s, notes, path


def line(name, s):
    return f'{name:<14}' + ''.join(f'{s[m]:8}' for m in MEASURES)


def arguments():
    p = argparse.ArgumentParser(
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=__doc__)
    p.add_argument('build')
    p.add_argument('--count', type=int, default=300)
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--faults')
    p.add_argument('--shapes', default='docx,md,tika,html,pipe,tab')
    p.add_argument('--case', help='only this one')
    p.add_argument('--keep', help='leave the inputs of wrong cases here')
    p.add_argument('--show', type=int, default=30)
    p.add_argument('--strict', action='store_true',
                   help='fail on anything missed, misplaced or false')
    return p.parse_args()


def names(args):
    shapes = args.shapes.split(',')
    kinds = args.faults.split(',') if args.faults else ['none', *FAULTS]
    for i in range(args.count):
        yield '.'.join((str(args.seed), str(i), shapes[i % len(shapes)],
                        kinds[i // len(shapes) % len(kinds)]))


def main():
    args = arguments()
    by_fault, by_shape = (collections.defaultdict(collections.Counter)
                          for _ in range(2))
    total, wrong = collections.Counter(), []
    with tempfile.TemporaryDirectory(prefix='paiban-check.') as folder:
        checker = Checker(args.build, args.keep or folder)
        for name in [args.case] if args.case else names(args):
            result = checker.run(name)
            if result is None:
                total['unfit'] += 1
                continue
            s, notes, path = result
            _, _, shape, kind = name.split('.')
            for to in (by_fault[kind], by_shape[shape], total):
                to.update(s)
            if notes:
                wrong.append((name, notes))
            elif not args.case:
                os.unlink(path)
    print(f'{"":<14}' + ''.join(f'{m:>8}' for m in MEASURES))
    for table in by_fault, by_shape:
        for kind, s in table.items():
            print(line(kind, s))
        print()
    print(line('all', total))
    for name, notes in wrong[:args.show]:
        print(f'\n{name}', *notes[:6], sep='\n  ')
    bad = sum(total[m] for m in MEASURES[2:])
    return int(args.strict and bad > 0)


if __name__ == '__main__':
    sys.exit(main())
