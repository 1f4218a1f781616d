"""Shapes in which the cells of a table did not come as cells.

Each cell a line or a paragraph; each row a line, with labels wrapped round
their values; a whole table as one line, with blanks between the cells or with
nothing.  Only a form tells such a table from text, so these shapes take
reports alone.
"""
import html
import math

import solve
from draft import HERE, Block
from model import LABEL, VALUE

LABEL_ROOM = 14         # characters of a label on a line
TALL_ROOM = 4           # and of one over several rows


def cell_texts(part):
    return [s.text for row in part.rows for s in part.printed(row)]


def join_blocks(draft, table, gap):
    out = [i.text if isinstance(i, Block) else table(i) for i in draft.items]
    before, after = draft.margin
    return (before + gap.join(out) + '\n' + after).encode()


# ---- a cell a line or paragraph ----

def lines(draft):
    """An empty cell is an empty line."""
    return join_blocks(draft, lambda p: '\n'.join(cell_texts(p)), '\n')


def lines_full(draft):
    """Empty cells are gone."""
    return join_blocks(draft, lambda p: '\n'.join(
        t for t in cell_texts(p) if t), '\n')


def html_cells(draft):
    def paragraph(text):
        text = html.escape(text, quote=False).replace('\n', '<br>')
        return f'<p>{text}</p>'
    out = []
    for i in draft.items:
        if isinstance(i, Block):
            tag = f'h{i.level}' if i.level else 'p'
            out.append(f'<{tag}>{html.escape(i.text, quote=False)}</{tag}>')
        else:
            out += [paragraph(t) for t in cell_texts(i)]
    return ('\n'.join(out) + '\n').encode()


def md_cells(draft):
    def block(b):
        return f'{"#" * b.level} {b.text}' if b.level else b.text
    out = []
    for i in draft.items:
        out += [block(i)] if isinstance(i, Block) else [
            t.replace('\n', '\\\n') for t in cell_texts(i) if t]
    return ('\n\n'.join(out) + '\n').encode()


# ---- a row a line ----

def _chunks(text, room):
    return [text[i:i + room] for i in range(0, len(text), room)]


def _row_lines(part, row):
    """Lines of a row: its label, wrapped, the values in the middle of it."""
    heads = [s.text for s in part.printed(row)
             if s.text and s.cell.role != VALUE
             and not (s.cell.role == LABEL and s.cell.rows > 1)]
    values = [s.text for s in row if s.kind is HERE and s.text
              and (s.cell is None or s.cell.role == VALUE)]
    if not values or not heads:
        return [' '.join(heads + values)]
    label = _chunks(heads[-1], LABEL_ROOM)
    label[0] = ' '.join(heads[:-1] + label[:1])
    if len(label) == 1:
        return [' '.join(label + values)]
    if len(label) == 2:
        return [label[0], ' '.join(values), label[1]]
    middle = len(label) // 2
    label[middle] = ' '.join([label[middle]] + values)
    return label


def wrapped_table(part):
    """Labels over several rows stand beside the middle of these."""
    out, place = [], {}
    for r, row in enumerate(part.rows):
        place[r] = len(out)
        out += [[line] for line in _row_lines(part, row)]
    place[len(part.rows)] = len(out)
    for r, row in enumerate(part.rows):
        for s in part.printed(row):
            if not s.text or s.cell.role != LABEL or s.cell.rows == 1:
                continue
            end = min(r + s.cell.rows, len(part.rows))
            pieces = s.text.split('\n') if '\n' in s.text else \
                _chunks(s.text, TALL_ROOM)
            first = (place[r] + place[end] - len(pieces)) // 2
            for k, piece in reversed(list(enumerate(pieces))):
                at = min(max(first, place[r]) + k, len(out) - 1)
                out[at].insert(s.cell.c if len(out[at]) > s.cell.c else
                               len(out[at]) - 1, piece)
    return '\n'.join(' '.join(t for t in line if t) for line in out)


def wrapped(draft):
    return join_blocks(draft, wrapped_table, '\n')


def stuck_rows(draft):
    """A row a line, its cells with nothing between them."""
    return join_blocks(draft, lambda p: '\n'.join(
        ''.join(s.text for s in p.printed(row)) for row in p.rows), '\n')


CUTS_MOST = 20000       # of one row: more are not worth counting


def hide_cuts(draft):
    """Where nothing parts the values of a row, only sums tell them apart."""
    for part in draft.parts():
        ways = {}
        for r, row in enumerate(part.rows):
            values = [s.cell.text for s in row if s.kind is HERE and s.text
                      and s.cell.role == VALUE]
            digits = ''.join(values)
            if len(values) < 2:
                continue
            r = row[-1].cell.r
            known = digits.isdigit() and math.comb(
                len(digits) - 1, len(values) - 1) <= CUTS_MOST
            ways[r] = list(solve.cuts(digits, len(values))) if known else \
                [values, ['?'] * len(values)]
        if ways:
            draft.hidden.append((part.table, ways, None))


# ---- a table a line ----

def stream(draft):
    return join_blocks(draft, lambda p: ' '.join(
        t for t in cell_texts(p) if t), '\n')


def stuck(draft):
    return join_blocks(draft, lambda p: ''.join(cell_texts(p)), '\n')
