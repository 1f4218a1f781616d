"""Damage to the grid: labels in pieces, spans, shifts (V1, V2, S)."""
import re

from draft import (ACROSS, DOWN, DOWN_ACROSS, EXTRA, HERE, Slot,
                   open_heads)
from damage_text import keep_authors
from kinds import cell_rows, kind, rows, some
from model import HEAD, LABEL

ONE_CELL_A_LINE = {'tab', 'pipe', 'pipe-bare', 'md'}


def _tall_labels(part):
    """Labels over several rows, of Chinese: those that are set downwards."""
    return [s for s in part.slots() if s.kind is HERE
            and s.cell.role == LABEL and s.cell.rows > 1
            and re.fullmatch('[\u4e00-\u9fff、（）]{2,12}', s.text)]


@kind('V1', lambda s: (s.lines or s.name in ONE_CELL_A_LINE)
      and not s.name.startswith('box') and s.name != 'no-bars',
      group='V1 rows')
def vertical_label(draft):
    """One character a line in the cell, or one in the cell of each row."""
    tall = [(p, s) for p in draft.parts() for s in _tall_labels(p)]
    official = draft.doc.official
    if official:
        tall = [(p, s) for p, s in tall if s.cell.c == 0 or
                draft.rng.random() < 0.3]
    for part, s in tall:
        if draft.shape.lines:
            s.text = '\n'.join(s.text)
            if len(s.cell.text) < 3:    # two lines may be two words
                keep_authors(draft, [s])
            continue
        if not official:
            return False        # 东 over 部 may be two labels
        if len(s.text) > s.cell.rows:
            continue
        below = [x for row in part.rows for x in row
                 if x.cell is s.cell and x.kind in (HERE, DOWN)]
        for x, ch in zip(below, s.text):
            x.text = ch
    return bool(tall)


@kind('V2', lambda s: s.lines)
def split_label(draft):
    """A line end in a narrow header."""
    rng = draft.rng
    hit = [s for p in draft.parts() for s in p.slots() if s.kind is HERE
           and s.cell.role == HEAD
           and re.fullmatch('[\u4e00-\u9fff]{4,6}', s.text)]
    hit = some(rng, hit, 0.6)
    for s in hit:
        k = 2 if len(s.text) < 6 else rng.choice([2, 3, 4])
        s.text = s.text[:k] + '\n' + s.text[k:]
    keep_authors(draft, hit)
    return bool(hit)


@kind('S1', rows, group='across')
def across_dropped(draft):
    hit = [p for p in draft.parts()
           if any(s.kind in (ACROSS, DOWN_ACROSS) for s in p.slots())]
    for p in hit:
        p.across = False
        if p.table.form is None:
            open_heads(p.table, True)
    return bool(hit)


@kind('S2', lambda s: s.spans and not s.name.startswith('box')
      or s.name == 'tika', official=True, group='across')
def across_kept(draft):
    """Places under a span came as empty cells; in markup, of all spans."""
    for p in draft.parts():
        p.across, p.spans = True, False
    return True


@kind('S3', cell_rows, group='down')
def down_dropped(draft):
    hit = [p for p in draft.parts()
           if any(s.kind in (DOWN, DOWN_ACROSS) for s in p.slots())]
    for p in hit:
        p.down = False
    return bool(hit)


@kind('S4', lambda s: s.spans and s.plain is False, official=True,
      group='across')
def down_kept(draft):
    """What a label reaches over came as empty cells; what it spans across
    is still given."""
    for p in draft.parts():
        p.rows_apart = True
    return True


@kind('S8', lambda s: s.spans and not s.name.startswith('box'),
      official=True, group='across')
def extra_line(draft):
    """One grid line too many, as in copies of copies of the form in Word:
    cells end now at the one, now at the other of two neighbouring lines."""
    rng = draft.rng
    part = draft.parts('t2')[0]
    at = rng.randint(0, part.table.cols - 2)
    for r, row in enumerate(part.rows):
        left, right = row[at], row[at + 1]
        new = Slot(left.cell, ACROSS)
        if left.cell is not right.cell and rng.random() < 0.5:
            new = Slot(right.cell, HERE, right.text)
            right.kind, right.text = ACROSS, ''
        part.rows[r] = row[:at + 1] + [new] + row[at + 1:]
    return True


def _shows_merges(table):
    """A header in which one cell spans across and another down: then no word
    of it can be meant twice."""
    first = [c for c in table.cells if c.r == 0 and c.role == HEAD]
    return table.form is not None or (
        any(c.cols > 1 and c.rows == 1 for c in first) and
        any(c.rows > 1 and c.text for c in first))


@kind('S9', lambda s: rows(s) or s.name == 'md', group='across down rows N')
def repeated(draft):
    """The text of a merged cell in every slot of it (python-docx, pandas)."""
    hit = [p for p in draft.parts()
           if any(s.kind in (ACROSS, DOWN, DOWN_ACROSS) for s in p.slots())
           and _shows_merges(p.table)]
    for p in hit:
        p.spans = False
        p.across = p.down = True
        for s in p.slots():
            if s.kind in (ACROSS, DOWN, DOWN_ACROSS):
                s.text = s.cell.text
    return bool(hit)


@kind('S5', rows, group='shift')
def shifted_rows(draft):
    """Some rows one column to the left, an empty cell at their end."""
    rng = draft.rng
    for part in rng.sample(draft.parts(), len(draft.parts())):
        hit = [r for r, row in enumerate(part.rows)
               if any(s.kind in (ACROSS, DOWN_ACROSS) for s in row)
               and any(s.cell.role == 'value' and s.cell.cols == 1
                       for s in row)]
        if part.table.form is None and len(part.rows) < 5:
            continue
        if not hit:
            continue
        first = rng.randrange(len(hit))
        right = rng.random() < 0.3
        for r in hit[first:first + rng.randint(1, 8)]:
            row = part.rows[r]
            gone = [s for s in row
                    if s.kind in (ACROSS, DOWN_ACROSS)][-1]
            at = row.index(gone)
            if right:       # one empty cell too many before the values
                part.rows[r] = row[:at] + [Slot(None, EXTRA)] + row[at:]
            else:
                part.rows[r] = row[:at] + row[at + 1:] + [Slot(None, EXTRA)]
        return True
    return False


@kind('S6', rows, official=True, group='shift rows')
def stray_header(draft):
    """总计 one row up, where 申请人情况 ends."""
    for part in draft.parts('t3'):
        top, below = part.rows[0], part.rows[1]
        if len(below) == part.table.cols and below[-1].text:
            top[-1].text, below[-1].text = below[-1].text, ''
            return True
    return False


@kind('S7', rows, official=True, group='rows')
def torn_header(draft):
    """One header row came as two: 商业|科研 above 企业|机构."""
    for part in draft.parts('t3'):
        row = part.rows[2]
        words = [s.cell.text if s.text else '' for s in row]
        halves = [len(w) - 2 if len(w) > 2 else len(w) for w in words]
        second = [Slot(s.cell, s.kind, w[k:])
                  for s, w, k in zip(row, words, halves)]
        for s, w, k in zip(row, words, halves):
            s.text = w[:k]
        part.rows.insert(3, second)
        return True
    return False
