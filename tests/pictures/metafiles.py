#!/usr/bin/env python3
"""Writes the drawn metafiles beside it: formula.wmf, chart.emf, packed.wmz.

	metafiles.py [FOLDER]

They are small, of our own making, and use what MathType, Excel and Visio do.
"""
import gzip
import os
import struct
import sys


def wmf_record(function, *words, tail=b""):
    tail += b"\0" * (len(tail) % 2)
    body = struct.pack("<%dh" % len(words), *words) + tail
    return struct.pack("<IH", 3 + len(body) // 2, function) + body


def wmf_font(height, charset, name, italic=0):
    return wmf_record(0x02fb, height, 0, 0, 0, 400, italic, charset << 8, 0,
                      0, tail=name.ljust(32, b"\0"))


def wmf_text(x, y, text, *dx):
    text += b"\0" * (len(text) % 2)
    return wmf_record(0x0a32, y, x, len(dx), 0,
                      tail=text + struct.pack("<%dh" % len(dx), *dx))


def formula():
    """A sum of x from i to n with a bar of a fraction, as MathType has it."""
    records = [
        wmf_record(0x0209, 0, 0), wmf_record(0x0102, 1),
        wmf_record(0x012e, 24), wmf_record(0x020b, 0, 0),
        wmf_record(0x020c, 400, 800),
        wmf_font(-300, 2, b"Symbol"), wmf_record(0x012d, 0),
        wmf_text(40, 260, b"\xe5=", 200, 160),
        wmf_font(-160, 0, b"Times New Roman", 1), wmf_record(0x012d, 1),
        wmf_text(260, 120, b"xi", 90, 50), wmf_text(500, 360, b"n", 90),
        wmf_font(-160, 2, b"MT Extra"), wmf_record(0x012d, 2),
        wmf_record(0x01f0, 0), wmf_text(620, 260, b"L", 150),
        wmf_record(0x02fa, 0, 16, 0, 0, 0), wmf_record(0x012d, 0),
        wmf_record(0x0214, 200, 440), wmf_record(0x0213, 200, 760),
        wmf_record(0x0000),
    ]
    body = b"".join(records)
    largest = max(len(r) for r in records) // 2
    placeable = struct.pack("<IHhhhhHI", 0x9ac6cdd7, 0, 0, 0, 800, 400, 1440,
                            0)
    check = 0
    for (word,) in struct.iter_unpack("<H", placeable):
        check ^= word
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 3,
                       largest, 0)
    return placeable + struct.pack("<H", check) + head + body


def emf_record(kind, *numbers, tail=b""):
    tail += b"\0" * (-len(tail) % 4)
    body = struct.pack("<%di" % len(numbers), *numbers) + tail
    return struct.pack("<II", kind, 8 + len(body)) + body


def emf_text(x, y, text, each):
    n, units = len(text), text.encode("utf-16-le")
    units += b"\0" * (-len(units) % 4)
    dx = struct.pack("<%di" % n, *[each] * n)
    return emf_record(84, 0, 0, -1, -1, 1, 0, 0, x, y, n, 76, 0, 0, 0, -1,
                      -1, 76 + len(units), tail=units + dx)


def emf_font(number, height, turn, name):
    return emf_record(82, number, -height, 0, turn, turn, 400, 0, 0,
                      tail=name.encode("utf-16-le").ljust(64, b"\0"))


def chart():
    """Three columns, a line above them and a label that stands aslant."""
    records = [emf_record(18, 1), emf_record(22, 24),
               emf_record(30, 0, 0, 600, 400)]
    for i, (height, colour) in enumerate([(120, 0x4472c4), (200, 0x70ad47),
                                          (160, 0xffc000)]):
        left = 60 + 160 * i
        records += [
            emf_record(39, i + 1, 0, colour, 0), emf_record(37, i + 1),
            emf_record(43, left, 320 - height, left + 100, 320),
            emf_font(i + 4, 24, 450, "Arial"), emf_record(37, i + 4),
            emf_text(left, 390, "Q%d" % (i + 1), 16),
        ]
    points = [(110, 180), (270, 100), (430, 140)]
    records += [
        emf_record(95, 8, 0, 0, 0, 0, 0x12200, 4, 0, 0x3070ed, 0, 0),
        emf_record(37, 8),
        emf_record(87, 0, 0, -1, -1, len(points), tail=b"".join(
            struct.pack("<hh", *p) for p in points)),
        emf_record(59), emf_record(27, 20, 20), emf_record(54, 20, 320),
        emf_record(54, 580, 320), emf_record(60),
        emf_record(64, 0, 0, -1, -1),
        emf_record(37, -0x80000000 + 5), emf_record(42, 410, 120, 450, 160),
        emf_record(14, 0, 0, 20),
    ]
    body = b"".join(records)
    head = struct.pack("<II4i4i4sIIIHHIIIiiii", 1, 88, 0, 0, 599, 399, 0, 0,
                       15000, 10000, b" EMF", 0x10000, 88 + len(body),
                       len(records) + 1, 9, 0, 0, 0, 0, 1200, 800, 300, 200)
    return head + body


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(__file__)
    for name, data in (("formula.wmf", formula()), ("chart.emf", chart()),
                       ("packed.wmz", gzip.compress(formula(), mtime=0))):
        with open(os.path.join(folder, name), "wb") as out:
            out.write(data)


main()
