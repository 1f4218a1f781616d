#!/usr/bin/env python3
"""Writes the small fonts beside it, of which fuzzing begins and tests tell.

    make.py         writes them anew; they are kept in the source

Each has the letters A to F.  Their outlines are boxes, so that there is
nothing in them but what a reader of fonts has to follow.
"""
import os
import struct

HERE = os.path.dirname(os.path.abspath(__file__))
LETTERS = 'ABCDEF'
UPEM = 1000


def checksum(data):
    data += b'\0' * (-len(data) % 4)
    return sum(struct.unpack(f'>{len(data) // 4}I', data)) & 0xffffffff


def sfnt(version, tables):
    """The file of tables, a dictionary of bytes by name."""
    n = len(tables)
    power = 1 << n.bit_length() - 1
    out = struct.pack('>4sHHHH', version, n, power * 16, power.bit_length() - 1, (n - power) * 16)
    at = len(out) + 16 * n
    for name, data in sorted(tables.items()):
        out += struct.pack('>4sIII', name.encode(), checksum(data), at, len(data))
        at += len(data) + -len(data) % 4
    for _, data in sorted(tables.items()):
        out += data + b'\0' * (-len(data) % 4)
    return out


def head(italic=False):
    return struct.pack('>IIIIHHQQhhhhHHhhh', 0x10000, 0x10000, 0, 0x5f0f3cf5, 0, UPEM, 0, 0,
                       0, 0, 600, 700, 2 if italic else 0, 8, 2, 1, 0)


def hhea(glyphs):
    return struct.pack('>IhhhHhhhhhhhhhhhH', 0x10000, 800, -200, 0, 600, 0, 0, 600, 1, 0, 0,
                       0, 0, 0, 0, 0, glyphs)


def os2(weight=400, italic=False):
    return struct.pack('>HhHHH11h10s4I4sHHHhhhHHIIhhHHH', 4, 600, weight, 5, 0, *[0] * 11,
                       b'\0' * 10, 1, 0, 0, 0, b'none', 1 if italic else 64, 65, 70, 800, -200,
                       0, 800, 200, 1, 0, 500, 700, 0, 0, 0)


def cmap(letters=LETTERS):
    first, last = ord(letters[0]), ord(letters[-1])
    segments = struct.pack('>HHHHHHHHHHHH', 4, 4, 1, 0, last, 0xffff, 0, first, 0xffff,
                           (1 - first) & 0xffff, 1, 0) + struct.pack('>H', 0)
    table = struct.pack('>HHH', 4, len(segments) + 6, 0) + segments
    return struct.pack('>HHHHI', 0, 1, 3, 1, 12) + table


def name(family):
    texts = {1: family, 2: 'Regular', 4: family, 6: family.replace(' ', '')}
    records = strings = b''
    for number, text in texts.items():
        data = text.encode('utf-16-be')
        records += struct.pack('>HHHHHH', 3, 1, 0x409, number, len(data), len(strings))
        strings += data
    return struct.pack('>HHH', 0, len(texts), 6 + len(records)) + records + strings


def common(family, glyphs):
    return {'head': head(), 'hhea': hhea(glyphs), 'OS/2': os2(), 'cmap': cmap(),
            'name': name(family), 'hmtx': struct.pack('>Hh', 600, 50) * glyphs,
            'post': struct.pack('>IIhhIIIII', 0x30000, 0, 0, 0, 0, 0, 0, 0, 0)}


# TrueType.

def box(width, height):
    """A simple glyph of one contour."""
    points = struct.pack('>hhhhh', 1, 0, 0, width, height) + struct.pack('>HH', 3, 0)
    return points + bytes([1] * 4) + struct.pack('>8h', 0, 0, width, 0, 0, height, 0, -height)


def composite(*parts):
    """A glyph of others, each by its number, moved a little."""
    out = struct.pack('>hhhhh', -1, 0, 0, 600, 700)
    for i, glyph in enumerate(parts):
        more = 0x20 if i + 1 < len(parts) else 0
        out += struct.pack('>HHbb', 2 | more, glyph, 10 * i, 5 * i)
    return out


