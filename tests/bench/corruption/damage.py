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
    for table, candidates, torn in draft.hidden:
        if table.checks and solve.is_known(table, candidates):
            continue
        if torn is not None:
            draft.doc.spare.add(torn)
        for r in candidates:
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
