#!/usr/bin/env python3
"""PDFs are tagged through and through, and what they claim to be they are.

For each file given: all that its PDF draws is marked, as content of one
element of the structure tree or as an artifact; the tree and the parent tree
agree; elements stand where they may, and say what readers need (headers
their scope, figures their words); and what PDF/A-2 and PDF/UA-1 ask for and
can be seen without a renderer is so (pdf_archive.py).  This is no validator:
veraPDF checks far more, where it is there.
"""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pdf_archive
from pdf_file import TIMEOUT, TOKEN, Fault, File, as_list, need, text

BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "Code",
          "BlockQuote", "TOC", "Note"}
INLINES = {"Link", "Figure", "Note", "Formula", "Ruby", "Reference"}
HOLDS = {  # None: whatever may stand in a document
    "Document": BLOCKS | INLINES, "BlockQuote": BLOCKS | INLINES,
    "L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "Caption"},
    "TR": {"TH", "TD"}, "TOC": {"TOCI"}, "TOCI": {"P"},
    "Ruby": {"RB", "RP", "RT"},
    "TH": BLOCKS | INLINES, "TD": BLOCKS | INLINES,
    "LBody": BLOCKS | INLINES, "Note": BLOCKS | INLINES | {"Lbl"},
}
INSIDE = {"LI": "L", "Lbl": ("LI", "Note"), "LBody": "LI", "TR": "Table",
          "TH": "TR", "TD": "TR", "TOCI": "TOC", "RB": "Ruby", "RT": "Ruby",
          "RP": "Ruby"}
ESCAPES = {b"r": b"\r"}
SHOWS = {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "S", "s", "B", "B*",
         "b", "b*", "sh", "EI"}
FORBIDDEN = {"/JS", "/JavaScript", "/Launch", "/AA", "/OpenAction",
             "/EmbeddedFiles", "/XFA", "/Encrypt", "/LZWDecode"}
NS = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      "dc": "http://purl.org/dc/elements/1.1/",
      "pdf": "http://ns.adobe.com/pdf/1.3/",
      "xmp": "http://ns.adobe.com/xap/1.0/",
      "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
      "pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}

# The tree.

class Element:
    def __init__(self, ref, value, parent):
        self.ref, self.value, self.parent = ref, value, parent
        self.type = value["/S"][1:]
        self.kids, self.runs, self.annots = [], set(), set()

    def attribute(self, key):
        for a in as_list(self.value.get("/A", [])):
            if key in a:
                return a[key]
        return None


def read_element(pdf, ref, parent, seen):
    need(ref not in seen, "element", ref, "has two parents")
    value = pdf.at(ref)
    e = seen[ref] = Element(ref, value, parent)
    need(value["/P"] == (parent.ref if parent
                         else pdf.catalog["/StructTreeRoot"]),
         "element", ref, "names another parent")
    return e


def read_tree(pdf):
    root = pdf.at(pdf.catalog["/StructTreeRoot"])
    seen, work, order = {}, [(k, None) for k in as_list(root["/K"])][::-1], []
    while work:
        ref, parent = work.pop()
        e = read_element(pdf, ref, parent, seen)
        order.append(e)
        if parent:
            parent.kids.append(e)
        below = []
        for kid in as_list(e.value.get("/K", [])):
            if isinstance(kid, int):
                e.runs.add((e.value["/Pg"], kid))
            elif isinstance(kid, dict) and "/MCID" in kid:
                e.runs.add((kid["/Pg"], kid["/MCID"]))
            elif isinstance(kid, dict):
                e.annots.add(kid["/Obj"])
            else:
                below.append((kid, e))
        work += below[::-1]
    return order, seen


def check_grid(table):
    taken, rows = {}, [k for k in table.kids if k.type == "TR"]
    for r, row in enumerate(rows):
        c = 0
        for cell in row.kids:
            while (r, c) in taken:
                c += 1
            for y in range(cell.attribute("/RowSpan") or 1):
                for x in range(cell.attribute("/ColSpan") or 1):
                    need((r + y, c + x) not in taken, "cells overlap")
                    taken[r + y, c + x] = cell
    widths = {sum((y == r) for y, _ in taken) for r in range(len(rows))}
    need(len(widths) <= 1, "rows of a table differ in width", widths)
    need(all(y < len(rows) for y, _ in taken), "a span leaves its table")


