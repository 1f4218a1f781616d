/*
 * A PDF that goes nowhere, for targets of what is put in one.
 */
#ifndef FUZZ_PDF_STUB_H
#define FUZZ_PDF_STUB_H

#include "pdf.h"

struct pdf_stub {
	struct pai_log	 log;
	struct pai_write job;
	struct pdf	 pdf;
	unsigned	 said;		/* messages */
};

/* False: no memory. */
bool	pdf_stub_begin(struct pdf_stub *);
/* Makes the file, aborts where that fails, and frees all of it. */
void	pdf_stub_end(struct pdf_stub *);

#endif
