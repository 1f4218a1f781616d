/*
 * The command: reads the line, sets the house in order, and hands over.
 *
 * A signal sets a flag that the library looks at; it then takes its temporary
 * file away and returns, and the command ends by the same signal, so that the
 * shell sees what happened.  A second signal ends it at once.
 */
#include <config.h>

#include "tool/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kit/buf.h"

/* A handler has no argument to carry it: the one variable of the file. */
static volatile int caught;

static void
on_signal(int signo)
{
	caught = signo;
}

static void
catch_signals(void)
{
	struct sigaction act;

	memset(&act, 0, sizeof(act));
	sigemptyset(&act.sa_mask);
	/* Not SA_RESTART: a read that waits has to end. */
	act.sa_flags = (int)SA_RESETHAND;
	act.sa_handler = on_signal;
	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGHUP, &act, NULL);
	/* A reader that went away or a full quota is an error to report. */
	act.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &act, NULL);
	sigaction(SIGXFSZ, &act, NULL);
}

/*
 * Were standard error closed, the first file opened would take its place and
 * be written over with diagnostics.
 */
static bool
open_standard_streams(void)
{
	int	 fd;

	do {
		if ((fd = open("/dev/null", O_RDWR)) == -1)
			return false;
	} while (fd <= STDERR_FILENO);
	close(fd);
	return true;
}

/* Ends as the signal would have ended us. */
static void
end_by_signal(int signo)
{
	signal(signo, SIG_DFL);
	raise(signo);
}

enum command { COMMAND_CONVERT, COMMAND_CHECK, COMMAND_DOCTOR };

static enum command
command_of(const char *word)
{
	if (strcmp(word, "check") == 0)
		return COMMAND_CHECK;
	return strcmp(word, "doctor") == 0 ? COMMAND_DOCTOR : COMMAND_CONVERT;
}

/* Options of the command that are one plugin's or pass's. */
static bool
owned_option(struct pai_ctx *ctx, const char *key, const char *word)
{
	char	 option[64];

	if (word == NULL)
		return true;
	snprintf(option, sizeof(option), "%s=%s", key, word);
	return pai_ctx_option(ctx, option) == PAI_OK;
}

/* Fonts are an option of both writers that look for them. */
static bool
font_option(struct pai_ctx *ctx, const char *key, const char *value)
{
	static const char *const owner[] = { "pdf", "fonts" };
	struct p_buf	 b = { 0 };
	bool		 ok = true;

	for (size_t i = 0; value != NULL && ok && i < 2; i++) {
		p_buf_clear(&b);
		p_buf_fmt(&b, "%s.%s=%s", owner[i], key, value);
		ok = p_buf_ok(&b) && pai_ctx_option(ctx, b.p) == PAI_OK;
	}
	p_buf_free(&b);
	return ok;
}

static void
show_diag(void *arg, const struct pai_diag *d)
{
	message_diag(arg, d);
}

/* Puts what the line says of plugins, options and limits in the context. */
static bool
set_up(struct pai_ctx *ctx, const struct args *a)
{
	for (size_t i = 0; i < a->list[ARG_PLUGIN_DIR].n; i++)
		if (pai_ctx_plugin_dir(ctx,
		    a->list[ARG_PLUGIN_DIR].words[i]) != PAI_OK)
			return false;
	for (size_t i = 0; i < a->list[ARG_LIMIT].n; i++)
		if (pai_ctx_limit(ctx, a->list[ARG_LIMIT].words[i]) != PAI_OK)
			return false;
	for (size_t i = 0; i < a->list[ARG_OPTION].n; i++)
		if (pai_ctx_option(ctx,
		    a->list[ARG_OPTION].words[i]) != PAI_OK)
			return false;
	return font_option(ctx, "font-dir", a->value[ARG_FONT_DIR]) &&
	    font_option(ctx, "font-map", a->value[ARG_FONT_MAP]) &&
	    owned_option(ctx, "docx.track-changes", a->value[ARG_TRACK]) &&
	    owned_option(ctx, "table-stitch.mode", a->value[ARG_STITCH]);
}

static int
run(const struct args *args, enum command command, struct message *message)
{
	struct pai_ctx	*ctx = pai_ctx_new();
	int		 code;

	if (ctx == NULL) {
		fputs("paiban: error: out of memory [no-memory]\n", stderr);
		return EXIT_LIMIT;
	}
	pai_ctx_on_diag(ctx, show_diag, message);
	if (!set_up(ctx, args))
		code = EXIT_USAGE;
	else if (command == COMMAND_DOCTOR)
		code = tool_doctor(ctx);
	else if (list_wanted(args))
		code = tool_list(ctx, args, message);
	else if (command == COMMAND_CHECK)
		code = tool_check(ctx, args, message, &caught);
	else
		code = tool_convert(ctx, args, message, &caught);
	pai_ctx_free(ctx);
	return code;
}

/* Standard output may have been lost without a call having failed. */
static int
flush(int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	if (code == EXIT_DONE)
		fputs("paiban: error: standard output cannot be written "
		    "[cannot-write]\n", stderr);
	return code == EXIT_DONE ? EXIT_OUTPUT : code;
}

int
main(int argc, char **argv)
{
	struct args	 args;
	struct message	 message;
	char		 why[256];
	enum command	 command = command_of(argc > 1 ? argv[1] : "");
	int		 named = command != COMMAND_CONVERT;
	int		 code = EXIT_DONE;

	if (!open_standard_streams())
		return EXIT_USAGE;
	catch_signals();
	/* The subcommand stands where the command's name is passed over. */
	if (!args_parse(&args, argc - named, argv + named, why,
	    sizeof(why))) {
		message = message_open(&args);
		message_usage(&message, why);
		args_free(&args);
		return EXIT_USAGE;
	}
	message = message_open(&args);
	if (args_has(&args, ARG_HELP))
		args_help(stdout);
	else if (args_has(&args, ARG_COMPLETION))
		completion_write(stdout, args.value[ARG_COMPLETION]);
	else if (args_has(&args, ARG_VERSION))
		puts("paiban " PAI_VERSION);
	else
		code = run(&args, command, &message);
	args_free(&args);
	code = flush(code);
	if (code > 128)
		end_by_signal(code - 128);
	return code;
}
