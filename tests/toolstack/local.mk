# Tests of the toolstack area that need no Xen, and the program that compares
# it with real libraries (run by check-json).
EXTRA_DIST += tests/toolstack/README.md tests/toolstack/check-headers \
	tests/toolstack/check-members \
	tests/toolstack/build-judge tests/toolstack/check-json \
	tests/toolstack/growth-client.c \
	tests/toolstack/growth-xen.c tests/toolstack/without-json.h
dist_noinst_SCRIPTS += tests/toolstack/check-future tests/toolstack/future \
	tests/toolstack/growth
TESTS += tests/toolstack/growth

TOOLSTACK_TEST_VALUE = tests/toolstack/value.c tests/toolstack/value.h
# What is not exported is tested, too: the archives that the library is.
TOOLSTACK_TEST_LIBS = libtoolstack.la tests/unit/libwhole.a -ldl

if HAVE_CHECK
check_PROGRAMS += tests/toolstack/test-context tests/toolstack/test-json \
	tests/toolstack/test-releases tests/toolstack/test-types
TESTS += tests/toolstack/test-context tests/toolstack/test-json \
	tests/toolstack/test-releases tests/toolstack/test-types
endif
tests_toolstack_test_context_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_toolstack_test_context_LDADD = $(TOOLSTACK_TEST_LIBS) $(CHECK_LIBS)
tests_toolstack_test_json_SOURCES = tests/toolstack/test-json.c \
	tests/toolstack/json-numbers.h \
	tests/toolstack/yajl-ours.c tests/toolstack/yajl-theirs.c \
	tests/toolstack/yajl-facts.h
tests_toolstack_test_json_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_toolstack_test_json_LDFLAGS = $(AM_LDFLAGS) -no-install
tests_toolstack_test_json_LDADD = $(TOOLSTACK_TEST_LIBS) $(CHECK_LIBS)
tests_toolstack_test_releases_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_toolstack_test_releases_LDADD = $(TOOLSTACK_TEST_LIBS) $(CHECK_LIBS)
tests_toolstack_test_types_SOURCES = tests/toolstack/test-types.c \
	$(TOOLSTACK_TEST_VALUE)
tests_toolstack_test_types_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_toolstack_test_types_LDFLAGS = $(AM_LDFLAGS) -no-install
tests_toolstack_test_types_LDADD = $(TOOLSTACK_TEST_LIBS) $(CHECK_LIBS)

# On the fake libxl; see tests/fake/. A test links its own source and what is
# common to all of them.
TOOLSTACK_FAKE_CPPFLAGS = $(AM_CPPFLAGS) \
	-DFAKE_FOLDER='"$(abs_top_builddir)/tests/fake"'
TOOLSTACK_FAKE_LIBS = libtoolstack.la tests/unit/libwhole.a \
	-Ltests/fake -lfake-toolstack -ldl -lpthread $(CHECK_LIBS)
TOOLSTACK_CHECK_LIBS = tests/toolstack/libfake-release.a \
	$(TOOLSTACK_FAKE_LIBS)
TOOLSTACK_FAKE_TESTS = tests/toolstack/test-threads \
	tests/toolstack/test-wrappers
if HAVE_CHECK
check_LIBRARIES += tests/toolstack/libfake-release.a
TOOLSTACK_FAKE_TESTS += tests/toolstack/test-async \
	tests/toolstack/test-calls tests/toolstack/test-configurations \
	tests/toolstack/test-disks \
	tests/toolstack/test-query tests/toolstack/test-values
endif
check_PROGRAMS += $(TOOLSTACK_FAKE_TESTS)
TESTS += $(TOOLSTACK_FAKE_TESTS)
$(TOOLSTACK_FAKE_TESTS) tests/toolstack/test-wrappers-no-memory: \
	tests/fake/stamp

tests_toolstack_libfake_release_a_SOURCES = tests/toolstack/fake-release.c \
	tests/toolstack/fake-release.h
tests_toolstack_libfake_release_a_CPPFLAGS = $(TOOLSTACK_FAKE_CPPFLAGS)
tests_toolstack_libfake_release_a_CFLAGS = $(UNIT_CFLAGS)

tests_toolstack_test_async_CFLAGS = $(UNIT_CFLAGS)
tests_toolstack_test_async_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_async_LDADD = $(TOOLSTACK_CHECK_LIBS)

tests_toolstack_test_calls_SOURCES = tests/toolstack/test-calls.c \
	tests/toolstack/later-calls.c tests/toolstack/later-calls.h
tests_toolstack_test_calls_CFLAGS = $(UNIT_CFLAGS)
tests_toolstack_test_calls_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_calls_LDADD = $(TOOLSTACK_CHECK_LIBS)

