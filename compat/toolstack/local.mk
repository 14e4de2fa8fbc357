# The toolstack area: generated code, and what is written by hand for it in
# lib/toolstack/. An archive, so that its tests can link what is not exported.
EXTRA_DIST += compat/toolstack/README.md lib/toolstack/README.md
xenstableinclude_HEADERS += include/xenstable/toolstack.h
dropininclude_HEADERS += \
	include/drop-in/libxl.h \
	include/drop-in/libxl_event.h \
	include/drop-in/libxl_utils.h \
	include/drop-in/libxl_uuid.h \
	include/drop-in/libxlutil.h

noinst_LTLIBRARIES += libtoolstack.la
libtoolstack_la_SOURCES = \
	compat/toolstack/calls.c \
	compat/toolstack/conversion.c compat/toolstack/conversion.h \
	compat/toolstack/plan.c compat/toolstack/plan.h \
	compat/toolstack/derived.c \
	compat/toolstack/generations.c \
	compat/toolstack/layouts.h \
	compat/toolstack/libxl-api.h \
	compat/toolstack/types.c compat/toolstack/types.h \
	compat/toolstack/unbound.c \
	compat/toolstack/features.c \
	lib/toolstack/async.c lib/toolstack/async.h \
	lib/toolstack/bitmap.c \
	lib/toolstack/call.c lib/toolstack/call.h \
	lib/toolstack/context.c lib/toolstack/context.h \
	lib/toolstack/cpuid.c lib/toolstack/cpuid.h \
	lib/toolstack/cpuid_leaves.c lib/toolstack/cpuid_leaves.h \
	lib/toolstack/cpuid_parse.c \
	lib/toolstack/events.c lib/toolstack/events.h \
	lib/toolstack/json.h lib/toolstack/json_read.c \
	lib/toolstack/json_write.c \
	lib/toolstack/json_library.c lib/toolstack/json_library.h \
	lib/toolstack/json_text.c lib/toolstack/json_text.h \
	lib/toolstack/layout.c lib/toolstack/layout.h \
	lib/toolstack/libxl.c lib/toolstack/libxl.h \
	lib/toolstack/policy.c lib/toolstack/policy.h \
	lib/toolstack/policy_text.c lib/toolstack/policy_text.h \
	lib/toolstack/query.c \
	lib/toolstack/reset.c \
	lib/toolstack/shadow.c \
	lib/toolstack/type.c lib/toolstack/type.h \
	lib/toolstack/value.c \
	lib/toolstack/xlu.c \
	lib/toolstack/yajl.h
libtoolstack_la_CPPFLAGS = $(AM_CPPFLAGS) -include config.h
