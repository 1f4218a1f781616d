dist_man_MANS += doc/paiban.1
EXTRA_DIST += scripts/make-manual.py
