#!/usr/bin/env python3
"""Writes the samples: the same bytes each time, with the standard library.

    scripts/make-samples.py [FOLDER]          samples/ of this tree by default
    scripts/make-samples.py --bench FOLDER    large documents for measuring

The town, its people and its numbers are invented; the numbers keep the
equations of the official form.  What the broken samples break is what Word
copies, text extraction and OCR break: see the comment at each.
"""
import os
import random
import struct
import sys
import zipfile
import zlib
from xml.sax.saxutils import escape

TOWN = '青禾镇'
YEAR = 2023
TITLE = f'{TOWN}{YEAR}年政府信息公开工作年度报告'

# ---------------------------------------------------------------- the report

LEAD = (f'根据《中华人民共和国政府信息公开条例》和上级关于编制年度报告的要求，清河县{TOWN}人民政府编制本报告。'
        f'报告所列数据的统计期限自{YEAR}年1月1日起至12月31日止。'
        '对报告有疑问的，请与镇党政综合办公室联系（地址：清河县青禾镇河东路18号）。')

OVERVIEW = [
    ('（一）主动公开',
     '全年通过县政府门户网站和“青禾发布”公众号公开信息312条，其中工作动态148条、财政信息12条、惠民补贴发放公示96条、村务公开56条。'
     '全镇23个村（社区）的公示栏每月更新一次，农田水利、危房改造、防汛抗旱等事项做到决策、执行、结果全过程公开。'),
    ('（二）依申请公开',
     '全年新收政府信息公开申请16件，上年结转1件，办结16件，结转下年度1件。申请内容集中在土地流转、拆迁补偿和农业补贴三个方面，'
     '答复均在法定期限内作出。'),
    ('（三）政府信息管理',
     '修订《青禾镇政府信息公开审查办法》，公开前先审内容、再审个人信息，最后由分管负责人签发。清理历年规范性文件8件，'
     '废止1件，继续有效7件，清理结果已向社会公布。'),
    ('（四）平台建设',
     '为民服务中心设查询点2处，配备自助查询机和纸质目录；公众号新增“我要查”栏目，全年受理咨询427次，平均2.6小时回复。'),
    ('（五）监督保障',
     '把政务公开列入年度考核，占4分；组织培训3次，参加86人次；开展社会评议1次，满意率97.4%。全年没有发生责任追究的情形。'),
]

PROBLEMS = ('一年来工作有进步，也有不足：一是解读材料偏少，群众看得到文件却看不懂文件；二是个别村更新不及时，公示栏上还贴着上个季度的账目；'
            '三是经办人员变动多，办理程序不熟。下一步，凡出台涉及农户的政策，同步用一张图、一段话说清楚；'
            '把公示栏更新纳入村级月度检查，逾期的点名通报；编一本二十页的办事手册，新到岗的人员先考后上。')

OTHER = '本年度没有收取信息处理费。除上述内容外，没有其他需要报告的事项。'

HEADINGS = {
    1: '一、总体情况',
    2: '二、主动公开政府信息情况',
    3: '三、收到和处理政府信息公开申请情况',
    4: '四、政府信息公开行政复议、行政诉讼情况',
    5: '五、存在的主要问题及改进情况',
    6: '六、其他需要报告的事项',
}


class Cell:
    """A cell: where it stands, what it spans, what it says."""

    def __init__(self, row, col, text, rows=1, cols=1, head=False):
        self.row, self.col, self.text = row, col, text
        self.rows, self.cols, self.head = rows, cols, head


def table_two():
    cells = []

    def article(row, item):
        cells.append(Cell(row, 0, f'第二十条第（{item}）项', cols=4, head=True))

    def line(row, label, values, head=False):
        cells.append(Cell(row, 0, label, head=head))
        span = 3 // len(values)
        for i, v in enumerate(values):
            cells.append(Cell(row, 1 + i * span, v, cols=span, head=head))

    article(0, '一')
    line(1, '信息内容', ['本年制发件数', '本年废止件数', '现行有效件数'], True)
    line(2, '规章', ['0', '0', '0'])
    line(3, '行政规范性文件', ['2', '1', '7'])
    article(4, '五')
    line(5, '信息内容', ['本年处理决定数量'], True)
    line(6, '行政许可', ['36'])
    article(7, '六')
    line(8, '信息内容', ['本年处理决定数量'], True)
    line(9, '行政处罚', ['4'])
    line(10, '行政强制', ['1'])
    article(11, '八')
    line(12, '信息内容', ['本年收费金额（单位：万元）'], True)
    line(13, '行政事业性收费', ['0'])
    return cells


