# What each folder is for: tests/README.md
EXTRA_DIST += tests/README.md tests/suite.h

# For scripts that compile or look into what was built, and for
# ThreadSanitizer.
AM_TESTS_ENVIRONMENT = CC='$(CC)'; CXX='$(CXX)'; READELF='$(READELF)'; \
	PYTHON='$(PYTHON)'; \
	XENSTABLE_HEADERS='$(xenstableinclude_HEADERS)'; \
	TSAN_OPTIONS="$$TSAN_OPTIONS suppressions=$(abs_srcdir)/tests/unit/threads.supp"; \
	export CC CXX READELF PYTHON XENSTABLE_HEADERS TSAN_OPTIONS;

# These say the same whatever the compiler and its options are: they read the
# source, run the generator and the importer, or compile by themselves. One
# build runs them.
SOURCE_TESTS = \
	tests/abi/arrows.sh \
	tests/abi/behaviour.sh \
	tests/abi/blocks.sh \
	tests/abi/committed.sh \
	tests/abi/drop-in.sh \
	tests/abi/headers.sh \
	tests/abi/import.sh \
	tests/abi/layout.sh \
	tests/dependants/check-headers \
	tests/lab/self-test \
	tests/tools/manual.sh \
	tests/toolstack/growth

# The others: for a second compiler, sanitizers and counters.
check-built:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(filter-out $(SOURCE_TESTS),$(TESTS))'

dist_noinst_SCRIPTS += tests/coverage

coverage:
	bash $(srcdir)/tests/coverage

.PHONY: check-built coverage

include tests/fake/local.mk
include tests/unit/local.mk
include tests/abi/local.mk
