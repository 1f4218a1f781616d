/*
 * One conversion: the line becomes a request, the answer an exit status.
 */
#include <config.h>

#include "tool/tool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "kit/buf.h"

/* What the callbacks need; lives as long as one conversion. */
struct job {
	const struct message	*message;
	const struct args	*args;
	const char		*input;
	struct report		 report;
	struct asked		 asked;
	enum pai_level		 worst;		/* of those kept below */
	struct p_buf		 worst_name;	/* of the worst diagnostic */
	struct p_buf		 worst_where, worst_detail;
	bool			 bad_input;	/* it could not be read */
};

static void
keep_worst(struct job *job, const struct pai_diag *d)
{
	if (job->worst_name.n > 0 && d->level <= job->worst)
		return;
	job->worst = d->level;
	p_buf_clear(&job->worst_name);
	p_buf_clear(&job->worst_where);
	p_buf_clear(&job->worst_detail);
	p_buf_str(&job->worst_name, d->name);
	if (d->detail != NULL)
		p_buf_str(&job->worst_detail, d->detail);
	if (d->source != NULL)
		p_buf_str(&job->worst_where, d->source);
	if (d->locus.line != 0)
		p_buf_fmt(&job->worst_where, ":%u", (unsigned)d->locus.line);
}

static void
on_diag(void *arg, const struct pai_diag *d)
{
	struct job	*job = arg;

	/* A repair is told in full by its step. */
	if (d->level != PAI_L_NOTE || !args_has(job->args, ARG_EXPLAIN))
		message_diag(job->message, d);
	report_diag(&job->report, d);
	if (d->msg == PAI_M_CANNOT_OPEN || d->msg == PAI_M_CANNOT_READ)
		job->bad_input = true;
	if (d->level > PAI_L_NOTE)
		keep_worst(job, d);
}

static void
on_step(void *arg, const struct pai_step *s)
{
	struct job	*job = arg;

	if (args_has(job->args, ARG_EXPLAIN))
		explain_step(job->message->to, job->input, s);
	report_step(&job->report, s);
}

static void
on_table(void *arg, const struct pai_table_fate *t)
{
	struct job	*job = arg;

	if (args_has(job->args, ARG_EXPLAIN))
		explain_table(job->message->to, job->input, t);
	report_table(&job->report, t);
}

static bool
is_stream(const char *path)
{
	return path == NULL || strcmp(path, "-") == 0;
}

static enum pai_normalize
normalize_of(const char *word)
{
	if (word != NULL && strcmp(word, "off") == 0)
		return PAI_NORMALIZE_OFF;
	if (word != NULL && strcmp(word, "full") == 0)
		return PAI_NORMALIZE_FULL;
	return PAI_NORMALIZE_SAFE;
}

static bool
ends_in_html(const char *path)
{
	size_t	 n = strlen(path);

	return (n > 5 && strcmp(path + n - 5, ".html") == 0) ||
	    (n > 4 && strcmp(path + n - 4, ".htm") == 0);
}

struct pai_request
request_of(const struct args *a, const char *input)
{
	struct pai_request rq = { .size = sizeof(rq) };

	rq.input = input;
	rq.from = a->value[ARG_FROM];
	rq.normalize = normalize_of(a->value[ARG_NORMALIZE]);
	rq.passes = a->list[ARG_PASS].words;
	rq.no_passes = a->list[ARG_NO_PASS].words;
	rq.meta = a->list[ARG_METADATA].words;
	rq.forms_name = a->value[ARG_FORM];
	return rq;
}

static struct pai_request
conversion_of(const struct args *a, struct job *job,
    const volatile int *cancel)
{
	struct pai_request rq = request_of(a, job->input);

	rq.output = a->value[ARG_OUTPUT];
	rq.to = a->value[ARG_TO];
	/* As pandoc: without a name to go by, HTML. */
	if (rq.to == NULL && is_stream(rq.output))
		rq.to = "html";
	rq.dump_after = a->value[ARG_DUMP_AFTER];
	rq.standalone = args_has(a, ARG_STANDALONE) ||
	    (!is_stream(rq.output) && ends_in_html(rq.output));
	rq.media = a->value[ARG_MEDIA];
	rq.asked = job->asked.words;
	rq.no_fsync = args_has(a, ARG_NO_FSYNC);
	if (args_has(a, ARG_EXPLAIN) || job->report.to != NULL) {
		rq.on_step = on_step;
		rq.on_table = on_table;
	}
	rq.arg = job;
	rq.cancel = cancel;
	return rq;
}

