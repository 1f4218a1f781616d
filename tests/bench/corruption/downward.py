"""True tables whose labels are set downwards: groups of rows, each under a
label that its narrow column holds one character a line, and columns under
headers of four characters.  The text names labels and headers, as reports do.
"""
from model import HEAD, LABEL, VALUE, Cell, Document, Heading, Para, Table

WORDS = {
    'zh': {
        'groups': ['行政许可', '行政处罚', '财务管理', '后勤保障', '档案工作',
                   '安全生产', '农田水利', '文教卫生', '综合执法', '招商引资',
                   '基层党建', '环境保护', '本年度办理结果', '防汛物资'],
        'rows': ['新办', '变更', '注销', '检查', '整改', '培训', '采购',
                 '验收', '上报', '归档', '维修', '巡查'],
        'heads': ['年初计划', '累计完成', '按期办结', '正在办理', '群众评议',
                  '移交部门', '退回补正', '实际支出'],
        'stub': ['事项', '类别', '内容'], 'total': '合计',
        'title': '{p}工作情况的报告', 'sections': ['一、分类情况', '二、补充情况'],
        'lead': '下表分{g}几类列出，各栏依次为{h}，由办公室汇总后公布。',
        'also': '其余情况见下表，统计口径与前表相同。', 'and': '、',
        'places': ['河口镇', '石门站', '新桥中心', '双岭区'],
    },
    'en': {
        'groups': ['Income', 'Running costs', 'Building', 'Transport',
                   'Repairs', 'Water supply', 'Schools'],
        'rows': ['Plan', 'Fees', 'Rent', 'Wages', 'Fuel', 'Post', 'Paper',
                 'Tools', 'Tax', 'Hire', 'Cars', 'Light'],
        'heads': ['Planned', 'Revised', 'Spent', 'Left', 'Last year'],
        'stub': ['Matter', 'Class', 'Item'], 'total': 'Total',
        'title': 'Works of {p}', 'sections': ['Classes', 'More'],
        'lead': 'The table lists {g}; its columns are {h}.',
        'also': 'All other figures stand in the table below.', 'and': ', ',
        'places': ['Northwick', 'Eastmoor', 'Lowford'],
    },
}


def table(rng, lang, groups, heads, short):
    """One row of headers, groups of rows under labels, a total; short: fewer
    rows than a label has characters."""
    w = WORDS[lang]
    merged = rng.random() < 0.5
    cells = [Cell(0, 0, 1, 2, w['stub'][0], HEAD)] if merged else \
        [Cell(0, 0, 1, 1, w['stub'][1], HEAD),
         Cell(0, 1, 1, 1, w['stub'][2], HEAD)]
    cells += [Cell(0, 2 + i, 1, 1, h, HEAD) for i, h in enumerate(heads)]
    r, sums = 1, [0] * len(heads)
    for g in groups:
        # A label never fills its rows: where two meet, nobody could tell.
        n = rng.randint(3, 7) if lang == 'en' else \
            rng.randint(2, len(g) - 1) if short else \
            rng.randint(len(g) + 1, len(g) + 3)
        cells.append(Cell(r, 0, n, 1, g, LABEL))
        for name in rng.sample(w['rows'], min(n, len(w['rows']))):
            cells.append(Cell(r, 1, 1, 1, name, LABEL))
            for i in range(len(heads)):
                v = rng.randint(0, rng.choice([9, 90, 2000]))
                sums[i] += v
                cells.append(Cell(r, 2 + i, 1, 1, str(v), VALUE))
            r += 1
    cells.append(Cell(r, 0, 1, 2, w['total'], LABEL))
    cells += [Cell(r, 2 + i, 1, 1, str(v), VALUE) for i, v in enumerate(sums)]
    return Table(r + 1, 2 + len(heads), cells, lang=lang,
                 checks=[('rows', [r], range(1, r))])


def downward(rng, lang, headings=True):
    """One table, or two of the same groups and headers; no headings where
    nothing would show that they are."""
    lang, _, short = lang.partition(' ')
    w = WORDS[lang]
    groups = rng.sample(w['groups'], rng.randint(2, 3))
    heads = rng.sample(w['heads'], rng.randint(3, 5))
    out = [Heading(1, w['title'].format(p=rng.choice(w['places'])))] \
        if headings else []
    lead = w['lead'].format(g=w['and'].join(groups), h=w['and'].join(heads))
    for i in range(rng.randint(1, 2)):
        if headings:
            out.append(Heading(2, w['sections'][i]))
        out.append(Para(w['also'] if i else lead))
        out.append(table(rng, lang, groups, heads, short))
    return Document(out, False, lang)
