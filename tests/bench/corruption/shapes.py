"""The shapes a document is printed in: what extractors and OCR engines write.

Each shape says what it does with places that a span covers; its writer turns
a draft into the bytes of a file.
"""
import html
import io
import zipfile
from dataclasses import dataclass
from typing import Callable

import boxes
import extracts
import streams
from boxes import width
from draft import ACROSS, DOWN, DOWN_ACROSS, HERE, Block

PAGE_COLUMNS = 56       # of the official page: 28 字
PAGE_LINES = 22


@dataclass(frozen=True)
class Shape:
    name: str
    suffix: str
    write: Callable
    across: bool = True     # places covered from the left are printed
    down: bool = True       # and those covered from above
    spans: bool = False     # spans are given
    marks: bool = True      # headings can be seen
    simple: bool = False    # spans and blanks leave no trace at all
    lines: bool = False     # a cell may hold several lines
    plain: bool = True      # text that was extracted, with its damages
    official: bool = False  # for reports alone: only a form tells a table
    stuck: bool = False     # nothing parts the values of a row
    blanks: bool = True     # the place of an empty cell can be seen
    named: bool = False     # only where --shapes names it


# ---- blocks of text ----

def heading_md(b):
    text = f'**{b.text}**' if b.bold else b.text
    return f'{"#" * b.level} {text}' if b.level else b.text


def heading_plain(b):
    return b.text


def blocks_and(draft, heading, table, gap='\n\n'):
    """The whole text: blocks, and tables as the function prints them."""
    out = []
    for i in draft.items:
        out.append(heading(i) if isinstance(i, Block) else table(i))
    before, after = draft.margin
    return (before + gap.join(out) + '\n' + after).encode()


# ---- rows of text ----

def tika(draft):
    def table(part):
        rows = []
        for row in part.rows:
            cells = [f'\t{s.text}\n' for s in part.printed(row)]
            rows.append(''.join(cells))
        return '\n'.join(rows) + '\n'
    return blocks_and(draft, heading_plain, table, '\n')


def texts(part, row):
    return [s.text for s in part.printed(row)]


def tab(draft):
    return blocks_and(draft, heading_md, lambda part: '\n'.join(
        '\t'.join(texts(part, row)) for row in part.rows))


def pipe_cell(text):
    return text.replace('|', '\\|').replace('\n', '<br>')


def pipe_row(cells):
    return '| ' + ' | '.join(pipe_cell(t) for t in cells) + ' |'


def pipes(part, separator):
    rows = [texts(part, row) for row in part.rows]
    if part.extra_head:
        rows.insert(0, part.extra_head)
    lines = [pipe_row(r) for r in rows]
    if separator:
        lines.insert(1, '|' + '---|' * len(rows[0]))
    return '\n'.join(lines)


def pipe(draft):
    return blocks_and(draft, heading_md, lambda p: pipes(p, True))


def pipe_bare(draft):
    return blocks_and(draft, heading_md, lambda p: pipes(p, False))


def no_bars(draft):
    """Pipes between the cells only."""
    return blocks_and(draft, heading_md, lambda part: '\n'.join(
        ' | '.join(pipe_cell(t) for t in texts(part, row)).rstrip()
        for row in part.rows))


def flat(draft):
    return blocks_and(draft, heading_plain, lambda part: '\n'.join(
        ' '.join(t for t in texts(part, row) if t) for row in part.rows),
        '\n')


def cells(draft):
    return blocks_and(draft, heading_plain, lambda part: '\n\n'.join(
        streams.cell_texts(part)), '\n\n')


# ---- what a browser copies ----

def copied(draft):
    """innerText of a page whose cells hold paragraphs: a blank line round
    each, a TAB behind a cell, a line end behind a row."""
    def line(items):
        out, gap = '', False
        for i in items:
            if i == 'p':        # the edge of a paragraph
                gap = True
                continue
            out += ('\n\n' if gap else '') + i
            gap = False
        return out

    def table(part):
        items = []
        for row in part.rows:
            for s in part.printed(row):
                items += ['p', s.text, 'p', '\t'] if s.text else ['p', '\t']
            items[-1] = '\n'
        return line(items[1:-1])
    return blocks_and(draft, heading_plain, table)


# ---- columns ----

def _fill(text, room, right):
    pad = ' ' * max(0, room - width(text))
    return pad + text if right else text + pad


def columns_of(part):
    """Rows set in columns, two blanks at least between them."""
    n = max(len(row) for row in part.rows)
    room = [2] * n
    for row in part.rows:
        for c, s in enumerate(row):
            alone = c + 1 == len(row) or row[c + 1].kind is not ACROSS
            if s.text and alone:
                room[c] = max(room[c], width(s.text))
    _widen(part, room)
    lines = []
    for row in part.rows:
        line = ''
        start = 0
        for c, s in enumerate(row):
            if s.text:
                line += ' ' * (start - width(line))
                value = s.cell is not None and s.cell.role == 'value' \
                    and s.text[:1].isdigit() and s.cell.cols == 1
                line += _fill(s.text, room[c], value)
            start += room[c] + 2
        lines.append(line.rstrip())
    return '\n'.join(lines)


