# Our own ABI, and the registry against real headers.
ABI_CHECKS = \
	tests/abi/exports.sh \
	tests/abi/compiled-in.sh \
	tests/abi/library.sh \
	tests/abi/abidiff.sh \
	tests/abi/layout.sh \
	tests/abi/headers.sh \
	tests/abi/drop-in.sh
ABI_TESTS = $(ABI_CHECKS) tests/abi/layout tests/abi/arrows.sh \
	tests/abi/behaviour.sh tests/abi/blocks.sh \
	tests/abi/committed.sh tests/abi/import.sh

check_PROGRAMS += tests/abi/layout
tests_abi_layout_SOURCES = tests/abi/layout.c tests/abi/layout-toolstack.c \
	tests/abi/pins.h
TESTS += $(ABI_TESTS)
dist_noinst_SCRIPTS += $(ABI_CHECKS) tests/abi/arrows.sh \
	tests/abi/behaviour.sh tests/abi/blocks.sh \
	tests/abi/check-behaviour \
	tests/abi/committed.sh \
	tests/abi/import.sh \
	tests/abi/check-registry \
	tests/abi/check-xen tests/abi/mutants tests/abi/record.sh \
	tests/abi/replay-import
EXTRA_DIST += tests/abi/README.md tests/abi/common.sh tests/abi/ponds.sh \
	tests/abi/types.awk symbols/abi

check-abi: all
	$(AM_V_at)$(srcdir)/scripts/install "make check-abi"
	$(MAKE) $(AM_MAKEFLAGS) tests/abi/layout
	$(MAKE) $(AM_MAKEFLAGS) check-TESTS TESTS='$(ABI_TESTS)'
	$(MAKE) $(AM_MAKEFLAGS) check-mutants
	$(MAKE) $(AM_MAKEFLAGS) check-registry

# Does the gate see what it is for? See tests/abi/mutants.
check-mutants:
	@$(AM_TESTS_ENVIRONMENT) srcdir='$(srcdir)' \
	ABI_CHECKS='$(ABI_CHECKS)' bash $(srcdir)/tests/abi/mutants

# Once for each of our releases; see tests/abi/README.md.
abi-record: all
	$(AM_TESTS_ENVIRONMENT) srcdir='$(srcdir)' \
	bash $(srcdir)/tests/abi/record.sh '$(PACKAGE_VERSION)'

# Adds what is new in the public headers to tests/abi/layout.c.
abi-pins: all
	@$(AM_TESTS_ENVIRONMENT) srcdir='$(srcdir)' \
	bash $(srcdir)/tests/abi/layout.sh --add

# The registry against the headers and libraries of the releases that Debian
# has.
check-registry: all
	$(MAKE) $(AM_MAKEFLAGS) tests/toolstack/compare-json
	CC='$(CC)' COMPARE_JSON='$(abs_builddir)/tests/toolstack/compare-json' \
	$(srcdir)/tests/abi/check-registry

.PHONY: check-abi check-mutants abi-pins abi-record check-registry