def true_type(family, glyphs, **other):
    loca, data = [0], b''
    for glyph in glyphs:
        data += glyph + b'\0' * (-len(glyph) % 4)
        loca.append(len(data))
    n = len(glyphs)
    maxp = struct.pack('>IHHHHHHHHHHHHHH', 0x10000, n, 8, 2, 8, 2, 1, 0, 0, 0, 0, 0, 0, 2, 4)
    tables = dict(common(family, n), maxp=maxp, glyf=data,
                  loca=struct.pack(f'>{n + 1}I', *loca))
    tables.update(other)
    return sfnt(b'\0\1\0\0', tables)


# CFF.

def index(items):
    if not items:
        return b'\0\0'
    out, at = struct.pack('>HB', len(items), 2), 1
    for item in [b''] + items:
        at += len(item)
        out += struct.pack('>H', at)
    return out + b''.join(items)


def number(v):
    return b'\x1d' + struct.pack('>i', v)


def charstring(width, height):
    """rmoveto, then three sides; the last closes by itself."""
    short = b''.join(b'\x1c' + struct.pack('>h', v) for v in (0, 0))
    sides = b''.join(b'\x1c' + struct.pack('>h', v) for v in (width, height, -width))
    return short + b'\x15' + sides + b'\x06\x0e'


def cff(glyphs, cids):
    """Dictionaries have numbers of five bytes, so that their lengths stand
    before the offsets in them are known."""
    strings = index([b'Adobe', b'Identity']) if cids else index([])
    charset = b'\0' + b''.join(struct.pack('>H', 10 * i if cids else 33 + i)
                               for i in range(1, len(glyphs)))
    chars = index(glyphs)
    select = b'\3' + struct.pack('>HHBH', 1, 0, 0, len(glyphs))

    def top(at_charset, at_chars, at_array, at_select, at_private):
        out = number(391) + number(392) + number(0) + b'\x0c\x1e' if cids else b''
        out += number(at_charset) + b'\x0f' + number(at_chars) + b'\x11'
        if cids:
            return out + number(at_array) + b'\x0c\x24' + number(at_select) + b'\x0c\x25'
        return out + number(0) + number(at_private) + b'\x12'

    head_bytes = b'\1\0\4\2' + index([b'Boxes'])
    at = len(head_bytes + index([top(0, 0, 0, 0, 0)]) + strings + index([]))
    at_chars = at + len(charset)
    at_select = at_chars + len(chars)
    at_array = at_select + (len(select) if cids else 0)
    array = index([number(0) + number(0) + b'\x12'])
    at_end = at_array + len(array)
    array = index([number(0) + number(at_end) + b'\x12'])
    out = head_bytes + index([top(at, at_chars, at_array, at_select, at_end)])
    out += strings + index([]) + charset + chars
    return out + select + array if cids else out


def open_type(family, table, glyphs):
    tables = common(family, glyphs)
    tables['CFF '] = table
    tables['maxp'] = struct.pack('>IH', 0x5000, glyphs)
    return sfnt(b'OTTO', tables)


def fonts():
    boxes = [box(500, 700 - 50 * i) for i in range(len(LETTERS) + 1)]
    yield 'simple.ttf', true_type('Paiban Simple', boxes)
    parts = boxes[:4] + [composite(1, 2), composite(4, 3), composite(5, 5)]
    yield 'composite.ttf', true_type('Paiban Composite', parts)
    ring = boxes[:4] + [composite(5), composite(6), composite(4)]
    yield 'ring.ttf', true_type('Paiban Ring', ring)
    # A family whose slanted face has three letters, and whose bold one comes first by its name.
    yield 'lean-bold.ttf', true_type('Paiban Lean', boxes, **{'OS/2': os2(weight=700)})
    yield 'lean-upright.ttf', true_type('Paiban Lean', boxes)
    yield 'lean.ttf', true_type('Paiban Lean', boxes, head=head(italic=True), cmap=cmap('ABC'),
                                **{'OS/2': os2(italic=True)})
    strings = [charstring(500, 700 - 50 * i) for i in range(len(LETTERS) + 1)]
    n = len(strings)
    yield 'cids.otf', open_type('Paiban Cids', cff(strings, True), n)
    yield 'names.otf', open_type('Paiban Names', cff(strings, False), n)


def main():
    for path, data in fonts():
        with open(os.path.join(HERE, path), 'wb') as f:
            f.write(data)


if __name__ == '__main__':
    main()
