/*
 * Doubled marks: "问题：：一是" where one was meant.
 *
 * Exactly two of a mark that never stands twice are one.  Three are
 * something else, a typist's …… perhaps, and ！ and ？ are doubled on purpose.
 */
#include "pass/text/prose.h"

static bool
never_doubles(uint32_t cp)
{
	return cp == 0x3001 || cp == 0x3002 || cp == 0xff0c || cp == 0xff1a ||
	    cp == 0xff1b;		/* 、 。 ， ： ； */
}

static bool
mark(struct p_prose *p, const struct pai_change *job)
{
	size_t	 run;
	bool	 any = false;

	(void)job;
	for (size_t i = 0; i < p->n; i += run) {
		for (run = 1; i + run < p->n &&
		    p->g[i + run].cp == p->g[i].cp; run++)
			;
		if (run != 2 || !never_doubles(p->g[i].cp))
			continue;
		p->g[i + 1].out = 0;
		any = true;
	}
	return any;
}

static enum pai_status
change(const struct pai_change *job)
{
	if (!p_is_extracted(job))
		return PAI_OK;
	return p_prose_each(job, mark, PAI_M_PASS_DOUBLED,
	    "two of a mark that never stands twice");
}

const struct pai_pass p_pass_doubled = {
	.size = sizeof(p_pass_doubled),
	.name = "doubled-marks",
	.summary = "make one of a punctuation mark that stands twice",
	.after = "blanks",
	.phase = PAI_P_TEXT,
	.change = change
};
