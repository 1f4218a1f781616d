"""Can it be known?  Numbers of a form against its sums.

A damage that hides which numbers a row holds leaves some candidates for each
such row.  The true tables that fit are those choices under which every sum
of the form comes out, an empty field counting as nothing.  One choice: what
the damage hid can be known.
"""
import itertools
import re

MOST = 40000        # choices tried; where there are more, call it unknown


def number(text):
    """A value for adding up, in thousandths; None: it is none."""
    if text == '':
        return 0
    if not re.fullmatch(r'\d+(,\d{3})*(\.\d{1,3})?', text):
        return None
    whole, _, part = text.replace(',', '').partition('.')
    return int(whole) * 1000 + int(part.ljust(3, '0'))


def _printed(cell):
    return None if cell.lost else number(cell.text)


def row_fits(table, r, texts):
    """Do the sums within the row come out?  texts: of its values."""
    cells = table.values(r)
    at = {c.c: number(t) for c, t in zip(cells, texts)}
    for over, left, right in table.checks:
        if over != 'cols' or not set(at).issuperset([*left, *right]):
            continue
        if None in at.values():
            return True
        if sum(at[c] for c in left) != sum(at[c] for c in right):
            return False
    return True


def columns_fit(table, chosen):
    """And those down the columns?  chosen: {row: texts of its values}."""
    for over, left, right in table.checks:
        if over != 'rows':
            continue
        for k in range(len(table.values(left[0]))):
            sums = []
            for side in (left, right):
                n = [number(chosen[r][k]) if r in chosen else
                     _printed(table.values(r)[k]) for r in side]
                if None in n:
                    break
                sums.append(sum(n))
            if len(sums) == 2 and sums[0] != sums[1]:
                return False
    return True


def unknown(table, candidates):
    """candidates: {row: texts of its values, each way}; the rows of which
    nobody can tell the way: not all choices that fit have the same."""
    fit = {r: sorted({tuple(t) for t in ways if row_fits(table, r, t)})
           for r, ways in candidates.items()}
    n = 1
    for ways in fit.values():
        n *= len(ways)
    if n > MOST:
        return {r for r, ways in fit.items() if len(ways) > 1}
    found = [choice for choice in itertools.product(*fit.values())
             if columns_fit(table, dict(zip(fit, choice)))]
    if not found:
        return set(fit)
    return {r for r, ways in zip(fit, zip(*found)) if len(set(ways)) > 1}


def cuts(digits, n):
    """All ways to cut a run of digits in n numbers without leading zeros."""
    if n == 1:
        if digits and (digits == '0' or digits[0] != '0'):
            yield (digits,)
        return
    for k in range(1, len(digits) - n + 2):
        if k > 1 and digits[0] == '0':
            break
        for rest in cuts(digits[k:], n - 1):
            yield (digits[:k], *rest)


def placings(texts, n):
    """All ways to put texts, in order, in n fields."""
    for at in itertools.combinations(range(n), len(texts)):
        out = [''] * n
        for k, t in zip(at, texts):
            out[k] = t
        yield tuple(out)
