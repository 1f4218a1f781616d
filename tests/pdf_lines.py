#!/usr/bin/env python3
"""避头尾: no line of a PDF begins or ends with a mark that may not stand there.

For each file given: of two lines that mutool finds in one block, one below
the other, neither does the second begin with a mark of NOT_FIRST nor the first
end with one of NOT_LAST (GB/T 15834-2011, 5.1, and CLREQ's GB level), where
the two stand in one paragraph of the document without a break that its author
made between them.  Only paragraphs in Chinese are looked at.
"""
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET

from pdf_text import Text, run

NOT_FIRST = set("、，。；：！？．”’」』）〕】〗》〉］｝)]},;!?·‧／～~％‰℃–")
NOT_LAST = set("“‘「『（〔【〖《〈［｛([{")
NEAR = 8                # characters on either side that show the place
UNTOLD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
HAN = re.compile("[\u3400-\u9fff]")


class Blocks(Text):
    """As pdf_text reads them, but breaks are kept."""

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        if tag == "br":
            self.blocks[-1].append("\n")


def plain(text):
    return "".join(c for c in text if c == "\n" or not c.isspace() and
                   unicodedata.category(c) != "Cf")


def lines(pdf):
    """The lines of each block: (top, bottom, text)"""
    out = run("mutool", "draw", "-q", "-F", "stext", pdf).stdout
    tree = ET.fromstring(UNTOLD.sub("", re.sub(
        "&#x?(1?[0-9a-f]|fff[ef]);", "", out.decode("utf-8", "replace"))))
    for block in tree.iter("block"):
        yield [(float(line.get("bbox").split()[1]),
                float(line.get("bbox").split()[3]),
                plain("".join(c.get("c", "") for c in line.iter("char"))))
               for line in block.iter("line")]


def faults(pdf, page):
    """Where a line ends that may not, as its text and that of the next."""
    text = Blocks()
    text.feed(page)
    told = "\0".join(plain("".join(filter(None, block)))
                     for block in text.blocks)
    for block in lines(pdf):
        for (head, foot, a), (top, _, b) in zip(block, block[1:]):
            if not a or not b or top < (head + foot) / 2:
                continue        # beside, not below
            if b[0] not in NOT_FIRST and a[-1] not in NOT_LAST:
                continue
            if HAN.search(a + b) and a[-NEAR:] + b[:NEAR] in told:
                yield a[-NEAR:] + " | " + b[:NEAR]


def check(path, scratch):
    """What is wrong, place by place; None: not a file that can be read."""
    pdf = os.path.join(scratch, "lines.pdf")
    common = ("paiban", "-q", "--normalize=safe", path)
    if run(*common, "-o", pdf).returncode > 1:
        return None
    return list(faults(pdf, run(*common, "-t", "html").stdout.decode(
        "utf-8", "replace")))


def main(scratch, files):
    wrong, seen = 0, 0
    for path in files:
        try:
            found = check(path, scratch)
        except (subprocess.TimeoutExpired, ET.ParseError) as fault:
            found = [str(fault)]
        seen += found is not None
        wrong += bool(found)
        for place in found or []:
            print("%s: %s" % (path, place), flush=True)
    print("%d files, %d wrong" % (seen, wrong))
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
