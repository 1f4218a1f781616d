"""True tables of offices, of no form: budgets with totals of groups and of
all, purchases of which only the amounts are added up, prices, rosters, times
of examinations, headers of three levels, outlines that are numbered.
"""
from model import HEAD, LABEL, VALUE, Cell, Table

WORDS = {
    'zh': {
        'groups': [('人员经费', ['基本工资', '津贴补贴', '社会保险费']),
                   ('公用经费', ['办公费', '差旅费', '会议费', '维修费']),
                   ('项目支出', ['道路养护', '绿化管护', '环境整治'])],
        'kind': '类别', 'item': '项目', 'sub': '小计', 'all': '合计',
        'sources': ['财政拨款', '事业收入', '其他收入'],
        'no': '序号', 'buy': ['采购项目', '单位', '数量', '单价', '预算金额',
                            '备注'],
        'goods': ['台式计算机', '激光打印机', '办公桌', '文件柜', '投影仪',
                  '空调机', '复印纸', '会议椅'],
        'units': ['台', '张', '个', '箱'], 'none': ['/', '-', ''],
        'central': ['集中采购', '分散采购', ''],
        'price': ['品种', '规格', '单位', '上期价', '本期价', '涨跌'],
        'foods': [('粮油', ['大米', '面粉', '菜籽油']),
                  ('蔬菜', ['白菜', '萝卜', '土豆', '黄瓜']),
                  ('肉禽蛋', ['猪肉', '鸡蛋'])],
        'sizes': ['一级', '散装', '5升桶装', '标准'], 'weight': '元/公斤',
        'days': ['1月5日', '1月6日', '1月7日', '1月8日'],
        'halves': ['上午', '下午'], 'exam': ['日期', '时段', '时间', '科目',
                                          '考场'],
        'subjects': ['语文', '数学', '英语', '物理', '化学', '历史', '地理'],
        'rooms': ['第一考场', '第二考场', '礼堂'],
        'roster': ['周次', '日期', '带班领导', '值班人员', '电话'],
        'weeks': ['第一周', '第二周', '第三周'],
        'names': ['赵明', '钱芳', '孙建国', '李秀英', '周志强', '吴丽华',
                  '郑文杰', '王海涛'],
        'unit': '单位', 'places': ['城关站', '河口站', '新桥站', '石门站',
                                 '沙湾站', '白马站'],
        'outline': [('一、{}', ['基本支出', '项目支出', '上缴支出']),
                    ('（一）{}', ['工资福利', '商品服务', '对个人补助']),
                    ('{}.{}', ['办公费', '水电费', '邮寄费', '差旅费'])],
        'years': ['上年决算', '本年预算', '比上年增减'],
        'split': ('支出', [('基本支出', ['人员', '公用']),
                           ('项目支出', ['本级', '上级'])]),
        'income': '收入',
    },
    'en': {
        'groups': [('Staff', ['Wages', 'Allowances', 'Insurance']),
                   ('Running', ['Paper', 'Travel', 'Meetings', 'Repairs']),
                   ('Works', ['Roads', 'Parks', 'Drains'])],
        'kind': 'Kind', 'item': 'Item', 'sub': 'Subtotal', 'all': 'Total',
        'sources': ['Grants', 'Fees', 'Other'],
        'no': 'No.', 'buy': ['Article', 'Unit', 'Number', 'Price', 'Amount',
                             'Remark'],
        'goods': ['Computer', 'Printer', 'Desk', 'Cabinet', 'Projector',
                  'Heater', 'Paper', 'Chair'],
        'units': ['pcs', 'sets', 'boxes'], 'none': ['/', '-', ''],
        'central': ['central', 'local', ''],
        'price': ['Goods', 'Grade', 'Unit', 'Before', 'Now', 'Change'],
        'foods': [('Grain', ['Rice', 'Flour', 'Oil']),
                  ('Greens', ['Cabbage', 'Radish', 'Potato', 'Leek']),
                  ('Meat', ['Pork', 'Eggs'])],
        'sizes': ['first', 'loose', '5 l', 'standard'], 'weight': 'EUR/kg',
        'days': ['5 Jan', '6 Jan', '7 Jan', '8 Jan'],
        'halves': ['Morning', 'Afternoon'],
        'exam': ['Day', 'Half', 'Time', 'Subject', 'Room'],
        'subjects': ['English', 'Maths', 'French', 'Physics', 'Chemistry',
                     'History', 'Geography'],
        'rooms': ['Hall', 'Room 1', 'Room 2'],
        'roster': ['Week', 'Day', 'Head', 'On call', 'Phone'],
        'weeks': ['First', 'Second', 'Third'],
        'names': ['Ann Marsh', 'Ben Stone', 'Cleo Reed', 'Dan Hill',
                  'Eve Lane', 'Finn Moor'],
        'unit': 'Station', 'places': ['Ford', 'Mill', 'Newbridge', 'Ridge',
                                      'Grove', 'Spring'],
        'outline': [('{}. {}', ['Running', 'Works', 'Transfers']),
                    ('({}) {}', ['Staff', 'Goods', 'Persons']),
                    ('{}.{}', ['Paper', 'Water', 'Postage', 'Travel'])],
        'years': ['Last year', 'This year', 'Change'],
        'split': ('Spent', [('Running', ['Staff', 'Goods']),
                            ('Works', ['Own', 'Shared'])]),
        'income': 'Income',
    },
}


