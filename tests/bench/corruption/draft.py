"""The document on its way to a text: what damage works on and shapes print.

A table is laid out in slots, so that a damage can say of each place of the
grid what became of it.  Whether places that a span covers are printed is the
shape's habit (Part.across, Part.down), which a damage may change.
"""
from model import HEAD, Heading, Para, Table

HERE = 'here'               # a cell begins
ACROSS = 'across'           # covered from the left
DOWN = 'down'               # covered from above, at the left edge of its cell
DOWN_ACROSS = 'down across'
EXTRA = 'extra'             # a place no table has


class Slot:
    __slots__ = ('cell', 'kind', 'text')

    def __init__(self, cell, kind, text=''):
        self.cell, self.kind, self.text = cell, kind, text


class Part:
    """A table, or what a page left of it."""

    def __init__(self, table, rows, shape):
        self.table, self.rows = table, rows
        self.across, self.down = shape.across, shape.down
        self.spans = shape.spans
        self.rows_apart = False     # where spans are given: across only
        self.extra_head = None      # a header row the source never had

    def printed(self, row):
        """Slots of a row that the shape prints."""
        return [s for s in row
                if (self.across or s.kind not in (ACROSS, DOWN_ACROSS))
                and (self.down or s.kind not in (DOWN, DOWN_ACROSS))]

    def slots(self):
        return [s for row in self.rows for s in row]

    def sibling(self, rows):
        """A part of the same table with the same habits."""
        other = Part.__new__(Part)
        other.__dict__.update(self.__dict__, rows=rows, extra_head=None)
        return other


class Block:
    """A heading, a paragraph, or a line that the document never had."""

    def __init__(self, text, level=0, of=None):
        self.text, self.level, self.of = text, level, of
        self.bold = False


def open_heads(table, collapsed):
    """What no one can tell of the header of a table of no form, once spans
    are not printed: an empty place beside a label may be an empty cell, and
    either reading is right; in a row that only came short, which cell was
    the wide one."""
    for c in table.cells:
        if c.role != HEAD or c.r > 0 or c.rows > 1:
            continue
        if collapsed:
            c.open = True
        elif c.cols > 1 and table.at(c.rows, c.c).role != HEAD:
            c.spans.add((1, 1))


def open_blanks(table):
    """An empty cell under a header may be a place it reaches down to."""
    for c in table.cells:
        if c.role == HEAD and c.r + c.rows < table.rows:
            below = table.at(c.r + c.rows, c.c)
            if not below.text:
                c.spans.add((c.rows + below.rows, c.cols))
                below.covered = True


class Draft:
    def __init__(self, doc, shape, rng):
        self.doc, self.shape, self.rng = doc, shape, rng
        for table in doc.tables():
            if table.form is not None or shape.spans:
                continue
            if any(c.cols > 1 for c in table.cells if c.role == HEAD):
                open_heads(table, not shape.across)
            open_blanks(table)
        self.items = []
        for b in doc.blocks:
            if isinstance(b, Table):
                self.items.append(Part(b, lay(b), shape))
            elif isinstance(b, Heading):
                self.items.append(Block(b.text, b.level, b))
            else:
                self.items.append(Block(b.text, 0, b))
        self.hidden = []        # (table, {row: texts its values may be},
                                # a text torn out or None)
        self.margin = ('', '')  # text before and after all else

    def parts(self, family=None):
        return [i for i in self.items if isinstance(i, Part)
                and (family is None or i.table.form is not None
                     and i.table.form.family == family)]

    def blocks(self, of=None):
        return [i for i in self.items if isinstance(i, Block)
                and (of is None or isinstance(i.of, of))]

    def paragraphs(self):
        return self.blocks(Para)

    def headings(self):
        return self.blocks(Heading)

    def insert(self, item, new, after=False):
        self.items.insert(self.items.index(item) + after, new)

    def replace(self, item, news):
        at = self.items.index(item)
        self.items[at:at + 1] = news

    def ink(self):
        """All text that is printed, markup apart."""
        out = list(self.margin)
        for i in self.items:
            if isinstance(i, Block):
                out.append(i.text)
                continue
            out += i.extra_head or []
            out += [s.text for row in i.rows for s in i.printed(row)]
        return '\n'.join(out)


def lay(table):
    rows = []
    for r in range(table.rows):
        row = []
        for c in range(table.cols):
            cell = table.at(r, c)
            left = c == cell.c
            if r == cell.r:
                kind = HERE if left else ACROSS
            else:
                kind = DOWN if left else DOWN_ACROSS
            row.append(Slot(cell, kind, cell.text if kind is HERE else ''))
        rows.append(row)
    return rows