# Label of a row of table three: first column, second, third; and the six
# numbers of its applicants.  The total is reckoned.
OUTCOMES = [
    ('（一）予以公开', None, [6, 2, 0, 1, 0, 0]),
    ('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', None, [1, 0, 0, 0, 0, 0]),
    ('（三）不予公开', '1.属于国家秘密', [0] * 6),
    ('', '2.其他法律行政法规禁止公开', [0] * 6),
    ('', '3.危及“三安全一稳定”', [0] * 6),
    ('', '4.保护第三方合法权益', [1, 0, 0, 0, 0, 0]),
    ('', '5.属于三类内部事务信息', [0] * 6),
    ('', '6.属于四类过程性信息', [0] * 6),
    ('', '7.属于行政执法案卷', [0] * 6),
    ('', '8.属于行政查询事项', [0] * 6),
    ('（四）无法提供', '1.本机关不掌握相关政府信息', [2, 0, 0, 0, 0, 0]),
    ('', '2.没有现成信息需要另行制作', [0, 1, 0, 0, 0, 0]),
    ('', '3.补正后申请内容仍不明确', [0] * 6),
    ('（五）不予处理', '1.信访举报投诉类申请', [0] * 6),
    ('', '2.重复申请', [1, 0, 0, 0, 0, 0]),
    ('', '3.要求提供公开出版物', [0] * 6),
    ('', '4.无正当理由大量反复申请', [0] * 6),
    ('', '5.要求行政机关确认或重新出具已获取信息', [0] * 6),
    ('（六）其他处理', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', [0] * 6),
    ('', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', [0] * 6),
    ('', '3.其他', [1, 0, 0, 0, 0, 0]),
]
RECEIVED = [12, 3, 0, 1, 0, 0]
CARRIED_IN = [1, 0, 0, 0, 0, 0]


def with_total(values):
    return [str(v) for v in values + [sum(values)]]


def table_three():
    done = [sum(o[2][i] for o in OUTCOMES) for i in range(6)]
    left = [RECEIVED[i] + CARRIED_IN[i] - done[i] for i in range(6)]
    assert min(left) >= 0
    cells = [
        Cell(0, 0, '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3, True),
        Cell(0, 3, '申请人情况', 1, 7, True),
        Cell(1, 3, '自然人', 2, 1, True),
        Cell(1, 4, '法人或其他组织', 1, 5, True),
        Cell(1, 9, '总计', 2, 1, True),
    ]
    for i, kind in enumerate(['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他']):
        cells.append(Cell(2, 4 + i, kind, head=True))

    def numbers(row, values):
        for i, v in enumerate(with_total(values)):
            cells.append(Cell(row, 3 + i, v))

    cells.append(Cell(3, 0, '一、本年新收政府信息公开申请数量', 1, 3))
    numbers(3, RECEIVED)
    cells.append(Cell(4, 0, '二、上年结转政府信息公开申请数量', 1, 3))
    numbers(4, CARRIED_IN)
    cells.append(Cell(5, 0, '三、本年度办理结果', 22, 1))
    row = 5
    for first, second, values in OUTCOMES:
        if second is None:
            cells.append(Cell(row, 1, first, 1, 2))
        else:
            if first:
                tail = OUTCOMES[row - 4:]
                rows = 1
                for f, s, _ in tail:
                    if f:
                        break
                    rows += 1
                cells.append(Cell(row, 1, first, rows, 1))
            cells.append(Cell(row, 2, second))
        numbers(row, values)
        row += 1
    cells.append(Cell(26, 1, '（七）总计', 1, 2))
    numbers(26, done)
    cells.append(Cell(27, 0, '四、结转下年度继续办理', 1, 3))
    numbers(27, left)
    return cells


def table_four():
    five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
    cells = [Cell(0, 0, '行政复议', 1, 5, True), Cell(0, 5, '行政诉讼', 1, 10, True)]
    for i, t in enumerate(five):
        cells.append(Cell(1, i, t, 2, 1, True))
    cells.append(Cell(1, 5, '未经复议直接起诉', 1, 5, True))
    cells.append(Cell(1, 10, '复议后起诉', 1, 5, True))
    for i in range(10):
        cells.append(Cell(2, 5 + i, five[i % 5], head=True))
    for group, values in enumerate([[1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0]]):
        for i, v in enumerate(with_total(values)):
            cells.append(Cell(3, group * 5 + i, v))
    return cells


def report():
    """The report as blocks: (kind, what)."""
    yield 'title', TITLE
    yield 'text', LEAD
    yield 'head', HEADINGS[1]
    for head, text in OVERVIEW:
        yield 'subhead', head
        yield 'text', text
    yield 'head', HEADINGS[2]
    yield 'table', (table_two(), [2600, 2200, 2000, 2044])
    yield 'head', HEADINGS[3]
    yield 'table', (table_three(), [520, 1250, 2700] + [625] * 6 + [624])
    yield 'head', HEADINGS[4]
    yield 'table', (table_four(), [590] * 14 + [584])
    yield 'head', HEADINGS[5]
    yield 'text', PROBLEMS
    yield 'head', HEADINGS[6]
    yield 'text', OTHER
    yield 'sign', f'清河县{TOWN}人民政府'
    yield 'date', f'{YEAR + 1}年1月19日'


# ---------------------------------------------------------------- Word files

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
     'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
     'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
     'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"')
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'


def write_zip(path, parts):
    with zipfile.ZipFile(path, 'w') as z:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            z.writestr(info, data if isinstance(data, bytes) else data.encode())


def write_docx(path, body, styles, extra=(), title=''):
    """extra: (part name, content type, relation type, data, id)."""
    types = ''.join(f'<Override PartName="/word/{n}" ContentType="{t}"/>'
                    for n, t, _, _, _ in extra if t)
    # A block a line, so that messages can name a place.
    for tag in ('</w:p>', '<w:tr>', '</w:tr>', '</w:tblGrid>'):
        body = body.replace(tag, tag + '\n')
    rels = ''.join(f'<Relationship Id="{i}" Type="{REL}{r}" Target="{n}"'
                   + (' TargetMode="External"' if d is None else '') + '/>'
                   for n, _, r, d, i in extra)
    write_zip(path, [
        ('[Content_Types].xml', XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
         f'<Override PartName="/word/document.xml" ContentType="{MAIN}document.main+xml"/>'
         f'<Override PartName="/word/styles.xml" ContentType="{MAIN}styles+xml"/>'
         '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
         + types + '</Types>'),
        ('_rels/.rels', XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
         f'<Relationship Id="rId1" Type="{REL}officeDocument" Target="word/document.xml"/>'
         '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
         ' Target="docProps/core.xml"/></Relationships>'),
        ('word/document.xml', XML + f'<w:document {W}><w:body>{body}</w:body></w:document>'),
        ('word/_rels/document.xml.rels', XML +
         '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
         f'<Relationship Id="rId1" Type="{REL}styles" Target="styles.xml"/>{rels}</Relationships>'),
        ('word/styles.xml', XML + f'<w:styles {W}>{styles}</w:styles>'),
        ('docProps/core.xml', XML + '<cp:coreProperties '
         'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
         f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'),
    ] + [('word/' + n, d) for n, _, _, d, _ in extra if d is not None])


def style(ident, name, ppr='', rpr='', based='', default=False, kind='paragraph'):
    return (f'<w:style w:type="{kind}"{" w:default=%s1%s" % (chr(34), chr(34)) if default else ""} w:styleId="{ident}">'
            f'<w:name w:val="{name}"/>' + (f'<w:basedOn w:val="{based}"/>' if based else '')
            + f'<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>')


def fonts(east, latin='Times New Roman'):
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def size(half_points):
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


OFFICIAL_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr>' + fonts('仿宋_GB2312') + size(32)
    + '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    + style('Normal', 'Normal', '<w:spacing w:line="580" w:lineRule="exact"/><w:jc w:val="both"/>', default=True)
    + style('Title', 'Title', '<w:jc w:val="center"/><w:spacing w:after="400" w:line="640" w:lineRule="exact"/>',
            fonts('方正小标宋简体') + size(44), 'Normal')
    + style('Heading1', 'heading 1', '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="0"/>',
            fonts('黑体') + size(32), 'Normal')
    + style('Heading2', 'heading 2', '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>',
            fonts('楷体_GB2312') + size(32), 'Normal')
    + style('Body', 'Body Text', '<w:ind w:firstLineChars="200" w:firstLine="640"/>', '', 'Normal')
    + style('Cell', 'Cell', '<w:snapToGrid w:val="0"/><w:spacing w:line="260" w:lineRule="exact"/><w:jc w:val="center"/>',
            fonts('宋体') + size(18), 'Normal')
    + style('Grid', 'Table Grid', kind='table'))

OFFICIAL_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>'
    '<w:docGrid w:type="lines" w:linePitch="580"/></w:sectPr>')

FOOTER = (XML + f'<w:ftr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
          '<w:r><w:rPr>' + fonts('宋体', '宋体') + size(28) + '</w:rPr><w:t xml:space="preserve">— </w:t></w:r>'
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
          '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>')


def run(text, rpr=''):
    return (f'<w:r>{"<w:rPr>%s</w:rPr>" % rpr if rpr else ""}'
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def par(text, sty='', ppr='', inner=None):
    head = (f'<w:pStyle w:val="{sty}"/>' if sty else '') + ppr
    return (f'<w:p>{"<w:pPr>%s</w:pPr>" % head if head else ""}'
            f'{inner if inner is not None else run(text) if text else ""}</w:p>')


BORDERS = '<w:tblBorders>' + ''.join(
    f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for s in ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']) + '</w:tblBorders>'


def table_start(widths):
    return ('<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{BORDERS}'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/>'
            '<w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
            + ''.join(f'<w:gridCol w:w="{w}"/>' for w in widths) + '</w:tblGrid>')


def whole_table(cells, widths, vertical='三、本年度办理结果'):
    """A table as Word keeps it: gridSpan across, vMerge down."""
    rows = max(c.row + c.rows for c in cells)
    at = {}
    for c in cells:
        for r in range(c.row, c.row + c.rows):
            at[r, c.col] = c
    out = [table_start(widths)]
    for r in range(rows):
        head = all(at[k].head for k in at if k[0] == r)
        out.append('<w:tr><w:trPr><w:cantSplit/>' + ('<w:tblHeader/>' if head else '')
                   + '</w:trPr>')
        for (_, col), c in sorted((k, c) for k, c in at.items() if k[0] == r):
            pr = f'<w:tcW w:w="{sum(widths[col:col + c.cols])}" w:type="dxa"/>'
            if c.cols > 1:
                pr += f'<w:gridSpan w:val="{c.cols}"/>'
            if c.rows > 1:
                pr += '<w:vMerge w:val="restart"/>' if c.row == r else '<w:vMerge/>'
            if c.text == vertical:
                pr += '<w:textDirection w:val="tbRlV"/>'
            pr += '<w:vAlign w:val="center"/>'
            out.append(f'<w:tc><w:tcPr>{pr}</w:tcPr>{par(c.text if c.row == r else "", "Cell")}</w:tc>')
        out.append('</w:tr>')
    return ''.join(out) + '</w:tbl>'


def broken_table(cells, widths, vertical='三、本年度办理结果'):
    """The same as it comes out of a copy through other programs: across, the
    merges are gone with their placeholders; down, they are empty cells; the
    vertical label has one character a paragraph."""
    rows = max(c.row + c.rows for c in cells)
    out = [table_start(widths)]
    for r in range(rows):
        out.append('<w:tr>')
        for c in sorted((c for c in cells if c.row <= r < c.row + c.rows), key=lambda c: c.col):
            if c.row != r:
                text = par('', 'Cell')
            elif c.text == vertical:
                text = ''.join(par(ch, 'Cell') for ch in c.text)
            else:
                text = par(c.text, 'Cell')
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{widths[c.col]}" w:type="dxa"/></w:tcPr>{text}</w:tc>')
        out.append('</w:tr>')
    return ''.join(out) + '</w:tbl>'


def report_body(make_table, scale=1):
    out = []
    names = {'title': 'Title', 'head': 'Heading1', 'subhead': 'Heading2', 'text': 'Body'}
    for n in range(scale):
        for kind, what in report():
            if kind == 'table':
                out.append(make_table(*what))
            elif kind == 'sign':
                out.append(par('') + par(what, '', '<w:jc w:val="right"/><w:ind w:rightChars="400" w:right="1280"/>'))
            elif kind == 'date':
                out.append(par(what, '', '<w:jc w:val="right"/><w:ind w:rightChars="400" w:right="1280"/>'))
            else:
                out.append(par(what, names[kind]))
        if n + 1 < scale:
            out.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
    return ''.join(out) + OFFICIAL_SECTION


def annual_docx(path, make_table=whole_table, scale=1):
    write_docx(path, report_body(make_table, scale), OFFICIAL_STYLES,
               [('footer1.xml', MAIN + 'footer+xml', 'footer', FOOTER, 'rId2')], TITLE)


# ------------------------------------------------------------ text and Markdown

def grid_of(cells, keep_cols=True):
    """The rows of a table as texts.  A merge leaves its text in its first
    slot and nothing in the others."""
    rows = max(c.row + c.rows for c in cells)
    cols = max(c.col + c.cols for c in cells)
    grid = [[''] * cols for _ in range(rows)]
    for c in cells:
        grid[c.row][c.col] = c.text
    return grid


def drift(text):
    """Half-width marks and stray blanks, as OCR engines set them."""
    return text.replace('（', '(').replace('）', ') ').replace('，', ', ').rstrip()


def ocr_report():
    """OCR of a printout: tables as lines with tabs, one table a page, headings
    of drifting levels, a sentence cut by the page turn, half-width marks.  On
    the page after the turn the column of the vertical label is empty."""
    out = ['', '# ' + TITLE, '', LEAD, '', '## ' + HEADINGS[1], '']
    for i, (head, text) in enumerate(OVERVIEW):
        out += ['### ' + drift(head), '']
        if i == 2:
            cut = text.index('清理历年') + 3
            out += [text[:cut], '', '— 1 —', '', text[cut:], '']
        else:
            out += [text, '']
    out += ['## ' + HEADINGS[2], '']
    out += ['\t'.join(r) for r in grid_of(table_two())] + ['', '— 2 —', '']
    out += ['### ' + HEADINGS[3], '']
    three = grid_of(table_three())
    for r in three[5:27]:
        r[1] = drift(r[1])
    out += ['\t'.join(r) for r in three[:13]] + ['', '— 3 —', '']
    # From here on the first column is lost with the label that fills it.
    out += ['\t'.join(r[1:]) for r in three[13:27]]
    out += ['\t'.join([three[27][0], ''] + three[27][3:]), '']
    out += ['#### ' + HEADINGS[4], '']
    out += ['\t'.join(r) for r in grid_of(table_four())] + ['', '— 4 —', '']
    out += ['#### ' + HEADINGS[5], '', PROBLEMS, '', '#### ' + HEADINGS[6], '', OTHER, '',
            f'清河县{TOWN}人民政府', '', f'{YEAR + 1}年1月19日']
    return '\n'.join(out) + '\n'


def pipe_rows(rows):
    out = ['| ' + ' | '.join(rows[0]) + ' |', '|' + ' --- |' * len(rows[0])]
    return out + ['| ' + ' | '.join(r) + ' |' for r in rows[1:]]


def markdown_report():
    """Markdown from a PDF: pipe tables, a new one after each page turn, and
    page numbers between the paragraphs."""
    out = ['# ' + TITLE, '', LEAD, '', '## ' + HEADINGS[1], '']
    for i, (head, text) in enumerate(OVERVIEW):
        if i == 3:
            cut = text.index('公众号新增')
            out += ['### ' + head, '', text[:cut - 1], '', '— 1 —', '', text[cut - 1:], '']
        else:
            out += ['### ' + head, '', text, '']
    out += ['## ' + HEADINGS[2], ''] + pipe_rows(grid_of(table_two())) + ['']
    out += ['— 2 —', '', '## ' + HEADINGS[3], '']
    three = grid_of(table_three())
    out += pipe_rows(three[:15]) + ['', '— 3 —', '']
    out += pipe_rows(three[15:]) + ['']
    out += ['## ' + HEADINGS[4], ''] + pipe_rows(grid_of(table_four())) + ['']
    out += ['## ' + HEADINGS[5], '', PROBLEMS, '', '## ' + HEADINGS[6], '', OTHER, '',
            f'清河县{TOWN}人民政府', '', f'{YEAR + 1}年1月19日']
    return '\n'.join(out) + '\n'


# -------------------------------------------------------------------- pictures

class Picture:
    """A small RGB raster and its PNG."""

    def __init__(self, width, height, colour=(255, 255, 255)):
        self.width, self.height = width, height
        self.data = bytearray(bytes(colour) * (width * height))

    def box(self, x0, y0, x1, y1, colour):
        x0, x1 = max(0, x0), min(self.width, x1)
        for y in range(max(0, y0), min(self.height, y1)):
            at = (y * self.width + x0) * 3
            self.data[at:at + (x1 - x0) * 3] = bytes(colour) * max(0, x1 - x0)

    def disc(self, cx, cy, r, colour):
        for y in range(cy - r, cy + r + 1):
            half = int((r * r - (y - cy) ** 2) ** 0.5)
            self.box(cx - half, y, cx + half + 1, y + 1, colour)

    def png(self):
        def chunk(tag, data):
            return (struct.pack('>I', len(data)) + tag + data
                    + struct.pack('>I', zlib.crc32(tag + data)))
        row = self.width * 3
        raw = b''.join(b'\0' + bytes(self.data[y * row:(y + 1) * row])
                       for y in range(self.height))
        return (b'\x89PNG\r\n\x1a\n'
                + chunk(b'IHDR', struct.pack('>IIBBBBB', self.width, self.height, 8, 2, 0, 0, 0))
                + chunk(b'IDAT', zlib.compress(raw, 9)) + chunk(b'IEND', b''))


LEVELS = [142, 145, 151, 168, 203, 241, 266, 259, 232, 207, 188, 176, 167, 160]


def gauge_chart():
    """The river's level over fourteen days, as bars above a flood line."""
    p = Picture(420, 200, (250, 250, 247))
    for y in range(20, 181, 32):
        p.box(30, y, 410, y + 1, (222, 222, 215))
    for i, v in enumerate(LEVELS):
        colour = (178, 58, 46) if v > 240 else (52, 101, 138)
        p.box(36 + i * 27, 180 - (v - 120), 56 + i * 27, 180, colour)
    p.box(30, 180, 410, 182, (60, 60, 60))
    p.box(30, 20, 32, 181, (60, 60, 60))
    for x in range(30, 410, 8):
        p.box(x, 60, x + 4, 61, (178, 58, 46))
    return p.png()


def site_map():
    """Three stations along a bend of the river."""
    p = Picture(300, 180, (233, 240, 226))
    for x in range(300):
        y = 90 + int(40 * ((x - 150) / 150) ** 3 * 1.6)
        p.box(x, y - 9, x + 1, y + 9, (126, 172, 205))
    for x, y in [(48, 26), (150, 62), (252, 104)]:
        p.disc(x, y, 8, (255, 255, 255))
        p.disc(x, y, 6, (178, 58, 46))
    p.box(214, 20, 280, 60, (206, 186, 160))
    p.box(220, 26, 274, 54, (222, 205, 183))
    return p.png()


# ------------------------------------------------------------------ field notes

NOTES_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr>' + fonts('宋体', 'Liberation Serif') + size(22)
    + '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + style('Normal', 'Normal', default=True)
    + style('Title', 'Title', '<w:spacing w:after="60"/>', fonts('黑体', 'Liberation Sans') + '<w:b/>' + size(40), 'Normal')
    + style('Subtitle', 'Subtitle', '<w:spacing w:after="240"/>', '<w:i/><w:color w:val="666666"/>' + size(24), 'Normal')
    + style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="320"/><w:outlineLvl w:val="0"/>',
            fonts('黑体', 'Liberation Sans') + '<w:b/>' + size(28), 'Normal')
    + style('Heading2', 'heading 2', '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/>',
            fonts('黑体', 'Liberation Sans') + '<w:b/>' + size(24), 'Normal')
    + style('Caption', 'caption', '<w:jc w:val="center"/>', '<w:i/>' + size(19), 'Normal')
    + style('FootnoteText', 'footnote text', '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', size(18), 'Normal')
    + style('Grid', 'Table Grid', kind='table'))


def picture_par(rel, number, name, alt, width, height):
    cx, cy = width * 9525, height * 9525
    return par('', '', '<w:keepNext/><w:jc w:val="center"/>', (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{escape(alt)}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        '</wp:inline></w:drawing></w:r>'))


def note_ref(number):
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


FOOTNOTES = {
    1: 'All levels are in centimetres above the zero of the gauge, which stands 61.20 m above the sea.',
    2: 'Read at noon. The readings of 8 and 9 June were taken from the bank, the steps being under water.',
    3: 'A willow of some forty years; it carries the painted mark of the flood of 1998 at the height of a '
       'man’s chest.',
}


def footnotes_part():
    out = ['<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
           '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>']
    for n, text in FOOTNOTES.items():
        out.append(f'<w:footnote w:id="{n}">' + par('', 'FootnoteText', inner=(
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            + run(' ' + text))) + '</w:footnote>')
    return XML + f'<w:footnotes {W}>{"".join(out)}</w:footnotes>'


NUMBERING = XML + (
    f'<w:numbering {W}>'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:pPr><w:ind w:left="480" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="480" w:hanging="320"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')

HEADER = XML + (f'<w:hdr {W}><w:p><w:pPr><w:jc w:val="right"/></w:pPr>'
                + run('Qinghe River · field notes', '<w:i/>' + size(18)) + '</w:p></w:hdr>')


def item(text, num):
    return par(text, '', f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>')


def notes_table():
    rows = [('Station', 'Left bank', 'Right bank', 'Width, m'),
            ('Upper weir', 'gravel, firm', 'gravel, firm', '18.4'),
            ('The bend', 'undercut by 40 cm', 'reeds', '26.1'),
            ('Mill bridge', 'stone wall, one crack', 'stone wall', '21.7')]
    widths = [2000, 2600, 2600, 1400]
    out = [table_start(widths)]
    for r, row in enumerate(rows):
        out.append('<w:tr>' + ('<w:trPr><w:tblHeader/></w:trPr>' if r == 0 else ''))
        for c, text in enumerate(row):
            rpr = '<w:b/>' if r == 0 else ''
            ppr = '<w:jc w:val="right"/>' if c == 3 else ''
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{widths[c]}" w:type="dxa"/></w:tcPr>'
                       + par('', '', ppr, run(text, rpr)) + '</w:tc>')
        out.append('</w:tr>')
    return ''.join(out) + '</w:tbl>'


def field_notes(path):
    body = [
        par('After the flood', 'Title'),
        par('Notes from three stations on the Qinghe River, June 2023', 'Subtitle'),
        par('The summer’s first flood passed Qinghe on the night of 7 June. These notes record what it left behind, '
            'what we measured, and what should be done before the rains return in August.'),
        par('The water', 'Heading1'),
        par('', inner=run('The gauge at the mill bridge stood at 142 cm on 2 June and rose to ')
            + run('266 cm', '<w:b/>') + run(' six days later.') + note_ref(1)
            + run(' It stayed above the warning line for ') + run('two full days', '<w:i/>')
            + run(' and was back under two metres within the week.') + note_ref(2)),
        picture_par('rId5', 1, 'gauge.png', 'Fourteen bars: the river rises for six days and falls for seven', 420, 200),
        par('Figure 1. Level at the mill bridge, 2 to 15 June. Red: above the warning line.', 'Caption'),
        par('The banks', 'Heading1'),
        par('We walked both banks on 12 June, from the upper weir down to the bridge.'),
        notes_table(),
        par(''),
        picture_par('rId6', 2, 'map.png', 'A bend of the river with three stations and a field', 300, 180),
        par('Figure 2. The stations. The field at the top right was under water for a day.', 'Caption'),
        par('What the bend shows', 'Heading2'),
        par('', inner=run('At the bend the outer bank is hollow to an arm’s length. The old willow') + note_ref(3)
            + run(' still holds the worst of it; once it goes, the path goes with it.')),
        par('What to do', 'Heading1'),
        item('Fill the hollow at the bend with willow fascines and stone before 1 August.', 2),
        item('Point the crack in the left wall at the mill bridge.', 2),
        item('Move the gauge’s steps a metre up the bank, so that it can be read in a flood.', 2),
        par('Still to be found out:'),
        item('who owns the strip between the path and the water;', 1),
        item('whether the upper weir can be opened in one hour rather than three.', 1),
        par('', inner=run('Readings are kept by the water office; earlier years are at ')
            + '<w:hyperlink r:id="rId7">' + run('example.org/qinghe', '<w:color w:val="0B5394"/><w:u w:val="single"/>')
            + '</w:hyperlink>' + run('.')),
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId8"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
        '</w:sectPr>',
    ]
    write_docx(path, ''.join(body), NOTES_STYLES, [
        ('footnotes.xml', MAIN + 'footnotes+xml', 'footnotes', footnotes_part(), 'rId2'),
        ('numbering.xml', MAIN + 'numbering+xml', 'numbering', NUMBERING, 'rId3'),
        ('header1.xml', MAIN + 'header+xml', 'header', HEADER, 'rId4'),
        ('media/gauge.png', '', 'image', gauge_chart(), 'rId5'),
        ('media/map.png', '', 'image', site_map(), 'rId6'),
        ('https://example.org/qinghe', '', 'hyperlink', None, 'rId7'),
        ('footer1.xml', MAIN + 'footer+xml', 'footer', FOOTER, 'rId8'),
    ], 'After the flood')


# -------------------------------------------------------------------- benchmark

WORDS = ('全镇 各村 工作 信息 公开 群众 服务 平台 办理 农田 水利 补贴 审查 更新 申请 答复 培训 评议 网站 目录 '
         '监督 保障 制度 落实 推进 完善 规范 及时 准确 全面').split()


def sentences(rnd, n):
    return ''.join(''.join(rnd.choice(WORDS) for _ in range(rnd.randrange(4, 12)))
                   + rnd.choice('，，，。；') for _ in range(n))


def plain_table(rnd, rows, cols):
    return [Cell(r, c, f'第{c + 1}列' if r == 0 else
                 (f'项目{r}' if c == 0 else str(rnd.randrange(10000))), head=r == 0)
            for r in range(rows) for c in range(cols)]


def bench(folder):
    rnd = random.Random(1)
    for scale in (1, 10, 100):
        annual_docx(f'{folder}/report-{scale}.docx', scale=scale)
        with open(f'{folder}/report-{scale}.md', 'w', encoding='utf-8') as f:
            f.write(markdown_report() * scale)
        with open(f'{folder}/report-{scale}.txt', 'w', encoding='utf-8') as f:
            f.write(ocr_report() * scale)
    for n in (20000, 2000):
        rows = plain_table(rnd, n, 9)
        body = whole_table(rows, [980] * 9) + OFFICIAL_SECTION
        write_docx(f'{folder}/table-{n}.docx', body, OFFICIAL_STYLES,
                   [('footer1.xml', MAIN + 'footer+xml', 'footer', FOOTER, 'rId2')], 'table')
    with open(f'{folder}/table-2000.md', 'w', encoding='utf-8') as f:
        f.write('\n'.join(pipe_rows(grid_of(rows))) + '\n')
    texts = [sentences(rnd, 20) for _ in range(5000)]
    write_docx(f'{folder}/text.docx', ''.join(par(t, 'Body') for t in texts) + OFFICIAL_SECTION,
               OFFICIAL_STYLES, [('footer1.xml', MAIN + 'footer+xml', 'footer', FOOTER, 'rId2')], 'text')
    with open(f'{folder}/text.md', 'w', encoding='utf-8') as f:
        f.write('\n\n'.join(texts) + '\n')


SPENDING = """青禾镇2023年度部门决算

财政拨款“三公”经费支出决算表

预算数\t决算数
合计\t因公出国（境）费\t公务用车购置及运行维护费\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行维护费\t公务接待费
小计\t公务用车购置费\t公务用车运行维护费\t小计\t公务用车购置费\t公务用车运行维护费
12.50\t0\t9.00\t0\t9.00\t3.50\t10.30\t0\t8.10\t0\t8.10\t2.20
"""


def samples(folder):
    annual_docx(f'{folder}/annual-report.docx')
    annual_docx(f'{folder}/annual-report-broken.docx', broken_table)
    field_notes(f'{folder}/field-notes.docx')
    for name, text in [('annual-report.md', markdown_report()), ('annual-report-ocr.txt', ocr_report()),
                       ('spending.txt', SPENDING)]:
        with open(f'{folder}/{name}', 'w', encoding='utf-8') as f:
            f.write(text)


def main(argv):
    here = os.path.dirname(os.path.abspath(__file__))
    if argv[:1] == ['--bench'] and len(argv) == 2:
        os.makedirs(argv[1], exist_ok=True)
        bench(argv[1])
    elif len(argv) <= 1 and not (argv and argv[0].startswith('-')):
        samples(argv[0] if argv else os.path.join(here, '..', 'samples'))
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
