"""The objects of a PDF, by qpdf, for the checks of PDFs beside this file."""
import base64
import json
import re
import subprocess

TIMEOUT = 60
TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f]*>|\[|\]|"
                   rb"/[^\s()<>\[\]/]*|[^\s()<>\[\]/]+", re.S)


class Fault(Exception):
    pass


def need(true, *words):
    if not true:
        raise Fault(" ".join(str(w) for w in words))


class File:
    """The objects of a PDF, by qpdf."""

    def __init__(self, path):
        out = subprocess.run(
            ["qpdf", "--json=2", "--json-stream-data=inline",
             "--decode-level=generalized", path],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
        need(out.returncode == 0, "qpdf:", out.stderr[:200])
        self.objects = json.loads(out.stdout)["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.at(self.trailer["/Root"])
        with open(path, "rb") as f:
            self.bytes = f.read()

    def at(self, ref):
        """The value that ref names, or ref where it is one itself."""
        if isinstance(ref, str) and re.fullmatch(r"\d+ \d+ R", ref):
            o = self.objects["obj:" + ref]
            return o["stream"]["dict"] if "stream" in o else o["value"]
        return ref

    def data(self, ref):
        return base64.b64decode(self.objects["obj:" + ref]["stream"]["data"])

    def dictionaries(self):
        """Every dictionary, those of streams and within others too."""
        work = [o["stream"]["dict"] if "stream" in o else o.get("value")
                for o in self.objects.values()]
        while work:
            v = work.pop()
            if isinstance(v, dict):
                yield v
                work += v.values()
            elif isinstance(v, list):
                work += v

    def pages(self, node=None):
        node = node or self.catalog["/Pages"]
        for kid in self.at(node)["/Kids"]:
            if self.at(kid)["/Type"] == "/Pages":
                yield from self.pages(kid)
            else:
                yield kid


def text(value):
    """A text string of qpdf's JSON."""
    return value[2:] if isinstance(value, str) and value[:2] == "u:" else value


def as_list(value):
    return value if isinstance(value, list) else [value]
