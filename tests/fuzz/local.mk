# Fuzzing; see tests/fuzz/README.md. "make check" replays the named cases.
FUZZ_BINARIES = tests/fuzz/audit tests/fuzz/converters tests/fuzz/json \
	tests/fuzz/log tests/fuzz/probe tests/fuzz/release
FUZZ_TESTS = tests/fuzz/replay.sh
check_PROGRAMS += $(FUZZ_BINARIES)
check_LIBRARIES += tests/fuzz/libreplay.a
TESTS += $(FUZZ_TESTS)
EXTRA_DIST += tests/fuzz/README.md $(FUZZ_TESTS) tests/fuzz/fuzz-all \
	tests/fuzz/audit-cases \
	tests/fuzz/cases

# libFuzzer has a main function of its own, which comes first.
FUZZ_MAIN =
tests_fuzz_libreplay_a_SOURCES = tests/fuzz/replay.c
FUZZ_CPPFLAGS = $(AM_CPPFLAGS) -include config.h

tests_fuzz_audit_SOURCES = tests/fuzz/audit.c tests/fuzz/fuzz.h
tests_fuzz_audit_CPPFLAGS = $(FUZZ_CPPFLAGS) -I$(top_srcdir)/tools
tests_fuzz_audit_CFLAGS = $(AM_CFLAGS) $(LIBELF_CFLAGS)
tests_fuzz_audit_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_MAIN)
tests_fuzz_audit_LDADD = tests/fuzz/libreplay.a tools/libaudit.a $(LIBELF_LIBS)
tests_fuzz_converters_SOURCES = tests/fuzz/converters.c tests/fuzz/fuzz.h \
	$(TOOLSTACK_TEST_VALUE)
tests_fuzz_converters_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_MAIN)
tests_fuzz_converters_LDADD = tests/fuzz/libreplay.a $(TOOLSTACK_TEST_LIBS)
tests_fuzz_json_SOURCES = tests/fuzz/json.c tests/fuzz/fuzz.h \
	$(TOOLSTACK_TEST_VALUE)
tests_fuzz_json_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_MAIN)
tests_fuzz_json_LDADD = tests/fuzz/libreplay.a $(TOOLSTACK_TEST_LIBS)
tests_fuzz_log_SOURCES = tests/fuzz/log.c tests/fuzz/fuzz.h
tests_fuzz_log_CPPFLAGS = $(FUZZ_CPPFLAGS)
tests_fuzz_log_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_MAIN)
tests_fuzz_log_LDADD = tests/fuzz/libreplay.a $(TOOLSTACK_TEST_LIBS)
tests_fuzz_probe_SOURCES = tests/fuzz/probe.c tests/fuzz/fuzz.h
tests_fuzz_probe_CPPFLAGS = $(FUZZ_CPPFLAGS)
tests_fuzz_probe_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_MAIN)
tests_fuzz_probe_LDADD = tests/fuzz/libreplay.a $(TOOLSTACK_TEST_LIBS)
tests_fuzz_release_SOURCES = tests/fuzz/release.c tests/fuzz/fuzz.h \
	$(TOOLSTACK_TEST_VALUE)
tests_fuzz_release_CPPFLAGS = $(AM_CPPFLAGS) \
	-DSOURCE_FOLDER='"$(abs_top_srcdir)"'
tests_fuzz_release_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_MAIN)
tests_fuzz_release_LDADD = tests/fuzz/libreplay.a $(TOOLSTACK_TEST_LIBS)

# Each target for so many seconds, in a build folder of its own with clang.
FUZZ_SECONDS = 60
FUZZ_TARGETS = audit converters json log probe release
fuzz:
	FUZZ_SECONDS='$(FUZZ_SECONDS)' FUZZ_TARGETS='$(FUZZ_TARGETS)' \
	bash $(srcdir)/tests/fuzz/fuzz-all

.PHONY: fuzz