int
exit_of_status(enum pai_status st, bool bad_input, int signal)
{
	switch (st) {
	case PAI_OK:
		return EXIT_DONE;
	case PAI_E_FORMAT:
	case PAI_E_UNSUPP:
		return EXIT_INPUT;
	case PAI_E_NOMEM:
	case PAI_E_LIMIT:
		return EXIT_LIMIT;
	case PAI_E_IO:
		return bad_input ? EXIT_INPUT : EXIT_OUTPUT;
	case PAI_E_CANCEL:
		return 128 + signal;
	default:
		return EXIT_USAGE;
	}
}

static int
exit_of(const struct job *job, enum pai_status st,
    const struct pai_result *rs, int signal)
{
	if (st == PAI_OK && args_has(job->args, ARG_FAIL) &&
	    rs->worst >= PAI_L_WARNING)
		return EXIT_WARNED;
	return exit_of_status(st, job->bad_input, signal);
}

static double
ms_since(const struct timespec *start)
{
	struct timespec	 now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) * 1e3 +
	    (double)(now.tv_nsec - start->tv_nsec) / 1e6;
}

static int
run(struct pai_ctx *ctx, struct job *job, const char *forms,
    const volatile int *cancel)
{
	struct pai_request rq = conversion_of(job->args, job, cancel);
	struct pai_result  rs = { .size = sizeof(rs) };
	struct report_end  end = { .result = &rs };
	struct timespec	   start;

	rq.forms = forms;
	clock_gettime(CLOCK_MONOTONIC, &start);
	end.status = pai_convert(ctx, &rq, &rs);
	end.ms = ms_since(&start);
	end.code = exit_of(job, end.status, &rs, *cancel);
	end.name = job->worst_name.n > 0 ? job->worst_name.p : NULL;
	end.where = job->worst_where.n > 0 ? job->worst_where.p : NULL;
	end.detail = job->worst_detail.n > 0 ? job->worst_detail.p : NULL;
	report_end(&job->report, &end);
	return end.code;
}

static bool
open_report(struct job *job)
{
	const char	*path = job->args->value[ARG_REPORT];

	if (path == NULL)
		return true;
	job->report.input = job->input;
	job->report.output = job->args->value[ARG_OUTPUT];
	if (report_open(&job->report, path))
		return true;
	message_own(job->message, PAI_M_CANNOT_WRITE, path, strerror(errno));
	return false;
}

/*
 * Would bytes that are no text go to a terminal?  The registry is asked only
 * where there is a terminal, because asking loads every plugin.
 */
static bool
would_flood_terminal(struct pai_ctx *ctx, const struct args *a)
{
	const struct pai_writer	*w;
	const char		*to = a->value[ARG_TO];

	if (to == NULL || args_has(a, ARG_DUMP_AFTER) ||
	    !is_stream(a->value[ARG_OUTPUT]) || !isatty(STDOUT_FILENO))
		return false;
	for (size_t i = 0; (w = pai_ctx_writer(ctx, i)) != NULL; i++)
		if (strcmp(w->name, to) == 0)
			return (w->flags & PAI_WF_BINARY) != 0;
	return false;
}

int
tool_convert(struct pai_ctx *ctx, const struct args *args,
    const struct message *message, const volatile int *cancel)
{
	struct job	 job = { .message = message, .args = args };
	char		*forms;
	bool		 failed;
	int		 code;

	if (args->inputs.n > 1) {
		message_usage(message, "one INPUT at a time");
		return EXIT_USAGE;
	}
	if (args_has(args, ARG_DEPFILE) && is_stream(args->value[ARG_OUTPUT])) {
		message_usage(message, "--depfile needs -o FILE");
		return EXIT_USAGE;
	}
	if (would_flood_terminal(ctx, args)) {
		message_own(message, PAI_M_BINARY_TO_TERMINAL, NULL,
		    "name a file with -o");
		return EXIT_USAGE;
	}
	job.input = args->inputs.n == 1 ? args->inputs.words[0] : "-";
	forms = forms_read(args, message, &failed);
	if (failed)
		return EXIT_USAGE;
	if (!open_report(&job)) {
		free(forms);
		return EXIT_OUTPUT;
	}
	pai_ctx_on_diag(ctx, on_diag, &job);
	code = !asked_read(&job.asked, args) ? EXIT_LIMIT :
	    run(ctx, &job, forms, cancel);
	free(forms);
	if (code == EXIT_DONE && !depfile_write(args, message))
		code = EXIT_OUTPUT;
	if (!report_close(&job.report) && code == EXIT_DONE)
		code = EXIT_OUTPUT;
	pai_ctx_on_diag(ctx, NULL, NULL);
	asked_free(&job.asked);
	p_buf_free(&job.worst_name);
	p_buf_free(&job.worst_where);
	p_buf_free(&job.worst_detail);
	return code;
}
