#!/usr/bin/env python3
"""Nothing a document says may be missing from its PDF.

For each file given: every character of its HTML, blanks aside, is in what
pdftotext reads, as often at least; qpdf finds no fault; and two runs give
the same bytes.  Letters are compared without case, since capitals that are a
style are capitals in the PDF and small letters in HTML.  What only HTML says
(the arrows back from notes, what a browser shows in a picture's stead) and
what no page can show is not asked for.
"""
import collections
import html.parser
import os
import subprocess
import sys

TIMEOUT = 60
QUIET = {"style", "script", "head", "title", "annotation", "mtext"}
NO_PICTURE = "\u3014\u56fe\u3015"  # a link to one that has no words
VOID = {"br", "col", "meta", "img", "hr", "link", "input", "wbr", "area"}
UNSHOWN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u21a9"


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        names = dict(attrs)
        self.open.append((tag, tag in QUIET or
                          names.get("role") == "doc-backlink"))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data != NO_PICTURE and not any(quiet for _, quiet in self.open):
            self.text.append(data)


def is_shown(c):
    o = ord(c)
    return not (c.isspace() or c in UNSHOWN or o < 0x20 or
                0x7f <= o < 0xa0 or 0x2028 <= o <= 0x202e or
                0x2061 <= o <= 0x206f or 0xfe00 <= o <= 0xfe0f or
                0xe000 <= o <= 0xf8ff or 0xfff9 <= o <= 0xffff or
                o >= 0xe0000)


def count(text):
    return collections.Counter(filter(is_shown, text.casefold()))


def run(*command):
    return subprocess.run(command, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=TIMEOUT)


def check(path, scratch):
    """None: right; else what is wrong.  Files that are refused are right."""
    pdf = [os.path.join(scratch, name) for name in ("a.pdf", "b.pdf")]
    common = ("paiban", "-q", "--normalize=safe", path)
    page = run(*common, "-t", "html")
    made = [run(*common, "-o", out) for out in pdf]
    if page.returncode != 0 or made[0].returncode != 0:
        if (page.returncode == 0) == (made[0].returncode == 0):
            return None
        return "exits %d as HTML, %d as PDF" % (page.returncode,
                                                made[0].returncode)
    with open(pdf[0], "rb") as a, open(pdf[1], "rb") as b:
        if a.read() != b.read():
            return "two runs differ"
    if run("qpdf", "--check", pdf[0]).returncode != 0:
        return "qpdf --check: a fault"
    text = Text()
    text.feed(page.stdout.decode("utf-8", "replace"))
    # Raw: else it takes hyphens at line ends for its own to undo.
    shown = run("pdftotext", "-raw", "-enc", "UTF-8", pdf[0], "-").stdout
    lost = count("".join(text.text)) - count(shown.decode("utf-8", "replace"))
    if lost:
        return "lost: " + " ".join("%s(U+%04X)*%d" % (c, ord(c), n)
                                   for c, n in sorted(lost.items())[:20])
    return None


def main():
    scratch, *files = sys.argv[1:]
    wrong = 0
    for path in files:
        try:
            fault = check(path, scratch)
        except subprocess.TimeoutExpired as late:
            fault = "%s: over %d s" % (late.cmd[0], TIMEOUT)
        if fault is not None:
            wrong += 1
            print("%s: %s" % (path, fault), flush=True)
    print("%d files, %d wrong" % (len(files), wrong))
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
