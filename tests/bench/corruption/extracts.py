"""Shapes that extractors make of a laid out page.

A browser of the terminal sets the cells of a table in columns, and each
column no wider than its widest text wants, so that one blank may be all that
stands between two.  lynx counts characters, w3m the places they take.

pdftotext and pdfminer look for columns of text on a page, and find those of
a table: its stub, then what stands under each head.
"""
import boxes
import streams
from draft import ACROSS, HERE, Block
from model import HEAD, LABEL


def _end(row, c):
    """The column behind a cell that begins in column c."""
    end = c + 1
    while end < len(row) and row[end].kind is ACROSS:
        end += 1
    return end


def _rooms(part, n, measure):
    """How wide each column has to be; wide cells widen their last."""
    room = [1] * n
    for wide in (False, True):
        for row in part.rows:
            for c, s in enumerate(row):
                end = _end(row, c)
                if not s.text or (end > c + 1) != wide:
                    continue
                have = sum(room[c:end]) + end - c - 1
                room[end - 1] += max(0, measure(s.text) - have)
    return room


def dumped_table(part, measure, centred):
    """Heads in the middle of their columns where these are centred."""
    n = max(len(row) for row in part.rows)
    room = _rooms(part, n, measure)
    lines = []
    for row in part.rows:
        line, start = '', 0
        for c, s in enumerate(row):
            if s.text:
                end = _end(row, c)
                have = sum(room[c:end]) + end - c - 1
                head = s.cell is not None and s.cell.role == HEAD
                left = (have - measure(s.text)) // 2 if centred and head \
                    else 0
                line += ' ' * (start + left - measure(line)) + s.text
            start += room[c] + 1
        lines.append(line)
    return lines


def _dump(draft, measure, centred, indent):
    out = []
    for i in draft.items:
        if isinstance(i, Block):
            out.append(' ' * (indent if i.level == 0 else 0) + i.text)
        else:
            out.append('\n'.join(' ' * indent + line for line in
                                 dumped_table(i, measure, centred)))
    before, after = draft.margin
    return (before + '\n\n'.join(out) + '\n' + after).encode()


def lynx(draft):
    return _dump(draft, len, False, 3)


def w3m(draft):
    return _dump(draft, boxes.width, True, 0)


# ---- column by column ----

STUB_MOST = 5           # columns of a table whose stub is one of them


def _column(part, c):
    return [row[c].text for row in part.rows
            if c < len(row) and row[c].kind is HERE and row[c].text]


def columns_table(part):
    """A column a block; a table with several columns of labels is read as
    it stands, because its rows are too close."""
    if any(c.role == LABEL and c.c > 0 for c in part.table.cells):
        return streams.wrapped_table(part)
    blocks = [_column(part, c)
              for c in range(max(len(row) for row in part.rows))]
    if len(blocks) <= STUB_MOST:
        # What is set over all columns stands above the first of values.
        wide = [s.text for row in part.rows for s in row[:1]
                if s.cell is not None and s.cell.cols == len(row)]
        texts = [t for t in blocks[0] if t not in wide]
        first = [row[0].text if row[0].text in wide else
                 ''.join(s.text for s in row[1:2]) for row in part.rows]
        blocks[:2] = [texts, [t for t in first if t]]
    return '\n\n'.join('\n'.join(b) for b in blocks if b) + '\n'


def by_columns(draft):
    return streams.join_blocks(draft, columns_table, '\n')
