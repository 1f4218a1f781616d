"""Sound reports: annual reports of which nothing is to be found.

Sums hold, sections stand in their order and say what they have to, and the
numbers that the text quotes are those of the tables.  Some sentences look
like quotes and are none: those a checker must leave alone.
"""
from forms import FORMS
from model import VALUE, Document, Heading, Para, Table
from reports import FILL, OPENING, OTHER, PLANS, PROBLEMS, office, sentence

FAMILIES = ('t2', 't3', 't4')
HEADINGS = ('一、总体情况', *(FORMS[n].heading for n in (
    't2_2021', 't3_2021', 't4')), '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项')
PERIOD = ['本报告所列数据的统计期限自{y}年1月1日起，到{y}年12月31日止。',
          '报告中所列数据的统计期限为{y}年1月1日至{y}年12月31日。',
          '统计期限从{y}年1月1日起至12月31日止。']
ASPECTS = [
    ('主动公开', ['全年主动公开信息{a}条，其中工作动态{b}条，通知公告{c}条。',
                  '全年受理行政许可申请{a}件，办结{b}件，结果都已公示。'
                  '按时主动公开了预算和决算。']),
    ('依申请公开', []),
    ('政府信息管理', ['明确各科室责任，对拟公开的{b}份文件逐件审查后再行发布。',
                      '清理历年文件{b}件，答复咨询{a}件，政府信息管理更有条理。']),
    ('平台建设', ['网站开设专栏{c}个，受理热线工单{a}件，办结率达到99%。',
                  '公开平台访问{a}次，收到来信{b}件，全部转交办理。']),
    ('监督保障', ['开展培训{c}次，参加人员{b}人次，全年没有发生责任追究。',
                  '办结人大代表建议{c}件、政协提案{c}件，接受社会评议一次。']),
]
ASKED = ['全年新收政府信息公开申请{n}件，上年结转{b}件，办结{s}件，结转下年度{x}件。',
         '{y}年共收到政府信息公开申请{n}件，上年度结转{b}件，已办结{s}件，结转至下年度{x}件。',
         '受理信息公开申请{n}件。当年答复{s}件，结转到下年度继续办理{x}件。']
TRAPS = ['其中自然人申请{k}件，通过信函收到{k}件。', '与上年相比，申请同比增加{k}件。',
         '网上收到申请{k}件，当面收到申请{k}件。', '']
DISPUTES = ['发生行政复议{r}件，行政诉讼{l}件。',
            '全年因政府信息公开引起的行政复议{r}件、行政诉讼{l}件。',
            '被申请行政复议{r}件；被提起行政诉讼{l}件。', '']
NONE_ASKED = '全年没有收到政府信息公开申请。'


def values(doc):
    """What the text of a report quotes: the totals of its tables."""
    out = {}
    for t in doc.tables():
        def number(r, c, t=t):
            return int(t.at(r, c).text)
        if t.form.family == 't3':
            _, came, (total, left) = t.form.checks[0]
            last = t.cols - 1
            out |= dict(n=number(came[0], last), b=number(came[1], last),
                        s=number(total, last), x=number(left, last),
                        k=number(came[0], 3))
        elif t.form.family == 't4':
            out |= dict(r=number(3, 4), l=number(3, 9) + number(3, 14))
    return out


def asked(rng, year, v):
    if v['n'] == 0 and rng.random() < 0.7:
        return NONE_ASKED
    text = (rng.choice(ASKED) + rng.choice(TRAPS) + rng.choice(DISPUTES))
    return text.format(y=year, **v)


def aspects(rng, year, v):
    out = []
    for i, (name, bodies) in enumerate(ASPECTS):
        lead = f'（{"一二三四五"[i]}）{name}'
        text = sentence(rng, bodies) if bodies else asked(rng, year, v)
        if rng.random() < 0.3:
            out.append(Para(f'{lead}方面。{text}'))
        else:
            out += [Heading(3, lead + '情况'), Para(text)]
    return out


def sound(rng):
    o, year = office(rng), rng.randint(2019, 2025)
    version = '2019' if year < 2021 else '2021'
    tables = [FORMS[n].table() for n in (f't2_{version}', f't3_{version}',
                                         't4')]
    for t in tables:
        FILL[t.form.family](rng, t)
    v = values(Document(tables, True))
    out = [Heading(1, f'{o}{year}年政府信息公开工作年度报告'),
           Para(sentence(rng, OPENING[:2], o, year)
                + rng.choice(PERIOD).format(y=year)),
           Heading(2, HEADINGS[0]), *aspects(rng, year, v)]
    for t in tables:
        out += [Heading(2, t.form.heading), t]
    out += [Heading(2, HEADINGS[4]), Para(sentence(rng, PROBLEMS)),
            Para(sentence(rng, PLANS)), Heading(2, HEADINGS[5]),
            Para(rng.choice(OTHER))]
    doc = Document(out, True)
    doc.office, doc.year = o, year
    return doc


def table_of(doc, family):
    return next(t for t in doc.tables() if t.form.family == family)


def cells_of_values(table):
    return [c for c in table.cells if c.role == VALUE]


def heading_at(doc, text):
    return next(i for i, b in enumerate(doc.blocks)
                if isinstance(b, Heading) and b.text == text)


def section_at(doc, text):
    """From its heading up to the next of a section."""
    first = heading_at(doc, text)
    end = first + 1
    while end < len(doc.blocks) and not (
            isinstance(doc.blocks[end], Heading)
            and doc.blocks[end].level == 2):
        end += 1
    return first, end


def first_text(block):
    """By what its place in the source is found."""
    if isinstance(block, Table):
        return next(c.text for c in block.cells if c.text)
    return block.text