tests_toolstack_test_configurations_CFLAGS = $(UNIT_CFLAGS)
tests_toolstack_test_configurations_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_configurations_LDADD = $(TOOLSTACK_CHECK_LIBS)
tests_toolstack_test_disks_SOURCES = tests/toolstack/test-disks.c \
	$(TOOLSTACK_TEST_VALUE)
tests_toolstack_test_disks_CPPFLAGS = $(TOOLSTACK_FAKE_CPPFLAGS)
tests_toolstack_test_disks_CFLAGS = $(UNIT_CFLAGS)
tests_toolstack_test_disks_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_disks_LDADD = $(TOOLSTACK_CHECK_LIBS)

tests_toolstack_test_query_SOURCES = tests/toolstack/test-query.c \
	$(TOOLSTACK_TEST_VALUE)
tests_toolstack_test_query_CPPFLAGS = $(TOOLSTACK_FAKE_CPPFLAGS)
tests_toolstack_test_query_CFLAGS = $(UNIT_CFLAGS)
tests_toolstack_test_query_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_query_LDADD = $(TOOLSTACK_CHECK_LIBS)

tests_toolstack_test_values_CFLAGS = $(UNIT_CFLAGS)
tests_toolstack_test_values_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_values_LDADD = $(TOOLSTACK_CHECK_LIBS)

tests_toolstack_test_threads_CPPFLAGS = $(TOOLSTACK_FAKE_CPPFLAGS)
tests_toolstack_test_threads_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_threads_LDADD = $(TOOLSTACK_FAKE_LIBS)

TOOLSTACK_WRAPPERS = tests/toolstack/test-wrappers.c \
	tests/toolstack/allocator.c tests/toolstack/allocator.h \
	tests/toolstack/wrappers.c tests/toolstack/wrappers.h \
	$(TOOLSTACK_TEST_VALUE)
tests_toolstack_test_wrappers_SOURCES = $(TOOLSTACK_WRAPPERS)
tests_toolstack_test_wrappers_CPPFLAGS = $(TOOLSTACK_FAKE_CPPFLAGS)
tests_toolstack_test_wrappers_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_wrappers_LDADD = $(TOOLSTACK_FAKE_LIBS)

# In check-valgrind, too. Threads take turns there.
TOOLSTACK_VALGRIND = $(TOOLSTACK_FAKE_TESTS)
if HAVE_CHECK
TOOLSTACK_VALGRIND += tests/toolstack/test-json tests/toolstack/test-types
endif

# They replace malloc(), which sanitizers do, too.
if !SANITIZERS
check_PROGRAMS += tests/toolstack/test-no-memory \
	tests/toolstack/test-wrappers-no-memory
TESTS += tests/toolstack/test-no-memory \
	tests/toolstack/test-wrappers-no-memory
endif
tests_toolstack_test_wrappers_no_memory_SOURCES = $(TOOLSTACK_WRAPPERS)
tests_toolstack_test_wrappers_no_memory_CPPFLAGS = \
	$(TOOLSTACK_FAKE_CPPFLAGS) -DREPLACE_MALLOC
tests_toolstack_test_wrappers_no_memory_CFLAGS = $(AM_CFLAGS) -fno-builtin
tests_toolstack_test_wrappers_no_memory_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_toolstack_test_wrappers_no_memory_LDADD = $(TOOLSTACK_FAKE_LIBS)
tests_toolstack_test_no_memory_SOURCES = tests/toolstack/test-no-memory.c \
	tests/toolstack/allocator.c tests/toolstack/allocator.h \
	$(TOOLSTACK_TEST_VALUE)
tests_toolstack_test_no_memory_CPPFLAGS = $(AM_CPPFLAGS) -DREPLACE_MALLOC
tests_toolstack_test_no_memory_CFLAGS = $(AM_CFLAGS) -fno-builtin
tests_toolstack_test_no_memory_LDADD = $(TOOLSTACK_TEST_LIBS)

check_PROGRAMS += tests/toolstack/compare-json
tests_toolstack_compare_json_SOURCES = tests/toolstack/compare-json.c \
	tests/toolstack/compare-configurations.c \
	tests/toolstack/compare-configurations.h \
	tests/toolstack/json-numbers.h \
	$(TOOLSTACK_TEST_VALUE)
tests_toolstack_compare_json_CFLAGS = $(AM_CFLAGS)
tests_toolstack_compare_json_LDFLAGS = $(AM_LDFLAGS) -no-install
tests_toolstack_compare_json_LDADD = $(TOOLSTACK_TEST_LIBS)

# Some five minutes: a libxenlight with other types, built of Debian's source.
check-future: all
	$(MAKE) $(AM_MAKEFLAGS) tests/toolstack/compare-json
	COMPARE_JSON='$(abs_builddir)/tests/toolstack/compare-json' \
	bash $(srcdir)/tests/toolstack/check-future

.PHONY: check-future
