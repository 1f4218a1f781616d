"""What a conversion made of a damaged document, against the true one."""
from collections import Counter
from dataclasses import dataclass, field, fields

from model import Heading, Para
from page import Page, ink, told


@dataclass
class Score:
    """Counts; those of several cases add up."""
    cases: int = 0
    cells: int = 0          # that can be known
    exact: int = 0          # place, span and text
    spans: int = 0          # place and span
    texts: int = 0          # of values alone: text at its place
    values: int = 0
    tables: int = 0
    whole: int = 0
    blocks: int = 0         # headings and paragraphs
    blocks_right: int = 0
    invented: int = 0       # letters and digits from nowhere
    lost: int = 0           # that are gone, and nobody said so
    silent: int = 0         # open cells wrong, and nobody said so
    quiet: int = 0          # values wrong that can be known, likewise
    flagged: int = 0        # cells said to be uncertain
    flagged_open: int = 0   # that are
    tables_flagged: int = 0
    tables_open: int = 0    # flagged ones with something open
    tables_wrong: int = 0   # flagged ones with nothing open, but wrong cells
    doubted: int = 0        # cells so marked, or of a table that is flagged
    doubted_open: int = 0   # of which nobody can know
    doubted_wrong: int = 0  # which could be known, and are wrong
    false: int = 0          # false repairs
    unstable: int = 0       # changed by a second run
    failed: int = 0
    notes: list = field(default_factory=list)
    right: set = field(default_factory=set)     # cells of one case
    wrong: set = field(default_factory=set)

    def __iadd__(self, other):
        for f in fields(self):
            if f.type is int:
                setattr(self, f.name,
                        getattr(self, f.name) + getattr(other, f.name))
        return self

    def share(self, a, b):
        return getattr(self, a) / getattr(self, b) if getattr(self, b) else 1.0

    def perfect(self):
        return not (self.exact < self.cells or self.invented or self.lost
                    or self.blocks_right < self.blocks or self.silent
                    or self.quiet
                    or self.false or self.unstable or self.failed)


def alike(table, grid):
    """How many texts two tables share, to tell which belongs to which."""
    have = Counter(c.text for c in grid.cells if c.text)
    want = Counter(c.text for c in table.cells if c.text)
    return sum((have & want).values())


def pair(tables, grids):
    """The written table of each true one, in order, as many as can be."""
    best = {(0, 0): (0, None)}
    for i in range(len(tables) + 1):
        for k in range(len(grids) + 1):
            choices = []
            if i:
                choices.append((best[i - 1, k][0], (i - 1, k, None)))
            if k:
                choices.append((best[i, k - 1][0], (i, k - 1, None)))
            if i and k:
                n = alike(tables[i - 1], grids[k - 1])
                choices.append((best[i - 1, k - 1][0] + n,
                                (i - 1, k - 1, k - 1 if n else None)))
            if choices:
                best[i, k] = max(choices, key=lambda ch: ch[0])
    at, out = (len(tables), len(grids)), [None] * len(tables)
    while best[at][1] is not None:
        i, k, grid = best[at][1]
        if grid is not None:
            out[i] = grids[grid]
        at = (i, k)
    return out


def span_ok(cell, got):
    if got is None:
        return cell.covered
    span = (got.rows, got.cols)
    return span == (cell.rows, cell.cols) or span in cell.spans


def text_ok(cell, got):
    if got is None:
        return cell.covered
    return got.text == cell.text or got.text in cell.accept


