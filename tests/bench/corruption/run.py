#!/usr/bin/env python3
"""The corruption benchmark: true documents, damaged, mended, and scored.

    run.py BUILD [--count N] [--seed S] [--kinds K,K..] [--shapes S,S..]
                 [--mix N] [--jobs N] [--keep DIR] [--case NAME] [--floor F]

Each case is a document nobody wrote: an annual report whose sums hold, or
tables of other kinds, in Chinese or English.  It is broken by one kind of
damage (or N of them, --mix N), printed in one of the shapes that extractors
and OCR engines write, converted with --normalize=safe, and compared with the
true document cell by cell: place, span, text to the letter.  Kind "none" is
the document as the shape prints it, undamaged.

What is fair.  A cell is *open* where two true documents give the same damaged
text, so that nobody can know; the generator tests this with the sums of the
form (solve.py).  A cell is *lost* where its text is nowhere in the input.  A
lost value must come out empty and be told of; a lost label may come out empty
or as the form prescribes.  An open cell that is flagged (its table flagged,
or the cell marked) does not count; one that is not flagged counts as right
if it is, and as "silent" if it is wrong.  All other cells count, flagged or
not.

    exact       cells with place, span and text right
    spans       cells with place and span right
    values      values with their text in their place
    blocks      headings (with level) and paragraphs, to the letter
    invented    letters and digits of the output that were not in the input
                and are not marked as restored
    lost        letters and digits of the input that are neither in the output
                nor in the report
    silent      open cells that are wrong and not flagged
    flags       of tables flagged, those with something open in them, and of
                cells marked as lost or guessed, those that are
    false       cells of an undamaged document that are right without passes
                and wrong with them
    unstable    documents that change when the output is converted again

A case is named SEED.NUMBER.SHAPE.KIND+KIND and can be had again by that name:
--case NAME --keep DIR writes input, output, report, and what is wrong.
"""
import argparse
import collections
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import damage                                           # noqa: E402
import others                                           # noqa: E402
import reports                                          # noqa: E402
from draft import Draft                                 # noqa: E402
from score import Score, same_tables, score             # noqa: E402
from shapes import SHAPES                               # noqa: E402

LIMIT = 20          # seconds for one conversion
TRIES = 12          # documents tried until one can take the damage
AGAIN_EVERY = 8     # cases: every n-th is converted a second time
SHOWN = 40          # of the worst


class Case:
    """A damaged document; everything follows from the four of its name."""

    def __init__(self, seed, number, shape, kinds):
        self.name = f'{seed}.{number}.{shape}.{"+".join(kinds) or "none"}'
        self.shape, self.kinds = SHAPES[shape], kinds
        self.number = number
        rng = random.Random(self.name)
        self.draft = None
        for _ in range(TRIES):
            draft = Draft(self._document(rng), self.shape, rng)
            if all([damage.KINDS[k].act(draft) for k in kinds]):
                damage.settle(draft)
                self.draft = draft
                break

    def _document(self, rng):
        wants = [damage.KINDS[k] for k in self.kinds]
        official = any(k.official for k in wants) or rng.random() < 0.55
        if official:
            return reports.report(rng)
        return others.other(rng, self.shape, any(k.simple for k in wants))

    @staticmethod
    def named(name):
        seed, number, shape, kinds = name.split('.')
        return Case(int(seed), int(number), shape,
                    [] if kinds == 'none' else kinds.split('+'))


def environment(build):
    build = os.path.abspath(build)
    tool = f'{build}/src/tool'
    tool = f'{tool}/.libs/paiban' if os.path.exists(
        f'{tool}/.libs/paiban') else f'{tool}/paiban'
    plugins = os.path.join(build, 'plugins')
    env = dict(os.environ, LC_ALL='C', TZ='UTC',
               LD_LIBRARY_PATH=f'{build}/src/core/.libs')
    env['PAIBAN_PLUGIN_PATH'] = ':'.join(
        f'{plugins}/{p}/.libs' for p in sorted(os.listdir(plugins)))
    return tool, env


