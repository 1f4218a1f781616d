#!/usr/bin/env python3
"""Nothing a document says may be missing from its PDF.

For each file given: every character of its HTML, blanks aside, is in what
pdftotext and mutool read, as often at least; the text of each block is there
in one piece, or in two where a page ends; qpdf finds no fault; and two runs
give the same bytes.  Letters are compared without case, since capitals that are a
style are capitals in the PDF and small letters in HTML.  What only HTML says
(the arrows back from notes, what a browser shows in a picture's stead) and
what no page can show is not asked for.
"""
import collections
import html.parser
import os
import re
import shutil
import subprocess
import sys
import unicodedata

TIMEOUT = 60
# Raw: else pdftotext takes hyphens at line ends for its own to undo.
READERS = {"pdftotext": ("pdftotext", "-raw", "-enc", "UTF-8"),
           "mutool": ("mutool", "draw", "-q", "-F", "txt")}
LAST = {"pdftotext": ("-",)}
QUIET = {"style", "script", "head", "title", "annotation", "mtext",
         "rp"}  # brackets for who cannot set a reading above its base
NO_PICTURE = "\u3014\u56fe\u3015"  # a link to one that has no words
BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "caption",
          "pre", "div"}
RAISED = {"math", "ruby", "sup", "sub"}  # readers make lines of their own
LAM_ALEF = re.compile("\u0644([\u0622\u0623\u0625\u0627])")
LEFTWARD = {"R", "AL"}  # mutool gives it as it is drawn
RIGHTWARD = {"EN", "L"}  # and pdftotext guesses which way a mixture runs
PIECE = 4               # shorter texts stand everywhere
VOID = {"br", "col", "meta", "img", "hr", "link", "input", "wbr", "area"}
UNSHOWN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u21a9"


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []
        self.text = []
        self.blocks = [[]]

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.blocks.append([])
        if tag in RAISED:
            self.blocks[-1].append(None)
        if tag in VOID:
            return
        names = dict(attrs)
        self.open.append((tag, tag in QUIET or
                          names.get("role") == "doc-backlink"))

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.blocks.append([])
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data != NO_PICTURE and not any(quiet for _, quiet in self.open):
            self.text.append(data)
            self.blocks[-1].append(data)


def is_shown(c):
    o = ord(c)
    return not (c.isspace() or c in UNSHOWN or o < 0x20 or
                0x7f <= o < 0xa0 or 0x2028 <= o <= 0x202e or
                0x2061 <= o <= 0x206f or 0xfe00 <= o <= 0xfe0f or
                0xe000 <= o <= 0xf8ff or 0xfff9 <= o <= 0xffff or
                o >= 0xe0000)


def flat(text):
    """Poppler turns the letters of a ligature round."""
    return LAM_ALEF.sub("\\1\u0644", "".join(filter(is_shown,
                                               text.casefold())))


def count(text):
    return collections.Counter(flat(text))


def in_pieces(text, shown):
    """Does it stand there whole, or as two parts?"""
    if text in shown:
        return True
    lo, hi = 0, len(text)       # the longest first part is between
    while hi - lo > 1:
        mid = (lo + hi) // 2
        lo, hi = (mid, hi) if text[:mid] in shown else (lo, mid)
    return text[lo:] in shown


def scattered(text, shown, leftward):
    """The first block that is not there in its order; None: all are."""
    for block in text.blocks:
        if None in block:
            continue
        words = flat("".join(block))
        kinds = {unicodedata.bidirectional(c) for c in words}
        if kinds & LEFTWARD and (not leftward or kinds & RIGHTWARD):
            continue
        if len(words) >= PIECE and not in_pieces(words, shown):
            return words
    return None


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
    for name, command in READERS.items():
        if shutil.which(command[0]) is None:
            continue
        shown = run(*command, pdf[0], *LAST.get(name, ())).stdout
        shown = shown.decode("utf-8", "replace")
        lost = count("".join(text.text)) - count(shown)
        if lost:
            return "%s lost: %s" % (name, " ".join(
                "%s(U+%04X)*%d" % (c, ord(c), n)
                for c, n in sorted(lost.items())[:20]))
        words = scattered(text, flat(shown), name != "mutool")
        if words is not None:
            return "%s has not in its order: %s" % (name, words[:60])
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
