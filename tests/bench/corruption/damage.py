"""All kinds of damage, in the order in which a mixture befalls a document:
texts first, then cells, then rows, then pages, then what stands between."""
import damage_text          # noqa: F401  each import enters its kinds
import damage_value         # noqa: F401
import damage_grid          # noqa: F401
import damage_page          # noqa: F401
import damage_block         # noqa: F401
from kinds import KINDS


def mixture(rng, codes, n):
    """n kinds that do not exclude one another, in the order above."""
    chosen, groups = [], set()
    for code in rng.sample(codes, len(codes)):
        if KINDS[code].group not in groups and len(chosen) < n:
            chosen.append(code)
            groups.add(KINDS[code].group)
    return [k for k in KINDS if k in chosen]