def check_element(pdf, e):
    holds = HOLDS.get(e.type)
    for kid in e.kids:
        need(holds is None or kid.type in holds, kid.type, "in", e.type)
    if e.type in INSIDE:
        need(e.parent and e.parent.type in as_list(INSIDE[e.type]) or
             e.parent and e.parent.type in INSIDE[e.type],
             e.type, "in", e.parent and e.parent.type)
    if e.type in ("Figure", "Formula"):
        need(text(e.value.get("/Alt")), e.type, "without words")
    if e.type == "TH":
        need(e.attribute("/Scope") in ("/Row", "/Column", "/Both"),
             "TH without scope")
    if e.type == "L" and any(k.type == "Lbl" for li in e.kids
                             for k in li.kids):
        need(e.attribute("/ListNumbering"), "labels without a numbering")
    if e.type == "Table":
        check_grid(e)
    if e.type == "Ruby":
        need(re.fullmatch("RB(RT|RPRTRP)*", "".join(
            k.type for k in e.kids)), "order in Ruby")


def check_tree(pdf, order):
    last, ids = 0, set()
    for e in order:
        check_element(pdf, e)
        if re.fullmatch("H[1-6]", e.type):
            need(int(e.type[1]) <= last + 1, e.type, "after H%d" % last)
            last = int(e.type[1])
        if e.type == "Note":
            need(e.value.get("/ID") not in ids | {None}, "a note's ID")
            ids.add(e.value["/ID"])


def number_tree(pdf, ref):
    node = pdf.at(ref)
    nums = node.get("/Nums", [])
    found = dict(zip(nums[::2], nums[1::2]))
    for kid in node.get("/Kids", []):
        found.update(number_tree(pdf, kid))
    return found


# Content.

class Content:
    """Walks the operators of a page."""

    def __init__(self, pdf, page):
        self.pdf, self.page = pdf, page
        self.open, self.runs, self.missing = [], set(), 0
        fonts = pdf.at(pdf.at(pdf.at(page)["/Resources"])["/Font"])
        self.fonts = {k: pdf.at(v) for k, v in fonts.items()}
        self.maps, self.font, self.used = {}, None, {}
        self.spelt = []     # of each that is open: has it ActualText?

    def begin(self, tag, operands):
        inside = [m for m in self.open if m is not None]
        mcid = None
        if b"/MCID" in operands:
            mcid = int(operands[operands.index(b"/MCID") + 1])
            need(not inside, "marked content within marked content")
            need(mcid not in self.runs, "MCID", mcid, "twice on a page")
            self.runs.add(mcid)
        elif tag == b"/Artifact":
            need(not inside, "an artifact within content")
            mcid = "artifact"
        self.open.append(mcid)
        self.spelt.append(b"/ActualText" in operands)

    def codes(self, name, operands):
        if name not in self.maps:
            self.maps[name] = pdf_archive.read_map(self.pdf, self.fonts[name])
        texts, used = self.maps[name], self.used.setdefault(name, set())
        for s in operands:
            if s[:1] != b"(":
                continue
            s = re.sub(rb"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), s[1:-1],
                       flags=re.S)
            need(len(s) % 2 == 0, "half a code")
            for i in range(0, len(s), 2):
                code = s[i] << 8 | s[i + 1]
                used.add(code)
                self.missing += code not in texts
                need(any(self.spelt) or not pdf_archive.is_private(
                    texts.get(code, "")), "private use without ActualText")

    def operator(self, op, operands):
        if op in (b"BDC", b"BMC"):
            self.begin(operands[0], operands)
        elif op == b"EMC":
            need(self.open, "EMC without a beginning")
            self.open.pop()
            self.spelt.pop()
        elif op == b"Tf":
            self.font = operands[0].decode()
        elif op.decode("latin-1") in SHOWS:
            need(any(m is not None for m in self.open), "unmarked:",
                 op.decode("latin-1"))
            if op == b"TJ":
                self.codes(self.font, operands)

    def walk(self):
        operands = []
        contents = as_list(self.pdf.at(self.page)["/Contents"])
        tokens = TOKEN.findall(b"\n".join(self.pdf.data(c)
                                          for c in contents))
        pdf_archive.check_operators(tokens)
        for token in tokens:
            if token[:1].isalpha() or token in (b"'", b'"'):
                self.operator(token, operands)
                operands = []
            else:
                operands.append(token)
        need(not self.open, "content that does not end")