class Bench:
    """One worker: a folder of its own and the command."""

    def __init__(self, build, folder):
        self.tool, self.env = environment(build)
        self.folder = tempfile.mkdtemp(dir=folder)

    def path(self, suffix):
        return os.path.join(self.folder, 'case.' + suffix)

    def convert(self, source, *more):
        """HTML and report; None where the command failed."""
        report = self.path('report')
        done = subprocess.run(
            [self.tool, '-q', '-t', 'html', '--no-fsync', '--report', report,
             *more, source], env=self.env, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=LIMIT, check=False)
        if done.returncode != 0:
            return None
        with open(report, encoding='utf-8') as f:
            return done.stdout.decode(), f.read()

    def write(self, suffix, data):
        with open(self.path(suffix), 'wb') as f:
            f.write(data)
        return self.path(suffix)

    def run(self, case):
        """The score of a case, and what went in and came out."""
        data = case.shape.write(case.draft)
        source = self.write(case.shape.suffix, data)
        try:
            out = self.convert(source)
        except subprocess.TimeoutExpired:
            out = None
        if out is None:
            return Score(cases=1, failed=1, notes=['failed']), data, ('', '')
        s = score(case.draft.doc, case.draft.ink(), *out)
        if not case.kinds:
            self._unrepaired(s, case, source)
        if case.number % AGAIN_EVERY == 0:
            again = self.convert(self.write('md', out[0].encode()))
            if again is None or not same_tables(out[0], again[0]):
                s.unstable += 1
                s.notes.append('a second run changes a table')
        return s, data, out

    def _unrepaired(self, s, case, source):
        """An undamaged document must not be worse for being mended."""
        off = self.convert(source, '--normalize=off')
        raw = score(case.draft.doc, case.draft.ink(), *off)
        s.false = sum(not c.open for c in raw.right & s.wrong)
        if s.false:
            s.notes.append(f'{s.false} cells were right before')


def plan(args):
    """Names of the cases: shapes and kinds take turns."""
    shapes = args.shapes.split(',') if args.shapes else list(SHAPES)
    kinds = args.kinds.split(',') if args.kinds else \
        ['none'] + list(damage.KINDS)
    pairs = [(s, k) for k in kinds for s in shapes
             if k == 'none' or damage.KINDS[k].suits(SHAPES[s])]
    rng = random.Random(args.seed)
    for number in range(args.count):
        if args.mix < 2:
            shape, kind = pairs[number % len(pairs)]
            yield args.seed, number, shape, [] if kind == 'none' else [kind]
            continue
        shape = shapes[number % len(shapes)]
        fit = [k for k in kinds if k != 'none'
               and damage.KINDS[k].suits(SHAPES[shape])]
        chosen = damage.mixture(rng, fit, args.mix)
        yield args.seed, number, shape, chosen


WORKER = None


def start_worker(build, folder):
    global WORKER       # one a process: Pool offers no other place
    WORKER = Bench(build, folder)


def work(job):
    case = Case(*job)
    if case.draft is None:
        return case.name, job, None
    s, _, _ = WORKER.run(case)
    return case.name, job, s


def keep(bench, case, folder):
    s, data, out = bench.run(case)
    os.makedirs(folder, exist_ok=True)
    base = os.path.join(folder, case.name)
    for suffix, what in ((case.shape.suffix, data), ('html', out[0].encode()),
                         ('report', out[1].encode()),
                         ('wrong', ('\n'.join(s.notes) + '\n').encode())):
        with open(f'{base}.{suffix}', 'wb') as f:
            f.write(what)
    return base, s


def line(name, s):
    return (f'{name:<14}{s.cases:6}{s.share("exact", "cells"):8.4f}'
            f'{s.share("spans", "cells"):8.4f}'
            f'{s.share("texts", "values"):8.4f}'
            f'{s.share("blocks_right", "blocks"):8.4f}'
            f'{s.share("whole", "tables"):7.3f}'
            f'{s.invented:5}{s.lost:6}{s.silent:6}'
            f'{s.tables_open:5}/{s.tables_flagged:<5}'
            f'{s.flagged_open:5}/{s.flagged:<5}'
            f'{s.false:5}{s.unstable:5}{s.failed:5}')


HEADER = (f'{"":<14}{"cases":>6}{"exact":>8}{"spans":>8}{"values":>8}'
          f'{"blocks":>8}{"whole":>7}{"inv":>5}{"lost":>6}{"silent":>6}'
          f'{"tables open":>11}{"cells open":>12}{"false":>6}{"again":>5}'
          f'{"fail":>5}')


