# What each folder is for: tests/README.md
EXTRA_DIST += tests/README.md tests/suite.h

# For scripts that compile or look into what was built.
AM_TESTS_ENVIRONMENT = CC='$(CC)'; CXX='$(CXX)'; READELF='$(READELF)'; \
	XENSTABLE_HEADERS='$(xenstableinclude_HEADERS)'; \
	export CC CXX READELF XENSTABLE_HEADERS;

dist_noinst_SCRIPTS += tests/coverage

coverage:
	bash $(srcdir)/tests/coverage

.PHONY: coverage

include tests/fake/local.mk
include tests/unit/local.mk
include tests/abi/local.mk
