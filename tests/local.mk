# What each folder is for: tests/README.md
EXTRA_DIST += tests/README.md tests/suite.h

# For scripts that compile or look into what was built, and for
# ThreadSanitizer.
AM_TESTS_ENVIRONMENT = CC='$(CC)'; CXX='$(CXX)'; READELF='$(READELF)'; \
	PYTHON='$(PYTHON)'; \
	XENSTABLE_HEADERS='$(xenstableinclude_HEADERS)'; \
	TSAN_OPTIONS="$$TSAN_OPTIONS suppressions=$(abs_srcdir)/tests/unit/threads.supp"; \
	export CC CXX READELF PYTHON XENSTABLE_HEADERS TSAN_OPTIONS;

dist_noinst_SCRIPTS += tests/coverage

coverage:
	bash $(srcdir)/tests/coverage

.PHONY: coverage

include tests/fake/local.mk
include tests/unit/local.mk
include tests/abi/local.mk