class Sheet:
    """A table while it is filled, row by row."""

    def __init__(self, lang):
        self.lang, self.cells, self.r, self.checks = lang, [], 0, []

    def head(self, texts):
        self.cells += [Cell(self.r, c, 1, 1, t, HEAD)
                       for c, t in enumerate(texts)]
        self.r += 1

    def put(self, c, text, role=VALUE, rows=1, cols=1):
        self.cells.append(Cell(self.r, c, rows, cols, str(text), role))

    def values(self, c, texts):
        for i, t in enumerate(texts):
            self.put(c + i, t)
        self.r += 1

    def table(self, cols):
        return Table(self.r, cols, self.cells, lang=self.lang,
                     checks=self.checks)


def _printed(n, style):
    return f'{n / 100:,.2f}' if style == 'comma' else \
        f'{n / 100:.2f}' if style == 'cents' else str(n)


def subtotals(rng, lang):
    """Groups with a total each, a total of all, and one of each row."""
    w, t = WORDS[lang], Sheet(lang)
    style = rng.choice(['whole', 'cents', 'comma'])
    heads = w['sources'][:rng.randint(2, 3)]
    t.head([w['kind'], w['item']] + heads + [w['all']])
    subs, n = [], len(heads)
    for name, items in rng.sample(w['groups'], rng.randint(2, 3)):
        items = items[:rng.randint(2, len(items))]
        t.put(0, name, LABEL, len(items) + 1)
        group = []
        for item in items:
            row = [rng.choice([0, rng.randint(1, 99), rng.randint(100, 90000)])
                   for _ in heads]
            t.put(1, item, LABEL)
            t.values(2, [_printed(v, style) for v in row + [sum(row)]])
            group.append(row)
        subs.append([sum(col) for col in zip(*group)])
        t.checks.append(('rows', [t.r], range(t.r - len(items), t.r)))
        t.put(1, w['sub'], LABEL)
        t.values(2, [_printed(v, style) for v in subs[-1] + [sum(subs[-1])]])
    every = [sum(col) for col in zip(*subs)]
    t.checks.append(('rows', [t.r], [c[1][0] for c in t.checks]))
    t.checks.append(('cols', [n + 2], range(2, n + 2)))
    t.put(0, w['all'], LABEL, 1, 2)
    t.values(2, [_printed(v, style) for v in every + [sum(every)]])
    return t.table(n + 3)


def crossed(rng, lang):
    """Rows and columns of numbers, each with a total; no spans."""
    w, t = WORDS[lang], Sheet(lang)
    heads = w['sources'] + [w['income']]
    heads = heads[:rng.randint(2, 4)]
    places = rng.sample(w['places'], rng.randint(3, 6))
    t.head([w['unit']] + heads + [w['all']])
    sums = [0] * len(heads)
    for p in places:
        row = [rng.choice([0, rng.randint(1, 9), rng.randint(10, 5000)])
               for _ in heads]
        sums = [a + b for a, b in zip(sums, row)]
        t.put(0, p, LABEL)
        t.values(1, row + [sum(row)])
    t.put(0, w['all'], LABEL)
    t.values(1, sums + [sum(sums)])
    t.checks = [('rows', [t.r - 1], range(1, t.r - 1)),
                ('cols', [len(heads) + 1], range(1, len(heads) + 1))]
    return t.table(len(heads) + 2)


def purchases(rng, lang):
    """Only amounts are added up; numbers and prices are not."""
    w, t = WORDS[lang], Sheet(lang)
    t.head([w['no']] + w['buy'])
    total, none = 0, rng.choice(w['none'])
    for i, name in enumerate(rng.sample(w['goods'], rng.randint(3, 7)), 1):
        n, price = rng.randint(1, 60), rng.randint(20, 9000)
        total += n * price
        t.put(0, i)
        t.values(1, [name, rng.choice(w['units']), n, price, n * price,
                     rng.choice(w['central'])])
    t.put(0, '')
    t.values(1, [w['all'], none, none, none, total, ''])
    return t.table(7)


