"""Damage at the turn of a page: tables cut, rows and headings lost."""
from damage_block import page_mark
from draft import DOWN, HERE, Block, Slot
from kinds import BLANKS, PAGELESS, kind, rows
from model import HEAD, VALUE, Heading


def cut(draft, part, at, between=()):
    """Two parts for one, with blocks between them; returns the second."""
    second = part.sibling(part.rows[at:])
    part.rows = part.rows[:at]
    draft.replace(part, [part, *between, second])
    return second


def marks(draft):
    """Nothing, or the number of the page."""
    if draft.shape.plain and draft.rng.random() < 0.5:
        text = page_mark(draft.rng)
        return [Block(f'\n{text}\n' if not draft.shape.marks else text)]
    return []


def head_rows(part):
    table = part.table
    n = 0
    while n < table.rows and all(table.at(n, c).role == HEAD
                                 for c in range(table.cols)):
        n += 1
    return n


def again(part, n):
    """The first rows once more, as a new page repeats them."""
    return [[Slot(s.cell, s.kind, s.text) for s in row]
            for row in part.rows[:n]]


def _long_part(draft):
    """Two tables that an author drew in Word or markup are two tables,
    unless both together are one of the form."""
    fit = [p for p in draft.parts() if len(p.rows) >= 6
           and len(p.rows) - head_rows(p) >= 4
           and (p.table.form is not None or not p.spans)]
    return draft.rng.choice(fit) if fit else None


@kind('P1', lambda s: s.name not in PAGELESS, group='page')
def cut_table(draft):
    rng = draft.rng
    part = _long_part(draft)
    if part is None:
        return False
    n = head_rows(part)
    for _ in range(rng.choice([1, 1, 2])):
        if len(part.rows) < n + 4:
            break
        at = rng.randint(n + 2, len(part.rows) - 2)
        form = part.table.form is not None
        between = marks(draft)
        repeat = n and (rng.random() < 0.3 if form or between else True)
        head = again(part, n)
        part = cut(draft, part, at, between)
        if repeat:
            part.rows = head + part.rows
        n = n if repeat else 0
    return True


def _down_part(draft):
    parts = draft.parts('t3')
    return parts[0] if parts else None


@kind('V3', lambda s: s.name not in BLANKS | PAGELESS, official=True,
      group='page')
def label_again(draft):
    """The label down the side is printed again on the new page."""
    part = _down_part(draft)
    at = draft.rng.randint(8, len(part.rows) - 5)
    second = cut(draft, part, at, marks(draft))
    slot = second.rows[0][0]
    if slot.kind is not DOWN:
        return False
    slot.text = slot.cell.text
    return True


def _lose_column(part):
    """The first column is gone; a label over it moves to the next."""
    for r, row in enumerate(part.rows):
        first, rest = row[0], row[1:]
        if first.text and first.cell.cols > 1:
            rest[0].text = first.text
            rest[0].kind = HERE
        part.rows[r] = rest


@kind('V4', rows, official=True, group='page')
def column_lost(draft):
    """三、本年度办理结果 gone, with its whole column, on one page or all."""
    part = _down_part(draft)
    if draft.rng.random() < 0.5:
        part = cut(draft, part, draft.rng.randint(7, len(part.rows) - 5),
                   marks(draft))
    if part.rows[0][0].cell.c != 0:
        return False
    for row in part.rows:
        if row[0].kind is HERE and row[0].cell.cols == 1:
            row[0].cell.accept.add('')
            row[0].cell.lost = True
    _lose_column(part)
    return True


def lose_rows(part, rows_gone):
    """Their values are lost; labels may be printed as the form has them."""
    gone = {s.cell.r for row in rows_gone for s in row if s.kind is HERE}
    for cell in part.table.cells:
        if cell.r in gone:
            cell.lost = True
            cell.accept.add('')
            if cell.role == VALUE:
                cell.text = ''
    part.rows = [r for r in part.rows if r not in rows_gone]


def _tells_version(*parts):
    """Is a row left by which the form of 2019 differs from that of 2021?"""
    return any('（六）' in s.text or '逾期' in s.text or
               s.text == '3.其他' for p in parts for s in p.slots())


@kind('P2', lambda s: s.name not in PAGELESS and not s.spans,
      official=True, group='page rows')
def rows_lost(draft):
    """The foot of table two, the heading, the head of table three; or rows
    inside table three."""
    rng = draft.rng
    two, three = draft.parts('t2')[0], draft.parts('t3')[0]
    if rng.random() < 0.4:
        lose_rows(two, two.rows[rng.randint(4, len(two.rows) - 1):])
        heading = [b for b in draft.headings() if b.text.startswith('三、')]
        for b in heading:
            b.of.lost = True
            draft.items.remove(b)
        lose_rows(three, three.rows[:rng.randint(1, 8)])
        return True
    at = rng.randint(5, len(three.rows) - 8)
    gone = three.rows[at:at + rng.randint(1, 4)]
    second = cut(draft, three, at)
    lose_rows(second, gone)
    if not _tells_version(three, second):
        for c in three.table.cells:
            c.open = True
    return True


def _label_as_heading(draft):
    """OCR made a heading of the label down the side, between two parts."""
    part = _down_part(draft)
    label = part.table.at(5, 0)
    second = cut(draft, part, 5, [Block(label.text, draft.rng.choice([2, 3]))])
    if not second.rows or second.rows[0][0].cell is not label:
        return False
    label.accept.add('')
    for row in second.rows:
        if row[0].cell is label:
            row[0].text = ''
    return True


@kind('P3', lambda s: s.name not in BLANKS and s.name != 'copied',
      official=True, group='page')
def heading_lost(draft):
    """The heading of a table is gone; or a label of its rows became one."""
    if draft.rng.random() < 0.4 and not draft.shape.spans \
            and draft.shape.marks:
        return _label_as_heading(draft)
    hit = [b for b in draft.blocks(Heading)
           if b.text[:2] in ('二、', '三、', '四、')]
    b = draft.rng.choice(hit)
    b.of.lost = True
    draft.items.remove(b)
    return True