def check_annots(pdf, page, parents, seen):
    for ref in pdf.at(page).get("/Annots", []):
        a = pdf.at(ref)
        need(a.get("/F", 0) & 4 and not a["/F"] & 2, "a link is not printed")
        need(text(a.get("/Contents")), "a link without words")
        e = seen.get(parents.get(a.get("/StructParent")))
        need(e is not None and ref in e.annots and e.type == "Link",
             "a link of no element")


def check_pages(pdf, parents, seen):
    """How many codes mean nothing, on all pages."""
    missing, drawn, used = 0, set(), {}
    for page in pdf.pages():
        content = Content(pdf, page)
        content.walk()
        missing += content.missing
        for name, codes in content.used.items():
            used.setdefault(name, (content.fonts[name], set()))[1].update(
                codes)
        key = pdf.at(page).get("/StructParents")
        need(pdf.at(page).get("/Tabs") == "/S", "no order of tabs")
        owners = pdf.at(parents.get(key))
        need(isinstance(owners, list) and len(owners) == len(content.runs),
             "parent tree: another number of runs")
        for mcid in content.runs:
            need((page, mcid) in seen[owners[mcid]].runs,
                 "parent tree: run", mcid, "of another element")
            drawn.add((page, mcid))
        check_annots(pdf, page, parents, seen)
    for name, (font, codes) in used.items():
        pdf_archive.check_font(pdf, name, font, codes)
    named = {run for e in seen.values() for run in e.runs}
    need(named == drawn, "runs that nobody drew", sorted(named - drawn)[:3])
    return missing


# The file.

def all_names(value):
    work = [value]
    while work:
        v = work.pop()
        if isinstance(v, dict):
            yield from v
            work += v.values()
        elif isinstance(v, list):
            work += v
        elif isinstance(v, str) and v[:1] == "/":
            yield v


def check_fonts(pdf):
    for o in pdf.objects.values():
        v = o.get("value")
        if not isinstance(v, dict) or v.get("/Type") != "/Font":
            continue
        if v["/Subtype"] == "/Type0":
            need("/ToUnicode" in v, "a font without Unicode")
            continue
        d = pdf.at(v["/FontDescriptor"])
        need("/FontFile2" in d or "/FontFile3" in d, "a font is missing")
        need(d["/FontName"] == v["/BaseFont"], "a font with two names")
        need(v["/Subtype"] != "/CIDFontType2" or "/CIDToGIDMap" in v,
             "no map to glyphs")


def check_intent(pdf):
    intents = pdf.catalog.get("/OutputIntents", [])
    need(len(intents) == 1, "not one output intent")
    intent = pdf.at(intents[0])
    need(intent["/S"] == "/GTS_PDFA1" and
         text(intent["/OutputConditionIdentifier"]), "output intent")
    icc = pdf.data(intent["/DestOutputProfile"])
    need(int.from_bytes(icc[:4], "big") == len(icc) and
         icc[36:40] == b"acsp" and icc[16:20] == b"RGB " and
         pdf.at(intent["/DestOutputProfile"])["/N"] == 3, "profile")
    for i in range(int.from_bytes(icc[128:132], "big")):
        at, n = (int.from_bytes(icc[k:k + 4], "big")
                 for k in (136 + i * 12, 140 + i * 12))
        need(at % 4 == 0 and at + n <= len(icc), "profile's tags")


