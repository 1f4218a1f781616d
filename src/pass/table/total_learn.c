/*
 * What does a total add up?
 *
 * A line (a row, or a column) whose label says that it is a total may add up
 * different things, and may stand before or behind them:
 *
 *	东部	  3  4		the lines since the total before:  3 + 5
 *	西部	  5  1
 *	小计	  8  5
 *	南部	  2  2		all lines that are no totals:	   3 + 5 + 2
 *	合计	 10  7		or all totals before
 *
 * Whichever explains most of its numbers is taken to be meant.
 */
#include "pass/table/total.h"

#include <string.h>

int64_t
p_number_most(uint32_t lines)
{
	return INT64_MAX / 4 / ((int64_t)lines + 1);
}

struct p_number
p_number_read(const uint32_t *cp, size_t n, int64_t most)
{
	struct p_number	 s = { 0, P_NUMBER_NONE };
	struct p_value	 v;

	if (n == 0)
		return s;
	s.kind = P_NUMBER_WORD;
	v = p_value_read(cp, n);
	if (!v.known || v.micro > most || v.micro < -most)
		return s;
	return (struct p_number){ v.micro, P_NUMBER_KNOWN };
}

static bool
has_numbers(const struct p_lines *v, uint32_t line)
{
	for (uint32_t k = 0; k < v->places; k++)
		if (p_number_at(v, line, k)->kind >= P_NUMBER_OPEN)
			return true;
	return false;
}

static void
add_line(const struct p_lines *v, uint32_t line, struct p_sum *sum)
{
	for (uint32_t k = 0; k < v->places; k++) {
		const struct p_number *s = p_number_at(v, line, k);

		sum[k].gap = sum[k].gap || s->kind != P_NUMBER_KNOWN;
		sum[k].open = sum[k].open || s->kind == P_NUMBER_OPEN;
		sum[k].terms += s->kind == P_NUMBER_KNOWN;
		sum[k].micro += s->micro;
	}
}

struct p_finding
p_sums_compare(const struct p_lines *v, uint32_t line, const struct p_sum *sum)
{
	struct p_finding f = { 0 };

	for (uint32_t k = 0; k < v->places; k++) {
		const struct p_number *s = p_number_at(v, line, k);

		if (s->kind != P_NUMBER_KNOWN || sum[k].terms < 2 ||
		    sum[k].open)
			continue;
		if (s->micro == sum[k].micro) {
			f.kept++;
			f.strong += s->micro != 0;
		} else {
			f.broken++;
		}
	}
	return f;
}

bool
p_totals_walk(struct p_pool *pool, const struct p_lines *v, bool back,
    p_total_fn *fn, void *arg)
{
	size_t	 size = v->places * sizeof(struct p_sum);
	struct p_sum *sum = p_pool_take(pool, (size_t)P_SUM_WAYS * v->places,
	    sizeof(*sum));

	for (uint32_t i = 0; sum != NULL && i < v->lines; i++) {
		uint32_t line = back ? v->lines - 1 - i : i;

		if (!has_numbers(v, line))
			continue;
		if (!v->total[line]) {
			add_line(v, line, sum + P_SUM_GROUP * v->places);
			add_line(v, line, sum + P_SUM_ALL * v->places);
			continue;
		}
		fn(arg, v, line, back, sum);
		add_line(v, line, sum + P_SUM_TOTALS * v->places);
		memset(sum + P_SUM_GROUP * v->places, 0, size);
	}
	return sum != NULL;
}

static void
judge(void *arg, const struct p_lines *v, uint32_t line, bool back,
    const struct p_sum *sum)
{
	struct p_finding *best = (struct p_finding *)arg + line;

	for (uint8_t w = 0; w < P_SUM_WAYS; w++) {
		struct p_finding f = p_sums_compare(v, line,
		    sum + (size_t)w * v->places);

		f.way = w;
		f.back = back;
		if (f.kept > best->kept || (f.kept == best->kept &&
		    f.strong > best->strong))
			*best = f;
	}
}

struct p_finding *
p_totals_learn(struct p_pool *pool, const struct p_lines *v)
{
	struct p_finding *found = p_pool_take(pool, v->lines, sizeof(*found));

	if (found == NULL || !p_totals_walk(pool, v, false, judge, found) ||
	    !p_totals_walk(pool, v, true, judge, found))
		return NULL;
	return found;
}

uint32_t
p_total_terms(const struct p_lines *v, uint32_t line, enum p_sum_way way,
    bool back, uint32_t *term, uint32_t room)
{
	uint32_t n = 0, i = line;

	while (n < room && (back ? ++i < v->lines : i-- > 0)) {
		if (v->total[i] && way == P_SUM_GROUP && has_numbers(v, i))
			break;
		if (v->total[i] == (way == P_SUM_TOTALS) && has_numbers(v, i))
			term[n++] = i;
	}
	return n;
}
