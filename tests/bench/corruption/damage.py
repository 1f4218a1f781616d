"""All kinds of damage, in the order in which a mixture befalls a document:
texts first, then cells, then rows, then pages, then what stands between."""
import damage_text          # noqa: F401  each import enters its kinds
import damage_value         # noqa: F401
import damage_grid          # noqa: F401
import damage_label         # noqa: F401
import damage_page          # noqa: F401
import damage_block         # noqa: F401
import solve
from kinds import KINDS


def settle(draft):
    """After the last damage: what was hidden, and can it be known?"""
    tables = []
    for table, candidates, torn in draft.hidden:
        ways, spare = next(((w, s) for t, w, s in tables if t is table),
                           (None, None))
        if ways is None:
            ways, spare = {}, {}
            tables.append((table, ways, spare))
        for r, texts in candidates.items():
            if all(c.lost for c in table.values(r)):
                draft.doc.spare |= {torn} - {None}
                continue        # with its page: nobody can add it up
            ways[r] = [*ways.get(r, []), *texts]
            if torn is not None:
                spare[r] = torn
    for table, ways, spare in tables:
        rows = solve.unknown(table, ways) if table.checks else set(ways)
        for r in rows:
            if r in spare:
                draft.doc.spare.add(spare[r])
            for cell in table.values(r):
                cell.open = True


def mixture(rng, codes, n):
    """n kinds that do not exclude one another, in the order above."""
    chosen, groups = [], set()
    for code in rng.sample(codes, len(codes)):
        if not groups & set(KINDS[code].groups) and len(chosen) < n:
            chosen.append(code)
            groups |= set(KINDS[code].groups)
    return [k for k in KINDS if k in chosen]