def squeeze(s):
    return "".join(c for c in text(s) or "" if c >= " ")


def check_metadata(pdf):
    """What the file claims: level of PDF/A or None, part of PDF/UA or None."""
    xmp = ET.fromstring(pdf.data(pdf.catalog["/Metadata"]))
    one = {k: xmp.find(".//" + p, NS) for k, p in (
        ("/Title", "dc:title//rdf:li"), ("/Author", "dc:creator//rdf:li"),
        ("/Subject", "dc:description//rdf:li"),
        ("/Keywords", "pdf:Keywords"), ("/Producer", "pdf:Producer"),
        ("/Creator", "xmp:CreatorTool"), ("/CreationDate", "xmp:CreateDate"),
        ("part", "pdfaid:part"), ("level", "pdfaid:conformance"),
        ("ua", "pdfuaid:part"))}
    found = {k: v.text for k, v in one.items() if v is not None}
    info = pdf.at(pdf.trailer["/Info"])
    for key in ("/Title", "/Author", "/Subject", "/Keywords", "/Producer",
                "/Creator"):
        need(squeeze(info.get(key)) == squeeze(found.get(key)),
             "metadata differ from Info:", key)
    need(("/CreationDate" in info) == ("/CreationDate" in found), "dates")
    if "/CreationDate" in info:
        digits = [re.sub(r"\D", "", d) for d in
                  (info["/CreationDate"], found["/CreationDate"])]
        need(digits[0] == digits[1], "dates differ")
    need(found.get("part", "2") == "2", "part")
    return found.get("level"), found.get("ua")


def check_file(path):
    pdf = File(path)
    names = {n for o in pdf.objects.values() for n in all_names(o)}
    need(not names & FORBIDDEN, "forbidden:", names & FORBIDDEN)
    need(len(pdf.trailer.get("/ID", [])) == 2, "no ID")
    need(text(pdf.catalog.get("/Lang")), "no language")
    need(pdf.catalog.get("/MarkInfo", {}).get("/Marked") is True, "unmarked")
    order, seen = read_tree(pdf)
    elements = [o for o in pdf.objects.values() if isinstance(
        o.get("value"), dict) and {"/S", "/P"} <= o["value"].keys()]
    need(len(elements) == len(order), "elements out of the tree")
    check_tree(pdf, order)
    pdf_archive.check_archive(pdf, order)
    parents = number_tree(pdf, pdf.at(
        pdf.catalog["/StructTreeRoot"])["/ParentTree"])
    missing = check_pages(pdf, parents, seen)
    check_fonts(pdf)
    check_intent(pdf)
    level, ua = check_metadata(pdf)
    need(level == "B" or level is None or missing == 0,
         missing, "codes without Unicode")
    if ua is not None:
        need(missing == 0, "PDF/UA without Unicode")
        need(pdf.catalog.get("/ViewerPreferences", {}).get(
            "/DisplayDocTitle") is True, "no title in the window")
        need(text(pdf.at(pdf.trailer["/Info"]).get("/Title")), "no title")
    return level, ua


def main(scratch, files):
    pdf = os.path.join(scratch, "tags.pdf")
    bad, full = 0, 0
    for path in files:
        try:
            made = subprocess.run(
                ["paiban", "-q", "--normalize=safe", path, "-o", pdf],
                stdin=subprocess.DEVNULL, capture_output=True,
                timeout=TIMEOUT)
            if made.returncode > 1:
                continue
            claims = check_file(pdf)
            full += claims == ("A", "1")
            need(claims == ("A", "1") or "/samples/" not in path,
                 "a sample claims only", claims)
        except (Fault, subprocess.TimeoutExpired, KeyError, ValueError,
                TypeError, AttributeError, ET.ParseError) as fault:
            bad += 1
            print("%s: %s %s" % (path, type(fault).__name__, fault))
    print("%d files, %d of them PDF/A-2a and PDF/UA-1 by what they say, "
          "%d with faults" % (len(files), full, bad))
    return 1 if bad or not full else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
