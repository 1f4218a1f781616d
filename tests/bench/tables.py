"""What the table passes cost: a report's tables, many tables, long tables.

The passes alone are the difference between two runs, with and without them,
in processor time; the least of several runs counts, since what disturbs a run
only ever makes it longer.
"""
import os
import random
import subprocess

FIRST, LAST = 'table-columns', 'table-head'
REPORTS = 100           # in report-100.txt; three tables each
REPORT_MOST = 2.0       # milliseconds for the tables of one


def processor_ms(command, env, runs):
    """None where a run fails."""
    least = None
    for _ in range(runs):
        with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as child:
            _, status, use = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            return None
        ms = (use.ru_utime + use.ru_stime) * 1000
        least = ms if least is None else min(least, ms)
    return least


def table_passes(paiban, env):
    listed = subprocess.run([paiban, '--list-passes'], env=env, text=True,
                            capture_output=True, check=True).stdout
    names = [line.split()[0] for line in listed.splitlines() if line]
    return names[names.index(FIRST):names.index(LAST) + 1]


def rows_of(rng, n, damaged):
    """A table whose totals hold; damaged: one row in seven lost its columns."""
    sums, out = [0] * 4, ['单位\t拨款\t收费\t其他\t合计']
    for r in range(n):
        row = [rng.choice([0, rng.randint(1, 99)]) for _ in range(3)]
        row.append(sum(row))
        sums = [a + b for a, b in zip(sums, row)]
        if damaged and r % 7 == 3:
            texts = [''.join(map(str, row))] if rng.random() < 0.5 else \
                [str(v) for v in row if v]
        else:
            texts = map(str, row)
        out.append('\t'.join([f'站{r}', *texts]))
    return '\n'.join(out + ['\t'.join(['合计', *map(str, sums)])])


def documents(work):
    """(title, path): a thousand and two thousand tables, and as many rows."""
    rng = random.Random(1)
    for damaged in (False, True):
        how = ', damaged' if damaged else ''
        for n in (1000, 2000):
            path = f'{work}/tables-{n}-{int(damaged)}.txt'
            with open(path, 'w', encoding='utf-8') as f:
                f.write('\n\n'.join(f'第{i}张表由各站填报。\n\n' +
                                    rows_of(rng, 8, damaged)
                                    for i in range(n)) + '\n')
            yield f'{n} tables{how}', path
        for n in (10000, 20000):
            path = f'{work}/rows-{n}-{int(damaged)}.txt'
            with open(path, 'w', encoding='utf-8') as f:
                f.write(rows_of(rng, n, damaged) + '\n')
            yield f'{n} rows{how}', path


def tables(paiban, work, env, runs):
    without = [f'--no-pass={name}' for name in table_passes(paiban, env)]
    quiet = ['-q', '-t', 'html', '-o', f'{work}/out.html', '--no-fsync']
    print('table passes alone, processor time; check is the whole command')
    cases = [(f'{REPORTS} reports', f'{work}/report-{REPORTS}.txt'),
             *documents(work)]
    for title, path in cases:
        whole = processor_ms([paiban, *quiet, path], env, runs)
        rest = processor_ms([paiban, *quiet, *without, path], env, runs)
        check = processor_ms([paiban, 'check', path], env, runs)
        if None in (whole, rest, check):
            print(f'  {title:28} failed')
            continue
        note = ''
        if title.endswith('reports'):
            mean = (whole - rest) / REPORTS
            note = f'{mean:6.2f} ms a report' + \
                ('' if mean <= REPORT_MOST else ': TOO SLOW')
        print(f'  {title:28} {whole - rest:10.1f} ms of {whole:8.1f} ms'
              f' check {check:8.1f} ms {note}')
