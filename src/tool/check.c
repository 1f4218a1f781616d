/*
 * paiban check: what is broken in a document, and no output.
 *
 *	report.docx:41: warning: numbers do not add up: A1, ... [sum-broken]
 *	report.docx:41: table 2, 28 rows by 10 columns: flagged, form t3_2021
 *	report.docx: 2 findings
 *
 * A finding is a warning or worse, or a table that had to be repaired though
 * its format could have said it right.  For people each is a line, as in a
 * conversion, but on standard output; with --json they are the records of
 * --report.
 */
#include <config.h>

#include "tool/tool.h"

#include <stdlib.h>
#include <string.h>

/* One input at a time. */
struct check {
	const struct args	*args;
	struct message		 message;	/* to standard output */
	const struct message	*errors;	/* where no check was possible */
	const char		*input;
	struct report		 report;	/* --json */
	bool			 bad_input;
	unsigned		 found;
	unsigned		 repaired;	/* tables */
};

/* Formats in which a cell says how far it spans.  In others a table cannot
 * but come broken. */
static bool
states_spans(const char *reader)
{
	return reader != NULL && (strcmp(reader, "docx") == 0 ||
	    strcmp(reader, "html") == 0);
}

static void
on_diag(void *arg, const struct pai_diag *d)
{
	struct check	*c = arg;

	if (d->msg == PAI_M_CANNOT_OPEN || d->msg == PAI_M_CANNOT_READ)
		c->bad_input = true;
	if (d->level >= PAI_L_WARNING)
		c->found++;
	report_diag(&c->report, d);
	if (d->level == PAI_L_FATAL)
		message_diag(c->errors, d);
	else if (c->report.to == NULL)
		message_diag(&c->message, d);
}

static void
on_step(void *arg, const struct pai_step *s)
{
	struct check	*c = arg;

	report_step(&c->report, s);
	if (c->report.to == NULL && args_has(c->args, ARG_EXPLAIN))
		explain_step(c->message.to, c->input, s);
}

static void
on_table(void *arg, const struct pai_table_fate *t)
{
	struct check	*c = arg;

	c->repaired += t->verdict == PAI_V_REPAIRED;
	report_table(&c->report, t);
	if (c->report.to == NULL)
		explain_table(c->message.to, c->input, t);
}

static void
put_sum(struct check *c)
{
	struct pai_locus nowhere = { 0 };

	message_where(c->message.to, c->input, NULL, &nowhere);
	if (c->found == 0)
		fputs(": nothing found\n", c->message.to);
	else
		fprintf(c->message.to, ": %u finding%s\n", c->found,
		    c->found == 1 ? "" : "s");
}

static int
check_one(struct pai_ctx *ctx, struct check *c, const char *forms,
    const volatile int *cancel)
{
	struct pai_request rq = request_of(c->args, c->input);
	struct pai_result  rs = { .size = sizeof(rs) };
	struct report_end  end = { .result = &rs };
	int		   code;

	rq.check = true;
	rq.forms = forms;
	rq.on_step = on_step;
	rq.on_table = on_table;
	rq.arg = c;
	rq.cancel = cancel;
	c->report.input = c->input;
	pai_ctx_on_diag(ctx, on_diag, c);
	end.status = pai_convert(ctx, &rq, &rs);
	pai_ctx_on_diag(ctx, NULL, NULL);
	if (states_spans(rs.reader))
		c->found += c->repaired;
	code = exit_of_status(end.status, c->bad_input, *cancel);
	if (code == EXIT_DONE && c->found > 0)
		code = EXIT_FOUND;
	end.code = code;
	report_end(&c->report, &end);
	if (c->report.to == NULL && end.status == PAI_OK)
		put_sum(c);
	return code;
}

static struct check
check_open(const struct args *a, const struct message *errors)
{
	struct check	 c = { .args = a, .errors = errors,
	    .message = *errors };

	c.message.to = stdout;
	c.message.colour = false;
	if (args_has(a, ARG_JSON))
		c.report.to = stdout;
	return c;
}

int
tool_check(struct pai_ctx *ctx, const struct args *args,
    const struct message *errors, const volatile int *cancel)
{
	static const char *const standard_input[] = { "-" };
	const char *const *inputs = args->inputs.n > 0 ? args->inputs.words :
				standard_input;
	size_t		 n = args->inputs.n > 0 ? args->inputs.n : 1;
	bool		 failed;
	char		*forms = forms_read(args, errors, &failed);
	int		 code = failed ? EXIT_USAGE : EXIT_DONE, one;

	for (size_t i = 0; i < n && !failed && *cancel == 0; i++) {
		struct check c = check_open(args, errors);

		c.input = inputs[i];
		one = check_one(ctx, &c, forms, cancel);
		/* Of several inputs, those that can be are checked. */
		if (one != EXIT_DONE)
			code = n == 1 || one > 128 ? one : EXIT_FOUND;
		if (!report_flush(&c.report) && code == EXIT_DONE)
			code = EXIT_OUTPUT;
	}
	free(forms);
	return code;
}
