"""Damage to values: dropped, run together, torn out, doubled (N3-N7)."""
import solve
from draft import HERE, Block, Slot
from kinds import kind, rows, values_apart
from model import VALUE


# Where a value beside the table stands just as those in it do.
CELL_A_LINE = {'lines', 'lines-full', 'html-cells', 'md-cells', 'docx-cells'}


def value_slots(row):
    return [s for s in row if s.kind is HERE and s.cell.role == VALUE]


def rows_of_values(part, least=4):
    return [r for r, row in enumerate(part.rows)
            if len(value_slots(row)) >= least]


def _sums_part(draft):
    """A table whose sums may tell: three or four of the report, or any that
    has totals."""
    parts = draft.parts('t3') + draft.parts('t4')
    if not draft.doc.official:
        parts = [p for p in draft.parts() if p.table.checks]
    parts = [p for p in parts if all(c.text for c in p.table.cells)]
    return draft.rng.choice(parts) if parts else None


def _is_total(table, r):
    """A row that others add up to stays whole: what would it prove?"""
    return table.form is None and any(
        over == 'rows' and r in left for over, left, _ in table.checks)


@kind('N3', values_apart, group='N')
def dropped_blanks(draft):
    """Zeros are left blank, and the blank cells are not printed."""
    part, rng = _sums_part(draft), draft.rng
    if part is None:
        return False
    zero = {'0', '0.00'}
    hit = [r for r in rows_of_values(part, 3) if not _is_total(part.table, r)
           and any(s.text in zero for s in value_slots(part.rows[r]))]
    ways = {}
    for r in hit and rng.sample(hit, min(len(hit), rng.randint(1, 4))):
        slots = value_slots(part.rows[r])
        for s in slots:
            if s.text in zero:
                s.text = s.cell.text = ''
        keep = [s for s in slots if s.text]
        ways[r] = list(solve.placings([s.cell.text for s in keep],
                                     len(slots)))
        part.rows[r] = [s for s in part.rows[r]
                        if s not in slots or s in keep]
    draft.hidden.append((part.table, ways, None))
    return bool(ways)


def _may_run(slots):
    """Digits alone, and not so many that all cuts could not be tried."""
    run = ''.join(s.text for s in slots)
    return run.isdigit() and len(run) <= 16


@kind('N4', values_apart, group='N')
def run_together(draft):
    """The values of a row as one number, or behind their label."""
    rng = draft.rng
    two = draft.parts('t2')
    part = _sums_part(draft) if rng.random() < 0.85 or not two else two[0]
    if part is None or part in two and any(c.text == '' for c in
                                           part.table.cells):
        return False
    hit = [r for r in rows_of_values(part, 3)
           if part.table.form is not None or not _is_total(part.table, r)
           and _may_run(value_slots(part.rows[r]))]
    if not hit:
        return False
    n = rng.choice([1, 2, 4, len(hit)] if part.table.form else [1, 2])
    at_label = rng.random() < 0.4 and part.table.form is not None \
        and part.table.form.family == 't3'
    ways = {}
    for r in sorted(rng.sample(hit, min(n, len(hit)))):
        row = part.rows[r]
        slots = value_slots(row)
        digits = ''.join(s.cell.text for s in slots)
        ways[r] = list(solve.cuts(digits, len(slots)))
        rest = [s for s in row if s not in slots]
        label = [s for s in rest if s.text]
        if at_label and label:
            label[-1].text += digits
        else:
            rest.append(Slot(slots[0].cell, HERE, digits))
        part.rows[r] = rest
    draft.hidden.append((part.table, ways, None))
    return True


@kind('N5', lambda s: s.name == 'tika', official=True, group='N')
def repeated_dropped(draft):
    """A line equal to the one before it was dropped."""
    part, rng = _sums_part(draft), draft.rng
    if part is None:
        return False
    for r in some_rows(rng, rows_of_values(part)):
        row, last = [], None
        for s in part.rows[r]:
            if s.kind is HERE and s.cell.role == VALUE:
                s.cell.open = True
                if s.text == last:
                    s.cell.lost = True
                    s.cell.accept.add('')
                    continue
                last = s.text
            row.append(s)
        part.rows[r] = row
    return any(c.lost for c in part.table.cells)


def some_rows(rng, hit):
    return sorted(rng.sample(hit, min(len(hit), rng.randint(1, 6))))


@kind('N6', values_apart, group='N')
def torn_out(draft):
    """One value stands as a line of its own beside the table."""
    rng = draft.rng
    parts = [p for p in draft.parts() if p.table.checks
             and all(c.text for c in p.table.cells)]
    if not parts:
        return False
    part = rng.choice(parts)
    r = rng.choice(rows_of_values(part, 2))
    slots = value_slots(part.rows[r])
    torn = rng.choice(slots)
    text = torn.cell.text
    others = [s.cell.text for s in slots if s is not torn]
    if rng.random() < 0.5 and draft.shape.blanks:   # its place is seen
        torn.text = ''
        at = slots.index(torn)
        ways = [others[:at] + [text] + others[at:]]
    elif draft.shape.name in CELL_A_LINE and r == len(part.rows) - 1 and \
            solve.row_fits(part.table, part.rows[r][0].cell.r,
                           others + [text]):
        return False    # it reads as another row that has all its values
    else:
        part.rows[r] = [s for s in part.rows[r] if s is not torn]
        ways = [others[:k] + [text] + others[k:]
                for k in range(len(slots))]
    draft.hidden.append((part.table, {r: ways}, text))
    if draft.shape.name == 'tika':
        text = f'{text}\n'
    draft.insert(part, Block(text), True)
    return True


@kind('N7', rows, official=True, group='N rows')
def wrapped_label(draft):
    """A long label on lines of its own, before or round its values."""
    rng = draft.rng
    parts = draft.parts('t3')
    part = parts[0]
    done = 0
    for r in range(len(part.rows) - 1, 2, -1):
        row = part.rows[r]
        label = [s for s in row if s.text and s.cell.role != VALUE]
        if not any(s.text for s in value_slots(row)):
            continue
        if not label or len(label[-1].text) < 12 or rng.random() < 0.5:
            continue
        s, text = label[-1], label[-1].text
        k = rng.choice([len(text), len(text) // 2])
        first = [Slot(x.cell, x.kind, x.text if x in label else '')
                 for x in row]
        first[row.index(s)].text = text[:k]
        values = [Slot(x.cell, x.kind, '' if x in label else x.text)
                  for x in row]
        new = [first, values]
        if k < len(text):
            last = [Slot(x.cell, x.kind, '') for x in row]
            last[row.index(s)].text = text[k:]
            new.append(last)
        part.rows[r:r + 1] = new
        done += 1
    return done > 0
