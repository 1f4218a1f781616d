#!/usr/bin/env python3
"""Makes src/kit/hans.def: traditional characters and their simplified forms.

    scripts/make-hans.py > src/kit/hans.def

Asks ICU's Hant-Hans, which has them from Unihan (kSimplifiedVariant and
kTraditionalVariant); needs uconv (Debian: icu-devtools).
"""
import subprocess

BLOCKS = ((0x3400, 0x4dc0), (0x4e00, 0xa000))
A_LINE = 3

print('/* Made by scripts/make-hans.py; do not edit. */')
chars = [chr(c) for first, end in BLOCKS for c in range(first, end)]
out = subprocess.run(['uconv', '-f', 'utf-8', '-t', 'utf-8', '-x', 'Hant-Hans'],
                     input='\n'.join(chars).encode(), stdout=subprocess.PIPE,
                     check=True).stdout.decode().split('\n')
assert len(out) == len(chars)
pairs = [(ord(a), ord(b)) for a, b in zip(chars, out)
         if a != b and len(b) == 1 and ord(b) < 0x10000]
for i in range(0, len(pairs), A_LINE):
    print('\t' + ' '.join('{ 0x%04x, 0x%04x },' % p
                          for p in pairs[i:i + A_LINE]))
