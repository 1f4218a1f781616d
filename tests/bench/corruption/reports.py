"""True annual reports: the form's three tables with sums that hold, and text.

Every name is put together at random; no sentence comes from a real report.
"""
from forms import FORMS
from model import VALUE, Document, Heading, Para

FIRST = '青云临石柳白沙松新古梅竹桐枫泉湖安宁永和'
SECOND = '禾溪江桥河山坪田岭湾塘林泽原浦港丰平'
KIND = ['镇', '县', '区', '市', '乡人民政府', '街道办事处', '区民政局',
        '市水务局', '县教育局', '市交通运输局', '县卫生健康局', '区财政局']

OPENING = ['根据《中华人民共和国政府信息公开条例》的规定，{o}编制了{y}年政府信息公开工作年度报告。',
           '{y}年，{o}按照上级的统一部署，稳步推进政府信息公开工作，现将全年情况报告如下。',
           '本报告由{o}编制，所列数据的统计期限自{y}年1月1日起，到{y}年12月31日止。']
ASPECTS = ['主动公开', '依申请公开', '政府信息管理', '平台建设', '监督保障']
BODY = ['全年通过政府网站公开信息{a}条，其中工作动态{b}条，通知公告{c}条，做到了应公开尽公开。',
        '设置了专门的受理窗口，全年接待来访群众{a}人次，答复咨询{b}件，群众总体满意。',
        '明确了由办公室牵头、各科室配合的工作机制，对拟公开的{b}份文件逐件审查后再行发布。',
        '对网站栏目作了{c}次调整，新增专栏{c}个，页面打开的时间比上一年缩短了将近一半。',
        '组织业务培训{c}次，参加人员{b}人次，并把信息公开纳入年终考核，全年没有发生责任追究。']
PROBLEMS = ['一是公开的内容还不够丰富，部分栏目更新不够及时；二是工作人员的业务能力有待提高。',
            '对照上级要求和群众期盼，工作中仍有差距，主要是政策解读的形式比较单一，互动不够多。']
PLANS = ['下一步将加强学习培训，完善工作制度，每季度检查一次，确保各项公开任务落到实处。',
         '今后将继续拓宽公开渠道，丰富解读形式，及时回应群众关切的{c}类问题，接受社会监督。']
OTHER = ['本年度未收取信息处理费，没有其他需要报告的事项。', '全年没有收取信息处理费。']


def office(rng):
    return rng.choice(FIRST) + rng.choice(SECOND) + rng.choice(KIND)


def sentence(rng, choices, o='', y=0):
    return rng.choice(choices).format(
        o=o, y=y, a=rng.randint(100, 3000), b=rng.randint(12, 99),
        c=rng.randint(2, 9))


def _put(table, r, c, number):
    table.at(r, c).text = str(number)


def fill_two(rng, table):
    """Numbers of every size, and what offices write where none applies."""
    busy = rng.random() < 0.5
    for cell in table.cells:
        if cell.role != VALUE:
            continue
        roll = rng.random()
        if roll < (0.4 if busy else 0.85):
            cell.text = '0'
        elif roll < 0.97:
            cell.text = str(rng.choice([rng.randint(1, 30),
                                        rng.randint(30, 9000)]))
        else:
            cell.text = rng.choice(['12.5', '190.457379', '-18', '/'])
    last = table.values(table.rows - 1)[-1]
    if busy and rng.random() < 0.3:
        last.text = f'{rng.randint(1, 900)}.{rng.randint(10, 99)}'


def fill_three(rng, table):
    """Row sums, outcomes, and what came in against what went out."""
    (_, came, (total, left)), _, (_, _, outcomes) = table.form.checks
    busy = rng.choice([0.0, 0.08, 0.2, 0.5])
    most = rng.choice([3, 30, 400])
    first, last = 3, table.cols - 1
    for c in range(first, last):
        total_of = 0
        for r in outcomes:
            n = rng.randint(1, most) if rng.random() < busy else 0
            _put(table, r, c, n)
            total_of += n
        over = rng.randint(1, 4) if rng.random() < busy else 0
        before = rng.randint(0, min(4, total_of + over))
        before = before if rng.random() < busy else 0
        _put(table, total, c, total_of)
        _put(table, left, c, over)
        _put(table, came[1], c, before)
        _put(table, came[0], c, total_of + over - before)
    for r in (*came, *outcomes, total, left):
        _put(table, r, last, sum(int(table.at(r, c).text)
                                 for c in range(first, last)))


def fill_four(rng, table):
    busy = rng.choice([0.0, 0.2, 0.6])
    r = table.rows - 1
    for _, (total,), parts in table.form.checks:
        numbers = [rng.randint(1, 20) if rng.random() < busy else 0
                   for _ in parts]
        for c, n in zip(parts, numbers):
            _put(table, r, c, n)
        _put(table, r, total, sum(numbers))


FILL = {'t2': fill_two, 't3': fill_three, 't4': fill_four}


def form_table(rng, name):
    table = FORMS[name].table()
    FILL[table.form.family](rng, table)
    if rng.random() < 0.06:     # some offices leave every field blank
        for cell in table.cells:
            if cell.role == VALUE:
                cell.text = ''
    return table


def _aspects(rng, out):
    """（一） to （五）: headings with text below, or paragraphs that begin so."""
    run_in = rng.random() < 0.4
    for i in range(rng.randint(2, 5)):
        lead = f'（{"一二三四五"[i]}）{ASPECTS[i]}'
        body = sentence(rng, BODY)
        if run_in:
            out.append(Para(f'{lead}方面。{body}'))
        else:
            out += [Heading(3, lead + rng.choice(['', '情况'])), Para(body)]
            if rng.random() < 0.3:
                out.append(Para(sentence(rng, BODY)))


def report(rng):
    o, y = office(rng), rng.randint(2019, 2025)
    version = '2019' if y < 2021 else '2021'
    out = [Heading(1, f'{o}{y}年政府信息公开工作年度报告'),
           Para(sentence(rng, OPENING, o, y)), Heading(2, '一、总体情况')]
    _aspects(rng, out)
    for name in ('t2_' + version, 't3_' + version, 't4'):
        if rng.random() < 0.06 and name != 't4':    # an old or a new copy
            name = name[:3] + ('2021' if version == '2019' else '2019')
        form = FORMS[name]
        out += [Heading(2, form.heading), form_table(rng, name)]
    out += [Heading(2, '五、存在的主要问题及改进情况'),
            Para(sentence(rng, PROBLEMS)), Para(sentence(rng, PLANS)),
            Heading(2, '六、其他需要报告的事项'), Para(rng.choice(OTHER))]
    return Document(out, True)
