#!/usr/bin/env python3
"""Real files: every one converts, and what the document says is in the page.

usage: tests/corpora.py [-v] [--only SUBSTRING]     (PATH must find paiban)

Reads ../shared/corpora/manifest.tsv beside the source; where it is not there,
says so and exits 77 (automake's word for skipped).

Healthy docx go to HTML, PDF and text; the HTML (--normalize=off) is held
against an independent reading, ../shared/tools/docx_check.py.  Files made to
be broken must end with a legal exit status and at most one fatal message.
"""
import argparse
import concurrent.futures
import csv
import os
import re
import subprocess
import sys
import tempfile
import zipfile

HEALTHY = {"docx", "docx-zh"}
SUFFIXES = (".docx", ".docm", ".dotx")
TEXTS = {"md-zh", "ocr-gt-md", "ocr-pred-md", "md-spec", "malformed-md"}
BROKEN = {"malformed-docx", "malformed-opc", "malformed-zip", "malformed-xml",
          "fuzz-zip", "fuzz-xml"}
SHARE = 0.97        # of all text, over all healthy files together
LEGAL = (0, 4, 5)


def run(args, timeout=60):
    try:
        p = subprocess.run(args, capture_output=True, timeout=timeout)
        return p.returncode, p.stderr.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return "timeout", ""


def is_document(path):
    """A package with a Word document in it, as far as the standard library can tell: some files are encrypted or hold
    only a theme, whatever their name says."""
    try:
        with zipfile.ZipFile(path) as z:
            return any(b"wordprocessingml" in z.read(n) for n in z.namelist() if n == "[Content_Types].xml")
    except (zipfile.BadZipFile, OSError):
        return False


def healthy(path, work, check):
    """(problems, characters found, characters, tables equal, tables)"""
    bad = []
    html = os.path.join(work, "o.html")
    if not is_document(path):
        return broken(path, work, check)
    code, err = run(["paiban", "--normalize=off", path, "-f", "docx", "-o", html])
    if code != 0:
        return [f"html: {code} {err.strip()[:200]}"], 0, 0, 0, 0
    for name, to in (("o.pdf", "pdf"), ("o.txt", "gongwen")):
        code, err = run(["paiban", path, "-f", "docx", "-t", to, "-o", os.path.join(work, name)])
        if code != 0:
            bad.append(f"{to}: {code} {err.strip()[:200]}")
    p = subprocess.run([sys.executable, check, path, html], capture_output=True, text=True)
    m = re.search(r"text ([\d.]+) in order ([\d.]+) of (\d+) characters; tables (\d+)/(\d+) equal.*?(\d+) written", p.stdout)
    if not m:
        return bad, 0, 0, 0, 0          # the checker cannot read it
    n = int(m[3])
    if float(m[1]) < 0.9999 or m[4] != m[5]:
        bad.append("check: " + m[0])
    return bad, float(m[1]) * n, n, int(m[4]), int(m[5])


def text(path, work, _):
    bad = []
    for reader in ("markdown", "ocr"):
        for to in ("html", "gongwen"):
            code, err = run(["paiban", path, "-f", reader, "-t", to, "-o", os.path.join(work, "o")])
            if code not in LEGAL:
                bad.append(f"{reader} to {to}: {code} {err.strip()[:200]}")
    return bad, 0, 0, 0, 0


def broken(path, work, _):
    out = os.path.join(work, "o.html")
    code, err = run(["paiban", path, "-f", "docx", "-o", out])
    bad = []
    if code not in LEGAL:
        bad.append(f"exit status {code} {err.strip()[-200:]}")
    if code != 0 and os.path.exists(out):
        bad.append("left an output behind")
    if code in (4, 5) and len(re.findall(r": error: ", err)) != 1:
        bad.append(f"not one error but: {err.strip()[:300]}")
    return bad, 0, 0, 0, 0


def job(row, root, check):
    kind = row["category"]
    do = healthy if kind in HEALTHY else text if kind in TEXTS else broken
    with tempfile.TemporaryDirectory() as work:
        return (row["path"], kind) + do(os.path.join(root, row["path"]), work, check)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("-v", action="store_true")
    ap.add_argument("--only", default="")
    opt = ap.parse_args()
    top = os.environ.get("top_srcdir", os.path.join(os.path.dirname(__file__), ".."))
    shared = os.path.join(os.path.realpath(top), "..", "shared")
    root = os.path.join(shared, "corpora")
    if not os.path.exists(os.path.join(root, "manifest.tsv")):
        print("skipped: ../shared/corpora is not there")
        return 77
    with open(os.path.join(root, "manifest.tsv"), encoding="utf-8", newline="") as f:
        rows = [r for r in csv.DictReader(f, delimiter="\t")
                if (r["category"] in TEXTS | BROKEN or r["category"] in HEALTHY and r["path"].endswith(SUFFIXES)) and opt.only in r["path"] + " " + r["category"]]
    check = os.path.join(shared, "tools", "docx_check.py")
    found = total = same = tables = wrong = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for path, kind, bad, f, n, s, t in pool.map(lambda r: job(r, root, check), rows):
            found, total, same, tables = found + f, total + n, same + s, tables + t
            hard = [b for b in bad if not b.startswith("check: ")]
            wrong += bool(hard)
            for b in bad if opt.v else hard:
                print(f"{kind} {path}: {b}")
    print(f"{len(rows)} files, {wrong} wrong; text {found / total if total else 1:.5f} of {total} characters; "
          f"tables {same}/{tables} equal")
    return 1 if wrong or (total and found / total < SHARE) else 0


if __name__ == "__main__":
    sys.exit(main())
