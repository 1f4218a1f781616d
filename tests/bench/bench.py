#!/usr/bin/env python3
"""Measures the built command: time, memory, growth, beside others.

    bench.py BUILD [--runs N] [--peers] [--count] [--only WORD]

Times are medians of whole processes in this very run, so only the ratios
carry over to another machine.  --peers adds pandoc and LibreOffice where they
are installed, --count the instructions that callgrind sees, which do not
change with the load of the machine.

Four parts: the table passes alone (tables.py); whole conversions; the Word
reader alone (no passes, a writer that writes nothing) as a multiple of
"floor", a program that only unzips and parses the document, and its memory as
a multiple of the XML; and growth.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
import zipfile

from tables import tables

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, '..', '..')
LIMIT = 120             # seconds; a peer that needs more is not waited for


def environment(build):
    env = dict(os.environ, LC_ALL='C', LD_LIBRARY_PATH=f'{build}/src/core/.libs')
    plugins = os.path.join(build, 'plugins')
    env['PAIBAN_PLUGIN_PATH'] = ':'.join(
        f'{plugins}/{p}/.libs' for p in sorted(os.listdir(plugins)))
    return env


def peak_kib(pid):
    """What the kernel has seen so far.  The figure of wait4 will not do: it
    begins with what the process that forked had."""
    try:
        with open(f'/proc/{pid}/status', encoding='ascii', errors='replace') as f:
            found = re.search(r'VmHWM:\s*(\d+)', f.read())
            return int(found.group(1)) if found else 0
    except OSError:
        return 0


def start(command, env):
    return subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def once(command, env):
    """Milliseconds of one run; None where it fails or takes too long."""
    begun = time.perf_counter()
    with start(command, env) as child:
        timer = threading.Timer(LIMIT, child.kill)
        timer.start()
        status = child.wait()
        elapsed = (time.perf_counter() - begun) * 1000
        timer.cancel()
    return elapsed if status == 0 else None


def memory(command, env):
    """MiB at the peak, in a run of its own: to look is to slow down."""
    peak = 0
    with start(command, env) as child:
        while child.poll() is None:
            peak = max(peak, peak_kib(child.pid))
            time.sleep(0.0002)
    return peak / 1024


def measure(command, env, runs):
    """(median milliseconds, peak MiB), or None where a run fails."""
    times = []
    for _ in range(runs):
        elapsed = once(command, env)
        if elapsed is None:
            return None
        times.append(elapsed)
        if elapsed > 5000:
            break
    return statistics.median(times), memory(command, env)


def instructions(command, env):
    if not shutil.which('valgrind'):
        return None
    done = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null',
                           *command], env=env, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, check=False)
    found = re.search(r'Collected : (\d+)', done.stderr)
    return int(found.group(1)) if found else None


def show(name, result, ours=None, note=''):
    if result is None:
        print(f'  {name:28} {"failed":>10}')
        return
    ratio = f'{result[0] / ours[0]:8.1f} x' if ours and ours[0] > 0 else ''
    print(f'  {name:28} {result[0]:10.1f} ms {result[1]:8.1f} MiB {ratio} {note}')


def peers(source, target, out):
    """Commands of others for the same work."""
    if shutil.which('pandoc') and target == 'html':
        yield 'pandoc', ['pandoc', source, '-o', f'{out}/peer.html']
    if shutil.which('md2html') and source.endswith('.md') and target == 'html':
        yield 'md2html', ['md2html', '--github', source, f'--output={out}/peer.html']
    if shutil.which('soffice') and source.endswith('.docx') and target in ('html', 'pdf'):
        yield 'soffice', ['soffice', '--headless', '--convert-to', target, '--outdir', out, source]


def nothing(build, work):
    """Builds the writer that writes nothing; the folder it is in, or None."""
    folder = os.path.join(work, 'nothing')
    os.makedirs(folder, mode=0o755, exist_ok=True)
    os.chmod(folder, 0o755)
    done = subprocess.run([os.environ.get('CC', 'cc'), '-std=c17', '-O2', '-fPIC', '-shared',
                           f'-I{TOP}/include', f'-I{build}/include', '-o', f'{folder}/nothing.so',
                           f'{HERE}/nothing.c'], check=False)
    return folder if done.returncode == 0 else None


def reading(paiban, build, work, env, runs, only):
    """The Word reader beside a bare pass over the same file."""
    folder = nothing(build, work)
    floor = f'{build}/tests/bench/floor'
    if folder is None or not os.path.exists(floor):
        return
    print('reading Word alone: floor is unzip and parse; memory as a multiple of the XML')
    names = sorted(n for n in os.listdir(work) if n.endswith('.docx') and only in n)
    for name in names:
        path = f'{work}/{name}'
        with zipfile.ZipFile(path) as z:
            size = z.getinfo('word/document.xml').file_size / 1024 / 1024
        bare = measure([floor, path], env, runs)
        ours = measure([paiban, '--plugin-dir', folder, '--normalize=off', '--quiet', '-t', 'nothing',
                        '-o', f'{work}/out.nothing', path], env, runs)
        if bare is None or ours is None:
            print(f'  {name:22} failed')
            continue
        print(f'  {name:22} XML {size:6.1f} MiB  {ours[0]:8.1f} ms  floor {bare[0]:8.1f} ms'
              f' {ours[0] / bare[0]:6.2f} x  {ours[1]:7.1f} MiB {ours[1] / size:6.2f} x')


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('build')
    p.add_argument('--runs', type=int, default=5)
    p.add_argument('--peers', action='store_true')
    p.add_argument('--count', action='store_true')
    p.add_argument('--only', default='')
    a = p.parse_args()
    build = os.path.abspath(a.build)
    env = environment(build)
    work = os.path.join(build, 'bench')
    subprocess.run([sys.executable, f'{TOP}/scripts/make-samples.py', '--bench', work], check=True)
    paiban = f'{build}/src/tool/.libs/paiban'
    if not os.path.exists(paiban):
        paiban = f'{build}/src/tool/paiban'
    floor = f'{build}/tests/bench/floor'
    if a.only in 'tables':
        tables(paiban, work, env, a.runs)
    reading(paiban, build, work, env, a.runs, a.only)
    cases = [(f'{d}.{s}', t) for s, t in [('docx', 'html'), ('docx', 'pdf'), ('docx', 'gongwen'),
                                          ('md', 'html'), ('md', 'pdf'), ('txt', 'html')]
             for d in ('report-1', 'report-10', 'report-100', 'table-2000', 'text')
             if os.path.exists(f'{work}/{d}.{s}')]
    times = {}
    for name, target in cases:
        title = f'{name} to {target}'
        if a.only not in title:
            continue
        print(title, f'({os.path.getsize(f"{work}/{name}") // 1024} KiB)')
        out = f'{work}/out.{"txt" if target == "gongwen" else target}'
        command = [paiban, f'{work}/{name}', '-t', target, '-o', out, '--quiet']
        ours = measure(command, env, a.runs)
        times[name, target] = ours
        show('paiban', ours)
        if ours is None:
            continue
        if a.count and 'report-1.' in name:
            count = instructions(command, env)
            if count:
                print(f'  {"instructions":28} {count / 1e6:10.1f} million')
        if name.endswith('.docx') and target == 'html' and os.path.exists(floor):
            show('floor', measure([floor, f'{work}/{name}'], env, a.runs), ours)
        if a.peers:
            for peer, line in peers(f'{work}/{name}', target, work):
                show(peer, measure(line, env, min(a.runs, 3)), ours)
    print('growth: ten times the input takes this many times the time and memory')
    for (name, target), big in times.items():
        small = times.get((name.replace('-100.', '-10.'), target))
        if '-100.' in name and big and small:
            print(f'  {name.replace("-100", "-10")} to {target:8}'
                  f' {big[0] / small[0]:6.1f} {big[1] / small[1]:6.1f}')


main()
