#!/usr/bin/env bash
# The five real reports, where they are there: mended as their truth says, and
# no digit in the page that is not in the report.
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=tests/lib.sh
. "$here/lib.sh"
shared=$top_srcdir/../shared
if [ ! -d "$shared/seeds" ] || ! command -v python3 >/dev/null; then
	echo "skipped: ../shared/seeds or python3 is not there"
	exit "$SKIPPED"
fi
failed=0
# Under either name: engines call what they write Markdown, too.
for name in txt md; do for given in "$shared"/seeds/*.txt; do
	id=$(basename "$given" .txt)
	seed=$scratch/$id.$name
	cp "$given" "$seed"
	paiban "$seed" -o "$scratch/$id.html" 2>"$scratch/$id.err" ||
	    { echo "$id: not converted"; cat "$scratch/$id.err"; failed=1; continue; }
	line=$(python3 "$shared/tools/teds.py" "$shared/truth/$id.json" \
	    "$scratch/$id.html" -v)
	echo "$id.$name: $line"
	echo "$line" | awk '/^teds/ {
		ok = $2 >= 0.99
		for (i = 1; i < NF; i++)
			if ($i == "f1" && $(i + 1) + 0 < 0.98)
				ok = 0
		exit !ok
	}' || failed=1
	# The digits of everything that is not marked as restored.
	python3 - "$seed" "$scratch/$id.html" <<'EOF' || failed=1
import collections, html.parser, re, sys
class Page(html.parser.HTMLParser):
    VOID = {"br", "col", "meta", "img", "hr", "link"}
    def __init__(self):
        super().__init__(); self.open = []; self.text = []
    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append((tag, tag in ("style", "head") or any(k == "data-restored" for k, _ in attrs)))
    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag: pass
    def handle_data(self, d):
        if not any(skip for _, skip in self.open): self.text.append(d)
page = Page(); page.feed(open(sys.argv[2], encoding="utf-8").read())
count = lambda s: collections.Counter(re.findall(r"\d", s))
extra = count("".join(page.text)) - count(open(sys.argv[1], encoding="utf-8").read())
if extra: print("invented digits:", dict(extra))
sys.exit(bool(extra))
EOF
done; done
exit $failed
