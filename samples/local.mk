# Inputs to try at once; scripts/make-samples.py writes them.
EXTRA_DIST += \
	samples/annual-report-broken.docx samples/annual-report-ocr.txt \
	samples/annual-report.docx samples/annual-report.md \
	samples/field-notes.docx \
	samples/spending.forms samples/spending.txt \
	samples/pictures/annual-report-html.png \
	samples/pictures/annual-report-pdf.png \
	samples/pictures/annual-report-text.png