def crosswise(by_pair, shapes, kinds):
    """Exact cells of each kind in each shape, in thousandths."""
    print(f'\n{"exact":<8}' + ''.join(f'{s[:9]:>10}' for s in shapes))
    for k in kinds:
        row = ''
        for s in shapes:
            one = by_pair.get((k, s))
            row += f'{one.share("exact", "cells"):10.3f}' if one else \
                f'{"":>10}'
        print(f'{k:<8}{row}')


def arguments():
    p = argparse.ArgumentParser(
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=__doc__)
    p.add_argument('build')
    p.add_argument('--count', type=int, default=1000)
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--kinds')
    p.add_argument('--shapes')
    p.add_argument('--mix', type=int, default=1)
    p.add_argument('--jobs', type=int, default=2)
    p.add_argument('--keep', help='write the worst cases here')
    p.add_argument('--case', help='only this one')
    p.add_argument('--floor', type=float, default=0.0,
                   help='exact share below which to fail')
    p.add_argument('--blocks-floor', type=float, default=0.0)
    p.add_argument('--clean', action='store_true',
                   help='fail on false repairs and invented text')
    p.add_argument('--most-lost', type=int, default=1 << 30,
                   help='letters and digits that may go untold')
    p.add_argument('--most-unstable', type=int, default=1 << 30,
                   help='documents that a second run may change')
    return p.parse_args()


def one_case(args, folder):
    case = Case.named(args.case)
    bench = Bench(args.build, folder)
    if case.draft is None:
        print('no document takes this damage')
        return 1
    base, s = keep(bench, case, args.keep or '.')
    print(HEADER, line('', s), *s.notes, base, sep='\n')
    return 0


def worst_of(bad):
    """The worst case of each kind in each shape, worst first."""
    seen, out = set(), []
    for (seed, number, shape, kinds), s in bad:
        codes = '+'.join(kinds) or 'none'
        if (shape, codes) not in seen and len(out) < SHOWN:
            seen.add((shape, codes))
            out.append((f'{seed}.{number}.{shape}.{codes}', s))
    return out


def show(scores, worst):
    by_kind, by_shape, by_pair = (collections.defaultdict(Score)
                                  for _ in range(3))
    total = Score()
    for (_, _, shape, kinds), s in scores:
        total += s
        by_shape[shape] += s
        for k in kinds or ['none']:
            by_kind[k] += s
            by_pair[k, shape] += s
    print(HEADER)
    order = [k for k in ['none', *damage.KINDS] if k in by_kind]
    for k in order:
        print(line(k, by_kind[k]))
    print()
    for shape in (s for s in SHAPES if s in by_shape):
        print(line(shape, by_shape[shape]))
    crosswise(by_pair, [s for s in SHAPES if s in by_shape], order)
    if worst:
        print('\nworst:')
        for name, s in worst:
            note = s.notes[0] if s.notes else ''
            print(f'  {s.share("exact", "cells"):.3f} {name}  {note[:90]}')
    print('\n' + HEADER + '\n' + line('all', total))
    return total


def main():
    args = arguments()
    with tempfile.TemporaryDirectory(prefix='paiban-corrupt.') as folder:
        if args.case:
            return one_case(args, folder)
        scores, unfit = [], collections.Counter()
        with multiprocessing.Pool(args.jobs, start_worker,
                                  (args.build, folder)) as pool:
            for name, job, s in pool.imap_unordered(work, plan(args), 8):
                if s is None:
                    unfit['+'.join(job[3]) + ' ' + job[2]] += 1
                else:
                    scores.append((job, s))
        scores.sort(key=lambda x: x[0][1])
        bad = sorted((x for x in scores if not x[1].perfect()), key=lambda x: (
            x[1].share('exact', 'cells'), x[1].share('blocks_right',
                                                     'blocks')))
        worst = worst_of(bad)
        if args.keep:
            bench = Bench(args.build, folder)
            for name, _ in worst:
                keep(bench, Case.named(name), args.keep)
        total = show(scores, worst)
    if unfit:
        print('no document takes:', ', '.join(
            f'{k} ({n})' for k, n in unfit.items()))
    failed = (total.share('exact', 'cells') < args.floor
              or total.share('blocks_right', 'blocks') < args.blocks_floor
              or total.failed > 0
              or args.clean and (total.false or total.invented)
              or total.lost > args.most_lost
              or total.unstable > args.most_unstable)
    return int(failed)


if __name__ == '__main__':
    sys.exit(main())
