"""Labels set downwards, in every guise they come in (V1 and its like)."""
import re

from draft import DOWN, EXTRA, HERE, Slot
from kinds import PAGELESS, ROWS, kind
from model import HEAD, LABEL

HAN = '[\u4e00-\u9fff]'
RAGGED = {'tika', 'tab', 'pipe', 'pipe-bare', 'md', 'html', 'md-html', 'docx',
          'no-bars', 'copied', 'columns', 'paged', 'box', 'box-ascii'}


def lines(shape):
    """A cell may hold several lines, and they say what they are."""
    return shape.lines and not shape.official


def cells(shape):
    """Each cell of a row can be told."""
    return shape.name in RAGGED


def tall(part, chars):
    """Labels over several rows, of at least so many characters."""
    return [s for s in part.slots() if s.kind is HERE
            and s.cell.role == LABEL and s.cell.rows > 1
            and len(s.text) >= chars and re.fullmatch(
                r'[\u4e00-\u9fff、（）]+|[A-Za-z ]+', s.text)]


def tall_labels(draft, chars=3):
    return [s for p in draft.parts() for s in tall(p, chars)]


@kind('V1-two', lines, lang='zh')
def two_a_line(draft):
    """Two characters a line, as a column a little wider sets a label."""
    hit = [s for s in tall_labels(draft, 4)
           if s.cell.c == 0 and ord(s.text[0]) > 0x2e80]
    for s in hit:
        s.text = '\n'.join(re.findall('..?', s.text))
    return bool(hit)


@kind('V1-rows', cells, lang='zh')
def one_a_row(draft):
    """One character in the cell of each row, and no cell merged."""
    hit = False
    for part in draft.parts():
        for s in tall(part, 3):
            if len(s.text) > s.cell.rows or s.cell.c > 0:
                continue
            below = [x for row in part.rows for x in row
                     if x.cell is s.cell and x.kind in (HERE, DOWN)]
            for x, ch in zip(below, s.text):
                x.text = ch
            part.rows_apart = part.down = hit = True
    return hit


@kind('V1-long', lambda s: s.name in ROWS, lang='zh short', group='rows')
def longer_than_its_rows(draft):
    """One character a row, and more of them than rows: the rest stands in
    rows where nothing else is."""
    hit = False
    for part in draft.parts():
        for s in tall(part, 3) if part.table.form is None else ():
            rows = [r for r in part.rows if r[0].cell is s.cell]
            if len(rows) >= len(s.text):
                continue
            at = part.rows.index(rows[-1]) + 1
            more = [[Slot(None, EXTRA) for _ in rows[0]]
                    for _ in s.text[len(rows):]]
            part.rows[at:at] = more
            for row, ch in zip(rows + more, s.text):
                row[0].text = ch
            hit = True
    return hit


@kind('V1-latin', lines, lang='en')
def letter_a_line(draft):
    """T/o/t/a/l; a blank line between words."""
    hit = tall_labels(draft)
    for s in hit:
        s.text = '\n'.join(s.text)
    return bool(hit)


@kind('V1-up', lines, lang='en')
def letters_upwards(draft):
    """l/a/t/o/T: a word that was turned, its letters read from the top."""
    hit = tall_labels(draft)
    for s in hit:
        s.text = '\n'.join(reversed(s.text))
    return bool(hit)


def head_runs(part):
    """Runs of neighbouring headers of one row, four characters each."""
    for r, row in enumerate(part.rows):
        run = []
        for s in row + [None]:
            if s is not None and s.kind is HERE and s.cell.role == HEAD \
                    and s.cell.cols == 1 and re.fullmatch(HAN + '{4}', s.text):
                run.append(s)
                continue
            if len(run) > 2:
                yield r, run
            run = []


@kind('V1-weave', lines, lang='zh')
def woven_heads(draft):
    """Narrow headers beside one another, read line by line as one cell."""
    n = draft.rng.choice([1, 1, 2])
    hit = [run for p in draft.parts() if p.table.cols < 16
           for _, run in head_runs(p)]
    for run in hit:
        words = [re.findall('.' * n, s.text) for s in run]
        run[0].text = '\n'.join(''.join(w[i] for w in words)
                                for i in range(4 // n))
        for s in run[1:]:
            s.text = ''
    return bool(hit)


@kind('V1-torn', lambda s: s.name in ROWS or s.name in ('md', 'html', 'docx'),
      lang='zh', group='rows')
def torn_heads(draft):
    """A row of headers of four characters came as two rows, or as four."""
    n = draft.rng.choice([1, 2])
    hit = False
    for part in draft.parts():
        if part.table.form is not None:
            continue
        for r, run in list(head_runs(part))[:1]:
            row = part.rows[r]
            more = [[Slot(s.cell, DOWN if s.kind is HERE else s.kind)
                     for s in row] for _ in range(4 // n - 1)]
            for s in run:
                at, text = row.index(s), s.text
                s.text = text[:n]
                for i, m in enumerate(more, 1):
                    m[at].text = text[i * n:i * n + n]
            part.rows[r + 1:r + 1] = more
            part.rows_apart = part.down = hit = True
    return hit


@kind('V3-other', lambda s: cells(s) and not s.spans and
      s.name not in PAGELESS | {'paged'}, lang='zh', group='page')
def label_again(draft):
    """A label is printed once more where a page begins inside its rows."""
    for part in draft.parts():
        hit = [s for s in tall(part, 3) if s.cell.rows > 3]
        if part.table.form is not None or not hit:
            continue
        s = draft.rng.choice(hit)
        at = s.cell.r + draft.rng.randint(2, s.cell.rows - 2)
        head = [[Slot(x.cell, x.kind, x.text) for x in part.rows[0]]]
        second = part.sibling(head + part.rows[at:])
        part.rows = part.rows[:at]
        second.rows[1][0].text = s.text
        draft.replace(part, [part, second])
        return True
    return False


