#!/usr/bin/env python3
"""The corruption benchmark: true documents, damaged, mended, and scored.

    run.py BUILD [--count N] [--seed S] [--kinds K,K..] [--shapes S,S..]
                 [--mix N] [--jobs N] [--keep DIR] [--case NAME]
                 [--save FILE] [--against FILE] [--floor F] ...

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
    quiet       values that can be known, are not in their place, and that
                neither a mark nor their table's flag tells of
    flags       of tables flagged, those with something open in them, and of
                cells marked as lost or guessed, those that are; at the end,
                of all that is flagged the share that nobody can know, that
                could be known and is wrong, and that is right
    false       cells of an undamaged document that are right without passes
                and wrong with them
    unstable    documents that change when the output is converted again

The guises of labels set downwards (V1-...), which need documents of their own,
and some others run only where --kinds names them.

A case is named SEED.NUMBER.SHAPE.KIND+KIND and can be had again by that name:
--case NAME --keep DIR writes input, output, report, and what is wrong.  To see
what a change does: run with --save FILE before it, and with --against FILE after.
"""
import argparse
import collections
import json
import multiprocessing
import os
import random
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import damage                                           # noqa: E402
from case import Bench, Case, case_name                 # noqa: E402
from score import Score                                 # noqa: E402
from shapes import SHAPES                               # noqa: E402

SHOWN = 40          # of the worst


def plan(args):
    """Names of the cases: shapes and kinds take turns."""
    shapes = args.shapes.split(',') if args.shapes else \
        [s.name for s in SHAPES.values() if not s.named]
    kinds = args.kinds.split(',') if args.kinds else \
        ['none'] + [k for k in damage.KINDS if not damage.KINDS[k].named]
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
            f'{s.invented:5}{s.lost:6}{s.silent:7}{s.quiet:6}'
            f'{s.tables_open:5}/{s.tables_flagged:<5}'
            f'{s.flagged_open:5}/{s.flagged:<5}'
            f'{s.false:5}{s.unstable:5}{s.failed:5}')


HEADER = (f'{"":<14}{"cases":>6}{"exact":>8}{"spans":>8}{"values":>8}'
          f'{"blocks":>8}{"whole":>7}{"inv":>5}{"lost":>6}{"silent":>7}'
          f'{"quiet":>6}'
          f'{"tables open":>11}{"cells open":>12}{"false":>6}{"again":>5}'
          f'{"fail":>5}')


def doubts(s):
    """Was it right to flag what was flagged?"""
    def share(n, of):
        return f'{n} ({100 * n / of:.1f} %)' if of else '0'
    known = s.doubted - s.doubted_open - s.doubted_wrong
    needless = s.tables_flagged - s.tables_open - s.tables_wrong
    print(f'flagged: {s.tables_flagged} tables, of which'
          f' {share(s.tables_open, s.tables_flagged)} hold something that'
          ' cannot be known,'
          f' {share(s.tables_wrong, s.tables_flagged)} something wrong,'
          f' {share(needless, s.tables_flagged)} neither')
    print(f'doubted: {s.doubted} cells, marked or in those tables, of which'
          f' {share(s.doubted_open, s.doubted)} cannot be known,'
          f' {share(s.doubted_wrong, s.doubted)} can, and are wrong,'
          f' {share(known, s.doubted)} are right')


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
    p.add_argument('--save', help='write the score of each case here')
    p.add_argument('--against', help='a file so written: what has changed?')
    p.add_argument('--floor', type=float, default=0.0,
                   help='exact share below which to fail')
    p.add_argument('--blocks-floor', type=float, default=0.0)
    p.add_argument('--clean', action='store_true',
                   help='fail on false repairs and invented text')
    p.add_argument('--most-lost', type=int, default=1 << 30,
                   help='letters and digits that may go untold')
    p.add_argument('--most-quiet', type=int, default=1 << 30,
                   help='wrong values, silent or quiet, that may be there')
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
    for job, s in bad:
        pair = job[2], tuple(job[3])
        if pair not in seen and len(out) < SHOWN:
            seen.add(pair)
            out.append((case_name(job), s))
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
    doubts(total)
    return total


def measures(s):
    """What one case is compared by with an earlier run."""
    return [s.share('exact', 'cells'), s.share('blocks_right', 'blocks'),
            -s.invented, -s.lost, -s.silent, -s.failed, -s.quiet]


def save(path, scores):
    with open(path, 'w', encoding='utf-8') as f:
        json.dump({case_name(j): measures(s) for j, s in scores}, f)


def compare(path, scores):
    """Which cases a change made better, and which worse."""
    with open(path, encoding='utf-8') as f:
        before = json.load(f)
    better, worse = [], []
    for job, s in scores:
        old, now = before.get(case_name(job)), measures(s)
        if old is None or old == now:
            continue
        fell = any(n < o for n, o in zip(now, old))
        (worse if fell else better).append((now[0] - old[0], case_name(job)))
    print(f'\nagainst {path}: {len(better)} better, {len(worse)} worse')
    for change, name in sorted(worse)[:SHOWN]:
        print(f'  {change:+.3f} {name}')


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
    if args.save:
        save(args.save, scores)
    if args.against:
        compare(args.against, scores)
    failed = (total.share('exact', 'cells') < args.floor
              or total.share('blocks_right', 'blocks') < args.blocks_floor
              or total.failed > 0
              or args.clean and (total.false or total.invented)
              or total.lost > args.most_lost
              or total.silent + total.quiet > args.most_quiet
              or total.unstable > args.most_unstable)
    return int(failed)


if __name__ == '__main__':
    sys.exit(main())
