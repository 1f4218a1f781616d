"""Faults that a checker has to find, planted in sound reports.

A fault is a function that spoils a document and says what is to be found:
Finding(name of the message, what its detail has to hold, the block it stands
at).  What it makes of the sums is worked out from the form, so a changed
number must be told with all equations that it breaks, and no other.
"""
from dataclasses import dataclass, field

from forms import FORMS
from model import Cell, Heading, Para, Table
from reports import FILL
from sound import (ASPECTS, HEADINGS, cells_of_values, heading_at, section_at,
                   table_of, values)

FAULTS = {}


@dataclass
class Finding:
    name: str
    holds: list = field(default_factory=list)   # strings of the detail
    at: object = None           # the block of its place; None: the document
    maybe: bool = False         # it depends on the shape whether it is made


def fault(name):
    def enter(act):
        FAULTS[name] = act
        return act
    return enter


# ---- sums ----

def number(text):
    try:
        return float(text.replace(',', ''))
    except ValueError:
        return None


def terms(over, at):
    word = 'row' if over == 'rows' else 'column'
    out = word + ('s' if len(at) > 1 else '') + f' {at[0] + 1}'
    if len(at) > 2 and at[-1] - at[0] == len(at) - 1:
        return out + f' to {at[-1] + 1}'
    return out + ''.join(f' + {n + 1}' for n in at[1:])


def broken(table, names):
    """The equations of the form that do not hold, in the words of check."""
    out = []
    for name, (over, left, right) in zip(names, table.form.checks):
        for i in range(table.cols if over == 'rows' else table.rows):
            def add(side, i=i, over=over):
                cells = [table.at(*((n, i) if over == 'rows' else (i, n)))
                         for n in side]
                if any(c.role != 'value' for c in cells):
                    return None
                found = [number(c.text) for c in cells]
                return None if None in found else sum(found)
            a, b = add(left), add(right)
            if a is None or b is None or a == b:
                continue
            kind = 'column' if over == 'rows' else 'row'
            out.append(f'{name}, {kind} {i + 1}: {terms(over, left)}: {a:g}; '
                       f'{terms(over, right)}: {b:g}')
    return out


NAMES = {'t3': ['A1', 'A2', 'A3'], 't4': ['A4', 'A4', 'A4'], 't2': []}


def sums(table):
    found = broken(table, NAMES[table.form.family])
    if not found:
        return None
    first = found[0] if len(found) == 1 else \
        f'{len(found)} sums; the first: '
    return [Finding('sum-broken', [first], table)] + [
        Finding('sum-differs', [f], table) for f in found]


def spoil(rng, cell):
    """Another number, as a slip of the hand makes it."""
    n = int(cell.text)
    cell.text = str(rng.choice([n + 1, n + 10, max(0, n - 1) or n + 2]))


def quoted(doc, before):
    """The text goes on to quote what the tables said."""
    now = values(doc)
    for b in doc.blocks:
        if isinstance(b, Para) and '件' in b.text and any(
                now[k] != before[k] for k in before):
            return False
    return True


@fault('value')
def _value(rng, doc):
    table = table_of(doc, rng.choice(['t3', 't4']))
    last = {r for _, r, _ in table.form.checks for r in r}
    cells = [c for c in cells_of_values(table)
             if c.c not in (9,) and c.r not in last and c.text.isdigit()]
    if table.form.family == 't4':
        cells = [c for c in cells_of_values(table) if c.c not in (4, 9, 14)]
    spoil(rng, rng.choice(cells))
    return sums(table)


@fault('total')
def _total(rng, doc):
    """A total that no sentence quotes: of a row, or of one applicant."""
    table = table_of(doc, 't3')
    _, _, (total, _) = table.form.checks[0]
    cells = [c for c in cells_of_values(table)
             if c.c == 9 and 5 <= c.r < total or c.r == total and c.c < 9]
    spoil(rng, rng.choice(cells))
    return sums(table)


@fault('blank')
def _blank(rng, doc):
    table = table_of(doc, rng.choice(['t2', 't3', 't4']))
    cells = cells_of_values(table)
    if table.form.family == 't3':
        cells = [c for c in cells if 5 <= c.r and c.c < 9]
    if table.form.family == 't4':
        cells = [c for c in cells if c.c not in (4, 9, 14)]
    n = rng.randint(1, 3)
    gone = sorted(rng.sample(cells, n), key=lambda c: (c.r, c.c))
    for c in gone:
        c.text = ''
    return [Finding('blank-value', [f'{table.form.name}: {n}: ' + ', '.join(
        f'row {c.r + 1} column {c.c + 1}' for c in gone)], table)]


@fault('column')
def _column(rng, doc):
    """A column of table two is left out, as offices do that repeal nothing."""
    old = table_of(doc, 't2')
    gone = rng.randint(1, 3) if doc.year >= 2021 else 3
    cells = []
    for c in old.cells:
        here = c.c <= gone < c.c + c.cols
        if here and c.cols == 1:
            continue
        cells.append(Cell(c.r, c.c - (c.c > gone), c.rows, c.cols - here,
                          c.text, c.role))
    table = Table(old.rows, old.cols - 1, cells, old.form)
    doc.blocks[doc.blocks.index(old)] = table
    # Where spans are not given, the values stand in order, and flagged.
    return [Finding('label-missing', [old.at(1, gone).text], table),
            Finding('table-flagged', ['规章'], table, True)]


