# Fake libraries of Xen's, for the tests and for trying things out.
FAKE_FILES = \
	tests/fake/answers.c \
	tests/fake/behaviour.c tests/fake/behaviour.h \
	tests/fake/bindings.c \
	tests/fake/exports \
	tests/fake/inits.c \
	tests/fake/conversation-calls.h \
	tests/fake/conversation-play.h \
	tests/fake/conversation-record.h \
	tests/fake/conversation-rename.h \
	tests/fake/conversation.c tests/fake/conversation.h \
	tests/fake/recorder.c \
	tests/fake/xenctrl-recorded.c \
	tests/fake/machine.c tests/fake/machine.h \
	tests/fake/operations.h \
	tests/fake/policies.h \
	tests/fake/releases.c \
	tests/fake/toolstack.c tests/fake/toolstack.h \
	tests/fake/xen.c \
	tests/fake/xencall.c tests/fake/xencall-operations.h \
	tests/fake/xenctrl-operations.h \
	tests/fake/xenctrl.c \
	tests/fake/xenlight.c
EXTRA_DIST += tests/fake/README.md tests/fake/make-fakes $(FAKE_FILES)
CLEANFILES += tests/fake/stamp tests/fake/*.o tests/fake/*.so

# A release that is new in the registry gets its fake by itself.
tests/fake/stamp: $(FAKE_FILES) tests/fake/make-fakes symbols/releases \
		compat/xenctrl-api.h compat/hypercalls.h \
		compat/toolstack/libxl-api.h \
		Makefile
	$(AM_V_GEN)CC='$(CC)' CFLAGS='$(WARNINGS) $(SANITIZERS) $(CFLAGS)' \
	top_srcdir='$(top_srcdir)' \
	bash $(srcdir)/tests/fake/make-fakes && touch $@

clean-local: clean-fakes
clean-fakes:
	-rm -rf tests/fake/[0-9]* tests/fake/call* tests/fake/broken \
		tests/fake/vendor \
		tests/fake/blocked tests/fake/coinstalled \
		tests/fake/installed
.PHONY: clean-fakes
