# The toolstack area: generated code, and what is written by hand for it in
# lib/toolstack/. An archive, so that its tests can link what is not exported.
EXTRA_DIST += compat/toolstack/README.md lib/toolstack/README.md
xenstableinclude_HEADERS += include/xenstable/toolstack.h
dropininclude_HEADERS += \
	include/drop-in/libxl.h \
	include/drop-in/libxl_api_version.h \
	include/drop-in/libxl_event.h \
	include/drop-in/libxl_json.h \
	include/drop-in/libxl_utils.h \
	include/drop-in/libxl_uuid.h \
	include/drop-in/libxl_yajl.h \
	include/drop-in/libxlutil.h

noinst_LTLIBRARIES += libtoolstack.la
libtoolstack_la_SOURCES = \
	compat/toolstack/calls.c \
	compat/toolstack/conversion.c compat/toolstack/conversion.h \
	compat/toolstack/plan.c compat/toolstack/plan.h \
	compat/toolstack/derived.c \
	compat/toolstack/described.c compat/toolstack/described.h \
	compat/toolstack/described_reader.h compat/toolstack/described_tables.c \
	compat/toolstack/generations.c \
	compat/toolstack/layouts.h \
	compat/toolstack/libxl-api.h \
	compat/toolstack/types.c compat/toolstack/types.h \
	compat/toolstack/unbound.c \
	compat/toolstack/features.c \
	compat/toolstack/async.c compat/toolstack/async.h \
	lib/toolstack/bitmap.c \
	compat/toolstack/call.c compat/toolstack/call.h \
	compat/toolstack/context.c compat/toolstack/context.h \
	lib/toolstack/cpuid.c lib/toolstack/cpuid.h \
	lib/toolstack/cpuid_leaves.c lib/toolstack/cpuid_leaves.h \
	compat/toolstack/console.c \
	lib/toolstack/cpuid_parse.c \
	compat/toolstack/events.c compat/toolstack/events.h \
	compat/toolstack/files.c \
	lib/toolstack/json.h lib/toolstack/json_read.c \
	lib/toolstack/json_feed.c \
	lib/toolstack/json_write.c \
	lib/toolstack/json_library.c lib/toolstack/json_library.h \
	lib/toolstack/json_text.c lib/toolstack/json_text.h \
	compat/toolstack/layout.c compat/toolstack/layout.h \
	compat/toolstack/libxl.c compat/toolstack/libxl.h \
	compat/toolstack/policy.c compat/toolstack/policy.h \
	lib/toolstack/policy_text.c lib/toolstack/policy_text.h \
	compat/toolstack/query.c \
	compat/toolstack/release_file.c compat/toolstack/release_file.h \
	lib/toolstack/report.h \
	lib/toolstack/stand_in.h \
	lib/toolstack/reset.c \
	compat/toolstack/shadow.c \
	compat/toolstack/stand_in.c \
	lib/toolstack/integer.h lib/toolstack/type.c lib/toolstack/type.h \
	lib/toolstack/value.c \
	compat/toolstack/xlu.c compat/toolstack/xlu.h \
	compat/toolstack/xlu_read.c \
	lib/toolstack/yajl.h
libtoolstack_la_CPPFLAGS = $(AM_CPPFLAGS) -include config.h \
	-DRELEASES_FOLDER='"$(releasesdir)"'
