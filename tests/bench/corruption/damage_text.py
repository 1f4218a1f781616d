"""Damage to characters: width, blanks, marks, wordings (C, L, N1, N2)."""
import re

from draft import HERE
from kinds import BLANKS, ROWS, kind, plain, some, rows
from model import VALUE, Heading

HAN = '\u4e00-\u9fff'
NBSP, WIDE = '\u00a0', '\u3000'


def texts(draft, values=False):
    """Everything that has a text, blocks and slots; values if asked."""
    out = list(draft.blocks())
    for p in draft.parts():
        out += [s for s in p.slots() if s.text and s.cell is not None
                and (values or s.cell.role != VALUE)]
    return out


def keep_authors(draft, slots):
    """What an author typed in Word or markup may stay as he typed it: there
    blanks and line ends are no accident of an extraction."""
    if not draft.shape.plain:
        for s in slots:
            s.cell.accept.add(s.text)


def labels(draft):
    return [t for t in texts(draft) if hasattr(t, 'cell')]


def rewrite(items, change):
    """Whether the change altered any of them."""
    any_new = False
    for i in items:
        new = change(i.text)
        any_new |= new != i.text
        i.text = new
    return any_new


NARROW = str.maketrans('（），：；！？', '(),:;!?')


@kind('C1', plain)
def half_width(draft):
    """Half-width marks in Chinese text, a blank after the bracket."""
    rng = draft.rng
    blank = rng.random() < 0.6

    def change(text):
        if not re.search(f'[{HAN}]', text):
            return text
        text = re.sub(r'^（(.{1,3})）', r'(\1) ' if blank else r'(\1)', text)
        text = text.translate(NARROW)
        return re.sub(r',(?=.)', ', ', text) if blank else text
    return rewrite(some(rng, texts(draft), 0.7), change)


@kind('C2', plain, group='blanks')
def blanks_at_digits(draft):
    def change(text):
        text = re.sub(f'([{HAN}])(\\d)', r'\1 \2', text)
        return re.sub(f'(\\d)([{HAN}])', r'\1 \2', text)
    return rewrite(draft.blocks(), change)


@kind('C3', lambda s: s.plain and s.name not in BLANKS, group='blanks')
def justified(draft):
    """Words spread over the width of their cell."""
    rng = draft.rng
    gap = rng.choice([' ', '  ', WIDE])
    short = [s for s in labels(draft)
             if re.fullmatch(f'[{HAN}]{{2,4}}', s.text)]
    return rewrite(some(rng, short, 0.4), gap.join)


@kind('C4', lambda s: s.plain and s.name not in BLANKS, official=True,
      group='blanks')
def blank_after_number(draft):
    return rewrite(labels(draft),
                   lambda t: re.sub(r'^(\d)\.(?=\S)', r'\1. ', t))


@kind('C5', plain)
def doubled_mark(draft):
    rng = draft.rng
    long = [b for b in draft.paragraphs() if re.search('[，：；]', b.text)]

    def change(text):
        at = rng.choice([m.end() for m in re.finditer('[，：；]', text)])
        return text[:at] + text[at - 1:]
    return rewrite(some(rng, long, 0.3), change)


@kind('C6', plain)
def stray_bracket(draft):
    """A bracket without its partner: nobody knows where it belongs."""
    rng = draft.rng
    block = rng.choice(draft.paragraphs())
    mark = rng.choice(['）', '”', '】'])
    block.text = block.text[:-1] + mark + block.text[-1]
    block.of.text = block.text
    return True


@kind('C7')
def look_alikes(draft):
    """Characters taken for others: what was printed may not be guessed."""
    rng = draft.rng
    swap = {'0': 'O', '1': 'l', '5': 'S', '8': 'B'}
    hit = [s for p in draft.parts() for s in p.slots()
           if s.kind is HERE and s.cell.role == VALUE
           and len(s.text) < 4 and s.text.isdigit() and s.text[0] in swap]
    for s in hit and rng.sample(hit, min(len(hit), rng.randint(1, 3))):
        s.text = s.cell.text = swap[s.text[0]] + s.text[1:]
    return bool(hit)


TRADITIONAL = str.maketrans('项数总计无权关处办业务结维机构复议诉讼报业规类',
                            '項數總計無權關處辦業務結維機構復議訴訟報業規類')
PINYIN = {'公': 'gong', '开': 'kai', '政': 'zheng', '予': 'yu', '行': 'xing'}


