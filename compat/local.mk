EXTRA_DIST += compat/README.md

libxenstable_la_SOURCES += \
	compat/adapters.h \
	compat/dlopen-note.h \
	compat/dlopen_note.c \
	compat/elements.c compat/elements.h \
	compat/frames.h \
	compat/hypercall.c compat/hypercall.h \
	compat/hypercall-adapters.c \
	compat/hypercall_device_model.c \
	compat/hypercall_host.c \
	compat/hypercall_kexec.c \
	compat/hypercall_map_memory.c \
	compat/hypercalls.h \
	compat/layout-kinds.h \
	compat/operations.c compat/operations.h \
	compat/provider.h \
	compat/release.h compat/releases.c \
	compat/state.c compat/state.h \
	compat/text.c compat/text.h \
	compat/xenctrl.c compat/xenctrl.h compat/xenctrl-api.h \
	compat/xenctrl-adapters.c \
	compat/xenctrl_kexec.c
