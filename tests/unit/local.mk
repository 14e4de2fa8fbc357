# Unit tests against the fakes; one program a subject, its source the same
# name with .c.
EXTRA_DIST += tests/unit/README.md tests/unit/threads.supp

UNIT_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
# Not installed, hence no wrapper script: the program itself can be run,
# debugged and copied.
UNIT_LINK_FLAGS = $(AM_LDFLAGS) -no-install \
	-Wl,-rpath,$(abs_top_builddir)/tests/fake
UNIT_LINK_LIBS = tests/unit/libhelper.a -Ltests/fake -lfake-machine \
	libxenstable.la $(CHECK_LIBS)

if HAVE_CHECK
UNIT_TESTS = \
	tests/unit/arguments \
	tests/unit/ask \
	tests/unit/behaviour \
	tests/unit/broken \
	tests/unit/choose \
	tests/unit/device-model \
	tests/unit/errors \
	tests/unit/host \
	tests/unit/kexec \
	tests/unit/log \
	tests/unit/memory \
	tests/unit/operations \
	tests/unit/probe \
	tests/unit/process \
	tests/unit/queries \
	tests/unit/secure \
	tests/unit/structures \
	tests/unit/system \
	tests/unit/threads \
	tests/unit/unreadable
check_LIBRARIES += tests/unit/libhelper.a
endif
check_LIBRARIES += tests/unit/libwhole.a
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)

tests_unit_libhelper_a_SOURCES = \
	tests/unit/calls.c tests/unit/calls.h \
	tests/unit/helper.c tests/unit/helper.h
tests_unit_libhelper_a_CPPFLAGS = $(AM_CPPFLAGS) -include config.h \
	-DFAKE_FOLDER='"$(abs_top_builddir)/tests/fake"'
tests_unit_libhelper_a_CFLAGS = $(UNIT_CFLAGS)
EXTRA_tests_unit_libhelper_a_DEPENDENCIES = tests/fake/stamp

tests_unit_arguments_CFLAGS = $(UNIT_CFLAGS)
tests_unit_arguments_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_arguments_LDADD = $(UNIT_LINK_LIBS)

# The whole library, with another probe and folders of our own.
tests_unit_ask_CFLAGS = $(UNIT_CFLAGS)
tests_unit_ask_LDFLAGS = $(UNIT_LINK_FLAGS) -Wl,--wrap=probe_release
tests_unit_ask_LDADD = tests/unit/libhelper.a libtoolstack.la \
	tests/unit/libwhole.a -Ltests/fake -lfake-machine -ldl $(CHECK_LIBS)

tests_unit_libwhole_a_SOURCES = $(libxenstable_la_SOURCES)
tests_unit_libwhole_a_CPPFLAGS = $(AM_CPPFLAGS) -include config.h \
	-DLIBRARY_FOLDER='"$(abs_top_builddir)/tests/fake/installed"' \
	-DEXTRA_FOLDERS='"$(abs_top_builddir)/tests/fake/coinstalled/xen-%v/lib"'
tests_unit_libwhole_a_CFLAGS = $(UNIT_CFLAGS)

tests_unit_behaviour_CFLAGS = $(UNIT_CFLAGS)
tests_unit_behaviour_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_behaviour_LDADD = $(UNIT_LINK_LIBS)

tests_unit_broken_CFLAGS = $(UNIT_CFLAGS)
tests_unit_broken_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_broken_LDADD = $(UNIT_LINK_LIBS)

tests_unit_choose_CFLAGS = $(UNIT_CFLAGS)
tests_unit_choose_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_choose_LDADD = $(UNIT_LINK_LIBS)

tests_unit_device_model_CFLAGS = $(UNIT_CFLAGS)
tests_unit_device_model_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_device_model_LDADD = $(UNIT_LINK_LIBS)

tests_unit_errors_CFLAGS = $(UNIT_CFLAGS)
tests_unit_errors_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_errors_LDADD = $(UNIT_LINK_LIBS)

tests_unit_host_CFLAGS = $(UNIT_CFLAGS)
tests_unit_host_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_host_LDADD = $(UNIT_LINK_LIBS)

tests_unit_kexec_CFLAGS = $(UNIT_CFLAGS)
tests_unit_kexec_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_kexec_LDADD = $(UNIT_LINK_LIBS)