@kind('C8', lambda s: s.plain and s.name not in BLANKS, official=True)
def other_script(draft):
    """Traditional characters, or readings set behind them: 公(gong)."""
    rng = draft.rng
    pinyin = rng.random() < 0.4

    def change(text):
        if not pinyin:
            return text.translate(TRADITIONAL)
        for ch, reading in PINYIN.items():
            if ch in text:
                return text.replace(ch, f'{ch}({reading})', 1)
        return text
    changed = False
    for s in some(rng, labels(draft), 0.25):
        new = change(s.text)
        changed |= new != s.text
        for printed in (new, change(s.cell.text)):
            wide = printed.replace('(', '（').replace(')', '）')
            s.cell.accept |= {printed, wide}
        s.text = new
    return changed


VARIANTS = {
    '本年废止件数': ['本年度废止件数'], '现行有效件数': ['现行有效件'],
    '本年制发件数': ['本年度制发件数'], '行政规范性文件': ['规范性文件'],
    '2.其他法律行政法规禁止公开': ['2.其他法律行政止公开',
                                   '2.其他法律、行政法规禁止公开'],
    '4.无正当理由大量反复申请': ['4.无正当理由大量反复的申请'],
    '社会公益组织': ['社会公益'], '（六）其他处理': ['（六）其他'],
    '法律服务机构': ['法律服务'],
    '一、本年新收政府信息公开申请数量': ['一、本年新收政府信息公开申请量'],
    '四、结转下年度继续办理': ['四、结转下年度办理'],
    '处理决定数量': ['处理决定数'], '对外公开总数量': ['对外公开数量'],
}


@kind('L1', official=True)
def label_variant(draft):
    """A wording of the office's own; it stays as printed."""
    hit = [s for s in labels(draft) if s.text in VARIANTS]
    for s in some(draft.rng, hit, 0.4):
        s.text = s.cell.text = draft.rng.choice(VARIANTS[s.text])
    return bool(hit)


TITLES = {
    '五、存在的主要问题及改进情况': ['五、存在的问题及改进情况',
                                     '五、政府信息公开工作存在的主要问题及改进情况'],
    '六、其他需要报告的事项': ['六、其他需要报告的情况'],
    '二、主动公开政府信息情况': ['二、行政机关主动公开政府信息情况'],
    '四、政府信息公开行政复议、行政诉讼情况':
        ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况'],
}


@kind('L2', official=True)
def title_variant(draft):
    hit = [b for b in draft.blocks(Heading) if b.text in TITLES]
    for b in some(draft.rng, hit):
        b.text = b.of.text = draft.rng.choice(TITLES[b.text])
    return bool(hit)


@kind('N1', lambda s: s.name not in BLANKS)
def padded_values(draft):
    rng = draft.rng
    style = rng.choice([('', NBSP), (WIDE * 2, ''), ('', ' ' + WIDE),
                        (NBSP, ''), ('', NBSP + WIDE)])
    hit = [s for s in texts(draft, True)
           if hasattr(s, 'cell') and s.cell.role == VALUE]
    if draft.shape.name in ROWS:        # blanks at cell ends are the shape's
        style = tuple(t.strip(' ') for t in style)
    some_hit = some(rng, hit, 0.3)
    rewrite(some_hit, lambda t: style[0] + t + style[1])
    if not draft.shape.plain:   # of two equal numbers, who knows which had it
        for s in hit:
            s.cell.accept.add(style[0] + s.cell.text + style[1])
    return bool(hit)


@kind('N2-word', rows, group='N2 S9')
def printed_blanks(draft):
    """What programs print for an empty cell: in every one of them."""
    word = 'NaN'
    first = draft.parts()[0].rows[0] if draft.parts() else []
    if sum(not s.text for s in first) >= 2:
        word = draft.rng.choice(['NaN', 'None', 'null'])
    hit = [s for p in draft.parts() for s in p.slots() if not s.text]
    for s in hit:
        s.text = word
    return bool(hit)


@kind('N2', lambda s: s.name not in BLANKS and s.blanks
      and not s.name.startswith('box'),
      official=True)
def blank_values(draft):
    """Fields the office left blank; a mark in them stays as printed."""
    rng = draft.rng
    part = rng.choice(draft.parts())
    mark = rng.choice([NBSP, WIDE, '', '-', '/'])
    hit = [s for s in part.slots() if s.kind is HERE
           and s.cell.role == VALUE and s.text == '0']
    for s in some(rng, hit, rng.choice([0.1, 0.9])):
        s.text = mark
        s.cell.text = mark if mark in ('-', '/') else ''
        s.cell.accept.add('')
    keep_authors(draft, hit)
    return bool(hit)


