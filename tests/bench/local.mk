# What libxenstable costs; see tests/bench/README.md. Built on demand.
EXTRA_DIST += \
	tests/bench/README.md \
	tests/bench/alternate.c \
	tests/bench/bench \
	tests/bench/exceptions \
	tests/bench/operations.c \
	tests/bench/quiet.c \
	tests/bench/start.c \
	tests/bench/toolstack.c

bench: $(BUILT_SOURCES) libxenstable.la libtoolstack.la \
		tests/unit/libwhole.a tests/fake/stamp
	$(AM_V_at)CC='$(CC)' CFLAGS='$(WARNINGS) $(CFLAGS)' \
	top_srcdir='$(top_srcdir)' top_builddir=. \
	bash $(srcdir)/tests/bench/bench

clean-local: clean-bench
clean-bench:
	-rm -rf tests/bench/fakes tests/bench/stubs
	-rm -f tests/bench/*.callgrind tests/bench/*.costs \
		tests/bench/operations-4.* tests/bench/direct-* \
		tests/bench/start-alone tests/bench/start-linked \
		tests/bench/start-ours tests/bench/alternate tests/bench/code \
		tests/bench/toolstack tests/bench/names \
		tests/bench/counts tests/bench/imports tests/bench/log
.PHONY: bench clean-bench