def _widen(part, room):
    """Room for texts that reach over several columns."""
    for row in part.rows:
        for c, s in enumerate(row):
            end = c + 1
            while end < len(row) and row[end].kind is ACROSS:
                end += 1
            have = sum(room[c:end]) + 2 * (end - c - 1)
            if s.text and width(s.text) > have:
                room[end - 1] += width(s.text) - have


def columns(draft):
    return blocks_and(draft, heading_plain, columns_of)


# ---- a page of fixed width ----

def wrap(text, first, rest):
    """Lines of a page; marks that end a sentence never begin one."""
    lines, line, room = [], '', first
    for ch in text:
        if width(line + ch) > room and ch not in '，。；：、）”！？':
            lines.append(line)
            line, room = '', rest
        line += ch
    return lines + [line]


def page_marks(lines):
    out = []
    for i, line in enumerate(lines, 1):
        out.append(line)
        if i % PAGE_LINES == 0:
            out += ['', f'— {i // PAGE_LINES} —', '']
    return out


def paged(draft):
    """Text as it stands on paper, with numbers under the pages."""
    lines = []
    for i in draft.items:
        if not isinstance(i, Block):
            lines += [''] + columns_of(i).split('\n') + ['']
        elif i.level == 1:
            pad = max(0, PAGE_COLUMNS - width(i.text)) // 2
            lines += [' ' * pad + i.text, '']
        else:
            lines += wrap('\u3000\u3000' + i.text, PAGE_COLUMNS, PAGE_COLUMNS)
    return ('\n'.join(page_marks(lines)) + '\n').encode()


# ---- boxes ----

def box(draft):
    return blocks_and(draft, heading_md,
                      lambda p: '\n'.join(boxes.draw(p, boxes.WIDE)))


def box_ascii(draft):
    return blocks_and(draft, heading_md,
                      lambda p: '\n'.join(boxes.draw(p, boxes.ASCII)))


# ---- markup ----

def span(slot, part):
    """Rows and columns of a slot's cell that this part still holds."""
    held = [(r, c) for r, row in enumerate(part.rows)
            for c, s in enumerate(row) if s.cell is slot.cell]
    rows = len({r for r, _ in held})
    return rows, len({c for _, c in held})


def spanning(part):
    """Rows of (text, rows, columns, slot); flattened where spans are lost."""
    for row in part.rows:
        if not part.spans:
            yield [(s.text, 1, 1, s) for s in part.printed(row)]
            continue
        out = []
        for s in row:
            rows, cols = span(s, part) if s.cell else (1, 1)
            if part.rows_apart and s.kind in (HERE, DOWN):
                out.append((s.text, 1, cols, s))
            elif s.kind is HERE or s.cell is None or \
                    s.kind is DOWN and row is part.rows[0]:
                out.append((s.text, rows, cols, s))
        yield out


def html_table(part):
    out = ['<table>']
    for row in spanning(part):
        out.append('<tr>')
        for text, rows, cols, _ in row:
            a = f' rowspan="{rows}"' if rows > 1 else ''
            a += f' colspan="{cols}"' if cols > 1 else ''
            text = html.escape(text, quote=False).replace('\n', '<br>')
            out.append(f'<td{a}>{text}</td>')
        out.append('</tr>')
    return '\n'.join(out + ['</table>'])


def html_page(draft):
    def block(b):
        tag = f'h{b.level}' if b.level else 'p'
        return f'<{tag}>{html.escape(b.text, quote=False)}</{tag}>'
    return blocks_and(draft, block, html_table)


def md_html(draft):
    return blocks_and(draft, heading_md, html_table)


# ---- Word ----

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
P = 'http://schemas.openxmlformats.org/package/2006'
PARTS = {
    '[Content_Types].xml':
        f'<Types xmlns="{P}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships'
        '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main'
        '+xml"/><Override PartName="/word/styles.xml" ContentType="'
        'application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'styles+xml"/></Types>',
    '_rels/.rels':
        f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/>'
        '</Relationships>',
    'word/_rels/document.xml.rels':
        f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" '
        f'Type="{R}/styles" Target="styles.xml"/></Relationships>',
    'word/styles.xml':
        f'<w:styles xmlns:w="{W}">' + ''.join(
            f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val='
            f'"heading {n}"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>'
            '</w:style>' for n in range(1, 5)) + '</w:styles>',
}


RUN = 7     # characters: Word cuts text in runs for reasons of its own


def word_paragraph(text, style=''):
    props = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ''
    runs = ''.join('<w:r><w:t xml:space="preserve">'
                   f'{html.escape(text[i:i + RUN], quote=False)}</w:t></w:r>'
                   for i in range(0, len(text), RUN))
    return f'<w:p>{props}{runs}</w:p>'


