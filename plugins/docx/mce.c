/*
 * Markup compatibility: Ignorable, ProcessContent and MustUnderstand
 * (ECMA-376-3, 7.2 to 7.4).
 *
 * A newer Word marks the namespaces it adds as ignorable; their elements are
 * then passed over with all that is in them, silently, as an older Word does,
 * but for those of which the inside is to be read.  The attributes may stand
 * on any element; Word writes them on the root, and there alone they are
 * looked for, as looking at every element would cost more than it finds.
 *
 * Alternatives (AlternateContent) are settled in parse.c.
 */
#include <string.h>

#include "docx.h"

#define	BLANKS	" \t\r\n"

/* Is a name, n bytes long, among those that stand in a list? */
static bool
lists(const char *list, const char *name, size_t n)
{
	while (list != NULL && *list != '\0') {
		size_t	 k = strcspn(list, BLANKS);

		if (k == n && strncmp(list, name, n) == 0)
			return true;
		list += k;
		list += strspn(list, BLANKS);
	}
	return false;
}

static size_t
prefix_length(const char *qname)
{
	const char	*colon = strchr(qname, ':');

	return colon == NULL ? 0 : (size_t)(colon - qname);
}

static void
check_understood(struct docx *d, const char *s)
{
	while (s != NULL && *s != '\0') {
		size_t	 n = strcspn(s, BLANKS);

		if (n > 0 && p_xml_prefix(d->xml, s, n) == 0)
			docx_say(d, PAI_M_OPC_MUST_UNDERSTAND, "%.*s",
			    n < 64 ? (int)n : 64, s);
		s += n;
		s += strspn(s, BLANKS);
	}
}

void
mce_root(struct docx *d)
{
	const char	*ignorable = attr(d, MC_Ignorable);
	const char	*process = attr(d, MC_ProcessContent);

	check_understood(d, attr(d, MC_MustUnderstand));
	d->mce = (struct mce){ NULL, NULL };
	if (ignorable != NULL)
		d->mce.ignorable = docx_keep(d, ignorable);
	if (process != NULL)
		d->mce.process = docx_keep(d, process);
}

bool
mce_ignorable(struct docx *d)
{
	const char	*qname = p_xml_qname(d->xml);
	size_t		 n = prefix_length(qname);

	return d->mce.ignorable != NULL && n > 0 &&
	    p_xml_prefix(d->xml, qname, n) == 0 &&
	    lists(d->mce.ignorable, qname, n);
}

bool
mce_processed(struct docx *d)
{
	const char	*qname = p_xml_qname(d->xml);
	size_t		 n = prefix_length(qname);
	char		 any[64];

	if (d->mce.process == NULL)
		return false;
	if (lists(d->mce.process, qname, strlen(qname)))
		return true;
	if (n + 2 >= sizeof(any))
		return false;
	memcpy(any, qname, n + 1);
	any[n + 1] = '*';
	return lists(d->mce.process, any, n + 2);
}
