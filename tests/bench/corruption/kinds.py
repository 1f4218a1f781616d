"""The registry of damages: a code of repair's list, where it can befall."""
from dataclasses import dataclass
from typing import Callable

KINDS = {}


@dataclass(frozen=True)
class Kind:
    code: str
    act: Callable           # (draft) -> whether anything was damaged
    suits: Callable         # (shape) -> whether it occurs there
    official: bool          # needs a report
    simple: bool            # needs tables without spans
    groups: tuple           # at most one kind of a group in a mixture
    lang: str = ''          # needs labels set downwards, in this language;
                            # 'zh short': over fewer rows than characters
    named: bool = False     # runs only where --kinds names it


def plain(shape):
    return shape.plain


def everywhere(_):
    return True


# Shapes in which each row of a table is a line with marks between cells.
ROWS = {'tab', 'pipe', 'pipe-bare', 'no-bars', 'md'}
# And those in which cells are told apart by blanks or not at all.
BLANKS = {'columns', 'flat', 'paged', 'cells', 'lines', 'lines-full',
          'wrapped', 'stream', 'stuck-rows', 'stuck', 'lynx', 'w3m',
          'by-columns'}
# What was never cut in pages.
PAGELESS = {'flat', 'cells', 'copied', 'box', 'box-ascii'}


def rows(shape):
    return shape.name in ROWS


def cell_rows(shape):
    return shape.name in ROWS or shape.name == 'tika'


def values_apart(shape):
    """Shapes in which values can be dropped, glued or torn out."""
    return cell_rows(shape) or shape.official and not shape.stuck


def kind(code, suits=everywhere, official=False, simple=False, group=None,
         lang='', named=False):
    def enter(act):
        groups = tuple((group or code).split())
        KINDS[code] = Kind(code, act, suits, official, simple, groups, lang,
                           named or bool(lang))
        return act
    return enter


def some(rng, items, share=0.5):
    """A part of the items, in order; never none where there are any."""
    chosen = [i for i in items if rng.random() < share]
    return chosen or ([rng.choice(items)] if items else [])
