# make bench-repair: REPAIRFLAGS='--mix 4 --seed 7 --keep DIR' and the like.
corruption = tests/bench/corruption
EXTRA_DIST += $(corruption)/boxes.py $(corruption)/case.py $(corruption)/check.py \
	$(corruption)/damage.py \
	$(corruption)/damage_block.py $(corruption)/damage_grid.py \
	$(corruption)/damage_label.py $(corruption)/damage_page.py \
	$(corruption)/damage_text.py $(corruption)/damage_value.py \
	$(corruption)/downward.py $(corruption)/draft.py \
	$(corruption)/extracts.py \
	$(corruption)/faults.py $(corruption)/forms.py $(corruption)/kinds.py \
	$(corruption)/ledgers.py $(corruption)/model.py \
	$(corruption)/others.py $(corruption)/page.py $(corruption)/reports.py \
	$(corruption)/run.py $(corruption)/score.py $(corruption)/shapes.py \
	$(corruption)/solve.py $(corruption)/sound.py \
	$(corruption)/streams.py \
	$(corruption)/trail.py $(corruption)/tricky.py
dist_check_SCRIPTS += tests/corruption.sh tests/faults.sh tests/trail.sh
TESTS += tests/corruption.sh tests/faults.sh tests/trail.sh
.PHONY: bench-repair
bench-repair: all
	PYTHONDONTWRITEBYTECODE=1 python3 $(srcdir)/$(corruption)/run.py \
		$(builddir) --count 10000 $(REPAIRFLAGS)
