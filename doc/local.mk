dist_man_MANS += doc/paiban.1
dist_doc_DATA = doc/report.schema.json
EXTRA_DIST += scripts/make-manual.py
