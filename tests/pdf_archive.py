"""What PDF/A-2 (ISO 19005-2) and PDF/UA-1 ask of objects, and can be seen
without a renderer: clause by clause, each a function that raises Fault.

Glyphs, structure and text are in pdf_tags.py.
"""
import re

import font_widths
from pdf_file import as_list, need, text

FILTERS = {"/FlateDecode", "/DCTDecode", "/ASCIIHexDecode", "/ASCII85Decode",
           "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode",
           "/JPXDecode"}
OPERATORS = set("""b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC
    ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN
    scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"""".split())
BLENDS = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay",
          "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn", "/HardLight",
          "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation",
          "/Color", "/Luminosity"}
INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual",
           "/Saturation"}
STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index
    NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead
    TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT
    RP Warichu WT WP Figure Formula Form""".split())
# A row is, where all its slots belong to cells from above; a note may be.
MAY_BE_EMPTY = {"TR", "TD", "TH", "LBody", "RB", "RT", "RP", "Note"}
QUEUE_DEEPEST = 28          # q, 6.1.13
STRING_LONGEST = 32767      # bytes, of one string
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def check_bytes(pdf):
    """6.1.2 to 6.1.4, 6.1.13"""
    head = pdf.bytes[:32].split(b"\n")
    need(re.fullmatch(rb"%PDF-1\.[0-7]\r?", head[0]), "header")
    need(head[1][:1] == b"%" and len(head[1]) >= 5 and
         all(c > 127 for c in head[1][1:5]), "no binary comment")
    need(pdf.bytes.rstrip(b"\r\n").endswith(b"%%EOF"), "data behind the end")
    need(b"<?xpacket begin=" in pdf.bytes, "metadata are packed")
    ids = pdf.trailer["/ID"]
    need(all(len(i) > 2 for i in ids), "an empty ID")


def check_streams(pdf):
    """6.1.7, 6.2.8, 6.2.9"""
    for o in pdf.objects.values():
        if "stream" not in o:
            continue
        d = o["stream"]["dict"]
        need(not d.keys() & {"/F", "/FFilter", "/FDecodeParms"},
             "a stream outside the file")
        need(set(as_list(d.get("/Filter", []))) <= FILTERS, "filter",
             d.get("/Filter"))
        if d.get("/Subtype") != "/Image":
            need(d.get("/Subtype") != "/PS" and "/Ref" not in d and
                 "/OPI" not in d, "a forbidden XObject")
            continue
        need(not d.keys() & {"/Alternates", "/OPI"}, "alternates")
        need(d.get("/Interpolate", False) is False, "an interpolated picture")
        need(d.get("/BitsPerComponent", 1) in (1, 2, 4, 8, 16), "bits")
        need(d.get("/Intent", "/Perceptual") in INTENTS, "intent")
        colours = pdf.at(d.get("/ColorSpace"))
        need("/DeviceCMYK" not in as_list(colours), "CMYK without a profile")


def check_dictionaries(pdf):
    """6.1.13, 6.2.5, 6.2.10, 6.3, 6.5"""
    for d in pdf.dictionaries():
        need(not d.keys() & {"/TR", "/HTP", "/PresSteps", "/OCProperties",
                             "/NeedAppearances", "/NeedsRendering"},
             "forbidden", sorted(d)[:5])
        need(d.get("/TR2", "/Default") == "/Default", "TR2")
        if "/BM" in d:
            need(set(as_list(d["/BM"])) <= BLENDS, "blend mode")
        if d.get("/Type") == "/Action" or "/URI" in d and "/S" in d:
            need(d["/S"] in ("/GoTo", "/URI"), "action", d["/S"])
        if d.get("/Type") == "/Annot":
            need(d["/Subtype"] == "/Link", "annotation", d["/Subtype"])
            need(d["/F"] & 0x127 == 4, "flags", d["/F"])
        for key, value in d.items():
            need(len(key.encode()) <= 128, "a long name")
            need(not isinstance(value, str) or value[:1] == "/" or
                 len(value.encode("utf-16-be")) <= 2 * STRING_LONGEST,
                 "a long string")


def check_operators(tokens):
    """6.2.2, 6.1.13; tokens of one page."""
    depth = 0
    for token in tokens:
        if token[:1] in b"/(<>[]" or re.fullmatch(rb"[-+.\d]+|true|false",
                                                  token):
            need(len(token) <= STRING_LONGEST, "a long operand")
            need(b"." in token or not re.fullmatch(rb"[-+]?\d+", token) or
                 abs(int(token)) < 2 ** 31, "a large number")
            continue
        need(token.decode("latin-1") in OPERATORS, "operator", token)
        depth += (token == b"q") - (token == b"Q")
        need(0 <= depth <= QUEUE_DEEPEST, "q and Q")
    need(depth == 0, "q without Q")


def check_elements(pdf, order):
    """Matterhorn 01-007, 02-001 to 02-004, 11-001 to 11-006; none empty."""
    root = pdf.at(pdf.catalog["/StructTreeRoot"])
    roles = root.get("/RoleMap", {})
    need(not roles.keys() & {"/" + s for s in STANDARD}, "a role remapped")
    need(LANGUAGE.fullmatch(text(pdf.catalog["/Lang"])), "language")
    for e in order:
        kind = e.type
        for _ in range(8):
            if kind in STANDARD:
                break
            kind = roles.get("/" + kind, "/")[1:]
        need(kind in STANDARD, "no standard type:", e.type)
        need(e.kids or e.runs or e.annots or kind in MAY_BE_EMPTY or
             e.parent is None, "an empty", e.type)
        lang = text(e.value.get("/Lang", "u:zh"))
        need(LANGUAGE.fullmatch(lang), "language", lang)


def check_outlines(pdf):
    """Matterhorn 09: each has a title and goes somewhere."""
    for d in pdf.dictionaries():
        if "/Title" in d and "/Parent" in d and "/Dest" in d:
            need(text(d["/Title"]), "an outline without words")
            need(pdf.at(d["/Dest"][0])["/Type"] == "/Page", "an outline's end")


def read_map(pdf, font):
    """{code: text} of a ToUnicode map."""
    data = pdf.data(font["/ToUnicode"])
    found = {}
    for code, value in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", data):
        found[int(code, 16)] = bytes.fromhex(value.decode())
    for first, last, texts in re.findall(
            rb"<([0-9A-F]{4})> <([0-9A-F]{4})> \[(.*)\]\n", data):
        texts = re.findall(rb"<([0-9A-F]+)>", texts)
        given = range(int(first, 16), int(last, 16) + 1)
        need(len(texts) == len(given), "a range of another length")
        found.update((code, bytes.fromhex(value.decode()))
                     for code, value in zip(given, texts))
    return {code: value.decode("utf-16-be", "surrogatepass")
            for code, value in found.items()}


def stated_widths(font):
    widths, w = {}, font.get("/W", [])
    at = 0
    while at < len(w):
        if isinstance(w[at + 1], list):
            widths.update((w[at] + i, v) for i, v in enumerate(w[at + 1]))
            at += 2
        else:
            widths.update((c, w[at + 2]) for c in range(w[at], w[at + 1] + 1))
            at += 3
    return widths


def check_font(pdf, name, font, used):
    """6.2.11.3 to 6.2.11.8, of the codes that are used."""
    cid = pdf.at(font["/DescendantFonts"][0])
    need(font["/Encoding"] in ("/Identity-H", "/Identity-V"), "encoding")
    need(cid["/Subtype"] in ("/CIDFontType0", "/CIDFontType2"), "subtype")
    d = pdf.at(cid["/FontDescriptor"])
    need("/CIDSet" not in d, "a CIDSet, which nobody checks")
    need(re.match(r"/[A-Z]{6}\+", d["/FontName"]), "no subset", name)
    stated, preset = stated_widths(cid), cid.get("/DW", 1000)
    if cid["/Subtype"] == "/CIDFontType2":
        glyphs = font_widths.truetype(pdf.data(d["/FontFile2"]))
        to = cid["/CIDToGIDMap"]
        to = None if to == "/Identity" else pdf.data(to)
        gid = {c: c if to is None else int.from_bytes(
            to[2 * c:2 * c + 2], "big") for c in used}
        need(all(g < len(glyphs) for g in gid.values()), "a glyph too high")
        real = {c: glyphs[g] for c, g in gid.items()}
    else:
        file = d["/FontFile3"]
        need(pdf.at(file)["/Subtype"] == "/CIDFontType0C", "FontFile3")
        real = font_widths.cff(pdf.data(file))
        gid = {c: c for c in used}
        need(used <= real.keys(), "a code that its font has not", name,
             sorted(used - real.keys())[:5])
    need(0 not in gid.values(), ".notdef is shown", name)
    for c in used:
        need(abs(stated.get(c, preset) - real[c]) <= 1, "width of", c, name,
             stated.get(c, preset), real[c])
    for c, s in read_map(pdf, font).items():
        need(s and not set(s) & {"\0", "\ufeff", "\ufffe"}, "code", c, "is",
             ascii(s))


def is_private(s):
    return any(0xe000 <= ord(c) <= 0xf8ff or ord(c) >= 0xf0000 for c in s)


def check_archive(pdf, order):
    check_bytes(pdf)
    check_streams(pdf)
    check_dictionaries(pdf)
    check_elements(pdf, order)
    check_outlines(pdf)
