"""True documents with tables of no form, in Chinese and English.

Budgets with totals, statistics under headers of two levels and beside nested
labels, lists of staff, schedules, stocks.  Totals hold.
"""
import ledgers
import tricky
from model import HEAD, LABEL, VALUE, Cell, Document, Heading, Para, Table
from reports import FIRST, SECOND

SURNAME = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
GIVEN = ['明', '芳', '建国', '秀英', '志强', '丽华', '文杰', '小梅', '海涛', '雪']

WORDS = {
    'zh': {
        'item': '项目', 'total': '合计', 'no': '序号',
        'items': ['办公费', '印刷费', '差旅费', '培训费', '会议费', '维修费',
                  '水电费', '邮寄费', '租赁费', '劳务费', '燃料费', '宣传费'],
        'money': ['年初预算', '调整预算', '实际支出', '结余', '上年支出'],
        'areas': [('东部', ['城关', '河口', '新桥']), ('西部', ['石门', '双岭']),
                  ('南部', ['沙湾', '三里', '花园', '竹林']),
                  ('北部', ['白马', '龙泉'])],
        'area': '片区', 'place': '站点',
        'pair': [['男', '女'], ['城镇', '农村'], ['上半年', '下半年'],
                 ['件数', '金额', '占比']],
        'group': ['2021年', '2022年', '2023年', '2024年'],
        'staff': ['姓名', '性别', '部门', '职务', '入职年份', '电话'],
        'depts': ['办公室', '财务科', '业务科', '后勤科'],
        'posts': ['科长', '副科长', '科员', '会计', '司机'],
        'sex': ['男', '女'],
        'days': ['星期一', '星期二', '星期三', '星期四', '星期五'],
        'halves': ['上午', '下午'], 'time': '时间', 'half': '时段',
        'acts': ['例会', '值班', '走访', '培训', '接待来访', '档案整理',
                 '安全检查', '设备维护'],
        'stock': ['名称', '单位', '数量', '单价', '金额'],
        'units': ['台', '套', '箱', '张', '把'],
        'goods': ['打印机', '办公桌', '文件柜', '复印纸', '座椅', '投影仪',
                  '空调', '饮水机'],
        'titles': ['{p}站年度收支情况的报告', '{p}中心运行情况通报',
                   '关于{p}工作安排的通知', '{p}片区统计工作报告'],
        'lead': ['现将有关情况列表说明如下，请各单位对照检查，发现差错及时告知。',
                 '下表按月汇总，数据由各站点上报，经过逐级核对后公布。'],
        'sections': ['一、基本情况', '二、数据汇总', '三、有关说明'],
    },
    'en': {
        'item': 'Item', 'total': 'Total', 'no': 'No.',
        'items': ['Paper', 'Printing', 'Travel', 'Training', 'Meetings',
                  'Repairs', 'Water', 'Postage', 'Rent', 'Wages', 'Fuel'],
        'money': ['Planned', 'Revised', 'Spent', 'Left', 'Last year'],
        'areas': [('East', ['Ford', 'Mill', 'Newbridge']),
                  ('West', ['Stonegate', 'Ridge']),
                  ('South', ['Sandbay', 'Garden', 'Grove']),
                  ('North', ['Whitehorse', 'Spring'])],
        'area': 'Area', 'place': 'Station',
        'pair': [['Men', 'Women'], ['Town', 'Country'], ['H1', 'H2'],
                 ['Cases', 'Amount', 'Share']],
        'group': ['2021', '2022', '2023', '2024'],
        'staff': ['Name', 'Sex', 'Office', 'Post', 'Since', 'Phone'],
        'depts': ['Office', 'Finance', 'Service', 'Supply'],
        'posts': ['Head', 'Deputy', 'Clerk', 'Driver'],
        'sex': ['m', 'f'],
        'days': ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
        'halves': ['Morning', 'Afternoon'], 'time': 'Time', 'half': 'Half',
        'acts': ['Meeting', 'On call', 'Visits', 'Training', 'Reception',
                 'Filing', 'Safety check', 'Upkeep'],
        'stock': ['Article', 'Unit', 'Number', 'Price', 'Amount'],
        'units': ['pcs', 'sets', 'boxes'],
        'goods': ['Printer', 'Desk', 'Cabinet', 'Paper', 'Chair',
                  'Projector', 'Heater', 'Kettle'],
        'titles': ['Annual report of {p} station', 'Notes on {p} works'],
        'lead': ['The table below was put together from monthly returns.',
                 'All figures were checked twice before they were printed.'],
        'sections': ['Overview', 'Figures', 'Remarks'],
    },
}


def _flat(head, body, lang, labels=1):
    """A table of one header row and rows of texts."""
    cells = [Cell(0, c, 1, 1, t, HEAD) for c, t in enumerate(head)]
    for r, row in enumerate(body, 1):
        for c, t in enumerate(row):
            cells.append(Cell(r, c, 1, 1, t, LABEL if c < labels else VALUE))
    return Table(len(body) + 1, len(head), cells, lang=lang)


def _amount(rng, style):
    if style == 'whole':
        return rng.randint(1, 999) * 100
    return rng.randint(100, 999999)     # hundredths


