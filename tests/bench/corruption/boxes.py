"""Tables drawn with rules, ┌─┐ or +--+, spans and all."""
from dataclasses import dataclass

from draft import HERE


@dataclass(frozen=True)
class Rules:
    level: str
    wall: str
    columns: int        # that a rule takes
    corner: dict        # (up, down, left, right) to the junction


def _corners(text):
    """Junctions from "┌ down right" and so on."""
    return {tuple(c == '1' for c in bits): ch for ch, bits in text}


WIDE = Rules('─', '│', 2, _corners([
    ('┌', '0101'), ('┐', '0110'), ('└', '1001'), ('┘', '1010'),
    ('├', '1101'), ('┤', '1110'), ('┬', '0111'), ('┴', '1011'),
    ('┼', '1111'), ('─', '0011'), ('│', '1100'), ('  ', '0000')]))
ASCII = Rules('-', '|', 1, {})


def width(text):
    """Columns: a 字 takes two, and so do marks set in its font."""
    return sum(1 + (ord(ch) >= 0x2e80 or ch in '“”‘’—…·×√')
               for ch in text)


def _owner(part, r, c):
    """What tells the cells of two slots apart; None: outside."""
    if r < 0 or c < 0 or r >= len(part.rows) or c >= len(part.rows[r]):
        return None
    s = part.rows[r][c]
    return s.cell if part.spans and s.cell is not None else s


def _widths(part, n, gap):
    """Columns of text each column has; even, so that wide rules fit."""
    room = [2] * n
    spanning = []
    for r, row in enumerate(part.rows):
        for c, s in enumerate(row):
            if not s.text:
                continue
            end = c + 1
            while end < n and _owner(part, r, end) is _owner(part, r, c):
                end += 1
            need = max(width(t) for t in s.text.split('\n')) + 2
            if end == c + 1:
                room[c] = max(room[c], need + need % 2)
            else:
                spanning.append((c, end, need))
    for c, end, need in spanning:
        have = sum(room[c:end]) + gap * (end - c - 1)
        if need > have:
            room[end - 1] += need - have + (need - have) % 2
    return room


def _junction(part, rules, r, c):
    a, b = _owner(part, r - 1, c - 1), _owner(part, r - 1, c)
    d, e = _owner(part, r, c - 1), _owner(part, r, c)
    arms = (a is not b, d is not e, a is not d, b is not e)
    if rules.corner:
        return rules.corner[arms]
    if not any(arms):
        return ' '
    return '-' if arms == (False, False, True, True) else \
        '|' if arms == (True, True, False, False) else '+'


def _rule(part, rules, room, r):
    """The line above row r; a cell that reaches over it shows through."""
    out = ''
    for c, w in enumerate(room):
        out += _junction(part, rules, r, c)
        drawn = _owner(part, r - 1, c) is not _owner(part, r, c)
        out += rules.level * (w // rules.columns) if drawn else ' ' * w
    return out + _junction(part, rules, r, len(room))


def _line(part, rules, room, r, k):
    """Line k of the texts that begin in row r."""
    out, c = '', 0
    while c < len(room):
        end, w = c + 1, room[c]
        while end < len(room) and \
                _owner(part, r, end) is _owner(part, r, c):
            w += room[end] + rules.columns
            end += 1
        s = part.rows[r][c]
        lines = s.text.split('\n') if s.text else []
        text = ' ' + lines[k] if k < len(lines) else ''
        out += rules.wall + text + ' ' * (w - width(text))
        c = end
    return out + rules.wall


def draw(part, rules):
    n = max(len(row) for row in part.rows)
    for row in part.rows:       # a drawn grid has no short rows
        while len(row) < n:
            row.append(type(row[0])(None, HERE))
    room = _widths(part, n, rules.columns)
    out = []
    for r, row in enumerate(part.rows):
        out.append(_rule(part, rules, room, r))
        high = max(s.text.count('\n') + 1 for s in row)
        out += [_line(part, rules, room, r, k) for k in range(high)]
    return out + [_rule(part, rules, room, len(part.rows))]