def score_table(s, table, grid, told_of):
    """told_of: where it was not written, a warning says that it is text."""
    s.tables += 1
    if grid is None:
        closed = [c for c in table.cells if not c.open]
        s.cells += len(closed)
        s.values += sum(c.role == 'value' for c in closed)
        s.notes.append(f'table of {table.rows}x{table.cols} not written')
        if told_of:
            s.doubted += len(table.cells)
            s.doubted_open += len(table.cells) - len(closed)
            s.doubted_wrong += len(closed)
            return
        s.quiet += sum(c.role == 'value' and c.text != '' for c in closed)
        s.silent += len(table.cells) - len(closed)
        return
    got = {(g.r, g.c): g for g in grid.cells}
    is_open = any(c.open or c.lost for c in table.cells)
    s.tables_flagged += grid.flagged
    s.tables_open += grid.flagged and is_open
    wrong = 0
    for c in table.cells:
        g = got.get((c.r, c.c))
        span, text = span_ok(c, g), text_ok(c, g)
        told_so = grid.flagged or g is not None and g.marked
        if told_so:
            s.doubted += 1
            s.doubted_open += c.open or c.lost
            s.doubted_wrong += not (c.open or c.lost or span and text)
        if g is not None and g.marked:
            s.flagged += 1
            s.flagged_open += c.open or c.lost
        if c.open and told_so:
            continue
        (s.right if span and text else s.wrong).add(c)
        if c.open and not (span and text):
            s.silent += 1
            s.notes.append(f'silent: ({c.r},{c.c}) {c.rows}x{c.cols} '
                           f'{c.text!r}')
            continue
        s.cells += 1
        s.exact += span and text
        s.spans += span
        if c.role == 'value':
            s.values += 1
            s.texts += text
            s.quiet += not (text or told_so)
        if not (span and text):
            wrong += 1
            if wrong <= 5:
                s.notes.append(
                    f'({c.r},{c.c}) {c.rows}x{c.cols} {c.text!r}: ' +
                    (f'{g.rows}x{g.cols} {g.text!r}' if g else 'no cell'))
    if wrong > 5:
        s.notes.append(f'... {wrong} cells of {table.rows}x{table.cols}')
    s.whole += wrong == 0
    s.tables_wrong += grid.flagged and not is_open and wrong > 0


def score_blocks(s, doc, page):
    want, spare = Counter(), Counter()
    for b in doc.blocks:
        if isinstance(b, Heading) and b.lost:
            spare[b.level, b.text] += 1
        elif isinstance(b, Heading):
            want[b.level, b.text] += 1
        elif isinstance(b, Para):
            want[0, b.text] += 1
    have = Counter((b[1], b[2]) for b in page.blocks
                   if isinstance(b, list) and b[2])
    for key in list(have):          # lost headings may be restored
        if have[key] > want[key] and spare[key]:
            have[key] -= min(have[key] - want[key], spare[key])
    for text in doc.spare:
        have[0, text] = min(have[0, text], want[0, text])
    have = +have
    s.blocks += max(sum(want.values()), sum(have.values()))
    s.blocks_right += sum((want & have).values())
    for level, text in list((want - have))[:3]:
        s.notes.append(f'missing block {level} {text!r}')
    for level, text in list((have - want))[:3]:
        s.notes.append(f'extra block {level} {text!r}')


def score(doc, printed, written, report):
    """printed: the ink that went in; written: HTML."""
    s = Score(cases=1)
    page = Page(written)
    gone, numbers, warnings = told(report)
    left = warnings['table-left']
    for table, grid in zip(doc.tables(), pair(doc.tables(), page.tables)):
        score_table(s, table, grid, left > 0)
        left -= grid is None
    score_blocks(s, doc, page)
    went_in, came_out = ink(printed), ink(''.join(page.own))
    new, missing = came_out - went_in - numbers, went_in - came_out - gone
    if new:
        s.invented = sum(new.values())
        s.notes.append('invented: ' + ''.join(new.elements())[:60])
    if missing:
        s.lost = sum(missing.values())
        s.notes.append('lost, not told: ' + ''.join(missing.elements())[:60])
    if any(c.lost and c.role == 'value' for t in doc.tables()
           for c in t.cells) and \
            not any(warnings[w] for w in (
                'value-lost', 'table-flagged', 'table-left')):
        s.silent += 1
        s.notes.append('lost values not told')
    return s


def same_tables(first, second):
    """Do two pages hold the same grids?  What the first run flagged it left
    as it came, and in a page its gaps look like blanks: that is new input."""
    def grid(t):
        return [(c.r, c.c, c.rows, c.cols, c.text) for c in t.cells]
    a, b = Page(first).tables, Page(second).tables
    return len(a) == len(b) and all(
        x.flagged or grid(x) == grid(y) for x, y in zip(a, b))