def _money(n, style):
    if style == 'whole':
        return str(n // 100)
    if style == 'comma':
        return f'{n // 100:,}.{n % 100:02}'
    return f'{n // 100}.{n % 100:02}'


def budget(rng, w, lang):
    style = rng.choice(['whole', 'comma', 'plain'])
    items = rng.sample(w['items'], rng.randint(3, 9))
    heads = rng.sample(w['money'], rng.randint(2, 4))
    numbers = [[_amount(rng, style) for _ in heads] for _ in items]
    body = [[i] + [_money(n, style) for n in row]
            for i, row in zip(items, numbers)]
    body.append([w['total']] + [_money(sum(col), style)
                                for col in zip(*numbers)])
    table = _flat([w['item']] + heads, body, lang)
    table.checks = [('rows', [len(items) + 1], range(1, len(items) + 1))]
    return table


def stock(rng, w, lang):
    body, total = [], 0
    for i, name in enumerate(rng.sample(w['goods'], rng.randint(3, 7)), 1):
        n, price = rng.randint(1, 40), rng.randint(5, 900)
        total += n * price
        body.append([str(i), name, rng.choice(w['units']), str(n), str(price),
                     str(n * price)])
    return _flat([w['no']] + w['stock'], body, lang, 3)


def staff(rng, w, lang):
    body = []
    for i in range(1, rng.randint(4, 12)):
        name = (rng.choice(SURNAME) + rng.choice(GIVEN) if lang == 'zh' else
                rng.choice(['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn'])
                + ' ' + rng.choice(['Marsh', 'Stone', 'Reed', 'Hill']))
        body.append([str(i), name, rng.choice(w['sex']),
                     rng.choice(w['depts']), rng.choice(w['posts']),
                     str(rng.randint(1990, 2023)),
                     f'55{rng.randint(10000, 99999)}'])
    return _flat([w['no']] + w['staff'], body, lang, 5)


def schedule(rng, w, lang):
    """Halves of a day beside hours, each label over its rows."""
    hours = [['8:30-10:00', '10:00-11:30', '11:30-12:00'],
             ['14:00-15:30', '15:30-17:00']]
    days = w['days'][:rng.randint(3, 5)]
    cells = [Cell(0, 0, 1, 2, w['time'], HEAD)]
    cells += [Cell(0, 2 + i, 1, 1, d, HEAD) for i, d in enumerate(days)]
    r = 1
    for half, times in zip(w['halves'], hours):
        times = times[:rng.randint(2, 3)]
        cells.append(Cell(r, 0, len(times), 1, half, LABEL))
        for t in times:
            cells.append(Cell(r, 1, 1, 1, t, LABEL))
            cells += [Cell(r, 2 + i, 1, 1, rng.choice(w['acts']), VALUE)
                      for i in range(len(days))]
            r += 1
    return Table(r, 2 + len(days), cells, lang=lang)


def _group_head(rng, w, cells, stub):
    """Two header rows: groups over columns; returns how many columns."""
    pair = rng.choice(w['pair'])
    groups = rng.sample(w['group'], rng.randint(2, 3))
    c = stub
    for g in sorted(groups):
        cells.append(Cell(0, c, 1, len(pair), g, HEAD))
        for name in pair:
            cells.append(Cell(1, c, 1, 1, name, HEAD))
            c += 1
    return c - stub


def statistics(rng, w, lang):
    """Groups of columns over nested labels, and a total of all rows."""
    nested = rng.random() < 0.7
    stub = 2 if nested else 1
    cells = [Cell(0, 0, 2, 1, w['area'], HEAD)]
    if nested:
        cells.append(Cell(0, 1, 2, 1, w['place'], HEAD))
    n = _group_head(rng, w, cells, stub)
    sums, r = [0] * n, 2
    for area, places in rng.sample(w['areas'], rng.randint(2, 4)):
        if nested:
            cells.append(Cell(r, 0, len(places), 1, area, LABEL))
        for place in places if nested else [area]:
            cells.append(Cell(r, stub - 1, 1, 1, place, LABEL))
            for k in range(n):
                v = rng.randint(0, rng.choice([9, 90, 2000]))
                sums[k] += v
                cells.append(Cell(r, stub + k, 1, 1, str(v), VALUE))
            r += 1
    cells.append(Cell(r, 0, 1, stub, w['total'], LABEL))
    cells += [Cell(r, stub + k, 1, 1, str(v), VALUE)
              for k, v in enumerate(sums)]
    return Table(r + 1, stub + n, cells, lang=lang,
                 checks=[('rows', [r], range(2, r))])


PLAIN = [budget, stock, staff]
SPANNED = [schedule, statistics, statistics]


def other(rng, shape, simple=False):
    """One to three tables; simple: none with spans or blanks.  English only
    where the shape shows what is a heading."""
    simple = simple or shape.simple
    lang = 'en' if shape.marks and not simple and rng.random() < 0.35 else 'zh'
    w = WORDS[lang]
    place = (rng.choice(FIRST) + rng.choice(SECOND) if lang == 'zh'
             else rng.choice(['Northwick', 'Eastmoor', 'Lowford']))
    out = [Heading(1, rng.choice(w['titles']).format(p=place)),
           Para(rng.choice(w['lead']))]
    for i in range(rng.randint(1, 3)):
        out.append(Heading(2, w['sections'][i]))
        out.append(Para(rng.choice(w['lead'])))
        if not simple and rng.random() < 0.3:
            out += tricky.tables(rng, lang, shape)
            continue
        if rng.random() < 0.5:
            make = rng.choice(ledgers.PLAIN if simple else
                              ledgers.PLAIN + ledgers.SPANNED)
            out.append(make(rng, lang))
            continue
        make = rng.choice(PLAIN if simple else PLAIN + SPANNED)
        out.append(make(rng, w, lang))
    return Document(out, False, lang)
