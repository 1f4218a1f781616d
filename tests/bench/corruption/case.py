"""One case: a document, broken as its name says, converted and scored."""
import os
import random
import subprocess
import tempfile

import damage
import downward
import others
import reports
import streams
from draft import Draft
from score import Score, same_tables, score
from shapes import SHAPES

LIMIT = 20          # seconds for one conversion
TRIES = 12          # documents tried until one can take the damage
AGAIN_EVERY = 8     # cases: every n-th is converted a second time


def case_name(job):
    seed, number, shape, kinds = job
    return f'{seed}.{number}.{shape}.{"+".join(kinds) or "none"}'


class Case:
    """A damaged document; everything follows from the four of its name.
    draft is None where no document was found that takes the damage."""

    def __init__(self, seed, number, shape, kinds):
        self.name = case_name((seed, number, shape, kinds))
        self.shape, self.kinds = SHAPES[shape], kinds
        self.number = number
        rng = random.Random(self.name)
        self.draft = None
        for _ in range(TRIES):
            draft = Draft(self._document(rng), self.shape, rng)
            if all([damage.KINDS[k].act(draft) for k in kinds]):
                if self.shape.stuck:
                    streams.hide_cuts(draft)
                damage.settle(draft)
                self.draft = draft
                break

    def _document(self, rng):
        wants = [damage.KINDS[k] for k in self.kinds]
        langs = {k.lang for k in wants if k.lang}
        if langs and not self.shape.official and \
                not any(k.official or k.simple for k in wants) and \
                (langs != {'zh'} or rng.random() < 0.7):
            lang = langs.pop()
            return downward.downward(rng, lang, self.shape.marks or
                                     lang != 'en')
        if langs:
            return reports.report(rng)
        official = self.shape.official or \
            any(k.official for k in wants) or rng.random() < 0.55
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
        """HTML and report; None where the command failed or hung."""
        report = self.path('report')
        try:
            done = subprocess.run(
                [self.tool, '-q', '-t', 'html', '--no-fsync', '--report',
                 report, *more, source], env=self.env,
                stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT,
                check=False)
        except subprocess.TimeoutExpired:
            return None
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
        out = self.convert(source)
        if out is None:
            return Score(cases=1, failed=1, notes=['failed']), data, ('', '')
        s = score(case.draft.doc, case.draft.ink(), *out)
        if not case.kinds:
            self._unrepaired(s, case, source)
        if case.number % AGAIN_EVERY == 0:
            again = self.convert(self.write('html', out[0].encode()))
            if again is None or not same_tables(out[0], again[0]):
                s.unstable += 1
                s.notes.append('a second run changes a table')
        s.right, s.wrong = set(), set()     # not worth sending about
        return s, data, out

    def _unrepaired(self, s, case, source):
        """An undamaged document must not be worse for being mended."""
        off = self.convert(source, '--normalize=off')
        if off is None:
            s.failed += 1
            return
        raw = score(case.draft.doc, case.draft.ink(), *off)
        s.false = sum(not c.open for c in raw.right & s.wrong)
        if s.false:
            s.notes.append(f'{s.false} cells were right before')
