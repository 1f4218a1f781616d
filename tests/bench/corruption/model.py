"""True documents: what a generated case must become.

A document is a list of headings, paragraphs and tables; a table is a list of
cells with their place and span, every slot of the grid covered once.  Damage
never changes a text here: it only writes down what the damaged text no longer
tells (Cell.open, Cell.lost) and what else would be right (accept).
"""
from dataclasses import dataclass, field

HEAD, LABEL, VALUE = 'head', 'label', 'value'


@dataclass(eq=False)
class Cell:
    r: int
    c: int
    rows: int
    cols: int
    text: str
    role: str = VALUE
    accept: set = field(default_factory=set)    # texts as right as this one
    spans: set = field(default_factory=set)     # spans as right as its own
    covered: bool = False   # or its place may belong to the cell above
    open: bool = False      # two true documents give the same damaged text
    lost: bool = False      # its text is nowhere in the damaged input


@dataclass(eq=False)
class Table:
    rows: int
    cols: int
    cells: list
    form: object = None     # forms.Form; None: a table of no form
    lang: str = 'zh'
    checks: list = None     # sums that hold, as a form has them

    def __post_init__(self):
        if self.checks is None:
            self.checks = self.form.checks if self.form else []
        self.slots = {}
        for cell in self.cells:
            for r in range(cell.r, cell.r + cell.rows):
                for c in range(cell.c, cell.c + cell.cols):
                    assert (r, c) not in self.slots, (r, c)
                    self.slots[r, c] = cell
        assert len(self.slots) == self.rows * self.cols

    def at(self, r, c):
        return self.slots[r, c]

    def values(self, r):
        """The cells of values that begin in a row, left to right."""
        return sorted((c for c in self.cells
                       if c.r == r and c.role == VALUE), key=lambda c: c.c)

    def is_simple(self):
        """No spans and no empty cells: rows and columns say everything."""
        return all(c.rows == c.cols == 1 and c.text for c in self.cells)


@dataclass(eq=False)
class Heading:
    level: int
    text: str
    lost: bool = False
    accept: set = field(default_factory=set)


@dataclass(eq=False)
class Para:
    text: str


@dataclass(eq=False)
class Document:
    blocks: list
    official: bool
    lang: str = 'zh'
    spare: set = field(default_factory=set)     # paragraphs that may be left

    def tables(self):
        return [b for b in self.blocks if isinstance(b, Table)]
