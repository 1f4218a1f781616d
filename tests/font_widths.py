"""Advances in embedded fonts: of TrueType by glyph, of CFF by CID.

As whole thousandths of an em would be compared, they are given as floats of
them.  Only what subsets have is known: charstrings without subroutines.
"""
import struct

STEMS = {1, 3, 18, 23, 19, 20}      # hstem vstem hstemhm vstemhm, the masks
MOVES = {4: 1, 22: 1, 21: 2}        # vmoveto hmoveto rmoveto: their operands


def truetype(data):
    """[advance of each glyph]"""
    tables = {}
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, at, n = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        tables[tag] = data[at:at + n]
    em = struct.unpack_from(">H", tables[b"head"], 18)[0]
    count = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    glyphs = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    known = [struct.unpack_from(">H", tables[b"hmtx"], 4 * i)[0]
             for i in range(count)]
    return [known[min(i, count - 1)] * 1000 / em for i in range(glyphs)]


def index(data, at):
    """The entries of an INDEX, and where it ends (Technical Note 5176, 5)."""
    n = struct.unpack_from(">H", data, at)[0]
    if n == 0:
        return [], at + 2
    size = data[at + 2]
    off = [int.from_bytes(data[at + 3 + i * size:at + 3 + (i + 1) * size],
                          "big") for i in range(n + 1)]
    base = at + 2 + (n + 1) * size
    return ([data[base + off[i]:base + off[i + 1]] for i in range(n)],
            base + off[n])


def real(data, at):
    digits = ""
    while "f" not in digits:
        digits += "%02x" % data[at]
        at += 1
    for nibble, s in (("a", "."), ("c", "E-"), ("b", "E"), ("e", "-")):
        digits = digits.replace(nibble, s)
    return float(digits.split("f")[0]), at


def numbers(data, charstring):
    """(operands, operator) one after another; numbers of 4 and 5."""
    at, stack = 0, []
    while at < len(data):
        b = data[at]
        at += 1
        if b >= 32 and b <= 246:
            stack.append(b - 139)
        elif 247 <= b <= 250:
            stack.append((b - 247) * 256 + data[at] + 108)
            at += 1
        elif 251 <= b <= 254:
            stack.append(-(b - 251) * 256 - data[at] - 108)
            at += 1
        elif b == 28:
            stack.append(struct.unpack_from(">h", data, at)[0])
            at += 2
        elif b == 29 and not charstring:
            stack.append(struct.unpack_from(">i", data, at)[0])
            at += 4
        elif b == 30 and not charstring:
            value, at = real(data, at)
            stack.append(value)
        elif b == 255 and charstring:
            stack.append(struct.unpack_from(">i", data, at)[0] / 65536)
            at += 4
        else:
            if b == 12:
                b = 1200 + data[at]
                at += 1
            yield stack, b
            stack = []


def dictionary(data):
    return {op: stack for stack, op in numbers(data, False)}


def own_width(charstring):
    """What a charstring adds to the nominal width; None: it has the usual."""
    for stack, op in numbers(charstring, True):
        if op in STEMS:
            has = len(stack) % 2 == 1
        elif op in MOVES:
            has = len(stack) > MOVES[op]
        elif op == 14:
            has = len(stack) in (1, 5)
        else:
            raise ValueError("operator %d before any width" % op)
        return stack[0] if has else None
    return None


def charset(data, at, n):
    """The CID of each glyph."""
    if at <= 2:
        return list(range(n))
    cids, form, at = [0], data[at], at + 1
    while len(cids) < n:
        first = struct.unpack_from(">H", data, at)[0]
        at, left = at + 2, 0
        if form == 1:
            left, at = data[at], at + 1
        elif form == 2:
            left, at = struct.unpack_from(">H", data, at)[0], at + 2
        cids += range(first, first + left + 1)
    return cids[:n]


def choices(data, at, n):
    """The font dictionary of each glyph."""
    if data[at] == 0:
        return list(data[at + 1:at + 1 + n])
    out, ranges = [], struct.unpack_from(">H", data, at + 1)[0]
    for i in range(ranges):
        first, which, end = struct.unpack_from(">HBH", data, at + 3 + 3 * i)
        out += [which] * (end - first)
    return out[:n]


def private(data, top):
    size, at = top.get(18, (0, 0))
    own = dictionary(data[at:at + size])
    return own.get(20, [0])[-1], own.get(21, [0])[-1]


def cff(data):
    """{CID: advance}; a font that is no CID font has its glyphs for CIDs."""
    _, at = index(data, data[2])
    tops, at = index(data, at)
    top = dictionary(tops[0])
    strings, _ = index(data, top[17][0])
    n = len(strings)
    if 1230 in top:
        parts = [dictionary(d) for d in index(data, top[1236][0])[0]]
        which = choices(data, top[1237][0], n)
        cids = charset(data, top.get(15, [0])[0], n)
    else:
        parts, which, cids = [top], [0] * n, range(n)
    usual = [private(data, part) for part in parts]
    scale = top.get(1207, parts[0].get(1207, [0.001]))[0] * 1000
    widths = {}
    for gid in range(n):
        preset, nominal = usual[which[gid]]
        own = own_width(strings[gid])
        widths[cids[gid]] = scale * (preset if own is None else nominal + own)
    return widths