# ---- text against tables ----

@fault('quote')
def _quote(rng, doc):
    v = values(doc)
    words = {'申请': 'n', '办结': 's', '答复': 's', '上年结转': 'b',
             '结转下年度': 'x', '行政复议': 'r', '行政诉讼': 'l'}
    for b in rng.sample(doc.blocks, len(doc.blocks)):
        if not isinstance(b, Para) or '信息公开申请' not in b.text:
            continue
        fit = [w for w in words if f'{w}{v[words[w]]}件' in b.text]
        if not fit:
            continue
        w = rng.choice(fit)
        n = v[words[w]]
        other = n + rng.randint(1, 9)
        # What came in may be quoted with what was left over.
        while other in (v['n'], v['n'] + v['b'], v['s']):
            other += 1
        b.text = b.text.replace(f'{w}{n}件', f'{w}{other}件', 1)
        return [Finding('quoted-number', [f'{w}{other}件', f': {n}'], b)]
    return None


@fault('none-quoted')
def _none(rng, doc):
    """The text says that nothing came; the table counts."""
    v = values(doc)
    for b in doc.blocks:
        if isinstance(b, Para) and '信息公开申请' in b.text and v['n']:
            lead, stop, _ = b.text.rpartition('方面。')
            b.text = lead + stop + rng.choice([
                '全年未收到政府信息公开申请。',
                '本年度没有收到公民的信息公开申请。'])
            return [Finding('quoted-number', [f': {v["n"]}'], b)]
    return None


# ---- sections ----

@fault('section')
def _section(rng, doc):
    """A section of words is missing, heading and all."""
    heading = rng.choice(HEADINGS[4:])
    a, b = section_at(doc, heading)
    del doc.blocks[a:b]
    return [Finding('section-missing', [heading])]


@fault('heading')
def _heading(rng, doc):
    """The table is there and its heading is not."""
    table = table_of(doc, rng.choice(['t2', 't3', 't4']))
    del doc.blocks[heading_at(doc, table.form.heading)]
    # Between two tables a pass puts it back, and then its place is known.
    return [Finding('section-missing', [table.form.heading],
                    None if table.form.family == 't2' else table)]


@fault('table')
def _table(rng, doc):
    table = table_of(doc, rng.choice(['t2', 't3', 't4']))
    a, b = section_at(doc, table.form.heading)
    del doc.blocks[a:b]
    return [Finding('section-missing', [table.form.heading]),
            Finding('table-missing', [table.form.family])]


@fault('order')
def _order(rng, doc):
    a, m = section_at(doc, HEADINGS[4])
    doc.blocks[a:] = doc.blocks[m:] + doc.blocks[a:m]
    return [Finding('section-order', [HEADINGS[5]],
                    doc.blocks[heading_at(doc, HEADINGS[5])]),
            Finding('miscounted', ['5 after a larger'],
                    doc.blocks[heading_at(doc, HEADINGS[4])])]


@fault('fees')
def _fees(rng, doc):
    doc.blocks[-1].text = rng.choice(['没有其他需要报告的事项。', '无。'])
    at = doc.blocks[heading_at(doc, HEADINGS[5])]
    return [Finding('not-mentioned', ['信息处理费'], at)] \
        if doc.year >= 2021 else []


@fault('long')
def _long(rng, doc):
    a, b = section_at(doc, HEADINGS[0])
    text = '各村公示栏每月更新一次，事项的决策、执行和结果都向群众说明。'
    doc.blocks.insert(b, Para(text * 36))
    return [Finding('section-long', [HEADINGS[0], 'at most 1000'],
                    doc.blocks[a])] if doc.year >= 2021 else []


@fault('aspect')
def _aspect(rng, doc):
    """One of the five matters of section one is left out."""
    name = rng.choice([n for n, _ in ASPECTS if n != '依申请公开'])
    a, b = section_at(doc, HEADINGS[0])
    kept = []
    skip = False
    for block in doc.blocks[a + 1:b]:
        if block.text.startswith('（') and name in block.text:
            skip = isinstance(block, Heading)
            continue
        if not skip:
            block.text = block.text.replace(name, '')
            kept.append(block)
        skip = False
    doc.blocks[a + 1:b] = kept
    return [Finding('not-mentioned', [HEADINGS[0], name[-4:-2]],
                    doc.blocks[a])]


@fault('empty')
def _empty(rng, doc):
    a, b = section_at(doc, HEADINGS[4])
    at = doc.blocks[a]
    del doc.blocks[a + 1:b]
    return [Finding('section-empty', [HEADINGS[4]], at)]


# ---- years ----

def renew(rng, doc, old, name):
    table = FORMS[name].table()
    FILL[table.form.family](rng, table)
    doc.blocks[doc.blocks.index(old)] = table
    return table


@fault('version')
def _version(rng, doc):
    """A table of the other year's form; its numbers are not quoted."""
    old = table_of(doc, 't2')
    name = 't2_2019' if doc.year >= 2021 else 't2_2021'
    table = renew(rng, doc, old, name)
    return [Finding('form-outdated', [name, str(doc.year)], table)]


@fault('period')
def _period(rng, doc):
    b = doc.blocks[1]
    b.text = b.text.replace(f'{doc.year}年1月1日', f'{doc.year - 1}年1月1日')
    return [Finding('period-differs', [str(doc.year), str(doc.year - 1)], b)]