def prices(rng, lang):
    """Nothing is added up; changes may be negative."""
    w, t = WORDS[lang], Sheet(lang)
    t.head([w['kind']] + w['price'])
    for name, goods in rng.sample(w['foods'], rng.randint(2, 3)):
        t.put(0, name, LABEL, len(goods))
        for g in goods:
            old, new = rng.randint(150, 4000), rng.randint(150, 4000)
            t.put(1, g, LABEL)
            t.values(2, [rng.choice(w['sizes']), w['weight'],
                         f'{old / 100:.2f}', f'{new / 100:.2f}',
                         f'{(new - old) / 100:.2f}'])
    return t.table(7)


def examinations(rng, lang):
    """Days over halves over hours: labels within labels, words alone."""
    w, t = WORDS[lang], Sheet(lang)
    hours = [['8:30-10:00', '10:30-12:00'], ['14:00-15:30', '16:00-17:30']]
    t.head(w['exam'])
    for day in w['days'][:rng.randint(2, 4)]:
        halves = [h[:rng.randint(1, 2)] for h in hours]
        if rng.random() < 0.3:
            halves = halves[:1]
        t.put(0, day, LABEL, sum(len(h) for h in halves))
        for half, times in zip(w['halves'], halves):
            t.put(1, half, LABEL, len(times))
            for time in times:
                t.put(2, time)
                t.values(3, [rng.choice(w['subjects']),
                             rng.choice(w['rooms'])])
    return t.table(5)


def roster(rng, lang):
    w, t = WORDS[lang], Sheet(lang)
    t.head(w['roster'])
    day = 3
    for week in w['weeks'][:rng.randint(2, 3)]:
        n = rng.randint(2, 4)
        t.put(0, week, LABEL, n)
        for _ in range(n):
            t.put(1, f'{day}日' if lang == 'zh' else f'{day} Jan')
            t.values(2, [*rng.sample(w['names'], 2),
                         f'55{rng.randint(10000, 99999)}'])
            day += 1
    return t.table(5)


def outline(rng, lang):
    """Labels of three levels below one another in one column."""
    w, t = WORDS[lang], Sheet(lang)
    t.head([w['item']] + w['years'])

    def row(label):
        a, b = rng.randint(0, 9000), rng.randint(0, 9000)
        t.put(0, label, LABEL)
        t.values(1, [a, b, b - a])
    marks = '一二三' if lang == 'zh' else 'ABC'
    for i, top in enumerate(w['outline'][0][1][:rng.randint(2, 3)]):
        row(f'{marks[i]}、{top}' if lang == 'zh' else f'{marks[i]}. {top}')
        for k, mid in enumerate(w['outline'][1][1][:rng.randint(0, 3)]):
            row(f'（{marks[k]}）{mid}' if lang == 'zh' else f'({k + 1}) {mid}')
            for m, low in enumerate(w['outline'][2][1][:rng.randint(0, 3)]):
                row(f'{m + 1}.{low}')
    return t.table(4)


def levels(rng, lang):
    """A header of three levels over totals of rows and columns."""
    w, t = WORDS[lang], Sheet(lang)
    name, kinds = w['split']
    t.put(0, w['unit'], HEAD, 3)
    t.put(1, w['income'], HEAD, 3)
    n = sum(len(parts) for _, parts in kinds)
    t.put(2, name, HEAD, 1, n)
    t.put(2 + n, w['all'], HEAD, 3)
    t.r, c = 1, 2
    for kind, parts in kinds:
        t.put(c, kind, HEAD, 1, len(parts))
        t.r = 2
        for p in parts:
            t.put(c, p, HEAD)
            c += 1
        t.r = 1
    t.r = 3
    sums = [0] * (n + 2)
    for place in rng.sample(w['places'], rng.randint(3, 6)):
        row = [rng.randint(0, 5000) for _ in range(n + 1)]
        row.append(sum(row[1:]))
        sums = [a + b for a, b in zip(sums, row)]
        t.put(0, place, LABEL)
        t.values(1, row)
    t.put(0, w['all'], LABEL)
    t.values(1, sums)
    t.checks = [('rows', [t.r - 1], range(3, t.r - 1)),
                ('cols', [n + 2], range(2, n + 2))]
    return t.table(n + 3)


PLAIN = [crossed, outline]
SPANNED = [subtotals, subtotals, purchases, prices, examinations, roster,
           levels]
