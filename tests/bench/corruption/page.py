"""The command's HTML and report, read back for scoring."""
import html
import json
import re
from collections import Counter
from dataclasses import dataclass

TOKEN = re.compile(r'<(/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>|([^<]+)')
BLOCK = re.compile(r'(?:h[1-6]|p|li|pre|dt|dd|figcaption)\Z')
SPAN = re.compile(r'(row|col)span="(\d+)"')
VOID = {'br', 'col', 'meta', 'img', 'hr', 'link', 'input'}


@dataclass
class Got:
    r: int
    c: int
    rows: int
    cols: int
    text: str
    marked: bool            # as lost or guessed
    place: tuple = ()


class Grid:
    def __init__(self, attributes):
        self.flagged = ' data-flagged' in attributes
        self.cells, self.taken, self.row = [], set(), -1

    def add(self, attributes):
        spans = dict(SPAN.findall(attributes))
        rows, cols = int(spans.get('row', 1)), int(spans.get('col', 1))
        c = 0
        while (self.row, c) in self.taken:
            c += 1
        self.taken |= {(self.row + i, c + j) for i in range(rows)
                       for j in range(cols)}
        self.cells.append(Got(self.row, c, rows, cols, '',
                              ' data-lost' in attributes
                              or ' data-guessed' in attributes))
        return self.cells[-1]


class Page:
    """Blocks in order: ('h', level, text), ('p', 0, text) and Grids."""

    def __init__(self, text):
        body = text.find('<body')
        self.blocks, self.tables, self.own = [], [], []
        self.restored = []
        self._read(text[body if body >= 0 else 0:])

    def _read(self, text):
        grid = cell = block = None
        stack, restored = [], 0
        for m in TOKEN.finditer(text):
            shut, tag, attributes, data = m.groups()
            if data is not None:
                if cell is not None or block is not None:
                    data = html.unescape(data).replace('\n', '')
                    (self.restored if restored else self.own).append(data)
                    if cell is not None:
                        cell.text += data
                    else:
                        block[2] += data
                continue
            if shut:
                while stack:
                    name, mark = stack.pop()
                    restored -= mark
                    if name == tag:
                        break
                if tag in ('td', 'th'):
                    cell = None
                elif tag == 'table':
                    grid = None
                elif cell is None and BLOCK.match(tag):
                    block = None
                continue
            if tag not in VOID:
                mark = ' data-restored' in attributes
                stack.append((tag, mark))
                restored += mark
            if tag == 'table':
                grid = Grid(attributes)
                self.blocks.append(grid)
                self.tables.append(grid)
            elif tag == 'tr' and grid is not None:
                grid.row += 1
            elif tag in ('td', 'th') and grid is not None:
                self.own.append('\n')
                cell = grid.add(attributes)
            elif cell is not None:
                if tag == 'br' or tag == 'p' and cell.text:
                    cell.text += '\n'
                if ' data-lost' in attributes or ' data-guessed' in attributes:
                    cell.marked = True
            elif grid is None and BLOCK.match(tag):
                self.own.append('\n')
                level = int(tag[1]) if tag[0] == 'h' else 0
                block = [tag[0], level, '']
                self.blocks.append(block)
            elif tag == 'br' and block is not None:
                block[2] += '\n'


def ink(text):
    """Letters and digits, each counted; marks and blanks may be mended."""
    return Counter(ch for ch in text if ch.isalnum())


def told(report):
    """What the report says went away, the ordinals that siblings restored,
    and how often each warning was given."""
    gone, numbers, warnings = Counter(), Counter(), Counter()
    for line in report.splitlines():
        entry = json.loads(line)
        if entry['type'] == 'step':
            before = ink(entry['before'] or '')
            after = ink(entry['after'] or '')
            gone += before - after
            if entry['name'] == 'ordinal-restored':
                numbers += after - before
        elif entry['type'] == 'diagnostic' and entry['level'] != 'note':
            warnings[entry['name']] += 1
    return gone, numbers, warnings
