"""Damage to headings, paragraphs and pages of text (H, P4-P6, R)."""
import re

from draft import EXTRA, HERE, Block, Slot
from kinds import BLANKS, kind, plain
from shapes import PAGE_COLUMNS, wrap

MARKDOWN = {'tab', 'pipe', 'pipe-bare', 'no-bars', 'box', 'box-ascii', 'md',
            'md-html'}


def markdown(shape):
    return shape.name in MARKDOWN


@kind('H1', lambda s: s.marks, official=True)
def level_drift(draft):
    rng = draft.rng
    for b in draft.headings():
        b.level = rng.choice([1, 2]) if b.level == 1 else rng.choice([2, 3, 4])
    return True


@kind('H2', lambda s: markdown(s) and s.plain, official=True)
def bold_lead(draft):
    """**（一）主动公开方面。**text: a paragraph all the same."""
    hit = [b for b in draft.paragraphs() if b.text.startswith('（')]
    for b in hit:
        lead, _, rest = b.text.partition('。')
        b.text = f'**{lead}。**{rest}'
    return bool(hit)


@kind('H3', markdown, official=True)
def bold_heading(draft):
    for b in draft.headings():
        b.bold = draft.rng.random() < 0.5
    return any(b.bold for b in draft.headings())


@kind('H4', lambda s: s.plain and not s.marks, official=True)
def broken_title(draft):
    title = draft.headings()[0]
    at = len(title.text) - draft.rng.choice([4, 6, 8, 12])
    title.text = title.text[:at] + '\n' + title.text[at:]
    return True


@kind('H5', plain, official=True)
def wrong_number(draft):
    """（1） where the siblings have （二）, （三）."""
    hit = [b for b in draft.blocks() if re.match('（[一二三四五]）', b.text)]
    if len(hit) < 3:
        return False
    for b in draft.rng.sample(hit, draft.rng.randint(1, len(hit) - 1)):
        n = '一二三四五'.index(b.text[1]) + 1
        b.text = f'（{n}） {b.text[3:]}'
    return True


def page_mark(rng):
    n = rng.randint(1, 30)
    return rng.choice([f'— {n} —', f'- {n} -', f'—{n}—', f'第 {n} 页'])


@kind('P4', plain)
def cut_paragraph(draft):
    """A page ends inside a sentence."""
    rng = draft.rng
    inside = re.compile('(?<=[\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff]{3})')
    for b in rng.sample(draft.paragraphs(), len(draft.paragraphs())):
        at = [m.start() for m in inside.finditer(b.text)
              if 18 <= m.start() <= len(b.text) - 8]
        if not at:
            continue
        k = rng.choice(at)
        mark = Block(f'\n{page_mark(rng)}\n' if not draft.shape.marks
                     else page_mark(rng))
        draft.replace(b, [Block(b.text[:k], 0, b.of), mark,
                          Block(b.text[k:], 0, b.of)])
        return True
    return False


@kind('P5', lambda s: s.plain and s.name != 'copied')
def page_numbers(draft):
    """Between blocks, where pages end."""
    rng = draft.rng
    for b in rng.sample(draft.blocks(), min(3, len(draft.blocks()))):
        mark = page_mark(rng)
        if not draft.shape.marks:
            mark = f'\n{mark}\n'
        draft.insert(b, Block(mark), rng.random() < 0.5)
    return True


@kind('P6', lambda s: s.plain and s.name not in ('paged', 'cells'))
def hard_wrapped(draft):
    """Lines as the page had them, numbered at its foot."""
    for b in draft.paragraphs():
        indent = '\u3000\u3000' if draft.doc.lang == 'zh' else ''
        b.text = '\n'.join(wrap(indent + b.text, PAGE_COLUMNS, PAGE_COLUMNS))
    return draft.doc.lang == 'zh'


FURNITURE = ['当前位置：首页 > 信息公开 > 年度报告', '-->', '附件下载',
             '来源：本站 时间：2022-01-20', '[image: logo.png]']


@kind('R1', plain)
def residue(draft):
    rng = draft.rng
    b = rng.choice(draft.blocks())
    b.text += '[bookmark: _GoBack]'
    if rng.random() < 0.6 and draft.shape.name not in BLANKS:
        draft.items.insert(rng.choice([0, len(draft.items)]),
                           Block(rng.choice(FURNITURE)))
    return True


@kind('R2', lambda s: s.name in ('pipe', 'md'), official=True)
def invented_head(draft):
    """A header row of the OCR engine's own making."""
    part = draft.rng.choice(draft.parts())
    part.extra_head = [f'数据{i}' for i in range(1, part.table.cols + 1)]
    return True


WORDINGS = ['项目', '本年新收件数', '上年结转件数', '办结件数', '未办结件数',
            '同比增减', '所占比例', '牵头部门', '完成时限', '责任人',
            '统计口径', '数据来源', '核对情况', '上报时间', '补充说明']


@kind('R2-words', lambda s: s.name in ('tab', 'pipe', 'pipe-bare', 'md'),
      official=True, group='R2 rows page', named=True)
def worded_head(draft):
    """A header of the engine's own wording, above the form's or instead."""
    part = draft.rng.choice(draft.parts())
    n = len(part.rows[0])
    row = [Slot(None, EXTRA, t) for t in WORDINGS[:n]]
    if draft.rng.random() < 0.5 and part.table.form.family == 't3':
        for s in (s for r in part.rows[:3] for s in r if s.kind is HERE):
            s.cell.lost = True
            s.cell.accept.add('')
        del part.rows[:3]
    part.rows.insert(0, row)
    return True


@kind('R3', plain)
def blank_margins(draft):
    rng = draft.rng
    draft.margin = ('\n' * rng.randint(1, 4),
                    '\n' * rng.randint(1, 3) + rng.choice(['', ' \n']))
    return True