def word_cell(text, cols, merge):
    props = f'<w:gridSpan w:val="{cols}"/>' if cols > 1 else ''
    props += {'': '', 'first': '<w:vMerge w:val="restart"/>',
              'more': '<w:vMerge/>'}[merge]
    body = ''.join(word_paragraph(t) for t in text.split('\n'))
    return f'<w:tc><w:tcPr>{props}</w:tcPr>{body}</w:tc>'


def word_table(part):
    n = max(len(row) for row in part.rows)
    out = ['<w:tbl><w:tblPr/><w:tblGrid>', '<w:gridCol w:w="900"/>' * n,
           '</w:tblGrid>']
    for row in part.rows:
        out.append('<w:tr>')
        for s in row if part.spans else part.printed(row):
            if not part.spans or s.cell is None:
                out.append(word_cell(s.text, 1, ''))
            elif s.kind in (HERE, DOWN):
                rows, cols = span(s, part)
                first = s.kind is HERE or row is part.rows[0]
                merge = '' if rows == 1 or part.rows_apart else \
                    'first' if first else 'more'
                out.append(word_cell(s.text, cols, merge))
            else:
                assert s.kind in (ACROSS, DOWN_ACROSS)
        out.append('</w:tr>')
    return ''.join(out + ['</w:tbl>'])


def docx(draft):
    return word_file(draft, word_table)


def docx_cells(draft):
    """Each cell a paragraph, an empty one for an empty cell."""
    return word_file(draft, lambda part: ''.join(
        word_paragraph(line) for text in streams.cell_texts(part)
        for line in text.split('\n')))


def docx_rows(draft):
    """Each row a paragraph, blanks between its cells."""
    return word_file(draft, lambda part: ''.join(
        word_paragraph(' '.join(t for t in texts(part, row) if t))
        for row in part.rows))


def word_file(draft, table):
    body = '\n'.join(      # so that a line tells a block
        word_paragraph(i.text, f'H{i.level}' if i.level else '')
        if isinstance(i, Block) else table(i) for i in draft.items)
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for name, text in PARTS.items():
            z.writestr(zipfile.ZipInfo(name), text)
        z.writestr(zipfile.ZipInfo('word/document.xml'),
                   f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/>'
                   '</w:body></w:document>')
    return out.getvalue()


STREAM = {'across': False, 'down': False, 'marks': False, 'official': True}
GIVEN = {'marks': True, 'plain': False, 'lines': True}
DROPS = {'blanks': False}

SHAPES = {s.name: s for s in (
    Shape('tika', 'txt', tika, across=False, marks=False, lines=True),
    Shape('tab', 'txt', tab),
    Shape('pipe', 'txt', pipe, lines=True),
    Shape('pipe-bare', 'txt', pipe_bare, lines=True),
    Shape('no-bars', 'txt', no_bars, lines=True),
    Shape('cells', 'txt', cells, across=False, down=False, marks=False,
          simple=True),
    Shape('copied', 'txt', copied, across=False, down=False, marks=False),
    Shape('columns', 'txt', columns, marks=False),
    Shape('flat', 'txt', flat, across=False, down=False, marks=False,
          simple=True),
    Shape('paged', 'txt', paged, marks=False),
    Shape('box', 'txt', box, spans=True, lines=True),
    Shape('box-ascii', 'txt', box_ascii, spans=True, lines=True),
    Shape('md', 'md', pipe, lines=True, plain=False),
    Shape('html', 'html', html_page, spans=True, lines=True, plain=False),
    Shape('md-html', 'md', md_html, spans=True, lines=True, plain=False),
    Shape('docx', 'docx', docx, spans=True, lines=True, plain=False),
    Shape('lines', 'txt', streams.lines, **STREAM, lines=True),
    Shape('lines-full', 'txt', streams.lines_full, **(STREAM | DROPS),
          lines=True),
    Shape('wrapped', 'txt', streams.wrapped, **(STREAM | DROPS)),
    Shape('stream', 'txt', streams.stream, **(STREAM | DROPS)),
    Shape('stuck-rows', 'txt', streams.stuck_rows, **(STREAM | DROPS),
          stuck=True),
    Shape('stuck', 'txt', streams.stuck, **(STREAM | DROPS), stuck=True),
    Shape('html-cells', 'html', streams.html_cells, **(STREAM | GIVEN)),
    Shape('md-cells', 'md', streams.md_cells, **(STREAM | GIVEN | DROPS)),
    Shape('docx-cells', 'docx', docx_cells, **(STREAM | GIVEN)),
    Shape('docx-rows', 'docx', docx_rows,
          **(STREAM | GIVEN | DROPS | {'lines': False})),
    Shape('lynx', 'txt', extracts.lynx, marks=False, named=True),
    Shape('w3m', 'txt', extracts.w3m, marks=False, named=True),
    Shape('by-columns', 'txt', extracts.by_columns,
          **(STREAM | DROPS | {'named': True})),
)}
