"""The forms of the annual report, read from the list the passes use.

Only the grids, labels and sums are taken from there; the notation is told at
the head of src/pass/form/official.forms.
"""
import os
import re
from dataclasses import dataclass, field

from model import HEAD, LABEL, VALUE, Cell, Table

HERE = os.path.dirname(os.path.abspath(__file__))
LIST = os.path.join(HERE, '..', '..', '..', 'src', 'pass', 'form',
                    'official.forms')


@dataclass(eq=False)
class Form:
    name: str
    family: str
    heading: str = ''
    also: list = field(default_factory=list)
    stub: int = 0
    top: int = 0
    down: int = -1
    lines: list = field(default_factory=list)   # (is head, cells as written)
    checks: list = field(default_factory=list)  # (over, left, right)
    texts: list = field(default_factory=list)   # (r, c, rows, cols, text, role)
    rows: int = 0
    cols: int = 0

    def table(self):
        """A fresh table with labels and empty values."""
        return Table(self.rows, self.cols,
                     [Cell(*t) for t in self.texts], self)


def _numbers(side):
    out = []
    for part in side.split('+'):
        ends = [int(n) for n in part.strip().split('..')]
        out += range(ends[0], ends[-1] + 1)
    return out


def _lay(form):
    """Puts the written cells on the grid, first free place first."""
    taken = set()
    form.rows = len(form.lines)
    for r, (is_head, written) in enumerate(form.lines):
        c = 0
        for cell in written.split(' | '):
            m = re.fullmatch(r'(.*?)(?: @(\d+)x(\d+))?(?: \*(\d+))?', cell)
            text = m.group(1).strip()
            rows, cols = int(m.group(2) or 1), int(m.group(3) or 1)
            for _ in range(int(m.group(4) or 1)):
                while (r, c) in taken:
                    c += 1
                role = VALUE if text == '#' else HEAD if is_head else LABEL
                form.texts.append((r, c, rows, cols,
                                   '' if text == '#' else text, role))
                taken |= {(r + i, c + j) for i in range(rows)
                          for j in range(cols)}
                c += cols
    form.cols = 1 + max(c for _, c in taken)


def _read():
    forms = []
    within = ''             # 'form' or 'section', which has an `also` too
    with open(LIST, encoding='utf-8') as f:
        for line in f:
            word, _, rest = line.strip().partition(' ')
            within = word if word in ('form', 'section') else within
            if word == 'form':
                forms.append(Form(*rest.split()))
            elif word in ('head', 'row'):
                forms[-1].lines.append((word == 'head', rest.strip()))
            elif word == 'heading':
                forms[-1].heading = rest
            elif word == 'also' and within == 'form':
                forms[-1].also.append(rest)
            elif word in ('stub', 'top', 'down'):
                setattr(forms[-1], word, int(rest))
            elif word == 'check':
                _, over, sides = rest.split(' ', 2)
                left, right = sides.split('=')
                forms[-1].checks.append(
                    (over, _numbers(left), _numbers(right)))
    for form in forms:
        _lay(form)
    return {form.name: form for form in forms}


FORMS = _read()
