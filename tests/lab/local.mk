include tests/lab/client/local.mk

# What the lab lays over dom0's root, and the programs of its scenarios.
LAB_PAYLOAD = $(abs_builddir)/lab-payload
LAB_CLIENT_DIR = $(abs_builddir)/lab-client

# "all" is a make of its own: what else needs the library comes after it.
lab-payload: all
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) $(LAB_CLIENTS)
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) -s install DESTDIR=$(LAB_PAYLOAD) \
		>lab-payload.log
	$(AM_V_at)$(MKDIR_P) $(LAB_CLIENT_DIR)
	$(AM_V_at)for client in $(LAB_CLIENTS); do \
		$(LIBTOOL) --silent --mode=install $(INSTALL_PROGRAM) \
			$$client $(LAB_CLIENT_DIR) || exit 1; \
	done
	$(AM_V_at)CC="$(CC)" $(srcdir)/tests/toolstack/build-judge \
		--out $(LAB_CLIENT_DIR)

# What the unit tests ask of the fakes, written down to be asked of Xen. Not
# those that ask by several threads or processes at once, and not "memory",
# which asks the same for each allocation that fails. The others left out ask
# nothing, or which release runs. A test that knows what is of 4.14 alone fails
# as of another release; it was written down all the same.
CONVERSATION_RELEASES = 4.14 4.17 4.20
CONVERSATION_TESTS = $(filter-out %/arguments %/broken %/choose %/memory \
	%/probe %/process %/queries %/secure %/threads %/unreadable, \
	$(UNIT_TESTS))
CONVERSATIONS_DIR = $(LAB_CLIENT_DIR)/conversations
conversations: lab-payload
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) $(check_LIBRARIES) \
		$(CONVERSATION_TESTS)
	$(AM_V_at)rm -rf $(CONVERSATIONS_DIR) conversations.log
	$(AM_V_GEN)for release in $(CONVERSATION_RELEASES); do \
		FAKE_CONVERSATIONS=$(CONVERSATIONS_DIR)/$$release; \
		FAKE_RELEASE=$$release; \
		export FAKE_CONVERSATIONS FAKE_RELEASE; \
		$(MKDIR_P) $$FAKE_CONVERSATIONS; \
		for test in $(CONVERSATION_TESTS); do \
			echo "$$release $$test" >>conversations.log; \
			$$test >>conversations.log 2>&1 || :; \
		done; \
	done

# What needs a hypervisor, on real ones: without the longest, or SCENARIOS=all.
SCENARIOS = live
check-live: lab-payload conversations
	$(srcdir)/tests/lab/check-live $(LAB_PAYLOAD) $(LAB_CLIENT_DIR) \
		$(SCENARIOS)

.PHONY: lab-payload conversations check-live
# What the lab makes of failures, without booting anything.
TESTS += tests/lab/self-test

EXTRA_DIST += \
	scripts \
	tests/lab/README.md \
	tests/lab/check-live \
	tests/lab/release-file \
	tests/lab/client/README.md \
	tests/lab/guest \
	tests/lab/lab \
	tests/lab/lib \
	tests/lab/scenarios \
	tests/lab/self-test