tests_unit_log_CFLAGS = $(UNIT_CFLAGS)
tests_unit_log_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_log_LDADD = $(UNIT_LINK_LIBS)

tests_unit_memory_CFLAGS = $(UNIT_CFLAGS)
tests_unit_memory_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_memory_LDADD = $(UNIT_LINK_LIBS)

tests_unit_operations_CFLAGS = $(UNIT_CFLAGS)
tests_unit_operations_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_operations_LDADD = $(UNIT_LINK_LIBS)

tests_unit_probe_SOURCES = tests/unit/probe.c lib/probe.c lib/probe.h
tests_unit_probe_CPPFLAGS = $(AM_CPPFLAGS) -include config.h
tests_unit_probe_CFLAGS = $(UNIT_CFLAGS)
tests_unit_probe_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_probe_LDADD = $(UNIT_LINK_LIBS)

tests_unit_process_CFLAGS = $(UNIT_CFLAGS)
tests_unit_process_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_process_LDADD = $(UNIT_LINK_LIBS)

tests_unit_queries_CPPFLAGS = $(AM_CPPFLAGS) -include config.h
tests_unit_queries_CFLAGS = $(UNIT_CFLAGS)
tests_unit_queries_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_queries_LDADD = $(UNIT_LINK_LIBS)

tests_unit_secure_CFLAGS = $(UNIT_CFLAGS)
tests_unit_secure_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_secure_LDADD = $(UNIT_LINK_LIBS)

tests_unit_structures_SOURCES = tests/unit/structures.c \
	compat/elements.c compat/elements.h lib/structure.h
tests_unit_structures_CFLAGS = $(UNIT_CFLAGS)
tests_unit_structures_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_structures_LDADD = $(UNIT_LINK_LIBS)

tests_unit_system_CFLAGS = $(UNIT_CFLAGS)
tests_unit_system_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_system_LDADD = $(UNIT_LINK_LIBS) -ldl

tests_unit_threads_CFLAGS = $(UNIT_CFLAGS)
tests_unit_threads_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_threads_LDADD = $(UNIT_LINK_LIBS) -lpthread

tests_unit_unreadable_CFLAGS = $(UNIT_CFLAGS)
tests_unit_unreadable_LDFLAGS = $(UNIT_LINK_FLAGS)
tests_unit_unreadable_LDADD = $(UNIT_LINK_LIBS)

# The unit tests once more, slowly. The library path is set here: programs
# that start themselves again are not followed. Valgrind translates the code
# anew in each process that a test is given, which takes most of its time: so
# tests that leave nothing behind share one process.
UNIT_ONE_PROCESS = \
	tests/unit/arguments \
	tests/unit/errors \
	tests/unit/host \
	tests/unit/kexec \
	tests/unit/operations \
	tests/unit/probe \
	tests/unit/process \
	tests/unit/queries \
	tests/unit/structures \
	tests/unit/system \
	tests/unit/unreadable
check-valgrind: $(BUILT_SOURCES) $(check_LIBRARIES) $(UNIT_TESTS) $(TOOLSTACK_VALGRIND)
	$(AM_V_at)$(srcdir)/scripts/install "make check-valgrind"
	+CK_FORK=no $(UNDER_VALGRIND) TESTS='$(filter \
		$(UNIT_ONE_PROCESS),$(UNIT_TESTS))'
	+$(UNDER_VALGRIND) TESTS='$(filter-out \
		$(UNIT_ONE_PROCESS),$(UNIT_TESTS)) $(TOOLSTACK_VALGRIND)'

UNDER_VALGRIND = UNIT_VALGRIND=1 CK_TIMEOUT_MULTIPLIER=20 \
	LD_LIBRARY_PATH='$(abs_top_builddir)/tests/fake/blocked' \
	$(MAKE) $(AM_MAKEFLAGS) check-TESTS LOG_COMPILER='valgrind' \
	LOG_FLAGS='$(UNIT_VALGRIND_FLAGS)'
UNIT_VALGRIND_FLAGS = --quiet --error-exitcode=99 --leak-check=full \
	--errors-for-leak-kinds=definite,indirect --track-fds=no
.PHONY: check-valgrind
