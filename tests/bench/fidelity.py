#!/usr/bin/env python3
"""What is kept of real Word files: paiban, pandoc and mammoth, one table.

    fidelity.py [-v] [--only WORD] [--mammoth COMMAND]

Each healthy docx of ../shared/corpora goes to HTML through each command that
is on the PATH (paiban with --normalize=off, since the others mend nothing),
and ../shared/tools/docx_check.py holds the page against its own reading of the
package.  A file that a command refuses counts as nothing found.  -v gives a
line a file, worst first for paiban.
"""
import argparse
import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
SHARED = os.path.join(TOP, '..', 'shared')
CHECK = os.path.join(SHARED, 'tools', 'docx_check.py')
RESULT = re.compile(r'text ([\d.]+) in order ([\d.]+) of (\d+) characters; '
                    r'tables (\d+)/(\d+) equal')
LIMIT = 120             # seconds a file


class Score:
    def __init__(self):
        self.files = self.refused = self.characters = 0
        self.found = self.ordered = self.seconds = 0.0
        self.equal = self.tables = 0

    def add(self, result, seconds):
        text, order, characters, equal, tables, refused = result
        self.files += 1
        self.refused += refused
        self.found += text * characters
        self.ordered += order * characters
        self.characters += characters
        self.equal += equal
        self.tables += tables
        self.seconds += seconds

    def line(self, name):
        n = self.characters or 1
        return (f'{name:10} {self.files:5} {self.refused:8} {self.found / n:9.5f} '
                f'{self.ordered / n:9.5f} {self.equal:7} of {self.tables:4} {self.seconds:9.1f}')


def commands(mammoth):
    """name, arguments with IN and OUT for the files"""
    yield 'paiban', ['paiban', '--quiet', '--normalize=off', '-f', 'docx', 'IN', '-o', 'OUT']
    if shutil.which('pandoc'):
        yield 'pandoc', ['pandoc', '-f', 'docx', '--mathml', 'IN', '-s', '-o', 'OUT']
    if mammoth:
        yield 'mammoth', [*shlex.split(mammoth), 'IN', 'OUT']


def check(source, page):
    done = subprocess.run([sys.executable, CHECK, source, page], capture_output=True, text=True,
                          check=False)
    found = RESULT.search(done.stdout)
    if not found:
        return None
    text, order, characters, equal, tables = found.groups()
    return float(text), float(order), int(characters), int(equal), int(tables), 0


def convert(arguments, source, page):
    """seconds; the page is empty where the command gives none"""
    line = [{'IN': source, 'OUT': page}.get(word, word) for word in arguments]
    begun = time.perf_counter()
    try:
        subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LIMIT,
                       check=False)
    except subprocess.TimeoutExpired:
        pass
    return time.perf_counter() - begun


def healthy(only):
    with open(os.path.join(SHARED, 'corpora', 'manifest.tsv'), encoding='utf-8') as f:
        for row in csv.DictReader(f, delimiter='\t'):
            path = os.path.join(SHARED, 'corpora', row['path'])
            if row['category'] in ('docx', 'docx-zh') and only in path and os.path.exists(path):
                yield row['path'], path


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('-v', action='store_true')
    p.add_argument('--only', default='')
    p.add_argument('--mammoth', default=shutil.which('mammoth') or '')
    a = p.parse_args()
    if not os.path.exists(CHECK):
        print('skipped: ../shared is not there')
        return 77
    scores = {name: Score() for name, _ in commands(a.mammoth)}
    lines = []
    with tempfile.TemporaryDirectory() as work:
        page = os.path.join(work, 'page.html')
        for name, path in healthy(a.only):
            cells = []
            for tool, arguments in commands(a.mammoth):
                if os.path.exists(page):
                    os.remove(page)
                seconds = convert(arguments, path, page)
                refused = not os.path.exists(page)
                if refused:
                    with open(page, 'w', encoding='utf-8'):
                        pass
                result = check(path, page)
                if result is None:          # the checker itself cannot read the package
                    break
                scores[tool].add((*result[:5], refused), seconds)
                cells.append(result)
            if cells:
                lines.append((cells[0][0], cells[0][3] - cells[0][4], name, cells))
    if a.v:
        for _, _, name, cells in sorted(lines):
            print('  '.join(f'{c[0]:.4f} {c[3]:3}/{c[4]:<3}' for c in cells), name)
    print(f'{"":10} {"files":>5} {"refused":>8} {"text":>9} {"in order":>9} {"tables":>15} {"seconds":>9}')
    for tool, score in scores.items():
        print(score.line(tool))
    return 0


sys.exit(main())
