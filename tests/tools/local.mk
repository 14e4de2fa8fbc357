# Tests of xenstable(1): scripts that print TAP and exit with 1 on a failure
check_PROGRAMS += tests/tools/damaged-elf tests/tools/make-elf \
	tests/tools/output
TOOLS_TESTS = \
	tests/tools/audit.sh \
	tests/tools/damaged.sh \
	tests/tools/describe.sh \
	tests/tools/info.sh \
	tests/tools/manual.sh \
	tests/tools/run.sh \
	tests/tools/surroundings.sh \
	tests/tools/usage.sh
TESTS += $(TOOLS_TESTS) tests/tools/output
EXTRA_DIST += $(TOOLS_TESTS) tests/tools/README.md tests/tools/lib.sh

tests_tools_damaged_elf_SOURCES = tests/tools/damaged-elf.c
tests_tools_damaged_elf_CPPFLAGS = $(TOOLS_CPPFLAGS)
tests_tools_damaged_elf_CFLAGS = $(AM_CFLAGS) $(LIBELF_CFLAGS)
tests_tools_damaged_elf_LDADD = tools/libaudit.a $(LIBELF_LIBS)

tests_tools_make_elf_SOURCES = tests/tools/make-elf.c
tests_tools_make_elf_CPPFLAGS = $(TOOLS_CPPFLAGS)
tests_tools_make_elf_CFLAGS = $(AM_CFLAGS) $(LIBELF_CFLAGS)
tests_tools_make_elf_LDADD = $(LIBELF_LIBS)

tests_tools_output_SOURCES = tests/tools/output.c tools/json.c tools/json.h
tests_tools_output_CPPFLAGS = $(TOOLS_CPPFLAGS)
tests_tools_output_CFLAGS = $(AM_CFLAGS)
tests_tools_output_LDFLAGS = $(AM_LDFLAGS) -no-install
tests_tools_output_LDADD = tools/libaudit.a libxenstable.la -ldl
