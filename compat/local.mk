# What compat/generate.py writes; it travels in the tarball.
GENERATED = \
	compat/dlopen-note.h \
	compat/hypercalls.h \
	compat/operations.c \
	compat/operations.h \
	compat/releases.c \
	compat/xenctrl-api.h \
	include/xenstable/operations.h

BUILT_SOURCES += $(GENERATED:%=$(srcdir)/%)
# What is in git stays; tests/abi/committed.sh says when it is stale.
IN_GIT = libxenstable.map include/xenstable/operations.h \
	include/xenstable/toolstack.h
MAINTAINERCLEANFILES += $(patsubst %,$(srcdir)/%, \
	$(filter-out $(IN_GIT),$(GENERATED)))
EXTRA_DIST += compat/README.md compat/behaviour.py compat/generate.py

libxenstable_la_SOURCES += \
	compat/dlopen-note.h \
	compat/frames.h \
	compat/hypercall.c compat/hypercall.h \
	compat/hypercall_device_model.c \
	compat/hypercall_host.c \
	compat/hypercall_kexec.c \
	compat/hypercall_map_memory.c \
	compat/hypercalls.h \
	compat/operations.c compat/operations.h \
	compat/provider.h \
	compat/release.h compat/releases.c \
	compat/state.c compat/state.h \
	compat/text.c compat/text.h \
	compat/xenctrl.c compat/xenctrl.h compat/xenctrl-api.h \
	compat/xenctrl_kexec.c

# In the source folder, where the tarball has them, too.
$(GENERATED:%=$(srcdir)/%): $(REGISTRY) $(OPERATION_PROTOTYPES) \
		compat/generate.py
	$(AM_V_GEN)file=$@; file=$${file#$(srcdir)/}; \
	$(PYTHON) $(srcdir)/compat/generate.py $$file $(srcdir)/symbols \
		$(srcdir)/include/xenstable >$@.new && mv $@.new $@
