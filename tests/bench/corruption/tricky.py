"""True tables that resemble damaged ones, to catch repairs of what is whole:
blank fields, one-character values, a row of units, lists inside cells, no
header at all, two tables of one kind in a row."""
from model import HEAD, LABEL, VALUE, Cell, Table

SURNAME = '赵钱孙李周吴郑王冯陈'
GIVEN = ['明', '芳', '建国', '秀英', '志强', '丽华']

WORDS = {
    'zh': {
        'marks': ['姓名', '语文', '数学', '品德', '评语'],
        'grades': '优良中差',
        'notes': ['认真', '进步较大', '按时完成', ''],
        'units': (['月份', '收粮', '货款', '天数'], ['', '吨', '元', '天']),
        'month': '{}月',
        'facts': [('名称', ['中心粮站', '第二水厂']), ('地址', ['桥头街3号']),
                  ('电话', ['5512345', '5598760']), ('负责人', ['王明']),
                  ('开放时间', ['8:30-17:00'])],
        'duty': ['科室', '职责', '备注'],
        'duties': ['1.起草文件；\n2.管理档案；\n3.安排会议。',
                   '1.审核票据；\n2.编制预算。', '负责车辆调度。'],
        'offices': ['办公室', '财务科', '后勤科'],
        'check': ['检查内容', '一组', '二组', '三组'],
        'checks': ['灭火器', '电线', '门窗', '账目'], 'yes': '√',
        'gaps': ['项目', '一季度', '二季度', '三季度', '四季度', '备注'],
        'things': ['办公费', '差旅费', '培训费', '维修费', '水电费'],
        'remark': ['', '', '', '已结清'],
    },
    'en': {
        'marks': ['Name', 'Reading', 'Sums', 'Conduct', 'Remark'],
        'grades': 'ABCD',
        'notes': ['careful', 'much better', 'in time', ''],
        'units': (['Month', 'Grain', 'Paid', 'Days'], ['', 't', 'EUR', 'd']),
        'month': 'Month {}',
        'facts': [('Name', ['Main store', 'Second works']),
                  ('Street', ['3 Bridge Lane']), ('Phone', ['5512345']),
                  ('Head', ['Ann Marsh']), ('Open', ['8:30-17:00'])],
        'duty': ['Office', 'Duties', 'Remark'],
        'duties': ['1. Drafts letters;\n2. keeps files.',
                   '1. Checks bills;\n2. plans money;\n3. pays.',
                   'Sends the cars.'],
        'offices': ['Office', 'Finance', 'Supply'],
        'check': ['Checked', 'Team 1', 'Team 2', 'Team 3'],
        'checks': ['Fire', 'Wires', 'Doors', 'Books'], 'yes': 'x',
        'gaps': ['Item', 'Q1', 'Q2', 'Q3', 'Q4', 'Remark'],
        'things': ['Paper', 'Travel', 'Training', 'Repairs', 'Water'],
        'remark': ['', '', '', 'settled'],
    },
}


def rows(lang, head, body):
    """A table of a header row, or none, and rows of texts."""
    cells = [Cell(0, c, 1, 1, t, HEAD) for c, t in enumerate(head)]
    for r, row in enumerate(body, 1 if head else 0):
        cells += [Cell(r, c, 1, 1, t, VALUE if c else LABEL)
                  for c, t in enumerate(row)]
    return Table(len(body) + bool(head), len(body[0]), cells, lang=lang)


def grades(rng, lang):
    w = WORDS[lang]
    names = [rng.choice(SURNAME) + rng.choice(GIVEN) if lang == 'zh' else
             rng.choice(['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'])
             for _ in range(rng.randint(4, 9))]
    return [rows(lang, w['marks'],
                 [[n] + [rng.choice(w['grades']) for _ in range(3)]
                  + [rng.choice(w['notes'])] for n in names])]


def unit_row(rng, lang):
    head, units = WORDS[lang]['units']
    body = [[WORDS[lang]['month'].format(m), str(rng.randint(20, 900)),
             str(rng.randint(1000, 99999)), str(rng.randint(20, 31))]
            for m in range(1, rng.randint(4, 9))]
    return [rows(lang, head, [units] + body)]


def facts(rng, lang):
    return [rows(lang, [], [[k, rng.choice(v)]
                            for k, v in WORDS[lang]['facts']])]


def duties(rng, lang):
    w = WORDS[lang]
    return [rows(lang, w['duty'], [[o, rng.choice(w['duties']), '']
                                   for o in w['offices']])]


def ticks(rng, lang):
    w = WORDS[lang]
    return [rows(lang, w['check'],
                 [[k] + [rng.choice([w['yes'], ''])
                         for _ in range(3)] for k in w['checks']])]


def gaps(rng, lang):
    w = WORDS[lang]
    return [rows(lang, w['gaps'],
                 [[k] + [str(rng.randint(1, 999)) if rng.random() < 0.7
                         else '' for _ in range(4)] + [rng.choice(w['remark'])]
                  for k in w['things']])]


def twins(rng, lang):
    """The same header over other rows, and nothing between the two."""
    a, b = unit_row(rng, lang)[0], gaps(rng, lang)[0]
    return [a, b] if rng.random() < 0.5 else [b, a]


ANY = [grades, unit_row, facts, ticks, gaps]


def tables(rng, lang, shape):
    """One, or two that stand together where their rules show it."""
    make = list(ANY)
    if shape.lines and not shape.name.startswith('box'):
        make.append(duties)     # a box cannot tell lines from wrapping
    if shape.spans:
        make.append(twins)
    return rng.choice(make)(rng, lang)
